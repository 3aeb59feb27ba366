//! Checks that need the whole contract.

mod calendars;
pub(super) mod cycles;
mod deadlines;
mod definitions;
mod exclusions;
mod file_days;
mod ids;
mod lists;
mod lookalikes;
mod points;
mod required_header;
mod special_days;
mod stage_order;
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
    diagnostics: &mut Diagnostics,
) {
    lookalikes::check(scope, diagnostics);
    ids::check(scope, diagnostics);
    required_header::check(scope, declared, resolved, files, diagnostics);
    calendars::check(scope, resolved, diagnostics);
    definitions::check(scope, declared, resolved, diagnostics);
    exclusions::check(scope, resolved, diagnostics);
    lists::check(scope, resolved, diagnostics);
    points::check(scope, declared, resolved, diagnostics);
    stages::check(scope, resolved, diagnostics);
    deadlines::check(scope, resolved, diagnostics);
    windows::check(scope, resolved, diagnostics);
}
