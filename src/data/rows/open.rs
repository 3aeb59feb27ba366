//! Opens a path, standard input or bytes in memory, decompresses them, and counts the progress.

use super::detect;
use crate::data::error::{DataError, ErrorKind};
use crate::data::read_options::{Input, MemoryFile, OnProgress, Progress};
use crate::data::read_report::Compression;
#[cfg(feature = "files")]
use crate::data::temporary::{NamedTemporary, Permissions};
#[cfg(not(feature = "files"))]
use crate::message::msg;
use crate::message::{Message, system_error};
use std::fmt;
use std::fs::File;
#[cfg(feature = "workbooks")]
use std::io::Seek;
use std::io::{self, Cursor, ErrorKind as Io, Read};
use std::path::Path;
#[cfg(feature = "files")]
use std::path::PathBuf;

/// Number of bytes examined to detect the format of a file.
const HEAD: u64 = 64 * 1024;

/// A reader of some bytes.
pub(super) type Bytes<'a> = Box<dyn Read + Send + 'a>;

/// Bytes that can be read from any place.
#[cfg(feature = "workbooks")]
pub(super) type Seekable = Box<dyn ReadSeek>;

/// What reads bytes from any place.
#[cfg(feature = "workbooks")]
pub(super) trait ReadSeek: Read + Seek + Send {}

#[cfg(feature = "workbooks")]
impl<R: Read + Seek + Send> ReadSeek for R {}

/// A source whose first bytes have been examined.
pub(super) struct Source<'a> {
    pub input: &'a Input,
    pub compression: Option<Compression>,
    /// The first bytes, decompressed.
    pub head: Vec<u8>,
    progress: OnProgress<'a>,
    size: Option<u64>,
    from: Origin,
}

enum Origin {
    #[cfg(feature = "files")]
    Path(PathBuf),
    Memory(MemoryFile),
    /// A source that can be read only once, such as standard input: the bytes already read, followed by the rest.
    #[cfg(feature = "files")]
    Stream(Option<Bytes<'static>>),
    /// A stream saved to a file so that it can be read more than once.
    #[cfg(feature = "files")]
    Spooled(NamedTemporary),
}

impl<'a> Source<'a> {
    /// Opens an input and examines it.
    pub fn open(input: &'a Input, progress: OnProgress<'a>) -> Result<Source<'a>, DataError> {
        let (start, size, from) = match input {
            Input::Memory(file) => {
                let start = file.bytes.iter().take(HEAD as usize).copied().collect();
                let size = file.bytes.len() as u64;
                (start, Some(size), Origin::Memory(file.clone()))
            }
            #[cfg(feature = "files")]
            Input::Stdin => stream(io::stdin()).map_err(|error| failed(input, &error))?,
            #[cfg(feature = "files")]
            Input::File(path) | Input::Sheet(path, _) => opened(input, path)?,
            // Record batches are not opened.
            Input::Batches(_) => (Vec::new(), None, Origin::Memory(MemoryFile::empty())),
        };
        if start.is_empty() {
            return Err(DataError::in_file(input, ErrorKind::Empty));
        }
        let mut source = Source {
            input,
            compression: None,
            head: start,
            progress,
            size,
            from,
        };
        source.look();
        Ok(source)
    }

    /// Detects the compression, and replaces the head with the decompressed one.
    fn look(&mut self) {
        self.compression = detect::compression(&self.head);
        if let Some(packing) = self.compression
            && let Ok(reader) = decompressed(Box::new(Cursor::new(self.head.clone())), packing)
        {
            // The head of a compressed file is incomplete, so only the data before the error counts.
            let mut head = Vec::new();
            let mut reader = reader.take(HEAD);
            let mut piece = [0; 4096];
            while let Ok(read @ 1..) = reader.read(&mut piece) {
                head.extend_from_slice(&piece[..read]);
            }
            self.head = head;
        }
    }

    /// Makes it possible to read the source more than once.
    pub fn keep(&mut self) -> Result<(), DataError> {
        #[cfg(feature = "files")]
        if let Origin::Stream(stream) = &mut self.from
            && let Some(mut all) = stream.take()
        {
            let file = spool(&mut all).map_err(|error| self.error(error))?;
            self.from = Origin::Spooled(file);
        }
        Ok(())
    }

    /// Makes it possible to read the source as a file.
    #[cfg(feature = "files")]
    pub fn keep_as_file(&mut self) -> Result<(), DataError> {
        if let Origin::Memory(file) = &self.from {
            let mut all = Cursor::new(file.bytes.clone());
            let file = spool(&mut all).map_err(|error| self.error(error))?;
            self.from = Origin::Spooled(file);
        }
        self.keep()
    }

    /// Its bytes as they are. Call [`Source::keep`] first.
    #[cfg(feature = "workbooks")]
    pub fn seekable(&self) -> Result<Seekable, DataError> {
        match &self.from {
            Origin::Memory(file) => Ok(Box::new(Cursor::new(file.bytes.clone()))),
            #[cfg(feature = "files")]
            Origin::Path(path) => self.file(path),
            #[cfg(feature = "files")]
            Origin::Spooled(file) => self.file(file.path()),
            #[cfg(feature = "files")]
            Origin::Stream(_) => Err(DataError::in_file(self.input, ErrorKind::NotFound)),
        }
    }

    #[cfg(all(feature = "workbooks", feature = "files"))]
    fn file(&self, path: &Path) -> Result<Seekable, DataError> {
        let file = File::open(path).map_err(|error| self.error(error))?;
        Ok(Box::new(file))
    }

    /// The path, if the source is a file.
    pub fn path(&self) -> Option<&Path> {
        match &self.from {
            #[cfg(feature = "files")]
            Origin::Path(path) => Some(path),
            #[cfg(feature = "files")]
            Origin::Spooled(file) => Some(file.path()),
            #[cfg(feature = "files")]
            Origin::Stream(_) => None,
            Origin::Memory(_) => None,
        }
    }

    /// The file and its size, if its bytes are the data.
    pub fn plain_file(&self) -> Result<Option<(File, u64)>, DataError> {
        match (&self.from, self.compression, self.size) {
            #[cfg(feature = "files")]
            (Origin::Path(path), None, Some(size)) => {
                let file = File::open(path).map_err(|error| self.error(error))?;
                Ok(Some((file, size)))
            }
            #[cfg(feature = "files")]
            (Origin::Path(_) | Origin::Stream(_) | Origin::Spooled(_), ..) => Ok(None),
            (Origin::Memory(_), ..) => Ok(None),
        }
    }

    /// Its bytes, decompressed, from the start, for reading `pass` of `passes`, from 0. Call [`Source::keep`] before a second
    /// reading.
    pub fn bytes(&mut self, pass: u64, passes: u64) -> Result<Bytes<'a>, DataError> {
        let raw: Bytes<'a> = match &mut self.from {
            Origin::Memory(file) => Box::new(Cursor::new(file.bytes.clone())),
            #[cfg(feature = "files")]
            Origin::Stream(stream) => stream.take().unwrap_or_else(|| Box::new(io::empty())),
            #[cfg(feature = "files")]
            Origin::Path(path) => Box::new(File::open(path).map_err(|error| self.error(error))?),
            #[cfg(feature = "files")]
            Origin::Spooled(file) => {
                Box::new(File::open(file.path()).map_err(|error| self.error(error))?)
            }
        };
        let counted = CountedReader {
            inner: raw,
            meter: self.meter(),
            read: 0,
            pass,
            passes,
        };
        match self.compression {
            None => Ok(Box::new(counted)),
            Some(packing) => {
                decompressed(Box::new(counted), packing).map_err(|error| self.error(error))
            }
        }
    }

    /// Reports the progress of reading.
    pub fn meter(&self) -> Meter<'a> {
        Meter {
            input: self.input,
            progress: self.progress,
            size: self.size,
        }
    }

    /// Converts an error during reading.
    pub fn error(&self, error: io::Error) -> DataError {
        reading(self.input, self.compression, &error)
    }
}

/// Converts an error during reading: damaged compression, or an error of the system.
pub(super) fn reading(input: &Input, packing: Option<Compression>, error: &io::Error) -> DataError {
    let kind = match packing {
        Some(packing) if error.raw_os_error().is_none() => ErrorKind::Packing {
            packing: match packing {
                Compression::Gzip => "gzip",
                Compression::Zstandard => "Zstandard",
            },
            cut_short: error.kind() == Io::UnexpectedEof,
            why: reason(error),
        },
        _ => system(error),
    };
    DataError::in_file(input, kind)
}

/// What a reader has found, as an error of the system.
#[derive(Debug)]
pub(super) struct ReadingFault(pub Message);

impl fmt::Display for ReadingFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.english())
    }
}

impl std::error::Error for ReadingFault {}

/// What a reader has found, or the text of the system.
fn reason(error: &io::Error) -> Message {
    let fault = error.get_ref().and_then(|fault| fault.downcast_ref());
    match fault {
        Some(ReadingFault(why)) => why.clone(),
        None => system_error(error),
    }
}

fn system(error: &io::Error) -> ErrorKind {
    match error.kind() {
        Io::NotFound => ErrorKind::NotFound,
        Io::PermissionDenied => ErrorKind::NoPermission,
        Io::IsADirectory => ErrorKind::Folder,
        _ => ErrorKind::Reading { why: reason(error) },
    }
}

#[cfg(feature = "files")]
fn failed(input: &Input, error: &io::Error) -> DataError {
    DataError::in_file(input, system(error))
}

/// The first bytes of an input, its size if it is known, and where it comes from.
#[cfg(feature = "files")]
type Opened = (Vec<u8>, Option<u64>, Origin);

#[cfg(feature = "files")]
fn opened(input: &Input, path: &Path) -> Result<Opened, DataError> {
    let fail = |error: io::Error| failed(input, &error);
    let file = File::open(path).map_err(fail)?;
    let about = file.metadata().map_err(fail)?;
    if about.is_dir() {
        return Err(DataError::in_file(input, ErrorKind::Folder));
    }
    if !about.is_file() {
        return stream(file).map_err(fail);
    }
    let start = front(file).map_err(fail)?;
    Ok((start, Some(about.len()), Origin::Path(path.to_path_buf())))
}

#[cfg(feature = "files")]
fn front(reader: impl Read) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    reader.take(HEAD).read_to_end(&mut head)?;
    Ok(head)
}

/// The first bytes of a stream, and the whole stream.
#[cfg(feature = "files")]
fn stream(mut rest: impl Read + Send + 'static) -> io::Result<Opened> {
    let start = front(&mut rest)?;
    let all = Cursor::new(start.clone()).chain(rest);
    Ok((start, None, Origin::Stream(Some(Box::new(all)))))
}

#[cfg(feature = "files")]
fn spool(reader: &mut dyn Read) -> io::Result<NamedTemporary> {
    let mut file = NamedTemporary::new(&std::env::temp_dir(), Permissions::Private)?;
    io::copy(reader, file.file())?;
    Ok(file)
}

#[cfg(not(feature = "files"))]
fn decompressed(_: Bytes<'_>, _: Compression) -> io::Result<Bytes<'_>> {
    let why = msg!("compressed exports can be read by the command only");
    Err(io::Error::other(ReadingFault(why)))
}

#[cfg(feature = "files")]
fn decompressed(raw: Bytes<'_>, packing: Compression) -> io::Result<Bytes<'_>> {
    Ok(match packing {
        Compression::Gzip => Box::new(flate2::read::MultiGzDecoder::new(raw)),
        Compression::Zstandard => Box::new(zstd::stream::read::Decoder::new(raw)?),
    })
}

/// Reports the progress of reading.
#[derive(Clone, Copy)]
pub(super) struct Meter<'a> {
    input: &'a Input,
    progress: OnProgress<'a>,
    size: Option<u64>,
}

impl<'a> Meter<'a> {
    /// Reports the progress of reading a file from a place on.
    pub fn reader(self, file: File, place: u64) -> Bytes<'a> {
        Box::new(CountedReader {
            inner: Box::new(file),
            meter: self,
            read: place,
            pass: 0,
            passes: 1,
        })
    }

    /// Reports the number of bytes read so far.
    pub fn report(&self, read: u64) {
        if let Some(progress) = self.progress {
            progress(Progress {
                input: self.input,
                read: self.size.map_or(read, |size| read.min(size)),
                size: self.size,
            });
        }
    }
}

struct CountedReader<'a> {
    inner: Bytes<'a>,
    meter: Meter<'a>,
    read: u64,
    pass: u64,
    passes: u64,
}

impl Read for CountedReader<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into)?;
        self.read += read as u64;
        let before = self.pass * self.meter.size.unwrap_or(0);
        self.meter.report((before + self.read) / self.passes);
        Ok(read)
    }
}
