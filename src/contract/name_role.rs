//! The kinds of names that places accept, and how such names are declared.

use super::keywords;
use super::symbols::{Meaning, Namespace};
use crate::syntax::phrase::{Language, PhraseId};

/// The kind of name that a place accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NameRole {
    /// A subject at the start of a condition.
    Subject,
    Field,
    Activity,
    Points,
    Definition,
    List,
    Stage,
    Sla,
    Exclusion,
    Calendar,
    Party,
    /// An activity that a party has to do.
    Act,
    /// An event that starts a clock.
    Start,
}

impl NameRole {
    pub fn spaces(self) -> &'static [Namespace] {
        match self {
            NameRole::Subject
            | NameRole::Field
            | NameRole::Activity
            | NameRole::Act
            | NameRole::Points => &[Namespace::Subjects],
            NameRole::Definition => &[Namespace::Definitions],
            NameRole::List => &[Namespace::Lists],
            NameRole::Stage => &[Namespace::Stages],
            NameRole::Sla => &[Namespace::Slas],
            NameRole::Exclusion => &[Namespace::Exclusions],
            NameRole::Calendar => &[Namespace::Calendars],
            NameRole::Party => &[Namespace::Parties],
            NameRole::Start => &[Namespace::Stages, Namespace::Subjects],
        }
    }

    pub fn takes(self, meaning: Meaning) -> bool {
        match self {
            NameRole::Field => matches!(meaning, Meaning::Field(_)),
            NameRole::Activity | NameRole::Act => matches!(meaning, Meaning::Activity(_)),
            NameRole::Points => matches!(meaning, Meaning::Group(_) | Meaning::Total(_)),
            NameRole::Start => matches!(meaning, Meaning::Stage(_) | Meaning::Activity(_)),
            _ => self.spaces().contains(&meaning.space()),
        }
    }

    pub fn noun(self) -> &'static str {
        match self {
            NameRole::Subject => "a field, an activity or points",
            NameRole::Field => "a field",
            NameRole::Activity | NameRole::Act => "an activity",
            NameRole::Points => "points",
            NameRole::Definition => "an ideal customer, persona or definition",
            NameRole::List => "a list",
            NameRole::Stage => "a stage",
            NameRole::Sla => "an sla",
            NameRole::Exclusion => "an exclusion",
            NameRole::Calendar => "a calendar",
            NameRole::Party => "a party",
            NameRole::Start => "a stage or an activity",
        }
    }

    /// How such a name is declared; `kind` is the type of a field.
    pub fn declaration(self, language: Language, name: &str, kind: Option<&str>) -> String {
        let written = |id: PhraseId| {
            keywords::fill(language, id, &|slot| match slot {
                "name" => Some(name),
                "values" => Some("\"…\""),
                "terms" => Some("…"),
                _ => None,
            })
        };
        let bullet = |header: PhraseId, rest: &str| {
            format!(
                "under `{}` as `- {name}{rest}`",
                keywords::keyword(language, header)
            )
        };
        match self {
            NameRole::Field | NameRole::Subject => {
                let kind = kind.unwrap_or("text");
                format!(
                    "a field is declared {}",
                    bullet(PhraseId::Fields, &format!(": {kind}"))
                )
            }
            NameRole::Act => {
                let header = keywords::fill(language, PhraseId::ActivitiesBy, &|_| Some("…"));
                format!("what a party does is declared under its own `{header}` as `- {name}`")
            }
            NameRole::Activity => format!(
                "an activity is declared {}",
                bullet(PhraseId::ActivitiesByLead, "")
            ),
            NameRole::Points => format!("points are declared with `{}`", written(PhraseId::Points)),
            NameRole::Definition => {
                format!("a definition starts with `{}`", written(PhraseId::Define))
            }
            NameRole::List => format!("a list is declared as `{}`", written(PhraseId::List)),
            NameRole::Stage | NameRole::Start => {
                format!("a stage starts with `{}`", written(PhraseId::Stage))
            }
            NameRole::Sla => format!("an sla starts with `{}`", written(PhraseId::Sla)),
            NameRole::Exclusion => {
                format!("an exclusion starts with `{}`", written(PhraseId::Exclude))
            }
            NameRole::Calendar => {
                format!("a calendar starts with `{}`", written(PhraseId::Calendar))
            }
            NameRole::Party => format!(
                "parties are named in the contract's line `{}`",
                keywords::keyword(language, PhraseId::Parties)
            ),
        }
    }
}
