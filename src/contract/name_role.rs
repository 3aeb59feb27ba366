//! The kinds of names that places accept, and how such names are declared.

use super::keywords;
use super::symbols::{Meaning, Space};
use crate::syntax::phrase::{Language, PhraseId};

/// The kind of name that a place accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
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

impl Wanted {
    pub fn spaces(self) -> &'static [Space] {
        match self {
            Wanted::Subject | Wanted::Field | Wanted::Activity | Wanted::Act | Wanted::Points => {
                &[Space::Subjects]
            }
            Wanted::Definition => &[Space::Definitions],
            Wanted::List => &[Space::Lists],
            Wanted::Stage => &[Space::Stages],
            Wanted::Sla => &[Space::Slas],
            Wanted::Exclusion => &[Space::Exclusions],
            Wanted::Calendar => &[Space::Calendars],
            Wanted::Party => &[Space::Parties],
            Wanted::Start => &[Space::Stages, Space::Subjects],
        }
    }

    pub fn takes(self, meaning: Meaning) -> bool {
        match self {
            Wanted::Field => matches!(meaning, Meaning::Field(_)),
            Wanted::Activity | Wanted::Act => matches!(meaning, Meaning::Activity(_)),
            Wanted::Points => matches!(meaning, Meaning::Group(_) | Meaning::Total(_)),
            Wanted::Start => matches!(meaning, Meaning::Stage(_) | Meaning::Activity(_)),
            _ => self.spaces().contains(&meaning.space()),
        }
    }

    pub fn noun(self) -> &'static str {
        match self {
            Wanted::Subject => "a field, an activity or points",
            Wanted::Field => "a field",
            Wanted::Activity | Wanted::Act => "an activity",
            Wanted::Points => "points",
            Wanted::Definition => "an ideal customer, persona or definition",
            Wanted::List => "a list",
            Wanted::Stage => "a stage",
            Wanted::Sla => "an sla",
            Wanted::Exclusion => "an exclusion",
            Wanted::Calendar => "a calendar",
            Wanted::Party => "a party",
            Wanted::Start => "a stage or an activity",
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
            Wanted::Field | Wanted::Subject => {
                let kind = kind.unwrap_or("text");
                format!(
                    "a field is declared {}",
                    bullet(PhraseId::Fields, &format!(": {kind}"))
                )
            }
            Wanted::Act => {
                let header = keywords::fill(language, PhraseId::ActivitiesBy, &|_| Some("…"));
                format!("what a party does is declared under its own `{header}` as `- {name}`")
            }
            Wanted::Activity => format!(
                "an activity is declared {}",
                bullet(PhraseId::ActivitiesByLead, "")
            ),
            Wanted::Points => format!("points are declared with `{}`", written(PhraseId::Points)),
            Wanted::Definition => {
                format!("a definition starts with `{}`", written(PhraseId::Define))
            }
            Wanted::List => format!("a list is declared as `{}`", written(PhraseId::List)),
            Wanted::Stage | Wanted::Start => {
                format!("a stage starts with `{}`", written(PhraseId::Stage))
            }
            Wanted::Sla => format!("an sla starts with `{}`", written(PhraseId::Sla)),
            Wanted::Exclusion => {
                format!("an exclusion starts with `{}`", written(PhraseId::Exclude))
            }
            Wanted::Calendar => {
                format!("a calendar starts with `{}`", written(PhraseId::Calendar))
            }
            Wanted::Party => format!(
                "parties are named in the contract's line `{}`",
                keywords::keyword(language, PhraseId::Parties)
            ),
        }
    }
}
