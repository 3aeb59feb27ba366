//! Which operators which subjects have: the table of the reference, one row an operator.

use crate::contract::model::Type;
use crate::syntax::phrase::PhraseId;

/// Kinds of subjects as operators see them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Choice,
    Choices,
    Country,
    Number,
    Day,
    YesNo,
    Points,
    Activity,
}

use Kind::{Activity, Choice, Choices, Country, Day, Number, Points, Text, YesNo};

const FIELDS: &[Kind] = &[Text, Choice, Choices, Country, Number, Day, YesNo];
const WORDS: &[Kind] = &[Text, Choice, Country];
const EQUALS: &[Kind] = &[Text, Choice, Country, Number, Points, Day];
const SIZES: &[Kind] = &[Number, Points];

#[rustfmt::skip]
const OPERATORS: &[(PhraseId, &[Kind])] = &[
    (PhraseId::Is,             EQUALS),
    (PhraseId::IsNot,          EQUALS),
    (PhraseId::IsOneOf,        WORDS),
    (PhraseId::IsNoneOf,       WORDS),
    (PhraseId::IsIn,           WORDS),
    (PhraseId::IsNotIn,        WORDS),
    (PhraseId::Contains,       &[Text, Choices]),
    (PhraseId::ContainsOneOf,  &[Text, Choices]),
    (PhraseId::DoesNotContain, &[Text, Choices]),
    (PhraseId::Mentions,       &[Text]),
    (PhraseId::MentionsOneOf,  &[Text]),
    (PhraseId::StartsWith,     &[Text]),
    (PhraseId::EndsWith,       &[Text]),
    (PhraseId::Between,        &[Number, Points, Day]),
    (PhraseId::AtLeast,        SIZES),
    (PhraseId::AtMost,         SIZES),
    (PhraseId::MoreThan,       SIZES),
    (PhraseId::LessThan,       SIZES),
    (PhraseId::Before,         &[Day]),
    (PhraseId::After,          &[Day]),
    (PhraseId::InLast,         &[Day, Activity]),
    (PhraseId::InNext,         &[Day]),
    (PhraseId::IsYes,          &[YesNo]),
    (PhraseId::IsNo,           &[YesNo]),
    (PhraseId::Ever,           &[Activity]),
    (PhraseId::Times,          &[Activity]),
    (PhraseId::TimesInLast,    &[Activity]),
    (PhraseId::Since,          &[Activity]),
    (PhraseId::TimesSince,     &[Activity]),
    (PhraseId::NoSince,        &[Activity]),
    (PhraseId::NoInLast,       &[Activity]),
    (PhraseId::Known,          FIELDS),
    (PhraseId::Unknown,        FIELDS),
];

/// Whether subjects of this kind have the operator.
pub(crate) fn fits(operator: PhraseId, kind: Kind) -> bool {
    OPERATORS
        .iter()
        .any(|(id, kinds)| *id == operator && kinds.contains(&kind))
}

/// The operators of a kind in the order of the table.
pub(crate) fn of(kind: Kind) -> impl Iterator<Item = PhraseId> {
    OPERATORS
        .iter()
        .filter(move |(_, kinds)| kinds.contains(&kind))
        .map(|(id, _)| *id)
}

impl Kind {
    /// The kind of a type.
    pub fn of(kind: &Type) -> Kind {
        match kind {
            Type::Id | Type::Text | Type::Email | Type::Link => Text,
            Type::Whole | Type::Number | Type::Money | Type::Percent => Number,
            Type::Choice(_) => Choice,
            Type::Choices(_) => Choices,
            Type::Country => Country,
            Type::Date | Type::Time | Type::CreationTime => Day,
            Type::YesNo => YesNo,
        }
    }
}

/// `a whole number`, for messages.
pub(crate) fn type_noun(kind: &Type) -> &'static str {
    match kind {
        Type::Id => "an id",
        Type::CreationTime => "the creation time",
        Type::Whole => "a whole number",
        Type::Number => "a number",
        Type::Money => "an amount of money",
        Type::Percent => "a percentage",
        Type::Text => "a text",
        Type::Email => "an email address",
        Type::Link => "a link",
        Type::Choice(_) => "a choice",
        Type::Choices(_) => "a set of choices",
        Type::Country => "a country",
        Type::Date => "a date",
        Type::Time => "a time",
        Type::YesNo => "yes or no",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::phrase::{PHRASES, PhraseKind};

    #[test]
    fn every_condition_with_a_free_subject_has_a_row() {
        let with_subject = |pattern: &&str| pattern.contains("{subject:");
        for row in PHRASES
            .iter()
            .filter(|row| row.kind == PhraseKind::Condition)
        {
            let in_table = OPERATORS.iter().any(|(id, _)| *id == row.id);
            assert_eq!(in_table, row.en.iter().any(with_subject), "{}", row.name);
        }
    }
}
