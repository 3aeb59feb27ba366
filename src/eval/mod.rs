//! Evaluates the histories of leads: the stage of each lead, since when, with how many points, and why.
//!
//! Evaluation is a pure function of a [`Program`], the leads, their activities and the as-of time; the number of threads does
//! not affect the results.

mod as_of;
mod clocks;
mod context;
pub mod coverage;
mod decider;
mod eval_plan;
mod events;
pub mod example;
pub mod explain;
mod input;
mod lead;
mod local_days;
mod missing_fields;
mod parallel;
mod replay;
mod requested_as_of;
mod result_rows;
pub mod results;
mod rule_index;
mod scores;
mod static_conditions;
pub mod targets;
mod timings;

pub use as_of::AsOf;
pub use decider::{Decision, LeadDecider};
pub use events::NeededActivities;
pub use explain::{LeadExplanation, alone, explain, explain_stage};
pub use requested_as_of::{RequestedAsOf, day};
pub use results::Results;
pub use timings::{EvalTimings, evaluate_timed};

use crate::data::table::{Activities, Column, Leads};
use crate::ir::Program;
use crate::time::MicrosUtc;
pub use clocks::results::{Clock, ClockState, ClosedBy, Entry, EntryCause, NotStarted};
use clocks::{ClockTracker, OpenTimeTables};
pub use clocks::{due_within, overdue};
use context::EvalContext;
use eval_plan::EvalPlan;
use events::{BLOCK, CHUNK, KeptEvents, UnsortedEvents, spread};
use input::Input;
use lead::Lead;
pub(crate) use local_days::LocalDays;
use replay::{NoObserver, Observer, StagesOnly};
use result_rows::Rows;
use static_conditions::Columns;
use std::ops::Range;

/// How to evaluate; no option affects the results.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// The number of threads; none means one per processor.
    pub threads: Option<usize>,
}

/// Maximum nesting depth of conditions for which any stack is large enough.
const SHALLOW: usize = 64;

/// Runs the evaluation of a program. So few leads and activities that several threads would have nothing to do are evaluated on
/// one: the current one, unless conditions are deeply nested.
fn in_threads_for_size<R: Send>(
    program: &Program,
    (leads, activities): (&Leads, &Activities),
    options: Options,
    work: impl FnOnce() -> R + Send,
) -> R {
    let is_small = leads.len() <= CHUNK && activities.len() <= BLOCK;
    match is_small {
        true if program.max_depth() <= SHALLOW => work(),
        true => in_threads(Options { threads: Some(1) }, work),
        false => in_threads(options, work),
    }
}

/// Evaluates every lead at the as-of time.
///
/// The columns of `leads` and `activities` must be those of the program's inputs: one per field and one per detail.
pub fn evaluate(
    program: &Program,
    leads: &Leads,
    activities: &Activities,
    as_of: AsOf,
    options: Options,
) -> Results {
    in_threads_for_size(program, (leads, activities), options, || {
        evaluate_here(program, leads, activities, as_of)
    })
}

/// The result of [`evaluate`], computed on the caller's threads.
pub fn evaluate_here(
    program: &Program,
    leads: &Leads,
    activities: &Activities,
    as_of: AsOf,
) -> Results {
    results_with(program, leads, activities, as_of, || NoObserver)
}

/// The stages and exclusions of [`evaluate`], in less time: the columns of points, conditions and missing fields are empty.
pub fn evaluate_stages(
    program: &Program,
    leads: &Leads,
    activities: &Activities,
    as_of: AsOf,
    options: Options,
) -> Results {
    in_threads_for_size(program, (leads, activities), options, || {
        results_with(program, leads, activities, as_of, || StagesOnly)
    })
}

/// The results as the observer wants them; it sees no events but those on which they depend.
fn results_with<W: Observer + Send>(
    program: &Program,
    leads: &Leads,
    activities: &Activities,
    as_of: AsOf,
    observer: impl Fn() -> W + Sync,
) -> Results {
    let span = TimeRange::new(leads, activities, as_of.instant);
    let (days, kept) = (span.days(program), KeptEvents::for_results(program));
    let as_of = span.as_of;
    watched(program, leads, activities, as_of, &days, kept, observer).0
}

/// The outcome of every lead, and how it got there.
#[derive(Debug, Clone, PartialEq)]
pub struct History {
    /// The result of [`evaluate`].
    pub results: Results,
    /// Every entry into a stage: by lead, then in chronological order.
    pub entries: Vec<Entry>,
    /// Every clock of an sla: by lead, then by start, then by sla.
    pub clocks: Vec<Clock>,
}

impl History {
    /// Every entry of a lead into a stage, in chronological order.
    pub fn entries_of(&self, lead: usize) -> &[Entry] {
        of_lead(&self.entries, lead, |entry| entry.lead)
    }

    /// Every clock of a lead: by start, then by sla.
    pub fn clocks_of(&self, lead: usize) -> &[Clock] {
        of_lead(&self.clocks, lead, |clock| clock.lead)
    }
}

/// The items of one lead in a list that is sorted by lead.
fn of_lead<T>(all: &[T], lead: usize, row: impl Fn(&T) -> u32) -> &[T] {
    let first = |lead: usize| all.partition_point(|one| (row(one) as usize) < lead);
    all.get(first(lead)..first(lead + 1)).unwrap_or_default()
}

/// Evaluates every lead at the as-of time, with the moves and the clocks of its history.
///
/// The columns of `leads` and `activities` must be those of the program's inputs: one per field and one per detail.
pub fn evaluate_history(
    program: &Program,
    leads: &Leads,
    activities: &Activities,
    as_of: AsOf,
    options: Options,
) -> History {
    in_threads_for_size(program, (leads, activities), options, || {
        evaluate_history_here(program, leads, activities, as_of)
    })
}

/// The result of [`evaluate_history`], computed on the caller's threads.
pub fn evaluate_history_here(
    program: &Program,
    leads: &Leads,
    activities: &Activities,
    as_of: AsOf,
) -> History {
    let days = TimeRange::new(leads, activities, as_of.instant).days(program);
    evaluate_history_with(program, leads, activities, as_of, &days)
}

/// The result of [`evaluate_history_here`], with days that may serve many evaluations; they need not be all that occur.
pub(crate) fn evaluate_history_with(
    program: &Program,
    leads: &Leads,
    activities: &Activities,
    as_of: AsOf,
    days: &LocalDays,
) -> History {
    let span = TimeRange::new(leads, activities, as_of.instant);
    let tables = OpenTimeTables::new(program, span.first, span.as_of);
    let tracker = || ClockTracker::new(&tables);
    let (results, ledgers) = watched(
        program,
        leads,
        activities,
        span.as_of,
        days,
        KeptEvents::All,
        tracker,
    );
    let (mut entries, mut clocks) = (Vec::new(), Vec::new());
    for ledger in ledgers {
        entries.extend(ledger.entries);
        clocks.extend(ledger.clocks);
    }
    History {
        results,
        entries,
        clocks,
    }
}

/// Runs work on threads whose stacks are large enough for deeply nested conditions.
pub fn in_threads<R: Send>(options: Options, work: impl FnOnce() -> R + Send) -> R {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(options.threads.unwrap_or(0))
        .stack_size(STACK)
        .build();
    match pool {
        Ok(pool) => pool.install(work),
        // If no threads can be started, the current one is used.
        Err(_) => work(),
    }
}

/// Stack size in bytes; conditions may be deeply nested.
const STACK: usize = 16 << 20;

/// Evaluates every lead. Each chunk of leads has its own watcher; the watchers are returned in the order of the leads. A watcher
/// that looks at events needs all of them.
fn watched<W: Observer + Send>(
    program: &Program,
    leads: &Leads,
    activities: &Activities,
    as_of: MicrosUtc,
    days: &LocalDays,
    kept: KeptEvents,
    observer: impl Fn() -> W + Sync,
) -> (Results, Vec<W>) {
    let plan = EvalPlan::new(program);
    let input = Input::new(program, &plan, leads, activities, days);
    let spread = spread(program, &input, activities, days, leads, kept, as_of.0);
    let run = EvalContext {
        program,
        plan: &plan,
        leads: Some(leads),
        input: &input,
        days,
        sets: &spread.sets,
        as_of: as_of.0,
        as_of_day: days.day_of(as_of.0),
    };
    let chunks = spread.chunks.into_iter().enumerate().collect();
    let chunks: Vec<(Rows, W)> = parallel::map(chunks, |(index, loose)| {
        let rows = index * CHUNK..leads.len().min((index + 1) * CHUNK);
        let mut watcher = observer();
        (watched_chunk(&run, loose, rows, &mut watcher), watcher)
    });
    let (chunks, watchers) = chunks.into_iter().unzip();
    let mut results = result_rows::joined(program, chunks);
    results.counters.activities_after = spread.after;
    results.counters.activities_date_only = spread.date_only;
    results.counters.open_kinds = spread.open;
    (results, watchers)
}

fn watched_chunk<W: Observer>(
    run: &EvalContext<'_>,
    loose: UnsortedEvents,
    rows: Range<usize>,
    observer: &mut W,
) -> Rows {
    let events = loose.sort(rows.len(), run.days);
    let columns = Columns::new(run, rows.clone());
    let mut lead = Lead::new(run, &columns);
    let mut out = Rows::new(run.program, rows.len(), observer.wants_results());
    for (local, row) in rows.enumerate() {
        if !lead.open(row, local, events.events_of(local)) {
            out.leave_out();
            continue;
        }
        let replayed = lead.replay(observer);
        out.add(&mut lead, replayed);
    }
    out
}

/// Opens the history of a lead that is the only row in its columns; none if it is left out.
fn with_only_lead<R>(
    program: &Program,
    leads: &Leads,
    activities: &Activities,
    as_of: MicrosUtc,
    then: impl FnOnce(&mut Lead<'_>) -> R,
) -> Option<R> {
    let span = TimeRange::new(leads, activities, as_of);
    let (as_of, days) = (span.as_of, span.days(program));
    let plan = EvalPlan::new(program);
    let input = Input::new(program, &plan, leads, activities, &days);
    let kept = KeptEvents::All;
    let spread = spread(program, &input, activities, &days, leads, kept, as_of.0);
    let run = EvalContext {
        program,
        plan: &plan,
        leads: Some(leads),
        input: &input,
        days: &days,
        sets: &spread.sets,
        as_of: as_of.0,
        as_of_day: days.day_of(as_of.0),
    };
    let loose = spread.chunks.into_iter().next()?;
    let events = loose.sort(leads.len(), &days);
    let columns = Columns::new(&run, 0..leads.len());
    let mut lead = Lead::new(&run, &columns);
    lead.open(0, 0, events.events_of(0))
        .then(|| then(&mut lead))
}

/// The time range of a run.
#[derive(Clone, Copy)]
struct TimeRange {
    /// The first instant of the data.
    first: MicrosUtc,
    as_of: MicrosUtc,
}

impl TimeRange {
    fn new(leads: &Leads, activities: &Activities, as_of: MicrosUtc) -> TimeRange {
        let first = first_instant(leads, activities).min(as_of);
        TimeRange { first, as_of }
    }

    /// Its days in the contract's time zone.
    fn days(self, program: &Program) -> LocalDays {
        let zone = program.about.zone.zone();
        LocalDays::new(zone, program.about.week_starts, self.first, self.as_of)
    }
}

/// The first instant of the data.
fn first_instant(leads: &Leads, activities: &Activities) -> MicrosUtc {
    let parts = activities.micros.chunks(CHUNK).collect();
    let parts = parallel::map(parts, |micros: &[i64]| micros.iter().copied().min());
    let activity = parts.into_iter().flatten().min();
    let times = leads.columns.iter().flatten().filter_map(|c| match c {
        Column::Time(times) => Some(times),
        _ => None,
    });
    let times = times.chain(leads.known_from.iter().flatten());
    let lead = times.flat_map(|times| times.micros.iter().flatten()).min();
    MicrosUtc(activity.into_iter().chain(lead).min().unwrap_or(i64::MAX))
}
