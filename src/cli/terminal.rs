//! The output destinations and their capabilities: colours, width, characters that cannot be written.

use std::borrow::Cow;
use std::io::{IsTerminal, Write};
use std::path::Path;

use clap::ValueEnum;
use terminal_size::Width;

use super::exit::Failure;
use crate::data::atomic_write;
use crate::diagnostic::render::{Look, wrap};
use crate::escape::terminal::{inline, printed};

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

/// Standard output and standard error, with the user's settings.
#[derive(Debug, Clone, Copy)]
pub struct Terminal {
    color: ColorChoice,
}

impl Terminal {
    /// A terminal with the colours the user chose.
    pub fn new(color: ColorChoice) -> Self {
        Terminal { color }
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

    fn look(&self, terminal: bool, size: Option<(Width, terminal_size::Height)>) -> Look {
        let default = Look::default();
        Look {
            color: match self.color {
                ColorChoice::Always => true,
                ColorChoice::Never => false,
                ColorChoice::Auto => terminal && colors_are_welcome(),
            },
            width: size.map_or(default.width, |(width, _)| usize::from(width.0).max(40)),
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
    pub fn status(&self, word: &str, text: &str) {
        let look = self.err_look();
        let lead = format!("{word}: ");
        let wrapped = wrap(&format!("{lead}{}", inline(text)), look.width, "", "  ");
        let rest = wrapped.strip_prefix(lead.as_str()).unwrap_or(&wrapped);
        let style = match word {
            "error" => "\u{1b}[31m",
            "warning" => "\u{1b}[33m",
            _ => "\u{1b}[36m",
        };
        match look.color {
            true => self.err(&format!("{style}{word}:\u{1b}[0m {rest}\n")),
            false => self.err(&format!("{lead}{rest}\n")),
        }
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

/// NO_COLOR (not empty) and `TERM=dumb` turn colours off, see <https://no-color.org>.
fn colors_are_welcome() -> bool {
    let unset = |name| std::env::var_os(name).is_none_or(|value| value.is_empty());
    unset("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}
