//! Units of the field, so that no bare number crosses a module border.

use serde::{Deserialize, Serialize};

/// Points in thousandths: 1.5 points are `MilliPoints(1500)`.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct MilliPoints(pub i64);

impl MilliPoints {
    /// No points.
    pub const ZERO: MilliPoints = MilliPoints(0);

    /// Whole points.
    pub const fn whole(points: i64) -> Self {
        MilliPoints(points * 1000)
    }

    /// As rules write it: `+20`, `-2.5`, `+0`.
    pub fn signed(self) -> String {
        match self.0 {
            0.. => format!("+{self}"),
            _ => self.to_string(),
        }
    }
}

impl std::ops::Add for MilliPoints {
    type Output = MilliPoints;
    fn add(self, other: Self) -> Self {
        MilliPoints(self.0.saturating_add(other.0))
    }
}

impl std::fmt::Display for MilliPoints {
    /// `45`, `-2.5`, `0.625`: no closing zeros.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let magnitude = self.0.unsigned_abs();
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, thousandths) = (magnitude / 1000, magnitude % 1000);
        if thousandths == 0 {
            return f.pad(&format!("{sign}{whole}"));
        }
        let decimals = format!("{thousandths:03}");
        f.pad(&format!("{sign}{whole}.{}", decimals.trim_end_matches('0')))
    }
}

/// A number in digits with up to three decimals, in thousandths: `2.5` is 2500.
pub fn thousandths(number: &str) -> Option<u64> {
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || decimals.len() > 3 || !digits(whole) || !digits(decimals) {
        return None;
    }
    let whole: u64 = whole.parse().ok()?;
    let decimals: u64 = format!("{decimals:0<3}").parse().ok()?;
    whole.checked_mul(1000)?.checked_add(decimals)
}

#[cfg(test)]
mod tests {
    use super::MilliPoints;

    #[test]
    fn points_print_without_closing_zeros() {
        let shown = [45_000, -2_500, 625, 0, -625].map(|p| MilliPoints(p).to_string());
        assert_eq!(shown, ["45", "-2.5", "0.625", "0", "-0.625"]);
    }
}
