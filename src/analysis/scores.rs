//! Points against what is asked of them: how many points leads can have at all, and comparisons that none or all pass.

use super::asked::{Asked, At, conditions};
use super::formula::{Formula, PointsIn};
use super::solve::{ENDLESS, Extreme};
use super::space::Answer;
use super::{Finding, Subject, Witness};
use crate::contract::model::{
    Condition, ConditionKind, Example, ExpectKind, GroupId, NumberTest, PointsRef,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::units::MilliPoints;
use std::collections::HashSet;

/// Looks at every group, every total, and every comparison of them.
pub(super) fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for of in all(subject) {
        let reach = Reach::of(subject, of);
        found.extend(reach.told(subject));
        found.extend(reach.caps(subject));
    }
    found.extend(comparisons(subject));
    found
}

/// Every group, then every total.
fn all(subject: &Subject<'_>) -> impl Iterator<Item = PointsRef> {
    let groups = subject.program.group_ids().map(PointsRef::Group);
    groups.chain(subject.program.total_ids().map(PointsRef::Total))
}

/// How many points leads can have.
struct Reach {
    of: PointsRef,
    least: Option<Extreme<Example>>,
    most: Option<Extreme<Example>>,
}

impl Reach {
    fn of(subject: &Subject<'_>, of: PointsRef) -> Reach {
        Reach {
            of,
            least: extreme(subject, of, false),
            most: extreme(subject, of, true),
        }
    }

    /// `leads can have -30 to 45 points of fit`, shown by a lead with the most.
    fn told(&self, subject: &Subject<'_>) -> Option<Finding> {
        let (least, most) = (self.least.as_ref()?, self.most.as_ref()?);
        let (name, span) = named(subject, self.of)?;
        let message = format!(
            "`{name}` of a lead is {} to {}",
            end(least, "as little as there is time for"),
            end(most, "as much as there is time for")
        );
        let said = Diagnostic::new(Code::N0221, span, message);
        let said = match is_seen(least) && is_seen(most) {
            true => said,
            false => {
                said.note("no lead has less or more; a lead that shows both ends was not found")
            }
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

    /// A limit of a group that its rules never reach.
    fn caps(&self, subject: &Subject<'_>) -> Option<Finding> {
        let PointsRef::Group(GroupId(id)) = self.of else {
            return None;
        };
        let group = subject.contract.groups.get(id as usize)?;
        let (limit, most) = (group.at_most?, self.most.as_ref()?);
        let (points, example) = most.seen.as_ref()?;
        if most.proved >= limit.0 {
            return None;
        }
        let name = &group.name.text;
        let most = MilliPoints(most.proved);
        let message = format!(
            "`at most {limit}` of `{name}` limits nothing: the most its rules give is {most}"
        );
        let said = Diagnostic::new(Code::N0222, group.name.span, message)
            .help("lower the limit, or leave it out");
        let witness = with_points(example, self.of, *points, group.name.span);
        Some(Finding::shown_by(said, witness))
    }
}

/// Whether a lead shows the end; of points without end none can.
fn is_seen(extreme: &Extreme<Example>) -> bool {
    let seen = extreme.seen.as_ref();
    extreme.proved.abs() >= ENDLESS || seen.is_some_and(|(points, _)| *points == extreme.proved)
}

/// An end of what points can be.
fn end(extreme: &Extreme<Example>, endless: &str) -> String {
    match extreme.proved.abs() {
        ENDLESS.. => endless.to_owned(),
        _ => MilliPoints(extreme.proved).to_string(),
    }
}

/// The most or the least points any lead can have, with a lead that has them.
pub fn extreme(subject: &Subject<'_>, of: PointsRef, high: bool) -> Option<Extreme<Example>> {
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
            // Of equal ones the first, which is the plainest.
            rated.fold(
                None,
                |best: Option<(i64, Example)>, (points, lead)| match &best {
                    Some((known, _)) if !better(&points, known) => best,
                    _ => Some((points, lead)),
                },
            )
        })
}

/// The name of a group or total, and where it is declared.
fn named<'a>(subject: &Subject<'a>, of: PointsRef) -> Option<(&'a str, Span)> {
    let contract = subject.contract;
    let name = match of {
        PointsRef::Group(id) => &contract.groups.get(id.index())?.name,
        PointsRef::Total(id) => &contract.totals.get(id.index())?.name,
    };
    Some((&name.text, name.span))
}

/// An example that expects so many points.
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
    while let Some(asked) = open.pop() {
        let is_place = matches!(
            asked.at,
            At::Stage(_)
                | At::Exclusion(_)
                | At::FastTrack(..)
                | At::BackTo(..)
                | At::SlaWhen(_)
                | At::Lapse(_)
        );
        if let ConditionKind::Points(of, test) = asked.condition.kind
            && is_place
            && seen.insert(asked.condition.span)
        {
            found.extend(comparison(subject, &asked, of, test));
        }
        open.extend(asked.parts(subject).into_iter().rev());
    }
    found
}

fn comparison(
    subject: &Subject<'_>,
    asked: &Asked<'_>,
    of: PointsRef,
    test: NumberTest<MilliPoints>,
) -> Option<Finding> {
    let condition = asked.condition;
    let text = subject.sources.text(condition.span).trim();
    let solver = subject.solver;
    let passes = Formula::points(0, of, test);
    if solver.is_never(passes) {
        return out_of_reach(subject, condition, of, test);
    }
    // What is unknown may leave it open whether points are few enough.
    let fails = solver.formula(0, asked.term, Answer::NeverMet);
    solver.is_never(fails).then(|| {
        let so = match asked.is_exclusion(subject) {
            true => "; so everybody is excluded",
            false => "",
        };
        let message = format!("every lead has `{text}`, also one of which nothing is known{so}");
        let said = Diagnostic::new(Code::W0225, condition.span, message).help(match test {
            NumberTest::AtLeast(_) | NumberTest::MoreThan(_) => "ask for more, or leave it out",
            NumberTest::AtMost(_) | NumberTest::LessThan(_) => "ask for less, or leave it out",
            _ => "ask for points that only some leads have, or leave it out",
        });
        let lead = subject.maker().lead();
        let results = subject.maker().results(std::slice::from_ref(&lead));
        let points = results.points(of, 0).0;
        Finding::shown_by(said, with_points(&lead, of, points, condition.span))
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
    let (name, _) = named(subject, of)?;
    let asked = PointsIn::ends(test);
    let [most, least] = [extreme(subject, of, true)?, extreme(subject, of, false)?];
    let is_above = asked.iter().all(|(from, _)| *from > most.proved);
    let is_below = asked.iter().all(|(_, to)| *to < least.proved);
    let (far, said) = match (is_above, is_below) {
        (true, _) => (
            &most,
            format!("the most `{name}` can be is {}", MilliPoints(most.proved)),
        ),
        (_, true) => (
            &least,
            format!("the least `{name}` can be is {}", MilliPoints(least.proved)),
        ),
        _ => (&most, format!("no rules of `{name}` add up to that")),
    };
    let message = format!("no lead has `{text}`: {said}");
    let said = Diagnostic::new(Code::W0224, condition.span, message).help(format!(
        "ask for what leads can have, or change the rules of `{name}`"
    ));
    let shown = far.seen.as_ref().filter(|_| is_above || is_below);
    Some(match shown {
        Some((points, example)) => {
            let witness = with_points(example, of, *points, condition.span);
            Finding::shown_by(said, witness)
        }
        None => Finding::new(said),
    })
}
