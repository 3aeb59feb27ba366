//! Formulas of conditions with hash-consing: whether two formulas are equal, even from different contracts, can be seen without
//! expanding shared parts.

use crate::analysis::formula::Formula;
use rustc_hash::{FxHashMap, FxHashSet};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// Formulas without duplicates.
#[derive(Debug, Default)]
pub(super) struct Pool {
    known: FxHashMap<Shape, Arc<Formula>>,
    nodes: FxHashSet<usize>,
}

impl Pool {
    /// The formula of the pool that is equal to this one.
    pub fn take(&mut self, formula: Arc<Formula>) -> Arc<Formula> {
        if self.nodes.contains(&formula.node()) {
            return formula;
        }
        let formula = match &*formula {
            Formula::And(parts) => Arc::new(Formula::And(self.take_all(parts))),
            Formula::Or(parts) => Arc::new(Formula::Or(self.take_all(parts))),
            Formula::True | Formula::False | Formula::In(..) | Formula::Points(_) => formula,
        };
        let known = self.known.entry(Shape(formula.clone())).or_insert(formula);
        self.nodes.insert(known.node());
        known.clone()
    }

    fn take_all(&mut self, parts: &[Arc<Formula>]) -> Vec<Arc<Formula>> {
        parts.iter().map(|part| self.take(part.clone())).collect()
    }
}

/// A formula whose parts are in the pool, so that equal parts are identical.
#[derive(Debug)]
struct Shape(Arc<Formula>);

impl PartialEq for Shape {
    fn eq(&self, other: &Shape) -> bool {
        match (&*self.0, &*other.0) {
            (Formula::And(a), Formula::And(b)) | (Formula::Or(a), Formula::Or(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| Arc::ptr_eq(a, b))
            }
            (a, b) => a == b,
        }
    }
}

impl Eq for Shape {}

impl Hash for Shape {
    fn hash<H: Hasher>(&self, state: &mut H) {
        std::mem::discriminant(&*self.0).hash(state);
        match &*self.0 {
            Formula::True | Formula::False => {}
            Formula::And(parts) | Formula::Or(parts) => {
                parts.iter().for_each(|part| part.node().hash(state));
            }
            Formula::In(var, classes) => (var, classes).hash(state),
            Formula::Points(points) => points.hash(state),
        }
    }
}
