//! Types for units, so that no bare number crosses a module boundary.

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

    /// Maximum number of points that a line of a contract can name, up or down: a billion, so that sums cannot overflow.
    pub const MAX: MilliPoints = MilliPoints(1_000_000_000_000);

    /// The nearest points that a line can name.
    pub fn within_limits(self) -> Self {
        MilliPoints(self.0.clamp(-Self::MAX.0, Self::MAX.0))
    }

    /// The nearest points within the limits of a group or total.
    pub fn clamped(self, at_least: Option<Self>, at_most: Option<Self>) -> Self {
        let points = at_most.map_or(self, |most| self.min(most));
        at_least.map_or(points, |least| points.max(least))
    }

    /// Whole points.
    pub const fn whole(points: i64) -> Self {
        MilliPoints(points * 1000)
    }

    /// The text, without trailing zeros: `45`, `-2.5`, `0.625`. It is written to the end of `room`.
    pub fn text_in(self, room: &mut PointsRoom) -> &str {
        let magnitude = self.0.unsigned_abs();
        let (mut whole, mut decimals) = (magnitude / 1000, magnitude % 1000);
        let mut start = room.len();
        let mut put = |byte: u8| {
            start -= 1;
            room[start] = byte;
        };
        if decimals != 0 {
            let mut places = 3;
            while decimals % 10 == 0 {
                (decimals, places) = (decimals / 10, places - 1);
            }
            for _ in 0..places {
                put(b'0' + (decimals % 10) as u8);
                decimals /= 10;
            }
            put(b'.');
        }
        loop {
            put(b'0' + (whole % 10) as u8);
            whole /= 10;
            if whole == 0 {
                break;
            }
        }
        if self.0 < 0 {
            put(b'-');
        }
        std::str::from_utf8(&room[start..]).unwrap_or_default()
    }

    /// In the form that rules use: `+20`, `-2.5`, `+0`.
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
    /// `45`, `-2.5`, `0.625`: no trailing zeros.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.text_in(&mut PointsRoom::default()))
    }
}

/// Room for the longest text of points: a sign, 16 digits, a point and three decimals.
pub type PointsRoom = [u8; 21];

/// A share in thousandths of a percent: 56.5% are `MilliPercent(56_500)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MilliPercent(pub u64);

impl MilliPercent {
    /// Whether a part is at least this share; a share of zero items counts as complete.
    pub fn is_reached_by(self, part: usize, all: usize) -> bool {
        part as u128 * 100_000 >= all as u128 * u128::from(self.0)
    }
}

impl std::str::FromStr for MilliPercent {
    type Err = String;

    /// `80`, `56.5`, `90%`: at most 100.
    fn from_str(text: &str) -> Result<Self, String> {
        let number = text.trim().trim_end_matches('%').trim_end();
        let share = thousandths(number).filter(|share| *share <= 100_000);
        let share = share.map(MilliPercent);
        share.ok_or_else(|| "write a number from 0 to 100, for example `90` or `56.5`".to_owned())
    }
}

impl std::fmt::Display for MilliPercent {
    /// `80%`, `56.5%`
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}%", self.0 as f64 / 1000.0)
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
    use super::{MilliPercent, MilliPoints};

    #[test]
    fn points_have_no_trailing_zeros() {
        let text = |points| MilliPoints(points).to_string();
        let cases = [0, 5, -5, 50, -2_500, 45_000, 1_000_625, i64::MIN, i64::MAX];
        assert_eq!(
            cases.map(text).join(" "),
            "0 0.005 -0.005 0.05 -2.5 45 1000.625 -9223372036854775.808 9223372036854775.807"
        );
        assert_eq!(
            format!("{:>6}|{:<4}|", MilliPoints(-500), MilliPoints(7_000)),
            "  -0.5|7   |"
        );
    }

    #[test]
    fn shares_are_exact() {
        let share = |text: &str| text.parse::<MilliPercent>();
        let asked = share("16.1 %").expect("a share");
        assert_eq!(asked.to_string(), "16.1%");
        assert!(asked.is_reached_by(161, 1000) && !asked.is_reached_by(160, 1000));
        assert!(asked.is_reached_by(0, 0));
        for wrong in ["", "x", "-1", "100.001", "1.2345", "NaN"] {
            assert!(share(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn points_print_without_closing_zeros() {
        let shown = [45_000, -2_500, 625, 0, -625].map(|p| MilliPoints(p).to_string());
        assert_eq!(shown, ["45", "-2.5", "0.625", "0", "-0.625"]);
        let padded = format!("{:>6}|{:<6}|", MilliPoints(-2_500), MilliPoints(60));
        assert_eq!(padded, "  -2.5|0.06  |");
    }
}
