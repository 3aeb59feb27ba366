//! Zones of well-known places that have none of their name, and of the short names people give to zones.

use crate::text::fold_name;

/// The zone of a city or of a short name such as `PST`; none if it is not known.
pub(super) fn zone(place: &str) -> Option<&'static str> {
    let wanted = fold_name(&place.replace('_', " "));
    let holds = |places: &str| places.split(", ").any(|place| fold_name(place) == wanted);
    let mut zones = ZONES.iter();
    zones
        .find(|(_, places)| holds(places))
        .map(|(zone, _)| *zone)
}

// Names that several zones share stand where most of those who write them work: `CST` in Chicago, `IST` in India.
const ZONES: &[(&str, &str)] = &[
    (
        "America/New_York",
        "Boston, Washington, Washington DC, Atlanta, Miami, Philadelphia, Orlando, Charlotte, Pittsburgh, Cleveland, Baltimore, EDT, ET, Eastern, Eastern Time, Eastern Standard Time, US Eastern",
    ),
    (
        "America/Chicago",
        "Dallas, Houston, Austin, San Antonio, Minneapolis, St Louis, Nashville, New Orleans, Kansas City, Milwaukee, CST, CDT, CT, Central, Central Time, Central Standard Time",
    ),
    (
        "America/Denver",
        "Salt Lake City, Albuquerque, MDT, MT, Mountain, Mountain Time",
    ),
    (
        "America/Los_Angeles",
        "Seattle, San Francisco, San Diego, San Jose, Portland, Las Vegas, Sacramento, Palo Alto, PST, PDT, PT, Pacific, Pacific Time, Pacific Standard Time",
    ),
    ("America/Toronto", "Ottawa, Montreal, Quebec"),
    ("America/Edmonton", "Calgary"),
    (
        "America/Sao_Paulo",
        "São Paulo, Rio de Janeiro, Brasilia, Brasília, Belo Horizonte, Curitiba, Porto Alegre, Campinas, Florianopolis, BRT",
    ),
    ("America/Mexico_City", "Guadalajara"),
    ("America/Bogota", "Medellin, Cali"),
    ("America/Guayaquil", "Quito"),
    ("America/Argentina/Buenos_Aires", "Rosario"),
    (
        "Europe/London",
        "Manchester, Birmingham, Edinburgh, Glasgow, Leeds, Bristol, Liverpool, Cambridge, Oxford, Cardiff, BST, UK, British Time",
    ),
    ("Europe/Dublin", "Cork"),
    ("Europe/Lisbon", "Porto, Braga, WEST"),
    (
        "Europe/Berlin",
        "Munich, München, Frankfurt, Hamburg, Cologne, Köln, Stuttgart, Dusseldorf, Leipzig, CEST, Central European Time",
    ),
    (
        "Europe/Rome",
        "Milan, Florence, Turin, Naples, Bologna, Venice, Genoa",
    ),
    (
        "Europe/Madrid",
        "Barcelona, Valencia, Seville, Bilbao, Malaga",
    ),
    (
        "Europe/Paris",
        "Lyon, Marseille, Toulouse, Nice, Bordeaux, Lille, Strasbourg",
    ),
    ("Europe/Zurich", "Geneva, Basel, Bern, Lausanne"),
    (
        "Europe/Amsterdam",
        "Rotterdam, The Hague, Utrecht, Eindhoven",
    ),
    ("Europe/Brussels", "Antwerp, Ghent"),
    ("Europe/Warsaw", "Krakow, Wroclaw, Gdansk"),
    ("Europe/Stockholm", "Gothenburg, Malmo"),
    ("Europe/Prague", "Brno"),
    ("Europe/Vienna", "Graz, Salzburg"),
    ("Europe/Athens", "Thessaloniki, EEST"),
    ("Europe/Istanbul", "Ankara, Izmir"),
    ("Europe/Moscow", "St Petersburg, Saint Petersburg, MSK"),
    (
        "Asia/Kolkata",
        "Mumbai, Bombay, Delhi, New Delhi, Bangalore, Bengaluru, Chennai, Hyderabad, Pune, IST, India, Indian Standard Time",
    ),
    (
        "Asia/Shanghai",
        "Beijing, Peking, Shenzhen, Guangzhou, Hangzhou, Chengdu, China",
    ),
    ("Asia/Tokyo", "Osaka, Kyoto, Yokohama, Nagoya, JST"),
    ("Asia/Seoul", "Busan, KST"),
    ("Asia/Dubai", "Abu Dhabi"),
    ("Asia/Riyadh", "Jeddah"),
    ("Asia/Jerusalem", "Tel Aviv, Haifa"),
    ("Asia/Ho_Chi_Minh", "Hanoi, Saigon"),
    ("Asia/Karachi", "Lahore, Islamabad"),
    ("Asia/Kuala_Lumpur", "Penang"),
    ("Asia/Singapore", "SGT"),
    ("Asia/Hong_Kong", "HKT"),
    ("Australia/Sydney", "Canberra, AEST, AEDT"),
    ("Pacific/Auckland", "Wellington, NZST, NZDT"),
    ("Africa/Johannesburg", "Cape Town, Durban, Pretoria, SAST"),
    ("Africa/Casablanca", "Rabat, Marrakesh"),
    ("Africa/Lagos", "Abuja"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::tz::TimeZone;

    #[test]
    fn every_zone_exists_and_no_place_has_two_or_one_of_its_own() {
        let mut seen = std::collections::BTreeSet::new();
        for (zone, places) in ZONES {
            assert!(TimeZone::get(zone).is_ok(), "{zone}");
            for place in places.split(", ") {
                assert!(seen.insert(place), "{place}");
                assert!(TimeZone::get(place).is_err(), "{place}");
            }
        }
    }

    #[test]
    fn places_are_found_however_they_are_written() {
        assert_eq!(zone("boston"), Some("America/New_York"));
        assert_eq!(zone("Rio_de_Janeiro"), Some("America/Sao_Paulo"));
        assert_eq!(zone("Springfield"), None);
    }
}
