//! Local times to instants and back, in one zone.

use super::time::{MICROS_PER_DAY, MICROS_PER_HOUR};
use crate::time::{LocalDay, MicrosUtc, instant_of};
use jiff::tz::TimeZone;
use rustc_hash::FxHashMap;

/// Local times to instants in one zone, quick where a day has one offset from end to end.
#[derive(Debug, Clone)]
pub(in crate::data) struct Zone {
    zone: TimeZone,
    /// By local day: microseconds east of UTC, if it is the same all day.
    east: FxHashMap<i32, Option<i64>>,
    last: Option<(i32, Option<i64>)>,
}

impl Zone {
    /// For a time zone.
    pub fn new(zone: TimeZone) -> Zone {
        Zone {
            zone,
            east: FxHashMap::default(),
            last: None,
        }
    }

    /// The instant of a local time; the same as [`instant_of`].
    pub fn instant(&mut self, local: i64) -> MicrosUtc {
        let day = local.div_euclid(MICROS_PER_DAY) as i32;
        let east = match self.last {
            Some((last, east)) if last == day => east,
            _ => {
                let zone = &self.zone;
                let east = *self
                    .east
                    .entry(day)
                    .or_insert_with(|| offset_all_day(day, zone));
                self.last = Some((day, east));
                east
            }
        };
        match east {
            Some(east) => MicrosUtc(local - east),
            None => instant_of(civil(local), &self.zone),
        }
    }

    /// The local day of an instant.
    pub fn day(&self, instant: MicrosUtc) -> LocalDay {
        instant.local_day(&self.zone)
    }
}

fn civil(local: i64) -> jiff::civil::DateTime {
    MicrosUtc(local).civil(&TimeZone::UTC)
}

/// The offset of a local day whose ends are exactly as far apart as its clock says, and which has no change inside.
fn offset_all_day(day: i32, zone: &TimeZone) -> Option<i64> {
    let start = i64::from(day) * MICROS_PER_DAY;
    let east = |local: i64| local - instant_of(civil(local), zone).0;
    let first = east(start);
    let same = (1..=24).all(|hour| east(start + hour * MICROS_PER_HOUR) == first);
    same.then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quick_way_is_the_right_way() {
        for name in [
            "America/Sao_Paulo",
            "Europe/Rome",
            "Australia/Lord_Howe",
            "Asia/Kolkata",
            "UTC",
        ] {
            let zone = TimeZone::get(name).unwrap();
            let mut quick = Zone::new(zone.clone());
            // Every 17 minutes through 2018 and 2019, changes of the clock included.
            for step in 0..60_000 {
                let local = 17_532 * MICROS_PER_DAY + step * 17 * MICROS_PER_HOUR / 60;
                assert_eq!(
                    quick.instant(local),
                    instant_of(civil(local), &zone),
                    "{name} {}",
                    civil(local)
                );
            }
        }
    }
}
