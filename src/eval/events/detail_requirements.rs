//! Which kinds have conditions on the details of which activities.

use super::classifier::{Classifier, DetailEval};
use crate::contract::model::ActivityId;
use crate::data::table::Activities;
use crate::eval::context::EvalContext;

/// A kind with a condition on the details of an activity.
#[derive(Debug, Clone, Copy)]
pub(in crate::eval) struct DetailRequirement {
    /// The kind.
    pub kind: ActivityId,
    /// The row of the activity.
    pub row: usize,
    /// The day of the activity.
    pub day: i32,
}

/// Every kind with a condition on the details of an activity, for activities up to the as-of time.
pub(in crate::eval) fn detail_requirements(
    run: &EvalContext<'_>,
    activities: &Activities,
) -> Vec<DetailRequirement> {
    let program = run.program;
    let kinds = activities.kinds.iter();
    let classifiers: Vec<Classifier> = kinds.map(|kind| Classifier::new(program, *kind)).collect();
    let mut asking = DetailEval::new(program, run.input);
    let mut all = Vec::new();
    for (row, (micros, kind)) in activities.micros.iter().zip(&activities.kind).enumerate() {
        let family = classifiers.get(usize::from(*kind));
        let Some(classifier) = family.filter(|_| *micros <= run.as_of) else {
            continue;
        };
        let day = run.days.day_of(*micros);
        let mut bits = classifier.bits();
        classifier.test_row(&mut asking, row, day, &mut bits);
        let kinds = classifier.matching_kinds(&bits);
        all.extend(kinds.map(|kind| DetailRequirement { kind, row, day }));
    }
    all
}
