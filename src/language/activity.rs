//! Tests of activities: how many there must be (`at least N times`, `on at least N days`, `at most N times`, `no …`), and when
//! (`in the last N days`, `between N and M days ago`, `since STAGE`, `until ACTIVITY`).

use super::date::near_windows;
use super::steps::{near_ages, near_counts};
use crate::syntax::phrase::PhraseId;

/// A test of activities: which ones it counts, how many there must be, and when. It is never open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityTest<Q, S, A> {
    /// Which activities.
    pub which: Q,
    /// How many there must be.
    pub count: Count,
    /// The time window.
    pub window: Window<S, A>,
}

/// How many activities there must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Count {
    /// `at least N times`; 1 if no number is written.
    AtLeast(u32),
    /// `on at least N days`: on N or more different local days.
    OnDays(u32),
    /// `at most N times`
    AtMost(u32),
    /// `no …`
    None,
}

/// A count without its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountKind {
    /// At least one.
    One,
    /// `at least N times`
    AtLeast,
    /// `on at least N days`
    OnDays,
    /// `at most N times`
    AtMost,
    /// `no …`
    None,
}

/// The time window in which a test counts activities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Window<S, A> {
    /// At any time; in `back to … when` and `lapses when`, since the stage was entered or the clock started.
    Ever,
    /// `in the last N days`
    LastDays(u32),
    /// `between N and M days ago`, both ends included.
    DaysAgo(u32, u32),
    /// `since STAGE`
    Since(S),
    /// `until ACTIVITY`: after the last one of these.
    Until(A),
}

/// A window without its operand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WindowKind {
    /// At any time.
    Ever,
    /// `in the last N days`
    LastDays,
    /// `between N and M days ago`
    DaysAgo,
    /// `since STAGE`
    Since,
    /// `until ACTIVITY`
    Until,
}

/// What a window is written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operand<S, A> {
    /// Nothing.
    Nothing,
    /// A number of days.
    Days(u32),
    /// The least and the greatest age in days.
    Ages(u32, u32),
    /// A stage.
    Stage(S),
    /// A kind of activity.
    Activity(A),
}

/// The activities a phrase is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Selector {
    /// Those of a kind.
    Kind,
    /// `activity by the lead`
    Lead,
    /// `activity by sales`
    Party,
    /// `activity by anybody`
    Anybody,
}

/// The meaning of a phrase, without its operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Form {
    /// The activities it is about.
    pub selector: Selector,
    /// The window.
    pub window: WindowKind,
    /// How many there must be.
    pub count: CountKind,
}

/// A form as it is written.
struct WrittenForm {
    phrase: PhraseId,
    form: Form,
}

#[rustfmt::skip]
const WRITTEN: &[WrittenForm] = {
    use CountKind as C;
    use PhraseId as P;
    use Selector::{Anybody, Kind, Lead, Party};
    use WindowKind::{DaysAgo, Ever, LastDays, Since, Until};
    const fn form(phrase: P, selector: Selector, count: C, window: WindowKind) -> WrittenForm {
        WrittenForm { phrase, form: Form { selector, window, count } }
    }
    &[
        form(P::Ever,         Kind, C::One,     Ever),
        form(P::Times,        Kind, C::AtLeast, Ever),
        form(P::OnDays,       Kind, C::OnDays,  Ever),
        form(P::AtMostTimes,  Kind, C::AtMost,  Ever),
        form(P::Never,        Kind, C::None,    Ever),
        form(P::InLast,       Kind, C::One,     LastDays),
        form(P::TimesInLast,  Kind, C::AtLeast, LastDays),
        form(P::OnDaysInLast, Kind, C::OnDays,  LastDays),
        form(P::AtMostInLast, Kind, C::AtMost,  LastDays),
        form(P::NoInLast,     Kind, C::None,    LastDays),
        form(P::DaysAgo,      Kind, C::One,     DaysAgo),
        form(P::TimesDaysAgo, Kind, C::AtLeast, DaysAgo),
        form(P::Since,        Kind, C::One,     Since),
        form(P::TimesSince,   Kind, C::AtLeast, Since),
        form(P::OnDaysSince,  Kind, C::OnDays,  Since),
        form(P::AtMostSince,  Kind, C::AtMost,  Since),
        form(P::NoSince,      Kind, C::None,    Since),
        form(P::Until,        Kind, C::One,     Until),
        form(P::NoActivityByLead,    Lead,    C::None, LastDays),
        form(P::NoActivityBy,        Party,   C::None, LastDays),
        form(P::NoActivityByAnybody, Anybody, C::None, LastDays),
    ]
};

/// The phrases for a kind of activity that did not happen: `no call`, `no call since MQL`.
pub fn negative_phrases() -> impl Iterator<Item = PhraseId> {
    let rows = WRITTEN
        .iter()
        .filter(|row| row.form.count == CountKind::None);
    rows.map(|row| row.phrase)
}

/// The meaning of a phrase for activities.
pub fn from_phrase(id: PhraseId) -> Option<Form> {
    let row = WRITTEN.iter().find(|row| row.phrase == id)?;
    Some(row.form)
}

impl Form {
    /// An activity without anything else.
    pub const BARE: Form = Form {
        selector: Selector::Kind,
        window: WindowKind::Ever,
        count: CountKind::One,
    };

    /// Whether it has a count or a window, but not both.
    pub fn is_simple(self) -> bool {
        self.count == CountKind::One || self.window == WindowKind::Ever
    }

    /// Its phrase; none if the language has no such phrase.
    pub fn phrase(self) -> Option<PhraseId> {
        let row = WRITTEN.iter().find(|row| row.form == self)?;
        Some(row.phrase)
    }
}

impl CountKind {
    /// The count with a number; the number is not used where there is none.
    pub fn with(self, number: u32) -> Count {
        match self {
            CountKind::One => Count::AtLeast(1),
            CountKind::AtLeast => Count::AtLeast(number),
            CountKind::OnDays => Count::OnDays(number),
            CountKind::AtMost => Count::AtMost(number),
            CountKind::None => Count::None,
        }
    }

    /// Whether it is written with a number.
    pub fn has_number(self) -> bool {
        match self {
            CountKind::AtLeast | CountKind::OnDays | CountKind::AtMost => true,
            CountKind::One | CountKind::None => false,
        }
    }
}

impl Count {
    /// The count without its number.
    pub fn kind(self) -> CountKind {
        match self {
            Count::AtLeast(1) => CountKind::One,
            Count::AtLeast(_) => CountKind::AtLeast,
            Count::OnDays(_) => CountKind::OnDays,
            Count::AtMost(_) => CountKind::AtMost,
            Count::None => CountKind::None,
        }
    }

    /// Its number, as it is written; 0 for `no …`.
    pub fn number(self) -> u32 {
        match self {
            Count::AtLeast(number) | Count::OnDays(number) | Count::AtMost(number) => number,
            Count::None => 0,
        }
    }

    /// Whether more activities can make it fail.
    pub fn is_upper_limit(self) -> bool {
        match self {
            Count::AtMost(_) | Count::None => true,
            Count::AtLeast(_) | Count::OnDays(_) => false,
        }
    }

    /// The smallest number of activities at which the answer is another one than without any.
    pub fn turning_point(self) -> u32 {
        match self {
            Count::AtLeast(number) | Count::OnDays(number) => number,
            Count::AtMost(number) => number.saturating_add(1),
            Count::None => 1,
        }
    }

    /// The counts it is easily given instead: one more, one fewer, and times instead of days.
    fn others(self) -> Vec<Count> {
        let near = |of: fn(u32) -> Count| near_counts(self.number()).map(of);
        match self {
            Count::AtLeast(_) => near(Count::AtLeast).collect(),
            Count::AtMost(_) => near(Count::AtMost).collect(),
            Count::OnDays(1) => near(Count::OnDays).collect(),
            Count::OnDays(days) => {
                let times = [Count::AtLeast(days)];
                near(Count::OnDays).chain(times).collect()
            }
            Count::None => Vec::new(),
        }
    }

    /// A text that is the same for equal counts.
    fn key(self) -> String {
        match self {
            Count::AtLeast(number) => format!("at least {number}"),
            Count::OnDays(number) => format!("on {number} days"),
            Count::AtMost(number) => format!("at most {number}"),
            Count::None => "none".to_owned(),
        }
    }
}

impl<S: Copy, A: Copy> Window<S, A> {
    /// The window without its operand.
    pub fn kind(self) -> WindowKind {
        match self {
            Window::Ever => WindowKind::Ever,
            Window::LastDays(_) => WindowKind::LastDays,
            Window::DaysAgo(..) => WindowKind::DaysAgo,
            Window::Since(_) => WindowKind::Since,
            Window::Until(_) => WindowKind::Until,
        }
    }

    /// What it is written with.
    pub fn operand(self) -> Operand<S, A> {
        match self {
            Window::Ever => Operand::Nothing,
            Window::LastDays(days) => Operand::Days(days),
            Window::DaysAgo(youngest, oldest) => Operand::Ages(youngest, oldest),
            Window::Since(stage) => Operand::Stage(stage),
            Window::Until(activity) => Operand::Activity(activity),
        }
    }

    /// The stage with which it begins, if it names one.
    pub fn stage(self) -> Option<S> {
        match self.operand() {
            Operand::Stage(stage) => Some(stage),
            Operand::Nothing | Operand::Days(_) | Operand::Ages(..) | Operand::Activity(_) => None,
        }
    }

    /// The ages in days at which an activity begins or ceases to be in it, after the day it happens.
    pub fn limits(self) -> Vec<u32> {
        match self {
            Window::LastDays(days) => vec![days],
            Window::DaysAgo(youngest, oldest) => vec![youngest, oldest.saturating_add(1)],
            Window::Ever | Window::Since(_) | Window::Until(_) => Vec::new(),
        }
    }

    /// Ages in days of activities in it and just outside; without a number of days, some ordinary ages.
    pub fn edges(self) -> Vec<u32> {
        match self {
            Window::LastDays(days) => vec![0, days.saturating_sub(1), days],
            Window::DaysAgo(youngest, oldest) => {
                let younger = youngest.checked_sub(1);
                let rest = [youngest, oldest, oldest.saturating_add(1)];
                younger.into_iter().chain(rest).collect()
            }
            Window::Ever | Window::Since(_) | Window::Until(_) => vec![0, 1, 30],
        }
    }

    /// The least age in days of an activity in it.
    pub fn youngest(self) -> u32 {
        match self {
            Window::DaysAgo(youngest, _) => youngest,
            Window::Ever | Window::LastDays(_) | Window::Since(_) | Window::Until(_) => 0,
        }
    }

    /// A text that is the same for equal windows; the functions give the names of a stage and of an activity.
    fn key(self, stage: impl Fn(S) -> String, activity: impl Fn(A) -> String) -> String {
        match self {
            Window::Ever => "ever".to_owned(),
            Window::LastDays(days) => format!("last {days}"),
            Window::DaysAgo(youngest, oldest) => format!("{youngest} to {oldest} ago"),
            Window::Since(id) => format!("since {}", stage(id)),
            Window::Until(id) => format!("until {}", activity(id)),
        }
    }

    /// The windows of the same kind that differ by one day.
    fn near(self) -> Vec<Self> {
        match self {
            Window::LastDays(days) => near_windows(days).map(Window::LastDays).collect(),
            Window::DaysAgo(youngest, oldest) => near_ages(youngest, oldest)
                .map(|(youngest, oldest)| Window::DaysAgo(youngest, oldest))
                .collect(),
            Window::Ever | Window::Since(_) | Window::Until(_) => Vec::new(),
        }
    }
}

impl<Q: Clone, S: Copy, A: Copy> ActivityTest<Q, S, A> {
    /// How it is written with such a subject.
    pub fn form(&self, selector: Selector) -> Form {
        Form {
            selector,
            window: self.window.kind(),
            count: self.count.kind(),
        }
    }

    /// Whether a single activity meets it permanently.
    pub fn is_met_permanently(&self) -> bool {
        self.count == Count::AtLeast(1) && self.window.kind() == WindowKind::Ever
    }

    /// Counts that just meet it and just do not.
    pub fn edge_counts(&self) -> [u32; 2] {
        let turn = self.count.turning_point();
        [turn.saturating_sub(1), turn]
    }

    /// The counts it is easily given instead of its own.
    pub fn other_counts(&self, selector: Selector) -> Vec<Count> {
        let mut all = self.count.others();
        all.retain(|count| {
            let count = *count;
            let other = ActivityTest {
                count,
                ..self.clone()
            };
            other.is_written(selector)
        });
        all
    }

    /// Whether there is a phrase for it.
    fn is_written(&self, selector: Selector) -> bool {
        self.form(selector).phrase().is_some()
    }

    /// The windows it is easily given instead of its own: one day more, one day less, and any time.
    pub fn other_windows(&self, selector: Selector) -> Vec<Window<S, A>> {
        let ever = (self.window.kind() != WindowKind::Ever).then_some(Window::Ever);
        let all = self.window.near().into_iter().chain(ever);
        all.filter(|window| {
            let window = *window;
            let other = ActivityTest {
                window,
                ..self.clone()
            };
            other.is_written(selector)
        })
        .collect()
    }

    /// A text that is the same for equal tests, whichever activities they are about; the functions give the names of a stage
    /// and of an activity.
    pub fn key(&self, stage: impl Fn(S) -> String, activity: impl Fn(A) -> String) -> String {
        format!("{} {}", self.count.key(), self.window.key(stage, activity))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::operators;
    use crate::language::types::SubjectKind;

    type Test = ActivityTest<(), (), ()>;

    #[test]
    fn every_form_is_read_as_it_is_written() {
        for row in WRITTEN {
            let form = from_phrase(row.phrase).expect("it is in the table");
            assert_eq!(form.phrase(), Some(row.phrase));
        }
    }

    #[test]
    fn every_operator_of_activities_has_a_form() {
        for id in operators::operators_of(SubjectKind::Activity) {
            let form = from_phrase(id).expect("it is about activities");
            assert_eq!(form.selector, Selector::Kind, "{id:?}");
        }
    }

    #[test]
    fn edges_are_on_both_sides_of_the_window() {
        let edges = Window::<(), ()>::LastDays(7).edges();
        let counts = |age: &&u32| **age < 7;
        assert_eq!(edges.iter().filter(counts).count(), 2, "{edges:?}");
        assert_eq!(edges.iter().max(), Some(&7));
        assert_eq!(Window::<(), ()>::DaysAgo(7, 9).edges(), [6, 7, 9, 10]);
        assert_eq!(Window::<(), ()>::DaysAgo(0, 9).edges(), [0, 9, 10]);
    }

    #[test]
    fn other_tests_can_be_written() {
        for row in WRITTEN {
            let window = match row.form.window {
                WindowKind::Ever => Window::Ever,
                WindowKind::LastDays => Window::LastDays(1),
                WindowKind::DaysAgo => Window::DaysAgo(3, 3),
                WindowKind::Since => Window::Since(()),
                WindowKind::Until => Window::Until(()),
            };
            let count = row.form.count.with(2);
            let test = Test {
                which: (),
                count,
                window,
            };
            let key = |test: &Test| test.key(|()| "A".into(), |()| "A".into());
            let windows = test.other_windows(row.form.selector).into_iter();
            let windows = windows.map(|window| Test { window, ..test });
            let counts = test.other_counts(row.form.selector).into_iter();
            let counts = counts.map(|count| Test { count, ..test });
            for other in windows.chain(counts) {
                assert!(
                    other.form(row.form.selector).phrase().is_some(),
                    "{other:?}"
                );
                assert_ne!(key(&other), key(&test));
            }
        }
    }

    #[test]
    fn answers_turn_at_the_turning_point() {
        assert_eq!(Count::AtMost(2).turning_point(), 3);
        assert_eq!(Count::None.turning_point(), 1);
        assert_eq!(Count::OnDays(2).turning_point(), 2);
    }
}
