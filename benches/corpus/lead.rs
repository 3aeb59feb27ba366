//! The leads of Kestrel Fleet, an invented maker of maintenance software for vehicle fleets.

use super::random::Random;

/// The last day of the history: 2026-06-30 as days since 1970-01-01.
pub const LAST_DAY: i64 = 20_634;
/// How many days before it the first lead was created.
pub const DAYS: u64 = 180;
const MICROS_PER_MINUTE: i64 = 60_000_000;

/// How much a lead wants to buy. Not a column of the data: it shows in what the lead does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Interest {
    Cold,
    Curious,
    Buyer,
}

/// One lead, as the CRM has it. `None` is an empty cell.
#[derive(Debug, Clone)]
pub struct Lead {
    pub number: u32,
    pub interest: Interest,
    /// Microseconds since 1970-01-01T00:00:00Z.
    pub created: i64,
    pub email: Option<String>,
    pub company: Option<String>,
    pub vehicles: Option<u64>,
    /// When the number of vehicles became known, if later than the creation.
    pub vehicles_known_from: Option<i64>,
    /// Euros a year.
    pub revenue: Option<u64>,
    /// Thousandths of a percent would be too fine: tenths.
    pub growth_tenths: Option<i64>,
    pub sector: Option<&'static str>,
    pub interests: Vec<&'static str>,
    pub job_title: Option<String>,
    pub country: Option<&'static str>,
    /// Days since 1970-01-01.
    pub contract_ends: Option<i64>,
    pub wants_a_call: Option<bool>,
    pub source: &'static str,
}

pub const SECTORS: [&str; 6] = [
    "Haulage",
    "Parcel delivery",
    "Public transport",
    "Construction",
    "Rental",
    "Other",
];
pub const INTERESTS: [&str; 4] = ["Maintenance", "Telematics", "Fuel", "Inspections"];
pub const SOURCES: [&str; 5] = ["Search", "Trade fair", "Partner", "Advert", "Referral"];
/// Those who decide come first.
const TITLES: [(u64, &str); 12] = [
    (8, "Head of Fleet"),
    (6, "Managing Director"),
    (4, "CFO"),
    (5, "Head of Operations"),
    (4, "Geschäftsführer"),
    (10, "Fleet Manager"),
    (9, "Workshop manager"),
    (6, "Fuhrparkleiter"),
    (9, "Dispatcher"),
    (8, "Buyer"),
    (5, "Driver"),
    (4, "Student"),
];
const DECIDERS: usize = 5;
const COUNTRIES: [(u64, &str); 7] = [
    (50, "DE"),
    (14, "AT"),
    (12, "NL"),
    (8, "CH"),
    (7, "PL"),
    (5, "FR"),
    (4, "US"),
];
const FIRST: [&str; 16] = [
    "anna", "bernd", "carla", "dirk", "eva", "falk", "greta", "henk", "ines", "joost", "karin",
    "lars", "mila", "nils", "olga", "piet",
];
const NAMES: [&str; 20] = [
    "Adler",
    "Birke",
    "Canal",
    "Delta",
    "Elbe",
    "Förde",
    "Gletscher",
    "Hafen",
    "Isar",
    "Jura",
    "Kogge",
    "Linde",
    "Marsch",
    "Neckar",
    "Oder",
    "Polder",
    "Quelle",
    "Rhein",
    "Spree",
    "Tulp",
];
const TRADES: [(&str, &str); 8] = [
    ("Spedition", "GmbH"),
    ("Logistik", "GmbH"),
    ("Transport", "AG"),
    ("Verkehr", "GmbH & Co. KG"),
    ("Bau", "GmbH"),
    ("Cargo", "B.V."),
    ("Kurier", "e.K."),
    ("Mietwagen", "GmbH"),
];
const FREE_MAIL: [&str; 5] = [
    "gmail.com",
    "gmx.de",
    "web.de",
    "outlook.com",
    "t-online.de",
];
const COMPETITORS: [&str; 3] = [
    "wrenchwise.example",
    "fleetpilot.example",
    "garage-os.example",
];

impl Lead {
    /// The lead with this number; the same whatever other leads are generated.
    pub fn generate(seed: u64, number: u32) -> Lead {
        let mut random = Random::of(seed, u64::from(number) * 2);
        let interest = random.weighted(&[
            (48, Interest::Cold),
            (30, Interest::Curious),
            (22, Interest::Buyer),
        ]);
        let created = creation(&mut random);
        let (company, domain) = company(&mut random);
        let vehicles = vehicles(&mut random, interest);
        Lead {
            number,
            interest,
            created,
            email: email(&mut random, &domain),
            vehicles_known_from: (vehicles.is_some() && random.percent(10))
                .then(|| created + random.between(1, 20) as i64 * 1440 * MICROS_PER_MINUTE),
            revenue: random.percent(55).then(|| revenue(&mut random, vehicles)),
            growth_tenths: random
                .percent(40)
                .then(|| random.between(0, 450) as i64 - 120),
            sector: random
                .percent(92)
                .then(|| random.weighted(&sector_weights())),
            interests: INTERESTS
                .into_iter()
                .filter(|_| random.percent(30))
                .collect(),
            job_title: random
                .percent(88)
                .then(|| job_title(&mut random, interest).to_string()),
            country: random.percent(96).then(|| random.weighted(&COUNTRIES)),
            contract_ends: random
                .percent(35)
                .then(|| LAST_DAY - 60 + random.between(0, 420) as i64),
            wants_a_call: random
                .percent(70)
                .then(|| random.percent(if interest == Interest::Buyer { 60 } else { 15 })),
            source: random.pick(&SOURCES),
            company: random.percent(95).then_some(company),
            vehicles,
        }
    }
}

/// Leads who want to buy are more often people who decide.
fn job_title(random: &mut Random, interest: Interest) -> &'static str {
    let decides = interest == Interest::Buyer && random.percent(40);
    let titles = if decides {
        &TITLES[..DECIDERS]
    } else {
        &TITLES[..]
    };
    random.weighted(titles)
}

fn sector_weights() -> [(u64, &'static str); 6] {
    let weights = [30, 16, 12, 18, 10, 14];
    std::array::from_fn(|i| (weights[i], SECTORS[i]))
}

/// During the day, and seldom in the last hours of the history.
fn creation(random: &mut Random) -> i64 {
    let day = LAST_DAY - random.below(DAYS) as i64;
    let minute = random.between(6 * 60, 19 * 60) as i64;
    (day * 1440 + minute) * MICROS_PER_MINUTE + random.below(60) as i64 * 1_000_000
}

fn company(random: &mut Random) -> (String, String) {
    let name = random.pick(&NAMES);
    let (trade, form) = random.pick(&TRADES);
    let ascii: String = name.to_lowercase().replace('ö', "oe");
    (
        format!("{name} {trade} {form}"),
        format!("{ascii}-{}.example", trade.to_lowercase()),
    )
}

fn email(random: &mut Random, company_domain: &str) -> Option<String> {
    let first = random.pick(&FIRST);
    let domain = match random.below(1000) {
        0..15 => random.pick(&COMPETITORS),
        15..150 => random.pick(&FREE_MAIL),
        150..200 => return None,
        _ => company_domain,
    };
    Some(format!("{first}{}@{domain}", random.between(1, 99)))
}

fn vehicles(random: &mut Random, interest: Interest) -> Option<u64> {
    if random.percent(14) {
        return None;
    }
    let large = match interest {
        Interest::Cold => 6,
        Interest::Curious => 15,
        Interest::Buyer => 45,
    };
    Some(match random.below(100) {
        n if n < large => random.between(250, 2400),
        n if n < large + 40 => random.between(40, 249),
        _ => random.between(1, 39),
    })
}

fn revenue(random: &mut Random, vehicles: Option<u64>) -> u64 {
    let each = random.between(40, 190) * 1000;
    vehicles.unwrap_or_else(|| random.between(5, 90)) * each
}
