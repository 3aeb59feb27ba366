//! Parts of one file that were not used as written.

use super::Terms;
use crate::data::read_report::{
    ColumnReport, Effect, FileReport, OtherFormat, Problem, RowProblem, Tally, UnknownKind,
    Unreadable,
};
use crate::escape::terminal::inline;
use crate::message::Message;
use crate::report::format::{counted, join_items, number};

/// Maximum number of kinds, columns and the like that are named; further ones are only counted.
const MAX_NAMES_LISTED: usize = 5;

/// A reason with more bytes than this is long.
const LONG: usize = 60;

/// One line for each problem, with details indented below it.
pub(super) fn problems(file: &FileReport, terms: &Terms) -> Vec<String> {
    let counts = file.format.counts();
    let mut lines = absent(file, terms);
    lines.extend(file.without_once_per.as_ref().map(|column| {
        let column = inline(column);
        format!("no column `{column}` for `once per`: every row counts")
    }));
    for (problem, tally) in &file.rows_with {
        lines.push(format!(
            "{} {}",
            counted(tally.total, "row"),
            row_problem(*problem)
        ));
        lines.extend(examples(tally, counts));
    }
    for column in file
        .columns
        .iter()
        .filter(|column| column.unreadable.total > 0)
    {
        let total = column.unreadable.total;
        lines.push(format!(
            "{} of column `{}` cannot be read and {} as unknown (`{}`){}",
            counted(total, "cell"),
            inline(&column.column),
            if total == 1 { "counts" } else { "count" },
            inline(&column.name),
            terms.consequence(&file.role, &column.name),
        ));
        lines.extend(odd_values(&column.unreadable, counts));
    }
    lines.extend(file.columns.iter().filter_map(other_format));
    lines.extend(unknown_kinds(&file.unknown_kinds));
    lines
}

/// `the dates of column `Closed` that cannot be read all fit `MM/DD/YYYY`; …`
fn other_format(column: &ColumnReport) -> Option<String> {
    let OtherFormat { pattern, effect } = column.evidence.other_format()?;
    let advice = match effect {
        Effect::None => format!(
            "they are read if `\"{pattern}\"` is added to the formats of the column (`written`) or of the contract (`dates are:`)"
        ),
        Effect::Swap { changed, lost } => {
            let counts = [
                (changed, "would be another day"),
                (lost, "could not be read"),
            ];
            let counts: Vec<String> = counts
                .iter()
                .filter(|(count, _)| *count > 0)
                .map(|(count, what)| {
                    format!("{} of the dates that are read now {what}", number(*count))
                })
                .collect();
            let counts = match counts.is_empty() {
                true => "no other date would change".to_owned(),
                false => join_items(&counts),
            };
            format!(
                "if that is how the column is written, say so with `, written \"{pattern}\"`; {counts}"
            )
        }
    };
    Some(format!(
        "the dates of column `{}` that cannot be read all fit `{pattern}`: {advice}",
        inline(&column.column)
    ))
}

/// Fields without a column: one line each if a similar column exists, one line for all others.
fn absent(file: &FileReport, terms: &Terms) -> Vec<String> {
    let mut lines = Vec::new();
    let mut others = Vec::new();
    for absent in &file.absent {
        let consequence = terms.consequence(&file.role, &absent.name);
        let name = inline(&absent.name);
        match absent.near.as_slice() {
            [near] => lines.push(format!(
                "no column for `{name}`: unknown in every row{consequence}; if `{}` is it, add `column \"{}\"` to `{name}` \
                 in the contract",
                inline(near),
                inline(near),
            )),
            [first, ..] => lines.push(format!(
                "no column for `{name}`: unknown in every row{consequence}; it may be one of {}: add the right one to `{name}` in \
                 the contract, for example `column \"{}\"`",
                names(&absent.near),
                inline(first),
            )),
            [] if !consequence.is_empty() => lines.push(format!(
                "no column for `{name}`: unknown in every row{consequence}"
            )),
            [] => others.push(absent.name.clone()),
        }
    }
    if !others.is_empty() {
        lines.push(format!(
            "no column for {}: unknown in every row",
            names(&others)
        ));
    }
    lines
}

fn row_problem(problem: RowProblem) -> &'static str {
    match problem {
        RowProblem::TooFewCells => "with fewer cells than the header: what is missing is unknown",
        RowProblem::TooManyCells => "with more cells than the header, left out",
        RowProblem::NotAnObject => "that cannot be read as a JSON object, left out",
        RowProblem::NoLeadId => "without a lead id, left out",
        RowProblem::Footer => {
            "after the last lead with nothing but a text in the column of the id, left out"
        }
        RowProblem::Duplicate => "with a lead id that another row has, left out",
        RowProblem::ContestedId => {
            "with a merged id that another lead has too, which keeps its activities"
        }
        RowProblem::UnknownLead => "of leads that are not among the leads, left out",
        RowProblem::NoKind => "without a kind of activity, left out",
        RowProblem::NoTime => "without a time that can be read, left out",
    }
}

/// The first problems, and the number of further ones.
fn examples(tally: &Tally, counts: &str) -> Vec<String> {
    let shown = |problem| example(problem, counts);
    let mut lines: Vec<String> = tally.first.iter().map(shown).collect();
    lines.extend(and_more(tally.total, tally.first.len() as u64));
    lines
}

/// The most frequent values. If consecutive values have the same long reason, it is shown once.
fn odd_values(unreadable: &Unreadable, counts: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut cells = 0;
    let mut last = None;
    for (value, odd) in unreadable.listed() {
        cells += odd.cells;
        let why = odd.why.english();
        let why = match why.len() > LONG && last == Some(&odd.why) {
            true => "likewise".into(),
            false => inline(&why),
        };
        let value = inline(value);
        lines.push(match odd.cells {
            1 => format!("  {counts} {}: `{value}`: {why}", odd.line),
            times => format!(
                "  `{value}`, {} times, first on {counts} {}: {why}",
                number(times),
                odd.line
            ),
        });
        last = Some(&odd.why);
    }
    lines.extend(and_more(unreadable.total, cells));
    lines
}

fn and_more(total: u64, told: u64) -> Option<String> {
    let more = total.saturating_sub(told);
    (more > 0).then(|| format!("  and {} more", number(more)))
}

/// `line 14, column `Contact ID`: `K-7`: no lead has this id`
fn example(problem: &Problem, counts: &str) -> String {
    let mut place = format!("  {counts} {}", problem.line);
    if let Some(column) = &problem.column {
        place.push_str(&format!(", column `{}`", inline(column)));
    }
    let value = match problem.value.is_empty() {
        true => None,
        false => Some(format!("`{}`", inline(&problem.value))),
    };
    let why = problem.why.as_ref().map(Message::english);
    let why = why.map(|why| inline(&why).into_owned());
    let parts: Vec<String> = [Some(place), value, why].into_iter().flatten().collect();
    parts.join(": ")
}

fn unknown_kinds(kinds: &[UnknownKind]) -> Option<String> {
    let rows: u64 = kinds.iter().map(|kind| kind.rows).sum();
    let shown = |kind: &UnknownKind| {
        let near = kind.reads_like.as_ref().map_or(String::new(), |name| {
            format!(
                ", reads like `{}`: add `in the data: \"{}\"`",
                inline(name),
                inline(&kind.kind)
            )
        });
        format!("`{}` ({}{near})", inline(&kind.kind), number(kind.rows))
    };
    let mut items: Vec<String> = kinds.iter().take(MAX_NAMES_LISTED).map(shown).collect();
    if kinds.len() > MAX_NAMES_LISTED {
        items.push(format!(
            "{} more",
            number((kinds.len() - MAX_NAMES_LISTED) as u64)
        ));
    }
    (!kinds.is_empty()).then(|| {
        format!(
            "{} of kinds the contract does not have, left out: {}",
            counted(rows, "row"),
            join_items(&items)
        )
    })
}

fn names(names: &[String]) -> String {
    let mut items: Vec<String> = names
        .iter()
        .take(MAX_NAMES_LISTED)
        .map(|n| format!("`{}`", inline(n)))
        .collect();
    if names.len() > MAX_NAMES_LISTED {
        items.push(format!(
            "{} more",
            number((names.len() - MAX_NAMES_LISTED) as u64)
        ));
    }
    join_items(&items)
}
