//! Compound files: old Excel workbooks, and newer ones that are encrypted with a password.

use super::open::Source;
use crate::data::error::DataError;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

/// The first bytes of a compound file.
pub(super) const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];
/// The name of the entry that is the encrypted workbook.
const ENCRYPTED: &str = "EncryptedPackage";
/// Where the header says how large a sector is, as a power of two, and which sector is the first of the directory.
const SECTOR_SIZE: usize = 30;
const DIRECTORY: usize = 48;
/// Number of bytes of the directory that are searched: an encrypted workbook has few entries.
const SEARCHED: u64 = 16 << 10;

/// Whether a source is a workbook that is encrypted with a password.
pub(super) fn is_encrypted(source: &Source<'_>) -> Result<bool, DataError> {
    if !source.head.starts_with(COMPOUND) {
        return Ok(false);
    }
    if names_package(&source.head) {
        return Ok(true);
    }
    let Some(path) = source.path() else {
        return Ok(false);
    };
    let directory = File::open(path).and_then(|file| directory(file, &source.head));
    let directory = directory.map_err(|error| source.error(error))?;
    Ok(names_package(&directory))
}

/// The first bytes of the directory; none if the header is damaged.
fn directory(mut file: File, head: &[u8]) -> io::Result<Vec<u8>> {
    let two = |at: usize| Some(u16::from_le_bytes(head.get(at..at + 2)?.try_into().ok()?));
    let four = |at: usize| Some(u32::from_le_bytes(head.get(at..at + 4)?.try_into().ok()?));
    let mut found = Vec::new();
    if let (Some(size @ 7..=20), Some(sector)) = (two(SECTOR_SIZE), four(DIRECTORY)) {
        let place = (u64::from(sector) + 1) << size;
        file.seek(SeekFrom::Start(place))?;
        file.take(SEARCHED).read_to_end(&mut found)?;
    }
    Ok(found)
}

fn names_package(bytes: &[u8]) -> bool {
    let name: Vec<u8> = ENCRYPTED
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    memchr::memmem::find(bytes, &name).is_some()
}
