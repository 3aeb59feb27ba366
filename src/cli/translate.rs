//! `leadc translate FILE --to LANGUAGE`: a contract in another language.

use std::path::{Path, PathBuf};

use super::contract_loader::Reader;
use super::exit::{Exit, Failure};
use super::language;
use super::overwrite_guard::{InputFile, OutputFile, keep_apart};
use super::root::RootArgs;
use super::terminal::{Notice, Output, Terminal};
use crate::contract::model::Contract;
use crate::contract::{FILE_LIMIT, ReadError};
use crate::data::atomic_write;
use crate::diff::contracts::{Side, meaning};
use crate::layout::{self, NotTheSame, Untranslated};
use crate::message::{Language, Message, msg};

/// Write a contract in another language
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  leadc translate inbound.leadc --to pt
  leadc translate inbound.leadc --to zh --output inbound.zh.leadc

Names, quoted texts and comments stay, except names that the contract gives in the other language.
The files it includes stay as they are: each file has a language of its own.")]
pub struct Args {
    /// The contract; `-` is standard input
    contract: PathBuf,

    /// The language: `en`, `pt`, `it` or `zh`
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    to: Language,

    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    #[command(flatten)]
    root: RootArgs,
}

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    let path = &args.contract;
    let mut reader = args.root.reader()?;
    let bytes = reader.bytes(path, FILE_LIMIT);
    let text = bytes
        .as_ref()
        .map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let text = text.unwrap_or_default();
    let contract = reader.contract_of(path, bytes);
    let contract = reader.without_errors(contract, path, terminal)?;
    let translated = file(&reader, path, (path, &text), args.to)?;
    same_meaning(args, &reader, &contract, &translated)?;
    let files: Vec<InputFile> = reader.reads().collect();
    let output = args.output.as_deref();
    keep_apart(&files, OutputFile::output(output).as_slice())?;
    match output.filter(|path| *path != Path::new("-")) {
        Some(output) => {
            atomic_write::atomically(output, |out| out.write_all(translated.as_bytes()))?;
            terminal.status(Notice::Written, Message::verbatim(output.to_string_lossy()));
        }
        None => terminal.out(&Output::Raw(translated))?,
    }
    Ok(Exit::Fine)
}

/// A file of the contract `root` in a language. It is read with the files it names.
pub fn file(
    reader: &Reader,
    root: &Path,
    (path, text): (&Path, &str),
    language: Language,
) -> Result<String, Failure> {
    let root = reader.root_of(root);
    let mut read = |path: &Path| match &root {
        Some(root) => root.read(path, FILE_LIMIT),
        None => Err(ReadError::NotFound),
    };
    let name = path.to_string_lossy();
    layout::translate(&name, text, language, &mut read).map_err(|why| match why {
        Untranslated::Name { line, error } => {
            let message = msg!(
                "line {line} of {path} has no translation: {error}",
                line,
                path = path.display(),
                error = error.message
            );
            let help = msg!(
                "give it a name in that language, for example `, in {code} \"…\"` after the name",
                code = language.code()
            );
            Failure::problem(message).with_help(help)
        }
        Untranslated::Line(NotTheSame { line }) => wrong(path, Some(line)),
    })
}

/// Makes sure that the translation is read as the same contract.
fn same_meaning(
    args: &Args,
    reader: &Reader,
    contract: &Contract,
    text: &str,
) -> Result<(), Failure> {
    let side = Side {
        contract,
        sources: &reader.sources,
    };
    let mut other = args.root.reader()?;
    let other_contract = other.contract_of(&args.contract, Ok(text.as_bytes().to_vec()));
    let is_same = other_contract.is_some_and(|contract| {
        let other = Side {
            contract: &contract,
            sources: &other.sources,
        };
        meaning(side) == meaning(other)
    });
    match is_same {
        true => Ok(()),
        false => Err(wrong(&args.contract, None)),
    }
}

fn wrong(path: &Path, line: Option<usize>) -> Failure {
    let path = path.display();
    let message = match line {
        Some(line) => msg!(
            "line {line} of {path} would be read in another way once translated",
            line,
            path
        ),
        None => msg!("{path} would be read in another way once translated", path),
    };
    Failure::problem(message).with_help(msg!("this is an error in leadc; please report it"))
}
