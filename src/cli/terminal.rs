//! The output destinations and their capabilities: colours, width, characters that cannot be written.

use std::borrow::Cow;
use std::cell::Cell;
use std::io::{IsTerminal, Write};
use std::path::Path;

use clap::ValueEnum;
use terminal_size::Width;

use super::exit::Failure;
use crate::data::atomic_write;
use crate::diagnostic::Severity;
use crate::diagnostic::render::{Look, wrap};
use crate::escape::terminal::{inline, printed};
use crate::message::{Language, Message, msg};

/// Whether output is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Everywhere
    Always,
    /// Nowhere
    Never,
}

/// A text to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Output {
    /// Text for people: names and values in it have no effect on a terminal or in a build log.
    Text(String),
    /// A document for programs, whose format determines what is active in it: it is written unchanged.
    Raw(String),
}

/// What a line on standard error is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// Something is wrong.
    Error,
    /// Something is probably wrong.
    Warning,
    /// Useful information.
    Note,
    /// How to fix an error.
    Help,
    /// A demand is met.
    Passed,
    /// Corrections were made.
    Fixed,
    /// Corrections that would be made.
    WouldFix,
    /// What was not corrected.
    Left,
    /// A file was formatted.
    Formatted,
    /// A file that would be formatted.
    WouldFormat,
    /// A contract was signed.
    Signed,
    /// A file was written.
    Written,
}

impl Notice {
    fn message(self) -> Message {
        match self {
            Notice::Error => msg!("error"),
            Notice::Warning => msg!("warning"),
            Notice::Note => msg!("note"),
            Notice::Help => msg!("help"),
            Notice::Passed => msg!("passed"),
            Notice::Fixed => msg!("fixed"),
            Notice::WouldFix => msg!("would fix"),
            Notice::Left => msg!("left"),
            Notice::Formatted => msg!("formatted"),
            Notice::WouldFormat => msg!("would format"),
            Notice::Signed => msg!("signed"),
            Notice::Written => msg!("written"),
        }
    }

    fn style(self) -> &'static str {
        match self {
            Notice::Error => "\u{1b}[31m",
            Notice::Warning => "\u{1b}[33m",
            Notice::Note
            | Notice::Help
            | Notice::Passed
            | Notice::Fixed
            | Notice::WouldFix
            | Notice::Left
            | Notice::Formatted
            | Notice::WouldFormat
            | Notice::Signed
            | Notice::Written => "\u{1b}[36m",
        }
    }
}

impl From<Severity> for Notice {
    fn from(severity: Severity) -> Notice {
        match severity {
            Severity::Error => Notice::Error,
            Severity::Warning => Notice::Warning,
            Severity::Note => Notice::Note,
        }
    }
}

/// Standard output and standard error, with the user's settings.
#[derive(Debug)]
pub struct Terminal {
    color: ColorChoice,
    /// The language that the user demands.
    demanded: Option<Language>,
    /// The language of the first contract that was read.
    of_contract: Cell<Option<Language>>,
}

impl Terminal {
    /// A terminal with the colours and the language the user chose.
    pub fn new(color: ColorChoice, demanded: Option<Language>) -> Self {
        Terminal {
            color,
            demanded,
            of_contract: Cell::new(None),
        }
    }

    /// Sets the language of the contract, in which messages are if the user has no other.
    pub fn contract_is_in(&self, language: Language) {
        let first = self.of_contract.get().unwrap_or(language);
        self.of_contract.set(Some(first));
    }

    /// The language of people: the one they demand, that of their environment, or that of the contract.
    pub fn language(&self) -> Language {
        let known = self.known_language(None);
        known.or(self.of_contract.get()).unwrap_or(Language::En)
    }

    /// The language that people demand, that of the editor they use, or that of their environment.
    pub fn known_language(&self, of_editor: Option<Language>) -> Option<Language> {
        let chosen = self.demanded.or(of_editor);
        chosen.or_else(language_of_environment)
    }

    /// The language of the first contract that was read.
    pub fn contract_language(&self) -> Language {
        self.of_contract.get().unwrap_or(Language::En)
    }

    /// The language of documents for people: the one they demand, or that of the contract. It does not depend on the environment.
    pub fn document_language(&self) -> Language {
        self.demanded.unwrap_or(self.contract_language())
    }

    /// The language of documents for programs. It does not depend on the environment.
    pub fn machine_language(&self) -> Language {
        self.demanded.unwrap_or(Language::En)
    }

    /// How text on standard output is displayed.
    pub fn out_look(&self) -> Look {
        let stdout = std::io::stdout();
        let width = terminal_size::terminal_size_of(&stdout);
        self.look(stdout.is_terminal(), width)
    }

    /// How text on standard error is displayed.
    pub fn err_look(&self) -> Look {
        let stderr = std::io::stderr();
        let width = terminal_size::terminal_size_of(&stderr);
        self.look(stderr.is_terminal(), width)
    }

    /// How text for programs is displayed.
    pub fn machine_look(&self) -> Look {
        Look {
            language: self.machine_language(),
            ..self.out_look()
        }
    }

    fn look(&self, terminal: bool, size: Option<(Width, terminal_size::Height)>) -> Look {
        let default = Look::default();
        Look {
            color: match self.color {
                ColorChoice::Always => true,
                ColorChoice::Never => false,
                ColorChoice::Auto => terminal && colors_are_welcome(),
            },
            width: size.map_or(default.width, |(width, _)| usize::from(width.0).max(40)),
            language: self.language(),
        }
    }

    /// Writes to standard output.
    pub fn out(&self, output: &Output) -> Result<(), Failure> {
        self.write(None, output)
    }

    /// Writes to a file, or to standard output if there is none or it is `-`.
    pub fn write(&self, path: Option<&Path>, output: &Output) -> Result<(), Failure> {
        let text = match output {
            Output::Text(text) => printed(text, path.is_none() && self.out_look().color),
            Output::Raw(document) => Cow::Borrowed(document.as_str()),
        };
        Ok(atomic_write::to(path, |out| {
            out.write_all(text.as_bytes())
        })?)
    }

    /// `word: text` on standard error, wrapped and safe to show.
    pub fn status(&self, notice: Notice, message: impl Into<Message>) {
        let look = self.err_look();
        let word = notice.message().text(look.language);
        let text = message.into().text(look.language);
        let lead = format!("{word}: ");
        let wrapped = wrap(&format!("{lead}{}", inline(&text)), look.width, "", "  ");
        let rest = wrapped.strip_prefix(lead.as_str()).unwrap_or(&wrapped);
        let style = notice.style();
        match look.color {
            true => self.err(&format!("{style}{word}:\u{1b}[0m {rest}\n")),
            false => self.err(&format!("{lead}{rest}\n")),
        }
    }

    /// A message on a line of standard error.
    pub fn say(&self, message: &Message) {
        self.err(&format!("{}\n", message.text(self.language())));
    }

    /// Lines on standard error; lines that are too long continue under their own indent.
    pub fn err_lines(&self, lines: &[String]) {
        let look = self.err_look();
        let mut text = String::new();
        for line in lines {
            let indent = line.len() - line.trim_start().len();
            let more = " ".repeat(indent + 4);
            text.push_str(&wrap(&inline(line), look.width, "", &more));
            text.push('\n');
        }
        self.err(&text);
    }

    /// Text for people on standard error. There is nowhere to report a failure here, so failures are ignored.
    pub fn err(&self, text: &str) {
        let text = printed(text, self.err_look().color);
        let _ = std::io::stderr().lock().write_all(text.as_bytes());
    }
}

/// The language of messages that the locale asks for, see
/// <https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html>.
fn language_of_environment() -> Option<Language> {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = set("LC_ALL").or_else(|| set("LC_MESSAGES"));
    Language::from_locale(&locale.or_else(|| set("LANG"))?)
}

/// NO_COLOR (not empty) and `TERM=dumb` turn colours off, see <https://no-color.org>.
fn colors_are_welcome() -> bool {
    let unset = |name| std::env::var_os(name).is_none_or(|value| value.is_empty());
    unset("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}
