//! Facts of examples: `company size is 300`.

use super::condition::{ConditionContext, ContextKind, Subject as Read, subject};
use super::diagnostics::Diagnostics;
use super::disambiguate::choose;
use super::line_edit;
use super::model::{ActivityId, FactValue, Subject, Type};
use super::scope::Scope;
use super::unresolved::Unresolved;
use super::{keywords, numeric_values, phrase_args, sample_lines, value_types};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::addresses;
use crate::language::range::NumberRange;
use crate::language::yes_no;
use crate::message::{Message, msg};
use crate::source::Span;
use crate::syntax::phrase::{PhraseId, SlotName};
use crate::syntax::tree::{ConditionTextKind, Fact, Phrase, Value, ValueKind};

/// A fact of an example about a field or detail.
pub(super) struct ExampleFact {
    pub subject: Subject,
    /// None if it is declared unknown.
    pub value: Option<FactValue>,
    pub span: Span,
}

/// A fact about the lead, or about one of its activities.
pub(super) fn fact(
    scope: &Scope,
    activity: Option<ActivityId>,
    fact: &Fact,
    diagnostics: &mut Diagnostics,
) -> Option<ExampleFact> {
    let text = &fact.condition;
    let ConditionTextKind::Readings(readings) = &text.kind else {
        diagnostics.push(not_a_fact(scope, text.span));
        return None;
    };
    if let Some(word) = joined_facts(fact) {
        let facts = text.span;
        diagnostics.unresolved(Unresolved::JoinedFacts { facts, word });
        return None;
    }
    if readings.iter().all(|phrase| !states_value(phrase.id)) {
        diagnostics.push(not_a_fact(scope, text.span));
        return None;
    }
    let place = ConditionContext::new(ContextKind::Fact(activity), true);
    let facts = readings
        .iter()
        .filter(|phrase| states_value(phrase.id))
        .cloned();
    let facts: Vec<Phrase> = facts.collect();
    choose(scope, &facts, diagnostics, |phrase, diagnostics| {
        read(scope, place, phrase, diagnostics)
    })?
    .1
}

fn states_value(id: PhraseId) -> bool {
    matches!(id, PhraseId::Is | PhraseId::Unknown) || yes_no::from_phrase(id).is_some()
}

/// The word between two facts: `country is PT and chairs is 8`.
fn joined_facts(fact: &Fact) -> Option<Span> {
    let states = |readings: &[Phrase]| readings.iter().any(|phrase| states_value(phrase.id));
    let mut joined = fact.joined.iter();
    let joined = joined.find(|joined| states(&joined.before) && states(&joined.after))?;
    Some(joined.word)
}

fn not_a_fact(scope: &Scope, span: Span) -> Diagnostic {
    let text = scope.sources.text(span);
    let language = scope.language(span);
    let form = keywords::operator(language, PhraseId::Is);
    let diagnostic = Diagnostic::new(
        Code::E0504,
        span,
        msg!("`{text}` does not state a value", text),
    );
    let is = keywords::operator_words(scope.language(span), PhraseId::Is);
    let with_word = text.replace(": ", &format!(" {is} "));
    if with_word != text && !text.contains("\": ") {
        let line = line_edit::replaced(scope.sources, span, &with_word);
        return diagnostic.corrected(
            msg!("a fact is a name and its value with `{form}`", form),
            line,
        );
    }
    diagnostic.help(msg!(
        "a fact is a name and its value with `{form}`, for example `{sample}`",
        form,
        sample = sample_lines::is(language, sample_lines::names(language).company_size, "300")
    ))
}

fn read(
    scope: &Scope,
    place: ConditionContext,
    phrase: &Phrase,
    diagnostics: &mut Diagnostics,
) -> Option<ExampleFact> {
    let name = phrase_args::name(phrase, SlotName::Subject, diagnostics)?;
    let Read::Value(subject, kind) = subject(scope, place, name, diagnostics)? else {
        return None;
    };
    if let Subject::DomainOf(_) | Subject::DomainOfDetail(_) = subject {
        let text = scope.sources.text(name.span);
        let language = scope.language(name.span);
        let message = msg!("`{text}` follows from the whole value", text);
        diagnostics.push(Diagnostic::new(Code::E0504, name.span, message).help(msg!(
            "give the whole value, for example `{sample}`",
            sample = sample_lines::is(
                language,
                sample_lines::names(language).email,
                "\"ana@acme.com\""
            )
        )));
        return None;
    }
    let value = match phrase.id {
        PhraseId::Unknown => None,
        _ => Some(fact_value(scope, kind?, phrase, diagnostics)?),
    };
    Some(ExampleFact {
        subject,
        value,
        span: phrase.span,
    })
}

fn fact_value(
    scope: &Scope,
    kind: &Type,
    phrase: &Phrase,
    diagnostics: &mut Diagnostics,
) -> Option<FactValue> {
    if let Some(yes) = yes_no::from_phrase(phrase.id) {
        if *kind == Type::YesNo {
            return Some(FactValue::YesNo(yes));
        }
        let text = scope.sources.text(phrase.span);
        let message = msg!(
            "`{text}` does not fit: the field is {noun}",
            text,
            noun = kind.noun()
        );
        diagnostics.push(
            Diagnostic::new(Code::E0402, phrase.span, message)
                .help(value_types::right_form(scope.language(phrase.span), kind)),
        );
        return None;
    }
    let slot = match phrase.slot(SlotName::Values) {
        Some(_) => SlotName::Values,
        None => SlotName::Value,
    };
    let said = phrase_args::values(phrase, slot, diagnostics)?;
    if let Type::Choices(_) = kind {
        return value_types::texts(scope, kind, said, diagnostics).map(FactValue::Texts);
    }
    let [value] = said else {
        let span = phrase_args::span(phrase, slot);
        let text = scope.sources.text(span);
        diagnostics.push(
            Diagnostic::new(
                Code::E0504,
                span,
                msg!("`{text}` is several values, but the field has one", text),
            )
            .help(msg!("name one value")),
        );
        return None;
    };
    single(scope, kind, value, said, diagnostics)
}

fn single(
    scope: &Scope,
    kind: &Type,
    value: &Value,
    said: &[Value],
    diagnostics: &mut Diagnostics,
) -> Option<FactValue> {
    match kind {
        Type::Whole | Type::Number | Type::Money | Type::Percent => {
            numeric_values::number(scope, kind, value, diagnostics).map(FactValue::Number)
        }
        Type::Range => range(scope, kind, value, diagnostics).map(FactValue::Range),
        Type::Date => numeric_values::day(scope, kind, value, diagnostics).map(FactValue::Date),
        Type::Time | Type::CreationTime => match value.kind {
            ValueKind::DateTime(day, clock) => Some(FactValue::Time(day, Some(clock))),
            _ => numeric_values::day(scope, kind, value, diagnostics)
                .map(|day| FactValue::Time(day, None)),
        },
        Type::YesNo => {
            let language = scope.language(value.span);
            let [yes, _] = sample_lines::yes_and_no(language);
            let line = line_edit::replaced(scope.sources, value.span, &yes);
            let wrong = value_types::not_a(scope, kind, value);
            diagnostics.push(wrong.corrected(value_types::right_form(language, kind), line));
            None
        }
        Type::Email => address(addresses::email, scope, kind, said, diagnostics),
        Type::Link => address(addresses::link, scope, kind, said, diagnostics),
        Type::Id | Type::Text | Type::Choice(_) | Type::Choices(_) | Type::Country => {
            value_types::texts(scope, kind, said, diagnostics)?
                .pop()
                .map(FactValue::Text)
        }
    }
}

/// A number, or a range in quotes.
fn range(
    scope: &Scope,
    kind: &Type,
    value: &Value,
    diagnostics: &mut Diagnostics,
) -> Option<NumberRange> {
    let language = scope.language(value.span);
    let ValueKind::Text(text) = &value.kind else {
        let written = scope.sources.text(value.span);
        if let (ValueKind::Bare(_), Ok(range)) =
            (&value.kind, NumberRange::read_plain(language, written))
        {
            let line = line_edit::replaced(scope.sources, value.span, &format!("\"{range}\""));
            let wrong = value_types::not_a(scope, kind, value);
            diagnostics.push(wrong.corrected(msg!("write a range in quotes"), line));
            return None;
        }
        return numeric_values::number(scope, kind, value, diagnostics).map(NumberRange::of);
    };
    match NumberRange::read_plain(language, text) {
        Ok(range) => Some(range),
        Err(why) => {
            let message = msg!("\"{text}\" cannot be read: {why}", text, why);
            diagnostics.push(
                Diagnostic::new(Code::E0504, value.span, message)
                    .help(value_types::right_form(scope.language(value.span), kind)),
            );
            None
        }
    }
}

/// An address as data may have it; what could not be read there is an error here.
fn address(
    read: fn(&str) -> Result<&str, Message>,
    scope: &Scope,
    kind: &Type,
    said: &[Value],
    diagnostics: &mut Diagnostics,
) -> Option<FactValue> {
    let text = value_types::texts(scope, kind, said, diagnostics)?.pop()?;
    match read(&text) {
        Ok(address) => Some(FactValue::Text(address.to_owned())),
        Err(why) => {
            let span = said.first()?.span;
            let message = msg!(
                "\"{text}\" is not {noun}: {why}",
                text,
                noun = kind.noun(),
                why
            );
            let sample = kind.address("ana", "acme.com");
            diagnostics.push(Diagnostic::new(Code::E0504, span, message).help(msg!(
                "write an address as the data has it, for example \"{sample}\"",
                sample
            )));
            None
        }
    }
}
