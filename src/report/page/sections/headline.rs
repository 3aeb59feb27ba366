//! The subject of the page: the contract, the as-of time, the data.

use crate::data::read_report::{FileReport, RowProblem};
use crate::eval::targets::Status;
use crate::message::{Figure, Join, Message, Template, ToArg, msg, template};
use crate::report::format::moment;
use crate::report::page::PageData;
use crate::report::page::line::{Line, Style};
use crate::report::page::metrics::Metrics;

/// The facts after the title.
pub fn facts(source: &PageData<'_>, numbers: &Metrics) -> Vec<(Message, Line)> {
    let mut facts = vec![
        (msg!("as of"), as_of(source)),
        (msg!("contract"), contract(source)),
        (msg!("between"), parties(source)),
        (msg!("leads"), leads(source, numbers)),
        (msg!("deadlines"), deadlines(numbers)),
        (msg!("targets"), targets(numbers)),
    ];
    facts.splice(2..2, super::agreement::facts(source));
    let not_read: Vec<Message> = source.data.files.iter().filter_map(not_read).collect();
    let not_read = match not_read.is_empty() {
        true => msg!("all values were read"),
        false => Message::joined(not_read, Join::Semicolon),
    };
    facts.push((msg!("data"), Line::says(not_read)));
    facts
}

fn as_of(source: &PageData<'_>) -> Line {
    let zone = &source.program.about.zone;
    let when = moment(source.as_of.instant, zone.zone());
    Line::says(msg!("{time}, {zone}", time = when, zone = zone.name()))
        .with(Style::Strong, &["time"])
}

fn contract(source: &PageData<'_>) -> Line {
    Line::says(match source.program.about.version {
        Some(version) => msg!("version {version}", version),
        None => msg!("without a version"),
    })
}

fn parties(source: &PageData<'_>) -> Line {
    let parties = source.program.about.parties.iter();
    parties.fold(Line::none(), |line, (party, person)| {
        line.and_comma(match person {
            Some(person) => Line::says(msg!("{party} ({person})", party, person))
                .with(Style::Name, &["party", "person"]),
            None => Line::name(party),
        })
    })
}

fn leads(source: &PageData<'_>, numbers: &Metrics) -> Line {
    let later = source.history.results.counters.leads_left_out;
    let all = Figure::of(numbers.leads);
    let (excluded, left_out) = (Figure::of(numbers.excluded), Figure::of(later));
    let text = match (numbers.excluded > 0, later > 0) {
        (false, false) => all.into(),
        (true, false) => msg!("{all}, {excluded} of them excluded", all, excluded),
        (false, true) => msg!(
            "{all}; {left_out} {left_out|lead|leads} created later, left out",
            all,
            left_out
        ),
        (true, true) => msg!(
            "{all}, {excluded} of them excluded; {left_out} {left_out|lead|leads} created later, left out",
            all,
            excluded,
            left_out
        ),
    };
    match numbers.excluded + later {
        0 => Line::strong(text),
        _ => Line::says(text).with(Style::Strong, &["all"]),
    }
}

/// Overdue and running clocks.
fn deadlines(numbers: &Metrics) -> Line {
    let overdue = Figure::of(numbers.risk.overdue.len() as u64);
    let running = Figure::of(numbers.risk.running.len() as u64);
    let counts = msg!(
        "{overdue} overdue and still open, {running} running",
        overdue,
        running
    );
    Line::says(counts).with(Style::Strong, &["overdue"])
}

/// Number of targets by status in their last period.
fn targets(numbers: &Metrics) -> Line {
    let last = numbers
        .targets
        .iter()
        .filter_map(|target| target.periods.last());
    let standings: Vec<Status> = last.map(|period| period.verdict.status).collect();
    let texts: Vec<Message> = (STANDINGS.iter())
        .map(|(status, text)| (standings.iter().filter(|one| *one == status).count(), text))
        .filter(|(count, _)| *count > 0)
        .map(|(count, text)| text.filled([("n", Figure::of(count as u64).to_arg())]))
        .collect();
    Line::says(match texts.is_empty() {
        true => msg!("none"),
        false => Message::joined(texts, Join::Comma),
    })
}

const STANDINGS: [(Status, Template); 7] = [
    (Status::Missed, template!("{n} missed")),
    (Status::Behind, template!("{n} behind")),
    (Status::Open, template!("{n} open")),
    (Status::OnTrack, template!("{n} on track")),
    (Status::Reached, template!("{n} reached")),
    (Status::Nothing, template!("{n} with nothing to judge")),
    (Status::NotJudged, template!("{n} not judged")),
];

/// The unusable parts of a file; none if everything was used.
fn not_read(file: &FileReport) -> Option<Message> {
    let left_out = file.rows_with.iter();
    let left_out: u64 = (left_out.filter(|(problem, _)| RowProblem::leaves_out(**problem)))
        .map(|(_, tally)| tally.total)
        .sum();
    let kinds: u64 = file.unknown_kinds.iter().map(|kind| kind.rows).sum();
    let parts = [
        (left_out, template!("{n} {n|row|rows} left out")),
        (
            kinds,
            template!("{n} {n|row|rows} of kinds the contract does not have"),
        ),
        (
            file.unreadable_cells(),
            template!("{n} {n|cell|cells} that cannot be read"),
        ),
    ];
    let texts: Vec<Message> = (parts.into_iter())
        .filter(|(count, _)| *count > 0)
        .map(|(count, text)| text.filled([("n", Figure::of(count).to_arg())]))
        .collect();
    // The location of the file concerns only the author of the page.
    let name = file.file.rsplit(['/', '\\']).next().unwrap_or_default();
    let texts = (!texts.is_empty()).then(|| Message::joined(texts, Join::Comma))?;
    Some(msg!("{file}: {problems}", file = name, problems = texts))
}
