//! The corpus as a CRM would export it to CSV: local times, empty cells, a few cells that cannot be read.

use super::lead::Lead;
use super::story::{Event, Kind, STATUSES};
use super::{Corpus, Variant};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

const LEAD_COLUMNS: [&str; 14] = [
    "Contact ID",
    "Created at",
    "Email",
    "Company name",
    "Vehicles",
    "Vehicles set on",
    "Annual revenue (EUR)",
    "Growth",
    "Sector",
    "Interests",
    "Job title",
    "Country",
    "Current contract ends",
    "Wants a call",
];
const ACTIVITY_COLUMNS: [&str; 6] = [
    "Contact ID",
    "Type",
    "Occurred at",
    "URL",
    "Seconds",
    "New status",
];

/// Writes both files.
pub fn write(corpus: Corpus, folder: &Path) -> io::Result<()> {
    let mut out = BufWriter::new(File::create(folder.join("leads.csv"))?);
    leads(corpus, &mut out)?;
    out.flush()?;
    let mut out = BufWriter::new(File::create(folder.join("activities.csv"))?);
    activities(corpus.variant, &corpus.events(), &mut out)?;
    out.flush()
}

fn leads(corpus: Corpus, out: &mut impl Write) -> io::Result<()> {
    let zone = berlin();
    let mut out = csv::Writer::from_writer(out);
    out.write_record(LEAD_COLUMNS.iter().chain(&["Source"]))?;
    for lead in corpus.leads() {
        out.write_record(cells(corpus.variant, &lead, &zone))?;
    }
    out.flush()
}

fn cells(variant: Variant, lead: &Lead, zone: &TimeZone) -> Vec<String> {
    let text = |cell: Option<&str>| cell.unwrap_or_default().to_string();
    vec![
        variant.id(lead.number),
        local(lead.created, zone),
        text(lead.email.as_deref()),
        text(lead.company.as_deref()),
        vehicles(lead),
        lead.vehicles_known_from
            .map(|at| local(at, zone))
            .unwrap_or_default(),
        lead.revenue
            .map(|euros| euros.to_string())
            .unwrap_or_default(),
        lead.growth_tenths.map(percent).unwrap_or_default(),
        text(lead.sector),
        lead.interests.join(";"),
        text(lead.job_title.as_deref()),
        text(lead.country),
        lead.contract_ends.map(date).unwrap_or_default(),
        text(
            lead.wants_a_call
                .map(|wants| if wants { "yes" } else { "no" }),
        ),
        lead.source.to_string(),
    ]
}

/// Some cells have more than a number, as if typed by hand.
fn vehicles(lead: &Lead) -> String {
    match lead.vehicles {
        Some(vehicles) if lead.number % 97 == 13 => format!("about {vehicles}"),
        Some(vehicles) => vehicles.to_string(),
        None => String::new(),
    }
}

fn activities(variant: Variant, events: &[Event], out: &mut impl Write) -> io::Result<()> {
    let mut out = csv::Writer::from_writer(out);
    out.write_record(ACTIVITY_COLUMNS)?;
    for event in events {
        let at = Timestamp::from_microsecond(event.micros).map_err(io::Error::other)?;
        let length = event.length.to_string();
        let url = variant.url(event);
        let seconds = url.as_ref().map_or("", |_| &length);
        let status = match event.kind {
            Kind::StatusChange => STATUSES[usize::from(event.detail)],
            _ => "",
        };
        out.write_record([
            &variant.id(event.lead),
            &variant.kind(event),
            &at.to_string(),
            url.as_deref().unwrap_or_default(),
            seconds,
            status,
        ])?;
    }
    out.flush()
}

/// `12.5%` of tenths.
fn percent(tenths: i64) -> String {
    let sign = if tenths < 0 { "-" } else { "" };
    format!("{sign}{}.{}%", tenths.abs() / 10, tenths.abs() % 10)
}

fn date(days: i64) -> String {
    let epoch = Date::constant(1970, 1, 1);
    epoch.saturating_add(days.days()).to_string()
}

fn local(micros: i64, zone: &TimeZone) -> String {
    let at = Timestamp::from_microsecond(micros).expect("the history lies in this century");
    zone.to_datetime(at)
        .strftime("%Y-%m-%d %H:%M:%S")
        .to_string()
}

fn berlin() -> TimeZone {
    TimeZone::get("Europe/Berlin").expect("the zone database is bundled")
}
