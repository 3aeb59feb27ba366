//! The parts of a workbook: a zip archive in which relationships name the files.

use super::xml::{Part, Piece, attribute, cut_short, damaged};
use crate::data::error::ErrorKind;
use crate::data::rows::open::{Meter, Seekable};
use crate::message::{Message, Template, msg, system_error, template};
use crate::text::fold;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

/// The bytes of a part, unpacked.
pub(super) type PartBytes<'p, 'a> = ZipFile<'p, BufReader<MeteredFile<'a>>>;

/// Maximum size in bytes of a part that describes the workbook, unpacked.
pub(super) const SMALL_PART: u64 = 64 << 20;
/// Maximum number of sheets.
const MOST_SHEETS: usize = 10_000;

/// A workbook whose sheets are known.
pub(super) struct Package<'a> {
    archive: ZipArchive<BufReader<MeteredFile<'a>>>,
    pub sheets: Vec<SheetEntry>,
    /// Whether its days are counted from 1904.
    pub since_1904: bool,
    strings: Option<String>,
    styles: Option<String>,
}

/// A sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SheetEntry {
    pub name: String,
    pub is_hidden: bool,
    /// The relationship to its part.
    relation: String,
    /// Its part; none for a chart.
    part: Option<String>,
}

/// The part of the package that a relationship leads to.
struct Relation {
    id: String,
    kind: String,
    target: String,
}

/// Other archives, by a file in them.
const OTHERS: [(&str, Template); 5] = [
    (
        "xl/workbook.bin",
        template!("a binary Excel workbook (.xlsb)"),
    ),
    ("content.xml", template!("an OpenDocument file (.ods)")),
    ("word/document.xml", template!("a Word document")),
    (
        "ppt/presentation.xml",
        template!("a PowerPoint presentation"),
    ),
    ("Index/Document.iwa", template!("a Numbers spreadsheet")),
];

impl<'a> Package<'a> {
    /// Reads the list of sheets.
    pub fn open(file: Seekable, meter: Meter<'a>) -> Result<Package<'a>, ErrorKind> {
        let file = MeteredFile {
            file,
            meter,
            read: 0,
        };
        let archive = ZipArchive::new(BufReader::new(file)).map_err(unpacking)?;
        let mut package = Package {
            archive,
            sheets: Vec::new(),
            since_1904: false,
            strings: None,
            styles: None,
        };
        let workbook = package.workbook()?;
        package.read_sheets(&workbook)?;
        let relations = package.relations(&workbook)?;
        let target = |kind: &str| {
            let mut all = relations.iter();
            let found = all.find(|relation| relation.kind == kind);
            found.map(|relation| relation.target.clone())
        };
        package.strings = target("sharedStrings");
        package.styles = target("styles");
        for sheet in &mut package.sheets {
            let mut all = relations.iter();
            let found = all.find(|relation| relation.id == sheet.relation);
            sheet.part = found
                .filter(|relation| relation.kind == "worksheet")
                .map(|relation| relation.target.clone());
        }
        package.sheets.retain(|sheet| sheet.part.is_some());
        match package.sheets.is_empty() {
            true => Err(damaged(msg!("it has no sheet with cells"))),
            false => Ok(package),
        }
    }

    /// The path of the part that describes the workbook.
    fn workbook(&mut self) -> Result<String, ErrorKind> {
        let relations = self.relations("")?;
        let mut documents = relations
            .into_iter()
            .filter(|relation| relation.kind == "officeDocument");
        let path = documents.next().map(|relation| relation.target);
        let is_there = |path: &str| self.archive.index_for_name(path).is_some();
        if let Some((_, what)) = OTHERS.iter().find(|(path, _)| is_there(path)) {
            return Err(ErrorKind::OtherWorkbook { what: *what });
        }
        path.ok_or(ErrorKind::OtherWorkbook {
            what: template!("a zip archive"),
        })
    }

    /// The names of the sheets.
    fn read_sheets(&mut self, workbook: &str) -> Result<(), ErrorKind> {
        let mut sheets = Vec::new();
        let mut since_1904 = false;
        let mut part = self.part(workbook, SMALL_PART)?.ok_or_else(cut_short)?;
        loop {
            match part.next()? {
                Piece::Start(element) => match element.local_name().as_ref() {
                    "workbookPr" => {
                        let date = attribute(&element, "date1904")?;
                        since_1904 |= matches!(date.as_deref(), Some("1" | "true"));
                    }
                    "sheet" => sheets.push(SheetEntry {
                        name: attribute(&element, "name")?.unwrap_or_default(),
                        is_hidden: attribute(&element, "state")?
                            .is_some_and(|state| state != "visible"),
                        relation: attribute(&element, "id")?.unwrap_or_default(),
                        part: None,
                    }),
                    _ => {}
                },
                Piece::Nothing => break,
                Piece::End(_) | Piece::Text(_) | Piece::Other => {}
            }
            if sheets.len() > MOST_SHEETS {
                return Err(damaged(msg!(
                    "it has more than {most} sheets",
                    most = MOST_SHEETS
                )));
            }
        }
        drop(part);
        (self.sheets, self.since_1904) = (sheets, since_1904);
        Ok(())
    }

    /// The relationships of a part; those of the package for an empty path.
    fn relations(&mut self, path: &str) -> Result<Vec<Relation>, ErrorKind> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let mut relations = Vec::new();
        let Some(mut part) = self.part(&format!("{folder}/_rels/{name}.rels"), SMALL_PART)? else {
            return Ok(relations);
        };
        loop {
            match part.next()? {
                Piece::Start(element) if element.local_name().as_ref() == "Relationship" => {
                    let kind = attribute(&element, "Type")?.unwrap_or_default();
                    let target = attribute(&element, "Target")?.unwrap_or_default();
                    relations.push(Relation {
                        id: attribute(&element, "Id")?.unwrap_or_default(),
                        kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                        target: match target.strip_prefix('/') {
                            Some(whole) => whole.to_owned(),
                            None => format!("{folder}/{target}"),
                        },
                    });
                }
                Piece::Nothing => return Ok(relations),
                Piece::Start(_) | Piece::End(_) | Piece::Text(_) | Piece::Other => {}
            }
        }
    }

    /// The sheet with a name, in any case; without one, the first that is not hidden.
    pub fn sheet(&self, wanted: Option<&str>) -> Result<SheetEntry, ErrorKind> {
        let find = |is_it: &dyn Fn(&SheetEntry) -> bool| {
            self.sheets.iter().find(|sheet| is_it(sheet)).cloned()
        };
        let Some(name) = wanted else {
            let first = find(&|sheet| !sheet.is_hidden).or_else(|| find(&|_| true));
            return first.ok_or_else(cut_short);
        };
        let found = find(&|sheet| sheet.name == name);
        let found = found.or_else(|| find(&|sheet| fold(&sheet.name) == fold(name)));
        found.ok_or_else(|| ErrorKind::UnknownSheet {
            sheet: name.to_owned(),
            sheets: self.sheets.iter().map(|sheet| sheet.name.clone()).collect(),
        })
    }

    /// The cells of a sheet.
    pub fn cells(
        &mut self,
        sheet: &SheetEntry,
        most: u64,
    ) -> Result<Part<PartBytes<'_, 'a>>, ErrorKind> {
        let path = sheet.part.clone().unwrap_or_default();
        self.part(&path, most)?.ok_or_else(|| {
            damaged(msg!(
                "the sheet `{sheet}` is missing in it",
                sheet = sheet.name
            ))
        })
    }

    /// The texts that cells refer to.
    pub fn strings(&mut self, most: u64) -> Result<Option<Part<PartBytes<'_, 'a>>>, ErrorKind> {
        match self.strings.clone() {
            Some(path) => self.part(&path, most),
            None => Ok(None),
        }
    }

    /// The formats of cells.
    pub fn styles(&mut self) -> Result<Option<Part<PartBytes<'_, 'a>>>, ErrorKind> {
        match self.styles.clone() {
            Some(path) => self.part(&path, SMALL_PART),
            None => Ok(None),
        }
    }

    /// A part by its path, in any case; none if there is no such part.
    fn part(
        &mut self,
        path: &str,
        most: u64,
    ) -> Result<Option<Part<PartBytes<'_, 'a>>>, ErrorKind> {
        let wanted = plain(path);
        let mut names = self.archive.file_names().map(|name| name.ok());
        let at = names.position(|name| name.is_some_and(|name| plain(&name) == wanted));
        drop(names);
        let Some(at) = at else {
            return Ok(None);
        };
        let bytes = self.archive.by_index(at).map_err(unpacking)?;
        Ok(Some(Part::new(bytes, most)))
    }
}

/// A path without what different programs write differently: case, and how folders are separated.
fn plain(path: &str) -> String {
    let path = path.replace('\\', "/").to_ascii_lowercase();
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// An error in unpacking.
fn unpacking(error: ZipError) -> ErrorKind {
    match error {
        ZipError::Io(error) if error.raw_os_error().is_some() => ErrorKind::Reading {
            why: system_error(&error),
        },
        other => damaged(Message::verbatim(other.to_string())),
    }
}

/// A file that reports how much of it has been read.
pub(super) struct MeteredFile<'a> {
    file: Seekable,
    meter: Meter<'a>,
    read: u64,
}

impl Read for MeteredFile<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(into)?;
        self.read += read as u64;
        self.meter.report(self.read);
        Ok(read)
    }
}

impl Seek for MeteredFile<'_> {
    fn seek(&mut self, place: SeekFrom) -> io::Result<u64> {
        self.file.seek(place)
    }
}
