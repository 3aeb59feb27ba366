//! `leadc completions SHELL`: the completion script for a shell.

use clap::CommandFactory;
use clap_complete::Shell;

use super::exit::{Exit, Failure};
use super::terminal::{Output, Terminal};

/// Print completions for a shell
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  leadc completions bash > ~/.local/share/bash-completion/completions/leadc")]
pub struct Args {
    /// The shell
    shell: Shell,
}

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut super::Cli::command(), "leadc", &mut script);
    terminal.out(&Output::Raw(String::from_utf8_lossy(&script).into_owned()))?;
    Ok(Exit::Fine)
}
