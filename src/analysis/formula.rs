//! What must hold of a lead: sets of classes joined by "and" and "or". There is no "not": what a negation asks is again a set.

use super::space::{ClassSet, VarId};
use crate::contract::model::{GroupId, NumberTest, PointsRef};
use crate::units::MilliPoints;
use std::sync::Arc;

/// What must hold of a lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Formula {
    /// Holds for every lead.
    True,
    /// Holds for none.
    False,
    /// All of them.
    And(Vec<Arc<Formula>>),
    /// One of them.
    Or(Vec<Arc<Formula>>),
    /// The variable has one of these classes.
    In(VarId, ClassSet),
    /// The points lie within these ends.
    Points(PointsIn),
}

/// Points between two ends, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PointsIn {
    /// Of which contract.
    pub side: usize,
    /// Of what.
    pub of: PointsRef,
    /// In thousandths.
    pub least: i64,
    /// In thousandths.
    pub most: i64,
    /// A rule that is left out.
    pub without: Option<Without>,
}

/// A rule that is left out of the points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Without {
    /// Its group.
    pub group: GroupId,
    /// Its number in the group.
    pub rule: usize,
    /// What it gives to every lead that is looked at, in thousandths; none where that may be more or less.
    pub points: Option<i64>,
}

impl PointsIn {
    /// The stretches of points that pass a test, in thousandths.
    pub fn ends(test: NumberTest<MilliPoints>) -> Vec<(i64, i64)> {
        let ends = match test.map(|points| points.0) {
            NumberTest::Is(n) => vec![(n, n)],
            NumberTest::IsNot(n) => vec![
                (i64::MIN, n.saturating_sub(1)),
                (n.saturating_add(1), i64::MAX),
            ],
            NumberTest::Between(low, high) => vec![(low, high)],
            NumberTest::AtLeast(n) => vec![(n, i64::MAX)],
            NumberTest::AtMost(n) => vec![(i64::MIN, n)],
            NumberTest::MoreThan(n) => vec![(n.saturating_add(1), i64::MAX)],
            NumberTest::LessThan(n) => vec![(i64::MIN, n.saturating_sub(1))],
        };
        ends.into_iter().filter(|(low, high)| low <= high).collect()
    }
}

impl Formula {
    /// All of these; what holds anyway is left out.
    pub fn all(parts: impl IntoIterator<Item = Arc<Formula>>) -> Arc<Formula> {
        let mut kept: Vec<Arc<Formula>> = Vec::new();
        for part in parts {
            match &*part {
                Formula::True => {}
                Formula::False => return part,
                Formula::And(inner) => kept.extend(inner.iter().cloned()),
                _ => kept.push(part),
            }
        }
        match kept.len() {
            0 => Arc::new(Formula::True),
            1 => kept.swap_remove(0),
            _ => Arc::new(Formula::And(kept)),
        }
    }

    /// One of these; what cannot hold is left out.
    pub fn any(parts: impl IntoIterator<Item = Arc<Formula>>) -> Arc<Formula> {
        let mut kept: Vec<Arc<Formula>> = Vec::new();
        for part in parts {
            match &*part {
                Formula::False => {}
                Formula::True => return part,
                Formula::Or(inner) => kept.extend(inner.iter().cloned()),
                _ => kept.push(part),
            }
        }
        match kept.len() {
            0 => Arc::new(Formula::False),
            1 => kept.swap_remove(0),
            _ => Arc::new(Formula::Or(kept)),
        }
    }

    /// Always or never.
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
        let part = |(least, most)| {
            Arc::new(Formula::Points(PointsIn {
                side,
                of,
                least,
                most,
                without: None,
            }))
        };
        Formula::any(PointsIn::ends(test).into_iter().map(part))
    }

    /// The points do not pass the test.
    pub fn points_fail(side: usize, of: PointsRef, test: NumberTest<MilliPoints>) -> Arc<Formula> {
        let tests = opposite(test).into_iter();
        Formula::any(tests.map(|test| Formula::points(side, of, test)))
    }
}

/// The opposite of a comparison, as comparisons one of which must hold.
pub fn opposite<N: Copy>(test: NumberTest<N>) -> Vec<NumberTest<N>> {
    match test {
        NumberTest::Is(n) => vec![NumberTest::IsNot(n)],
        NumberTest::IsNot(n) => vec![NumberTest::Is(n)],
        NumberTest::Between(low, high) => {
            vec![NumberTest::LessThan(low), NumberTest::MoreThan(high)]
        }
        NumberTest::AtLeast(n) => vec![NumberTest::LessThan(n)],
        NumberTest::AtMost(n) => vec![NumberTest::MoreThan(n)],
        NumberTest::MoreThan(n) => vec![NumberTest::AtMost(n)],
        NumberTest::LessThan(n) => vec![NumberTest::AtLeast(n)],
    }
}
