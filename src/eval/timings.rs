//! Where the time of an evaluation goes.

use super::events::KeptEvents;
use super::lead::Lead;
use super::replay::Observer;
use super::{AsOf, Options, Results, TimeRange, in_threads_for_size, watched};
use crate::data::table::{Activities, Leads};
use crate::ir::Program;
use std::time::{Duration, Instant};

/// The time that each phase of an evaluation took.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct EvalTimings {
    /// Testing fields and details, and grouping the activities by lead.
    pub grouping: Duration,
    /// Replaying the histories.
    pub replay: Duration,
    /// Points, conditions and missing fields at the as-of time.
    pub scores: Duration,
}

/// The result of [`evaluate`](super::evaluate), and the time it took. What threads do at the same time is divided by their shares.
pub fn evaluate_timed(
    program: &Program,
    leads: &Leads,
    activities: &Activities,
    as_of: AsOf,
    options: Options,
) -> (Results, EvalTimings) {
    let begun = Instant::now();
    let (results, watches) = in_threads_for_size(program, (leads, activities), options, || {
        let span = TimeRange::new(leads, activities, as_of.instant);
        let (days, kept) = (span.days(program), KeptEvents::for_results(program));
        let start = Stopwatch::start;
        watched(program, leads, activities, span.as_of, &days, kept, start)
    });
    (results, EvalTimings::new(begun, begun.elapsed(), &watches))
}

impl EvalTimings {
    fn new(begun: Instant, took: Duration, watches: &[Stopwatch]) -> EvalTimings {
        let first = watches.iter().map(|watch| watch.started).min();
        let grouping = first.map_or(took, |first| first - begun);
        let rest = took.saturating_sub(grouping);
        let all: Duration = watches.iter().map(|watch| watch.last - watch.started).sum();
        let replay: Duration = watches.iter().map(|watch| watch.replay).sum();
        let share = replay.as_secs_f64() / all.as_secs_f64().max(f64::MIN_POSITIVE);
        let replay = rest.mul_f64(share.clamp(0.0, 1.0));
        EvalTimings {
            grouping,
            replay,
            scores: rest.saturating_sub(replay),
        }
    }
}

/// Measures how long the histories of a chunk of leads take.
struct Stopwatch {
    started: Instant,
    opened: Instant,
    replay: Duration,
    /// When the last history ended.
    last: Instant,
}

impl Stopwatch {
    fn start() -> Stopwatch {
        let now = Instant::now();
        Stopwatch {
            started: now,
            opened: now,
            replay: Duration::ZERO,
            last: now,
        }
    }
}

impl Observer for Stopwatch {
    fn opens(&mut self, _lead: &mut Lead<'_>) {
        self.opened = Instant::now();
    }

    fn ends(&mut self, _lead: &mut Lead<'_>) {
        self.last = Instant::now();
        self.replay += self.last - self.opened;
    }
}
