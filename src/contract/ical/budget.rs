//! Limits for all calendar files of a contract together, far above any team's holidays.

use super::unfold::Problem;

/// What is counted; each has a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counted {
    /// Events, with a time of day or without.
    Events,
    /// Recurrence rules of events.
    Rules,
    /// Dates added to or removed from recurring events.
    Dates,
    /// Days compared with a rule.
    Compared,
    /// Closed days and ranges of them.
    Closed,
}

impl Counted {
    pub const fn most(self) -> usize {
        match self {
            Counted::Events => 500_000,
            Counted::Rules => 20_000,
            Counted::Dates => 200_000,
            Counted::Compared => 10_000_000,
            Counted::Closed => 500_000,
        }
    }

    fn problem(self, line: usize) -> Problem {
        let most = self.most();
        let (message, help) = match self {
            Counted::Events => (
                format!("the calendar files of this contract hold more than {most} events"),
                "export only the holidays of the years the contract is for",
            ),
            Counted::Rules => (
                format!("the events of the calendar files recur by more than {most} rules"),
                "write an `RRULE` once for each event",
            ),
            Counted::Dates => (
                format!(
                    "the calendar files list more than {most} dates in `RDATE`, `EXDATE` and `RECURRENCE-ID`"
                ),
                "write recurring days as a rule: `RRULE`",
            ),
            Counted::Compared => (
                "the recurring events have too many days".to_string(),
                "give recurring events an end: `UNTIL` or `COUNT`",
            ),
            Counted::Closed => (
                format!("the calendar files close more than {most} days"),
                "give recurring events an end: `UNTIL` or `COUNT`",
            ),
        };
        Problem::new(line, message, help)
    }
}

/// The budget that is left.
#[derive(Debug)]
pub struct Budget {
    pub(super) events: usize,
    pub(super) rules: usize,
    pub(super) dates: usize,
    pub(super) compared: usize,
    pub(super) closed: usize,
}

impl Default for Budget {
    fn default() -> Budget {
        Budget {
            events: Counted::Events.most(),
            rules: Counted::Rules.most(),
            dates: Counted::Dates.most(),
            compared: Counted::Compared.most(),
            closed: Counted::Closed.most(),
        }
    }
}

impl Budget {
    /// Takes `count` from the budget; `line` is reported if that is too much.
    pub(super) fn spend(
        &mut self,
        counted: Counted,
        count: usize,
        line: usize,
    ) -> Result<(), Problem> {
        let left = match counted {
            Counted::Events => &mut self.events,
            Counted::Rules => &mut self.rules,
            Counted::Dates => &mut self.dates,
            Counted::Compared => &mut self.compared,
            Counted::Closed => &mut self.closed,
        };
        *left = left
            .checked_sub(count)
            .ok_or_else(|| counted.problem(line))?;
        Ok(())
    }
}
