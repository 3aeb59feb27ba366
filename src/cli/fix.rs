//! `leadc check --fix`: the sure corrections of contracts, made in their files or shown as a diff.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use similar::TextDiff;

use super::contract_loader::Reader;
use super::exit::{Exit, Failure};
use super::root::RootArgs;
use super::terminal::{Notice, Output, Terminal};
use crate::contract::{FILE_LIMIT, plain};
use crate::data::atomic_write;
use crate::message::{Figure, Message, msg};
use crate::suggest::{Fixed, FixedContract, fix_files};

/// Texts of files that are fixed already.
type Texts = HashMap<PathBuf, String>;

/// Makes the sure corrections in the files of contracts. Each file is replaced in one step.
pub fn write(files: &[PathBuf], root: &RootArgs, terminal: &Terminal) -> Result<(), Failure> {
    if files.iter().any(|file| file == Path::new("-")) {
        let message = msg!("a contract on standard input cannot be fixed in place");
        return Err(Failure::usage(message).with_help(msg!("name a file, or add `--dry-run`")));
    }
    for file in files {
        let reader = root.reader()?;
        let fixed = fixed(&reader, file, &Texts::default());
        for changed in &fixed.files {
            let path = path_of(file, changed);
            unchanged(&reader, file, path, changed)?;
            atomic_write::atomically(path, |out| out.write_all(changed.after.as_bytes()))?;
            terminal.status(Notice::Fixed, summary(changed));
        }
        unfinished(&fixed, file, terminal);
    }
    Ok(())
}

/// Shows what [`write()`] would change, as a unified diff. The exit code is 1 if that is anything, or if errors would remain.
pub fn dry_run(files: &[PathBuf], root: &RootArgs, terminal: &Terminal) -> Result<Exit, Failure> {
    let mut diff = String::new();
    let mut texts = Texts::default();
    let mut summaries = Vec::new();
    let mut errors = 0;
    for file in files {
        let reader = root.reader()?;
        let fixed = fixed(&reader, file, &texts);
        for changed in &fixed.files {
            let lines = TextDiff::from_lines(&changed.before, &changed.after);
            let mut unified = lines.unified_diff();
            diff += &unified.header(&changed.name, &changed.name).to_string();
            summaries.push(summary(changed));
            texts.insert(plain(Path::new(&changed.name)), changed.after.clone());
        }
        errors += fixed.errors;
        unfinished(&fixed, file, terminal);
    }
    terminal.out(&Output::Text(diff))?;
    let is_fine = summaries.is_empty() && errors == 0;
    if summaries.is_empty() {
        terminal.say(&msg!("nothing to fix"));
    }
    for summary in summaries {
        terminal.status(Notice::WouldFix, summary);
    }
    if errors > 0 {
        let errors = Figure::of(errors as u64);
        terminal.status(
            Notice::Left,
            msg!(
                "{errors} {errors|error|errors} that `--fix` does not correct",
                errors
            ),
        );
    }
    Ok(match is_fine {
        true => Exit::Fine,
        false => Exit::Problems,
    })
}

/// The corrections of a contract whose files may be fixed already.
fn fixed(reader: &Reader, file: &Path, texts: &Texts) -> FixedContract {
    let mut read_file = reader.read_own(file, reader.bytes(file, FILE_LIMIT));
    let mut read = |path: &Path| {
        // The contract's own bytes, which come first, are taken even if its text is fixed already.
        let bytes = read_file(path);
        match texts.get(&plain(path)) {
            Some(text) => Ok(text.clone().into_bytes()),
            None => bytes,
        }
    };
    fix_files(&file.to_string_lossy(), &mut read)
}

/// The path of a changed file. That of the contract is the argument itself, whose name may not be text.
fn path_of<'p>(contract: &'p Path, changed: &'p Fixed) -> &'p Path {
    match contract.to_string_lossy() == changed.name {
        true => contract,
        false => Path::new(&changed.name),
    }
}

/// Makes sure that nobody has changed a file since it was read.
fn unchanged(
    reader: &Reader,
    contract: &Path,
    path: &Path,
    changed: &Fixed,
) -> Result<(), Failure> {
    let now = match reader.root_of(contract) {
        Some(root) => root.read(path, FILE_LIMIT).ok(),
        None => None,
    };
    let message = match now {
        Some(now) if now == changed.before.as_bytes() => return Ok(()),
        Some(_) => msg!(
            "{path} was changed while it was checked",
            path = path.display()
        ),
        None => msg!("{path} can no longer be read", path = path.display()),
    };
    Err(Failure::problem(message).with_help(msg!("run the command again")))
}

fn unfinished(fixed: &FixedContract, file: &Path, terminal: &Terminal) {
    if fixed.is_unfinished {
        let message = msg!(
            "{file} has more mistakes than one run corrects; run the command again",
            file = file.display()
        );
        terminal.status(Notice::Note, message);
    }
}

/// `3 corrections in inbound.leadc`
fn summary(fixed: &Fixed) -> Message {
    let fixes = Figure::of(fixed.fixes as u64);
    msg!(
        "{fixes} {fixes|correction|corrections} in {name}",
        fixes,
        name = fixed.name
    )
}
