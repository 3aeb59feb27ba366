//! Parts of one file that were not used as written.

use super::Terms;
use crate::data::read_report::{
    ColumnReport, Effect, FileReport, OtherFormat, Problem, RowProblem, Tally, UnknownKind,
    Unreadable,
};
use crate::message::{Arg, Figure, Join, Language, Message, Template, ToArg, msg, template};
use crate::syntax::keywords;
use crate::syntax::phrase::PhraseId;

/// Maximum number of kinds, columns and the like that are named; further ones are only counted.
const MAX_NAMES_LISTED: usize = 5;

/// A reason with more bytes than this is long.
const LONG: usize = 60;

/// One line for each problem, with details below it, each with its depth.
pub(super) fn problems(file: &FileReport, terms: &Terms) -> Vec<(usize, Message)> {
    let counts = file.format.counts();
    let mut lines: Vec<(usize, Message)> = Vec::new();
    let problem = |message| (1, message);
    let detail = |message| (2, message);
    lines.extend(absent(file, terms).into_iter().map(problem));
    lines.extend(file.without_once_per.as_ref().map(|column| {
        let once_per = keywords::bare_label(terms.written_in, PhraseId::OncePer);
        problem(msg!(
            "no column `{column}` for `{once_per}`: every row counts",
            column,
            once_per
        ))
    }));
    for (kind, tally) in &file.rows_with {
        let n = Figure::of(tally.total);
        lines.push(problem(row_problem(*kind).filled([("n", n.to_arg())])));
        lines.extend(examples(tally, counts).into_iter().map(detail));
    }
    let unreadable = file.columns.iter();
    for column in unreadable.filter(|column| column.unreadable.total > 0) {
        let cells = msg!(
            "{n} {n|cell|cells} of column `{column}` cannot be read and {n|counts|count} as unknown (`{name}`)",
            n = Figure::of(column.unreadable.total),
            column = column.column,
            name = column.label()
        );
        let consequences = terms.consequences(&file.role, &column.name);
        lines.push(problem(with(cells, consequences)));
        lines.extend(
            odd_values(&column.unreadable, counts)
                .into_iter()
                .map(detail),
        );
    }
    let formats = file.columns.iter();
    let formats = formats.filter_map(|column| other_format(column, terms.written_in));
    lines.extend(formats.map(problem));
    lines.extend(unknown_kinds(&file.unknown_kinds, terms.written_in).map(problem));
    lines
}

/// A fact with what follows from it.
fn with(fact: Message, more: Vec<Message>) -> Message {
    let all = std::iter::once(fact).chain(more);
    Message::joined(all, Join::Semicolon)
}

/// `the dates of column `Closed` that cannot be read all fit `MM/DD/YYYY`; …`
fn other_format(column: &ColumnReport, written_in: Language) -> Option<Message> {
    let OtherFormat { pattern, effect } = column.evidence.other_format()?;
    let option = keywords::optional_part(written_in, PhraseId::Field, "written", &quoted(&pattern));
    let advice = match effect {
        Effect::None => msg!(
            "they are read if `{format}` is added to the formats of the column (`{written}`) or of the contract (`{dates_are}`)",
            format = quoted(&pattern),
            written =
                keywords::optional_phrase(written_in, PhraseId::Field, "written", "").trim_end(),
            dates_are = keywords::label(written_in, PhraseId::DatesAre)
        ),
        Effect::Swap {
            changed: 0,
            lost: 0,
        } => msg!(
            "if that is how the column is written, say so with `{option}`; no other date would change",
            option
        ),
        Effect::Swap { changed, lost } => {
            let counts = [
                (
                    changed,
                    template!("{n} of the dates that are read now would be another day"),
                ),
                (
                    lost,
                    template!("{n} of the dates that are read now could not be read"),
                ),
            ];
            let counts = counts.into_iter().filter(|(count, _)| *count > 0);
            let counts =
                counts.map(|(count, text)| text.filled([("n", Figure::of(count).to_arg())]));
            msg!(
                "if that is how the column is written, say so with `{option}`; {counts}",
                option,
                counts = Arg::list(counts, Join::And)
            )
        }
    };
    Some(msg!(
        "the dates of column `{column}` that cannot be read all fit `{pattern}`: {advice}",
        column = column.column,
        pattern,
        advice
    ))
}

fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

/// Fields without a column: one line each if a similar column exists, one line for all others.
fn absent(file: &FileReport, terms: &Terms) -> Vec<Message> {
    let mut lines = Vec::new();
    let mut others = Vec::new();
    let column = |name: &str| {
        keywords::optional_phrase(terms.written_in, PhraseId::Field, "columns", &quoted(name))
    };
    for absent in &file.absent {
        let name = absent.label();
        let mut more = terms.consequences(&file.role, &absent.name);
        match absent.near.as_slice() {
            [near] => more.push(msg!(
                "if `{near}` is it, add `{column}` to `{name}` in the contract",
                near,
                column = column(near),
                name
            )),
            [first, ..] => more.push(msg!(
                "it may be one of {columns}: add the right one to `{name}` in the contract, for example `{column}`",
                columns = names(&absent.near),
                name,
                column = column(first)
            )),
            [] => {}
        }
        if more.is_empty() {
            others.push(name);
            continue;
        }
        let unknown = msg!(
            "no column for {fields}: unknown in every row",
            fields = names(&[name])
        );
        lines.push(with(unknown, more));
    }
    if !others.is_empty() {
        lines.push(msg!(
            "no column for {fields}: unknown in every row",
            fields = names(&others)
        ));
    }
    lines
}

fn row_problem(problem: RowProblem) -> Template {
    match problem {
        RowProblem::TooFewCells => template!(
            "{n} {n|row|rows} with fewer cells than the header: what is missing is unknown"
        ),
        RowProblem::TooManyCells => {
            template!("{n} {n|row|rows} with more cells than the header, left out")
        }
        RowProblem::NotAnObject => {
            template!("{n} {n|row|rows} that cannot be read as a JSON object, left out")
        }
        RowProblem::NoLeadId => template!("{n} {n|row|rows} without a lead id, left out"),
        RowProblem::Footer => template!(
            "{n} {n|row|rows} after the last lead with nothing but a text in the column of the id, left out"
        ),
        RowProblem::Duplicate => {
            template!("{n} {n|row|rows} with a lead id that another row has, left out")
        }
        RowProblem::ContestedId => template!(
            "{n} {n|row|rows} with a merged id that another lead has too, which keeps its activities"
        ),
        RowProblem::UnknownLead => {
            template!("{n} {n|row|rows} of leads that are not among the leads, left out")
        }
        RowProblem::NoKind => template!("{n} {n|row|rows} without a kind of activity, left out"),
        RowProblem::NoTime => {
            template!("{n} {n|row|rows} without a time that can be read, left out")
        }
    }
}

/// The first problems, and the number of further ones.
fn examples(tally: &Tally, counts: &str) -> Vec<Message> {
    let shown = |problem| example(problem, counts);
    let mut lines: Vec<Message> = tally.first.iter().map(shown).collect();
    lines.extend(and_more(tally.total, tally.first.len() as u64));
    lines
}

/// The most frequent values. If consecutive values have the same long reason, it is shown once.
fn odd_values(unreadable: &Unreadable, counts: &str) -> Vec<Message> {
    let mut lines = Vec::new();
    let mut cells = 0;
    let mut last = None;
    for (value, odd) in unreadable.listed() {
        cells += odd.cells;
        let why = match last == Some(&odd.why) && odd.why.english().len() > LONG {
            true => msg!("likewise"),
            false => odd.why.clone(),
        };
        let place = place(counts, odd.line, odd.lead.as_deref());
        lines.push(match odd.cells {
            1 => msg!("{place}: `{value}`: {why}", place, value, why),
            times => msg!(
                "`{value}`, {times} times, first on {place}: {why}",
                value,
                times = Figure::of(times),
                place,
                why
            ),
        });
        last = Some(&odd.why);
    }
    lines.extend(and_more(unreadable.total, cells));
    lines
}

/// `line 12` of a text file, `row 12` of others, or the lead where rows have no order.
fn place(counts: &str, line: u64, lead: Option<&str>) -> Message {
    match (lead, counts) {
        (Some(lead), _) => msg!("lead `{lead}`", lead),
        (None, "row") => msg!("row {line}", line),
        (None, _) => msg!("line {line}", line),
    }
}

fn and_more(total: u64, told: u64) -> Option<Message> {
    let more = total.saturating_sub(told);
    (more > 0).then(|| msg!("and {n} more", n = Figure::of(more)))
}

/// `line 14, column `Contact ID`: `K-7`: no lead has this id`
fn example(problem: &Problem, counts: &str) -> Message {
    let line = place(counts, problem.line, problem.lead.as_deref());
    let place = match &problem.column {
        Some(column) => msg!("{line}, column `{column}`", line, column),
        None => line,
    };
    let value = &problem.value;
    match (value.is_empty(), &problem.why) {
        (true, None) => place,
        (false, None) => msg!("{place}: `{value}`", place, value),
        (true, Some(why)) => msg!("{place}: {why}", place, why),
        (false, Some(why)) => msg!("{place}: `{value}`: {why}", place, value, why),
    }
}

fn unknown_kinds(kinds: &[UnknownKind], written_in: Language) -> Option<Message> {
    let rows: u64 = kinds.iter().map(|kind| kind.rows).sum();
    let shown = |kind: &UnknownKind| {
        let n = Figure::of(kind.rows);
        let known_as = &kind.kind;
        match &kind.reads_like {
            Some(name) => {
                let quoted = quoted(known_as);
                let line = keywords::fill(written_in, PhraseId::InTheData, &|_| Some(&quoted));
                msg!(
                    "`{kind}` ({n}, reads like `{name}`: add `{line}`)",
                    kind = known_as,
                    n,
                    name,
                    line
                )
            }
            None => msg!("`{kind}` ({n})", kind = known_as, n),
        }
    };
    let items = kinds.iter().take(MAX_NAMES_LISTED).map(shown);
    let kinds_listed = listed(items.collect(), kinds.len());
    (!kinds.is_empty()).then(|| {
        msg!(
            "{n} {n|row|rows} of kinds the contract does not have, left out: {kinds}",
            n = Figure::of(rows),
            kinds = kinds_listed
        )
    })
}

fn names<T: ToArg>(names: &[T]) -> Arg {
    let shown = names.iter().take(MAX_NAMES_LISTED);
    let shown = shown.map(|name| Message::new("`{name}`", [("name", name.to_arg())]));
    listed(shown.collect(), names.len())
}

/// The first items of a list, and the number of further ones.
fn listed(mut items: Vec<Message>, all: usize) -> Arg {
    let more = all.saturating_sub(items.len());
    if more > 0 {
        items.push(msg!("{n} more", n = Figure::of(more as u64)));
    }
    Arg::list(items, Join::And)
}
