//! `leadc fmt FILE…`: contracts in their canonical form.

use std::io;
use std::path::{Path, PathBuf};

use similar::TextDiff;

use super::contract_loader::Reader;
use super::exit::{Exit, Failure};
use super::overwrite_guard::stdin_once;
use super::root::RootArgs;
use super::terminal::{Notice, Output, Terminal};
use crate::contract::{FILE_LIMIT, ReadError, bytes_up_to};
use crate::escape::terminal::inline;
use crate::layout::{self, Formatted};
use crate::message::{Figure, Message, msg};

/// Write contracts in their canonical form
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  leadc fmt inbound.leadc
  leadc fmt --check contracts/*.leadc
  leadc fmt --stdin < inbound.leadc

Each line stays one line, with its comment; a line that `leadc check` cannot read stays as it is.")]
pub struct Args {
    /// The contracts; with `--stdin`, the file that standard input is the text of
    #[arg(required_unless_present = "stdin", value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Show the changes as a diff, and change nothing; the exit code is 1 if there are any
    #[arg(long)]
    check: bool,

    /// Format standard input to standard output
    #[arg(long)]
    stdin: bool,

    #[command(flatten)]
    root: RootArgs,
}

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    if args.stdin {
        return stdin(args, terminal);
    }
    stdin_once(&args.files, [])?;
    if args.files.iter().any(|file| file == Path::new("-")) {
        let message = msg!("a contract on standard input cannot be formatted in place");
        return Err(Failure::usage(message).with_help(msg!("add `--stdin` instead of `-`")));
    }
    let mut changed = 0;
    for file in &args.files {
        let reader = args.root.reader()?;
        let before = text_of(args, file, reader.bytes(file, FILE_LIMIT), terminal)?;
        let formatted = formatted(&reader, file, &before)?;
        left(&formatted, file, terminal);
        if formatted.text == before {
            continue;
        }
        changed += 1;
        if args.check {
            show_diff(file, &before, &formatted.text, terminal)?;
            terminal.status(Notice::WouldFormat, name(file));
        } else {
            reader.replace(file, &before, &formatted.text)?;
            terminal.status(Notice::Formatted, name(file));
        }
    }
    if changed == 0 {
        terminal.say(&msg!("nothing to format"));
    }
    Ok(match args.check && changed > 0 {
        true => Exit::Problems,
        false => Exit::Fine,
    })
}

fn stdin(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    let file = match args.files.as_slice() {
        [] => Path::new("-"),
        [file] => file,
        [_, ..] => {
            return Err(Failure::usage(msg!(
                "standard input is the text of one file"
            )));
        }
    };
    let reader = args.root.reader()?;
    let bytes = bytes_up_to(io::stdin(), FILE_LIMIT);
    let before = text_of(args, file, bytes, terminal)?;
    let formatted = formatted(&reader, file, &before)?;
    left(&formatted, file, terminal);
    if !args.check {
        terminal.out(&Output::Raw(formatted.text))?;
        return Ok(Exit::Fine);
    }
    show_diff(file, &before, &formatted.text, terminal)?;
    Ok(match formatted.text == before {
        true => Exit::Fine,
        false => Exit::Problems,
    })
}

/// The text of a contract. What is wrong with its bytes is reported.
fn text_of(
    args: &Args,
    file: &Path,
    bytes: Result<Vec<u8>, ReadError>,
    terminal: &Terminal,
) -> Result<String, Failure> {
    let bytes = match bytes.map(String::from_utf8) {
        Ok(Ok(text)) if text.len() <= FILE_LIMIT => return Ok(text),
        Ok(Ok(text)) => Ok(text.into_bytes()),
        Ok(Err(error)) => Ok(error.into_bytes()),
        Err(error) => Err(error),
    };
    let mut reader = args.root.reader()?;
    reader.contract_of(file, bytes);
    reader.print_errors(file, terminal)?;
    Err(Failure::Reported(Exit::Problems))
}

fn formatted(reader: &Reader, file: &Path, text: &str) -> Result<Formatted, Failure> {
    let root = reader.root_of(file);
    let mut read = |path: &Path| match &root {
        Some(root) => root.read(path, FILE_LIMIT),
        None => Err(ReadError::NotFound),
    };
    layout::format(&file.to_string_lossy(), text, &mut read).map_err(|wrong| {
        let message = wrong.message(&file.to_string_lossy());
        Failure::problem(message).with_help(msg!("this is an error in leadc; please report it"))
    })
}

/// The name of a file, as a message.
fn name(file: &Path) -> Message {
    Message::verbatim(file.to_string_lossy())
}

/// Says how many lines stay as they are.
fn left(formatted: &Formatted, file: &Path, terminal: &Terminal) {
    if formatted.left > 0 {
        let message = msg!(
            "{lines} {lines|line|lines} of {file} {lines|stays|stay} unchanged: see `leadc check {file}`",
            lines = Figure::of(formatted.left as u64),
            file = file.display()
        );
        terminal.status(Notice::Note, message);
    }
}

fn show_diff(file: &Path, before: &str, after: &str, terminal: &Terminal) -> Result<(), Failure> {
    let name = inline(&file.to_string_lossy()).into_owned();
    let lines = TextDiff::from_lines(before, after);
    let diff = lines.unified_diff().header(&name, &name).to_string();
    terminal.out(&Output::Text(diff))
}
