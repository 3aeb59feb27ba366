//! `leadc open CONTRACT`: a page on this machine to write a contract and see what it does to leads.

mod app;
mod assets;
mod guard;
mod host;
mod language_server;
mod line_ends;
mod open_pages;
mod saved_file;
mod server;
mod session;

use std::path::{Path, PathBuf};

use super::args::{ReadingArgs, input};
use super::exit::{Exit, Failure};
use super::overwrite_guard::read_once;
use super::root::RootArgs;
use super::terminal::{Notice, Output, Terminal};
use crate::data::Input;
use crate::message::msg;
use app::App;
use server::PageServer;

/// Open a page in the browser to write a contract and see what it does to your leads
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  leadc open inbound.leadc
  leadc open inbound.leadc --leads leads.csv --activities activities.csv --as-of 2026-06-30")]
pub struct Args {
    /// The contract; it is created when it is saved, if it does not exist
    #[arg(default_value = "contract.leadc")]
    contract: PathBuf,

    /// A file of leads: CSV, JSON Lines or Parquet; may be repeated
    #[arg(long, value_name = "FILE", value_parser = input)]
    leads: Vec<Input>,

    #[command(flatten)]
    root: RootArgs,

    #[command(flatten)]
    reading: ReadingArgs,

    /// The port of the page [default: a free one]
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    port: u16,

    /// Only print the address, do not start a browser
    #[arg(long)]
    no_browser: bool,
}

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    possible(args)?;
    args.reading.start_requested_threads()?;
    let app = App::new(args, terminal)?;
    let server = PageServer::start(args.port, app)?;
    let address = server.address();
    terminal.out(&Output::Raw(format!("{address}\n")))?;
    let note = msg!("the page is on this machine only; it ends when it is closed, or with Ctrl-C");
    terminal.status(Notice::Note, note);
    if !args.no_browser && open::that_detached(&address).is_err() {
        terminal.status(Notice::Warning, msg!("no browser can be started"));
        terminal.status(Notice::Help, msg!("open the address above in one"));
    }
    server.wait();
    Ok(Exit::Fine)
}

/// Rejects impossible requests before anything is read.
fn possible(args: &Args) -> Result<(), Failure> {
    let is_stdin = |input: &Input| *input == Input::Stdin;
    if args.contract == Path::new("-") || args.reading.inputs(&args.leads).any(is_stdin) {
        let failure = Failure::usage(msg!("the page reads files more than once"));
        return Err(failure.with_help(msg!("name a file instead of `-`")));
    }
    if args.leads.is_empty() && !args.reading.activities.is_empty() {
        let failure = Failure::usage(msg!("`{option}` needs leads", option = "--activities"));
        return Err(failure.with_help(msg!("add a file of leads, for example `--leads leads.csv`")));
    }
    read_once(&args.reading.files(&args.leads))
}
