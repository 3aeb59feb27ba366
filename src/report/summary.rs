//! The summary of a run: the number of leads in each stage, and other counts.

use std::time::Duration;

use unicode_width::UnicodeWidthStr;

use super::counts::{Counts, ExclusionCount};
use super::data_summary::{Terms, reading};
use super::format::share;
use crate::data::Report;
use crate::escape::terminal::inline;
use crate::eval::{AsOf, Clock, ClockState, History};
use crate::ir::Program;
use crate::message::{Figure, Join, Language, Message, msg};
use crate::syntax::keywords;
use crate::syntax::phrase::PhraseId;

/// The run that a summary is about.
#[derive(Debug, Clone, Copy)]
pub struct Run<'a> {
    /// The rules.
    pub program: &'a Program,
    /// The findings from reading the data.
    pub data: &'a Report,
    /// The as-of time.
    pub as_of: AsOf,
    /// Whether that is the present.
    pub now: bool,
    /// How long the run took.
    pub took: Duration,
    /// The language of the reader.
    pub language: Language,
}

/// The summary of a run of `leadc eval`, line by line.
pub fn summary(run: Run<'_>, counts: &Counts) -> Vec<String> {
    let mut lines = run.opening();
    lines.extend(run.stages(counts));
    lines.extend(run.open_exclusions(counts));
    lines.extend(run.closing(counts));
    lines
}

/// The summary of a run of `leadc sla`, line by line.
pub fn sla_summary(run: Run<'_>, history: &History) -> Vec<String> {
    let mut lines = run.opening();
    lines.extend(run.clauses(&history.clocks));
    let counts = Counts::new(run.program, &history.results);
    if counts.left_out > 0 {
        let n = Figure::of(counts.left_out);
        lines.push(run.line(&msg!(
            "{n} {n|lead|leads} created after the as-of time, left out",
            n
        )));
    }
    lines.extend(run.closing(&counts));
    lines
}

/// The summary of a run of `leadc report`, line by line: facts about the data that the page does not show.
pub fn report_summary(run: Run<'_>, history: &History) -> Vec<String> {
    let mut lines = run.opening();
    lines.extend(run.closing(&Counts::new(run.program, &history.results)));
    lines
}

impl Run<'_> {
    fn line(&self, message: &Message) -> String {
        inline(&message.text(self.language)).into_owned()
    }

    /// The data that was used, and how it was read.
    fn opening(&self) -> Vec<String> {
        let mut lines = vec![self.line(&self.headline()), String::new()];
        let terms = Terms::new(self.program);
        lines.extend(reading(self.data, &terms, self.language));
        lines.push(self.line(&msg!(
            "fields and lists use today's values for the whole history"
        )));
        lines.push(String::new());
        lines
    }

    fn headline(&self) -> Message {
        let about = &self.program.about;
        let instant = self.as_of.instant.to_iso(about.zone.zone());
        let as_of = match (self.as_of.day, self.now) {
            (Some(day), _) => msg!(
                "as of the end of {day}, {zone}",
                day = day.to_string(),
                zone = about.zone.name()
            ),
            (None, true) => msg!("as of now, {time}", time = instant),
            (None, false) => msg!("as of {time}", time = instant),
        };
        let title = &about.title;
        match about.version {
            Some(version) => msg!("{title}, version {version}, {as_of}", title, version, as_of),
            None => msg!("{title}, {as_of}", title, as_of),
        }
    }

    /// One line for each clause: its clocks by state, and the share kept.
    fn clauses(&self, clocks: &[Clock]) -> Vec<String> {
        let slas = self.program.slas.iter().enumerate();
        let rows = slas.map(|(index, sla)| {
            let own = clocks.iter().filter(|clock| clock.sla.index() == index);
            let own: Vec<&Clock> = own.collect();
            (inline(&sla.name).into_owned(), self.line(&states(&own)))
        });
        let rows: Vec<(String, String)> = rows.collect();
        let width = rows.iter().map(|(name, _)| name.width()).max().unwrap_or(0);
        let line = |(name, text): &(String, String)| {
            let gap = " ".repeat(width - name.width());
            format!("{name}{gap}  {text}")
        };
        rows.iter().map(line).collect()
    }

    /// One line for each stage, followed by the separate counts.
    fn stages(&self, counts: &Counts) -> Vec<String> {
        let mut rows: Vec<(String, u64, Remark)> = counts
            .stages
            .iter()
            .map(|stage| (inline(&stage.name).into_owned(), stage.leads, Remark::None))
            .collect();
        if counts.excluded > 0 {
            let by = Remark::By(by_exclusion(counts));
            rows.push((self.line(&msg!("excluded")), counts.excluded, by));
        }
        if counts.left_out > 0 {
            rows.push((
                self.line(&msg!("left out")),
                counts.left_out,
                Remark::CreatedLater,
            ));
        }
        self.aligned(&rows)
    }

    fn aligned(&self, rows: &[(String, u64, Remark)]) -> Vec<String> {
        let count = |count: u64| Figure::of(count).text(self.language);
        let names = rows.iter().map(|(name, ..)| name.width()).max();
        let digits = rows.iter().map(|(_, n, _)| count(*n).len()).max();
        let (names, digits) = (names.unwrap_or(0), digits.unwrap_or(0));
        let line = |(name, n, remark): &(String, u64, Remark)| {
            let gap = " ".repeat(names - name.width());
            let count = format!("{:>digits$}", count(*n));
            let text = match remark {
                Remark::None => count,
                Remark::By(by) => self.line(&msg!("{count}: {by}", count, by)),
                Remark::CreatedLater => {
                    self.line(&msg!("{count}, created after the as-of time", count))
                }
            };
            format!("{name}{gap}  {text}")
        };
        rows.iter().map(line).collect()
    }

    /// A line for each exclusion that is open for leads that no other excludes.
    fn open_exclusions(&self, counts: &Counts) -> Vec<String> {
        let open = counts.exclusions.iter().filter(|count| count.open > 0);
        let line = |count: &ExclusionCount| {
            self.line(&msg!(
                "the exclusion `{exclusion}` cannot judge {n} {n|lead|leads}: what it asks for is unknown",
                exclusion = count.name,
                n = Figure::of(count.open)
            ))
        };
        open.map(line).collect()
    }

    /// What was not used as it is, and how long the run took.
    fn closing(&self, counted: &Counts) -> Vec<String> {
        type Said<S> = fn(Figure, &S) -> Message;
        let counts: [(u64, Said<Self>); 3] = [
            (counted.without_start, |n, _| {
                msg!(
                    "{n} {n|lead|leads} without creation time or activity: the history starts at the as-of time",
                    n
                )
            }),
            (counted.activities_after, |n, _| {
                msg!(
                    "{n} {n|activity|activities} after the as-of time, ignored",
                    n
                )
            }),
            (counted.open_kinds, |n, run| {
                let when = keywords::bare_label(run.program.inputs.language, PhraseId::When);
                msg!(
                    "{n} {n|activity|activities} not counted as a derived kind, because a detail its `{when}` asks for is unknown",
                    n,
                    when
                )
            }),
        ];
        let counts = counts.into_iter().filter(|(n, _)| *n > 0);
        let mut lines: Vec<String> = counts
            .map(|(n, message)| self.line(&message(Figure::of(n), self)))
            .collect();
        lines.push(self.line(&msg!(
            "{n} {n|lead|leads} in {seconds} s",
            n = Figure::of(counted.leads),
            seconds = Figure::english(format!("{:.2}", self.took.as_secs_f64()))
        )));
        lines
    }
}

/// A remark on a count.
enum Remark {
    None,
    /// The exclusions with their counts.
    By(Message),
    CreatedLater,
}

/// The clocks of a clause by state, and the share kept.
fn states(clocks: &[&Clock]) -> Message {
    let count =
        |is: &dyn Fn(&Clock) -> bool| clocks.iter().filter(|clock| is(clock)).count() as u64;
    let of = |state: ClockState| count(&|clock| clock.state == state);
    let (met, breached) = (of(ClockState::Met), of(ClockState::Breached));
    let (running, void) = (of(ClockState::Running), of(ClockState::Void));
    let not_started = count(&|clock| matches!(clock.state, ClockState::NotStarted(_)));
    let overdue = count(&|clock| clock.state == ClockState::Breached && clock.is_open());
    let paused = count(&Clock::is_paused);
    let [n_met, n_breached, n_running, n_void, n_not_started] =
        [met, breached, running, void, not_started].map(Figure::of);
    let states = [
        (met, msg!("{n} met", n = n_met)),
        (
            breached,
            match overdue {
                0 => msg!("{n} breached", n = n_breached),
                open => msg!(
                    "{n} breached ({open} still open)",
                    n = n_breached,
                    open = Figure::of(open)
                ),
            },
        ),
        (
            running,
            match paused {
                0 => msg!("{n} running", n = n_running),
                paused => msg!(
                    "{n} running ({paused} paused)",
                    n = n_running,
                    paused = Figure::of(paused)
                ),
            },
        ),
        (void, msg!("{n} void", n = n_void)),
        (not_started, msg!("{n} not started", n = n_not_started)),
    ];
    let states = states.into_iter().filter(|(n, _)| *n > 0);
    let states: Vec<Message> = states.map(|(_, text)| text).collect();
    let states = match states.is_empty() {
        true => msg!("no clocks"),
        false => Message::joined(states, Join::Comma),
    };
    match share(met, met + breached) {
        Some(kept) => msg!("{states}, {kept} kept", states, kept),
        None => states,
    }
}

fn by_exclusion(counts: &Counts) -> Message {
    let acting = counts.exclusions.iter().filter(|count| count.leads > 0);
    let named = |count: &ExclusionCount| {
        let n = Figure::of(count.leads);
        msg!("{n} by {exclusion}", n, exclusion = count.name)
    };
    Message::joined(acting.map(named), Join::And)
}
