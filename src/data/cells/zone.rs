//! Conversion of local times to instants and back, in one zone.

use crate::time::{LocalDay, MicrosUtc, instant_of};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// Converts local times to instants in one zone, fast between the changes of its clocks.
#[derive(Debug, Clone)]
pub(in crate::data) struct Zone {
    zone: TimeZone,
    /// Periods found so far; the last one is tried first.
    steady: Vec<SteadyPeriod>,
    last: usize,
}

/// A period of local time with one offset, in which no local time is skipped or repeated.
#[derive(Debug, Clone, Copy)]
struct SteadyPeriod {
    from: i64,
    to: i64,
    /// Microseconds east of UTC.
    east: i64,
}

impl Zone {
    /// A converter for a time zone.
    pub fn new(zone: TimeZone) -> Zone {
        Zone {
            zone,
            steady: Vec::new(),
            last: 0,
        }
    }

    /// The instant of a local time; the same as [`instant_of`].
    pub fn instant(&mut self, local: i64) -> MicrosUtc {
        let holds = |steady: &SteadyPeriod| (steady.from..steady.to).contains(&local);
        if let Some(steady) = self.steady.get(self.last).filter(|steady| holds(steady)) {
            return MicrosUtc(local - steady.east);
        }
        if let Some(at) = self.steady.iter().position(holds) {
            self.last = at;
        } else {
            let steady = around(local, &self.zone);
            if !steady.is_some_and(|steady| holds(&steady)) {
                return instant_of(civil(local), &self.zone);
            }
            self.last = self.steady.len();
            self.steady.extend(steady);
        }
        let east = self.steady.get(self.last).map_or(0, |steady| steady.east);
        MicrosUtc(local - east)
    }

    /// The local day of an instant.
    pub fn day(&self, instant: MicrosUtc) -> LocalDay {
        instant.local_day(&self.zone)
    }
}

fn civil(local: i64) -> jiff::civil::DateTime {
    MicrosUtc(local).civil(&TimeZone::UTC)
}

/// The period between the clock changes before and after a local time.
fn around(local: i64, zone: &TimeZone) -> Option<SteadyPeriod> {
    let instant = Timestamp::from_microsecond(instant_of(civil(local), zone).0).ok()?;
    let east = |at: Timestamp| i64::from(zone.to_offset(at).seconds()) * 1_000_000;
    let instant_after = instant.checked_add(SignedDuration::from_nanos(1)).ok()?;
    let before = zone
        .preceding(instant_after)
        .next()
        .map(|change| change.timestamp());
    let after = zone
        .following(instant)
        .next()
        .map(|change| change.timestamp());
    let east_here = east(instant);
    let from = match before {
        Some(change) => {
            let earlier = east(change.checked_sub(SignedDuration::from_nanos(1)).ok()?);
            change.as_microsecond() + earlier.max(east_here)
        }
        None => i64::MIN,
    };
    let to = after.map_or(i64::MAX, |change| {
        change.as_microsecond() + east(change).min(east_here)
    });
    Some(SteadyPeriod {
        from,
        to,
        east: east_here,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const MICROS_PER_MINUTE: i64 = 60_000_000;
    const MICROS_PER_DAY: i64 = 24 * 60 * MICROS_PER_MINUTE;

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
            // Every 17 minutes through 2018 and 2019, including clock changes.
            for step in 0..60_000 {
                let local = 17_532 * MICROS_PER_DAY + step * 17 * MICROS_PER_MINUTE;
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
