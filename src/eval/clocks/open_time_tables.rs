//! The open time of every calendar, as far as the clocks of a run may need it.

use crate::clock::{Deadline, Elapsed, Hours, OpenTime, Pause, due_with, took};
use crate::contract::model::CalendarId;
use crate::ir::program::Program;
use crate::time::{Duration, LocalDay, MicrosUtc, Unit, first_instant};
use std::sync::OnceLock;

/// Days in a table before the first activity, enough for an overnight window and a time zone.
const MARGIN: i32 = 8;
/// Maximum number of days in a table before and after the as-of time, about 400 years.
const LONGEST: i32 = 146_000;

/// The open time of the calendars of a program.
pub(in crate::eval) struct OpenTimeTables<'a> {
    program: &'a Program,
    /// Made when a clock first asks: in many runs none does.
    calendars: Vec<OnceLock<CalendarTable>>,
    /// The span in which the clocks of the tables start.
    first: MicrosUtc,
    as_of: MicrosUtc,
    /// The days in the contract's time zone, for clocks without a calendar.
    plain: OnceLock<OpenTime>,
    longest: Longest,
}

/// The open time of a calendar, from an instant on.
struct CalendarTable {
    open: OpenTime,
    first: MicrosUtc,
}

/// The longest durations that clocks count.
#[derive(Debug, Clone, Copy, Default)]
struct Longest {
    /// Business time, in microseconds.
    micros: i64,
    /// Business days.
    days: u64,
}

impl<'a> OpenTimeTables<'a> {
    /// Tables for the clocks of a program that start between two instants.
    pub fn new(program: &'a Program, first: MicrosUtc, as_of: MicrosUtc) -> OpenTimeTables<'a> {
        let lengths = program.slas.iter().flat_map(|sla| {
            let escalate = sla.escalate.as_ref().map(|(_, after)| *after);
            [Some(sla.within), sla.warn, escalate].into_iter().flatten()
        });
        // No clock starts before the contract is in force. Only calendars have tables.
        let in_force = program.about.in_force;
        let in_force = in_force.filter(|_| !program.calendars.is_empty());
        let in_force = in_force.map(|(from, _)| first_instant(from, program.about.zone.zone()));
        let first = in_force.map_or(first, |from| first.max(from));
        OpenTimeTables::with_longest(program, first, as_of, longest(lengths))
    }

    /// Tables for clocks of one length that start at an instant.
    pub fn at(program: &'a Program, instant: MicrosUtc, length: Duration) -> OpenTimeTables<'a> {
        OpenTimeTables::with_longest(program, instant, instant, longest([length]))
    }

    fn with_longest(
        program: &'a Program,
        first: MicrosUtc,
        as_of: MicrosUtc,
        longest: Longest,
    ) -> OpenTimeTables<'a> {
        OpenTimeTables {
            program,
            calendars: program.calendars.iter().map(|_| OnceLock::new()).collect(),
            first,
            as_of,
            plain: OnceLock::new(),
            longest,
        }
    }

    /// When a clock that starts at an instant is due in a calendar; none if the deadline cannot be determined.
    pub fn due(
        &self,
        calendar: Option<CalendarId>,
        start: MicrosUtc,
        length: Duration,
        pauses: &[Pause],
    ) -> Option<MicrosUtc> {
        let due = |open: &OpenTime| match due_with(start, length, open, pauses) {
            Deadline::At(at) => Some(at),
            Deadline::Never => None,
        };
        match calendar {
            None => due(self.plain()),
            Some(id) => self.with(id, start, due),
        }
    }

    /// The time from one instant to another, measured in a unit; none if the unit needs a calendar and there is none.
    pub fn took(
        &self,
        calendar: Option<CalendarId>,
        (from, to): (MicrosUtc, MicrosUtc),
        unit: Unit,
        pauses: &[Pause],
    ) -> Option<Elapsed> {
        let ask = |open: &OpenTime| took(from, to, unit, open, pauses);
        match calendar {
            None if unit.is_business() => None,
            None => Some(ask(self.plain())),
            Some(id) => Some(self.with(id, from, ask)),
        }
    }

    /// The open time of a calendar, or the plain days in the contract's time zone.
    pub fn open_time(&self, calendar: Option<CalendarId>) -> &OpenTime {
        calendar.map_or_else(|| self.plain(), |id| &self.table(id).open)
    }

    fn plain(&self) -> &OpenTime {
        self.plain.get_or_init(|| {
            let hours = Hours::never_open(self.program.about.zone.zone().clone());
            OpenTime::new(&hours, LocalDay(0), LocalDay(0))
        })
    }

    fn table(&self, id: CalendarId) -> &CalendarTable {
        self.calendars[id.index()].get_or_init(|| {
            let hours = self.program.calendars[id.index()].hours();
            let last_start = self.as_of.local_day(&hours.zone);
            let day = self.first.local_day(&hours.zone).0.saturating_sub(MARGIN);
            let day = LocalDay(day.clamp(last_start.0 - LONGEST, last_start.0));
            CalendarTable {
                open: reaching(&hours, day, self.as_of, self.longest),
                first: first_instant(day, &hours.zone),
            }
        })
    }

    /// Open time between two instants, in microseconds; none without a calendar.
    pub fn open_between(
        &self,
        calendar: Option<CalendarId>,
        from: MicrosUtc,
        to: MicrosUtc,
    ) -> Option<i64> {
        Some(self.with(calendar?, from, |open| open.between(from, to)))
    }

    /// Queries the table of a calendar from an instant on. An instant before the table gets a table of its own.
    fn with<R>(&self, id: CalendarId, from: MicrosUtc, ask: impl Fn(&OpenTime) -> R) -> R {
        let table = self.table(id);
        if from >= table.first {
            return ask(&table.open);
        }
        let hours = self.program.calendars[id.index()].hours();
        let day = from.local_day(&hours.zone).0.saturating_sub(MARGIN);
        ask(&reaching(&hours, LocalDay(day), from, self.longest))
    }
}

/// A table from a day on that covers the deadlines of all clocks that start up to an instant. If a calendar opens too rarely,
/// it covers those of the next 400 years.
fn reaching(hours: &Hours, first: LocalDay, last_start: MicrosUtc, longest: Longest) -> OpenTime {
    let Longest { micros, days } = longest;
    let from = last_start.local_day(&hours.zone);
    let mut ahead = 64;
    loop {
        let table = OpenTime::new(hours, first, LocalDay(from.0.saturating_add(ahead)));
        let enough = table.after(last_start, micros).is_some()
            && (days == 0 || table.closing(from, days).is_some());
        if enough || ahead >= LONGEST {
            return table;
        }
        ahead = ahead.saturating_mul(4).min(LONGEST);
    }
}

fn longest(lengths: impl IntoIterator<Item = Duration>) -> Longest {
    let mut longest = Longest::default();
    for length in lengths {
        if length.unit == Unit::BusinessDays {
            longest.days = longest.days.max(length.count);
        } else if length.unit.is_business() {
            longest.micros = longest.micros.max(length.micros().unwrap_or(0));
        }
    }
    longest
}
