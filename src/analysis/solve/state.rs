//! Which classes each variable may still have.

use super::walk::Walk;
use crate::analysis::formula::Formula;
use crate::analysis::space::{ClassSet, Space, VarId};
use std::sync::Arc;

/// Which classes each variable may still have.
#[derive(Debug, Clone)]
pub struct State(Vec<Arc<ClassSet>>);

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
    pub fn new(space: &Space<'_>) -> State {
        let vars = space.vars.iter();
        State(
            vars.map(|var| Arc::new(ClassSet::all(var.classes)))
                .collect(),
        )
    }

    /// The classes a variable may have.
    pub fn of(&self, var: VarId) -> &ClassSet {
        &self.0[var.index()]
    }

    /// Leaves a variable only these classes; false if none is left.
    pub fn restrict(&mut self, space: &Space<'_>, var: VarId, classes: &ClassSet) -> bool {
        let mut open = vec![(var, self.of(var).and(classes))];
        while let Some((var, left)) = open.pop() {
            if left == *self.0[var.index()] {
                continue;
            }
            if left.is_empty() {
                return false;
            }
            let decided = if left.count() == 1 {
                left.first()
            } else {
                None
            };
            self.0[var.index()] = Arc::new(left);
            let clashes = decided.and_then(|class| space.clashes.get(&(var, class)));
            for (other, class) in clashes.into_iter().flatten() {
                let now = self.of(*other);
                open.push((
                    *other,
                    now.and(&ClassSet::only(now.size(), *class).complement()),
                ));
            }
        }
        true
    }

    /// Whether a formula holds. Points are not looked at.
    pub fn holds(&self, formula: &Formula) -> Holds {
        self.holds_by(formula, &mut Walk::new())
    }

    fn holds_by(&self, formula: &Formula, walk: &mut Walk<Holds>) -> Holds {
        match formula {
            Formula::True => Holds::Always,
            Formula::False => Holds::Never,
            Formula::In(var, classes) => {
                let now = self.of(*var);
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

    /// `strong` if one part of a group is, `weak` if all are, else perhaps.
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
