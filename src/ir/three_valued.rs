//! Three-valued logic: the results a condition can have.

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

    /// The word shown to users.
    pub fn word(self) -> &'static str {
        match self {
            Truth::NotMet => "not met",
            Truth::Open => "open",
            Truth::Met => "met",
        }
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
