//! The kinds of names that places accept, and how such names are declared.

use super::symbols::{Meaning, Namespace};
use super::{keywords, sample_lines};
use crate::message::{Message, msg};
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

    pub fn noun(self) -> Message {
        match self {
            NameRole::Subject => msg!("a field, an activity or points"),
            NameRole::Field => msg!("a field"),
            NameRole::Activity | NameRole::Act => msg!("an activity"),
            NameRole::Points => msg!("points"),
            NameRole::Definition => msg!("an ideal customer, persona or definition"),
            NameRole::List => msg!("a list"),
            NameRole::Stage => msg!("a stage"),
            NameRole::Sla => msg!("an sla"),
            NameRole::Exclusion => msg!("an exclusion"),
            NameRole::Calendar => msg!("a calendar"),
            NameRole::Party => msg!("a party"),
            NameRole::Start => msg!("a stage or an activity"),
        }
    }

    /// How such a name is declared; `kind` is the type of a field.
    pub fn declaration(self, language: Language, name: &str, kind: Option<&str>) -> Message {
        let written = |id: PhraseId| {
            keywords::fill(language, id, &|slot| match slot {
                "name" => Some(name),
                "values" => Some("\"…\""),
                "terms" => Some("…"),
                _ => None,
            })
        };

        match self {
            NameRole::Field | NameRole::Subject => {
                let kind = kind.unwrap_or(keywords::type_word(language, "Text"));
                msg!(
                    "a field is declared under `{header}` as `{bullet}`",
                    header = keywords::keyword(language, PhraseId::Fields),
                    bullet = sample_lines::field(language, name, kind)
                )
            }
            NameRole::Act => {
                let header = keywords::fill(language, PhraseId::ActivitiesBy, &|_| Some("…"));
                msg!(
                    "what a party does is declared under its own `{header}` as `- {name}`",
                    header,
                    name
                )
            }
            NameRole::Activity => msg!(
                "an activity is declared under `{header}` as `- {name}`",
                header = keywords::keyword(language, PhraseId::ActivitiesByLead),
                name
            ),
            NameRole::Points => msg!(
                "points are declared with `{line}`",
                line = written(PhraseId::Points)
            ),
            NameRole::Definition => {
                msg!(
                    "a definition starts with `{line}`",
                    line = written(PhraseId::Define)
                )
            }
            NameRole::List => msg!(
                "a list is declared as `{line}`",
                line = written(PhraseId::List)
            ),
            NameRole::Stage | NameRole::Start => {
                msg!(
                    "a stage starts with `{line}`",
                    line = written(PhraseId::Stage)
                )
            }
            NameRole::Sla => msg!("an sla starts with `{line}`", line = written(PhraseId::Sla)),
            NameRole::Exclusion => {
                msg!(
                    "an exclusion starts with `{line}`",
                    line = written(PhraseId::Exclude)
                )
            }
            NameRole::Calendar => {
                msg!(
                    "a calendar starts with `{line}`",
                    line = written(PhraseId::Calendar)
                )
            }
            NameRole::Party => msg!(
                "parties are named in the contract's line `{keyword}`",
                keyword = keywords::keyword(language, PhraseId::Parties)
            ),
        }
    }
}
