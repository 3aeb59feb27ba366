//! Conditions on leads: sets of classes joined by "and" and "or". There is no "not", since the negation of a set is a set.

use super::domain::{Answer, ClassSet, VarId};
use crate::contract::model::{GroupId, NumberTest, PointsRef};
use crate::ir::PointsRange;
use crate::units::MilliPoints;
use rustc_hash::FxHashSet;
use std::ops::Bound;
use std::sync::Arc;

/// A condition on leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Formula {
    /// Holds for every lead.
    True,
    /// Holds for no lead.
    False,
    /// All of them.
    And(Vec<Arc<Formula>>),
    /// One of them.
    Or(Vec<Arc<Formula>>),
    /// The variable has one of these classes.
    In(VarId, ClassSet),
    /// The points are within these bounds.
    Points(PointsIn),
}

/// Points between two bounds, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PointsIn {
    /// Which points.
    pub points: AskedPoints,
    /// In thousandths.
    pub least: i64,
    /// In thousandths.
    pub most: i64,
}

impl PointsIn {
    /// Whether a range has no points between the bounds.
    pub fn is_apart_from(&self, range: PointsRange) -> bool {
        range.high < self.least || range.low > self.most
    }

    /// A range without what is outside the bounds.
    pub fn narrow(&self, range: PointsRange) -> PointsRange {
        PointsRange {
            low: range.low.max(self.least),
            high: range.high.min(self.most),
        }
    }
}

/// The points of a group or a total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AskedPoints {
    /// The side, that is, the contract.
    pub side: usize,
    /// The group or total.
    pub of: PointsRef,
    /// A rule that is left out.
    pub without: Option<OmittedRule>,
    /// How rules count that depend on something unknown.
    pub open: OpenRules,
}

impl AskedPoints {
    /// The actual points of a lead.
    pub fn new(side: usize, of: PointsRef) -> AskedPoints {
        AskedPoints {
            side,
            of,
            without: None,
            open: OpenRules::Nothing,
        }
    }

    /// The same with another treatment of open rules.
    fn with(self, open: OpenRules) -> AskedPoints {
        AskedPoints { open, ..self }
    }

    /// The points are between two bounds.
    pub fn within(self, (least, most): (i64, i64)) -> Arc<Formula> {
        Arc::new(Formula::Points(PointsIn {
            points: self,
            least,
            most,
        }))
    }

    /// The points are in one of the ranges that pass a test.
    fn pass(self, test: NumberTest<MilliPoints>) -> Arc<Formula> {
        let ends = PointsIn::ends(test).into_iter();
        Formula::any(ends.map(|ends| self.within(ends)))
    }
}

/// How rules count that depend on something unknown. So the points of a lead are three numbers, and a comparison is open if its
/// results for them differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OpenRules {
    /// As nothing: the actual points of a lead.
    Nothing,
    /// Negative rules count, positive rules do not: the lowest possible number.
    Lowest,
    /// Positive rules count, negative rules do not: the highest possible number.
    Highest,
}

/// A rule that is left out of the points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct OmittedRule {
    /// Its group.
    pub group: GroupId,
    /// Its index in the group.
    pub rule: usize,
    /// What it gives to every lead in question, in thousandths; none if that differs.
    pub points: Option<i64>,
}

/// The parts of a formula, without duplicates.
#[derive(Default)]
pub struct Parts {
    kept: Vec<Arc<Formula>>,
    nodes: FxHashSet<usize>,
}

impl Parts {
    /// Adds a part, unless it is there already.
    pub fn add(&mut self, part: &Arc<Formula>) {
        if self.nodes.insert(part.node()) {
            self.kept.push(part.clone());
        }
    }

    /// The number of parts.
    pub fn count(&self) -> usize {
        self.kept.len()
    }

    /// The parts as one formula; `none` if there is no part.
    pub fn join(mut self, none: Formula, group: fn(Vec<Arc<Formula>>) -> Formula) -> Arc<Formula> {
        match self.kept.len() {
            0 => Arc::new(none),
            1 => self.kept.swap_remove(0),
            _ => Arc::new(group(self.kept)),
        }
    }
}

impl PointsIn {
    /// The ranges of points that pass a test, in thousandths.
    pub fn ends(test: NumberTest<MilliPoints>) -> Vec<(i64, i64)> {
        let (from, to) = test.map(|points| points.0).range();
        let first = match from {
            Bound::Included(n) => n,
            Bound::Excluded(n) => n.saturating_add(1),
            Bound::Unbounded => i64::MIN,
        };
        let last = match to {
            Bound::Included(n) => n,
            Bound::Excluded(n) => n.saturating_sub(1),
            Bound::Unbounded => i64::MAX,
        };
        let ends = match test.is_negated() {
            true => vec![
                (i64::MIN, first.saturating_sub(1)),
                (last.saturating_add(1), i64::MAX),
            ],
            false => vec![(first, last)],
        };
        ends.into_iter().filter(|(low, high)| low <= high).collect()
    }
}

impl Formula {
    /// All of these; parts that always hold are omitted.
    pub fn all(parts: impl IntoIterator<Item = Arc<Formula>>) -> Arc<Formula> {
        let mut kept = Parts::default();
        for part in parts {
            match &*part {
                Formula::True => {}
                Formula::False => return part,
                Formula::And(inner) => inner.iter().for_each(|part| kept.add(part)),
                Formula::Or(_) | Formula::In(..) | Formula::Points(_) => kept.add(&part),
            }
        }
        kept.join(Formula::True, Formula::And)
    }

    /// One of these; parts that never hold are omitted.
    pub fn any(parts: impl IntoIterator<Item = Arc<Formula>>) -> Arc<Formula> {
        let mut kept = Parts::default();
        for part in parts {
            match &*part {
                Formula::False => {}
                Formula::True => return part,
                Formula::Or(inner) => inner.iter().for_each(|part| kept.add(part)),
                Formula::And(_) | Formula::In(..) | Formula::Points(_) => kept.add(&part),
            }
        }
        kept.join(Formula::False, Formula::Or)
    }

    /// A number that identifies it among all formulas that exist at the same time.
    pub fn node(&self) -> usize {
        std::ptr::from_ref(self) as usize
    }

    /// The parts of a group; empty for any other formula.
    pub fn parts(&self) -> &[Arc<Formula>] {
        match self {
            Formula::And(parts) | Formula::Or(parts) => parts,
            Formula::True | Formula::False | Formula::In(..) | Formula::Points(_) => &[],
        }
    }

    /// Holds always or never.
    pub fn constant(holds: bool) -> Arc<Formula> {
        Arc::new(if holds { Formula::True } else { Formula::False })
    }

    /// The variable has one of these classes.
    pub fn within(var: VarId, classes: ClassSet) -> Arc<Formula> {
        match (classes.is_empty(), classes.complement().is_empty()) {
            (true, _) => Formula::constant(false),
            (_, true) => Formula::constant(true),
            _ => Arc::new(Formula::In(var, classes)),
        }
    }

    /// The points pass the test.
    pub fn points(side: usize, of: PointsRef, test: NumberTest<MilliPoints>) -> Arc<Formula> {
        AskedPoints::new(side, of).pass(test)
    }

    /// The points do not pass the test.
    pub fn points_fail(side: usize, of: PointsRef, test: NumberTest<MilliPoints>) -> Arc<Formula> {
        let tests = test.opposites().into_iter();
        Formula::any(tests.map(|test| Formula::points(side, of, test)))
    }

    /// When a comparison of points has a result, considering what is unknown.
    pub fn points_answer(
        side: usize,
        of: PointsRef,
        test: NumberTest<MilliPoints>,
        answer: Answer,
    ) -> Arc<Formula> {
        let opposite = || test.opposites().into_iter();
        match answer {
            Answer::Met if test.is_lower_limit() => Formula::points(side, of, test),
            Answer::NeverMet if test.is_lower_limit() => Formula::points_fail(side, of, test),
            Answer::Met => Formula::points_surely(side, of, test),
            Answer::NotMet => {
                Formula::any(opposite().map(|test| Formula::points_surely(side, of, test)))
            }
            Answer::NeverNotMet => Formula::points_perhaps(side, of, test),
            Answer::NeverMet => {
                Formula::any(opposite().map(|test| Formula::points_perhaps(side, of, test)))
            }
        }
    }

    /// The points pass the test whatever the unknown values are.
    fn points_surely(side: usize, of: PointsRef, test: NumberTest<MilliPoints>) -> Arc<Formula> {
        let points = AskedPoints::new(side, of);
        let surely = |(least, most): (i64, i64)| {
            // That the middle number passes is implied; it is included because searches examine it first.
            let mut parts = vec![points.within((least, most))];
            if least > i64::MIN {
                parts.push(points.with(OpenRules::Lowest).within((least, i64::MAX)));
            }
            if most < i64::MAX {
                parts.push(points.with(OpenRules::Highest).within((i64::MIN, most)));
            }
            Formula::all(parts)
        };
        Formula::any(PointsIn::ends(test).into_iter().map(surely))
    }

    /// Some number from the lowest to the highest possible points passes the test.
    fn points_perhaps(side: usize, of: PointsRef, test: NumberTest<MilliPoints>) -> Arc<Formula> {
        let points = AskedPoints::new(side, of);
        let perhaps = |(least, most): (i64, i64)| {
            let mut parts = Vec::new();
            if least > i64::MIN {
                parts.push(points.with(OpenRules::Highest).within((least, i64::MAX)));
            }
            if most < i64::MAX {
                parts.push(points.with(OpenRules::Lowest).within((i64::MIN, most)));
            }
            Formula::all(parts)
        };
        Formula::any(PointsIn::ends(test).into_iter().map(perhaps))
    }
}
