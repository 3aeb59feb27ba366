//! Checks the footer of a Parquet file before the library parses it. The library nests as deeply as the file says, and trusts
//! sizes and offsets.

use super::guard::guarded;
use crate::data::error::ErrorKind;
use crate::message::{Message, msg, system_error};
use parquet::file::metadata::{
    ColumnChunkMetaData, ParquetMetaData, ParquetMetaDataOptions, ParquetMetaDataReader,
};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

/// Maximum nesting depth of structures and lists in a column.
const DEEPEST: usize = 64;
/// Maximum length of a column's path in bytes: the library keeps a copy for each column.
const LONGEST_PATH: usize = 1024;
/// The length of the footer's size and the mark at the end of the file.
const TAIL: u64 = 8;

/// Reads the metadata of a file.
pub(super) fn metadata(file: &mut File) -> Result<ParquetMetaData, ErrorKind> {
    let (footer, length) = footer(file)?;
    check_schema(&footer)?;
    // The library reads exactly the schema that was checked, and skips any other.
    let schema = library(|| ParquetMetaDataReader::decode_schema(&footer))?;
    let options = ParquetMetaDataOptions::new().with_schema(schema);
    let read = || ParquetMetaDataReader::decode_metadata_with_options(&footer, Some(&options));
    let metadata = library(read)?;
    check_places(&metadata, length)?;
    Ok(metadata)
}

/// What the library returns for the file; a panic becomes an error.
pub(super) fn library<T, E: std::fmt::Display>(
    call: impl FnOnce() -> Result<T, E>,
) -> Result<T, ErrorKind> {
    match guarded(call) {
        Ok(result) => result.map_err(|error| ErrorKind::NotParquet {
            why: Message::verbatim(error.to_string()),
        }),
        Err(why) => Err(ErrorKind::DamagedParquet { why }),
    }
}

/// The bytes of the footer, and the length of the file.
fn footer(file: &mut File) -> Result<(Vec<u8>, u64), ErrorKind> {
    let read = |error: std::io::Error| ErrorKind::Reading {
        why: system_error(&error),
    };
    let length = file.seek(SeekFrom::End(0)).map_err(read)?;
    let mut tail = [0; TAIL as usize];
    let Some(end) = length.checked_sub(TAIL) else {
        return Err(damaged(msg!("it is too short")));
    };
    file.seek(SeekFrom::Start(end)).map_err(read)?;
    file.read_exact(&mut tail).map_err(read)?;
    let [a, b, c, d, mark @ ..] = tail;
    match &mark {
        b"PAR1" => {}
        b"PARE" => {
            let why = msg!("it is encrypted");
            return Err(ErrorKind::NotParquet { why });
        }
        _ => return Err(damaged(msg!("its end is missing"))),
    }
    let size = u64::from(u32::from_le_bytes([a, b, c, d]));
    let start = end.checked_sub(size);
    let start = start.ok_or_else(|| damaged(msg!("its footer is longer than the file")))?;
    file.seek(SeekFrom::Start(start)).map_err(read)?;
    let mut footer = Vec::new();
    file.take(size).read_to_end(&mut footer).map_err(read)?;
    Ok((footer, length))
}

fn damaged(why: Message) -> ErrorKind {
    ErrorKind::DamagedParquet { why }
}

/// Whether every part that the footer points to is inside the file, and the numbers of rows do not overflow.
fn check_places(metadata: &ParquetMetaData, length: u64) -> Result<(), ErrorKind> {
    let mut rows = 0_i64;
    for group in metadata.row_groups() {
        let sum = rows.checked_add(group.num_rows());
        rows = sum
            .filter(|sum| *sum >= rows)
            .ok_or_else(|| damaged(msg!("it has an impossible number of rows")))?;
        if !group
            .columns()
            .iter()
            .all(|column| lies_within(column, length))
        {
            return Err(damaged(msg!(
                "it points to a place that is not in the file"
            )));
        }
    }
    Ok(())
}

fn lies_within(column: &ColumnChunkMetaData, length: u64) -> bool {
    let first = column.dictionary_page_offset();
    let first = first.unwrap_or(column.data_page_offset());
    let place = |offset: i64| u64::try_from(offset).ok().filter(|at| *at <= length);
    let end = place(first)
        .zip(u64::try_from(column.compressed_size()).ok())
        .and_then(|(start, size)| start.checked_add(size));
    end.is_some_and(|end| end <= length)
        && place(column.data_page_offset()).is_some()
        && column.num_values() >= 0
}

/// Types of fields in Thrift's compact format.
mod wire {
    pub const TRUE: u8 = 1;
    pub const FALSE: u8 = 2;
    pub const BYTE: u8 = 3;
    pub const I16: u8 = 4;
    pub const I32: u8 = 5;
    pub const I64: u8 = 6;
    pub const DOUBLE: u8 = 7;
    pub const BINARY: u8 = 8;
    pub const LIST: u8 = 9;
    pub const STRUCT: u8 = 12;
}

/// The fields of a structure by number, with the fields of nested structures. The library identifies a known field by its
/// number alone, so another type there would make it read a schema other than the one checked.
struct Shape(&'static [(i16, u8, Option<&'static Shape>)]);

const EMPTY: Shape = Shape(&[]);
const UNIT: Shape = Shape(&[
    (1, wire::STRUCT, Some(&EMPTY)),
    (2, wire::STRUCT, Some(&EMPTY)),
    (3, wire::STRUCT, Some(&EMPTY)),
]);
const DECIMAL: Shape = Shape(&[(1, wire::I32, None), (2, wire::I32, None)]);
const TIME: Shape = Shape(&[(1, wire::TRUE, None), (2, wire::STRUCT, Some(&UNIT))]);
const INTEGER: Shape = Shape(&[(1, wire::BYTE, None), (2, wire::TRUE, None)]);
const VARIANT: Shape = Shape(&[(1, wire::BYTE, None)]);
const GEOMETRY: Shape = Shape(&[(1, wire::BINARY, None)]);
const GEOGRAPHY: Shape = Shape(&[(1, wire::BINARY, None), (2, wire::I32, None)]);
const LOGICAL_TYPE: Shape = Shape(&[
    (1, wire::STRUCT, Some(&EMPTY)),
    (2, wire::STRUCT, Some(&EMPTY)),
    (3, wire::STRUCT, Some(&EMPTY)),
    (4, wire::STRUCT, Some(&EMPTY)),
    (5, wire::STRUCT, Some(&DECIMAL)),
    (6, wire::STRUCT, Some(&EMPTY)),
    (7, wire::STRUCT, Some(&TIME)),
    (8, wire::STRUCT, Some(&TIME)),
    (10, wire::STRUCT, Some(&INTEGER)),
    (11, wire::STRUCT, Some(&EMPTY)),
    (12, wire::STRUCT, Some(&EMPTY)),
    (13, wire::STRUCT, Some(&EMPTY)),
    (14, wire::STRUCT, Some(&EMPTY)),
    (15, wire::STRUCT, Some(&EMPTY)),
    (16, wire::STRUCT, Some(&VARIANT)),
    (17, wire::STRUCT, Some(&GEOMETRY)),
    (18, wire::STRUCT, Some(&GEOGRAPHY)),
]);
const NAME: i16 = 4;
const CHILDREN: i16 = 5;
const ELEMENT: Shape = Shape(&[
    (1, wire::I32, None),
    (2, wire::I32, None),
    (3, wire::I32, None),
    (NAME, wire::BINARY, None),
    (CHILDREN, wire::I32, None),
    (6, wire::I32, None),
    (7, wire::I32, None),
    (8, wire::I32, None),
    (9, wire::I32, None),
    (10, wire::STRUCT, Some(&LOGICAL_TYPE)),
]);

/// Checks that the schema is not too deep, and its names not too long.
fn check_schema(footer: &[u8]) -> Result<(), ErrorKind> {
    let mut cursor = Cursor(footer);
    let count = cursor
        .schema()
        .ok_or_else(|| damaged(msg!("its schema cannot be read")))?;
    // For each open structure, the number of remaining columns and the length of its path.
    let mut open: Vec<(usize, usize)> = Vec::new();
    for index in 0..count {
        let element = cursor.element();
        let (name, children) = element.ok_or_else(|| damaged(msg!("its schema cannot be read")))?;
        let outer = open.last_mut().map(|(left, path)| {
            *left -= 1;
            *path
        });
        // The first element contains all columns and is not part of their paths.
        let path = outer.map_or(0, |outer| outer + 1 + name.len());
        if path > LONGEST_PATH {
            return Err(ErrorKind::LongColumn {
                bytes: LONGEST_PATH,
            });
        }
        if children > count - index {
            return Err(damaged(msg!("its schema cannot be read")));
        }
        if children > 0 {
            open.push((children, path));
        }
        if open.len() > DEEPEST + 1 {
            return Err(ErrorKind::DeepColumn { levels: DEEPEST });
        }
        while open.pop_if(|(left, _)| *left == 0).is_some() {}
        if open.is_empty() && index + 1 < count {
            return Err(damaged(msg!("its schema cannot be read")));
        }
    }
    Ok(())
}

/// Reads Thrift's compact format; none if it is damaged.
struct Cursor<'a>(&'a [u8]);

impl<'a> Cursor<'a> {
    /// Number of elements in the schema, which follow next. Every writer begins with the version and the schema.
    fn schema(&mut self) -> Option<usize> {
        let (version, kind) = self.field(0)??;
        self.value(kind, None, 0)?;
        let (schema, list) = self.field(version)??;
        if (version, kind, schema, list) != (1, wire::I32, 2, wire::LIST) {
            return None;
        }
        let head = self.byte()?;
        if head & 0xf != wire::STRUCT {
            return None;
        }
        let count = match head >> 4 {
            15 => usize::try_from(self.varint()?).ok()?,
            few => usize::from(few),
        };
        (count <= self.0.len()).then_some(count)
    }

    /// The name of the next element of the schema, and its number of children.
    fn element(&mut self) -> Option<(&'a [u8], usize)> {
        let (mut name, mut children) = (&[][..], 0);
        let mut last = 0;
        while let Some((id, kind)) = self.field(last)? {
            match id {
                NAME if kind == wire::BINARY => name = self.binary()?,
                CHILDREN if kind == wire::I32 => {
                    let number = self.varint()?;
                    // The lowest bit is the sign.
                    children = (number & 1 == 0).then(|| usize::try_from(number >> 1).ok())??;
                }
                _ => self.part(&ELEMENT, id, kind, 0)?,
            }
            last = id;
        }
        Some((name, children))
    }

    /// The number and type of the next field; none after the last one.
    fn field(&mut self, last: i16) -> Option<Option<(i16, u8)>> {
        let head = self.byte()?;
        let kind = head & 0xf;
        if kind == 0 {
            return Some(None);
        }
        let id = match head >> 4 {
            0 => {
                let number = i16::try_from(self.varint()?).ok()?;
                (number & 1 == 0).then_some(number >> 1)?
            }
            step => last.checked_add(i16::from(step))?,
        };
        Some(Some((id, kind)))
    }

    /// Skips a field of a structure of this shape.
    fn part(&mut self, shape: &Shape, id: i16, kind: u8, depth: usize) -> Option<()> {
        let known = shape.0.iter().find(|(known, ..)| *known == id);
        let Some((_, expected, inner)) = known else {
            return self.value(kind, Some(&EMPTY), depth);
        };
        let is_bool = |kind| matches!(kind, wire::TRUE | wire::FALSE);
        let same = *expected == kind || (is_bool(*expected) && is_bool(kind));
        same.then(|| self.value(kind, *inner, depth))?
    }

    fn value(&mut self, kind: u8, inner: Option<&Shape>, depth: usize) -> Option<()> {
        match (kind, inner) {
            (wire::TRUE | wire::FALSE, _) => Some(()),
            (wire::BYTE, _) => self.byte().map(drop),
            (wire::I16 | wire::I32 | wire::I64, _) => self.varint().map(drop),
            (wire::DOUBLE, _) => self.bytes(8).map(drop),
            (wire::BINARY, _) => self.binary().map(drop),
            (wire::STRUCT, Some(shape)) if depth < DEEPEST => {
                let mut last = 0;
                while let Some((id, kind)) = self.field(last)? {
                    self.part(shape, id, kind, depth + 1)?;
                    last = id;
                }
                Some(())
            }
            _ => None,
        }
    }

    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(bytes)
    }

    fn binary(&mut self) -> Option<&'a [u8]> {
        let length = usize::try_from(self.varint()?).ok()?;
        self.bytes(length)
    }

    fn varint(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..63).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }
}
