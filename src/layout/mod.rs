//! Contracts written in their canonical form: indentation, dashes, spaces, the order of labels, numbers, quotes.
//!
//! One line stays one line. Each line is written from the reading that holds (`file`, `line`, `values`), with names bare; where
//! it would then be read in another way, brackets are added (`brackets`). A line without a reading that holds stays as it is.
//! Nothing is returned unless the result is read as the same contract, with the same comments (`meaning`).

mod brackets;
mod comment;
mod file;
mod line;
mod meaning;
mod numbers;
mod values;

use crate::contract::Read;
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

/// Writes the file `root`, whose text is `text`, in its canonical form. The files it names are read through `read`.
pub fn format(root: &str, text: &str, read: &mut Read) -> Result<Formatted, NotTheSame> {
    let before = ContractFile::read(root, text, read);
    let mut styles = Styles::default();
    loop {
        let formatted = before.written(&styles);
        if formatted == text {
            return Ok(before.formatted(&styles, formatted));
        }
        let after = ContractFile::read(root, &formatted, read);
        let wrong = before.differences(&after);
        if wrong.is_empty() {
            before.same_comments(&after)?;
            // Formatting again gives the same, since it depends on nothing but the readings.
            return match after.written(&styles) == formatted {
                true => Ok(before.formatted(&styles, formatted)),
                false => Err(after.first_change(&styles, &formatted)),
            };
        }
        styles.add_brackets(&before, &wrong)?;
    }
}
