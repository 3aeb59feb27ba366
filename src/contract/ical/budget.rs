//! Limits for all calendar files of a contract together, far above any team's holidays.

use super::unfold::IcalError;
use crate::message::{Message, msg};

/// What is counted; each has a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Resource {
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

impl Resource {
    pub const fn most(self) -> usize {
        match self {
            Resource::Events => 500_000,
            Resource::Rules => 20_000,
            Resource::Dates => 200_000,
            Resource::Compared => 10_000_000,
            Resource::Closed => 500_000,
        }
    }

    fn problem(self, line: usize) -> IcalError {
        let most = self.most();
        let (message, help) = match self {
            Resource::Events => (
                msg!(
                    "the calendar files of this contract hold more than {most} events",
                    most
                ),
                msg!("export only the holidays of the years the contract is for"),
            ),
            Resource::Rules => (
                msg!(
                    "the events of the calendar files recur by more than {most} rules",
                    most
                ),
                msg!("write an `RRULE` once for each event"),
            ),
            Resource::Dates => (
                msg!(
                    "the calendar files list more than {most} dates in `RDATE`, `EXDATE` and `RECURRENCE-ID`",
                    most
                ),
                msg!("write recurring days as a rule: `RRULE`"),
            ),
            Resource::Compared => (
                msg!("the recurring events have too many days"),
                give_an_end(),
            ),
            Resource::Closed => (
                msg!("the calendar files close more than {most} days", most),
                give_an_end(),
            ),
        };
        IcalError::new(line, message, help)
    }
}

fn give_an_end() -> Message {
    msg!("give recurring events an end: `UNTIL` or `COUNT`")
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
            events: Resource::Events.most(),
            rules: Resource::Rules.most(),
            dates: Resource::Dates.most(),
            compared: Resource::Compared.most(),
            closed: Resource::Closed.most(),
        }
    }
}

impl Budget {
    /// Takes `count` from the budget; `line` is reported if that is too much.
    pub(super) fn spend(
        &mut self,
        counted: Resource,
        count: usize,
        line: usize,
    ) -> Result<(), IcalError> {
        let left = match counted {
            Resource::Events => &mut self.events,
            Resource::Rules => &mut self.rules,
            Resource::Dates => &mut self.dates,
            Resource::Compared => &mut self.compared,
            Resource::Closed => &mut self.closed,
        };
        *left = left
            .checked_sub(count)
            .ok_or_else(|| counted.problem(line))?;
        Ok(())
    }
}
