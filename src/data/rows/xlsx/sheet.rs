//! The rows of a sheet, one by one.

use super::strings::{Strings, rich_text, too_much_text};
use super::styles::{Formats, NumberFormat};
use super::value::Value;
use super::xml::{Part, Piece, attribute, cut_short, damaged};
use crate::data::error::ErrorKind;
use crate::message::{Figure, Message, msg, template};
use quick_xml::events::BytesStart;
use std::io::Read;

/// Maximum length in bytes of the texts of a row.
const LONGEST_ROW: usize = 64 << 20;
/// Maximum length in bytes of the texts of a sheet.
const MOST_TEXT: u64 = 4 << 30;
/// The size of the largest sheet that a spreadsheet program can have.
const MOST_ROWS: u64 = 1_048_576;
const MOST_COLUMNS: usize = 16_384;

/// A sheet, from which rows are read in order.
pub(super) struct Sheet<'w, R: Read> {
    part: Part<R>,
    strings: &'w Strings,
    formats: &'w Formats,
    since_1904: bool,
    /// Number of bytes of the texts in all rows so far; a shared text is short in the file, but counts for each cell.
    text: u64,
    /// The number of the last row, from 1.
    row: u64,
    has_ended: bool,
    /// Memory for the texts of a cell.
    texts: CellTexts,
}

/// A row whose cells have been read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SheetRow {
    /// Its number in the sheet, from 1.
    pub number: u64,
    /// Number of bytes of its texts.
    pub text: usize,
}

/// The texts in a cell.
#[derive(Default)]
struct CellTexts {
    value: String,
    inline: String,
    formula: String,
}

/// What the value of a cell is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Shared,
    Text,
    Inline,
    Answer,
    Error,
}

/// The attributes of a cell.
struct Head {
    column: Option<usize>,
    kind: Kind,
    format: NumberFormat,
}

impl<'w, R: Read> Sheet<'w, R> {
    /// The rows in a part.
    pub fn new(
        part: Part<R>,
        strings: &'w Strings,
        formats: &'w Formats,
        since_1904: bool,
    ) -> Sheet<'w, R> {
        Sheet {
            part,
            strings,
            text: 0,
            formats,
            since_1904,
            row: 0,
            has_ended: false,
            texts: CellTexts::default(),
        }
    }

    /// Reads the cells of the next row; none after the last one.
    pub fn next_row(&mut self, cells: &mut Vec<Value>) -> Result<Option<SheetRow>, ErrorKind> {
        cells.clear();
        while !self.has_ended {
            match self.part.next()? {
                Piece::Start(element) if element.local_name().as_ref() == "row" => {
                    let number = attribute(&element, "r")?;
                    self.begin_row(number.as_deref())?;
                    let text = self.cells(cells)?;
                    self.text += text as u64;
                    if self.text > MOST_TEXT {
                        return Err(too_much_text(MOST_TEXT));
                    }
                    return Ok(Some(SheetRow {
                        number: self.row,
                        text,
                    }));
                }
                Piece::Nothing => self.has_ended = true,
                Piece::Start(_) | Piece::End(_) | Piece::Text(_) | Piece::Other => {}
            }
        }
        Ok(None)
    }

    fn begin_row(&mut self, number: Option<&str>) -> Result<(), ErrorKind> {
        let number = match number {
            None => self.row + 1,
            Some(number) => number.trim().parse().map_err(|_| wrong_place(number))?,
        };
        if number <= self.row {
            return Err(damaged(msg!(
                "row {number} of it is after row {row}",
                number,
                row = self.row
            )));
        }
        if number > MOST_ROWS {
            return Err(damaged(msg!(
                "it has more than {most} rows",
                most = Figure::of(MOST_ROWS)
            )));
        }
        self.row = number;
        Ok(())
    }

    /// Reads the cells of the row that was started last, and returns the number of bytes of their texts.
    fn cells(&mut self, cells: &mut Vec<Value>) -> Result<usize, ErrorKind> {
        let depth = self.part.depth();
        let (mut count, mut length) = (0, 0);
        loop {
            match self.part.next()? {
                Piece::Start(element) if element.local_name().as_ref() == "c" => {
                    let head = head(&element, self.formats)?;
                    let column = head.column.unwrap_or(cells.len());
                    count += 1;
                    if column >= MOST_COLUMNS || count > MOST_COLUMNS {
                        return Err(damaged(msg!(
                            "row {row} of it has more than {most} columns",
                            row = self.row,
                            most = Figure::of(MOST_COLUMNS as u64)
                        )));
                    }
                    let value = self.value(&head)?;
                    length += value.length(self.strings);
                    if length > LONGEST_ROW {
                        return Err(damaged(msg!(
                            "row {row} of it has more than {mebibytes} MiB",
                            row = self.row,
                            mebibytes = LONGEST_ROW >> 20
                        )));
                    }
                    if cells.len() <= column {
                        cells.resize(column + 1, Value::Blank);
                    }
                    if let Some(cell) = cells.get_mut(column) {
                        *cell = value;
                    }
                }
                Piece::Start(_) => self.part.skip()?,
                Piece::End(ended) if ended == depth => return Ok(length),
                Piece::Nothing => return Err(cut_short()),
                Piece::End(_) | Piece::Text(_) | Piece::Other => {}
            }
        }
    }

    /// The value of the cell that was started last.
    fn value(&mut self, head: &Head) -> Result<Value, ErrorKind> {
        let depth = self.part.depth();
        let texts = &mut self.texts;
        texts.clear();
        let mut has_formula = false;
        loop {
            match self.part.next()? {
                Piece::Start(element) => match element.local_name().as_ref() {
                    "v" => self.part.text(&mut texts.value)?,
                    "is" => rich_text(&mut self.part, &mut texts.inline)?,
                    "f" => {
                        has_formula = true;
                        self.part.text(&mut texts.formula)?;
                    }
                    _ => self.part.skip()?,
                },
                Piece::End(ended) if ended == depth => break,
                Piece::Nothing => return Err(cut_short()),
                Piece::End(_) | Piece::Text(_) | Piece::Other => {}
            }
        }
        if has_formula && head.kind != Kind::Text && texts.value.is_empty() {
            return Ok(Value::odd(
                format!("={}", texts.formula),
                template!(
                    "the result of the formula is not in the file; open it in a spreadsheet program and save it"
                ),
            ));
        }
        Ok(texts.read(head, self.since_1904))
    }
}

impl CellTexts {
    fn clear(&mut self) {
        self.value.clear();
        self.inline.clear();
        self.formula.clear();
    }

    fn read(&self, head: &Head, since_1904: bool) -> Value {
        let value = self.value.as_str();
        match head.kind {
            Kind::Inline => Value::text(&self.inline),
            Kind::Text => Value::text(value),
            _ if value.trim().is_empty() => Value::Blank,
            Kind::Number => Value::number(value, head.format, since_1904),
            Kind::Shared => match value.trim().parse() {
                Ok(number) => Value::Shared(number),
                Err(_) => Value::odd(value, template!("the workbook does not have its text")),
            },
            Kind::Answer => match value.trim() {
                "0" | "false" => Value::Answer(false),
                "1" | "true" => Value::Answer(true),
                _ => Value::odd(value, template!("it is neither yes nor no")),
            },
            Kind::Error => Value::odd(
                value,
                template!("the formula in this cell has an error instead of a result"),
            ),
        }
    }
}

/// Where a cell is, and what is in it.
fn head(element: &BytesStart<'_>, formats: &Formats) -> Result<Head, ErrorKind> {
    let mut head = Head {
        column: None,
        kind: Kind::Number,
        format: NumberFormat::default(),
    };
    for attribute in element.attributes().with_checks(false) {
        let attribute = attribute.map_err(|error| damaged(Message::verbatim(error.to_string())))?;
        let value = attribute.value.as_ref();
        match attribute.key.as_ref() {
            "r" => head.column = Some(column(value).ok_or_else(|| wrong_place(value))?),
            "s" => head.format = formats.get(value.parse().unwrap_or(0)),
            "t" => {
                head.kind = match value {
                    "s" => Kind::Shared,
                    "str" | "d" => Kind::Text,
                    "inlineStr" => Kind::Inline,
                    "b" => Kind::Answer,
                    "e" => Kind::Error,
                    "n" => Kind::Number,
                    other => {
                        return Err(damaged(msg!(
                            "a cell has the unknown type `{kind}`",
                            kind = other
                        )));
                    }
                }
            }
            _ => {}
        }
    }
    Ok(head)
}

fn wrong_place(place: &str) -> ErrorKind {
    damaged(msg!("`{place}` is not a place in a sheet", place))
}

/// The index of the column of a place such as `AB12`; at most [`MOST_COLUMNS`].
fn column(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters.fold(0, |number: usize, letter| {
        let letter = usize::from(letter.to_ascii_uppercase() - b'A') + 1;
        (number * 26 + letter).min(MOST_COLUMNS + 1)
    });
    number.checked_sub(1)
}

/// The names in the first row that has any, without blank ones after the last.
pub(super) fn header(sheet: &mut Sheet<'_, impl Read>) -> Result<Option<Vec<String>>, ErrorKind> {
    let strings = sheet.strings;
    let mut cells = Vec::new();
    while sheet.next_row(&mut cells)?.is_some() {
        let last = cells.iter().rposition(|cell| !cell.is_blank(strings));
        if let Some(last) = last {
            let names = cells.iter().take(last + 1);
            return Ok(Some(
                names.map(|cell| cell.cell(strings).to_string()).collect(),
            ));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(xml: &str) -> Result<Vec<(u64, Vec<Value>)>, ErrorKind> {
        let (strings, formats) = (Strings::default(), Formats::default());
        let part = Part::new(xml.as_bytes(), 1 << 20);
        let mut sheet = Sheet::new(part, &strings, &formats, false);
        let (mut rows, mut cells) = (Vec::new(), Vec::new());
        while let Some(row) = sheet.next_row(&mut cells)? {
            rows.push((row.number, cells.clone()));
        }
        Ok(rows)
    }

    #[test]
    fn cells_are_where_their_place_says() {
        let xml = r#"<x:worksheet xmlns:x="y"><x:sheetData><x:row r="2"><x:c r="B2"><x:v>7</x:v></x:c><x:c><x:v>8</x:v></x:c></x:row>
            <x:row><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>"#;
        let expected = vec![
            (2, vec![Value::Blank, Value::Whole(7), Value::Whole(8)]),
            (3, vec![Value::text("a")]),
        ];
        assert_eq!(rows(xml), Ok(expected));
    }

    #[test]
    fn a_cell_is_what_its_type_says() {
        let xml = "<row><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#N/A</v></c><c><f>A1+1</f><v>2</v></c><c><f>A1+1</f><v/></c>\
                   <c t=\"str\"><f>A1</f><v></v></c><c t=\"s\"><v>3</v></c><c s=\"9\"/></row>";
        let rows = rows(xml).unwrap();
        let cells = &rows[0].1;
        assert_eq!(cells[0], Value::Answer(true));
        assert!(matches!(&cells[1], Value::Odd(odd) if odd.0 == "#N/A"));
        assert_eq!(cells[2], Value::Whole(2));
        assert!(matches!(&cells[3], Value::Odd(odd) if odd.0 == "=A1+1"));
        assert_eq!(cells[4..], [Value::Blank, Value::Shared(3), Value::Blank]);
    }

    #[test]
    fn places_outside_of_a_sheet_are_refused() {
        let far = [
            "<row r=\"1048577\"/>",
            "<row r=\"2\"/><row r=\"2\"/>",
            "<row r=\"x\"/>",
            "<row><c r=\"XFE1\"/></row>",
            "<row><c r=\"ZZZZZZZZZZZZZZZZZZ1\"/></row>",
            "<row><c r=\"1\"/></row>",
            "<row><c><v>1",
        ];
        for xml in far {
            assert!(rows(xml).is_err(), "{xml}");
        }
        let many = format!("<row>{}</row>", "<c r=\"A1\"/>".repeat(MOST_COLUMNS + 1));
        assert!(rows(&many).is_err());
        assert!(rows("<row><c r=\"XFD1\"/></row>").is_ok());
    }
}
