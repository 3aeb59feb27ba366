//! The passes, in order. Each does one thing and preserves the meaning; debug builds check the program after each.

mod bounds;
mod breakpoints;
mod flatten;
mod fold;
mod fold_comparisons;
mod hoist;
mod liveness;
mod merge_texts;
mod reorder;
mod rewrite;
mod unreachable_terms;

use super::check;
use super::plan::Plan;
use super::program::Program;

/// A pass: its name and its function.
type Pass = (&'static str, fn(&mut Program));

/// The passes, in order.
const PASSES: &[Pass] = &[
    ("fold", fold::run),
    ("flatten", flatten::run),
    ("merge texts", merge_texts::run),
    ("bands", breakpoints::run),
    ("bounds", bounds::run),
    ("settle", fold_comparisons::run),
    ("fold", fold::run),
    ("flatten", flatten::run),
    ("order", reorder::run),
    ("compact", unreachable_terms::run),
    PLANNING[0],
    PLANNING[1],
    PLANNING[2],
];

/// The passes that compute the plan; they do not change rules.
const PLANNING: [Pass; 3] = [
    ("bounds", bounds::run),
    ("hoist", hoist::run),
    ("matters", liveness::run),
];

/// Runs every pass.
pub(super) fn run(program: &mut Program) {
    verify(program, "lowering");
    for (name, pass) in PASSES {
        pass(program);
        verify(program, name);
    }
}

/// The plan for the rules of a program.
pub(super) fn plan(program: &Program) -> Plan {
    let mut planned = program.clone();
    for (_, pass) in PLANNING {
        pass(&mut planned);
    }
    planned.plan
}

fn verify(program: &Program, after: &str) {
    if cfg!(debug_assertions)
        && let Err(broken) = check::check(program)
    {
        panic!("after `{after}` the program is broken: {broken}");
    }
}
