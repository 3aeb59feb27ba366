//! The classes each variable may still have.

use super::walk::Walk;
use crate::analysis::domain::{ClassSet, Domain, Literal, VarId};
use crate::analysis::formula::Formula;
use std::sync::Arc;

/// The classes each variable may still have. A copy costs nothing until it is changed.
#[derive(Debug, Clone)]
pub struct State(Arc<Classes>);

#[derive(Debug, Clone)]
struct Classes {
    left: Vec<Arc<ClassSet>>,
    /// The literals that hold, as far as they exclude others.
    known: Vec<u64>,
}

/// Whether something holds for all leads of a state, for none, or for some.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// For all.
    Always,
    /// For none.
    Never,
    /// For some, or not decided yet.
    Perhaps,
}

impl State {
    /// Every lead.
    pub fn new(space: &Domain<'_>) -> State {
        let vars = space.vars.iter();
        let all = vars.map(|var| Arc::new(ClassSet::all(var.classes)));
        State(Arc::new(Classes {
            left: all.collect(),
            known: Vec::new(),
        }))
    }

    /// The classes a variable may have.
    pub fn classes_of(&self, var: VarId) -> &ClassSet {
        &self.0.left[var.index()]
    }

    /// Restricts a variable to these classes, and propagates the implications to others; returns false if none is left.
    pub fn restrict(&mut self, space: &Domain<'_>, var: VarId, classes: &ClassSet) -> bool {
        let left = self.classes_of(var).and(classes);
        if left == *self.classes_of(var) {
            return true;
        }
        if left.is_empty() {
            return false;
        }
        let decided = left.first().filter(|_| left.count() == 1);
        let now = Arc::make_mut(&mut self.0);
        now.left[var.index()] = Arc::new(left);
        let literal = decided.and_then(|class| space.clashes.literal(var, class));
        let mut open: Vec<Literal> = literal.into_iter().collect();
        while let Some(literal) = open.pop() {
            for implied in space.clashes.follow(literal, &mut now.known) {
                let (var, class) = space.clashes.class(implied);
                let left = &mut now.left[var.index()];
                if left.is_apart_from(class) {
                    return false;
                }
                if left != class {
                    *left = class.clone();
                    open.push(implied);
                }
            }
        }
        true
    }

    /// Whether a formula holds. Points are ignored.
    pub fn holds(&self, formula: &Formula) -> Holds {
        self.holds_by(formula, &mut Walk::new())
    }

    fn holds_by(&self, formula: &Formula, walk: &mut Walk<Holds>) -> Holds {
        match formula {
            Formula::True => Holds::Always,
            Formula::False => Holds::Never,
            Formula::In(var, classes) => {
                let now = self.classes_of(*var);
                if now.is_within(classes) {
                    Holds::Always
                } else if now.is_apart_from(classes) {
                    Holds::Never
                } else {
                    Holds::Perhaps
                }
            }
            Formula::And(_) => self.first_of(formula, Holds::Never, Holds::Always, walk),
            Formula::Or(_) => self.first_of(formula, Holds::Always, Holds::Never, walk),
            Formula::Points(_) => Holds::Perhaps,
        }
    }

    /// `strong` if one part of a group is, `weak` if all are, and perhaps otherwise.
    fn first_of(
        &self,
        group: &Formula,
        strong: Holds,
        weak: Holds,
        walk: &mut Walk<Holds>,
    ) -> Holds {
        if let Some(holds) = walk.visit(group) {
            return holds;
        }
        let mut all = weak;
        for part in group.parts() {
            match self.holds_by(part, walk) {
                holds if holds == strong => return walk.leave(group, strong),
                holds if holds == weak => {}
                _ => all = Holds::Perhaps,
            }
        }
        walk.leave(group, all)
    }
}
