//! Conditions of a lead at an instant: sections 4 and 6 to 8 of the language.

use std::collections::{BTreeMap, BTreeSet};

use leadc::contract::model::{
    ActivityId, ActivityTest, Condition, ConditionKind, Contract, NumberTest, Qualifier, StageId,
    Subject, Window,
};
use leadc::eval::EntryCause;
use leadc::language::activity::Count;
use leadc::time::{LocalDay, MicrosUtc};
use leadc::units::MilliPoints;

use super::points::Reach;
use super::rows::{Lead, Occurrence, Value};
use super::truth::Truth;
use super::values::{days_between, domain_of, test};

/// The state of a lead in the replay so far.
#[derive(Debug, Clone)]
pub struct Moves {
    /// The start of history.
    pub start: MicrosUtc,
    /// Where the lead is, and since when.
    pub stage: StageId,
    pub since: MicrosUtc,
    /// The last entry into, or passing of, each stage.
    pub entries: BTreeMap<StageId, MicrosUtc>,
    pub last_back: Option<MicrosUtc>,
    /// Every move so far in its order, passed stages before the one entered.
    pub log: Vec<Move>,
}

/// A move: a stage entered, or passed on a fast track.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    pub stage: StageId,
    pub at: MicrosUtc,
    pub how: EntryCause,
}

/// A lead at an instant of its history.
#[derive(Debug, Clone, Copy)]
pub struct Moment<'a> {
    pub contract: &'a Contract,
    pub lead: &'a Lead,
    /// Every activity in the data, in order of time.
    pub activities: &'a [Occurrence],
    pub now: MicrosUtc,
    pub moves: &'a Moves,
}

/// Where a condition is written, for what it means by an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Anywhere,
    /// `back to … when`: activities count since the stage was entered.
    BackTo,
    /// A fast track: only activities strictly later than the last going back.
    FastTrack,
    /// `lapses when` of a clock: its start, and the number of moves made before it. Activities count since then.
    Lapse(MicrosUtc, usize),
}

impl<'a> Moment<'a> {
    pub fn day_of(&self, at: MicrosUtc) -> LocalDay {
        at.local_day(&self.contract.info.zone)
    }

    /// "Age is the difference of local dates, today 0."
    pub fn age(&self, day: LocalDay) -> i64 {
        days_between(day, self.day_of(self.now)).max(0)
    }

    /// The activities up to this instant.
    pub fn visible(&self) -> impl Iterator<Item = &'a Occurrence> + use<'a> {
        let now = self.now;
        self.activities.iter().filter(move |a| a.at <= now)
    }

    pub fn truth(&self, condition: &Condition, place: Place) -> Truth {
        let parts = |parts: &[Condition]| -> Vec<Truth> {
            parts.iter().map(|part| self.truth(part, place)).collect()
        };
        match &condition.kind {
            ConditionKind::All(conditions) => Truth::all(&parts(conditions)),
            ConditionKind::Any(conditions) => Truth::any(&parts(conditions)),
            ConditionKind::None(conditions) => Truth::none(&parts(conditions)),
            ConditionKind::Test(subject, asked) => test(
                asked,
                self.value(*subject).as_ref(),
                &self.contract.lists,
                self.day_of(self.now),
                &self.contract.info.zone,
            ),
            ConditionKind::Points(points, asked) => compare(asked, self.points(*points)),
            ConditionKind::Matches(definition) => {
                let definition = &self.contract.definitions[definition.index()];
                self.truth(&definition.condition, Place::Anywhere)
            }
            ConditionKind::Activity(asked) => Truth::known(self.activity(asked, place)),
            ConditionKind::InStage(stage) => Truth::known(self.came_into(*stage, place)),
        }
    }

    /// `the lead is in STAGE`: "entered or passed since the clock started".
    fn came_into(&self, stage: StageId, place: Place) -> bool {
        match place {
            Place::Lapse(_, moves_before) => {
                let mut later = self.moves.log.iter().skip(moves_before);
                later.any(|moved| moved.stage == stage)
            }
            _ => panic!("`the lead is in` appears only after `lapses when:`"),
        }
    }

    fn value(&self, subject: Subject) -> Option<Value> {
        match subject {
            Subject::Field(field) => self.lead.value(field, self.now).cloned(),
            Subject::DomainOf(field) => self.lead.value(field, self.now).and_then(domain_of),
            Subject::Detail(_) | Subject::DomainOfDetail(_) => {
                panic!("details appear only in derived activities")
            }
        }
    }

    /// A test of activities; "activity counts are never unknown".
    fn activity(&self, asked: &ActivityTest, place: Place) -> bool {
        let counted: Vec<&Occurrence> = self
            .visible()
            .filter(|a| is_asked(a, asked.which))
            .filter(|a| place != Place::FastTrack || self.is_after_going_back(a.at))
            .filter(|a| self.in_window(a, asked.window, place))
            .collect();
        let number = counted.len();
        let days: BTreeSet<LocalDay> = counted.iter().map(|a| a.day).collect();
        let entered = self.is_long_enough_since(asked.window);
        match asked.count {
            Count::None => number == 0 && self.is_long_enough(asked.window, place),
            Count::AtLeast(least) => number >= least as usize && entered,
            Count::AtMost(most) => number <= most as usize && entered,
            Count::OnDays(least) => days.len() >= least as usize && entered,
        }
    }

    /// Strictly later than the last going back, if there was one.
    pub fn is_after_going_back(&self, at: MicrosUtc) -> bool {
        self.moves.last_back.is_none_or(|back| at > back)
    }

    fn in_window(&self, activity: &Occurrence, window: Window, place: Place) -> bool {
        let lasting = self.lasting_since(place);
        let is_meant = lasting.is_none_or(|start| self.is_since(activity, start));
        match window {
            Window::Ever => is_meant,
            Window::LastDays(days) => is_meant && self.age(activity.day) < i64::from(days),
            Window::DaysAgo(least, most) => {
                let age = self.age(activity.day);
                is_meant && age >= i64::from(least) && age <= i64::from(most)
            }
            Window::Until(end) => is_meant && !self.has_ended(activity, end),
            Window::Since(stage) => match self.moves.entries.get(&stage) {
                Some(entered) => self.is_since(activity, *entered),
                None => false,
            },
        }
    }

    /// `until B`: "no B since then, nor at the same time".
    fn has_ended(&self, activity: &Occurrence, end: ActivityId) -> bool {
        let mut ends = self.visible().filter(|a| a.kinds.contains(&end));
        ends.any(|a| a.at >= activity.at)
    }

    /// The start of the stay or clock that a condition belongs to, if activities count since then.
    fn lasting_since(&self, place: Place) -> Option<MicrosUtc> {
        match place {
            Place::BackTo => Some(self.moves.since),
            Place::Lapse(started, _) => Some(started),
            Place::Anywhere | Place::FastTrack => None,
        }
    }

    /// "At or after"; a date-only activity "counts if its day is not before the starting day".
    pub fn is_since(&self, activity: &Occurrence, start: MicrosUtc) -> bool {
        if activity.date_only {
            activity.day >= self.day_of(start)
        } else {
            activity.at >= start
        }
    }

    /// `no A in the last N days`: "and ≥ N days since the start of history (in `back to`: also since the stage was entered)";
    /// after `lapses when:` it "asks that the clock has been running for as long, too".
    fn is_long_enough(&self, window: Window, place: Place) -> bool {
        match window {
            Window::LastDays(days) => {
                let lasted = |from: MicrosUtc| self.age(self.day_of(from)) >= i64::from(days);
                lasted(self.moves.start) && self.lasting_since(place).is_none_or(lasted)
            }
            other => self.is_long_enough_since(other),
        }
    }

    /// `since STAGE`: "never entered: not met".
    fn is_long_enough_since(&self, window: Window) -> bool {
        match window {
            Window::Since(stage) => self.moves.entries.contains_key(&stage),
            Window::Ever | Window::LastDays(_) | Window::DaysAgo(..) | Window::Until(_) => true,
        }
    }
}

fn is_asked(activity: &Occurrence, which: Qualifier) -> bool {
    match which {
        Qualifier::Kind(kind) => activity.kinds.contains(&kind),
        Qualifier::By(actor) => activity.counts && activity.by == actor,
        Qualifier::ByAnybody => activity.counts,
    }
}

/// A comparison of points that open rules could change: section "Points with open rules" of the reference.
fn compare(asked: &NumberTest<MilliPoints>, points: Reach) -> Truth {
    let enough = matches!(asked, NumberTest::AtLeast(_) | NumberTest::MoreThan(_));
    match asked.holds(points.given) {
        true if enough || points.always(asked) => Truth::Met,
        false if !points.ever(asked) => Truth::NotMet,
        _ => Truth::Open,
    }
}
