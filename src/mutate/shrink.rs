//! A lead without what it does not need.

use super::run::Base;
use crate::contract::model::{Contract, Example, ExpectKind};
use crate::eval::example::{Case, holds, outcome};
use crate::eval::{Followed, follow_here};
use crate::ir::Program;
use crate::trials::shortened;

/// What an example of a lead could expect under the contract.
pub(super) fn expected(base: &Base, lead: &Example) -> Vec<ExpectKind> {
    outcome(
        &base.program,
        &alone(&base.contract, &base.program, lead),
        0,
    )
}

/// For each expectation whether it fails under a changed contract.
pub(super) fn failing(
    base: &Base,
    program: &Program,
    lead: &Example,
    expected: &[ExpectKind],
) -> Vec<bool> {
    let followed = alone(&base.contract, program, lead);
    let fails = |expected: &ExpectKind| !holds(program, &followed, 0, expected);
    expected.iter().map(fails).collect()
}

fn alone(contract: &Contract, program: &Program, lead: &Example) -> Followed {
    let case = Case::of(contract, lead);
    follow_here(program, &case.leads, &case.activities, case.as_of)
}

/// The lead with less facts and activities, as long as every changed contract makes a difference for it.
pub(super) fn shrunk(base: &Base, lead: &Example, changed: &[Program]) -> Example {
    shortened(lead.clone(), |lead| {
        let expected = expected(base, lead);
        let notices = |program: &Program| failing(base, program, lead, &expected).contains(&true);
        changed.iter().all(notices)
    })
}
