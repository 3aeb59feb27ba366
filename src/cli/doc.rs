//! `leadc doc CONTRACT`: the contract as a document to read, print and sign.

use std::path::{Path, PathBuf};

use super::contract_loader::Reader;
use super::exit::{Exit, Failure};
use super::overwrite_guard::{InputFile, OutputFile, keep_apart};
use super::page_format::PageFormat;
use super::root::RootArgs;
use super::terminal::Terminal;
use super::translate;
use crate::contract::model::Contract;
use crate::contract::{FILE_LIMIT, ReadError};
use crate::diff::contracts::Side;
use crate::eval::RequestedAsOf;
use crate::message::Language;
use crate::report::agreement::{self, AgreementData};
use crate::signing::{Agreement, Fingerprint, statements};

/// Write the contract as a document to read, print and sign
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  leadc doc inbound.leadc -o inbound.html
  leadc doc inbound.leadc --lang pt -o inbound.pt.html
  leadc doc inbound.leadc --format markdown

Without `--lang`, the document is in the language of the contract.")]
pub struct Args {
    /// The contract; `-` is standard input
    contract: PathBuf,

    /// Output format [default: by the ending of the output file, otherwise html]
    #[arg(long, value_enum)]
    format: Option<PageFormat>,

    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// The day on which it must be in force and reviews are due; without it, today
    #[arg(long, value_name = "TIME")]
    as_of: Option<RequestedAsOf>,

    #[command(flatten)]
    root: RootArgs,
}

/// A contract in the language of the document.
struct InLanguage {
    contract: Contract,
    reader: Reader,
}

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    let output = args.output.as_deref();
    let form = PageFormat::chosen(args.format, output, "contract")?;
    let own = as_written(args, terminal)?;
    let language = terminal.document_language();
    let InLanguage { contract, reader } = match own.contract.info.language == language {
        true => own,
        false => translated(args, own, language, terminal)?,
    };
    let side = Side {
        contract: &contract,
        sources: &reader.sources,
    };
    let zone = &contract.info.zone;
    let as_of = args.as_of.unwrap_or_else(RequestedAsOf::now).within(zone);
    let said = statements(
        &Agreement::from_contract(side),
        as_of.instant.local_day(zone),
    );
    let document = agreement::document(AgreementData {
        contract: &contract,
        sources: &reader.sources,
        said: &said,
        fingerprint: Fingerprint::of(side),
    });
    let files: Vec<InputFile> = reader.reads().collect();
    keep_apart(&files, OutputFile::output(output).as_slice())?;
    terminal.write(output, &form.render(&document, language))?;
    Ok(Exit::Fine)
}

fn as_written(args: &Args, terminal: &Terminal) -> Result<InLanguage, Failure> {
    let mut reader = args.root.reader()?;
    let contract = reader.contract(&args.contract);
    checked(reader, contract, args, terminal)
}

/// The contract with its files in the language.
fn translated(
    args: &Args,
    own: InLanguage,
    language: Language,
    terminal: &Terminal,
) -> Result<InLanguage, Failure> {
    let texts: Vec<(PathBuf, String)> = own
        .reader
        .sources
        .iter()
        .map(|(_, file)| (PathBuf::from(&file.name), file.text.to_string()))
        .collect();
    let mut failed = None;
    let root = own.reader.root_of(&args.contract);
    let mut read = |path: &Path| -> Result<Vec<u8>, ReadError> {
        let text = texts.iter().find(|(name, _)| name == path);
        let Some((_, text)) = text else {
            // Lists and calendars are in no language.
            let root = root.as_ref().ok_or(ReadError::NotFound)?;
            return root.read(path, FILE_LIMIT);
        };
        match translate::file(&own.reader, &args.contract, (path, text), language) {
            Ok(text) => Ok(text.into_bytes()),
            Err(why) => {
                failed.get_or_insert(why);
                Ok(text.clone().into_bytes())
            }
        }
    };
    let mut reader = args.root.reader()?;
    let contract = reader.contract_by(&args.contract, &mut read);
    match failed {
        Some(why) => Err(why),
        None => checked(reader, contract, args, terminal),
    }
}

/// The contract, if it has no errors.
fn checked(
    mut reader: Reader,
    contract: Option<Contract>,
    args: &Args,
    terminal: &Terminal,
) -> Result<InLanguage, Failure> {
    let contract = reader.without_errors(contract, &args.contract, terminal)?;
    Ok(InLanguage { contract, reader })
}
