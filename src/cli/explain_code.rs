//! `leadc explain-code E0301`: the page of a code.

use std::fmt::Write;

use super::codes;
use super::exit::{Exit, Failure};
use super::terminal::{Output, Terminal};
use crate::diagnostic::Code;
use crate::message::Language;

/// Explain a code such as E0301, with the wrong and the right form
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  leadc explain-code E0301
  leadc explain-code --list")]
pub struct Args {
    /// The code, as shown in a message
    #[arg(required_unless_present = "list")]
    code: Option<String>,

    /// List all codes instead
    #[arg(long, conflicts_with = "code")]
    list: bool,
}

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    match &args.code {
        Some(code) => {
            let page = titled(codes::by_name(code)?, terminal.language());
            let text = highlighted(&page, terminal.out_look().color);
            terminal.out(&Output::Text(text))?;
        }
        None => terminal.out(&Output::Text(list(terminal.language())))?,
    }
    Ok(Exit::Fine)
}

/// The page, which is English, under its title in the reader's language.
fn titled(code: Code, language: Language) -> String {
    let page = code.page();
    let (_, below) = page.split_once('\n').unwrap_or((page, ""));
    let title = code.title().message().text(language);
    format!("# {}: {title}\n{below}", code.name())
}

/// The page with its headings in bold, if colours are enabled.
fn highlighted(page: &str, color: bool) -> String {
    let mut text = String::with_capacity(page.len());
    for line in page.trim().lines() {
        let (bold, plain) = match color && line.starts_with('#') {
            true => ("\u{1b}[1m", "\u{1b}[0m"),
            false => ("", ""),
        };
        text.extend([bold, line, plain, "\n"]);
    }
    text
}

fn list(language: Language) -> String {
    let mut text = String::new();
    for code in Code::ALL {
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "{}  {:<7}  {}",
            code.name(),
            code.severity().word(),
            code.title().message().text(language)
        );
    }
    text
}
