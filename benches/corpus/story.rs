//! What happens to a lead: visits, downloads, requests, and how sales answers.

use super::lead::{DAYS, Interest, LAST_DAY, Lead};
use super::random::Random;

const MICROS_PER_MINUTE: i64 = 60_000_000;
const MINUTES_PER_DAY: u64 = 1440;

/// Kinds as the CRM logs them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    PageView,
    PriceListDownload,
    WebinarAttended,
    DemoRequest,
    Unsubscribe,
    Call,
    Email,
    Meeting,
    StatusChange,
}

impl Kind {
    pub const ALL: [Kind; 9] = [
        Kind::PageView,
        Kind::PriceListDownload,
        Kind::WebinarAttended,
        Kind::DemoRequest,
        Kind::Unsubscribe,
        Kind::Call,
        Kind::Email,
        Kind::Meeting,
        Kind::StatusChange,
    ];

    pub fn logged_as(self) -> &'static str {
        match self {
            Kind::PageView => "page_view",
            Kind::PriceListDownload => "Price list download",
            Kind::WebinarAttended => "Webinar attended",
            Kind::DemoRequest => "Demo request",
            Kind::Unsubscribe => "Unsubscribe",
            Kind::Call => "Call",
            Kind::Email => "Sales email",
            Kind::Meeting => "Meeting",
            Kind::StatusChange => "status_change",
        }
    }
}

pub const PAGES: [&str; 12] = [
    "/",
    "/product",
    "/product/inspections",
    "/pricing",
    "/pricing?fleet=large",
    "/blog/winter-tyres",
    "/blog/tachograph-rules",
    "/case-studies/hafen-cargo",
    "/case-studies/public-buses",
    "/docs/getting-started",
    "/careers",
    "/imprint",
];
pub const STATUSES: [&str; 4] = ["Open", "Working", "Rejected", "Won"];

/// One thing that happened, small enough to keep ten million of them and bring them into order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Event {
    /// Microseconds since 1970-01-01T00:00:00Z.
    pub micros: i64,
    pub lead: u32,
    pub kind: Kind,
    /// Index into [`PAGES`] or [`STATUSES`].
    pub detail: u8,
    /// Seconds on the page, or minutes of the call.
    pub length: u16,
}

/// What happened to `lead`, in no order; `mean_milli` is about what happens on average over all leads, in thousandths.
pub fn story(seed: u64, lead: &Lead, mean_milli: u64, events: &mut Vec<Event>) {
    let mut teller = Teller {
        random: Random::of(seed, u64::from(lead.number) * 2 + 1),
        lead,
        first: events.len(),
        events,
    };
    teller.visits(mean_milli);
    teller.signs_of_interest();
    teller.answers();
    if teller.random.percent(match lead.interest {
        Interest::Cold => 6,
        Interest::Curious => 25,
        Interest::Buyer => 75,
    }) {
        teller.sales_work();
    }
    if teller.random.percent(3) {
        let at = teller.later(lead.created, 120);
        teller.happens(at, Kind::Unsubscribe, 0, 0);
    }
}

struct Teller<'a> {
    random: Random,
    lead: &'a Lead,
    /// Where the events of this lead begin.
    first: usize,
    events: &'a mut Vec<Event>,
}

impl Teller<'_> {
    /// Sessions of one to five pages, most of them soon after the creation.
    fn visits(&mut self, mean_milli: u64) {
        let factor = match self.lead.interest {
            Interest::Cold => 330,
            Interest::Curious => 1000,
            Interest::Buyer => 1900,
        };
        // A session has three pages on average; the last 9 makes up for what happens after the history ends.
        let sessions = self.random.count(mean_milli * factor / 1000 * 4 / 9);
        for _ in 0..sessions {
            let days = if self.random.percent(60) { 14 } else { DAYS };
            let mut at = self.later(self.lead.created, days);
            for _ in 0..self.random.between(1, 5) {
                let page = self.page();
                let seconds = self.random.between(3, 420);
                self.happens(at, Kind::PageView, page, seconds as u16);
                at += seconds as i64 * 1_000_000;
            }
        }
    }

    fn page(&mut self) -> u8 {
        let [pricing, careers] = match self.lead.interest {
            Interest::Cold => [3, 6],
            Interest::Curious => [12, 2],
            Interest::Buyer => [28, 0],
        };
        match self.random.below(100) {
            n if n < pricing => self.random.between(3, 4) as u8,
            n if n < pricing + careers => 10,
            _ => self.random.pick(&[0, 0, 1, 1, 2, 5, 6, 7, 8, 9, 11]),
        }
    }

    fn signs_of_interest(&mut self) {
        let (download, webinar, demo) = match self.lead.interest {
            Interest::Cold => (40, 30, 4),
            Interest::Curious => (350, 250, 30),
            Interest::Buyer => (700, 550, 350),
        };
        for (kind, share) in [
            (Kind::PriceListDownload, download),
            (Kind::WebinarAttended, webinar),
            (Kind::DemoRequest, demo),
        ] {
            while self.random.per_mille(share) {
                let at = self.later(self.lead.created, 60);
                self.happens(at, kind, 0, 0);
                if self.random.percent(50) {
                    break;
                }
            }
        }
    }

    /// Sales answers signs of interest by call or e-mail: mostly within hours, now and then too late, sometimes not at all.
    fn answers(&mut self) {
        let is_sign = |event: &&Event| match event.kind {
            Kind::DemoRequest | Kind::WebinarAttended | Kind::PriceListDownload => true,
            Kind::PageView => (3..=4).contains(&event.detail),
            _ => false,
        };
        let signs = self.events[self.first..].iter().filter(is_sign);
        let mut signs: Vec<i64> = signs.map(|event| event.micros).collect();
        signs.sort_unstable();
        let mut quiet_until = i64::MIN;
        for sign in signs {
            if sign < quiet_until || !self.random.percent(85) {
                continue;
            }
            let most = self.random.pick(&[180, 180, 360, 360, 2 * MINUTES_PER_DAY]);
            let wait = self.random.between(5, most) as i64 * MICROS_PER_MINUTE;
            let at = self.at_work(sign + wait);
            let kind = self.random.pick(&[Kind::Call, Kind::Call, Kind::Email]);
            let minutes = self.random.between(1, 20) as u16;
            self.happens(at, kind, 0, minutes);
            quiet_until = at;
        }
    }

    /// Sales takes the lead up after hours or days, works on it, and decides.
    fn sales_work(&mut self) {
        let noticed = self.noticed();
        let mut at = self.at_work(noticed);
        self.happens(at, Kind::StatusChange, 1, 0);
        for _ in 0..self.random.between(1, 4) {
            let pause = self.random.between(20, 4 * MINUTES_PER_DAY) as i64;
            at = self.at_work(at + pause * MICROS_PER_MINUTE);
            let kind = self.random.pick(&[Kind::Call, Kind::Call, Kind::Email]);
            let minutes = self.random.between(1, 35) as u16;
            self.happens(at, kind, 0, minutes);
        }
        let pause = self.random.between(MINUTES_PER_DAY, 10 * MINUTES_PER_DAY) as i64;
        at = self.at_work(at + pause * MICROS_PER_MINUTE);
        match (self.lead.interest, self.random.below(100)) {
            (Interest::Buyer, 0..60) | (Interest::Curious, 0..15) => {
                self.happens(at, Kind::Meeting, 0, 45)
            }
            (Interest::Buyer, 60..75) | (Interest::Curious, 15..65) | (Interest::Cold, 0..80) => {
                self.happens(at, Kind::StatusChange, 2, 0)
            }
            _ => {}
        }
    }

    /// The moment itself during the hours of sales (07:00 to 15:00 UTC, Monday to Friday); otherwise one in the next of them.
    fn at_work(&mut self, micros: i64) -> i64 {
        const DAY: i64 = MINUTES_PER_DAY as i64 * MICROS_PER_MINUTE;
        const OPENS: i64 = 7 * 60 * MICROS_PER_MINUTE;
        const CLOSES: i64 = 15 * 60 * MICROS_PER_MINUTE;
        // 1970-01-01 was a Thursday.
        let is_weekend = |day: i64| (day + 3).rem_euclid(7) >= 5;
        let (mut day, clock) = (micros.div_euclid(DAY), micros.rem_euclid(DAY));
        if !is_weekend(day) && (OPENS..CLOSES).contains(&clock) {
            return micros;
        }
        if clock >= OPENS {
            day += 1;
        }
        while is_weekend(day) {
            day += 1;
        }
        day * DAY + OPENS + self.random.below(8 * 60 * 60) as i64 * 1_000_000
    }

    /// When sales notices the lead: some hours after most of what it did.
    fn noticed(&mut self) -> i64 {
        let mut own: Vec<i64> = self.events[self.first..]
            .iter()
            .map(|event| event.micros)
            .collect();
        own.sort_unstable();
        let busy = own
            .get(own.len() * 6 / 10)
            .copied()
            .unwrap_or(self.lead.created);
        busy + self.random.between(30, 60 * 72) as i64 * MICROS_PER_MINUTE
    }

    /// A moment within a number of days after `start`, by day and to the second.
    fn later(&mut self, start: i64, days: u64) -> i64 {
        let minutes = self.random.below(days) * MINUTES_PER_DAY + self.random.between(1, 600);
        start + minutes as i64 * MICROS_PER_MINUTE + self.random.below(60) as i64 * 1_000_000
    }

    /// Keeps what happened up to the end of the last day.
    fn happens(&mut self, micros: i64, kind: Kind, detail: u8, length: u16) {
        // Midnight in Berlin.
        let end = ((LAST_DAY + 1) * MINUTES_PER_DAY as i64 - 120) * MICROS_PER_MINUTE;
        if micros < end {
            self.events.push(Event {
                micros,
                lead: self.lead.number,
                kind,
                detail,
                length,
            });
        }
    }
}
