//! The meaning of the exit codes, in one place.

use std::process::ExitCode;

use crate::data::{DataError, ErrorKind};
use crate::message::Message;

/// The outcome of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Success.
    Fine = 0,
    /// The contract or the data has a problem, or an example or a gate failed.
    Problems = 1,
    /// Invalid usage.
    Usage = 2,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}

/// The meaning of the exit codes, for `--help`.
pub const HELP: &str = "Your first contract, in half an hour: docs/guide/first-contract.md
All lines and words on one card: docs/cards/en.md, pt.md, it.md, zh.md

Exit codes:
  0  success
  1  the contract or the data has a problem, an example failed, or a gate failed:
     `--fail-if`, `--fail-under`, `--mutation-score`, `fmt --check`
  2  invalid usage";

/// Why a command stopped early.
#[derive(Debug)]
pub enum Failure {
    /// A message for the user, and the exit code.
    Message {
        /// The exit code.
        exit: Exit,
        /// The error: lower case, without a period.
        message: Message,
        /// How to fix it.
        help: Option<Message>,
    },
    /// Everything has already been reported.
    Reported(Exit),
}

impl Failure {
    /// The contract or the data has a problem.
    pub fn problem(message: impl Into<Message>) -> Self {
        Failure::Message {
            exit: Exit::Problems,
            message: message.into(),
            help: None,
        }
    }

    /// Invalid usage.
    pub fn usage(message: impl Into<Message>) -> Self {
        Failure::Message {
            exit: Exit::Usage,
            message: message.into(),
            help: None,
        }
    }

    /// The same failure, as invalid usage.
    fn into_usage(mut self) -> Self {
        if let Failure::Message { exit, .. } = &mut self {
            *exit = Exit::Usage;
        }
        self
    }

    /// Adds how to fix it.
    pub fn with_help(mut self, text: impl Into<Message>) -> Self {
        if let Failure::Message { help, .. } = &mut self {
            *help = Some(text.into());
        }
        self
    }
}

impl From<DataError> for Failure {
    fn from(error: DataError) -> Self {
        let failure = Failure::problem(error.headline());
        let failure = match error.help() {
            Some(help) => failure.with_help(help),
            None => failure,
        };
        match error.kind.as_ref() {
            ErrorKind::StdinTwice => failure.into_usage(),
            _ => failure,
        }
    }
}
