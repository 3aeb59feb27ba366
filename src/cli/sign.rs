//! `leadc sign CONTRACT --as NAME`: writes the line of a signature into the contract.

use std::path::{Path, PathBuf};

use jiff::civil;

use super::exit::{Exit, Failure};
use super::root::RootArgs;
use super::terminal::{Notice, Terminal};
use crate::contract::model::Contract;
use crate::diff::contracts::Side;
use crate::eval::{RequestedAsOf, day};
use crate::message::msg;
use crate::signing::{Fingerprint, signed};
use crate::source::Sources;
use crate::syntax::keywords;
use crate::syntax::phrase::PhraseId;
use crate::time::LocalDay;

/// Write the line of a signature into a contract
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  leadc sign inbound.leadc --as \"Ana Souza\"
  leadc sign inbound.leadc --as \"Marco Rossi\" --date 2026-03-20

The line proves which text was signed, not who wrote it: keep the contract where every change shows its author, for example in Git.")]
pub struct Args {
    /// The contract
    contract: PathBuf,

    /// The person, as `parties:` names them
    #[arg(long = "as", value_name = "NAME")]
    person: String,

    /// The date of the signature; without it, today in the contract's time zone
    #[arg(long, value_name = "DATE", value_parser = day)]
    date: Option<civil::Date>,

    #[command(flatten)]
    root: RootArgs,
}

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    let path = &args.contract;
    if path == Path::new("-") {
        let message = msg!("a contract on standard input cannot be signed");
        return Err(Failure::usage(message).with_help(msg!("name a file")));
    }
    let mut reader = args.root.reader()?;
    let contract = reader.contract(path);
    let contract = reader.without_errors(contract, path, terminal)?;
    represented(&contract, &args.person)?;
    let zone = &contract.info.zone;
    let day = match args.date {
        Some(date) => LocalDay::from(date),
        None => RequestedAsOf::now().within(zone).instant.local_day(zone),
    };
    let side = Side {
        contract: &contract,
        sources: &reader.sources,
    };
    let fingerprint = Fingerprint::of(side);
    let before = own_text(&contract, &reader.sources);
    let texts = signed(side, (&args.person, day), fingerprint);
    let mut texts = texts.into_iter();
    let text = texts.find(|text| is_signed(args, text, fingerprint));
    let Some(text) = text else {
        let message = msg!("no line for the signature fits into the contract");
        return Err(Failure::problem(message));
    };
    reader.replace(path, before, &text)?;
    let what = msg!(
        "{person} on {day}, fingerprint {short}",
        person = args.person,
        day,
        short = fingerprint.short()
    );
    terminal.status(Notice::Signed, what);
    Ok(Exit::Fine)
}

fn own_text<'s>(contract: &Contract, sources: &'s Sources) -> &'s str {
    &sources.file(contract.info.span.file).text
}

/// Makes sure that a person represents a party.
fn represented(contract: &Contract, person: &str) -> Result<(), Failure> {
    let people = contract.parties.iter();
    let people: Vec<&str> = people.filter_map(|party| party.person.as_deref()).collect();
    if people.contains(&person) {
        return Ok(());
    }
    let failure = Failure::problem(msg!("no party is represented by `{person}`", person));
    Err(failure.with_help(match people.as_slice() {
        [] => msg!(
            "name who represents each party, for example `{line}`",
            line = PhraseId::Parties.row().sample(contract.info.language)
        ),
        people => msg!(
            "`{parties}` names `{people}`",
            parties = keywords::label(contract.info.language, PhraseId::Parties),
            people = people.join("`, `")
        ),
    }))
}

/// Whether a text is the contract with the signature, and has the same fingerprint.
fn is_signed(args: &Args, text: &str, fingerprint: Fingerprint) -> bool {
    let Ok(mut reader) = args.root.reader() else {
        return false;
    };
    let bytes = Ok(text.as_bytes().to_vec());
    let contract = reader.contract_of(&args.contract, bytes);
    contract.is_some_and(|contract| {
        let side = Side {
            contract: &contract,
            sources: &reader.sources,
        };
        let signatures = contract.info.signatures.iter();
        let mut own = signatures.filter(|signature| signature.person == args.person);
        let digits = own.next().and_then(|own| own.fingerprint.as_deref());
        digits.is_some_and(|digits| fingerprint.is_named_by(digits))
            && Fingerprint::of(side) == fingerprint
    })
}
