//! Result files: written to a temporary file and moved into place at the end, so that nobody ever sees a partial one.

use crate::data::error::{DataError, ErrorKind};
use crate::data::temporary::UnplacedFile;
use crate::message::{msg, system_error};
use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind as Io, Write};
use std::path::{Path, PathBuf};

/// Writes a result to the file, or to standard output if there is none or it is `-`.
pub fn to(
    path: Option<&Path>,
    fill: impl FnOnce(&mut (dyn Write + Send)) -> io::Result<()>,
) -> Result<(), DataError> {
    match path {
        Some(path) if path != Path::new("-") => atomically(path, fill),
        _ => to_stdout(fill),
    }
}

/// Writes a temporary file in the same folder, makes sure that it is on disk, and moves it into place. If anything fails, an
/// existing file stays unchanged.
pub fn atomically(
    path: &Path,
    fill: impl FnOnce(&mut (dyn Write + Send)) -> io::Result<()>,
) -> Result<(), DataError> {
    let mut out = PendingFile::create(path)?;
    match fill(&mut out) {
        Ok(()) => out.commit(),
        Err(error) => Err(out.explain(error)),
    }
}

/// Writes to standard output. A closed pipe (`| head`) is not an error.
pub fn to_stdout(
    fill: impl FnOnce(&mut (dyn Write + Send)) -> io::Result<()>,
) -> Result<(), DataError> {
    let mut out = CheckedWriter::new(BufWriter::new(io::stdout()));
    let result = fill(&mut out).and_then(|()| out.flush());
    match result {
        Err(error) if !out.is_closed(&error) => {
            let error = out.problem.take().unwrap_or(error);
            Err(DataError::in_file("standard output", kind(&error)))
        }
        _ => Ok(()),
    }
}

/// A file that is not yet in its final place.
#[derive(Debug)]
pub struct PendingFile {
    path: PathBuf,
    place: Place,
}

#[derive(Debug)]
enum Place {
    Beside(CheckedWriter<BufWriter<UnplacedFile>>),
    /// A pipe or a device, which is written directly.
    Direct(CheckedWriter<File>),
}

impl PendingFile {
    /// A temporary file next to `path`, which may already exist; links are followed.
    pub fn create(path: &Path) -> Result<PendingFile, DataError> {
        let fail = |error: io::Error| failed(path, &error);
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        let before = fs::metadata(&target).ok();
        if before.as_ref().is_some_and(fs::Metadata::is_dir) {
            return Err(DataError::in_file(path.display(), a_folder()));
        }
        if before.as_ref().is_some_and(|before| !before.is_file()) {
            let file = File::options().write(true).open(&target).map_err(fail)?;
            return Ok(PendingFile {
                path: target,
                place: Place::Direct(CheckedWriter::new(file)),
            });
        }
        let folder = match target.parent() {
            Some(folder) if folder != Path::new("") => folder,
            _ => Path::new("."),
        };
        let file =
            temporary_next_to(folder, before.as_ref()).map_err(|error| match error.kind() {
                Io::NotFound => DataError::in_file(path.display(), ErrorKind::NoFolder),
                _ => fail(error),
            })?;
        Ok(PendingFile {
            path: target,
            place: Place::Beside(CheckedWriter::new(BufWriter::new(file))),
        })
    }

    /// Makes sure that everything is on disk, and moves the file into place.
    pub fn commit(mut self) -> Result<(), DataError> {
        let path = self.path.clone();
        let done = match self.flush() {
            Ok(()) => self.put(),
            Err(error) => return Err(self.explain(error)),
        };
        done.map_err(|error| failed(&path, &error))
    }

    fn put(self) -> io::Result<()> {
        let Place::Beside(file) = self.place else {
            return Ok(());
        };
        let file = file.inner.into_inner();
        let mut file = file.map_err(io::IntoInnerError::into_error)?;
        file.file().sync_all()?;
        file.put(&self.path)?;
        sync_folder(&self.path);
        Ok(())
    }

    /// The error of the file; `error` may only say that there was one.
    pub fn explain(mut self, error: io::Error) -> DataError {
        let problem = match &mut self.place {
            Place::Beside(file) => file.problem.take(),
            Place::Direct(file) => file.problem.take(),
        };
        DataError::in_file(self.path.display(), kind(&problem.unwrap_or(error)))
    }
}

impl Write for PendingFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.place {
            Place::Beside(file) => file.write(bytes),
            Place::Direct(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.place {
            Place::Beside(file) => file.flush(),
            Place::Direct(file) => file.flush(),
        }
    }
}

/// A new file in the folder with the permissions of the file it will replace, or those of any new file.
fn temporary_next_to(folder: &Path, before: Option<&fs::Metadata>) -> io::Result<UnplacedFile> {
    let mut file = UnplacedFile::new(folder)?;
    if let Some(before) = before {
        file.file().set_permissions(before.permissions())?;
    }
    Ok(file)
}

/// Syncs the folder, so that the new name is on disk too. If folders cannot be synced, the file itself still is.
fn sync_folder(path: &Path) {
    if let Some(folder) = path.parent()
        && let Ok(folder) = File::open(folder)
    {
        folder.sync_all().ok();
    }
}

fn kind(error: &io::Error) -> ErrorKind {
    match error.kind() {
        Io::StorageFull | Io::QuotaExceeded => ErrorKind::DiskFull,
        Io::PermissionDenied | Io::ReadOnlyFilesystem => ErrorKind::Writing {
            why: msg!("no permission to write here"),
        },
        Io::IsADirectory => a_folder(),
        _ => ErrorKind::Writing {
            why: system_error(error),
        },
    }
}

/// A file that could not be written.
pub(super) fn failed(path: &Path, error: &io::Error) -> DataError {
    DataError::in_file(path.display(), kind(error))
}

fn a_folder() -> ErrorKind {
    ErrorKind::Writing {
        why: msg!("a folder has this name"),
    }
}

/// A writer that remembers its first error, since formats may wrap or replace it.
#[derive(Debug)]
struct CheckedWriter<W> {
    inner: W,
    problem: Option<io::Error>,
}

impl<W: Write> CheckedWriter<W> {
    fn new(inner: W) -> Self {
        CheckedWriter {
            inner,
            problem: None,
        }
    }

    /// Whether the other end of a pipe has been closed.
    fn is_closed(&self, error: &io::Error) -> bool {
        let first = self.problem.as_ref().unwrap_or(error);
        first.kind() == Io::BrokenPipe
    }

    fn note<T>(&mut self, result: io::Result<T>) -> io::Result<T> {
        result.map_err(|error| {
            let kind = error.kind();
            if kind != Io::Interrupted && self.problem.is_none() {
                self.problem = Some(error);
            }
            io::Error::from(kind)
        })
    }
}

impl<W: Write> Write for CheckedWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let result = self.inner.write(bytes);
        self.note(result)
    }

    fn flush(&mut self) -> io::Result<()> {
        let result = self.inner.flush();
        self.note(result)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_result_replaces_the_one_before_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.csv");
        for text in ["first, and longer", "second"] {
            atomically(&path, |out| out.write_all(text.as_bytes())).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
        }
        assert_eq!(names(folder.path()), ["out.csv"]);
    }

    #[test]
    fn a_failure_leaves_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.csv");
        fs::write(&path, "before").unwrap();
        let failed = atomically(&path, |out| {
            out.write_all(b"half")?;
            Err(io::Error::other("the evaluation stopped"))
        });
        let message = failed.unwrap_err().message().english();
        assert!(message.contains("the evaluation stopped"), "{message}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "before");
        assert_eq!(names(folder.path()), ["out.csv"]);
    }

    #[test]
    fn places_that_cannot_be_written_to() {
        let folder = tempfile::tempdir().unwrap();
        let kind_of = |path: &Path| *atomically(path, |_| Ok(())).unwrap_err().kind;
        assert_eq!(kind_of(folder.path()), a_folder());
        assert_eq!(
            kind_of(&folder.path().join("no/out.csv")),
            ErrorKind::NoFolder
        );
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        assert!(matches!(
            kind_of(&file.join("out.csv")),
            ErrorKind::Writing { .. }
        ));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_reported_even_after_another_error() {
        let full = Path::new("/dev/full");
        let write = |out: &mut (dyn Write + Send)| {
            out.write_all(&[0; 100_000])
                .map_err(|_| io::Error::other("the format failed"))
        };
        assert_eq!(
            *atomically(full, write).unwrap_err().kind,
            ErrorKind::DiskFull
        );
    }

    #[cfg(unix)]
    #[test]
    fn links_and_rights_stay() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("out"), folder.path().join("link"));
        fs::write(&path, "before").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&path, &link).unwrap();
        atomically(&link, |out| out.write_all(b"after")).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "after");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o640
        );
    }
}
