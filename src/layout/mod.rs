//! Contracts written in their canonical form: indentation, dashes, spaces, the order of labels, numbers, quotes; and in another
//! language.
//!
//! One line stays one line. Each line is written from the reading that holds (`file`, `line`, `values`), with names bare; where
//! it would then be read in another way, brackets are added (`brackets`). A line without a reading that holds stays as it is.
//! Nothing is returned unless the result is read as the same contract, with the same comments (`meaning`).

mod brackets;
mod comment;
mod file;
mod line;
mod meaning;
mod names;
mod numbers;
mod statements;
mod values;

use crate::contract::Read;
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Message, msg};
use crate::syntax::phrase::Language;
use brackets::Styles;
use file::ContractFile;

/// A contract in its canonical form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formatted {
    /// The text.
    pub text: String,
    /// The number of lines that stayed as they were, since they cannot be read with certainty.
    pub left: usize,
}

/// The result would be read in another way. That is an error in leadc.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotTheSame {
    /// The line, from 1.
    pub line: usize,
}

impl NotTheSame {
    /// Why a file stays as it is.
    pub fn message(self, file: &str) -> Message {
        msg!(
            "{file} is unchanged: once formatted, its line {line} would be read in another way",
            file,
            line = self.line
        )
    }
}

/// Why a contract has no translation.
#[derive(Debug)]
pub enum Untranslated {
    /// A name cannot be used in the other language: the error it would be there.
    Name {
        /// The line, from 1.
        line: usize,
        /// The error.
        error: Box<Diagnostic>,
    },
    /// A line cannot be read with certainty, or would be read in another way.
    Line(NotTheSame),
}

/// Writes the file `root`, whose text is `text`, in its canonical form. The files it names are read through `read`.
pub fn format(root: &str, text: &str, read: &mut Read) -> Result<Formatted, NotTheSame> {
    let file = ContractFile::read(root, text, read);
    let written = written(&file, root, read)?;
    Ok(Formatted {
        text: written.text,
        left: written.kept.len(),
    })
}

/// Writes the file `root`, whose text is `text`, in a language, in canonical form. Its first line names that language. The files
/// it names are read through `read` and stay as they are.
pub fn translate(
    root: &str,
    text: &str,
    language: Language,
    read: &mut Read,
) -> Result<String, Untranslated> {
    let file = ContractFile::read(root, text, read).to(language);
    let written = written(&file, root, read).and_then(|written| match written.kept.first() {
        Some(line) => Err(NotTheSame { line: *line }),
        None => Ok(written.text),
    });
    written.map_err(|wrong| {
        let plain = file.written(&Styles::default());
        unusable_name(&ContractFile::read(root, &plain, read)).unwrap_or(Untranslated::Line(wrong))
    })
}

/// The name that keeps a translation from being read.
fn unusable_name(file: &ContractFile) -> Option<Untranslated> {
    let (line, error) = file.error()?;
    let is_name = matches!(error.code, Code::E0302 | Code::E0305);
    is_name.then(|| Untranslated::Name {
        line,
        error: Box::new(error.clone()),
    })
}

/// A file as it is written.
struct Written {
    text: String,
    /// The lines that stayed as they were.
    kept: Vec<usize>,
}

fn written(file: &ContractFile, root: &str, read: &mut Read) -> Result<Written, NotTheSame> {
    let mut styles = Styles::default();
    loop {
        let text = file.written(&styles);
        let kept = file.kept(&styles);
        if file.has_text(&text) {
            return Ok(Written { text, kept });
        }
        let after = ContractFile::read(root, &text, read);
        let wrong = file.differences(&after);
        if wrong.is_empty() {
            file.same_comments(&after)?;
            // Formatting again gives the same, since it depends on nothing but the readings.
            let is_same = after.language() == file.language() && after.written(&styles) == text;
            return match is_same {
                true => Ok(Written { text, kept }),
                false => Err(after.first_change(&styles, &text)),
            };
        }
        styles.add_brackets(file, &wrong)?;
    }
}
