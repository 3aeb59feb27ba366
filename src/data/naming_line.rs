//! The lines of a contract that name columns, for advice on what to write.

use crate::message::{Language, Message, msg};
use crate::syntax::keywords;
use crate::syntax::phrase::PhraseId;

/// A line of a contract that names a column.
#[derive(Debug, Clone, Copy)]
pub(super) enum NamingLine<'a> {
    /// This line of the block `activity columns:`.
    OfAll(PhraseId),
    /// This line of the block of an activity.
    OfActivity(&'a str, PhraseId),
    /// The declaration of the id of leads.
    Key(&'a str),
    /// The declaration of a field or detail with this name.
    Field(&'a str),
    /// The time from which a field is known.
    KnownFrom(&'a str),
    /// The ids of merged contacts, at the id of leads.
    Merged(&'a str),
}

impl NamingLine<'_> {
    /// The line with a column, in the language of the contract.
    pub fn with(self, language: Language, column: &str) -> Message {
        let column = format!("\"{column}\"");
        match self {
            NamingLine::OfAll(line) => {
                let block = keywords::label(language, PhraseId::ActivityColumns);
                in_block(block, line, language, &column)
            }
            NamingLine::OfActivity(activity, line) => {
                let name = |slot: &str| (slot == "name").then_some(activity);
                let block = keywords::fill(language, PhraseId::Activity, &name);
                in_block(block, line, language, &column)
            }
            NamingLine::Key(name) => field(language, name, id(language), "columns", &column),
            NamingLine::Field(name) => field(language, name, "…", "columns", &column),
            NamingLine::KnownFrom(name) => field(language, name, "…", "known", &column),
            NamingLine::Merged(name) => field(language, name, id(language), "merged", &column),
        }
    }
}

fn in_block(block: String, line: PhraseId, language: Language, column: &str) -> Message {
    let columns = |slot: &str| (slot == "columns").then_some(column);
    let line = keywords::fill(language, line, &columns);
    msg!("in the block `{block}` {line}", block, line)
}

/// The word of the type of ids.
fn id(language: Language) -> &'static str {
    let word = keywords::word(language, "type_word", "Id");
    word.map_or("", |word| word.forms[0])
}

/// `- size: …, column "Number of Employees"`
fn field(language: Language, name: &str, kind: &str, slot: &str, column: &str) -> Message {
    let slots = [("name", name), ("type", kind), (slot, column)];
    let line = keywords::fill_fitting(language, PhraseId::Field, &slots);
    Message::verbatim(format!("- {line}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_in_the_language_of_the_contract() {
        let english = |line: NamingLine<'_>| line.with(Language::En, "X").english();
        for (line, expected) in [
            (
                NamingLine::OfAll(PhraseId::LeadIdColumn),
                "in the block `activity columns:` lead id: column \"X\"",
            ),
            (
                NamingLine::OfActivity("call", PhraseId::TimeColumn),
                "in the block `activity call:` time: column \"X\"",
            ),
            (NamingLine::Key("lead id"), "- lead id: id, column \"X\""),
            (NamingLine::Field("size"), "- size: …, column \"X\""),
            (
                NamingLine::KnownFrom("size"),
                "- size: …, known from column \"X\"",
            ),
            (
                NamingLine::Merged("lead id"),
                "- lead id: id, also in column \"X\"",
            ),
        ] {
            assert_eq!(english(line), expected);
        }
        let size = NamingLine::Field("porte").with(Language::Pt, "X");
        assert_eq!(size.english(), "- porte: …, coluna \"X\"");
    }
}
