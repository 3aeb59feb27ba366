//! `example` blocks.

use super::block_lines::{BlockLines, each_line, missing_lines};
use super::condition::whole_count;
use super::diagnostics::Diagnostics;
use super::example_facts::{ExampleFact, fact};
use super::expectations::expect;
use super::model::{DetailId, Example, ExampleActivity, Expect, FactValue, FieldId, Subject};
use super::scope::{EventSource, Scope};
use super::{keywords, phrase_args};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Arg, Join, msg};
use crate::source::Span;
use crate::syntax::phrase::{PhraseId, SlotName};
use crate::syntax::tree::{Block, Line, Phrase};
use crate::time::{Clock, LocalDay};

enum ExampleLine {
    AsOf(LocalDay, Option<Clock>),
    Facts(Vec<ExampleFact>),
    Did(ExampleActivity),
    Expects(Vec<Expect>),
}

pub(super) fn example(
    scope: &Scope,
    block: &Block,
    diagnostics: &mut Diagnostics,
) -> Option<Example> {
    let header = block.header.readings.first()?;
    let title = phrase_args::text(header, SlotName::Title, diagnostics)?
        .text
        .clone();
    let mut own = Diagnostics::default();
    let (mut as_of, mut facts, mut did, mut expects) = (None, Vec::new(), Vec::new(), Vec::new());
    let mut once = BlockLines::default();
    let resolve = |phrase: &Phrase, _: &Line, diagnostics: &mut Diagnostics| {
        setting(scope, phrase, diagnostics)
    };
    each_line(
        scope,
        block,
        &mut once,
        &mut own,
        resolve,
        |setting, _| match setting {
            ExampleLine::AsOf(day, clock) => as_of = Some((day, clock)),
            ExampleLine::Facts(said) => facts.extend(said),
            ExampleLine::Did(done) => did.push(done),
            ExampleLine::Expects(items) => expects.extend(items),
        },
    );
    check_duplicates(scope, &facts, &mut own);
    if let Some(as_of) = as_of {
        for done in did.iter().filter(|done| is_later(done, as_of)) {
            own.push(too_late(scope, done));
        }
    }
    if !block.has_errors && own.errors() == 0 {
        mandatory(scope, header.span, &title, &once, &mut own);
    }
    if let Some(diagnostic) = too_many(scope, &did) {
        own.push(diagnostic);
    }
    let failed = own.errors() > 0;
    diagnostics.append(own);
    let facts = facts.into_iter().filter_map(of_field).collect();
    (!failed).then_some(Example {
        title,
        span: header.span,
        as_of: as_of?,
        facts,
        did,
        expects,
    })
}

/// The first line that exceeds the maximum number of activities of an example.
fn too_many(scope: &Scope, did: &[ExampleActivity]) -> Option<Diagnostic> {
    let most = u64::from(Example::MAX_ACTIVITIES);
    let mut all = 0;
    let line = did.iter().find(|done| {
        all += u64::from(done.times);
        all > most
    })?;
    let text = scope.sources.text(line.span);
    let message = msg!(
        "with `{text}` the example has more than {most} activities",
        text,
        most
    );
    Some(
        Diagnostic::new(Code::E0207, line.span, message)
            .help(msg!("write a lower number of times")),
    )
}

fn mandatory(
    scope: &Scope,
    span: Span,
    title: &str,
    once: &BlockLines,
    diagnostics: &mut Diagnostics,
) {
    let language = scope.language(span);
    let example = |id: PhraseId, value: &str| (id, keywords::fill(language, id, &|_| Some(value)));
    let stage = keywords::fill(language, PhraseId::ExpectStage, &|_| Some("MQL"));
    let mut missing = vec![
        example(PhraseId::AsOf, "2026-05-04 10:00"),
        example(PhraseId::Expect, &stage),
    ];
    missing.retain(|(id, _)| !once.has(*id));
    let subject = msg!("the example \"{title}\"", title);
    if let Some(diagnostic) = missing_lines(scope, span, subject, &missing) {
        diagnostics.push(diagnostic);
    }
}

fn of_field(fact: ExampleFact) -> Option<(FieldId, FactValue)> {
    match fact.subject {
        Subject::Field(id) => Some((id, fact.value?)),
        Subject::DomainOf(_) | Subject::Detail(_) | Subject::DomainOfDetail(_) => None,
    }
}

/// A field has one value, so it may have only one fact.
fn check_duplicates(scope: &Scope, facts: &[ExampleFact], diagnostics: &mut Diagnostics) {
    for (i, fact) in facts.iter().enumerate() {
        let first = facts
            .iter()
            .take(i)
            .find(|other| other.subject == fact.subject);
        if let Some(first) = first {
            let text = scope.sources.text(fact.span);
            let message = msg!("`{text}` is the second fact about the same field", text);
            diagnostics.push(
                Diagnostic::new(Code::E0111, fact.span, message)
                    .also(first.span, msg!("the first"))
                    .help(msg!("keep one of the two")),
            );
        }
    }
}

fn is_later(did: &ExampleActivity, (day, clock): (LocalDay, Option<Clock>)) -> bool {
    let clocks = did.clock.zip(clock);
    did.day > day || (did.day == day && clocks.is_some_and(|(done, now)| done > now))
}

fn too_late(scope: &Scope, did: &ExampleActivity) -> Diagnostic {
    let as_of = keywords::label(scope.language(did.span), PhraseId::AsOf);
    let text = scope.sources.text(did.span);
    Diagnostic::new(
        Code::E0504,
        did.span,
        msg!(
            "`{text}` is after the `{as_of}` time of the example",
            text,
            as_of
        ),
    )
    .help(msg!(
        "move `{as_of}` to a later time, or the activity to an earlier one",
        as_of
    ))
}

fn setting(scope: &Scope, phrase: &Phrase, diagnostics: &mut Diagnostics) -> Option<ExampleLine> {
    use PhraseId as P;
    Some(match phrase.id {
        P::AsOf => {
            let (day, clock) = phrase_args::moment(phrase, SlotName::When, diagnostics)?;
            ExampleLine::AsOf(day, clock)
        }
        P::Lead => {
            let facts = phrase_args::facts(phrase, SlotName::Facts, diagnostics)?;
            let read: Vec<Option<ExampleFact>> = facts
                .iter()
                .map(|text| fact(scope, None, text, diagnostics))
                .collect();
            ExampleLine::Facts(read.into_iter().collect::<Option<_>>()?)
        }
        P::Did => ExampleLine::Did(did(scope, phrase, diagnostics)?),
        P::Expect => {
            let items = phrase_args::expects(phrase, SlotName::Expects, diagnostics)?;
            let read: Vec<Option<Expect>> = items
                .iter()
                .map(|readings| expect(scope, readings, diagnostics))
                .collect();
            ExampleLine::Expects(read.into_iter().collect::<Option<_>>()?)
        }
        _ => return None,
    })
}

fn did(scope: &Scope, phrase: &Phrase, diagnostics: &mut Diagnostics) -> Option<ExampleActivity> {
    let name = phrase_args::name(phrase, SlotName::Activity, diagnostics)?;
    let times = match phrase.slot(SlotName::Count) {
        None => Some(1),
        Some(slot) => phrase_args::whole(phrase, SlotName::Count, diagnostics)
            .and_then(|n| whole_count(n, slot.span, diagnostics)),
    };
    let day = phrase_args::date(phrase, SlotName::Date, diagnostics);
    let clock = phrase_args::clock(phrase, SlotName::Clock, diagnostics);
    let activity = scope.activity(name, diagnostics)?;
    if let Some(EventSource::AnyOf(kinds)) =
        scope.activities.get(activity.index()).map(|a| &a.links)
    {
        let kinds = kinds
            .iter()
            .filter_map(|id| scope.activities.get(id.index()))
            .map(|kind| format!("`{}`", kind.name.text));
        let message = msg!(
            "`{name}` can be any of several activities",
            name = name.text
        );
        diagnostics.push(Diagnostic::new(Code::E0504, name.span, message).help(msg!(
            "name the one that happened: {kinds}",
            kinds = Arg::list(kinds, Join::Comma)
        )));
        return None;
    }
    let mut details: Vec<(DetailId, FactValue)> = Vec::new();
    let facts = match phrase.slot(SlotName::Facts) {
        Some(_) => phrase_args::facts(phrase, SlotName::Facts, diagnostics)?,
        None => &[],
    };
    for text in facts {
        let fact = fact(scope, Some(activity), text, diagnostics)?;
        if let (Subject::Detail(id), Some(value)) = (fact.subject, fact.value) {
            details.push((id, value));
        }
    }
    Some(ExampleActivity {
        activity,
        times: times?,
        details,
        day: day?,
        clock,
        span: phrase.span,
    })
}
