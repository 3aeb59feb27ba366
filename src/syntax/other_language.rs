//! Lines in another language than their file.

use super::candidates::readings;
use super::grammar_backend::Grammar;
use super::line_parser::block_line_readings;
use super::normalize::{Statement, normalise};
use super::phrase::{Block, Language, PhraseId, PhraseKind};
use super::tree::Phrase;
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Message, msg};
use crate::source::Span;

/// What a text is in another language than that of its file.
#[derive(Debug, Clone, Copy)]
pub struct OtherLanguage {
    own: Language,
    other: Language,
    /// The phrase that it is there.
    pub phrase: PhraseId,
}

impl OtherLanguage {
    /// A line of a block, or a header.
    pub fn of_line(own: Language, statement: &Statement, block: Option<Block>) -> Option<Self> {
        find(own, |grammar| {
            let mut found = readings(grammar, PhraseKind::Header, statement);
            let mut here = block_line_readings(grammar, statement);
            here.retain(|reading| is_in(reading, block));
            found.extend(here);
            found
        })
    }

    /// A bullet that declares a field. Every text can be an activity.
    pub fn of_declaration(own: Language, body: &Statement, block: Option<Block>) -> Option<Self> {
        find(own, |grammar| {
            let mut found = readings(grammar, PhraseKind::Declaration, body);
            found.retain(|reading| reading.id == PhraseId::Field && is_in(reading, block));
            found
        })
    }

    /// A condition with an operator. Every text can be a name.
    pub fn of_condition(own: Language, span: Span, text: &str) -> Option<Self> {
        let statement = normalise(span.file, text, span.start as usize).statement;
        find(own, |grammar| {
            let mut found = readings(grammar, PhraseKind::Condition, &statement);
            found.retain(|reading| !matches!(reading.id, PhraseId::Ever | PhraseId::Never));
            found
        })
    }

    /// The error in a line, with a line of the same kind in the language of the file.
    pub fn line_error(self, span: Span, prefix: &str) -> Diagnostic {
        let message = msg!(
            "this line is in {other}; the file is in {own}",
            other = name(self.other),
            own = name(self.own)
        );
        self.error(span, message, prefix)
    }

    /// The error in a condition.
    pub fn condition_error(self, span: Span) -> Diagnostic {
        let message = msg!(
            "this condition is in {other}; the file is in {own}",
            other = name(self.other),
            own = name(self.own)
        );
        self.error(span, message, "")
    }

    fn error(self, span: Span, message: Message, prefix: &str) -> Diagnostic {
        let sample = self.phrase.row().sample(self.own);
        Diagnostic::new(Code::E0113, span, message).example(
            msg!("write it in {own}, like this", own = name(self.own)),
            format!("{prefix}{sample}"),
        )
    }
}

/// The first other language in which there is a reading.
fn find(own: Language, read: impl Fn(&'static Grammar) -> Vec<Phrase>) -> Option<OtherLanguage> {
    let others = Language::ALL.iter().copied().filter(|other| *other != own);
    let mut found = others.filter_map(|other| {
        let phrase = read(Grammar::for_language(other)).first()?.id;
        Some(OtherLanguage { own, other, phrase })
    });
    found.next()
}

fn is_in(reading: &Phrase, block: Option<Block>) -> bool {
    block.is_some_and(|block| reading.id.row().blocks.contains(&block))
}

fn name(language: Language) -> Message {
    match language {
        Language::En => msg!("English"),
        Language::Pt => msg!("Portuguese"),
        Language::It => msg!("Italian"),
        Language::Zh => msg!("Chinese"),
    }
}
