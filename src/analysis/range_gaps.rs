//! Bands of a number: `+10 when company size between 50 and 199`, `+20 when company size between 200 and 1000`. Finds numbers
//! that are between two bands, and numbers that are in two.

use super::candidate::Candidate;
use super::intervals::Interval;
use super::{Finding, Subject, signed};
use crate::contract::model::{
    Condition, ConditionKind, FactValue, Field, FieldId, GroupId, NumberTest, PointGroup,
    PointRule, PointsRef, Subject as Tested, Test, Trigger, Type,
};
use crate::contract::{condition_text, keywords};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::range::NumberRange;
use crate::message::{Arg, Figure, Message, msg};
use crate::syntax::phrase::PhraseId;
use crate::syntax::tree::GroupWord;
use crate::units::MilliPoints;

/// Examines the bands of every field in every points group.
pub(super) fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let groups = subject.contract.groups.iter().enumerate();
    let of_group = |(i, group): (usize, &PointGroup)| {
        let id = GroupId(i as u32);
        let fields = subject.contract.fields.iter().enumerate();
        let fields: Vec<Finding> = fields
            .flat_map(|(i, field)| {
                let scale = Scale::new(subject, (id, group), (FieldId(i as u32), field));
                scale.gaps().into_iter().chain(scale.overlaps())
            })
            .collect();
        fields
    };
    groups.flat_map(of_group).collect()
}

/// A rule that gives points for an interval of numbers.
struct Band<'a> {
    rule: &'a PointRule,
    interval: Interval,
    /// Written as `is`, so it says nothing about neighbouring numbers.
    is_one_number: bool,
}

/// The bands of a field in a group, in ascending order.
struct Scale<'a> {
    subject: &'a Subject<'a>,
    group: &'a PointGroup,
    of: PointsRef,
    field: &'a Field,
    field_id: FieldId,
    bands: Vec<Band<'a>>,
    /// Intervals in rules that have further conditions.
    partly: Vec<Interval>,
}

impl<'a> Scale<'a> {
    fn new(
        subject: &'a Subject<'a>,
        (id, group): (GroupId, &'a PointGroup),
        (field_id, field): (FieldId, &'a Field),
    ) -> Scale<'a> {
        let (mut bands, mut partly) = (Vec::new(), Vec::new());
        for rule in &group.rules {
            let Trigger::When(condition) = &rule.trigger else {
                continue;
            };
            match compared(condition, field_id) {
                Some(test) => {
                    bands.extend(Interval::from_test(test, &field.kind).map(|interval| Band {
                        rule,
                        interval,
                        is_one_number: matches!(test, NumberTest::Is(_)),
                    }))
                }
                None => condition.walk(&mut |part| {
                    let test = compared(part, field_id);
                    partly.extend(test.and_then(|test| Interval::from_test(test, &field.kind)));
                }),
            }
        }
        bands.sort_by(|a, b| a.interval.order(&b.interval));
        Scale {
            subject,
            group,
            of: PointsRef::Group(id),
            field,
            field_id,
            bands,
            partly,
        }
    }

    /// Numbers between two bands that give nothing.
    fn gaps(&self) -> Vec<Finding> {
        let mut gaps = Vec::new();
        let mut bands = self.bands.iter();
        let Some(mut highest) = bands.next() else {
            return gaps;
        };
        for band in bands {
            let gap = highest.interval.gap(&band.interval);
            let gap = gap.filter(|gap| self.is_forgotten(gap, highest, band));
            gaps.extend(gap.map(|gap| self.gap(&gap, highest, band)));
            if band.interval.ends_after(&highest.interval) {
                highest = band;
            }
        }
        gaps
    }

    /// Whether a gap was probably not intended. A gap between positive and negative points, or between two bands with negative
    /// points, is intended; a gap between two consecutive whole numbers never is.
    fn is_forgotten(&self, gap: &Interval, below: &Band, above: &Band) -> bool {
        let gives = |band: &Band| band.rule.points > MilliPoints::ZERO;
        let both_give = gives(below) && gives(above);
        let is_spoken_of = self.partly.iter().any(|other| other.shared(gap).is_some());
        let is_enumerated = below.is_one_number || above.is_one_number;
        // `4999.99` and `5000`: no amount is between them.
        let has_none = self.field.kind == Type::Money && gap.is_within_a_hundredth();
        let is_meant = is_spoken_of || is_enumerated || has_none;
        (both_give || gap.is_between_wholes()) && !is_meant
    }

    fn gap(&self, gap: &Interval, below: &Band, above: &Band) -> Finding {
        let (field, group) = (&self.field.name.text, &self.group.name.text);
        let message = msg!(
            "`{field}` of {numbers} gets no points in `{group}`",
            field,
            numbers = self.format(gap),
            group
        );
        let diagnostic = Diagnostic::new(Code::W0201, above.rule.span, message)
            .label(msg!("the next band begins here"))
            .also(below.rule.span, msg!("the band below ends here"));
        let longer = self.longer(below, above);
        let said = match gap.is_between_wholes() && self.field.kind == Type::Number {
            true => diagnostic.help(msg!(
                "if it has no fractions, declare `{field}` as a whole number; otherwise end the band below where the next one begins: {longer}",
                field,
                longer
            )),
            false => diagnostic.help(msg!(
                "end the band below where the next one begins: {longer}",
                longer
            )),
        };
        self.finding(gap, said, MilliPoints::ZERO)
    }

    /// The lower band, extended to where the upper one begins.
    fn longer(&self, below: &Band, above: &Band) -> Message {
        let ends = self.condition(above.interval.before());
        let (low, high) = (below.interval.start(), above.interval.start() - 1.0);
        match below.interval.lower() {
            Some(_) if matches!(self.field.kind, Type::Whole | Type::Range) => {
                let between = self.condition(NumberTest::Between(low, high));
                Message::verbatim(format!("`{between}`"))
            }
            Some(begins) => {
                let begins = self.condition(begins);
                let language = self.subject.contract.info.language;
                msg!(
                    "`{all}` with the lines `- {begins}` and `- {ends}`",
                    all = keywords::opener(language, GroupWord::All),
                    begins,
                    ends
                )
            }
            None => Message::verbatim(format!("`{ends}`")),
        }
    }

    fn condition(&self, test: NumberTest<f64>) -> String {
        let contract = self.subject.contract;
        let kind = ConditionKind::Test(Tested::Field(self.field_id), Test::Number(test));
        condition_text(contract, contract.info.language, &kind).unwrap_or_default()
    }

    /// Numbers in two bands that do not contain each other: `at least 200` in addition to `at least 50` is intended.
    fn overlaps(&self) -> Vec<Finding> {
        if self.group.only_highest {
            return Vec::new();
        }
        let overlap = |(i, band): (usize, &Band)| {
            let mut before = self.bands.iter().take(i);
            before.find_map(|other| {
                let meant = other.interval.contains(&band.interval)
                    || band.interval.contains(&other.interval);
                let shared = other.interval.shared(&band.interval)?;
                (!meant).then(|| self.overlap(&shared, other, band))
            })
        };
        let bands = self.bands.iter().enumerate();
        bands.filter_map(overlap).collect()
    }

    fn overlap(&self, shared: &Interval, below: &Band, above: &Band) -> Finding {
        let message = msg!(
            "`{field}` of {numbers} gets both {first} and {second} in `{group}`",
            field = self.field.name.text,
            numbers = self.format(shared),
            first = signed(below.rule.points),
            second = signed(above.rule.points),
            group = self.group.name.text
        );
        let language = self.subject.contract.info.language;
        let diagnostic = Diagnostic::new(Code::W0202, above.rule.span, message)
            .also(below.rule.span, msg!("the other band"))
            .help(msg!(
                "start the upper band after the end of the lower one, or write `{highest}` before the first rule",
                highest = keywords::keyword(language, PhraseId::OnlyHighest)
            ));
        self.finding(shared, diagnostic, below.rule.points + above.rule.points)
    }

    /// The finding with a lead in the middle of the interval that has a number of points.
    fn finding(&self, interval: &Interval, diagnostic: Diagnostic, points: MilliPoints) -> Finding {
        Candidate::new(self.subject, diagnostic.primary.span)
            .fact(self.field_id, self.value(interval.sample()))
            .shows(self.subject, diagnostic, (self.of, points))
    }

    fn value(&self, number: f64) -> FactValue {
        match self.field.kind == Type::Range {
            true => FactValue::Range(NumberRange::of(number)),
            false => FactValue::Number(number),
        }
    }

    fn format(&self, interval: &Interval) -> Arg {
        interval.format(&|number| self.number(number))
    }

    fn number(&self, number: f64) -> Figure {
        let currency = self.subject.contract.info.currency.as_deref();
        Figure::english(match (&self.field.kind, currency) {
            (Type::Percent, _) => format!("{number}%"),
            (Type::Money, Some(currency)) => format!("{currency} {number}"),
            _ => number.to_string(),
        })
    }
}

/// The comparison with a field's number, if the condition consists of nothing else.
fn compared(condition: &Condition, wanted: FieldId) -> Option<&NumberTest<f64>> {
    let ConditionKind::Test(Tested::Field(field), Test::Number(test)) = &condition.kind else {
        return None;
    };
    (*field == wanted).then_some(test)
}
