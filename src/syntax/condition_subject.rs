//! The subject of a condition when it is more than a name: `domain of email`.

use super::candidates::readings;
use super::grammar_backend::Grammar;
use super::normalize::normalise;
use super::phrase::{Language, PhraseId, PhraseKind, SlotName};
use super::tree::{Name, SlotValue};
use crate::source::Sources;

/// The field of a subject that reads `domain of FIELD`; none if it does not read like that or is in brackets. A field whose
/// declared name is the whole subject takes precedence over this reading.
pub fn domain_of(sources: &Sources, language: Language, subject: &Name) -> Option<Name> {
    if subject.bracketed {
        return None;
    }
    let span = subject.span;
    let written = normalise(span.file, sources.text(span), span.start as usize).statement;
    // A name in a corrected line differs from the text of the file.
    let is_written = subject.text.is_empty()
        || written.text == subject.text
        || written.text.trim_matches(['[', ']']) == subject.text;
    let statement = match is_written {
        true => written,
        false => written.with(0..written.text.len(), &subject.text),
    };
    let readings = readings(
        Grammar::for_language(language),
        PhraseKind::Subject,
        &statement,
    );
    let phrase = readings
        .into_iter()
        .find(|phrase| phrase.id == PhraseId::DomainOf)?;
    match &phrase.slot(SlotName::Field)?.value {
        Ok(SlotValue::Name(name)) => Some(name.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    #[test]
    fn the_field_of_a_domain_is_found() {
        let mut sources = Sources::default();
        let file = sources.add("a", "- Domain\u{a0}of work email is known");
        let subject = |start, end| Name {
            text: String::new(),
            span: Span::new(file, start, end),
            bracketed: false,
        };
        let name = domain_of(&sources, Language::En, &subject(2, 23)).unwrap();
        assert_eq!(
            (name.text.as_str(), sources.text(name.span)),
            ("work email", "work email")
        );
        assert_eq!(domain_of(&sources, Language::En, &subject(13, 23)), None);
    }
}
