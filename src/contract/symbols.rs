//! Declared names, each in its own namespace.

use super::diagnostics::Found;
use super::model::{
    ActivityId, CalendarId, DefinitionId, ExclusionId, FieldId, GroupId, ListId, PartyId, SlaId,
    StageId, TargetId, TotalId,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::syntax::tree::Name;
use crate::text::fold_name;
use rustc_hash::FxHashMap;

/// The namespaces; equal names are allowed in different ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Space {
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

impl Space {
    pub const ALL: [Space; 10] = [
        Space::Subjects,
        Space::Definitions,
        Space::Lists,
        Space::Stages,
        Space::Slas,
        Space::Targets,
        Space::Exclusions,
        Space::Calendars,
        Space::Terms,
        Space::Parties,
    ];
}

/// The meaning of a declared name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
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
    Term,
    Party(PartyId),
}

impl Meaning {
    pub fn space(self) -> Space {
        match self {
            Meaning::Field(_) | Meaning::Activity(_) | Meaning::Group(_) | Meaning::Total(_) => {
                Space::Subjects
            }
            Meaning::Definition(_) => Space::Definitions,
            Meaning::List(_) => Space::Lists,
            Meaning::Stage(_) => Space::Stages,
            Meaning::Sla(_) => Space::Slas,
            Meaning::Target(_) => Space::Targets,
            Meaning::Exclusion(_) => Space::Exclusions,
            Meaning::Calendar(_) => Space::Calendars,
            Meaning::Term => Space::Terms,
            Meaning::Party(_) => Space::Parties,
        }
    }

    /// `a field`, `an activity`
    pub fn noun(self) -> &'static str {
        match self {
            Meaning::Field(_) => "a field",
            Meaning::Activity(_) => "an activity",
            Meaning::Group(_) => "a points group",
            Meaning::Total(_) => "a total of points",
            Meaning::Definition(_) => "an ideal customer, persona or definition",
            Meaning::List(_) => "a list",
            Meaning::Stage(_) => "a stage",
            Meaning::Sla(_) => "an sla",
            Meaning::Target(_) => "a target",
            Meaning::Exclusion(_) => "an exclusion",
            Meaning::Calendar(_) => "a calendar",
            Meaning::Term => "a term",
            Meaning::Party(_) => "a party",
        }
    }
}

/// A declaration.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// As declared.
    pub text: String,
    pub span: Span,
    pub meaning: Meaning,
}

/// Every declared name.
#[derive(Debug, Default)]
pub(super) struct Names {
    entries: Vec<Entry>,
    by_name: FxHashMap<(Space, String), usize>,
}

impl Names {
    /// Declares a name; the same name twice in a namespace is an error that shows both places.
    pub fn declare(&mut self, name: &Name, meaning: Meaning, found: &mut Found) {
        let key = (meaning.space(), fold_name(&name.text));
        if let Some(first) = self.by_name.get(&key).and_then(|at| self.entries.get(*at)) {
            if first.meaning != meaning {
                found.push(declared_twice(name, meaning, first));
            }
            return;
        }
        self.by_name.insert(key, self.entries.len());
        self.entries.push(Entry {
            text: name.text.clone(),
            span: name.span,
            meaning,
        });
    }

    pub fn entry(&self, space: Space, name: &str) -> Option<&Entry> {
        let at = self.by_name.get(&(space, fold_name(name)))?;
        self.entries.get(*at)
    }

    /// The entries of a namespace in the order of declaration.
    pub fn of(&self, space: Space) -> impl Iterator<Item = &Entry> {
        self.entries
            .iter()
            .filter(move |entry| entry.meaning.space() == space)
    }
}

fn declared_twice(name: &Name, meaning: Meaning, first: &Entry) -> Diagnostic {
    let twice = Diagnostic::new(
        Code::E0302,
        name.span,
        format!("`{}` is declared twice", name.text),
    )
    .label(format!("declared again as {}", meaning.noun()))
    .also(
        first.span,
        format!("first declared here as {}", first.meaning.noun()),
    );
    let same_kind = std::mem::discriminant(&meaning) == std::mem::discriminant(&first.meaning);
    if same_kind {
        twice.help("keep one of the two, or give one another name")
    } else {
        twice.help(
            "give one of the two another name: whatever a condition can start with shares one set of names",
        )
    }
}
