//! A file cut into ranges, which are read by the threads that process them.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A file in ranges of one length.
#[derive(Debug, Clone)]
pub(super) struct RangedFile {
    /// Opened once, so that all ranges are of one file even if another takes its name.
    file: SharedFile,
    /// Where the first range starts, and the last one ends.
    start: u64,
    end: u64,
    length: u64,
}

/// A file from which several threads read, one at a time: it takes much longer to process what is read.
#[derive(Debug, Clone)]
struct SharedFile(Arc<Mutex<File>>);

/// A range of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FileRange {
    pub number: usize,
    pub start: u64,
    pub end: u64,
}

impl RangedFile {
    /// The ranges from `start` to `end`.
    pub fn new(file: File, start: u64, end: u64, length: u64) -> RangedFile {
        RangedFile {
            file: SharedFile(Arc::new(Mutex::new(file))),
            start,
            end,
            length,
        }
    }

    /// Number of ranges.
    pub fn ranges(&self) -> usize {
        self.end.saturating_sub(self.start).div_ceil(self.length) as usize
    }

    /// A range, by its number.
    pub fn range(&self, number: usize) -> Option<FileRange> {
        let start = self.start + number as u64 * self.length;
        (number < self.ranges()).then(|| FileRange {
            number,
            start,
            end: self.end.min(start + self.length),
        })
    }

    /// The bytes of a range.
    pub fn read(&self, number: usize) -> io::Result<Vec<u8>> {
        match self.range(number) {
            None => Ok(Vec::new()),
            Some(range) => {
                let mut bytes = self.from(range.start);
                bytes.read(range.end - range.start)?;
                Ok(bytes.bytes)
            }
        }
    }

    /// The file, to be read from a place on and no longer by ranges.
    pub fn reader(&self, place: u64) -> io::Result<File> {
        self.file.at(place)?.try_clone()
    }

    /// The bytes from a place on; none is read yet.
    pub fn from(&self, place: u64) -> BytesFrom {
        BytesFrom {
            file: self.file.clone(),
            place,
            bytes: Vec::new(),
            ended: false,
        }
    }
}

impl SharedFile {
    /// The file, to be read from a place on.
    fn at(&self, place: u64) -> io::Result<MutexGuard<'_, File>> {
        let mut file = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(place))?;
        Ok(file)
    }
}

/// Bytes from a place of a file on, as many as are asked for.
pub(super) struct BytesFrom {
    file: SharedFile,
    /// Where they begin in the file.
    pub place: u64,
    pub bytes: Vec<u8>,
    /// Whether the file ends after them.
    pub ended: bool,
}

impl BytesFrom {
    /// Reads this many more bytes, or all that there are.
    pub fn read(&mut self, more: u64) -> io::Result<()> {
        self.bytes.reserve_exact(more as usize);
        let mut file = self.file.at(self.place + self.bytes.len() as u64)?;
        let read = file.by_ref().take(more).read_to_end(&mut self.bytes)?;
        self.ended = (read as u64) < more;
        Ok(())
    }
}
