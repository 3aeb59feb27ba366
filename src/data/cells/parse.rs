//! Converts cells to values of one column.

use super::other_format::FormatEvidence;
use super::time::{ParsedTime, epoch, when};
use super::zone::Zone;
use super::{Cell, Declared, ParseError, boolean, country, money, number, range};
use crate::contract::model::{ColumnFormat, NumberFormat, Type, Written};
use crate::data::interner::Interner;
use crate::data::rows::row_batch::Cells;
use crate::data::values::{NO_TIME, Values};
use crate::ir::DataSchema;
use crate::language::addresses;
use crate::language::date_pattern::DatePattern;
use crate::language::range::NumberRange;
use crate::message::{Arg, Join, Language, Message, msg};
use crate::text::{fold, fold_column};
use crate::time::{LocalDay, MicrosUtc};
use jiff::tz::TimeZone;
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// The formats of values that the contract declares.
#[derive(Debug, Clone)]
pub(in crate::data) struct ValueFormats {
    language: Language,
    zone: TimeZone,
    numbers: Vec<NumberFormat>,
    dates: Vec<DatePattern>,
    currency: Option<String>,
    unknown: UnknownTexts,
}

impl ValueFormats {
    /// The texts that mean an empty cell in a column of this format.
    pub fn unknown_texts(&self, format: &ColumnFormat) -> UnknownTexts {
        self.unknown.clone().with(&format.unknown)
    }

    /// Whether a cell has a text that means an empty cell in every column.
    pub fn is_unknown(&self, cell: &Cell<'_>) -> bool {
        self.unknown.contain(cell)
    }

    /// The formats declared in the `contract` block.
    pub fn new(inputs: &DataSchema) -> ValueFormats {
        ValueFormats {
            language: inputs.language,
            zone: inputs.zone.zone().clone(),
            numbers: inputs.number_formats.clone(),
            dates: inputs.date_formats.clone(),
            currency: inputs.currency.clone(),
            unknown: UnknownTexts::default().with(&inputs.unknown_texts),
        }
    }

    /// Those of a contract that declares no format, in UTC.
    pub fn plain(currency: Option<&str>) -> ValueFormats {
        ValueFormats {
            language: Language::En,
            zone: TimeZone::UTC,
            numbers: Vec::new(),
            dates: Vec::new(),
            currency: currency.map(str::to_owned),
            unknown: UnknownTexts::default(),
        }
    }
}

/// Reads the cells of one column.
#[derive(Debug, Clone)]
pub(in crate::data) struct Reader<'c> {
    kind: &'c Type,
    dates: Declared<'c, DatePattern>,
    numbers: Declared<'c, NumberFormat>,
    unknown: UnknownTexts,
    currency: Option<&'c str>,
    zone: Zone,
    /// The values of `choice of` and `choices of`, by folded text.
    options: FxHashMap<String, &'c str>,
    /// The same, by letters and digits only.
    alike: FxHashMap<String, &'c str>,
    /// The results for columns with few distinct texts, by the number of the text.
    seen: Interner,
    found: Vec<Option<&'c str>>,
    /// Times given as a date only.
    pub date_only: u64,
    /// Times without an offset.
    pub without_offset: u64,
    /// What the dates show about their format.
    pub evidence: FormatEvidence,
}

impl<'c> Reader<'c> {
    /// A reader for a column of this type. What the column says about its format counts instead of what the contract says.
    pub fn new(kind: &'c Type, forms: &'c ValueFormats, format: &'c ColumnFormat) -> Reader<'c> {
        let options = kind.options().unwrap_or_default();
        let dates = match &format.written {
            Some(Written::Dates(dates)) => dates,
            Some(Written::Numbers(_)) | None => &forms.dates,
        };
        let numbers = match &format.written {
            Some(Written::Numbers(numbers)) => numbers,
            Some(Written::Dates(_)) | None => &forms.numbers,
        };
        Reader {
            kind,
            dates: Declared {
                formats: dates,
                language: forms.language,
            },
            numbers: Declared {
                formats: numbers,
                language: forms.language,
            },
            unknown: forms.unknown_texts(format).without(options),
            currency: forms.currency.as_deref(),
            zone: Zone::new(forms.zone.clone()),
            options: options.iter().map(|o| (fold(o), o.as_str())).collect(),
            alike: options
                .iter()
                .map(|o| (fold_column(o), o.as_str()))
                .collect(),
            seen: Interner::default(),
            found: Vec::new(),
            date_only: 0,
            without_offset: 0,
            evidence: FormatEvidence::new(dates),
        }
    }

    /// Whether equal cells may share the result of the first one.
    pub fn remembers(&self) -> bool {
        !matches!(self.kind, Type::Date | Type::Time | Type::CreationTime)
    }

    /// Whether a cell is blank, or one of the texts that mean so.
    pub fn is_unknown(&self, cell: &Cell<'_>) -> bool {
        *cell == Cell::Blank || self.unknown.contain(cell)
    }

    /// Adds the value of a cell that needs no conversion; returns false, and adds nothing, if the cell is another one.
    pub fn read_plain(&mut self, cells: &Cells, row: usize, out: &mut Values) -> bool {
        match (out, self.kind) {
            (Values::Numbers(numbers), Type::Number | Type::Money | Type::Percent) => {
                let number = cells.number(row).or_else(|| whole_number(cells, row));
                numbers.extend(number);
                number.is_some()
            }
            (Values::Numbers(numbers), Type::Whole) => {
                let number = whole_number(cells, row);
                numbers.extend(number);
                number.is_some()
            }
            (Values::Times(micros, _), _) => {
                let instant = self.plain_instant(cells, row);
                micros.extend(instant);
                instant.is_some()
            }
            (Values::Text(texts), Type::Text) if self.unknown.is_empty() => {
                let text = cells.plain_text(row);
                if !text.is_empty() {
                    texts.push(text);
                }
                !text.is_empty()
            }
            _ => false,
        }
    }

    /// The instant of a cell that needs no reading, in microseconds; a time without an offset is one of the contract's zone.
    pub fn plain_instant(&mut self, cells: &Cells, row: usize) -> Option<i64> {
        cells.instant(row).or_else(|| {
            let local = cells.local(row)?;
            Some(self.instant_of_local(local).0)
        })
    }

    /// The same for all rows of a column of typed times, with [`NO_TIME`] for the other cells; and whether the times have no
    /// offset, which is not counted here.
    pub fn plain_instants(&mut self, cells: &Cells) -> Option<(Vec<i64>, bool)> {
        if let Some(instants) = cells.instants() {
            let instants = instants.map(|instant| instant.unwrap_or(NO_TIME));
            return Some((instants.collect(), false));
        }
        let locals = cells.locals()?;
        let zone = &mut self.zone;
        let instants = locals.map(|local| local.map_or(NO_TIME, |local| zone.instant(local).0));
        Some((instants.collect(), true))
    }

    fn instant_of_local(&mut self, local: i64) -> MicrosUtc {
        self.without_offset += 1;
        self.zone.instant(local)
    }

    /// Adds the value of a cell. A blank or unreadable cell adds an unknown value; the error gives the reason.
    pub fn read(&mut self, cell: Cell<'_>, out: &mut Values) -> Result<(), ParseError> {
        if self.is_unknown(&cell) {
            out.push_unknown();
            return Ok(());
        }
        let before = out.len();
        let result = self.push(cell, out);
        if out.len() == before {
            out.push_unknown();
        }
        result
    }

    /// Adds a value, or none for a blank cell.
    fn push(&mut self, cell: Cell<'_>, out: &mut Values) -> Result<(), ParseError> {
        if let Cell::Odd { why, .. } = cell {
            return Err(why.into());
        }
        match out {
            Values::Text(texts) => {
                if let Some(text) = cell.into_text()? {
                    let text = match self.kind {
                        Type::Choice(_) => self.option(&text)?,
                        Type::Country => self.country(&text)?,
                        Type::Email => addresses::email(&text).map_err(no_email)?,
                        Type::Link => addresses::link(&text).map_err(no_link)?,
                        Type::Text
                        | Type::Id
                        | Type::Choices(_)
                        | Type::Whole
                        | Type::Range
                        | Type::Number
                        | Type::Money
                        | Type::Percent
                        | Type::Date
                        | Type::Time
                        | Type::CreationTime
                        | Type::YesNo => &text,
                    };
                    texts.push(text);
                }
            }
            Values::Lists(lists) => {
                let (items, stray) = self.items(cell)?;
                // An empty list is unknown, like an empty cell of CSV.
                if !items.is_empty() {
                    lists.push(items.iter().copied());
                }
                return stray.map_or(Ok(()), Err);
            }
            Values::Numbers(numbers) => numbers.push(self.number(cell)?),
            Values::Ranges(ranges) => ranges.push(self.range(cell)?),
            Values::Days(days) => days.push(self.day(cell)?.0),
            Values::Times(micros, date_only) => {
                let (instant, is_day) = self.instant(cell)?;
                if is_day {
                    date_only.push(micros.len() as u32);
                }
                micros.push(instant.0);
            }
            Values::Answers(answers) => answers.push(u8::from(self.answer(cell)?)),
        }
        Ok(())
    }

    /// The declared option in a text.
    fn option(&mut self, text: &str) -> Result<&'c str, ParseError> {
        let options = &self.options;
        let find = |text: &str| options.get(&fold(text)).copied();
        let found = remember(&mut self.seen, &mut self.found, text, find);
        found.ok_or_else(|| self.not_among(text))
    }

    /// The code of the country in a text.
    fn country(&mut self, text: &str) -> Result<&'c str, ParseError> {
        let find = |text: &str| country::code(text).ok();
        match remember(&mut self.seen, &mut self.found, text, find) {
            Some(code) => Ok(code),
            None => country::code(text),
        }
    }

    fn not_among(&self, text: &str) -> ParseError {
        ParseError(match self.alike.get(&fold_column(text)) {
            Some(option) => msg!(
                "it is not among the choices, but reads like \"{option}\": write it in the contract as the data has it",
                option
            ),
            None => msg!(
                "it is not among the choices {choices}",
                choices = self.choices()
            ),
        })
    }

    /// The same about one item of a list.
    fn item_not_among(&self, item: &str) -> ParseError {
        ParseError(match self.alike.get(&fold_column(item)) {
            Some(option) => msg!(
                "`{item}` is not among the choices, but reads like \"{option}\": write it in the contract as the data has it",
                item,
                option
            ),
            None => msg!(
                "`{item}` is not among the choices {choices}",
                item,
                choices = self.choices()
            ),
        })
    }

    fn choices(&self) -> Arg {
        let options = self.kind.options().unwrap_or_default();
        Arg::list(
            options.iter().map(|option| format!("\"{option}\"")),
            Join::Comma,
        )
    }

    /// The declared values in a cell, and what is wrong with the others.
    fn items(&self, cell: Cell<'_>) -> Result<(Vec<&'c str>, Option<ParseError>), ParseError> {
        let text;
        let listed: Vec<Cow<'_, str>> = match cell {
            Cell::List(items) => items,
            other => {
                text = other.into_text()?.unwrap_or_default();
                if let Some(option) = self.options.get(&fold(&text)) {
                    return Ok((vec![option], None));
                }
                split(&text)
            }
        };
        let mut items = Vec::new();
        let mut stray = None;
        for item in listed
            .iter()
            .map(|item| item.trim())
            .filter(|item| !item.is_empty())
        {
            match self.options.get(&fold(item)) {
                Some(option) if !items.contains(option) => items.push(option),
                Some(_) => {}
                None if listed.len() == 1 => stray = Some(self.not_among(item)),
                None if stray.is_none() => stray = Some(self.item_not_among(item)),
                None => {}
            }
        }
        Ok((items, stray))
    }

    fn number(&self, cell: Cell<'_>) -> Result<f64, ParseError> {
        let number = match cell {
            Cell::Whole(number) => number::exact(number, self.numbers.language)?,
            Cell::Number(number) if number.is_finite() => number,
            Cell::Text(text) => self.written_number(&text)?,
            _ => return Err(msg!("it is not a number").into()),
        };
        match *self.kind == Type::Whole {
            true => number::whole(number),
            false => Ok(number),
        }
    }

    fn written_number(&self, text: &str) -> Result<f64, ParseError> {
        match self.kind {
            Type::Money => money::amount(text, self.numbers, self.currency),
            Type::Whole => number::clear(text, self.numbers),
            Type::Percent => {
                let bare = text.strip_suffix(['%', '％']).unwrap_or(text);
                number::number(bare.trim_end(), self.numbers)
            }
            Type::Number
            | Type::Range
            | Type::Id
            | Type::Text
            | Type::Email
            | Type::Link
            | Type::Choice(_)
            | Type::Choices(_)
            | Type::Country
            | Type::Date
            | Type::Time
            | Type::CreationTime
            | Type::YesNo => number::number(text, self.numbers),
        }
    }

    fn range(&self, cell: Cell<'_>) -> Result<NumberRange, ParseError> {
        let text = match cell {
            Cell::Whole(number) => number.to_string(),
            Cell::Number(number) => number.to_string(),
            Cell::Text(text) => text.into_owned(),
            _ => return Err(msg!("it is not a range").into()),
        };
        range::read(&text, self.numbers, self.currency)
    }

    fn when(&mut self, cell: Cell<'_>) -> Result<ParsedTime, ParseError> {
        match cell {
            Cell::Day(day) => Ok(ParsedTime::Day(day)),
            Cell::Local(local) => Ok(ParsedTime::Local(local)),
            Cell::Instant(instant) => Ok(ParsedTime::Instant(instant)),
            Cell::Whole(number) => epoch(number),
            Cell::Number(number) if number.fract() == 0.0 => epoch(number as i64),
            Cell::Text(text) => self.written_time(&text),
            _ => Err(msg!("it is neither a date nor a time").into()),
        }
    }

    fn written_time(&mut self, text: &str) -> Result<ParsedTime, ParseError> {
        let time = when(text, self.dates);
        match &time {
            Ok(time) if !self.dates.formats.is_empty() => self.evidence.read(text, *time),
            Ok(_) => {}
            Err(_) => self.evidence.failed(text),
        }
        time
    }

    fn day(&mut self, cell: Cell<'_>) -> Result<LocalDay, ParseError> {
        Ok(match self.when(cell)? {
            ParsedTime::Day(day) => day,
            ParsedTime::Local(local) => MicrosUtc(local).local_day(&TimeZone::UTC),
            ParsedTime::Instant(instant) => self.zone.day(instant),
        })
    }

    /// The instant of a cell, and whether it was only a date.
    pub fn instant(&mut self, cell: Cell<'_>) -> Result<(MicrosUtc, bool), ParseError> {
        Ok(match self.when(cell)? {
            ParsedTime::Instant(instant) => (instant, false),
            ParsedTime::Local(local) => (self.instant_of_local(local), false),
            ParsedTime::Day(day) => {
                self.date_only += 1;
                let midnight = i64::from(day.0) * super::time::MICROS_PER_DAY;
                (self.zone.instant(midnight), true)
            }
        })
    }

    fn answer(&self, cell: Cell<'_>) -> Result<bool, ParseError> {
        match cell {
            Cell::Answer(answer) => Ok(answer),
            other => match other.into_text()? {
                Some(text) => boolean::answer(&text),
                None => Err(msg!("it is neither yes nor no").into()),
            },
        }
    }
}

/// The whole number of a cell of a typed column, if it is exact as a number with decimals.
fn whole_number(cells: &Cells, row: usize) -> Option<f64> {
    cells.whole(row).and_then(number::plain)
}

fn no_email(why: Message) -> ParseError {
    msg!("it is not an email address: {why}", why).into()
}

fn no_link(why: Message) -> ParseError {
    msg!("it is not a link: {why}", why).into()
}

/// Texts of cells that are unknown: `unknown is: "null"`.
#[derive(Debug, Clone, Default)]
pub(in crate::data) struct UnknownTexts {
    /// Folded.
    texts: Vec<String>,
    /// The length of the longest, in bytes. Folding shortens a text by less than half.
    longest: usize,
}

impl UnknownTexts {
    /// These texts and more.
    fn with(mut self, texts: &[String]) -> UnknownTexts {
        self.texts.extend(texts.iter().map(|text| fold(text)));
        self.longest = self.texts.iter().map(String::len).max().unwrap_or(0);
        self
    }

    /// The texts that are not among the declared choices of the column.
    fn without(mut self, options: &[String]) -> UnknownTexts {
        self.texts
            .retain(|text| !options.iter().any(|option| fold(option) == *text));
        self
    }

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// Whether a cell is one of the texts; numbers and other typed values never are.
    pub fn contain(&self, cell: &Cell<'_>) -> bool {
        match cell {
            Cell::Text(text) if text.len() <= 2 * self.longest => {
                let folded = fold(text);
                self.texts.contains(&folded)
            }
            _ => false,
        }
    }
}

/// The result of `find` for a text, computed once for each distinct text.
fn remember<'c>(
    seen: &mut Interner,
    found: &mut Vec<Option<&'c str>>,
    text: &str,
    find: impl FnOnce(&str) -> Option<&'c str>,
) -> Option<&'c str> {
    let (number, is_new) = seen.intern(text);
    if is_new {
        found.push(find(text));
    }
    found.get(number as usize).copied().flatten()
}

/// The items of a text: a JSON array, or the texts between semicolons.
fn split(text: &str) -> Vec<Cow<'_, str>> {
    let array = text
        .starts_with('[')
        .then(|| serde_json::from_str::<Vec<String>>(text));
    match array {
        Some(Ok(items)) => items.into_iter().map(Cow::Owned).collect(),
        _ => text.split(';').map(Cow::Borrowed).collect(),
    }
}
