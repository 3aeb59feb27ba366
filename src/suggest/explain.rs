//! Errors that the resolver returned as data, as diagnostics with candidates for their correction.

use super::{conditions, facts, line_errors, names, readings};
use crate::contract::diagnostics::{Diagnostics, Finding};
use crate::contract::scope::Scope;
use crate::contract::unresolved::Unresolved;
use crate::diagnostic::Diagnostic;
use std::cell::Cell;

/// Maximum number of conditions searched for a small edit that fixes them. A contract with more errors needs other help
/// first, and checking it must stay fast.
const MAX_REPAIRS: u32 = 100;

/// Maximum number of conditions with `and` or `or` that are rewritten as groups.
const MAX_REWRITES: u32 = 500;

/// Maximum number of comparisons of undeclared names with declared ones for suggestions, for the same reason.
const MAX_COMPARISONS: u32 = 1_000_000;

/// Maximum number of undeclared names that get a suggestion.
const MAX_SUGGESTED: u32 = 1_000;

/// Describes errors with the declared names at hand.
pub(super) struct Explainer<'a> {
    pub scope: &'a Scope<'a>,
    repairs_left: Cell<u32>,
    rewrites_left: Cell<u32>,
    comparisons_left: Cell<u32>,
    suggested_left: Cell<u32>,
}

impl<'a> Explainer<'a> {
    pub fn new(scope: &'a Scope<'a>) -> Explainer<'a> {
        Explainer {
            scope,
            repairs_left: Cell::new(MAX_REPAIRS),
            rewrites_left: Cell::new(MAX_REWRITES),
            comparisons_left: Cell::new(MAX_COMPARISONS),
            suggested_left: Cell::new(MAX_SUGGESTED),
        }
    }

    /// The diagnostics of findings, in their order.
    pub fn explain(&self, findings: Diagnostics) -> Vec<Diagnostic> {
        let mut explained = Vec::new();
        for finding in findings.into_findings() {
            match finding {
                Finding::Written(_, diagnostic) => explained.push(*diagnostic),
                Finding::Unresolved(unresolved) => explained.extend(self.unresolved(unresolved)),
                Finding::Line(line) => {
                    explained.extend(line_errors::joined(self.scope.sources, self.explain(line)));
                }
            }
        }
        explained
    }

    fn unresolved(&self, unresolved: Unresolved) -> Vec<Diagnostic> {
        let scope = self.scope;
        let one = match unresolved {
            Unresolved::Condition(condition) => return conditions::explain(self, condition),
            Unresolved::Line(readings) => return readings::nearest(self, readings),
            Unresolved::Name(name) => Some(names::explain(self, &name)),
            Unresolved::Operator(operator) => Some(conditions::unfit(scope, &operator)),
            Unresolved::Detail(activity, name) => names::no_detail(scope, activity, &name),
            Unresolved::JoinedParties(name) => names::joined_parties(scope, &name),
            Unresolved::JoinedFacts { facts, word } => Some(facts::joined(scope, facts, word)),
        };
        one.into_iter().collect()
    }

    /// Whether one more condition may be searched for an edit.
    pub fn may_repair(&self) -> bool {
        one_less(&self.repairs_left)
    }

    /// Whether one more condition may be rewritten.
    pub fn may_rewrite(&self) -> bool {
        one_less(&self.rewrites_left)
    }

    /// Whether one more name may be compared with a declared one.
    pub fn may_compare(&self) -> bool {
        one_less(&self.comparisons_left)
    }

    /// Whether one more undeclared name gets a suggestion.
    pub fn may_suggest(&self) -> bool {
        self.suggested_left.get() > 0
    }

    /// Counts an undeclared name.
    pub fn count_name(&self) {
        one_less(&self.suggested_left);
    }
}

/// Takes one of what is left; false if there is none.
fn one_less(left: &Cell<u32>) -> bool {
    let less = left.get().checked_sub(1);
    left.set(less.unwrap_or_default());
    less.is_some()
}
