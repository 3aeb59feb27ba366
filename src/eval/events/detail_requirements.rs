//! Which kinds have conditions on the details of which activities.

use super::classifier::{Asking, Family};
use crate::contract::model::ActivityId;
use crate::data::table::Activities;
use crate::eval::context::Run;

/// A kind with a condition on the details of an activity.
#[derive(Debug, Clone, Copy)]
pub(in crate::eval) struct AskedOf {
    /// The kind.
    pub kind: ActivityId,
    /// The row of the activity.
    pub row: usize,
    /// The day of the activity.
    pub day: i32,
}

/// Every kind with a condition on the details of an activity, for activities up to the as-of time.
pub(in crate::eval) fn asked(run: &Run<'_>, activities: &Activities) -> Vec<AskedOf> {
    let program = run.program;
    let kinds = activities.kinds.iter();
    let families: Vec<Family> = kinds.map(|kind| Family::new(program, *kind)).collect();
    let mut asking = Asking::new(program, run.input);
    let mut all = Vec::new();
    for (row, (micros, kind)) in activities.micros.iter().zip(&activities.kind).enumerate() {
        let family = families.get(usize::from(*kind));
        let Some(family) = family.filter(|_| *micros <= run.as_of) else {
            continue;
        };
        let day = run.days.of(*micros);
        let mut bits = family.bits();
        family.ask(&mut asking, row, day, &mut bits);
        let kinds = family.asked(&bits);
        all.extend(kinds.map(|kind| AskedOf { kind, row, day }));
    }
    all
}
