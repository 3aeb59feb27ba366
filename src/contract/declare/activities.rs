//! Activities: their party, what they are part of, and how they are logged.

use super::super::block_lines::BlockLines;
use super::super::diagnostics::Diagnostics;
use super::super::model::{ActivityColumns, ActivityId, Actor};
use super::super::scope::{ActivityDecl, EventSource, Scope};
use super::super::symbols::{Meaning, Namespace};
use super::super::{keywords, phrase_args};
use super::names::{self, Names};
use super::{Declarations, activity_graph, conflicting_lines, fields};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::msg;
use crate::syntax::phrase::{PhraseId, SlotName};
use crate::syntax::tree::{Block, Line, Phrase};

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
pub(super) fn list(
    scope: &mut Scope,
    block: &Block,
    header: &Phrase,
    diagnostics: &mut Diagnostics,
) {
    let by = actor(scope, header, diagnostics);
    for line in &block.lines {
        let Some(phrase) = line.readings.first() else {
            continue;
        };
        if let Some(name) = phrase_args::name(phrase, SlotName::Name, diagnostics) {
            let names = Names {
                own: name,
                also: phrase_args::names(phrase, SlotName::Also, diagnostics),
                others: &line.names_in,
            };
            declare(scope, names, by, diagnostics);
        }
    }
}

fn actor(scope: &Scope, header: &Phrase, diagnostics: &mut Diagnostics) -> Option<Actor> {
    match header.id {
        PhraseId::ActivitiesByLead | PhraseId::ActivityByLead => Some(Actor::Lead),
        PhraseId::ActivitiesBy | PhraseId::ActivityBy => {
            let party = phrase_args::name(header, SlotName::Party, diagnostics)?;
            scope.party(party, diagnostics).map(Actor::Party)
        }
        _ => None,
    }
}

fn declare(
    scope: &mut Scope,
    names: Names,
    by: Option<Actor>,
    diagnostics: &mut Diagnostics,
) -> ActivityId {
    let id = ActivityId(scope.activities.len() as u32);
    let name = names::declare(scope, names, Meaning::Activity(id), diagnostics);
    let also = match name.languages.shown(scope.language(name.span)) {
        Some(shown) => shown.iter().skip(1).cloned().collect(),
        None => names.also.iter().map(|name| name.text.clone()).collect(),
    };
    scope.activities.push(ActivityDecl {
        name,
        also,
        by,
        counts: true,
        links: EventSource::Data,
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
    declared: &mut Declarations<'t>,
    diagnostics: &mut Diagnostics,
) {
    let Some(header) = header(scope, block) else {
        return;
    };
    scope.choices.choose(header);
    let by = actor(scope, header, diagnostics);
    let Some(name) = phrase_args::name(header, SlotName::Name, diagnostics) else {
        return;
    };
    let names = Names {
        own: name,
        also: phrase_args::names(header, SlotName::Also, diagnostics),
        others: &block.header.names_in,
    };
    let activity = declare(scope, names, by, diagnostics);
    declared.derived.push(Derived {
        activity,
        header,
        block,
        when: None,
    });
}

/// The reading of the header. ` by PARTY` ends the name if such a party is declared, or if the activity would have no party
/// without it.
fn header<'t>(scope: &Scope, block: &'t Block) -> Option<&'t Phrase> {
    let readings = &block.header.readings;
    let of = |id: PhraseId| readings.iter().find(move |phrase| phrase.id == id);
    let known_party = |phrase: &&Phrase| {
        let party = phrase_args::name(phrase, SlotName::Party, &mut Diagnostics::default());
        party.is_some_and(|party| scope.names.entry(Namespace::Parties, &party.text).is_some())
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

/// Reads the blocks of activities, after every activity has been declared.
pub(super) fn link(scope: &mut Scope, declared: &mut Declarations, diagnostics: &mut Diagnostics) {
    for derived in &mut declared.derived {
        lines(scope, derived, diagnostics);
    }
    activity_graph::circles(scope, declared, diagnostics);
    for derived in &declared.derived {
        activity_graph::repeated_details(scope, derived.activity, diagnostics);
    }
    activity_graph::logged_twice(scope, diagnostics);
}

fn lines(scope: &mut Scope, derived: &mut Derived, diagnostics: &mut Diagnostics) {
    let mut once = BlockLines::default();
    let block = derived.block;
    let before = diagnostics.errors();
    for line in &block.lines {
        let Some(phrase) = line.readings.first() else {
            continue;
        };
        once.line(scope, phrase.id, line.span, diagnostics);
        setting(scope, derived, phrase, line, diagnostics);
    }
    conflicting_lines::check(scope, derived, &once, diagnostics);
    let silent = block.has_errors || diagnostics.errors() > before;
    let has_source = once.has(PhraseId::KindOf) || once.has(PhraseId::AnyOfKinds);
    if derived.header.id == PhraseId::Activity && !has_source && !silent {
        diagnostics.push(nobody(scope, derived));
    }
}

fn nobody(scope: &Scope, derived: &Derived) -> Diagnostic {
    let name = name_of(scope, derived.activity);
    let language = scope.language(derived.header.span);
    let mut slots = vec![("name", name)];
    let also = derived.header.slot(SlotName::Also);
    slots.extend(also.map(|slot| ("also", scope.sources.text(slot.span))));
    let line = keywords::fill_fitting(language, PhraseId::ActivityByLead, &slots);
    let with = |id| keywords::fill(language, id, &|_| Some("…"));
    Diagnostic::new(
        Code::E0501,
        derived.header.span,
        msg!("`{name}` has no party", name),
    )
    .example(
        msg!(
            "say who does it, or what it is a part of with a line `{kind_of}` or `{any_of}`",
            kind_of = with(PhraseId::KindOf),
            any_of = with(PhraseId::AnyOfKinds)
        ),
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
    diagnostics: &mut Diagnostics,
) {
    let id = derived.activity;
    if phrase.id == PhraseId::Field {
        return fields::detail(scope, id, phrase, &line.names_in, diagnostics);
    }
    let links = match phrase.id {
        PhraseId::KindOf => {
            let parent = phrase_args::name(phrase, SlotName::Activity, diagnostics)
                .and_then(|name| scope.activity(name, diagnostics));
            Some(parent.map_or(EventSource::Unknown, EventSource::KindOf))
        }
        PhraseId::AnyOfKinds => Some(any_of(scope, phrase, diagnostics)),
        _ => None,
    };
    let language = scope.language(phrase.span);
    let Some(decl) = scope.activities.get_mut(id.index()) else {
        return;
    };
    match phrase.id {
        PhraseId::InTheData => decl.logged_as = Some(fields::logged_as(phrase, diagnostics)),
        PhraseId::DoesNotCount => decl.counts = false,
        PhraseId::LeadIdColumn | PhraseId::TimeColumn | PhraseId::OncePer => {
            fields::column_setting(language, phrase, &mut decl.columns, diagnostics);
        }
        PhraseId::When | PhraseId::Group => {
            derived.when.get_or_insert(line);
        }
        _ => {}
    }
    if let (Some(links), EventSource::Data) = (links, &decl.links) {
        decl.links = links;
    }
}

fn any_of(scope: &Scope, phrase: &Phrase, diagnostics: &mut Diagnostics) -> EventSource {
    let names = phrase_args::names(phrase, SlotName::Activities, diagnostics);
    let mut kinds: Vec<ActivityId> = Vec::new();
    let mut known = !names.is_empty();
    for name in names {
        match scope.activity(name, diagnostics) {
            Some(id) if kinds.contains(&id) => {
                let message = msg!("`{name}` is named twice", name = name.text);
                diagnostics.push(
                    Diagnostic::new(Code::E0111, name.span, message)
                        .help(msg!("name each activity once")),
                );
            }
            Some(id) => kinds.push(id),
            None => known = false,
        }
    }
    if known {
        EventSource::AnyOf(kinds)
    } else {
        EventSource::Unknown
    }
}
