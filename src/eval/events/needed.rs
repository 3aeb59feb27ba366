//! Which activities the results depend on, where nobody asks for the histories of leads.

use super::classifier::Classifier;
use super::kind_sets::selections;
use super::partition::KeptEvents;
use super::row_classifier::RowClassifier;
use crate::contract::model::ActivityId;
use crate::data::ActivityFilter;
use crate::data::table::{Activities, EventKind, Leads};
use crate::eval::AsOf;
use crate::eval::eval_plan::EvalPlan;
use crate::eval::input::{Created, Input};
use crate::eval::local_days::LocalDays;
use crate::ir::Program;

/// The activities that [`evaluate`](crate::eval::evaluate) needs: those that a rule counts, those that it reports, and the first
/// of a lead whose history begins with it.
pub struct NeededActivities<'p> {
    program: &'p Program,
    plan: EvalPlan,
    as_of: i64,
    days: LocalDays,
    /// By activity.
    classifiers: Vec<Classifier>,
    /// By activity: whether all of them are kept, whatever their details.
    are_all_kept: Vec<bool>,
}

impl<'p> NeededActivities<'p> {
    /// The activities needed at a time.
    pub fn new(program: &'p Program, as_of: AsOf) -> NeededActivities<'p> {
        let about = &program.about;
        let as_of = as_of.instant;
        let kinds = (0..program.kinds.len() as u32).map(ActivityId);
        let classifiers = kinds.map(|kind| Classifier::new(program, EventKind::Logged(kind)));
        let classifiers: Vec<Classifier> = classifiers.collect();
        let keeps_all = KeptEvents::for_results(program) == KeptEvents::All;
        let are_all_kept = classifiers.iter().map(|classifier| {
            let members = classifier.members(program, &classifier.bits());
            keeps_all || selections(program, classifier, &members).next().is_some()
        });
        NeededActivities {
            program,
            plan: EvalPlan::new(program),
            as_of: as_of.0,
            days: LocalDays::new(about.zone.zone(), about.week_starts, as_of, as_of),
            are_all_kept: are_all_kept.collect(),
            classifiers,
        }
    }
}

impl ActivityFilter for NeededActivities<'_> {
    fn may_leave_out(&self, kind: ActivityId) -> bool {
        self.are_all_kept.get(kind.index()) == Some(&false)
    }

    fn keeps(&self, leads: &Leads, activities: &Activities) -> Vec<bool> {
        let no_leads = Leads::none();
        let input = Input::new(self.program, &self.plan, &no_leads, activities, &self.days);
        let created = Created::new(&self.plan, leads);
        let (program, classifiers) = (self.program, &self.classifiers);
        let mut rows = RowClassifier::new(program, activities, classifiers, &input, &self.days);
        let date_only = activities.date_only.as_ref();
        let keeps = |row: usize| {
            let class = rows.classify(row);
            class.is_counted
                || class.open > 0
                || activities.micros[row] > self.as_of
                || date_only.is_some_and(|marks| marks.value(row))
                || !created.is_known(activities.lead[row] as usize)
        };
        (0..activities.len()).map(keeps).collect()
    }
}
