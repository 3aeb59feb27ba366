//! Leads for which a single line decides: everything else is as it needs to be, and the line itself is at its boundary.

use super::boundary_values::around;
use super::satisfy::Satisfier;
use super::set;
use crate::contract::model::{
    ActivityTest, Condition, ConditionKind, Example, NumberTest, PointsRef, Qualifier, Subject,
    Test,
};
use crate::source::Span;
use crate::units::MilliPoints;

/// Maximum nesting depth of conditions and the definitions they use.
const DEPTH: usize = 8;

/// A comparison of points, and a lead for which everything else is as it needs to be.
#[derive(Debug, Clone)]
pub(crate) struct TargetScore {
    pub of: PointsRef,
    pub test: NumberTest<MilliPoints>,
    pub lead: Example,
}

/// What the lines of a condition yield: leads, and points to aim at.
#[derive(Default)]
pub(super) struct BoundaryCases {
    /// Each with the part of the condition it is for.
    pub leads: Vec<(Span, Example)>,
    pub targets: Vec<TargetScore>,
}

impl BoundaryCases {
    /// The cases of a condition; the maker's lead already has whatever makes the condition matter.
    pub(super) fn new(maker: Satisfier, condition: &Condition) -> BoundaryCases {
        let mut pinned = BoundaryCases::default();
        pinned.walk(maker, condition, DEPTH);
        pinned
    }

    fn walk(&mut self, maker: Satisfier, condition: &Condition, depth: usize) {
        let Some(depth) = depth.checked_sub(1) else {
            return;
        };
        let place = condition.span;
        match &condition.kind {
            ConditionKind::All(parts) => self.parts(maker, parts, true, depth),
            ConditionKind::Any(parts) | ConditionKind::None(parts) => {
                self.parts(maker, parts, false, depth);
            }
            ConditionKind::Matches(id) => {
                if let Some(definition) = maker.contract.definitions.get(id.index()) {
                    self.walk(maker, &definition.condition, depth);
                }
            }
            ConditionKind::Test(subject, test) => self.test(maker, place, *subject, test),
            ConditionKind::Activity(test) => self.activity(maker, place, test),
            ConditionKind::Points(of, test) => {
                let (of, test, lead) = (*of, *test, maker.lead);
                self.targets.push(TargetScore { of, test, lead });
            }
            ConditionKind::InStage(stage) => {
                self.leads.push((place, maker.fork().lead));
                let mut there = maker;
                there.through(stage.index());
                self.leads.push((place, there.lead));
            }
        }
    }

    /// Each part on its own, with the others met or not.
    fn parts(&mut self, maker: Satisfier, parts: &[Condition], others: bool, depth: usize) {
        for (index, part) in parts.iter().enumerate() {
            let mut maker = maker.fork();
            for (_, other) in parts.iter().enumerate().filter(|(at, _)| *at != index) {
                maker.meet(other, others, depth);
            }
            self.walk(maker, part, depth);
        }
    }

    fn test(&mut self, maker: Satisfier, place: Span, subject: Subject, test: &Test) {
        let (Subject::Field(id) | Subject::DomainOf(id)) = subject else {
            return;
        };
        let Some(field) = maker.contract.fields.get(id.index()) else {
            return;
        };
        let today = maker.lead.as_of.0;
        let values = around(maker.contract, subject, &field.kind, test, today);
        for value in values.into_iter().map(Some).chain([None]) {
            let mut lead = maker.fork().lead;
            set(&mut lead, id, value);
            self.leads.push((place, lead));
        }
    }

    /// The required number of occurrences and one fewer; on the first day that counts and on the day before.
    fn activity(&mut self, maker: Satisfier, place: Span, test: &ActivityTest) {
        self.leads.push((place, maker.fork().lead));
        let Qualifier::Kind(kind) = test.which else {
            return;
        };
        if test.window.stage().is_some() {
            let mut before = maker.fork();
            before.is_created_ago(15);
            before.ago(30);
            before.does_as(kind, test.count, test.count.turning_point());
            self.leads.push((place, before.lead));
        }
        for days in test.window.edges() {
            for times in test.edge_counts() {
                let mut maker = maker.fork();
                maker.ago(days);
                maker.does_as(kind, test.count, times);
                self.leads.push((place, maker.lead));
            }
        }
    }
}
