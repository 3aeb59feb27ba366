//! The operators of conditions as people write them: the subjects they apply to, their form with several values, their
//! opposite, and the operator that was probably meant.

use super::types::SubjectKind::{
    self, Activity, Choice, Choices, Country, Day, Number, Points, Text, YesNo,
};
use crate::message::{Template, template};
use crate::syntax::phrase::PhraseId;

/// An operator.
struct Operator {
    phrase: PhraseId,
    /// The subjects it applies to.
    fits: &'static [SubjectKind],
    /// The same operator for several values; the operator itself if it already takes several.
    several: Option<PhraseId>,
    /// The opposite.
    opposite: Option<PhraseId>,
    /// What was probably meant if it is used with another subject.
    instead: &'static [BetterOperator],
}

/// The operator that is meant for some subjects, and why; the hole `operator` of the text is its keywords.
type BetterOperator = (&'static [SubjectKind], PhraseId, Template);

const FIELDS: &[SubjectKind] = &[Text, Choice, Choices, Country, Number, Day, YesNo];
const WORDS: &[SubjectKind] = &[Text, Choice, Country];
const EQUALS: &[SubjectKind] = &[Text, Choice, Country, Number, Points, Day];
const SIZES: &[SubjectKind] = &[Number, Points];
const PARTS: &[SubjectKind] = &[Text, Choices];

const ONE_VALUE: &[SubjectKind] = &[Choice, Country];
const WHOLE: Template = template!("a field with one value is compared with it as a whole");
const CHOICES: Template = template!("a set of choices contains its values");
const EARLIER: Template = template!("days are earlier or later, not smaller or larger");
const COUNTED: Template = template!("for activities, write `{operator}`");

const fn row(phrase: PhraseId, fits: &'static [SubjectKind]) -> Operator {
    Operator {
        phrase,
        fits,
        several: None,
        opposite: None,
        instead: &[],
    }
}

impl Operator {
    const fn several(self, phrase: PhraseId) -> Operator {
        Operator {
            several: Some(phrase),
            ..self
        }
    }

    const fn opposite(self, phrase: PhraseId) -> Operator {
        Operator {
            opposite: Some(phrase),
            ..self
        }
    }

    const fn instead(self, instead: &'static [BetterOperator]) -> Operator {
        Operator { instead, ..self }
    }
}

/// In the order in which messages list them.
#[rustfmt::skip]
const OPERATORS: &[Operator] = {
    use PhraseId as P;
    &[
        row(P::Is, EQUALS).several(P::IsOneOf).opposite(P::IsNot)
            .instead(&[(&[Choices], P::Contains, CHOICES)]),
        row(P::IsNot, EQUALS).several(P::IsNoneOf)
            .instead(&[(&[Choices], P::DoesNotContain, CHOICES)]),
        row(P::IsOneOf, WORDS).several(P::IsOneOf).opposite(P::IsNoneOf)
            .instead(&[(&[Choices], P::ContainsOneOf, CHOICES)]),
        row(P::IsNoneOf, WORDS).several(P::IsNoneOf)
            .instead(&[(&[Choices], P::DoesNotContain, CHOICES)]),
        row(P::IsIn, WORDS).opposite(P::IsNotIn),
        row(P::IsNotIn, WORDS),
        row(P::Contains, PARTS).several(P::ContainsOneOf).opposite(P::DoesNotContain)
            .instead(&[(ONE_VALUE, P::Is, WHOLE)]),
        row(P::ContainsOneOf, PARTS).several(P::ContainsOneOf)
            .instead(&[(ONE_VALUE, P::IsOneOf, WHOLE)]),
        row(P::DoesNotContain, PARTS)
            .instead(&[(ONE_VALUE, P::IsNot, WHOLE)]),
        row(P::Mentions, &[Text]).several(P::MentionsOneOf)
            .instead(&[(&[Choices], P::Contains, CHOICES), (ONE_VALUE, P::Is, WHOLE)]),
        row(P::MentionsOneOf, &[Text]).several(P::MentionsOneOf)
            .instead(&[(&[Choices], P::ContainsOneOf, CHOICES), (ONE_VALUE, P::IsOneOf, WHOLE)]),
        row(P::StartsWith, &[Text]),
        row(P::EndsWith, &[Text]),
        row(P::Between, &[Number, Points, Day]),
        row(P::AtLeast, SIZES).opposite(P::LessThan)
            .instead(&[(&[Activity], P::Times, COUNTED), (&[Day], P::After, EARLIER)]),
        row(P::AtMost, SIZES).opposite(P::MoreThan)
            .instead(&[(&[Activity], P::AtMostTimes, COUNTED), (&[Day], P::Before, EARLIER)]),
        row(P::MoreThan, SIZES).opposite(P::AtMost)
            .instead(&[(&[Day], P::After, EARLIER)]),
        row(P::LessThan, SIZES).opposite(P::AtLeast)
            .instead(&[(&[Day], P::Before, EARLIER)]),
        row(P::Before, &[Day]),
        row(P::After, &[Day]),
        row(P::InLast, &[Day, Activity]).opposite(P::NoInLast),
        row(P::InNext, &[Day]),
        row(P::IsYes, &[YesNo]).opposite(P::IsNo),
        row(P::IsNo, &[YesNo]).opposite(P::IsYes),
        row(P::Ever, &[Activity]).opposite(P::Never),
        row(P::Times, &[Activity]),
        row(P::TimesInLast, &[Activity]),
        row(P::OnDays, &[Activity]),
        row(P::OnDaysInLast, &[Activity]),
        row(P::AtMostTimes, &[Activity]),
        row(P::AtMostInLast, &[Activity]),
        row(P::DaysAgo, &[Activity]),
        row(P::TimesDaysAgo, &[Activity]),
        row(P::Since, &[Activity]).opposite(P::NoSince),
        row(P::TimesSince, &[Activity]),
        row(P::OnDaysSince, &[Activity]),
        row(P::AtMostSince, &[Activity]),
        row(P::Until, &[Activity]),
        row(P::Never, &[Activity]),
        row(P::NoSince, &[Activity]),
        row(P::NoInLast, &[Activity]),
        row(P::Known, FIELDS).opposite(P::Unknown),
        row(P::Unknown, FIELDS).opposite(P::Known),
    ]
};

/// Whether an operator applies to subjects of a kind.
pub fn fits(operator: PhraseId, kind: SubjectKind) -> bool {
    find(operator).is_some_and(|row| row.fits.contains(&kind))
}

/// Whether an operator applies to subjects of a kind and to no others.
pub fn fits_only(operator: PhraseId, kind: SubjectKind) -> bool {
    find(operator).is_some_and(|row| row.fits == [kind])
}

/// The operators that apply to subjects of a kind.
pub fn operators_of(kind: SubjectKind) -> impl Iterator<Item = PhraseId> {
    let rows = OPERATORS.iter();
    let rows = rows.filter(move |row| row.fits.contains(&kind));
    rows.map(|row| row.phrase)
}

/// The operator with the same meaning for several values.
pub fn several(operator: PhraseId) -> Option<PhraseId> {
    find(operator)?.several
}

/// The operator with the opposite meaning.
pub fn opposite(operator: PhraseId) -> Option<PhraseId> {
    find(operator)?.opposite
}

/// The operator that was probably meant if this one does not apply to subjects of a kind, and why.
pub fn instead(operator: PhraseId, kind: SubjectKind) -> Option<(PhraseId, Template)> {
    let mut instead = find(operator)?.instead.iter();
    let (_, phrase, why) = instead.find(|(kinds, ..)| kinds.contains(&kind))?;
    Some((*phrase, *why))
}

fn find(operator: PhraseId) -> Option<&'static Operator> {
    OPERATORS.iter().find(|row| row.phrase == operator)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::phrase::{Language, PHRASES, PhraseKind};

    #[test]
    fn every_condition_with_a_free_subject_has_a_row() {
        let with_subject = |pattern: &&str| pattern.contains("{subject:");
        let mut rows = PHRASES.iter();
        let conditions = rows
            .by_ref()
            .filter(|row| row.kind == PhraseKind::Condition);
        for row in conditions {
            let in_table = find(row.id).is_some();
            assert_eq!(
                in_table,
                row.patterns(Language::En).iter().any(with_subject),
                "{}",
                row.name
            );
        }
    }

    #[test]
    fn what_is_meant_instead_fits() {
        for row in OPERATORS {
            for (kinds, phrase, _) in row.instead {
                for kind in *kinds {
                    assert!(
                        !fits(row.phrase, *kind) && fits(*phrase, *kind),
                        "{:?}",
                        row.phrase
                    );
                }
            }
        }
    }
}
