//! The format of a page for people, by an option or by the name of the file.

use std::io::{self, IsTerminal};
use std::path::Path;

use clap::ValueEnum;

use super::exit::Failure;
use crate::message::{Language, msg};
use crate::report::page::{self, Document};

use super::terminal::Output;

/// A format of pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PageFormat {
    /// One HTML file that needs no network
    Html,
    /// The same as Markdown, without pictures
    Markdown,
}

impl PageFormat {
    /// The format for a file name ending.
    fn of_name(path: &Path) -> Option<PageFormat> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "html" | "htm" => Some(PageFormat::Html),
            "md" | "markdown" => Some(PageFormat::Markdown),
            _ => None,
        }
    }

    /// The format that is demanded, or that of the output file; HTML is not written to a terminal. `example` is the name of a file
    /// without its ending.
    pub fn chosen(
        demanded: Option<PageFormat>,
        output: Option<&Path>,
        example: &str,
    ) -> Result<PageFormat, Failure> {
        let file = output.filter(|path| *path != Path::new("-"));
        let form = match (demanded, file) {
            (Some(form), _) => form,
            (None, None) => PageFormat::Html,
            (None, Some(path)) => PageFormat::of_name(path).ok_or_else(|| {
                let path = path.display();
                Failure::usage(msg!(
                    "the ending of `{path}` is not that of a page format",
                    path
                ))
                .with_help(msg!(
                    "add `--format html`, or name a file such as `{example}.html` or `{example}.md`",
                    example
                ))
            })?,
        };
        if form == PageFormat::Html && file.is_none() && io::stdout().is_terminal() {
            return Err(
                Failure::usage(msg!("cannot write HTML to a terminal")).with_help(msg!(
                    "name a file: `-o {example}.html`; or add `--format markdown`",
                    example
                )),
            );
        }
        Ok(form)
    }

    /// A document in this format.
    pub fn render(self, document: &Document, language: Language) -> Output {
        match self {
            PageFormat::Html => Output::Raw(page::html(document, language)),
            PageFormat::Markdown => Output::Text(page::markdown(document, language)),
        }
    }
}
