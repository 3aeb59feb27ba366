//! The input of resolution: the declared names, and the declarations of fields, details and activities.

use super::choices::Choices;
use super::diagnostics::Diagnostics;
use super::model::{
    Activity, ActivityColumns, ActivityId, Actor, CalendarId, ColumnFormat, DefinitionId, DetailId,
    ExclusionId, FieldId, ListId, PartyId, PointsRef, SlaId, StageId, Type,
};
use super::name_role::NameRole;
use super::symbols::{Meaning, Namespace, Symbols};
use super::unknown_name::problem_of;
use super::unresolved::{Unresolved, UnresolvedName};
use crate::source::{FileId, Sources, Span};
use crate::syntax::phrase::Language;
use crate::syntax::tree::Name;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::Cell;

/// A field as declared.
#[derive(Debug)]
pub(crate) struct FieldDecl {
    pub name: super::model::Name,
    /// None if the type could not be read; then uses of the field are not checked.
    pub kind: Option<Type>,
    pub columns: Vec<String>,
    pub known_from: Option<String>,
    pub merged: Vec<String>,
    pub format: ColumnFormat,
}

/// A detail as declared.
#[derive(Debug)]
pub(crate) struct DetailDecl {
    pub name: super::model::Name,
    pub activity: ActivityId,
    /// None if the type could not be read.
    pub kind: Option<Type>,
    pub columns: Vec<String>,
    pub format: ColumnFormat,
}

/// An activity as declared, without the `when` of a derived one.
#[derive(Debug)]
pub(crate) struct ActivityDecl {
    pub name: super::model::Name,
    pub also: Vec<String>,
    /// The party of its header.
    pub by: Option<Actor>,
    pub counts: bool,
    pub links: EventSource,
    pub logged_as: Option<Vec<(String, Span)>>,
    pub columns: ActivityColumns,
    pub details: Vec<DetailId>,
}

impl ActivityDecl {
    /// All its names, in the same order whatever the language of the file.
    pub fn names(&self) -> impl Iterator<Item = &String> {
        let one = self.name.languages.is_empty();
        let own = std::iter::once(&self.name.text).chain(&self.also);
        let own = own.filter(move |_| one);
        own.chain(self.name.languages.all())
    }
}

/// Where the events of an activity come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum EventSource {
    Data,
    KindOf(ActivityId),
    AnyOf(Vec<ActivityId>),
    /// Its line has an error.
    Unknown,
}

/// Everything declared.
#[derive(Debug)]
pub(crate) struct Scope<'a> {
    pub sources: &'a Sources,
    /// The root file of the contract.
    pub root: FileId,
    pub languages: FxHashMap<FileId, Language>,
    pub names: Symbols,
    pub fields: Vec<FieldDecl>,
    pub details: Vec<DetailDecl>,
    pub activities: Vec<ActivityDecl>,
    /// The contract's currency.
    pub currency: Option<String>,
    /// The words of the score in the languages of the files, folded.
    pub score_words: FxHashSet<String>,
    pub unread: Unread,
    /// How many more undeclared names may be reported.
    pub undeclared_left: Cell<u32>,
    /// The readings that hold, for writing the contract again.
    pub choices: Choices,
}

/// Maximum number of unread lines that are searched for names. If there are more, any name may be declared in them.
const MAX_UNREAD: usize = 1_000;

/// What could not be read. Names may be declared there, so such names are not reported.
#[derive(Debug, Default)]
pub(crate) struct Unread {
    /// File and line number of every line with an error of its own.
    pub places: FxHashSet<(FileId, usize)>,
    /// A whole file is missing.
    pub files: bool,
    /// The `parties:` line is missing.
    pub parties: bool,
    /// Lines that could not be read at all.
    pub holes: FxHashSet<(FileId, usize)>,
    /// Their text, folded: names may be declared there.
    pub lines: Vec<String>,
    /// How many more of their characters may be searched for names; when used up, any name may be declared there.
    pub searches_left: Cell<usize>,
}

impl Unread {
    /// Whether the line on which `span` starts has an error of its own.
    pub fn line(&self, sources: &Sources, span: Span) -> bool {
        !self.places.is_empty()
            && self
                .places
                .contains(&(span.file, sources.line_number(span)))
    }

    /// Whether some line between two places of a file could not be read at all.
    pub fn between(&self, sources: &Sources, from: Span, to: Span) -> bool {
        if self.holes.is_empty() {
            return false;
        }
        let (first, last) = (sources.line_number(from), sources.line_number(to));
        (first..=last).any(|line| self.holes.contains(&(to.file, line)))
    }

    /// Whether the name may be declared in a part that could not be read.
    pub fn may_declare(&self, folded: &str) -> bool {
        let mentions = |line: &String| {
            let left = self.searches_left.get().saturating_sub(line.len());
            self.searches_left.set(left);
            left == 0 || crate::text::mentions(line, folded)
        };
        self.files || self.lines.len() > MAX_UNREAD || self.lines.iter().any(mentions)
    }
}

impl<'a> Scope<'a> {
    /// The keyword language of a file.
    pub fn language(&self, span: Span) -> Language {
        self.languages
            .get(&span.file)
            .copied()
            .unwrap_or(Language::En)
    }

    /// The languages of the contract's files.
    pub fn languages(&self) -> Vec<Language> {
        let mut all: Vec<Language> = self.languages.values().copied().collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The declared meaning; if there is none, the error in the name is recorded, unless it may be declared in an unread part.
    fn find(&self, role: NameRole, name: &Name, diagnostics: &mut Diagnostics) -> Option<Meaning> {
        let meaning = self.peek(role, name);
        if meaning.is_none() {
            self.report(role, name, diagnostics);
        }
        meaning
    }

    /// Every declared meaning of the wanted kind; if there is none, the error in the name is reported.
    pub fn all(&self, role: NameRole, name: &Name, diagnostics: &mut Diagnostics) -> Vec<Meaning> {
        let meanings: Vec<Meaning> = role
            .spaces()
            .iter()
            .filter_map(|space| self.names.entry(*space, &name.text))
            .map(|entry| entry.meaning)
            .filter(|meaning| role.takes(*meaning))
            .collect();
        if meanings.is_empty() {
            self.report(role, name, diagnostics);
        }
        meanings
    }

    fn report(&self, role: NameRole, name: &Name, diagnostics: &mut Diagnostics) {
        let Some(problem) = problem_of(self, role, name) else {
            return;
        };
        if diagnostics.is_brief() {
            return diagnostics.fail();
        }
        let left = self.undeclared_left.get();
        if left == 0 {
            return;
        }
        self.undeclared_left.set(left - 1);
        diagnostics.unresolved(Unresolved::Name(UnresolvedName {
            role,
            name: name.clone(),
            problem,
            is_last: left == 1,
        }));
    }

    fn peek(&self, role: NameRole, name: &Name) -> Option<Meaning> {
        role.spaces()
            .iter()
            .filter_map(|space| self.names.entry(*space, &name.text))
            .map(|entry| entry.meaning)
            .find(|meaning| role.takes(*meaning))
    }

    /// The subject that comes first in a condition.
    pub fn subject(&self, name: &Name, diagnostics: &mut Diagnostics) -> Option<Meaning> {
        self.find(NameRole::Subject, name, diagnostics)
    }

    /// Whether the name can come first in a condition.
    pub fn is_subject(&self, name: &str) -> bool {
        self.names.entry(Namespace::Subjects, name).is_some()
    }

    pub fn points(&self, name: &Name, diagnostics: &mut Diagnostics) -> Option<PointsRef> {
        match self.find(NameRole::Points, name, diagnostics)? {
            Meaning::Group(id) => Some(PointsRef::Group(id)),
            Meaning::Total(id) => Some(PointsRef::Total(id)),
            _ => None,
        }
    }

    /// The kinds of an activity: itself and its ancestors, nearest first.
    pub fn lineage(&self, activity: ActivityId) -> Vec<ActivityId> {
        let mut line = vec![activity];
        while let Some(EventSource::KindOf(parent)) = line
            .last()
            .and_then(|id| self.activities.get(id.index()))
            .map(|decl| &decl.links)
        {
            if line.contains(parent) {
                break;
            }
            line.push(*parent);
        }
        line
    }

    /// A detail visible to an activity: its own, or one of its ancestors.
    pub fn detail(&self, activity: ActivityId, name: &str) -> Option<DetailId> {
        let wanted = crate::text::fold_name(name);
        let of = |id: ActivityId| self.activities.get(id.index()).map(|decl| &decl.details);
        self.lineage(activity)
            .into_iter()
            .filter_map(of)
            .flatten()
            .copied()
            .find(|id| {
                let decl = self.details.get(id.index());
                decl.is_some_and(|decl| decl.name.is(&wanted))
            })
    }

    /// The details visible to an activity.
    pub fn details_of(&self, activity: ActivityId) -> Vec<&DetailDecl> {
        self.lineage(activity)
            .into_iter()
            .filter_map(|id| self.activities.get(id.index()))
            .flat_map(|decl| &decl.details)
            .filter_map(|id| self.details.get(id.index()))
            .collect()
    }

    /// Who may do an activity; empty if an error hides it.
    pub fn actors(&self, activity: ActivityId) -> Vec<Actor> {
        let mut actors = Vec::new();
        let mut seen = FxHashSet::default();
        let mut open = vec![activity];
        while let Some(id) = open.pop() {
            let Some(decl) = self.activities.get(id.index()).filter(|_| seen.insert(id)) else {
                continue;
            };
            match &decl.links {
                EventSource::KindOf(parent) => open.push(*parent),
                EventSource::AnyOf(kinds) => open.extend(kinds.iter().rev()),
                EventSource::Data | EventSource::Unknown => {
                    actors.extend(decl.by.filter(|by| !actors.contains(by)));
                }
            }
        }
        actors
    }
}

macro_rules! finders {
    ($($get:ident $wanted:ident $meaning:ident -> $id:ty;)*) => {
        impl Scope<'_> { $(
            pub fn $get(&self, name: &Name, found: &mut Diagnostics) -> Option<$id> {
                match self.find(NameRole::$wanted, name, found)? {
                    Meaning::$meaning(id) => Some(id),
                    _ => None,
                }
            }
        )* }
    };
}

finders! {
    field Field Field -> FieldId;
    activity Activity Activity -> ActivityId;
    definition Definition Definition -> DefinitionId;
    list List List -> ListId;
    stage Stage Stage -> StageId;
    sla Sla Sla -> SlaId;
    exclusion Exclusion Exclusion -> ExclusionId;
    calendar Calendar Calendar -> CalendarId;
    party Party Party -> PartyId;
}

/// The model's activity; called only if the contract has no error.
pub(crate) fn activity_model(
    scope: &Scope,
    id: ActivityId,
    source: super::model::ActivitySource,
) -> Option<Activity> {
    let decl = scope.activities.get(id.index())?;
    Some(Activity {
        name: decl.name.clone(),
        also: decl.also.clone(),
        actors: scope.actors(id),
        counts: decl.counts,
        source,
        details: decl.details.clone(),
    })
}
