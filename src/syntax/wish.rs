//! What people wish to say and the language cannot: the wishes, and what to write instead. Which lines express a wish is in the
//! tables of each language, with the forms that an explanation quotes.

use super::mistakes::Words;
use crate::message::{Message, msg};

/// Something that people try to express but the language cannot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// `at most 3`, without what is limited.
    LimitOfWhat,
    /// `at most 15 points per week`
    PointsPerPeriod,
    /// `accepts: 80% of MQL`
    ShareWithoutStages,
    /// `+1 for each 100 employees`
    PointsPerUnit,
    /// `at most 15 points when country is BR`
    LimitForSome,
    /// `points for fit, at most 60 when country is BR:`
    GroupLimitForSome,
    /// `call on at least 3 days between 30 and 60 days ago`
    DaysBetweenDaysAgo,
    /// `no call between 30 and 60 days ago`, `no snooze until wake up`
    Opposite,
    /// `no call at least 3 times`
    FewerTimes,
    /// `no activity by sales since MQL`
    SilenceSinceStage,
    /// `once per: column "event id", written "0000"`
    FormatOfKey,
    /// `calendar: Berlin, else London`
    CalendarForOthers,
    /// `expect: not stage MQL`
    NotInStage,
    /// `within: 2 business weeks after MQL`
    BusinessWeeks,
    /// `must: 1 call, bring the lead to SQL`
    ActivitiesAndStage,
    /// `must: 2 to 3 calls`
    RangeOfActs,
    /// `who: "Ana Souza"`
    PersonAsParty,
    /// `closed: weekends`
    ClosedWeekday,
    /// `closed: every 25 December`
    ClosedEveryYear,
    /// `warn: 2 hours before the deadline`
    WarningBeforeDeadline,
    /// `renewal before today`
    BeforeToday,
    /// `renewal after today`
    AfterToday,
}

/// A wish in a language.
#[derive(Debug, Clone, Copy)]
pub struct Unsayable {
    /// The wish.
    pub wish: Wish,
    /// What the explanation quotes, with the slots of the patterns.
    pub forms: Words,
    /// Lines that express the wish.
    pub patterns: Words,
}

impl Wish {
    /// What to write instead; `forms` are those of its row, with their slots filled.
    pub fn instead(self, forms: &[String]) -> Message {
        let form = |at: usize| forms.get(at).map_or("", String::as_str);
        let (line, other, third) = (form(0), form(1), form(2));
        match self {
            Self::LimitOfWhat => msg!(
                "say what is limited: `{line}`, `{other}`, or `{third}`",
                line,
                other,
                third
            ),
            Self::PointsPerPeriod => msg!(
                "a limit for each day, week or month counts activities, for example `{line}`; points are limited in all: `{other}`",
                line,
                other
            ),
            Self::ShareWithoutStages => {
                msg!(
                    "say of which stages and in which time, for example `{line}`",
                    line
                )
            }
            Self::PointsPerUnit => msg!(
                "points cannot be given per unit of a field; give them for bands of it: `{line}`, and a rule for each further band",
                line
            ),
            Self::LimitForSome => msg!(
                "a limit holds for every lead; put the rules into two groups, `{line}` for the leads it is for and another one for the rest, and add both up in `{other}`",
                line,
                other
            ),
            Self::GroupLimitForSome => msg!(
                "a limit holds for every lead; write two groups, `{line}` for the leads it is for and another one for the rest, and add both up in `{other}`",
                line,
                other
            ),
            Self::DaysBetweenDaysAgo => msg!(
                "the days of an activity are counted in its last days or since a stage, for example `{line}`",
                line
            ),
            Self::Opposite => msg!("write `{line}` with a bullet `{other}`", line, other),
            Self::FewerTimes => msg!("write `{line}`", line),
            Self::SilenceSinceStage => msg!(
                "what one side did is counted in days, for example `{line}`; for a stage, name the activities: `{other}`",
                line,
                other
            ),
            Self::FormatOfKey => {
                msg!(
                    "events are compared by the text in the column; leave `{line}` out",
                    line
                )
            }
            Self::CalendarForOthers => msg!(
                "say for which leads each calendar is: a line `{line}`, and a last one, `{other}`, for the others",
                line,
                other
            ),
            Self::NotInStage => {
                msg!("an example says what is true; name the stage the lead is in")
            }
            Self::BusinessWeeks => msg!("write it in days, for example `{line}`", line),
            Self::ActivitiesAndStage => {
                msg!("an sla asks for activities or for a stage, not for both; write two slas")
            }
            Self::RangeOfActs => {
                msg!(
                    "each activity has one number, the minimum, for example `{line}`",
                    line
                )
            }
            Self::PersonAsParty => msg!(
                "write the name of the party, for example `{line}`; its person goes in the line `{other}`",
                line,
                other
            ),
            Self::ClosedWeekday => {
                msg!(
                    "days without an `{line}` line are closed anyway; leave this line out",
                    line
                )
            }
            Self::ClosedEveryYear => msg!(
                "write each closed day with its year, for example `{line}`; days that recur every year can go in a calendar file: `{other}`",
                line,
                other
            ),
            Self::WarningBeforeDeadline => msg!(
                "a warning counts from the start of the clock, as the deadline does; write for example `{line}`",
                line
            ),
            Self::BeforeToday => msg!(
                "a contract is evaluated on many days; ask for a window that ends today, for example `{line}`",
                line
            ),
            Self::AfterToday => msg!(
                "a contract is evaluated on many days; ask for a window that starts today, for example `{line}`",
                line
            ),
        }
    }
}
