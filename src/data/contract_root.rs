//! The files that a contract may read: those in one folder and below it.

use crate::contract::{ReadError, bytes_up_to};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// The folder that a contract is confined to, with links resolved.
#[derive(Debug)]
pub struct ContractRoot(PathBuf);

impl ContractRoot {
    /// The folder of a contract; none if it does not exist. Standard input is confined to the current folder.
    pub fn of_contract(contract: &Path) -> Option<ContractRoot> {
        let folder = contract.parent().filter(|folder| *folder != Path::new(""));
        let folder = folder.unwrap_or(Path::new("."));
        folder.canonicalize().ok().map(ContractRoot)
    }

    /// A folder whose links are already resolved.
    pub fn new(folder: PathBuf) -> ContractRoot {
        ContractRoot(folder)
    }

    /// Whether another folder is this one or below it, once links are followed.
    pub fn contains(&self, folder: &Path) -> bool {
        let found = folder.canonicalize();
        found.is_ok_and(|found| found.starts_with(&self.0))
    }

    /// The bytes of a file in the folder or below, at most `limit` and one more.
    pub fn read(&self, path: &Path, limit: usize) -> Result<Vec<u8>, ReadError> {
        bytes_up_to(self.file(path)?, limit)
    }

    fn file(&self, path: &Path) -> Result<File, ReadError> {
        let found = path.canonicalize();
        let nearest = match &found {
            Ok(found) => Some(found.clone()),
            // A missing file outside is not reported as missing: that would reveal which files exist.
            Err(_) => above(path),
        };
        if !nearest.is_some_and(|nearest| nearest.starts_with(&self.0)) {
            return Err(ReadError::Outside);
        }
        let found = found?;
        // Opening a pipe would wait for a writer.
        is_regular(&fs::metadata(&found)?)?;
        if found.extension() != path.extension() {
            return Err(ReadError::OtherEnding);
        }
        let file = File::open(&found)?;
        is_regular(&file.metadata()?)?;
        Ok(file)
    }
}

/// The nearest existing folder above a path, with links resolved.
fn above(path: &Path) -> Option<PathBuf> {
    let path = std::path::absolute(path).ok()?;
    let mut folders = path.ancestors().skip(1);
    folders.find_map(|folder| folder.canonicalize().ok())
}

fn is_regular(about: &fs::Metadata) -> Result<(), ReadError> {
    match (about.is_file(), about.is_dir()) {
        (true, _) => Ok(()),
        (false, true) => Err(ReadError::Folder),
        (false, false) => Err(ReadError::Special),
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    /// A folder that contains a contract's folder and files that a contract might name.
    fn folder() -> tempfile::TempDir {
        let top = tempfile::tempdir().unwrap();
        let inside = top.path().join("contracts/lists");
        fs::create_dir_all(&inside).unwrap();
        fs::write(inside.join("a.csv"), "gmail.com").unwrap();
        fs::write(top.path().join("secret.csv"), "token").unwrap();
        fs::write(top.path().join("contracts/.env"), "token").unwrap();
        for (to, link) in [
            ("../../secret.csv", "far.csv"),
            ("a.csv", "near.csv"),
            ("../.env", "env.csv"),
            ("/dev/zero", "zero.csv"),
            ("..", "up"),
            ("../..", "out"),
        ] {
            symlink(to, inside.join(link)).unwrap();
        }
        top
    }

    #[test]
    fn files_are_read_in_the_folder_and_below_whatever_links_say() {
        let top = folder();
        let contracts = top.path().join("contracts");
        let root = ContractRoot::of_contract(&contracts.join("in.leadc")).unwrap();
        let read = |path: &str| root.read(&contracts.join(path), 100);
        for path in [
            "lists/a.csv",
            "lists/near.csv",
            "lists/up/lists/a.csv",
            "../contracts/lists/a.csv",
        ] {
            assert_eq!(read(path).unwrap(), b"gmail.com", "{path}");
        }
        for path in [
            "../secret.csv",
            "../nothing.csv",
            "lists/far.csv",
            "lists/out/secret.csv",
            "lists/out/nothing.csv",
            "/etc/passwd",
            "/proc/self/environ",
            "/dev/zero",
            "/nothing/at/all",
            "lists/zero.csv",
        ] {
            assert!(matches!(read(path), Err(ReadError::Outside)), "{path}");
        }
        assert!(matches!(read("lists/env.csv"), Err(ReadError::OtherEnding)));
        assert!(matches!(read("lists"), Err(ReadError::Folder)));
        assert!(matches!(read("lists/b.csv"), Err(ReadError::NotFound)));
    }

    #[test]
    fn pipes_are_not_waited_for_and_files_end_at_the_limit() {
        let top = folder();
        let pipe = top.path().join("pipe.csv");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.unwrap().success());
        let root = ContractRoot::of_contract(&pipe).unwrap();
        assert!(matches!(root.read(&pipe, 100), Err(ReadError::Special)));
        let secret = top.path().join("secret.csv");
        assert_eq!(root.read(&secret, 2).unwrap(), b"tok");
        let devices = ContractRoot::new(PathBuf::from("/dev"));
        assert!(matches!(
            devices.read(Path::new("/dev/zero"), 100),
            Err(ReadError::Special)
        ));
    }
}
