//! Tests of activities: `ever`, `at least N times`, `in the last N days`, `since STAGE`, and `no …`.

use super::date::near_windows;
use super::steps::near_counts;
use crate::syntax::phrase::PhraseId;

/// A test of activities: which ones it counts, how many there must be, and when. It is never open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityTest<Q, S> {
    /// Which activities.
    pub which: Q,
    /// Met if there are at least this many (1 unless `at least N times`).
    pub at_least: u32,
    /// `no …`: met if there is none.
    pub negated: bool,
    /// The time window.
    pub window: Window<S>,
}

/// The time window in which a test counts activities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Window<S> {
    /// At any time; in `back to … when` and `lapses when`, since the stage was entered or the clock started.
    Ever,
    /// `in the last N days`
    LastDays(u32),
    /// `since STAGE`
    Since(S),
}

/// A window without its operand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WindowKind {
    /// At any time.
    Ever,
    /// `in the last N days`
    LastDays,
    /// `since STAGE`
    Since,
}

/// What a window is written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operand<S> {
    /// Nothing.
    Nothing,
    /// A number of days.
    Days(u32),
    /// A stage.
    Stage(S),
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
    /// Whether it says how many there must be.
    pub has_count: bool,
    /// `no …`
    pub negated: bool,
}

/// A window as it is written: for one activity, for several, for none.
struct WrittenForm {
    selector: Selector,
    window: WindowKind,
    one: Option<PhraseId>,
    several: Option<PhraseId>,
    none: Option<PhraseId>,
}

#[rustfmt::skip]
const WRITTEN: &[WrittenForm] = {
    use PhraseId as P;
    use Selector::{Anybody, Kind, Lead, Party};
    use WindowKind::{Ever, LastDays, Since};
    const fn counted(window: WindowKind, one: P, several: P, none: Option<P>) -> WrittenForm {
        WrittenForm { selector: Kind, window, one: Some(one), several: Some(several), none }
    }
    const fn none(selector: Selector, window: WindowKind, none: P) -> WrittenForm {
        WrittenForm { selector, window, one: None, several: None, none: Some(none) }
    }
    &[
        counted(Ever,     P::Ever,   P::Times,       None),
        counted(LastDays, P::InLast, P::TimesInLast, Some(P::NoInLast)),
        counted(Since,    P::Since,  P::TimesSince,  Some(P::NoSince)),
        none(Lead,    LastDays, P::NoActivityByLead),
        none(Party,   LastDays, P::NoActivityBy),
        none(Anybody, LastDays, P::NoActivityByAnybody),
    ]
};

/// The meaning of a phrase for activities.
pub fn from_phrase(id: PhraseId) -> Option<Form> {
    let is = |row: &&WrittenForm| [row.one, row.several, row.none].contains(&Some(id));
    let row = WRITTEN.iter().find(is)?;
    Some(Form {
        selector: row.selector,
        window: row.window,
        has_count: row.several == Some(id),
        negated: row.none == Some(id),
    })
}

impl Form {
    /// Its phrase; none if the language has no such phrase.
    pub fn phrase(self) -> Option<PhraseId> {
        let mut rows = WRITTEN.iter();
        let own = |row: &&WrittenForm| (row.selector, row.window) == (self.selector, self.window);
        let row = rows.find(own)?;
        match (self.negated, self.has_count) {
            (true, _) => row.none,
            (false, true) => row.several,
            (false, false) => row.one,
        }
    }
}

impl<S: Copy> Window<S> {
    /// The window without its operand.
    pub fn kind(self) -> WindowKind {
        match self {
            Window::Ever => WindowKind::Ever,
            Window::LastDays(_) => WindowKind::LastDays,
            Window::Since(_) => WindowKind::Since,
        }
    }

    /// What it is written with.
    pub fn operand(self) -> Operand<S> {
        match self {
            Window::Ever => Operand::Nothing,
            Window::LastDays(days) => Operand::Days(days),
            Window::Since(stage) => Operand::Stage(stage),
        }
    }

    /// The number of days it covers, if it names one.
    pub fn days(self) -> Option<u32> {
        match self.operand() {
            Operand::Days(days) => Some(days),
            Operand::Nothing | Operand::Stage(_) => None,
        }
    }

    /// The stage with which it begins, if it names one.
    pub fn stage(self) -> Option<S> {
        match self.operand() {
            Operand::Stage(stage) => Some(stage),
            Operand::Nothing | Operand::Days(_) => None,
        }
    }

    /// Ages in days of activities in it and just outside; without a number of days, some ordinary ages.
    pub fn edges(self) -> Vec<u32> {
        match self {
            Window::LastDays(days) => vec![0, days.saturating_sub(1), days],
            Window::Ever | Window::Since(_) => vec![0, 1, 30],
        }
    }

    /// A text that is the same for equal windows; `name` gives the name of a stage.
    pub fn key(self, name: impl Fn(S) -> String) -> String {
        match self {
            Window::Ever => "ever".to_owned(),
            Window::LastDays(days) => format!("last {days}"),
            Window::Since(stage) => format!("since {:?}", name(stage)),
        }
    }
}

impl<Q, S: Copy> ActivityTest<Q, S> {
    /// How it is written with such a subject.
    pub fn form(&self, selector: Selector) -> Form {
        Form {
            selector,
            window: self.window.kind(),
            has_count: self.at_least != 1,
            negated: self.negated,
        }
    }

    /// Whether a single activity meets it permanently.
    pub fn is_met_permanently(&self) -> bool {
        self.at_least == 1 && !self.negated && self.window.kind() == WindowKind::Ever
    }

    /// Counts that just meet it and just do not.
    pub fn edge_counts(&self) -> [u32; 2] {
        [self.at_least.saturating_sub(1), self.at_least]
    }

    /// The same test with one activity more and one fewer; a negated test has no count.
    pub fn other_counts(&self) -> Vec<u32> {
        match self.negated {
            true => Vec::new(),
            false => near_counts(self.at_least).collect(),
        }
    }

    /// The windows it is easily given instead of its own: one day more, one day less, and any time.
    pub fn other_windows(&self) -> Vec<Window<S>> {
        let near: Vec<Window<S>> = match self.window {
            Window::LastDays(days) => near_windows(days).map(Window::LastDays).collect(),
            Window::Since(_) => Vec::new(),
            Window::Ever => return Vec::new(),
        };
        // `no …` cannot be written without a window.
        let ever = (!self.negated).then_some(Window::Ever);
        near.into_iter().chain(ever).collect()
    }

    /// A text that is the same for equal tests, whichever activities they are about; `name` gives the name of a stage.
    pub fn key(&self, name: impl Fn(S) -> String) -> String {
        let window = self.window.key(name);
        format!("{} {} {window}", self.at_least, self.negated)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::operators;
    use crate::language::types::SubjectKind;

    #[test]
    fn every_form_is_read_as_it_is_written() {
        for row in WRITTEN {
            for id in [row.one, row.several, row.none].into_iter().flatten() {
                let form = from_phrase(id).expect("it is in the table");
                assert_eq!(form.phrase(), Some(id));
            }
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
        let edges = Window::<()>::LastDays(7).edges();
        let counts = |age: &&u32| **age < 7;
        assert_eq!(edges.iter().filter(counts).count(), 2, "{edges:?}");
        assert_eq!(edges.iter().max(), Some(&7));
    }

    #[test]
    fn other_tests_can_be_written() {
        let windows = [Window::Ever, Window::LastDays(1), Window::Since(())];
        for (window, negated) in windows.into_iter().flat_map(|w| [(w, false), (w, true)]) {
            let test = ActivityTest {
                which: (),
                at_least: 1,
                negated,
                window,
            };
            for window in test.other_windows() {
                let other = ActivityTest { window, ..test };
                assert!(other.form(Selector::Kind).phrase().is_some(), "{other:?}");
                assert_ne!(other.key(|()| "A".into()), test.key(|()| "A".into()));
            }
            for at_least in test.other_counts() {
                let other = ActivityTest {
                    at_least,
                    ..test.clone()
                };
                assert!(other.form(Selector::Kind).phrase().is_some(), "{other:?}");
            }
        }
    }
}
