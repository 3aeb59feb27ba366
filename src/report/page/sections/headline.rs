//! The subject of the page: the contract, the as-of time, the data.

use crate::data::read_report::{FileReport, RowProblem};
use crate::eval::targets::Status;
use crate::report::format::{counted, moment, number};
use crate::report::page::PageData;
use crate::report::page::document::Line;
use crate::report::page::metrics::Metrics;

/// The facts after the title.
pub fn facts(source: &PageData<'_>, numbers: &Metrics) -> Vec<(&'static str, Line)> {
    let about = &source.program.about;
    let mut facts = vec![
        ("as of", as_of(source)),
        ("contract", contract(source)),
        ("between", parties(source)),
        ("leads", leads(source, numbers)),
        ("deadlines", deadlines(numbers)),
        ("targets", targets(numbers)),
    ];
    if let Some((from, to)) = about.in_force {
        let to = to.map_or("until further notice".to_owned(), |to| format!("to {to}"));
        facts.insert(2, ("in force", Line::text(format!("{from} {to}"))));
    }
    let not_read: Vec<String> = source.data.files.iter().filter_map(not_read).collect();
    let not_read = match not_read.is_empty() {
        true => "all values were read".to_owned(),
        false => not_read.join("; "),
    };
    facts.push(("data", Line::text(not_read)));
    facts
}

fn as_of(source: &PageData<'_>) -> Line {
    let zone = &source.program.about.zone;
    let when = moment(source.as_of.instant, zone.zone());
    Line::strong(when).and(format!(", {}", zone.name()))
}

fn contract(source: &PageData<'_>) -> Line {
    match source.program.about.version {
        Some(version) => Line::text(format!("version {version}")),
        None => Line::text("without a version"),
    }
}

fn parties(source: &PageData<'_>) -> Line {
    let mut line = Line::none();
    for (at, (party, person)) in source.program.about.parties.iter().enumerate() {
        line = line.and(if at == 0 { "" } else { ", " }).and_name(party);
        if let Some(person) = person {
            line = line.and(" (").and_name(person).and(")");
        }
    }
    line
}

fn leads(source: &PageData<'_>, numbers: &Metrics) -> Line {
    let mut words = String::new();
    if numbers.excluded > 0 {
        words.push_str(&format!(", {} of them excluded", number(numbers.excluded)));
    }
    let later = source.history.results.counters.leads_left_out;
    if later > 0 {
        let later = counted(later, "lead");
        words.push_str(&format!("; {later} created later, left out"));
    }
    Line::strong(number(numbers.leads)).and(words)
}

/// Overdue and running clocks.
fn deadlines(numbers: &Metrics) -> Line {
    let overdue = number(numbers.risk.overdue.len() as u64);
    let running = number(numbers.risk.running.len() as u64);
    Line::strong(overdue).and(format!(" overdue and still open, {running} running"))
}

/// Number of targets by status in their last period.
fn targets(numbers: &Metrics) -> Line {
    let last = numbers
        .targets
        .iter()
        .filter_map(|target| target.periods.last());
    let standings: Vec<Status> = last.map(|period| period.verdict.status).collect();
    let texts: Vec<String> = (STANDINGS.iter())
        .map(|(status, word)| (standings.iter().filter(|one| *one == status).count(), word))
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{} {word}", number(count as u64)))
        .collect();
    match texts.is_empty() {
        true => Line::text("none"),
        false => Line::text(texts.join(", ")),
    }
}

const STANDINGS: [(Status, &str); 7] = [
    (Status::Missed, "missed"),
    (Status::Behind, "behind"),
    (Status::Open, "open"),
    (Status::OnTrack, "on track"),
    (Status::Reached, "reached"),
    (Status::Nothing, "with nothing to judge"),
    (Status::NotJudged, "not judged"),
];

/// The unusable parts of a file; none if everything was used.
fn not_read(file: &FileReport) -> Option<String> {
    let left_out = file.rows_with.iter();
    let left_out: u64 = (left_out.filter(|(problem, _)| RowProblem::leaves_out(**problem)))
        .map(|(_, tally)| tally.total)
        .sum();
    let kinds: u64 = file.unknown_kinds.iter().map(|kind| kind.rows).sum();
    let parts = [
        (left_out, "row", " left out"),
        (kinds, "row", " of kinds the contract does not have"),
        (file.unreadable_cells(), "cell", " that cannot be read"),
    ];
    let texts: Vec<String> = (parts.into_iter())
        .filter(|(count, ..)| *count > 0)
        .map(|(count, what, more)| counted(count, what) + more)
        .collect();
    // The location of the file concerns only the author of the page.
    let name = file.file.rsplit(['/', '\\']).next().unwrap_or_default();
    (!texts.is_empty()).then(|| format!("{name}: {}", texts.join(", ")))
}
