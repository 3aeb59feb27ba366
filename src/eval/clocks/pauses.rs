//! When the clocks of a lead stand still.

use crate::clock::Pause;
use crate::eval::lead::Lead;
use crate::ir::slas::Sla;
use crate::time::MicrosUtc;

impl Lead<'_> {
    /// The pauses of a clause as far as they have happened: each from an activity that begins one to the next that ends one,
    /// at the same instant or later.
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
