//! What may look at what.

use super::Checker;
use crate::ir::program::{BackWhen, KindSource, Trigger};
use crate::ir::term::{Since, Term, TermId};

impl Checker<'_> {
    /// Marks what these terms use.
    fn used(&self, roots: impl Iterator<Item = TermId>) -> Vec<bool> {
        let mut used = vec![false; self.program.terms.len()];
        roots.for_each(|term| used[term.index()] = true);
        for index in (0..used.len()).rev() {
            if used[index] {
                for child in self.program.terms[index].children() {
                    used[child.index()] = true;
                }
            }
        }
        used
    }

    fn each_used(
        &self,
        roots: impl Iterator<Item = TermId>,
        allowed: impl Fn(&Term) -> bool,
    ) -> bool {
        let used = self.used(roots);
        let terms = self.program.terms.iter().zip(used);
        terms
            .filter(|(_, used)| *used)
            .all(|(term, _)| allowed(term))
    }

    /// Points come before points, and before stages; so do definitions.
    pub(super) fn points_see_neither_points_nor_stages(&self) -> Result<(), String> {
        let program = self.program;
        let rules = program.groups.iter().flat_map(|group| &group.rules);
        let conditions = rules.filter_map(|rule| match rule.trigger {
            Trigger::When { condition, .. } => Some(condition),
            Trigger::ForEach { .. } | Trigger::ForIdle { .. } => None,
        });
        let definitions = program.definitions.iter().map(|d| d.condition);
        let allowed =
            |term: &Term| !matches!(term, Term::Points(..) | Term::Entered(_)) && !of_clock(term);
        if !self.each_used(conditions.chain(definitions), allowed) {
            return Err("a rule of points that looks at points or stages".to_owned());
        }
        Ok(())
    }

    /// Only what ends a clock may ask what has happened since it started.
    pub(super) fn only_lapses_see_clocks(&self) -> Result<(), String> {
        let program = self.program;
        let stages = program.stages.iter().flat_map(|stage| {
            let back = stage.back_to.iter().filter_map(|back| match back.when {
                BackWhen::Condition { condition, .. } => Some(condition),
                BackWhen::AfterDays(_) => None,
            });
            let tracks = stage.fast_tracks.iter().map(|track| track.condition);
            tracks.chain(stage.condition).chain(back)
        });
        let exclusions = program.exclusions.iter().map(|e| e.condition);
        let starts = program.slas.iter().filter_map(|sla| sla.when);
        let starts = starts.map(|asked| asked.condition);
        if !self.each_used(stages.chain(exclusions).chain(starts), |term| {
            !of_clock(term)
        }) {
            return Err("a condition that looks at a clock it has not".to_owned());
        }
        Ok(())
    }

    /// Details are seen by derived kinds only, and those see nothing else.
    pub(super) fn kinds_see_details_only(&self) -> Result<(), String> {
        let mut asked = Vec::new();
        for kind in &self.program.kinds {
            if let KindSource::KindOf {
                when: Some(when), ..
            } = kind.source
            {
                self.condition(when.condition, when.written)?;
                asked.push(when.condition);
            }
        }
        let allowed = |term: &Term| match term {
            Term::Points(..)
            | Term::Entered(_)
            | Term::Reached(_)
            | Term::Count { .. }
            | Term::Quiet { .. } => false,
            other => other.value().is_none_or(|value| value.detail().is_some()),
        };
        if !self.each_used(asked.into_iter(), allowed) {
            return Err("a derived activity that looks at more than details".to_owned());
        }
        Ok(())
    }
}

/// Whether a term means something only beside a clock.
fn of_clock(term: &Term) -> bool {
    match term {
        Term::Reached(_) => true,
        Term::Count { window, .. } => window.since == Since::ThisClock,
        Term::Quiet { since, .. } => *since == Since::ThisClock,
        _ => false,
    }
}
