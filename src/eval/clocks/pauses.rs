//! When the clocks of a lead are paused.

use crate::clock::Pause;
use crate::eval::lead::Lead;
use crate::ir::slas::Sla;
use crate::time::MicrosUtc;

impl Lead<'_> {
    /// The pauses of an sla that have happened so far. Each lasts from an activity that begins a pause to the next one that
    /// ends it, at the same instant or later.
    pub(in crate::eval) fn pauses(&self, sla: &Sla) -> Vec<Pause> {
        let Some(paused) = sla.paused else {
            return Vec::new();
        };
        let begins = self.track(paused.from).seen();
        let ends = self.track(paused.until).seen();
        let mut pauses: Vec<Pause> = Vec::new();
        for begin in begins {
            let on = pauses.last().map(|pause| pause.until);
            let over =
                |until: Option<MicrosUtc>| until.is_some_and(|until| until.0 <= begin.micros);
            if on.is_some_and(|until| !over(until)) {
                continue;
            }
            let end = ends.get(ends.partition_point(|end| end.micros < begin.micros));
            pauses.push(Pause {
                from: MicrosUtc(begin.micros),
                until: end.map(|end| MicrosUtc(end.micros)),
            });
        }
        pauses
    }
}
