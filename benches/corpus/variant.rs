//! Forms of the corpus that a reader or an evaluator may find harder than the plain one.

use super::lead::{DAYS, LAST_DAY, Lead};
use super::random::Random;
use super::story::{Event, Kind, PAGES};
use std::str::FromStr;

const MICROS_PER_DAY: i64 = 86_400_000_000;

/// About how many activities a busy lead has.
const BUSY: u64 = 100_000;

/// How many times as long the histories of busy leads are as those of others.
const STRETCHED: i64 = 20;

/// The days of a busy time and the quiet time after it.
const SEASON: i64 = 40;

/// The number of kinds into which the page views of [`Variant::FortyKinds`] fall.
const FEATURES: u16 = 31;

/// What is special about a corpus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Variant {
    /// Activities in order of time, few different texts.
    #[default]
    Plain,
    /// Activities in order of the leads, then of time.
    ByLead,
    /// Activities in no order.
    Shuffled,
    /// Ids that are UUIDs.
    Uuids,
    /// No two leads have a text in common, nor two activities an address.
    DistinctTexts,
    /// Texts with line breaks and quotes.
    LineBreaks,
    /// No page views, but 31 other kinds.
    FortyKinds,
    /// All activities belong to few leads, whose histories are ten years of busy weeks and quiet weeks.
    BusyLeads,
}

impl Variant {
    /// All of them, by name.
    pub const ALL: [(&str, Variant); 8] = [
        ("plain", Variant::Plain),
        ("by-lead", Variant::ByLead),
        ("shuffled", Variant::Shuffled),
        ("uuids", Variant::Uuids),
        ("distinct-texts", Variant::DistinctTexts),
        ("line-breaks", Variant::LineBreaks),
        ("forty-kinds", Variant::FortyKinds),
        ("busy-leads", Variant::BusyLeads),
    ];

    pub fn name(self) -> &'static str {
        let mut all = Variant::ALL.iter();
        all.find(|(_, variant)| *variant == self)
            .map_or("", |(name, _)| name)
    }

    /// The id of the lead with a number.
    pub fn id(self, number: u32) -> String {
        match self {
            Variant::Uuids => {
                let mut random = Random::of(0, u64::from(number));
                let mut part = |bits: u32| random.below(1 << bits);
                let (first, second, third) = (part(32), part(16), part(12));
                let (fourth, last) = (part(14) | 0x8000, part(48));
                format!("{first:08x}-{second:04x}-4{third:03x}-{fourth:04x}-{last:012x}")
            }
            _ => format!("K-{number:06}"),
        }
    }

    /// The lead as it is in this variant of a corpus with a number of activities.
    pub fn lead(self, mut lead: Lead, activities: u64) -> Lead {
        match self {
            Variant::DistinctTexts => {
                let number = lead.number;
                let ends = |text: String| format!("{text} {number}");
                lead.company = lead.company.map(ends);
                lead.job_title = lead.job_title.map(ends);
                lead.email = lead.email.map(|email| format!("no{number}.{email}"));
            }
            Variant::LineBreaks => {
                let lines = |text: String| format!("{text}\n\"since 1990\",\r\nEurope");
                lead.company = lead.company.map(lines);
                lead.job_title = lead.job_title.map(lines);
            }
            Variant::BusyLeads if lead.number <= busy_leads(activities) => {
                lead.created = stretched((LAST_DAY - DAYS as i64) * MICROS_PER_DAY);
            }
            Variant::Plain
            | Variant::ByLead
            | Variant::Shuffled
            | Variant::Uuids
            | Variant::FortyKinds
            | Variant::BusyLeads => {}
        }
        lead
    }

    /// Brings the events into the order of the variant, and gives them to other leads if it has few.
    pub fn arrange(self, events: &mut [Event], activities: u64, seed: u64) {
        events.sort_unstable();
        match self {
            Variant::ByLead => events.sort_by_key(|event| event.lead),
            Variant::Shuffled => {
                let mut random = Random::of(seed, u64::MAX);
                for end in (1..events.len()).rev() {
                    events.swap(end, random.below(end as u64 + 1) as usize);
                }
            }
            Variant::BusyLeads => {
                let busy = busy_leads(activities);
                for event in &mut *events {
                    event.lead = event.lead % busy + 1;
                    event.micros = stretched(event.micros);
                }
                events.sort_unstable();
            }
            Variant::Plain
            | Variant::Uuids
            | Variant::DistinctTexts
            | Variant::LineBreaks
            | Variant::FortyKinds => {}
        }
    }

    /// The kind of an event, as it is logged.
    pub fn kind(self, event: &Event) -> String {
        match (self, event.kind) {
            (Variant::FortyKinds, Kind::PageView) => {
                format!("use of feature {}", event.length % FEATURES + 1)
            }
            (_, kind) => kind.logged_as().to_string(),
        }
    }

    /// The address of the page an event is about; none for other kinds.
    pub fn url(self, event: &Event) -> Option<String> {
        if event.kind != Kind::PageView || self == Variant::FortyKinds {
            return None;
        }
        let page = PAGES[usize::from(event.detail)];
        let plain = format!("https://kestrel-fleet.example{page}");
        Some(match self {
            Variant::DistinctTexts => format!("{plain}#{:x}-{:x}", event.micros, event.lead),
            Variant::LineBreaks => format!("{plain}\n\"opened\" again,\r\nand again"),
            _ => plain,
        })
    }
}

impl FromStr for Variant {
    type Err = String;

    fn from_str(name: &str) -> Result<Variant, String> {
        let named = Variant::ALL.iter().find(|(other, _)| *other == name);
        named.map(|(_, variant)| *variant).ok_or_else(|| {
            let names = Variant::ALL.map(|(name, _)| name);
            format!("one of {}", names.join(", "))
        })
    }
}

/// The moment of a long history with seasons that corresponds to a moment of a plain one.
fn stretched(micros: i64) -> i64 {
    let end = (LAST_DAY + 1) * MICROS_PER_DAY;
    let long = end - (end - micros) * STRETCHED;
    let season = SEASON * MICROS_PER_DAY;
    long.div_euclid(season) * season + long.rem_euclid(season) / 2
}

/// How many leads have all activities of [`Variant::BusyLeads`].
fn busy_leads(activities: u64) -> u32 {
    u32::try_from((activities / BUSY).max(1)).unwrap_or(u32::MAX)
}
