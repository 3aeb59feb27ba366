//! Zones of well-known places that have no zone of their name, and of common short names of zones.

use super::table;
use crate::text::fold_name;
use std::sync::LazyLock;

/// Places and their zones. A short name shared by several zones means the one where most of its users work: `CST` is Chicago,
/// `IST` India.
static PLACES: LazyLock<Vec<(&'static str, &'static str)>> =
    LazyLock::new(|| table::pairs(include_str!("../../tables/places.tsv")));

/// The zone of a city or of a short name such as `PST`; none if it is not known.
pub(super) fn zone(place: &str) -> Option<&'static str> {
    let wanted = fold_name(&place.replace('_', " "));
    let mut places = PLACES.iter();
    let found = places.find(|(place, _)| fold_name(place) == wanted);
    found.map(|(_, zone)| *zone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::tz::TimeZone;

    #[test]
    fn every_zone_exists_and_no_place_has_two_or_one_of_its_own() {
        assert!(table::is_distinct(PLACES.iter().map(|(place, _)| place)));
        for (place, zone) in PLACES.iter() {
            assert!(TimeZone::get(zone).is_ok(), "{zone}");
            assert!(TimeZone::get(place).is_err(), "{place}");
        }
    }

    #[test]
    fn places_are_found_however_they_are_written() {
        assert_eq!(zone("boston"), Some("America/New_York"));
        assert_eq!(zone("Rio_de_Janeiro"), Some("America/Sao_Paulo"));
        assert_eq!(zone("Springfield"), None);
    }
}
