//! The command line: one file per command, the exit codes in `exit`.

mod args;
mod check;
mod codes;
mod compile;
mod completions;
mod contract_loader;
mod diff;
mod doc;
mod eval;
mod exit;
mod explain;
mod explain_code;
mod fingerprint;
mod fix;
mod fmt;
mod git;
mod init;
mod load_run;
mod lsp;
mod merge;
mod open;
mod output;
mod overwrite_guard;
mod page_format;
mod progress;
mod questions;
mod report;
mod root;
mod severity_args;
mod show;
mod sign;
mod signals;
mod sla;
mod terminal;
mod test;
mod translate;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::diagnostic::render::Look;
use crate::escape::terminal::inline;
use crate::message::Language;
pub use exit::Exit;
use exit::Failure;
use terminal::{ColorChoice, Notice, Output, Terminal};

/// Check what marketing and sales agreed on, and qualify leads with it.
#[derive(Debug, Parser)]
#[command(name = "leadc", version, after_help = exit::HELP, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,

    /// Whether output is coloured
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        display_order = 1000
    )]
    color: ColorChoice,

    /// Language of messages: `en`, `pt`, `it` or `zh`; without it, that of the environment (`LANG`), or of the contract
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = language, display_order = 1000)]
    lang: Option<Language>,
}

fn language(code: &str) -> Result<Language, String> {
    Language::from_code(code).ok_or_else(|| "write en, pt, it or zh".to_owned())
}

#[derive(Debug, Subcommand)]
enum Command {
    Init(init::Args),
    Check(check::Args),
    Fmt(fmt::Args),
    Translate(translate::Args),
    Eval(eval::Args),
    Merge(merge::Args),
    Sla(sla::Args),
    Report(report::Args),
    Doc(doc::Args),
    Explain(explain::Args),
    Open(open::Args),
    Test(test::Args),
    Diff(diff::Args),
    Sign(sign::Args),
    Fingerprint(fingerprint::Args),
    Compile(compile::Args),
    ExplainCode(explain_code::Args),
    Lsp(lsp::Args),
    Completions(completions::Args),
}

/// Runs the command with the arguments of the process.
pub fn main() -> ExitCode {
    run(std::env::args_os()).into()
}

/// Runs the command with some arguments, the first of which is the name of the program.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Exit {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let cli = match Cli::try_parse_from(&arguments) {
        Ok(cli) => cli,
        Err(said) => return not_understood(&usage_error(&arguments).unwrap_or(said)),
    };
    signals::watch();
    let terminal = Terminal::new(cli.color, cli.lang);
    let ended = match &cli.command {
        Command::Init(args) => init::run(args, &terminal),
        Command::Check(args) => check::run(args, &terminal),
        Command::Fmt(args) => fmt::run(args, &terminal),
        Command::Translate(args) => translate::run(args, &terminal),
        Command::Eval(args) => eval::run(args, &terminal),
        Command::Merge(args) => merge::run(args, &terminal),
        Command::Sla(args) => sla::run(args, &terminal),
        Command::Report(args) => report::run(args, &terminal),
        Command::Doc(args) => doc::run(args, &terminal),
        Command::Explain(args) => explain::run(args, &terminal),
        Command::Open(args) => open::run(args, &terminal),
        Command::Test(args) => test::run(args, &terminal),
        Command::Diff(args) => diff::run(args, &terminal),
        Command::Sign(args) => sign::run(args, &terminal),
        Command::Fingerprint(args) => fingerprint::run(args, &terminal),
        Command::Compile(args) => compile::run(args, &terminal),
        Command::ExplainCode(args) => explain_code::run(args, &terminal),
        Command::Lsp(args) => lsp::run(args, &terminal),
        Command::Completions(args) => completions::run(args, &terminal),
    };
    ended.unwrap_or_else(|failure| report(failure, &terminal))
}

/// The error in the arguments in displayable form, since the message quotes them.
fn usage_error(arguments: &[OsString]) -> Option<clap::Error> {
    let shown = arguments
        .iter()
        .map(|one| inline(&one.to_string_lossy()).into_owned());
    Cli::try_parse_from(shown).err()
}

/// Prints the requested help or version, or the error in the arguments, which may be names of files.
fn not_understood(said: &clap::Error) -> Exit {
    let terminal = Terminal::new(ColorChoice::Auto, None);
    let text = |look: Look| match look.color {
        true => said.render().ansi().to_string(),
        false => said.render().to_string(),
    };
    if said.use_stderr() {
        terminal.err(&text(terminal.err_look()));
        return Exit::Usage;
    }
    let written = terminal.out(&Output::Text(text(terminal.out_look())));
    written.map_or_else(|failure| report(failure, &terminal), |()| Exit::Fine)
}

fn report(failure: Failure, terminal: &Terminal) -> Exit {
    match failure {
        Failure::Message {
            exit,
            message,
            help,
        } => {
            terminal.status(Notice::Error, message);
            if let Some(help) = help {
                terminal.status(Notice::Help, help);
            }
            exit
        }
        Failure::Reported(exit) => exit,
    }
}
