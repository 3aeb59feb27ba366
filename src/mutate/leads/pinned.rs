//! Leads for whom one line decides: everything beside it is as it needs to be, and the line itself is at its edge.

use super::meet::Maker;
use super::values::around;
use super::{Moment, set};
use crate::contract::model::{
    ActivityTest, ClockStart, Condition, ConditionKind, Contract, Example, NumberTest, PointsRef,
    Subject, Test, Which, Window,
};
use crate::mutate::changes::{Root, roots};
use crate::units::MilliPoints;

/// Conditions of conditions do not go on for ever.
const DEPTH: usize = 8;

/// A number of points that decides, and a lead for whom everything else is as it needs to be.
#[derive(Debug, Clone)]
pub(in crate::mutate) struct Aim {
    pub of: PointsRef,
    pub test: NumberTest<MilliPoints>,
    pub lead: Example,
}

/// What the lines of a contract give: leads, and points to aim at.
#[derive(Debug, Default)]
pub(in crate::mutate) struct Pinned {
    pub leads: Vec<Example>,
    pub aims: Vec<Aim>,
}

/// For every condition of the contract.
pub(in crate::mutate) fn pinned(contract: &Contract, as_of: Moment) -> Pinned {
    let mut pinned = Pinned::default();
    for (root, condition) in roots(contract) {
        let mut maker = Maker::new(contract, as_of);
        start(&mut maker, contract, root);
        pinned.walk(maker, condition, DEPTH);
    }
    pinned
}

/// What has to be before a condition matters.
fn start(maker: &mut Maker, contract: &Contract, root: Root) {
    match root {
        Root::Stage(i) | Root::FastTrack(i, _) => maker.before(i),
        Root::BackTo(i, _) => maker.through(i),
        Root::SlaWhen(i) | Root::Lapse(i, _) => match contract.slas.get(i).map(|sla| sla.after) {
            Some(ClockStart::Stage(stage)) => maker.through(stage.index()),
            Some(ClockStart::Activity(kind)) => maker.does(kind, 1),
            None => {}
        },
        Root::Calendar
        | Root::Activity(_)
        | Root::Definition(_)
        | Root::Exclusion(_)
        | Root::Rule(..) => {}
    }
}

impl Pinned {
    fn walk(&mut self, maker: Maker, condition: &Condition, depth: usize) {
        let Some(depth) = depth.checked_sub(1) else {
            return;
        };
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
            ConditionKind::Test(subject, test) => self.test(maker, *subject, test),
            ConditionKind::Activity(test) => self.activity(maker, test),
            ConditionKind::Points(of, test) => {
                let (of, test, lead) = (*of, *test, maker.lead);
                self.aims.push(Aim { of, test, lead });
            }
            ConditionKind::InStage(stage) => {
                self.leads.push(maker.lead.clone());
                let mut there = maker;
                there.through(stage.index());
                self.leads.push(there.lead);
            }
        }
    }

    /// Each part by itself, with the others met or not.
    fn parts(&mut self, maker: Maker, parts: &[Condition], others: bool, depth: usize) {
        for (index, part) in parts.iter().enumerate() {
            let mut maker = maker.clone();
            for (_, other) in parts.iter().enumerate().filter(|(at, _)| *at != index) {
                maker.meet(other, others, depth);
            }
            self.walk(maker, part, depth);
        }
    }

    fn test(&mut self, maker: Maker, subject: Subject, test: &Test) {
        let (Subject::Field(id) | Subject::DomainOf(id)) = subject else {
            return;
        };
        let Some(field) = maker.contract.fields.get(id.index()) else {
            return;
        };
        let today = maker.lead.as_of.0;
        let values = around(maker.contract, subject, &field.kind, test, today);
        for value in values.into_iter().map(Some).chain([None]) {
            let mut lead = maker.lead.clone();
            set(&mut lead, id, value);
            self.leads.push(lead);
        }
    }

    /// As often as it takes and once less; on the first day that counts and the day before.
    fn activity(&mut self, maker: Maker, test: &ActivityTest) {
        self.leads.push(maker.lead.clone());
        let Which::Kind(kind) = test.which else {
            return;
        };
        let days = match test.window {
            Window::LastDays(n) => vec![0, n.saturating_sub(1), n],
            Window::Since(_) | Window::Ever => vec![0, 1, 30],
        };
        for days in days {
            for times in [test.at_least.saturating_sub(1), test.at_least] {
                let mut maker = maker.clone();
                maker.ago(days);
                maker.does(kind, times);
                self.leads.push(maker.lead);
            }
        }
    }
}
