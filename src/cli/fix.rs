//! `leadc check --fix`: the sure corrections of contracts, made in their files or shown as a diff.

use std::path::{Path, PathBuf};

use similar::TextDiff;

use super::contract_loader::Reader;
use super::exit::{Exit, Failure};
use super::root::RootArgs;
use super::terminal::{Output, Terminal};
use crate::contract::FILE_LIMIT;
use crate::data::atomic_write;
use crate::report::format::counted;
use crate::suggest::{Fixed, fix_files};

/// Makes the sure corrections in the files of contracts. Each file is replaced in one step.
pub fn write(files: &[PathBuf], root: &RootArgs, terminal: &Terminal) -> Result<(), Failure> {
    if files.iter().any(|file| file == Path::new("-")) {
        let message = "a contract on standard input cannot be fixed in place";
        return Err(Failure::usage(message).with_help("name a file, or add `--dry-run`"));
    }
    for file in files {
        let reader = root.reader()?;
        for fixed in fixed(&reader, file) {
            unchanged(&reader, file, &fixed)?;
            atomic_write::atomically(Path::new(&fixed.name), |out| {
                out.write_all(fixed.after.as_bytes())
            })?;
            terminal.status("fixed", &summary(&fixed));
        }
    }
    Ok(())
}

/// Shows what [`write`] would change, as a unified diff.
pub fn dry_run(files: &[PathBuf], root: &RootArgs, terminal: &Terminal) -> Result<Exit, Failure> {
    let mut diff = String::new();
    let mut summaries = Vec::new();
    for file in files {
        let reader = root.reader()?;
        for fixed in fixed(&reader, file) {
            let lines = TextDiff::from_lines(&fixed.before, &fixed.after);
            let mut unified = lines.unified_diff();
            diff += &unified.header(&fixed.name, &fixed.name).to_string();
            summaries.push(summary(&fixed));
        }
    }
    terminal.out(&Output::Text(diff))?;
    for summary in &summaries {
        terminal.status("would fix", summary);
    }
    Ok(match summaries.is_empty() {
        true => {
            terminal.err("nothing to fix\n");
            Exit::Fine
        }
        false => Exit::Problems,
    })
}

fn fixed(reader: &Reader, file: &Path) -> Vec<Fixed> {
    let mut read = reader.read_own(file, reader.bytes(file, FILE_LIMIT));
    fix_files(&file.to_string_lossy(), &mut read)
}

/// Makes sure that nobody has changed a file since it was read.
fn unchanged(reader: &Reader, contract: &Path, fixed: &Fixed) -> Result<(), Failure> {
    let path = Path::new(&fixed.name);
    let root = reader.root_of(contract);
    let now = root.and_then(|root| root.read(path, FILE_LIMIT).ok());
    match now.is_some_and(|now| now == fixed.before.as_bytes()) {
        true => Ok(()),
        false => {
            let message = format!("{} was changed while it was checked", path.display());
            Err(Failure::problem(message).with_help("run the command again"))
        }
    }
}

/// `3 corrections in inbound.leadc`
fn summary(fixed: &Fixed) -> String {
    format!(
        "{} in {}",
        counted(fixed.fixes as u64, "correction"),
        fixed.name
    )
}
