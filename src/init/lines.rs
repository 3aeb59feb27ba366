//! Lines of a contract that is being made, in the words of its language.

use crate::contract::atom_text;
use crate::escape::terminal::inline;
use crate::message::{Language, Message};
use crate::syntax::phrase::PhraseId;
use crate::text::shortened;

/// What a line is about, by its position in the draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Field(usize),
    Activity(usize),
    Proposal,
    Other,
}

/// A line and what it is about.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub text: String,
    pub part: Part,
}

/// The lines of a contract so far.
#[derive(Debug)]
pub(super) struct Lines {
    pub language: Language,
    pub lines: Vec<Line>,
    /// What further lines are about.
    pub part: Part,
}

/// Width at which lists in comments are broken.
const WIDTH: usize = 110;
/// A comment stays on the line of its statement if both together are not longer.
const ONE_LINE: usize = 120;
/// Maximum number of characters of a name in a list.
const LISTED: usize = 60;

impl Lines {
    /// No lines.
    pub fn new(language: Language) -> Lines {
        Lines {
            language,
            lines: Vec::new(),
            part: Part::Other,
        }
    }

    fn push(&mut self, text: String) {
        let part = self.part;
        self.lines.push(Line { text, part });
    }

    /// An empty line, and what the lines after it are about.
    pub fn gap(&mut self, part: Part) {
        self.part = Part::Other;
        self.push(String::new());
        self.part = part;
    }

    /// A statement: `indent` spaces, the mark of a bullet or nothing, and the phrase.
    pub fn line(&mut self, before: &str, id: PhraseId, slots: &[(&str, &str)]) {
        self.push(format!(
            "{before}{}",
            atom_text::line(self.language, id, slots)
        ));
    }

    /// A statement that is not in the phrase table as a whole.
    pub fn text(&mut self, text: String) {
        self.push(text);
    }

    /// A comment on a line of its own.
    pub fn comment(&mut self, before: &str, message: &Message) {
        let text = message.text(self.language);
        self.push(format!("{before}# {}", inline(&text)));
    }

    /// A statement with a comment after it, or before it if the line would be long.
    pub fn remarked(&mut self, before: &str, text: &str, remarks: &[Message]) {
        let remarks: Vec<String> = remarks.iter().map(|one| one.text(self.language)).collect();
        let remark = remarks.join("; ");
        let remark = inline(&remark);
        if text.chars().count() + remark.chars().count() < ONE_LINE {
            self.push(format!("{before}{text}  # {remark}"));
            return;
        }
        let indent = " ".repeat(before.len() - before.trim_start().len());
        self.push(format!("{indent}# {remark}"));
        self.push(format!("{before}{text}"));
    }

    /// A comment with a list of names, on as many lines as it needs.
    pub fn list(&mut self, head: &Message, names: &[String]) {
        let mut line = format!("# - {}:", inline(&head.text(self.language)));
        for (at, name) in names.iter().enumerate() {
            let name = shortened(name, LISTED);
            let name = inline(&name);
            let mark = if at + 1 < names.len() { "," } else { "" };
            if line.chars().count() + name.chars().count() > WIDTH {
                self.push(std::mem::replace(&mut line, "#  ".to_owned()));
            }
            line.push_str(&format!(" {name}{mark}"));
        }
        self.push(line);
    }

    /// Texts in quotes as a list.
    pub fn quoted(&self, texts: &[String]) -> String {
        let texts: Vec<String> = texts.iter().map(|one| atom_text::text(one)).collect();
        texts.join(self.language.list_mark())
    }
}
