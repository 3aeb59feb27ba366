//! How a name that resembles no declared one can be declared.

use crate::contract::name_role::NameRole;
use crate::contract::scope::Scope;
use crate::language::operators::{fits, fits_only};
use crate::language::types::SubjectKind;
use crate::message::{Message, msg};
use crate::syntax::keywords;
use crate::syntax::phrase::{Language, PhraseId, SlotName};
use crate::syntax::tree::{ConditionTextKind, Name, SlotValue, ValueKind};
use crate::syntax::{self, recovery};
use crate::text::fold_name;

/// The help for a name without a similar one: declare it, unless it cannot be a name.
pub(super) fn help(scope: &Scope, role: NameRole, name: &Name) -> Message {
    let language = scope.language(name.span);
    if !is_plain(language, &name.text) {
        return match role {
            NameRole::Points => msg!(
                "points are added up as they are, with `+` between their names; rules with `-` take points away"
            ),
            NameRole::Subject => what_a_condition_is(language),
            NameRole::Field
            | NameRole::Activity
            | NameRole::Definition
            | NameRole::List
            | NameRole::Stage
            | NameRole::Sla
            | NameRole::Exclusion
            | NameRole::Calendar
            | NameRole::Party
            | NameRole::Act
            | NameRole::Start => {
                msg!(
                    "expected just the declared name of {what}",
                    what = role.noun()
                )
            }
        };
    }
    if role == NameRole::Subject
        && fold_name(&name.text) == keywords::keyword(language, PhraseId::Stage)
    {
        let since = keywords::since(language, "ACTIVITY", "STAGE");
        return msg!(
            "a condition cannot ask for the stage, only for what happened since: `{since}`",
            since
        );
    }
    match (role, implied_kind(scope, language, name)) {
        (NameRole::Subject, Some(ImpliedKind::Activity)) => {
            NameRole::Activity.declaration(language, &name.text, None)
        }
        (NameRole::Subject, Some(ImpliedKind::Field(kind))) => role.declaration(
            language,
            &name.text,
            Some(keywords::type_word(language, kind)),
        ),
        _ => role.declaration(language, &name.text, None),
    }
}

/// What a condition looks like.
pub(in crate::suggest) fn what_a_condition_is(language: Language) -> Message {
    let sample = |id: PhraseId| id.row().sample(language);
    msg!(
        "a condition is a declared name and a test of it, for example `{field}` or `{activity}`",
        field = sample(PhraseId::AtLeast),
        activity = sample(PhraseId::InLast)
    )
}

/// Whether a text has no numbers and no words that are used in conditions and lists.
fn is_plain(language: Language, text: &str) -> bool {
    let mut words = text.split_whitespace();
    !words.any(|word| {
        !word.contains(char::is_alphabetic)
            || recovery::is_foreign(language, word)
            || recovery::is_weighty(language, word)
            || recovery::is_operator(language, word)
    })
}

/// Maximum number of characters examined after a name.
const ASKED_CHARS: usize = 200;

/// The kind of name that the words after it imply.
enum ImpliedKind {
    Activity,
    /// The name of the type in the table.
    Field(&'static str),
}

fn implied_kind(scope: &Scope, language: Language, name: &Name) -> Option<ImpliedKind> {
    let file = scope.sources.file(name.span.file);
    let line = file.line_range(file.place(name.span.start as usize).line);
    let behind = file.text.get(name.span.end as usize..line.end)?;
    // The words that show the type directly follow the name.
    let end = behind.char_indices().nth(ASKED_CHARS);
    let behind = end.map_or(behind, |(end, _)| &behind[..end]);
    let text = syntax::condition(language, name.span.file, &format!("x {behind}"), line.start);
    let ConditionTextKind::Readings(readings) = text.kind else {
        return None;
    };
    let phrase = readings.iter().find(|phrase| phrase.id != PhraseId::Ever)?;
    let value = phrase
        .slot(SlotName::Value)
        .or(phrase.slot(SlotName::Low))
        .map(|slot| &slot.value);
    Some(match (phrase.id, value) {
        (id, _) if fits(id, SubjectKind::Activity) => ImpliedKind::Activity,
        (id, _) if fits_only(id, SubjectKind::YesNo) => ImpliedKind::Field("YesNo"),
        (id, _) if fits_only(id, SubjectKind::Day) => ImpliedKind::Field("Date"),
        (_, Some(Ok(SlotValue::Value(value)))) => ImpliedKind::Field(match &value.kind {
            ValueKind::Number(n) if n.fract() == 0.0 => "Whole",
            ValueKind::Number(_) => "Number",
            ValueKind::Money(..) => "Money",
            ValueKind::Percent(_) => "Percent",
            ValueKind::Date(_) => "Date",
            ValueKind::DateTime(..) => "Time",
            _ => "Text",
        }),
        _ => return None,
    })
}
