//! Reads contracts: the files, their errors, and the compiled rules.

use std::io;
use std::path::{Path, PathBuf};

use super::exit::{Exit, Failure};
use super::overwrite_guard::InputFile;
use super::root::RootArgs;
use super::terminal::{Notice, Terminal};
use crate::analysis;
use crate::contract::{self, FILE_LIMIT, ReadError, bytes_up_to, model::Contract};
use crate::data::atomic_write;
use crate::data::contract_root::ContractRoot;
use crate::diagnostic::annotation::{Annotation, annotations};
use crate::diagnostic::render::{Format, Tally, render};
use crate::diagnostic::severity_overrides::Levels;
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::diff::contracts::Side;
use crate::eval::RequestedAsOf;
use crate::ir::Program;
use crate::message::{Language, msg, shown};
use crate::signing::{self, Agreement};
use crate::source::Sources;
use crate::suggest;
use crate::syntax;

/// Maximum size in bytes of the output of `leadc compile --emit json`, which is larger than the contract.
const COMPILED_LIMIT: usize = 16 * FILE_LIMIT;

/// How the signatures and dates of a contract are checked.
#[derive(Debug, Clone, Copy)]
pub struct AgreementCheck {
    /// The day on which it must be in force and reviews are due.
    pub as_of: RequestedAsOf,
    /// Whether it is an error if it is not signed by everybody as it is, or not in force.
    pub must_be_signed: bool,
}

impl AgreementCheck {
    /// What is to be said about signatures and dates.
    pub fn findings(self, contract: &Contract, sources: &Sources) -> Vec<Diagnostic> {
        let zone = &contract.info.zone;
        let today = self.as_of.within(zone).instant.local_day(zone);
        let side = Side { contract, sources };
        match self.must_be_signed {
            true => signing::demanded(side, today),
            false => signing::findings(side, today),
        }
    }
}

/// Contracts that were read, with the text shown in their messages.
#[derive(Debug, Default)]
pub struct Reader {
    /// The files.
    pub sources: Sources,
    /// The findings, in reading order; a file that two contracts include is reported once.
    pub diagnostics: Vec<Diagnostic>,
    /// The severity levels of the contract that was read last.
    pub levels: Levels,
    /// Every file that was read or searched for.
    files: Vec<PathBuf>,
    /// The folder whose files contracts may read, with links resolved; none means the folder of each contract.
    root: Option<PathBuf>,
}

impl Reader {
    /// A reader for contracts whose files are in a folder or below it.
    pub fn new(root: Option<PathBuf>) -> Reader {
        Reader {
            root,
            ..Reader::default()
        }
    }

    /// Reads a contract, `-` from standard input; none if it has errors, which are then among the diagnostics.
    pub fn contract(&mut self, path: &Path) -> Option<Contract> {
        let bytes = self.bytes(path, FILE_LIMIT);
        self.contract_of(path, bytes)
    }

    /// Reads a contract, and adds the findings of the analyses and those about its signatures and dates.
    pub fn check(&mut self, path: &Path, agreement: AgreementCheck) {
        let mut read = self.read_own(path, self.bytes(path, FILE_LIMIT));
        self.load(path, &mut read, Some(agreement));
    }

    /// Reads a contract whose own bytes are already known.
    pub fn contract_of(
        &mut self,
        path: &Path,
        bytes: Result<Vec<u8>, ReadError>,
    ) -> Option<Contract> {
        let mut read = self.read_own(path, bytes);
        self.contract_by(path, &mut read)
    }

    /// Reads the files of a contract whose own bytes, the first that are asked for, are already known.
    pub fn read_own(
        &self,
        path: &Path,
        bytes: Result<Vec<u8>, ReadError>,
    ) -> impl FnMut(&Path) -> Result<Vec<u8>, ReadError> + use<> {
        let mut own = Some(bytes);
        let root = self.root_of(path);
        move |path| match (own.take(), &root) {
            (Some(bytes), _) => bytes,
            (None, Some(root)) => root.read(path, FILE_LIMIT),
            (None, None) => Err(ReadError::NotFound),
        }
    }

    /// The folder that a contract is confined to; none if it does not exist.
    pub fn root_of(&self, contract: &Path) -> Option<ContractRoot> {
        match &self.root {
            Some(root) => Some(ContractRoot::new(root.clone())),
            None => ContractRoot::of_contract(contract),
        }
    }

    /// The bytes of a contract's own file, at most `limit` and one more.
    pub fn bytes(&self, path: &Path, limit: usize) -> Result<Vec<u8>, ReadError> {
        if path == Path::new("-") {
            return bytes_up_to(io::stdin(), limit);
        }
        let root = self.root_of(path).ok_or(ReadError::NotFound)?;
        root.read(path, limit)
    }

    /// Reads a contract, with everything it includes and its lists, through `read`.
    pub fn contract_by(&mut self, path: &Path, read: &mut contract::Read) -> Option<Contract> {
        self.load(path, read, None)
    }

    fn load(
        &mut self,
        path: &Path,
        read: &mut contract::Read,
        check: Option<AgreementCheck>,
    ) -> Option<Contract> {
        let root = path.to_string_lossy();
        let mut read = |path: &Path| {
            self.files.push(path.to_path_buf());
            read(path)
        };
        let mut loaded = suggest::load(&root, &mut self.sources, &mut read);
        if let (Some(contract), Some(check)) = (&loaded.contract, check) {
            let found = analysis::diagnostics(contract, &self.sources);
            loaded.diagnostics.extend(found);
            loaded
                .diagnostics
                .extend(check.findings(contract, &self.sources));
        }
        suggest::verify(&root, &self.sources, &mut loaded.diagnostics, &mut read);
        self.add(loaded.diagnostics);
        self.levels = loaded.levels;
        loaded.contract
    }

    fn add(&mut self, found: Vec<Diagnostic>) {
        let key = |sources: &Sources, d: &Diagnostic| {
            let span = d.primary.span;
            (
                sources.file(span.file).name.clone(),
                span.range(),
                d.code,
                d.message.clone(),
            )
        };
        let known: std::collections::HashSet<_> = self
            .diagnostics
            .iter()
            .map(|d| key(&self.sources, d))
            .collect();
        let mut new: Vec<Diagnostic> = found
            .into_iter()
            .filter(|d| !known.contains(&key(&self.sources, d)))
            .collect();
        diagnostic::sort(&mut new);
        self.diagnostics.append(&mut new);
    }

    /// All diagnostics as text.
    pub fn render(
        &self,
        format: Format,
        look: diagnostic::render::Look,
    ) -> Result<String, Failure> {
        render(format, &self.diagnostics, &self.sources, look)
            .map_err(|_| Failure::problem(msg!("the messages cannot be shown")))
    }

    /// Every file that was read or searched for.
    pub fn reads(self) -> impl Iterator<Item = InputFile> {
        self.files.into_iter().map(InputFile::of_contract)
    }

    /// All diagnostics as annotations for build servers, with files relative to the current folder.
    pub fn annotations(&self, language: Language) -> Vec<Annotation> {
        annotations(&self.diagnostics, &self.sources, &here(), language)
    }

    /// A contract that was read, if it has no errors; they are reported.
    pub fn without_errors(
        &mut self,
        contract: Option<Contract>,
        path: &Path,
        terminal: &Terminal,
    ) -> Result<Contract, Failure> {
        self.print_errors(path, terminal)?;
        contract.ok_or(Failure::Reported(Exit::Problems))
    }

    /// Replaces the text of a contract's own file, unless somebody has changed it since it was read.
    pub fn replace(&self, path: &Path, before: &str, after: &str) -> Result<(), Failure> {
        match self.bytes(path, FILE_LIMIT) {
            Ok(now) if now == before.as_bytes() => {
                atomic_write::atomically(path, |out| out.write_all(after.as_bytes()))?;
                Ok(())
            }
            Ok(_) | Err(_) => {
                let message = msg!(
                    "{path} was changed while it was read",
                    path = path.display()
                );
                Err(Failure::problem(message).with_help(msg!("run the command again")))
            }
        }
    }

    /// Makes the language of the first file that of the messages, if the user has no other.
    pub fn show_in_its_language(&self, terminal: &Terminal) {
        if let Some((_, file)) = self.sources.iter().next() {
            terminal.contract_is_in(syntax::language_of(file));
        }
    }

    /// Shows the errors on standard error, and only the number of warnings.
    pub fn print_errors(&mut self, path: &Path, terminal: &Terminal) -> Result<(), Failure> {
        self.show_in_its_language(terminal);
        let warnings = self.diagnostics.iter().filter(|d| !self.levels.allow(d));
        let warnings = warnings.filter(|d| d.severity == Severity::Warning).count();
        self.diagnostics.retain(Diagnostic::is_error);
        let tally = Tally::from_diagnostics(&self.diagnostics);
        if tally.errors > 0 {
            terminal.err(&self.render(Format::Graphical, terminal.err_look())?);
            terminal.say(&tally.message());
        } else if warnings > 0 {
            let tally = Tally { warnings, ..tally };
            let check = msg!(
                "{tally} in the contract: see `leadc check {path}`",
                tally = tally.message(),
                path = path.to_string_lossy()
            );
            terminal.status(Notice::Note, check);
        }
        Ok(())
    }
}

/// The current folder; empty if it no longer exists, in which case files keep the names the user gave.
pub fn here() -> PathBuf {
    std::env::current_dir().unwrap_or_default()
}

/// The names of what a folder contains, in order; none if it cannot be read.
pub fn names_in(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> = names.collect();
    names.sort_unstable();
    names
}

/// The rules of a contract.
#[derive(Debug)]
pub struct Rules {
    /// The rules.
    pub program: Program,
    /// The files they come from.
    pub files: Vec<InputFile>,
}

impl Rules {
    /// Says on standard error what is to be said about the signatures and the dates of the contract at a time.
    pub fn report_agreement(&self, as_of: RequestedAsOf, terminal: &Terminal) {
        let zone = self.program.about.zone.zone();
        let day = as_of.within(zone).instant.local_day(zone);
        for one in signing::statements(&Agreement::from_program(&self.program), day) {
            terminal.status(one.code.severity().into(), one.message);
        }
    }
}

/// The rules of a contract, or of the output of `leadc compile --emit json`. Errors are reported.
pub fn rules(path: &Path, root: &RootArgs, terminal: &Terminal) -> Result<Rules, Failure> {
    let mut reader = root.reader()?;
    let bytes = reader.bytes(path, COMPILED_LIMIT);
    if let Ok(bytes) = &bytes
        && bytes.len() <= COMPILED_LIMIT
        && let Ok(text) = std::str::from_utf8(bytes)
        && Program::is_json(text)
    {
        let program = Program::from_json(text).map_err(|error| {
            Failure::problem(msg!(
                "{path}: {error}",
                path = path.display(),
                error = shown(error)
            ))
        })?;
        terminal.contract_is_in(program.inputs.language);
        return Ok(Rules {
            program,
            files: vec![InputFile::of_contract(path.to_path_buf())],
        });
    }
    let contract = reader.contract_of(path, bytes);
    let contract = reader.without_errors(contract, path, terminal)?;
    let side = Side {
        contract: &contract,
        sources: &reader.sources,
    };
    Ok(Rules {
        program: signing::compile(side),
        files: reader.reads().collect(),
    })
}
