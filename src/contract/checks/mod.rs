//! Checks that need the whole contract.

mod calendars;
mod clocks;
pub(super) mod cycles;
mod deadline_example;
mod deadlines;
mod definitions;
mod exclusions;
mod lists;
mod lookalikes;
mod points;
mod required_header;
mod stages;
mod windows;

use super::declare::Declarations;
use super::diagnostics::Diagnostics;
use super::load::Files;
use super::resolve::Resolved;
use super::scope::Scope;

/// Every check, in the order of the blocks it examines.
pub(super) fn all(
    scope: &Scope,
    declared: &Declarations,
    resolved: &Resolved,
    files: &Files,
    found: &mut Diagnostics,
) {
    lookalikes::check(scope, found);
    required_header::check(scope, declared, resolved, files, found);
    calendars::check(scope, resolved, found);
    definitions::check(scope, declared, resolved, found);
    exclusions::check(scope, resolved, found);
    lists::check(scope, resolved, found);
    points::check(scope, declared, resolved, found);
    stages::check(scope, resolved, found);
    deadlines::check(scope, resolved, found);
    windows::check(scope, resolved, found);
}
