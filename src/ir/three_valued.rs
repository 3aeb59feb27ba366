//! Three-valued logic: the results a condition can have.

use crate::message::{Message, msg};
use serde::{Deserialize, Serialize};

/// The result of a condition, from "no" to "yes"; open means "depends on something unknown".
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Truth {
    /// No, based on what is known.
    #[default]
    NotMet,
    /// It depends on something unknown.
    Open,
    /// Yes, based on what is known.
    Met,
}

impl Truth {
    /// Met or not met.
    pub fn from_bool(met: bool) -> Truth {
        if met { Truth::Met } else { Truth::NotMet }
    }

    /// Whether it is met.
    pub fn is_met(self) -> bool {
        self == Truth::Met
    }

    /// Whether it is open.
    pub fn is_open(self) -> bool {
        self == Truth::Open
    }

    /// The word for people.
    pub fn message(self) -> Message {
        match self {
            Truth::NotMet => msg!("not met"),
            Truth::Open => msg!("open{#condition}"),
            Truth::Met => msg!("met{#condition}"),
        }
    }

    /// The word in documents for programs.
    pub fn word(self) -> &'static str {
        match self {
            Truth::NotMet => "not met",
            Truth::Open => "open",
            Truth::Met => "met",
        }
    }
}

/// How the result of a group of conditions follows from those of its parts. `none of` is the opposite of `Any`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Connective {
    /// `all of`: the lowest result.
    All,
    /// `any of`: the highest result.
    Any,
}

impl Connective {
    /// The result that has no effect on the others, and that of a group without parts. Its opposite decides the result.
    pub fn neutral(self) -> Truth {
        match self {
            Connective::All => Truth::Met,
            Connective::Any => Truth::NotMet,
        }
    }

    /// The result of two parts.
    #[inline]
    pub fn join(self, one: Truth, other: Truth) -> Truth {
        match self {
            Connective::All => one & other,
            Connective::Any => one | other,
        }
    }

    /// The result of all parts; those after one that decides are not evaluated.
    #[inline]
    pub fn of(self, parts: impl IntoIterator<Item = Truth>) -> Truth {
        let mut result = self.neutral();
        for part in parts {
            result = self.join(result, part);
            if result == !self.neutral() {
                break;
            }
        }
        result
    }
}

impl std::ops::BitAnd for Truth {
    type Output = Truth;
    fn bitand(self, other: Truth) -> Truth {
        self.min(other)
    }
}

impl std::ops::BitOr for Truth {
    type Output = Truth;
    fn bitor(self, other: Truth) -> Truth {
        self.max(other)
    }
}

impl std::ops::Not for Truth {
    type Output = Truth;
    fn not(self) -> Truth {
        match self {
            Truth::NotMet => Truth::Met,
            Truth::Open => Truth::Open,
            Truth::Met => Truth::NotMet,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Connective, Truth};
    use Truth::{Met, NotMet, Open};

    #[test]
    fn the_result_of_a_group_is_the_lowest_or_highest_of_its_parts() {
        for one in [NotMet, Open, Met] {
            for other in [NotMet, Open, Met] {
                assert_eq!(Connective::All.of([one, other]), one.min(other));
                assert_eq!(Connective::Any.of([one, other]), one.max(other));
            }
        }
        assert_eq!(Connective::All.of([]), Met);
        assert_eq!(Connective::Any.of([]), NotMet);
    }

    #[test]
    fn nothing_is_evaluated_after_what_decides() {
        let mut seen = 0;
        let parts = [Open, Met, NotMet].into_iter().inspect(|_| seen += 1);
        assert_eq!(Connective::Any.of(parts), Met);
        assert_eq!(seen, 2);
    }
}
