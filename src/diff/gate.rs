//! Limits on how much a change may affect the numbers of leads: `MQL changes by more than 10%`.

use super::leads::{LeadChanges, LeadState, StageCount};
use crate::message::{Message, msg};
use crate::text::fold_name;
use crate::units::thousandths;
use std::fmt;

/// A limit.
#[derive(Debug, Clone, PartialEq)]
pub struct Gate {
    /// As written.
    pub text: String,
    /// The stage; none if it applies to every stage.
    pub stage: Option<String>,
    /// The direction that counts.
    way: Direction,
    /// The amount, as written.
    by: String,
    /// The largest allowed change, in thousandths of a lead or of a percent.
    limit: u64,
    /// Whether the limit is a percentage of the leads under the old contract.
    percent: bool,
}

/// The direction that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    Either,
    Up,
    Down,
}

/// Why a text is not a gate, with an example of the right form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongGate(pub Message);

impl fmt::Display for WrongGate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.english())
    }
}

impl std::error::Error for WrongGate {}

impl std::str::FromStr for Gate {
    type Err = WrongGate;

    fn from_str(text: &str) -> Result<Gate, WrongGate> {
        read(text).map_err(|wrong| {
            WrongGate(msg!(
                "{wrong}; write for example `MQL changes by more than 10%`, `SQL falls by more than 5` or `any stage rises by more than 20%`",
                wrong
            ))
        })
    }
}

/// Parses a gate; the error says what is wrong with it.
fn read(text: &str) -> Result<Gate, Message> {
    let (front, limit) = text
        .rsplit_once(" by more than ")
        .ok_or_else(|| msg!("`by more than` is missing"))?;
    let front = front.trim();
    let (stage, way) = front
        .rsplit_once(char::is_whitespace)
        .unwrap_or(("", front));
    let way = match way {
        "changes" => Direction::Either,
        "rises" => Direction::Up,
        "falls" => Direction::Down,
        _ => {
            return Err(msg!(
                "`{way}` is none of `changes`, `rises` and `falls`",
                way
            ));
        }
    };
    let stage = stage.trim();
    if stage.is_empty() {
        return Err(msg!("the stage is missing"));
    }
    let limit = limit.trim();
    let (number, percent) = match limit.strip_suffix('%') {
        Some(number) => (number.trim_end(), true),
        None => (limit, false),
    };
    let by = limit;
    let limit = thousandths(number)
        .ok_or_else(|| msg!("`{limit}` is not a number with up to three decimals", limit))?;
    Ok(Gate {
        text: text.trim().to_owned(),
        stage: (fold_name(stage) != "any stage").then(|| stage.to_owned()),
        way,
        by: by.to_owned(),
        limit,
        percent,
    })
}

impl Gate {
    /// The negated form, which is what has to hold: `MQL does not change by more than 10%`.
    pub fn denied(&self) -> Message {
        let by = &self.by;
        match (&self.stage, self.way) {
            (Some(stage), Direction::Either) => {
                msg!("{stage} does not change by more than {by}", stage, by)
            }
            (Some(stage), Direction::Up) => {
                msg!("{stage} does not rise by more than {by}", stage, by)
            }
            (Some(stage), Direction::Down) => {
                msg!("{stage} does not fall by more than {by}", stage, by)
            }
            (None, Direction::Either) => msg!("no stage changes by more than {by}", by),
            (None, Direction::Up) => msg!("no stage rises by more than {by}", by),
            (None, Direction::Down) => msg!("no stage falls by more than {by}", by),
        }
    }

    /// The stages whose number of leads changes by more than the limit.
    pub fn broken<'a>(&self, changes: &'a LeadChanges) -> Vec<&'a StageCount> {
        let counts = changes.stages.iter();
        counts
            .filter(|count| self.is_about(&count.at) && self.is_exceeded(count))
            .collect()
    }

    fn is_about(&self, at: &LeadState) -> bool {
        match (at, &self.stage) {
            (LeadState::Stage(name), Some(stage)) => fold_name(name) == fold_name(stage),
            (LeadState::Stage(_), None) => true,
            _ => false,
        }
    }

    fn is_exceeded(&self, count: &StageCount) -> bool {
        let (up, down) = (
            count.new.saturating_sub(count.old),
            count.old.saturating_sub(count.new),
        );
        let by = match self.way {
            Direction::Either => up.max(down),
            Direction::Up => up,
            Direction::Down => down,
        };
        let (by, limit) = (u128::from(by), u128::from(self.limit));
        match self.percent {
            // If there were no leads, any change exceeds any percentage.
            true => by * 100_000 > limit * u128::from(count.old),
            false => by * 1000 > limit,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_broken(gate: &str, old: u64, new: u64) -> bool {
        let gate: Gate = gate.parse().expect("it is a gate");
        let at = LeadState::Stage("MQL".to_owned());
        gate.is_about(&at) && gate.is_exceeded(&StageCount { at, old, new })
    }

    #[test]
    fn limits_are_exact_and_know_their_way() {
        for (gate, old, new, broken) in [
            ("MQL changes by more than 10%", 100, 110, false),
            ("mql changes by more than 10%", 100, 89, true),
            ("MQL falls by more than 10%", 100, 150, false),
            ("any stage rises by more than 5", 10, 16, true),
            ("any stage rises by more than 5", 10, 15, false),
            ("MQL rises by more than 99%", 0, 1, true),
            ("MQL changes by more than 0.5 %", 1000, 1006, true),
            ("SQL changes by more than 0", 1, 2, false),
        ] {
            assert_eq!(is_broken(gate, old, new), broken, "{gate}: {old} to {new}");
        }
    }

    #[test]
    fn what_does_not_happen_is_a_sentence() {
        for (gate, denied) in [
            (
                "MQL changes by more than 10%",
                "MQL does not change by more than 10%",
            ),
            (
                "any stage rises by more than 5",
                "no stage rises by more than 5",
            ),
        ] {
            let gate: Gate = gate.parse().expect("it is a gate");
            assert_eq!(gate.denied().english(), denied);
        }
    }

    #[test]
    fn other_words_are_refused_with_the_reason() {
        for (text, why) in [
            ("", "`by more than` is missing"),
            ("MQL falls by at least 2", "`by more than` is missing"),
            ("MQL moves by more than 1", "`moves` is none of `changes`"),
            ("MQL falls by more than x%", "`x%` is not a number"),
            ("MQL falls by more than 1.2345", "`1.2345` is not a number"),
            ("falls by more than 5", "the stage is missing"),
        ] {
            let wrong = text.parse::<Gate>().expect_err(text).to_string();
            assert!(wrong.starts_with(why), "{text}: {wrong}");
        }
    }
}
