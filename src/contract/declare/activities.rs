//! Activities: by whom, what they are part of, how they are logged.

use super::super::checks::cycles::{self, Step};
use super::super::found::Found;
use super::super::model::{ActivityColumns, ActivityId, Actor, Name};
use super::super::names::{Meaning, Space};
use super::super::scope::{ActivityDecl, Links, Scope};
use super::super::settings::Once;
use super::super::{slots, wording};
use super::{Declared, fields, model_name, names};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::syntax::phrase::{PhraseId, SlotName};
use crate::syntax::tree::{self, Block, Line, Phrase};
use crate::text::fold;
use rustc_hash::FxHashMap;

/// An activity with a block of its own.
#[derive(Debug)]
pub(in crate::contract) struct Derived<'t> {
    pub activity: ActivityId,
    pub header: &'t Phrase,
    pub block: &'t Block,
    /// Its `when:` line, resolved once all details are known.
    pub when: Option<&'t Line>,
}

/// `activities by sales:`
pub(super) fn list(scope: &mut Scope, block: &Block, header: &Phrase, found: &mut Found) {
    let by = actor(scope, header, found);
    for line in &block.lines {
        let Some(phrase) = line.readings.first() else {
            continue;
        };
        if let Some(name) = slots::name(phrase, SlotName::Name, found) {
            let also = slots::names(phrase, SlotName::Also, found);
            declare(scope, name, also, by, found);
        }
    }
}

fn actor(scope: &Scope, header: &Phrase, found: &mut Found) -> Option<Actor> {
    match header.id {
        PhraseId::ActivitiesByLead | PhraseId::ActivityByLead => Some(Actor::Lead),
        PhraseId::ActivitiesBy | PhraseId::ActivityBy => {
            let party = slots::name(header, SlotName::Party, found)?;
            scope.party(party, found).map(Actor::Party)
        }
        _ => None,
    }
}

fn declare(
    scope: &mut Scope,
    name: &tree::Name,
    also: &[tree::Name],
    by: Option<Actor>,
    found: &mut Found,
) -> ActivityId {
    let id = ActivityId(scope.activities.len() as u32);
    for name in std::iter::once(name).chain(also) {
        names::declare(scope, name, Meaning::Activity(id), found);
    }
    scope.activities.push(ActivityDecl {
        name: model_name(name),
        also: also.iter().map(|name| name.text.clone()).collect(),
        by,
        counts: true,
        links: Links::Data,
        logged_as: None,
        columns: ActivityColumns::default(),
        details: Vec::new(),
    });
    id
}

/// `activity page view by the lead:`
pub(super) fn block<'t>(
    scope: &mut Scope,
    block: &'t Block,
    declared: &mut Declared<'t>,
    found: &mut Found,
) {
    let Some(header) = header(scope, block) else {
        return;
    };
    let by = actor(scope, header, found);
    let Some(name) = slots::name(header, SlotName::Name, found) else {
        return;
    };
    let also = slots::names(header, SlotName::Also, found);
    let activity = declare(scope, name, also, by, found);
    declared.derived.push(Derived {
        activity,
        header,
        block,
        when: None,
    });
}

/// The reading of the header: ` by PARTY` ends the name where such a party is declared, or where the activity would
/// have nobody to do it otherwise.
fn header<'t>(scope: &Scope, block: &'t Block) -> Option<&'t Phrase> {
    let readings = &block.header.readings;
    let of = |id: PhraseId| readings.iter().find(move |phrase| phrase.id == id);
    let known_party = |phrase: &&Phrase| {
        let party = slots::name(phrase, SlotName::Party, &mut Found::default());
        party.is_some_and(|party| scope.names.entry(Space::Parties, &party.text).is_some())
    };
    let by_party = || {
        readings
            .iter()
            .filter(|phrase| phrase.id == PhraseId::ActivityBy)
    };
    let derived = has(block, PhraseId::KindOf) || has(block, PhraseId::AnyOfKinds);
    of(PhraseId::ActivityByLead)
        .or_else(|| by_party().find(known_party))
        .or_else(|| of(PhraseId::Activity).filter(|_| derived))
        .or_else(|| of(PhraseId::ActivityBy))
        .or_else(|| of(PhraseId::Activity))
        .or(readings.first())
}

fn has(block: &Block, id: PhraseId) -> bool {
    let mut readings = block.lines.iter().flat_map(|line| &line.readings);
    readings.any(|phrase| phrase.id == id)
}

/// Reads the blocks of activities, once every activity has its name.
pub(super) fn link(scope: &mut Scope, declared: &mut Declared, found: &mut Found) {
    for derived in &mut declared.derived {
        lines(scope, derived, found);
    }
    circles(scope, declared, found);
    for derived in &declared.derived {
        repeated_details(scope, derived.activity, found);
    }
    logged_twice(scope, found);
}

fn lines(scope: &mut Scope, derived: &mut Derived, found: &mut Found) {
    let mut once = Once::default();
    let block = derived.block;
    let before = found.errors();
    for line in &block.lines {
        let Some(phrase) = line.readings.first() else {
            continue;
        };
        once.line(scope, phrase.id, line.span, found);
        setting(scope, derived, phrase, line, found);
    }
    misplaced(scope, derived, &once, found);
    let silent = block.has_errors || found.errors() > before;
    let has_source = once.has(PhraseId::KindOf) || once.has(PhraseId::AnyOfKinds);
    if derived.header.id == PhraseId::Activity && !has_source && !silent {
        found.push(nobody(scope, derived));
    }
}

fn nobody(scope: &Scope, derived: &Derived) -> Diagnostic {
    let name = name_of(scope, derived.activity);
    let line = format!(
        "{} by the lead:",
        scope
            .sources
            .text(derived.header.span)
            .trim_end_matches([':', '：'])
            .trim_end()
    );
    Diagnostic::new(
        Code::E0501,
        derived.header.span,
        format!("nobody does `{name}`"),
    )
    .corrected(
        "say who does it, or what it is a part of with a line `kind of: …` or `any of: …`",
        line,
    )
}

fn name_of<'s>(scope: &'s Scope, activity: ActivityId) -> &'s str {
    let decl = scope.activities.get(activity.index());
    decl.map_or("", |decl| decl.name.text.as_str())
}

fn setting<'t>(
    scope: &mut Scope,
    derived: &mut Derived<'t>,
    phrase: &Phrase,
    line: &'t Line,
    found: &mut Found,
) {
    let id = derived.activity;
    if phrase.id == PhraseId::Field {
        return fields::detail(scope, id, phrase, found);
    }
    let links = match phrase.id {
        PhraseId::KindOf => {
            let parent = slots::name(phrase, SlotName::Activity, found)
                .and_then(|name| scope.activity(name, found));
            Some(parent.map_or(Links::Unknown, Links::KindOf))
        }
        PhraseId::AnyOfKinds => Some(any_of(scope, phrase, found)),
        _ => None,
    };
    let Some(decl) = scope.activities.get_mut(id.index()) else {
        return;
    };
    match phrase.id {
        PhraseId::InTheData => decl.logged_as = Some(fields::logged_as(phrase, found)),
        PhraseId::DoesNotCount => decl.counts = false,
        PhraseId::LeadIdColumn | PhraseId::TimeColumn => {
            fields::column_setting(phrase, &mut decl.columns, found);
        }
        PhraseId::When => {
            derived.when.get_or_insert(line);
        }
        _ => {}
    }
    if let (Some(links), Links::Data) = (links, &decl.links) {
        decl.links = links;
    }
}

fn any_of(scope: &Scope, phrase: &Phrase, found: &mut Found) -> Links {
    let names = slots::names(phrase, SlotName::Activities, found);
    let mut kinds: Vec<ActivityId> = Vec::new();
    let mut known = !names.is_empty();
    for name in names {
        match scope.activity(name, found) {
            Some(id) if kinds.contains(&id) => {
                let message = format!("`{}` is named twice", name.text);
                found.push(
                    Diagnostic::new(Code::E0111, name.span, message)
                        .help("name each activity once"),
                );
            }
            Some(id) => kinds.push(id),
            None => known = false,
        }
    }
    if known {
        Links::AnyOf(kinds)
    } else {
        Links::Unknown
    }
}

/// Lines that do not go together.
fn misplaced(scope: &Scope, derived: &Derived, once: &Once, found: &mut Found) {
    use PhraseId as P;
    let keyword = |id: PhraseId| wording::keyword(scope.language(derived.header.span), id);
    let mut wrong = |at: Option<Span>, other: PhraseId, why: &str, help: &str| {
        if let (Some(at), Some(cause)) = (at, once.place(other)) {
            let text = scope.sources.text(at);
            found.push(
                Diagnostic::new(
                    Code::E0505,
                    at,
                    format!("`{text}` does not fit here: {why}"),
                )
                .also(cause, "because of this line")
                .help(help),
            );
        }
    };
    let by = derived.header.slot(SlotName::Party).map(|slot| slot.span);
    let by = by.or((derived.header.id == P::ActivityByLead).then_some(derived.header.span));
    for source in [P::KindOf, P::AnyOfKinds] {
        wrong(
            by,
            source,
            "who does it is said where the event comes from",
            "leave out who does it",
        );
        for id in [P::InTheData, P::LeadIdColumn, P::TimeColumn] {
            let why = "it is not logged by itself";
            wrong(
                once.place(id),
                source,
                why,
                "move the line to the activity that is logged",
            );
        }
    }
    let any = P::AnyOfKinds;
    wrong(
        once.place(P::KindOf),
        any,
        "an activity is a kind of one, or any of several",
        "keep one of the two lines",
    );
    let why = "several kinds under one name have no details in common";
    wrong(
        once.place(P::When),
        any,
        why,
        "test the detail in an activity with `kind of`, and name that one here",
    );
    let detail = derived
        .block
        .lines
        .iter()
        .find(|line| line.readings.iter().any(|p| p.id == P::Field));
    wrong(
        detail.map(|line| line.span),
        any,
        why,
        "declare the detail at one of the kinds",
    );
    let why = "each of its kinds counts or does not by itself";
    wrong(
        once.place(P::DoesNotCount),
        any,
        why,
        "move the line to the kinds that do not count",
    );
    let logged = !once.has(P::KindOf) && !once.has(any);
    if let Some(at) = once
        .place(P::When)
        .filter(|_| logged && !derived.block.has_errors)
    {
        let kind_of = keyword(P::KindOf);
        found.push(
            Diagnostic::new(
                Code::E0505,
                at,
                "a condition picks among the events of another activity, and none is named",
            )
            .help(format!(
                "add a line `{kind_of} ACTIVITY`, or leave the condition out"
            )),
        );
    }
}

/// Kinds that are kinds of themselves.
fn circles(scope: &mut Scope, declared: &Declared, found: &mut Found) {
    let next = |node: usize| match scope.activities.get(node).map(|decl| &decl.links) {
        Some(Links::KindOf(parent)) => vec![parent.index()],
        Some(Links::AnyOf(kinds)) => kinds.iter().map(|id| id.index()).collect(),
        _ => Vec::new(),
    };
    let circles = cycles::circles(scope.activities.len(), next);
    for circle in circles {
        let steps: Vec<Step> = circle
            .iter()
            .filter_map(|node| step(scope, declared, *node))
            .collect();
        let help = "an activity that is logged must stand at the end of the chain";
        cycles::report(&steps, "is made of", help, found);
        for node in circle {
            if let Some(decl) = scope.activities.get_mut(node) {
                decl.links = Links::Unknown;
            }
        }
    }
}

fn step(scope: &Scope, declared: &Declared, node: usize) -> Option<Step> {
    let name = &scope.activities.get(node)?.name;
    let derived = declared
        .derived
        .iter()
        .find(|d| d.activity.index() == node)?;
    let line = derived.block.lines.iter().find(|line| {
        line.readings
            .iter()
            .any(|p| matches!(p.id, PhraseId::KindOf | PhraseId::AnyOfKinds))
    });
    Some(Step {
        name: name.text.clone(),
        span: line.map_or(name.span, |line| line.span),
    })
}

/// A detail that the activity already has from what it is a kind of.
fn repeated_details(scope: &Scope, activity: ActivityId, found: &mut Found) {
    let Some(decl) = scope.activities.get(activity.index()) else {
        return;
    };
    let Links::KindOf(parent) = decl.links else {
        return;
    };
    for id in &decl.details {
        let Some(own) = scope.details.get(id.index()) else {
            continue;
        };
        let inherited = scope.detail(parent, &own.name.text);
        if let Some(first) = inherited.and_then(|id| scope.details.get(id.index())) {
            let message = format!("`{}` is declared twice", own.name.text);
            found.push(
                Diagnostic::new(Code::E0302, own.name.span, message)
                    .also(first.name.span, "it already comes with this one")
                    .help("leave it out here: a kind of an activity has its details"),
            );
        }
    }
}

/// Where an activity is logged under a name.
#[derive(Clone, Copy)]
struct Logged<'s> {
    activity: &'s Name,
    span: Span,
    /// `in the data: …`; else its own name, which the names have checked.
    said: bool,
}

/// Two activities logged under one name: nobody could say which of them an event is.
fn logged_twice(scope: &Scope, found: &mut Found) {
    let mut seen: FxHashMap<String, Logged> = FxHashMap::default();
    for decl in scope
        .activities
        .iter()
        .filter(|decl| decl.links == Links::Data)
    {
        for (text, logged) in logged(decl) {
            let first = *seen.entry(fold(text)).or_insert(logged);
            if first.activity.span != decl.name.span && (first.said || logged.said) {
                found.push(both(text, first, logged));
            }
        }
    }
}

fn logged(decl: &ActivityDecl) -> Vec<(&str, Logged<'_>)> {
    let at = |span: Span, said: bool| Logged {
        activity: &decl.name,
        span,
        said,
    };
    match &decl.logged_as {
        Some(texts) => texts
            .iter()
            .map(|(text, span)| (text.as_str(), at(*span, true)))
            .collect(),
        None => std::iter::once(&decl.name.text)
            .chain(&decl.also)
            .map(|name| (name.as_str(), at(decl.name.span, false)))
            .collect(),
    }
}

fn both(text: &str, first: Logged, second: Logged) -> Diagnostic {
    let (one, other) = (&first.activity.text, &second.activity.text);
    Diagnostic::new(
        Code::E0302,
        second.span,
        format!("\"{text}\" in the data would be both `{one}` and `{other}`"),
    )
    .also(first.span, format!("`{one}` is logged so"))
    .help("declare one activity for it; several under one name, or a part of one, are written with `any of:` and `kind of:`")
}
