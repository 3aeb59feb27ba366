//! Met, not met, open: section "Missing data" of the reference.

/// What a condition is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truth {
    Met,
    NotMet,
    Open,
}

impl Truth {
    pub fn known(met: bool) -> Truth {
        if met { Truth::Met } else { Truth::NotMet }
    }

    pub fn is_met(self) -> bool {
        self == Truth::Met
    }

    pub fn is_open(self) -> bool {
        self == Truth::Open
    }

    /// `all of:` one not met, not met; else one open, open; else met.
    pub fn all(parts: &[Truth]) -> Truth {
        if parts.contains(&Truth::NotMet) {
            Truth::NotMet
        } else if parts.contains(&Truth::Open) {
            Truth::Open
        } else {
            Truth::Met
        }
    }

    /// `any of:` one met, met; else one open, open; else not met.
    pub fn any(parts: &[Truth]) -> Truth {
        if parts.contains(&Truth::Met) {
            Truth::Met
        } else if parts.contains(&Truth::Open) {
            Truth::Open
        } else {
            Truth::NotMet
        }
    }

    /// `none of:` one met, not met; else one open, open; else met.
    pub fn none(parts: &[Truth]) -> Truth {
        match Truth::any(parts) {
            Truth::Met => Truth::NotMet,
            Truth::NotMet => Truth::Met,
            Truth::Open => Truth::Open,
        }
    }
}
