//! One step of a search: propagates what must hold, then branches into alternatives.

use super::Solver;
use super::domains::{Holds, State};
use super::points::{Group, Rule, Table};
use super::walk::Walk;
use crate::analysis::domain::ClassSet;
use crate::analysis::formula::{AskedPoints, Formula, Parts, PointsIn};
use crate::ir::PointsRange;
use std::sync::Arc;

/// A node of the search: the classes that are left, and what still must hold.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub state: State,
    pub pending: Vec<Arc<Formula>>,
}

/// The result of a step.
pub(super) enum Step {
    /// No lead is possible.
    Dead,
    /// Leads are possible in these nodes, the likeliest first.
    Branches(Vec<Node>),
    /// Everything holds, as far as classes decide it.
    Candidate(State),
}

/// The result of simplifying a formula in a state.
#[derive(Clone)]
enum Reduced {
    Holds,
    Fails,
    Rest(Arc<Formula>),
}

impl Solver<'_> {
    /// Takes one step. `wanted` points are decided as well, the highest or the lowest first.
    pub(super) fn step(&self, node: Node, wanted: Option<(AskedPoints, bool)>) -> Step {
        self.works(self.space.vars.len());
        let Some(node) = self.follow(node) else {
            return Step::Dead;
        };
        let alternatives = node.pending.iter().filter_map(|formula| match &**formula {
            Formula::Or(parts) => Some((parts.len(), formula)),
            _ => None,
        });
        if let Some((_, chosen)) = alternatives.min_by_key(|(len, _)| *len) {
            return Step::Branches(self.alternatives_of(&node, chosen));
        }
        let asked = node.pending.iter().find_map(|formula| match &**formula {
            Formula::Points(points) => Some((points.points, self.is_short(points, &node.state))),
            _ => None,
        });
        for (asked, high) in asked.into_iter().chain(wanted) {
            if let Some(branches) = self.decide(&node, asked, high) {
                return Step::Branches(branches);
            }
        }
        Step::Candidate(node.state)
    }

    /// One node for each part of an alternative.
    fn alternatives_of(&self, node: &Node, chosen: &Arc<Formula>) -> Vec<Node> {
        let Formula::Or(parts) = &**chosen else {
            return Vec::new();
        };
        let rest = node
            .pending
            .iter()
            .filter(|other| !Arc::ptr_eq(other, chosen));
        let rest: Vec<Arc<Formula>> = rest.cloned().collect();
        self.works(parts.len() * rest.len());
        let branch = |part: &Arc<Formula>| Node {
            state: node.state.clone(),
            pending: rest.iter().chain([part]).cloned().collect(),
        };
        parts.iter().map(branch).collect()
    }

    /// Whether points have to increase to be within their bounds.
    fn is_short(&self, points: &PointsIn, state: &State) -> bool {
        self.range_of(points, state).low < points.least
    }

    fn range_of(&self, points: &PointsIn, state: &State) -> PointsRange {
        self.points.range(self.space, points.points, state)
    }

    /// Propagates everything that must hold, as far as the budget allows; none if it cannot hold.
    fn follow(&self, mut node: Node) -> Option<Node> {
        loop {
            let mut rest: Vec<Arc<Formula>> = Vec::with_capacity(node.pending.len());
            let mut changed = false;
            let mut open: Vec<Arc<Formula>> = std::mem::take(&mut node.pending);
            let mut history = Walk::new();
            open.reverse();
            while let Some(formula) = open.pop() {
                // Groups may share groups that must hold, which are processed once.
                if history.visit(&formula).is_some() {
                    continue;
                }
                history.leave(&formula, formula.clone());
                if self.is_spent() {
                    open.push(formula);
                    node.pending = rest;
                    node.pending.extend(open);
                    return Some(node);
                }
                match self.reduce(&formula, &node.state) {
                    Reduced::Holds => {}
                    Reduced::Fails => return None,
                    Reduced::Rest(formula) => match &*formula {
                        Formula::And(parts) => open.extend(parts.iter().rev().cloned()),
                        Formula::In(var, classes) => {
                            changed = true;
                            if !node.state.restrict(self.space, *var, classes) {
                                return None;
                            }
                        }
                        _ => rest.push(formula),
                    },
                }
            }
            self.points.look(history.looks());
            node.pending = merge(rest)?;
            if !changed {
                return self.adds_up(&node).then_some(node);
            }
        }
    }

    /// Whether totals can be within their bounds, given the bounds of their parts.
    fn adds_up(&self, node: &Node) -> bool {
        let asked = node.pending.iter().filter_map(|formula| match &**formula {
            Formula::Points(points) => Some(*points),
            _ => None,
        });
        let known: Vec<PointsIn> = asked.collect();
        let fits = |points: &PointsIn| {
            let state = &node.state;
            let range = self
                .points
                .range_where(self.space, points.points, &known, state);
            !points.is_apart_from(range)
        };
        known.len() < 2 || known.iter().all(fits)
    }

    fn reduce(&self, formula: &Arc<Formula>, state: &State) -> Reduced {
        let mut walk = Walk::new();
        let reduced = self.reduce_by(formula, state, &mut walk);
        self.points.look(walk.looks());
        reduced
    }

    fn reduce_by(
        &self,
        formula: &Arc<Formula>,
        state: &State,
        walk: &mut Walk<Reduced>,
    ) -> Reduced {
        self.works(1);
        match &**formula {
            Formula::Points(points) => self.reduce_points(formula, points, state),
            Formula::And(_) | Formula::Or(_) => match walk.visit(formula) {
                Some(reduced) => reduced,
                None => {
                    let reduced = self.reduce_group(formula, state, walk);
                    walk.leave(formula, reduced)
                }
            },
            Formula::True | Formula::False | Formula::In(..) => match state.holds(formula) {
                Holds::Always => Reduced::Holds,
                Holds::Never => Reduced::Fails,
                Holds::Perhaps => Reduced::Rest(formula.clone()),
            },
        }
    }

    fn reduce_group(
        &self,
        group: &Arc<Formula>,
        state: &State,
        walk: &mut Walk<Reduced>,
    ) -> Reduced {
        let is_all = matches!(**group, Formula::And(_));
        let mut kept = Parts::default();
        let mut is_same = true;
        for part in group.parts() {
            match (self.reduce_by(part, state, walk), is_all) {
                (Reduced::Holds, false) => return Reduced::Holds,
                (Reduced::Fails, true) => return Reduced::Fails,
                (Reduced::Holds | Reduced::Fails, _) => {}
                (Reduced::Rest(rest), _) => {
                    is_same &= Arc::ptr_eq(&rest, part);
                    kept.add(&rest);
                }
            }
        }
        match kept.count() {
            0 if is_all => Reduced::Holds,
            0 => Reduced::Fails,
            // Unchanged parts remain shared.
            count if is_same && count == group.parts().len() => Reduced::Rest(group.clone()),
            _ if is_all => Reduced::Rest(kept.join(Formula::True, Formula::And)),
            _ => Reduced::Rest(kept.join(Formula::False, Formula::Or)),
        }
    }

    fn reduce_points(&self, formula: &Arc<Formula>, points: &PointsIn, state: &State) -> Reduced {
        let range = self.range_of(points, state);
        if points.is_apart_from(range) {
            return Reduced::Fails;
        }
        let PointsRange { low, high } = range;
        if low >= points.least && high <= points.most {
            return Reduced::Holds;
        }
        Reduced::Rest(formula.clone())
    }

    /// Branches that decide more of some points; none if everything that classes decide is decided.
    fn decide(&self, node: &Node, points: AskedPoints, high: bool) -> Option<Vec<Node>> {
        let groups = self.points.groups(self.space, points);
        let tables = groups
            .iter()
            .filter_map(|group| widest_table(group, &node.state));
        let rules = groups
            .iter()
            .filter_map(|group| widest_rule(group, &node.state));
        let table = tables.max_by_key(|(width, _)| *width);
        let rule = rules.max_by_key(|(width, _)| *width);
        match (table, rule) {
            (Some((width, ..)), Some((wider, rule))) if wider > width => {
                Some(by_rule(node, rule, high))
            }
            (Some((_, table)), _) => Some(by_class(node, table, high)),
            (None, Some((_, rule))) => Some(by_rule(node, rule, high)),
            (None, None) => None,
        }
    }
}

/// Branches: the rule gives its points, or it does not.
fn by_rule(node: &Node, rule: &Rule, high: bool) -> Vec<Node> {
    let met = with(node, rule.formula().clone());
    let not = with(node, opposite(rule.formula(), &mut Walk::new()));
    match rule.gives() == high {
        true => vec![met, not],
        false => vec![not, met],
    }
}

/// Merges the bounds of the same points; none if they are incompatible.
fn merge(pending: Vec<Arc<Formula>>) -> Option<Vec<Arc<Formula>>> {
    let mut joined: Vec<PointsIn> = Vec::new();
    let mut rest = Vec::with_capacity(pending.len());
    for formula in pending {
        let Formula::Points(asked) = &*formula else {
            rest.push(formula);
            continue;
        };
        let same = |other: &&mut PointsIn| other.points == asked.points;
        match joined.iter_mut().find(same) {
            Some(known) => {
                known.least = known.least.max(asked.least);
                known.most = known.most.min(asked.most);
                if known.least > known.most {
                    return None;
                }
            }
            None => joined.push(*asked),
        }
    }
    rest.extend(
        joined
            .into_iter()
            .map(|points| Arc::new(Formula::Points(points))),
    );
    Some(rest)
}

fn with(node: &Node, formula: Arc<Formula>) -> Node {
    let mut node = node.clone();
    node.pending.push(formula);
    node
}

/// The opposite of a formula without points.
fn opposite(formula: &Formula, walk: &mut Walk<Arc<Formula>>) -> Arc<Formula> {
    match formula {
        Formula::True => Formula::constant(false),
        Formula::False => Formula::constant(true),
        Formula::And(parts) | Formula::Or(parts) => {
            if let Some(known) = walk.visit(formula) {
                return known;
            }
            let opposites: Vec<Arc<Formula>> =
                parts.iter().map(|part| opposite(part, walk)).collect();
            let joined = match formula {
                Formula::And(_) => Formula::any(opposites),
                _ => Formula::all(opposites),
            };
            walk.leave(formula, joined)
        }
        Formula::In(var, classes) => Formula::within(*var, classes.complement()),
        // Conditions of points never depend on points.
        Formula::Points(_) => Formula::constant(true),
    }
}

/// The table with the widest range.
fn widest_table<'g>(group: &'g Group, state: &State) -> Option<(i64, &'g Table)> {
    let tables = group.tables.iter();
    let tables = tables.map(|table| (table.range(state).width(), table));
    tables
        .filter(|(width, _)| *width > 0)
        .max_by_key(|(width, _)| *width)
}

/// The undecided rule with the widest range.
fn widest_rule<'g>(group: &'g Group, state: &State) -> Option<(i64, &'g Rule)> {
    let rules = group.rules.iter().map(|rule| (rule.open(state), rule));
    rules
        .filter(|(width, _)| *width > 0)
        .max_by_key(|(width, _)| *width)
}

/// Branches by the classes of a variable, ordered by the points they give.
fn by_class(node: &Node, table: &Table, high: bool) -> Vec<Node> {
    let classes = node.state.classes_of(table.var);
    let given = |class: usize| table.sums.get(class).copied().unwrap_or(0);
    let mut steps: Vec<i64> = classes.iter().map(given).collect();
    steps.sort_unstable();
    steps.dedup();
    if high {
        steps.reverse();
    }
    let branch = |points: i64| {
        let set = ClassSet::from_fn(classes.size(), |class| {
            classes.contains(class) && given(class) == points
        });
        with(node, Formula::within(table.var, set))
    };
    steps.into_iter().map(branch).collect()
}
