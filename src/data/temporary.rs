//! Temporary files, which must not outlive the run because they contain the user's data. If the system supports unnamed
//! files, an unfinished result is one. A named file is removed when it is dropped and when a signal ends the process; files
//! left after a kill are removed by the next run that creates one in the same folder.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use tempfile::NamedTempFile;

const PREFIX: &str = ".leadc-";
const SUFFIX: &str = ".tmp";

/// The names of this process's named files.
static NAMES: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

fn names() -> MutexGuard<'static, Vec<PathBuf>> {
    NAMES.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Removes every temporary file of this process. None can be created afterwards, since the process is about to end.
pub fn remove_all() {
    let names = names();
    for name in names.iter() {
        // If one cannot be removed, the others still can.
        fs::remove_file(name).ok();
    }
    std::mem::forget(names);
}

/// Who may open a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Permissions {
    /// Only the user.
    Private,
    /// Everybody who may open any new file of the user.
    Usual,
}

#[cfg(unix)]
impl Permissions {
    fn mode(self) -> u32 {
        match self {
            Permissions::Private => 0o600,
            Permissions::Usual => 0o666,
        }
    }
}

/// A temporary file with a name.
#[derive(Debug)]
pub(super) struct NamedTemporary<F = File> {
    file: NamedTempFile<F>,
    // Dropped after the file, which removes it.
    _registered: Registered,
}

#[derive(Debug)]
struct Registered(PathBuf);

impl Drop for Registered {
    fn drop(&mut self) {
        names().retain(|name| *name != self.0);
    }
}

impl NamedTemporary {
    /// A new file in a folder.
    pub fn new(folder: &Path, rights: Permissions) -> io::Result<NamedTemporary> {
        remove_leftovers(folder);
        NamedTemporary::made(folder, |path| {
            let mut options = File::options();
            options.read(true).write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, rights.mode());
            // On other systems, a new file has the permissions of its folder.
            #[cfg(not(unix))]
            let _ = rights;
            let file = options.open(path)?;
            hold(&file);
            // Before it was locked, another run may have removed it as a leftover.
            fs::symlink_metadata(path).map_err(|_| io::ErrorKind::AlreadyExists)?;
            Ok(file)
        })
    }

    /// The file with its content.
    pub fn file(&mut self) -> &mut File {
        self.file.as_file_mut()
    }
}

impl<F> NamedTemporary<F> {
    /// The result of `make` for an unused name.
    fn made(
        folder: &Path,
        make: impl FnMut(&Path) -> io::Result<F>,
    ) -> io::Result<NamedTemporary<F>> {
        let mut names = names();
        let mut builder = tempfile::Builder::new();
        builder.prefix(PREFIX).suffix(SUFFIX);
        let file = builder.make_in(folder, make)?;
        let name = file.path().to_path_buf();
        names.push(name.clone());
        Ok(NamedTemporary {
            file,
            _registered: Registered(name),
        })
    }

    /// Its name.
    pub fn path(&self) -> &Path {
        self.file.path()
    }

    fn put(self, path: &Path) -> io::Result<()> {
        self.file.persist(path).map_err(|failed| failed.error)?;
        Ok(())
    }
}

/// A file that will get a place in a folder, but does not have it yet.
#[derive(Debug)]
pub(super) enum UnplacedFile {
    /// It has no name.
    #[cfg(target_os = "linux")]
    Unnamed { file: File, folder: PathBuf },
    /// It has a temporary name.
    Named(NamedTemporary),
}

impl UnplacedFile {
    /// A new file.
    pub fn new(folder: &Path) -> io::Result<UnplacedFile> {
        remove_leftovers(folder);
        #[cfg(target_os = "linux")]
        if let Some(file) = unnamed::file(folder) {
            hold(&file);
            let folder = folder.to_path_buf();
            return Ok(UnplacedFile::Unnamed { file, folder });
        }
        NamedTemporary::new(folder, Permissions::Usual).map(UnplacedFile::Named)
    }

    /// The file with its content.
    pub fn file(&mut self) -> &mut File {
        match self {
            #[cfg(target_os = "linux")]
            UnplacedFile::Unnamed { file, .. } => file,
            UnplacedFile::Named(named) => named.file(),
        }
    }

    /// Moves it into place, replacing any existing file.
    pub fn put(self, path: &Path) -> io::Result<()> {
        match self {
            #[cfg(target_os = "linux")]
            UnplacedFile::Unnamed { mut file, folder } => {
                // Only a named file can replace another one.
                match NamedTemporary::made(&folder, |name| unnamed::link(&file, name)) {
                    Ok(named) => named.put(path),
                    Err(_) => copy(&mut file, &folder)?.put(path),
                }
            }
            UnplacedFile::Named(named) => named.put(path),
        }
    }
}

impl Write for UnplacedFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file().flush()
    }
}

/// A copy with a name, for systems that can create unnamed files but not name them later.
#[cfg(target_os = "linux")]
fn copy(file: &mut File, folder: &Path) -> io::Result<NamedTemporary> {
    let mut named = NamedTemporary::new(folder, Permissions::Usual)?;
    io::Seek::rewind(file)?;
    io::copy(file, named.file())?;
    let permissions = file.metadata()?.permissions();
    named.file().set_permissions(permissions)?;
    named.file().sync_all()?;
    Ok(named)
}

#[cfg(target_os = "linux")]
mod unnamed {
    use super::Permissions;
    use rustix::fs::{AtFlags, CWD, Mode, OFlags, linkat, open};
    use std::fs::File;
    use std::io;
    use std::os::fd::AsRawFd;
    use std::path::{Path, PathBuf};

    /// A file without a name, if the system supports such files and can name them later.
    pub fn file(folder: &Path) -> Option<File> {
        let flags = OFlags::TMPFILE | OFlags::RDWR | OFlags::CLOEXEC;
        let mode = Mode::from_raw_mode(Permissions::Usual.mode());
        let file = File::from(open(folder, flags, mode).ok()?);
        by_number(&file).symlink_metadata().ok()?;
        Some(file)
    }

    /// Gives it a name.
    pub fn link(file: &File, name: &Path) -> io::Result<()> {
        let follow = AtFlags::SYMLINK_FOLLOW;
        Ok(linkat(CWD, by_number(file), CWD, name, follow)?)
    }

    fn by_number(file: &File) -> PathBuf {
        format!("/proc/self/fd/{}", file.as_raw_fd()).into()
    }
}

/// Shows other runs that the file is in use. On systems without file locks, no other run treats it as a leftover.
fn hold(file: &File) {
    #[cfg(unix)]
    file.lock().ok();
    // On other systems, a lock would prevent this run from reading the file by its name.
    #[cfg(not(unix))]
    let _ = file;
}

/// Removes the temporary files that killed runs left in a folder and that no run has locked. Errors are ignored.
fn remove_leftovers(folder: &Path) {
    #[cfg(unix)]
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let is_ours = name.starts_with(PREFIX) && name.ends_with(SUFFIX);
        if is_ours
            && entry.file_type().is_ok_and(|kind| kind.is_file())
            && let Ok(file) = File::options().read(true).write(true).open(entry.path())
            && file.try_lock().is_ok()
        {
            fs::remove_file(entry.path()).ok();
        }
    }
    #[cfg(not(unix))]
    let _ = folder;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(folder: &Path) -> usize {
        fs::read_dir(folder).unwrap().count()
    }

    #[cfg(unix)]
    #[test]
    fn abandoned_files_are_removed_by_the_next_run() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(".leadc-left.tmp"), "Ana").unwrap();
        fs::write(folder.path().join("leadc-mine.tmp"), "Ana").unwrap();
        let held = NamedTemporary::new(folder.path(), Permissions::Private).unwrap();
        let names = [
            held.path().to_path_buf(),
            folder.path().join("leadc-mine.tmp"),
        ];
        let mut other = UnplacedFile::new(folder.path()).unwrap();
        assert!(names.iter().all(|name| name.exists()));
        other.write_all(b"Li").unwrap();
        other.put(&folder.path().join("out")).unwrap();
        drop(held);
        assert_eq!(entries(folder.path()), 2);
        assert!(!names[0].exists());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_result_in_the_making_has_no_name() {
        let folder = tempfile::tempdir().unwrap();
        let mut out = UnplacedFile::new(folder.path()).unwrap();
        out.write_all(b"Ana").unwrap();
        assert_eq!(entries(folder.path()), 0);
        let named = copy(out.file(), folder.path()).unwrap();
        assert!(names().contains(&named.path().to_path_buf()));
        named.put(&folder.path().join("copy")).unwrap();
        out.put(&folder.path().join("out")).unwrap();
        assert_eq!(entries(folder.path()), 2);
        for name in ["copy", "out"] {
            let path = folder.path().join(name);
            assert_eq!(fs::read_to_string(path).unwrap(), "Ana");
        }
        assert!(!names().iter().any(|name| name.starts_with(folder.path())));
    }
}
