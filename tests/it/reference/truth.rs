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

    /// `all of:` is not met if one part is not met, open if one is open, otherwise met.
    pub fn all(parts: &[Truth]) -> Truth {
        if parts.contains(&Truth::NotMet) {
            Truth::NotMet
        } else if parts.contains(&Truth::Open) {
            Truth::Open
        } else {
            Truth::Met
        }
    }

    /// `any of:` is met if one part is met, open if one is open, otherwise not met.
    pub fn any(parts: &[Truth]) -> Truth {
        if parts.contains(&Truth::Met) {
            Truth::Met
        } else if parts.contains(&Truth::Open) {
            Truth::Open
        } else {
            Truth::NotMet
        }
    }

    /// `none of:` is not met if one part is met, open if one is open, otherwise met.
    pub fn none(parts: &[Truth]) -> Truth {
        match Truth::any(parts) {
            Truth::Met => Truth::NotMet,
            Truth::NotMet => Truth::Met,
            Truth::Open => Truth::Open,
        }
    }
}
