//! Score ranges: how many points leads can have at all, and comparisons that no lead or every lead passes.

use super::condition_sites::{CheckedCondition, conditions};
use super::domain::Answer;
use super::formula::{Formula, PointsIn};
use super::solver::Extreme;
use super::{Finding, Subject, Witness};
use crate::contract::model::{
    Condition, ConditionKind, Example, ExpectKind, NumberTest, PointsRef, Site,
};
use crate::contract::{atom_text, keywords};
use crate::diagnostic::{Code, Diagnostic};
use crate::ir::points_range::UNLIMITED;
use crate::message::{Message, msg, template};
use crate::source::Span;
use crate::syntax::phrase::PhraseId;
use crate::units::MilliPoints;
use std::collections::HashSet;

/// Examines every group, every total, and every comparison with them.
pub(super) fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for of in all(subject) {
        let reach = ScoreRange::new(subject, of);
        found.extend(reach.finding(subject).filter(|_| is_used_in(subject, of)));
        found.extend(reach.limits(subject));
    }
    found.extend(comparisons(subject));
    found
}

/// Every group, then every total.
fn all(subject: &Subject<'_>) -> impl Iterator<Item = PointsRef> {
    let groups = subject.program.group_ids().map(PointsRef::Group);
    groups.chain(subject.program.total_ids().map(PointsRef::Total))
}

/// Whether points are declared on a line of their own; the score of the only group need not be.
fn is_used_in(subject: &Subject<'_>, of: PointsRef) -> bool {
    let PointsRef::Total(_) = of else {
        return true;
    };
    let place = name_and_span(subject, of).map(|(_, span)| span);
    let mut groups = subject.contract.groups.iter();
    !groups.any(|group| Some(group.name.span) == place)
}

/// The range of points that leads can have.
struct ScoreRange {
    of: PointsRef,
    least: Option<Extreme<Example>>,
    most: Option<Extreme<Example>>,
}

impl ScoreRange {
    fn new(subject: &Subject<'_>, of: PointsRef) -> ScoreRange {
        ScoreRange {
            of,
            least: extreme(subject, of, false),
            most: extreme(subject, of, true),
        }
    }

    /// `leads can have -30 to 45 points of fit`, shown by a lead with the highest points.
    fn finding(&self, subject: &Subject<'_>) -> Option<Finding> {
        let (least, most) = (self.least.as_ref()?, self.most.as_ref()?);
        let (name, span) = name_and_span(subject, self.of)?;
        let message = match (end(least), end(most)) {
            (Some(least), Some(most)) => {
                msg!("`{name}` of a lead is {least} to {most}", name, least, most)
            }
            (Some(least), None) => msg!(
                "`{name}` of a lead is at least {least}, with no upper limit",
                name,
                least
            ),
            (None, Some(most)) => msg!(
                "`{name}` of a lead is at most {most}, with no lower limit",
                name,
                most
            ),
            (None, None) => msg!("`{name}` of a lead has no lower and no upper limit", name),
        };
        let diagnostic = Diagnostic::new(Code::N0221, span, message);
        let said = match is_seen(least) && is_seen(most) {
            true => diagnostic,
            false => diagnostic.note(msg!(
                "no lead has less or more; no lead was found that shows both ends"
            )),
        };
        let seen = most.seen.as_ref().filter(|_| is_seen(most));
        Some(match seen {
            Some((points, example)) => {
                let witness = with_points(example, self.of, *points, span);
                Finding::confirmed_by(said, witness)
            }
            None => Finding::new(said),
        })
    }

    /// Limits that no lead reaches.
    fn limits(&self, subject: &Subject<'_>) -> Vec<Finding> {
        let contract = subject.contract;
        let limits = match self.of {
            PointsRef::Group(id) => {
                let group = contract.groups.get(id.index());
                group.map(|group| (group.at_most, group.at_least))
            }
            PointsRef::Total(id) => {
                let total = contract.totals.get(id.index());
                total.map(|total| (total.at_most, total.at_least))
            }
        };
        let (at_most, at_least) = limits.unwrap_or_default();
        let above = at_most.zip(self.most.as_ref());
        let above = above.filter(|(limit, most)| most.proved < limit.0);
        let above = above.and_then(|above| self.limit(subject, above, true));
        let below = at_least.zip(self.least.as_ref());
        let below = below.filter(|(limit, least)| least.proved > limit.0);
        let below = below.and_then(|below| self.limit(subject, below, false));
        above.into_iter().chain(below).collect()
    }

    /// A limit beyond an end of the range, the upper one if `is_most`.
    fn limit(
        &self,
        subject: &Subject<'_>,
        (limit, end): (MilliPoints, &Extreme<Example>),
        is_most: bool,
    ) -> Option<Finding> {
        let (name, span) = name_and_span(subject, self.of)?;
        let points = MilliPoints(end.proved);
        let language = subject.contract.info.language;
        let slot = if is_most { "most" } else { "least" };
        let limit = atom_text::points(language, limit);
        let limit = keywords::optional_phrase(language, PhraseId::Points, slot, &limit);
        let (message, help) = match is_most {
            true => (
                msg!(
                    "`{limit}` of `{name}` has no effect: no lead has more than {points}",
                    limit,
                    name,
                    points
                ),
                msg!("lower the limit, or leave it out"),
            ),
            false => (
                msg!(
                    "`{limit}` of `{name}` has no effect: no lead has less than {points}",
                    limit,
                    name,
                    points
                ),
                msg!("raise the limit, or leave it out"),
            ),
        };
        let diagnostic = Diagnostic::new(Code::N0222, span, message).help(help);
        let seen = end.seen.as_ref().filter(|_| is_seen(end));
        Some(match seen {
            Some((points, example)) => {
                Finding::with_witness(diagnostic, with_points(example, self.of, *points, span))
            }
            None => Finding::new(diagnostic),
        })
    }
}

/// Whether a lead shows the end; no lead can if points are unlimited.
fn is_seen(extreme: &Extreme<Example>) -> bool {
    let seen = extreme.seen.as_ref();
    extreme.proved.abs() >= UNLIMITED || seen.is_some_and(|(points, _)| *points == extreme.proved)
}

/// An end of the range of points, if there is one.
fn end(extreme: &Extreme<Example>) -> Option<MilliPoints> {
    (extreme.proved.abs() < UNLIMITED).then_some(MilliPoints(extreme.proved))
}

/// The highest or lowest points any lead can have, with a lead that has them.
pub fn extreme(subject: &Subject<'_>, of: PointsRef, high: bool) -> Option<Extreme<Example>> {
    let place = name_and_span(subject, of).map(|(_, place)| place);
    subject.set_question(place.map(|place| (place, template!("how many points leads can have"))));
    let maker = subject.maker();
    let maker = maker.on(maker.best_day(of));
    subject
        .solver
        .extreme((0, of, high), Formula::constant(true), &mut |state| {
            let leads = maker.leads(state, Some((of, high)));
            let results = maker.results(&leads);
            let rated = leads.into_iter().enumerate();
            let rated = rated.map(|(row, lead)| (results.points(of, row).0, lead));
            let better = |a: &i64, b: &i64| if high { a > b } else { a < b };
            // The first of equal ones, which is the simplest.
            rated.fold(
                None,
                |best: Option<(i64, Example)>, (points, lead)| match &best {
                    Some((known, _)) if !better(&points, known) => best,
                    _ => Some((points, lead)),
                },
            )
        })
}

/// The upper end of a range: one for which a lead was found, or one that no lead exceeds.
fn highest(end: &Extreme<Example>, name: &str) -> Message {
    let points = MilliPoints(end.proved);
    match is_seen(end) {
        true => msg!("the most `{name}` can be is {points}", name, points),
        false => msg!("`{name}` is never more than {points}", name, points),
    }
}

/// The lower end of a range.
fn lowest(end: &Extreme<Example>, name: &str) -> Message {
    let points = MilliPoints(end.proved);
    match is_seen(end) {
        true => msg!("the least `{name}` can be is {points}", name, points),
        false => msg!("`{name}` is never less than {points}", name, points),
    }
}

/// The name of a group or total, and where it is declared.
pub(super) fn name_and_span<'a>(subject: &Subject<'a>, of: PointsRef) -> Option<(&'a str, Span)> {
    let contract = subject.contract;
    let writer = atom_text::Writer {
        contract,
        language: contract.info.language,
    };
    let place = match of {
        PointsRef::Group(id) => contract.groups.get(id.index())?.name.span,
        PointsRef::Total(id) => contract.totals.get(id.index())?.name.span,
    };
    Some((writer.points_name(of)?, place))
}

/// An example that expects a number of points.
fn with_points(example: &Example, of: PointsRef, milli: i64, span: Span) -> Witness {
    let kind = ExpectKind::Points(of, NumberTest::Is(MilliPoints(milli)));
    Witness::new(example.clone().expecting(span, kind))
}

/// Comparisons of points that no lead passes, or every lead.
fn comparisons(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    let mut open = conditions(subject);
    open.reverse();
    while let Some(condition) = open.pop() {
        let is_place = matches!(
            condition.at,
            Site::Stage(_)
                | Site::Exclusion(_)
                | Site::FastTrack(..)
                | Site::BackTo(..)
                | Site::SlaWhen(_)
                | Site::Lapse(..)
        );
        if let ConditionKind::Points(of, test) = condition.condition.kind
            && is_place
            && seen.insert(condition.condition.span)
        {
            found.extend(comparison(subject, &condition, of, test));
        }
        open.extend(condition.parts(subject).into_iter().rev());
    }
    found
}

fn comparison(
    subject: &Subject<'_>,
    checked: &CheckedCondition<'_>,
    of: PointsRef,
    test: NumberTest<MilliPoints>,
) -> Option<Finding> {
    let condition = checked.condition;
    let text = subject.sources.text(condition.span).trim();
    let solver = subject.solver;
    let (_, place) = name_and_span(subject, of)?;
    subject.set_question(Some((
        condition.span,
        template!("whether some leads have that many points"),
    )));
    let passes = Formula::points(0, of, test);
    if solver.is_never(passes) {
        return out_of_reach(subject, condition, of, test);
    }
    // Unknown values may leave it open whether points are low enough.
    let fails = solver.formula(0, checked.term, Answer::NeverMet);
    solver.is_never(fails).then(|| {
        let message = match checked.is_exclusion(subject) {
            true => msg!(
                "every lead has `{text}`, even one about which nothing is known; so every lead is excluded",
                text
            ),
            false => msg!(
                "every lead has `{text}`, even one about which nothing is known",
                text
            ),
        };
        let diagnostic = Diagnostic::new(Code::W0225, condition.span, message).help(
            match (test.is_lower_limit(), test.is_upper_limit()) {
                (true, _) => msg!("ask for more, or leave it out"),
                (false, true) => msg!("ask for less, or leave it out"),
                (false, false) => msg!("ask for points that only some leads have, or leave it out"),
            },
        );
        let said = subject.in_this_contract(diagnostic, place);
        let lead = subject.maker().lead();
        let results = subject.maker().results(std::slice::from_ref(&lead));
        let points = results.points(of, 0).0;
        Finding::with_witness(said, with_points(&lead, of, points, condition.span))
    })
}

/// A comparison that no lead passes.
fn out_of_reach(
    subject: &Subject<'_>,
    condition: &Condition,
    of: PointsRef,
    test: NumberTest<MilliPoints>,
) -> Option<Finding> {
    let text = subject.sources.text(condition.span).trim();
    let (name, place) = name_and_span(subject, of)?;
    let asked = PointsIn::ends(test);
    let [most, least] = [extreme(subject, of, true)?, extreme(subject, of, false)?];
    let is_above = asked.iter().all(|(from, _)| *from > most.proved);
    let is_below = asked.iter().all(|(_, to)| *to < least.proved);
    let (far, said) = match (is_above, is_below) {
        (true, _) => (&most, highest(&most, name)),
        (_, true) => (&least, lowest(&least, name)),
        _ => (&most, msg!("no rules of `{name}` add up to that", name)),
    };
    let message = msg!("no lead has `{text}`: {why}", text, why = said);
    let diagnostic = Diagnostic::new(Code::W0224, condition.span, message).help(msg!(
        "ask for what leads can have, or change the rules of `{name}`",
        name
    ));
    let said = subject.in_this_contract(diagnostic, place);
    let is_shown = is_seen(far) && (is_above || is_below);
    let shown = far.seen.as_ref().filter(|_| is_shown);
    Some(match shown {
        Some((points, example)) => {
            let witness = with_points(example, of, *points, condition.span);
            Finding::with_witness(said, witness)
        }
        None => Finding::new(said),
    })
}
