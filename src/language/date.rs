//! Comparisons of dates, and of the local days of times: `before`, `in the last N days`, …

use super::number::stepped_ends;
use crate::syntax::phrase::{PhraseId, SlotName};
use crate::time::{LocalDay, MAX_DAYS};

/// A comparison with dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateTest {
    /// `is`
    Is(LocalDay),
    /// `is not`
    IsNot(LocalDay),
    /// `before`
    Before(LocalDay),
    /// `after`
    After(LocalDay),
    /// `between A and B`, both ends included
    Between(LocalDay, LocalDay),
    /// `in the last N days`: age 0 to N-1
    InLast(u32),
    /// `in the next N days`: today and the N-1 days after it
    InNext(u32),
}

/// The days that meet a comparison; for a negated one, those that do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Days {
    /// From one day to another; none means unlimited.
    Between(Option<LocalDay>, Option<LocalDay>),
    /// From the youngest age in days to the oldest; future days have negative ages.
    Aged(i32, i32),
}

/// What a comparison is written with.
pub enum Operand {
    /// A day, in this slot.
    Day(SlotName, LocalDay),
    /// Two days.
    Range(LocalDay, LocalDay),
    /// A number of days.
    Count(u32),
}

impl DateTest {
    /// The comparison that a phrase makes with a day.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "most phrases are about something else"
    )]
    pub fn from_day(id: PhraseId, day: LocalDay) -> Option<DateTest> {
        match id {
            PhraseId::Is => Some(DateTest::Is(day)),
            PhraseId::IsNot => Some(DateTest::IsNot(day)),
            PhraseId::Before => Some(DateTest::Before(day)),
            PhraseId::After => Some(DateTest::After(day)),
            _ => None,
        }
    }

    /// The comparison that a phrase makes with a number of days.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "most phrases are about something else"
    )]
    pub fn from_count(id: PhraseId, days: u32) -> Option<DateTest> {
        match id {
            PhraseId::InLast => Some(DateTest::InLast(days)),
            PhraseId::InNext => Some(DateTest::InNext(days)),
            _ => None,
        }
    }

    /// The phrase of the comparison, and its operand.
    pub fn phrase(self) -> (PhraseId, Operand) {
        match self {
            DateTest::Is(day) => (PhraseId::Is, Operand::Day(SlotName::Value, day)),
            DateTest::IsNot(day) => (PhraseId::IsNot, Operand::Day(SlotName::Value, day)),
            DateTest::Before(day) => (PhraseId::Before, Operand::Day(SlotName::Date, day)),
            DateTest::After(day) => (PhraseId::After, Operand::Day(SlotName::Date, day)),
            DateTest::Between(low, high) => (PhraseId::Between, Operand::Range(low, high)),
            DateTest::InLast(days) => (PhraseId::InLast, Operand::Count(days)),
            DateTest::InNext(days) => (PhraseId::InNext, Operand::Count(days)),
        }
    }

    /// A text that is the same for equal comparisons.
    pub fn key(self) -> String {
        match self {
            DateTest::Is(day) => format!("is {day}"),
            DateTest::IsNot(day) => format!("is not {day}"),
            DateTest::Before(day) => format!("before {day}"),
            DateTest::After(day) => format!("after {day}"),
            DateTest::Between(low, high) => format!("between {low} and {high}"),
            DateTest::InLast(days) => format!("in the last {days} days"),
            DateTest::InNext(days) => format!("in the next {days} days"),
        }
    }

    /// Whether it is met by the days outside its [`days`](DateTest::days).
    pub fn is_negated(self) -> bool {
        matches!(self, DateTest::IsNot(_))
    }

    /// The days that meet it; for a negated comparison, those that do not.
    pub fn days(self) -> Days {
        match self {
            DateTest::Is(day) | DateTest::IsNot(day) => Days::Between(Some(day), Some(day)),
            DateTest::Before(day) => Days::Between(None, Some(shifted(day, -1))),
            DateTest::After(day) => Days::Between(Some(shifted(day, 1)), None),
            DateTest::Between(low, high) => Days::Between(Some(low), Some(high)),
            DateTest::InLast(days) => Days::Aged(0, days_before(days)),
            DateTest::InNext(days) => Days::Aged(-days_before(days), 0),
        }
    }

    /// The number of days it covers, counted from today.
    pub fn window(self) -> Option<u32> {
        match self.phrase().1 {
            Operand::Count(days) => Some(days),
            Operand::Day(..) | Operand::Range(..) => None,
        }
    }

    /// Days at its boundaries, relative to `today`; those that meet it come first.
    pub fn edges(self, today: LocalDay) -> Vec<LocalDay> {
        let on = shifted;
        match self {
            DateTest::Is(day) | DateTest::IsNot(day) => vec![day, on(day, 1)],
            DateTest::Before(day) => vec![on(day, -1), day, on(day, -2)],
            DateTest::After(day) => vec![on(day, 1), day, on(day, 2)],
            DateTest::Between(low, high) => vec![low, high, on(low, -1), on(high, 1)],
            DateTest::InLast(days) => {
                let oldest = days_before(days);
                vec![on(today, -oldest), on(today, -oldest - 1)]
            }
            DateTest::InNext(days) => {
                let latest = days_before(days);
                vec![on(today, latest), on(today, latest.saturating_add(1))]
            }
        }
    }

    /// The comparison that is easily confused with it.
    pub fn neighbour(self) -> Option<DateTest> {
        match self {
            DateTest::Is(day) => Some(DateTest::IsNot(day)),
            DateTest::IsNot(day) => Some(DateTest::Is(day)),
            // This makes the day itself count on both sides or on none, so the other side starts a day earlier.
            DateTest::Before(day) => Some(DateTest::After(shifted(day, -1))),
            DateTest::After(day) => Some(DateTest::Before(day)),
            DateTest::Between(..) | DateTest::InLast(_) | DateTest::InNext(_) => None,
        }
    }

    /// The comparison with each of its days one later and one earlier.
    pub fn stepped(self) -> Vec<DateTest> {
        let (up, down) = (|day| shifted(day, 1), |day| shifted(day, -1));
        match self {
            DateTest::Is(day) => vec![DateTest::Is(up(day))],
            DateTest::IsNot(day) => vec![DateTest::IsNot(up(day))],
            DateTest::Before(day) => [up(day), down(day)].map(DateTest::Before).to_vec(),
            DateTest::After(day) => [up(day), down(day)].map(DateTest::After).to_vec(),
            DateTest::Between(low, high) => stepped_ends(low, high, up, down)
                .into_iter()
                .map(|(low, high)| DateTest::Between(low, high))
                .collect(),
            DateTest::InLast(_) | DateTest::InNext(_) => Vec::new(),
        }
    }

    /// The comparison covering one day more and one day less.
    pub fn other_windows(self) -> Vec<DateTest> {
        match self {
            DateTest::InLast(days) => near_windows(days).map(DateTest::InLast).collect(),
            DateTest::InNext(days) => near_windows(days).map(DateTest::InNext).collect(),
            DateTest::Is(_)
            | DateTest::IsNot(_)
            | DateTest::Before(_)
            | DateTest::After(_)
            | DateTest::Between(..) => Vec::new(),
        }
    }
}

/// One day more and one day less, if a contract can express that.
pub fn near_windows(days: u32) -> impl Iterator<Item = u32> {
    let near = [days.saturating_add(1), days.saturating_sub(1)];
    near.into_iter()
        .filter(|days| (1..=MAX_DAYS).contains(days))
}

fn shifted(day: LocalDay, days: i32) -> LocalDay {
    LocalDay(day.0.saturating_add(days))
}

/// How many days before today the first of `count` days is.
fn days_before(count: u32) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX) - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: LocalDay = LocalDay(20_000);

    fn holds(test: DateTest, day: LocalDay) -> bool {
        let inside = match test.days() {
            Days::Between(from, to) => {
                from.is_none_or(|from| day >= from) && to.is_none_or(|to| day <= to)
            }
            Days::Aged(youngest, oldest) => (youngest..=oldest).contains(&(TODAY.0 - day.0)),
        };
        inside != test.is_negated()
    }

    #[test]
    fn edges_have_days_that_pass_and_days_that_do_not() {
        let day = LocalDay(20_010);
        for test in [
            DateTest::Is(day),
            DateTest::IsNot(day),
            DateTest::Before(day),
            DateTest::After(day),
            DateTest::Between(TODAY, day),
            DateTest::InLast(7),
            DateTest::InNext(7),
        ] {
            let edges = test.edges(TODAY);
            assert!(edges.iter().any(|day| holds(test, *day)), "{test:?}");
            assert!(edges.iter().any(|day| !holds(test, *day)), "{test:?}");
        }
    }
}
