//! Declared names, each in its own namespace.

use super::diagnostics::Diagnostics;
use super::model::{
    ActivityId, CalendarId, DefinitionId, ExclusionId, FieldId, GroupId, ListId, NamesByLanguage,
    PartyId, SlaId, StageId, TargetId, TotalId,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Message, msg};
use crate::source::Span;
use crate::syntax::phrase::{PhraseId, SlotName};
use crate::syntax::tree::Name;
use crate::text::fold_name;
use rustc_hash::FxHashMap;

/// The namespaces; equal names are allowed in different ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Namespace {
    /// Names that can start a condition: fields, activities, points groups, totals.
    Subjects,
    /// Names that `matches` accepts: ideal customers, personas, definitions.
    Definitions,
    Lists,
    Stages,
    Slas,
    Targets,
    Exclusions,
    Calendars,
    Terms,
    Parties,
}

impl Namespace {
    pub const ALL: [Namespace; 10] = [
        Namespace::Subjects,
        Namespace::Definitions,
        Namespace::Lists,
        Namespace::Stages,
        Namespace::Slas,
        Namespace::Targets,
        Namespace::Exclusions,
        Namespace::Calendars,
        Namespace::Terms,
        Namespace::Parties,
    ];
}

/// The meaning of a declared name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    Field(FieldId),
    Activity(ActivityId),
    Group(GroupId),
    Total(TotalId),
    Definition(DefinitionId),
    List(ListId),
    Stage(StageId),
    Sla(SlaId),
    Target(TargetId),
    Exclusion(ExclusionId),
    Calendar(CalendarId),
    Term(u32),
    Party(PartyId),
}

impl Meaning {
    pub fn space(self) -> Namespace {
        match self {
            Meaning::Field(_) | Meaning::Activity(_) | Meaning::Group(_) | Meaning::Total(_) => {
                Namespace::Subjects
            }
            Meaning::Definition(_) => Namespace::Definitions,
            Meaning::List(_) => Namespace::Lists,
            Meaning::Stage(_) => Namespace::Stages,
            Meaning::Sla(_) => Namespace::Slas,
            Meaning::Target(_) => Namespace::Targets,
            Meaning::Exclusion(_) => Namespace::Exclusions,
            Meaning::Calendar(_) => Namespace::Calendars,
            Meaning::Term(_) => Namespace::Terms,
            Meaning::Party(_) => Namespace::Parties,
        }
    }

    /// `a field`, `an activity`
    pub fn noun(self) -> Message {
        match self {
            Meaning::Field(_) => msg!("a field"),
            Meaning::Activity(_) => msg!("an activity"),
            Meaning::Group(_) => msg!("a points group"),
            Meaning::Total(_) => msg!("a total of points"),
            Meaning::Definition(_) => msg!("an ideal customer, persona or definition"),
            Meaning::List(_) => msg!("a list"),
            Meaning::Stage(_) => msg!("a stage"),
            Meaning::Sla(_) => msg!("an sla"),
            Meaning::Target(_) => msg!("a target"),
            Meaning::Exclusion(_) => msg!("an exclusion"),
            Meaning::Calendar(_) => msg!("a calendar"),
            Meaning::Term(_) => msg!("a term"),
            Meaning::Party(_) => msg!("a party"),
        }
    }
}

/// A declaration.
#[derive(Debug, Clone)]
pub(crate) struct Symbol {
    /// As declared.
    pub text: String,
    pub span: Span,
    pub meaning: Meaning,
    /// The names in several languages that this is one of; empty if it is the same in all.
    pub languages: NamesByLanguage,
}

/// Every declared name.
#[derive(Debug, Default)]
pub(crate) struct Symbols {
    entries: Vec<Symbol>,
    by_name: FxHashMap<(Namespace, String), usize>,
}

impl Symbols {
    /// Declares a name, which may be one of several; the same name twice in a namespace is an error that shows both places.
    pub fn declare(
        &mut self,
        name: &Name,
        languages: &NamesByLanguage,
        meaning: Meaning,
        diagnostics: &mut Diagnostics,
    ) {
        let key = (meaning.space(), fold_name(&name.text));
        if let Some(first) = self.by_name.get(&key).and_then(|at| self.entries.get(*at)) {
            if first.meaning != meaning {
                diagnostics.push(declared_twice(name, meaning, first));
            }
            return;
        }
        self.by_name.insert(key, self.entries.len());
        self.entries.push(Symbol {
            text: name.text.clone(),
            span: name.span,
            meaning,
            languages: languages.clone(),
        });
    }

    pub fn entry(&self, space: Namespace, name: &str) -> Option<&Symbol> {
        let at = self.by_name.get(&(space, fold_name(name)))?;
        self.entries.get(*at)
    }

    /// All entries, in the order of declaration.
    pub fn all(&self) -> impl Iterator<Item = &Symbol> {
        self.entries.iter()
    }

    /// The entries of a namespace in the order of declaration.
    pub fn in_namespace(&self, space: Namespace) -> impl Iterator<Item = &Symbol> {
        self.entries
            .iter()
            .filter(move |entry| entry.meaning.space() == space)
    }
}

/// Where the names of a slot are declared.
pub(crate) fn namespaces(id: PhraseId, slot: SlotName) -> &'static [Namespace] {
    use SlotName as S;
    match slot {
        S::From | S::To if id == PhraseId::Paused => &[Namespace::Subjects],
        S::From | S::To | S::Cohort | S::Stage | S::Stages => &[Namespace::Stages],
        S::Start => &[Namespace::Stages, Namespace::Subjects],
        S::Calendar => &[Namespace::Calendars],
        S::Definition => &[Namespace::Definitions],
        S::Exclusion => &[Namespace::Exclusions],
        S::List => &[Namespace::Lists],
        S::Party => &[Namespace::Parties],
        S::Sla | S::Slas => &[Namespace::Slas],
        _ => &[Namespace::Subjects],
    }
}

fn declared_twice(name: &Name, meaning: Meaning, first: &Symbol) -> Diagnostic {
    let twice = Diagnostic::new(
        Code::E0302,
        name.span,
        msg!("`{name}` is declared twice", name = name.text),
    )
    .label(msg!("declared again as {noun}", noun = meaning.noun()))
    .also(
        first.span,
        msg!("first declared here as {noun}", noun = first.meaning.noun()),
    );
    let same_kind = std::mem::discriminant(&meaning) == std::mem::discriminant(&first.meaning);
    if same_kind {
        twice.help(msg!("keep one of the two, or give one another name"))
    } else {
        twice.help(
            msg!("give one of the two another name: whatever a condition can start with shares one set of names"),
        )
    }
}
