//! What reading the data found, in words.

use crate::data::report::{
    FileReport, Format, Problem, Report, Role, RowProblem, Tally, UnknownKind,
};
use crate::report::words::{counted, joined, number};
use crate::text::visible;

/// How many kinds, columns and the like are named before they are only counted.
const NAMED: usize = 5;

/// Lines for the summary: what was read, and everything that did not count as it stands. `zone` is the zone of times
/// without an offset.
pub fn reading(report: &Report, zone: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for file in &report.files {
        lines.push(headline(file));
        lines.extend(problems(file).into_iter().map(|line| format!("  {line}")));
    }
    if report.identical_activities > 0 {
        lines.push(format!(
            "{} identical to an earlier one; all of them count",
            counted(report.identical_activities, "activity")
        ));
    }
    lines.extend(times(report, zone));
    lines
}

fn headline(file: &FileReport) -> String {
    let taken = match &file.role {
        Role::Leads => counted(file.taken, "lead"),
        Role::Activities => counted(file.taken, "activity"),
        Role::ActivitiesOf(kind) => {
            format!("{} `{}`", counted(file.taken, "activity"), visible(kind))
        }
    };
    let of = match file.taken == file.rows {
        true => String::new(),
        false => format!(" of {}", counted(file.rows, "row")),
    };
    let format = match file.format {
        Format::Csv { delimiter: '\t' } => "CSV with tabs".to_owned(),
        Format::Csv { delimiter } => format!("CSV with `{delimiter}`"),
        Format::JsonLines => "JSON Lines".to_owned(),
        Format::Parquet => "Parquet".to_owned(),
    };
    let encoding = file
        .encoding
        .map_or(String::new(), |e| format!(", {}", e.name()));
    format!("{}: {taken}{of} ({format}{encoding})", visible(&file.file))
}

fn problems(file: &FileReport) -> Vec<String> {
    let counts = file.format.counts();
    let mut lines = Vec::new();
    for (problem, tally) in &file.rows_with {
        lines.push(format!(
            "{} {}",
            counted(tally.total, "row"),
            row_problem(*problem)
        ));
        lines.extend(examples(tally, counts, true));
    }
    for column in file
        .columns
        .iter()
        .filter(|column| column.unreadable.total > 0)
    {
        let tally = &column.unreadable;
        lines.push(format!(
            "{} of column `{}` cannot be read and {} as unknown (`{}`)",
            counted(tally.total, "cell"),
            visible(&column.column),
            if tally.total == 1 { "counts" } else { "count" },
            visible(&column.name),
        ));
        lines.extend(examples(tally, counts, false));
    }
    if !file.absent.is_empty() {
        lines.push(format!(
            "no column for {}: unknown in every row",
            names(&file.absent)
        ));
    }
    lines.extend(unknown_kinds(&file.unknown_kinds));
    lines
}

fn row_problem(problem: RowProblem) -> &'static str {
    match problem {
        RowProblem::TooFewCells => "with fewer cells than the header: what is missing is unknown",
        RowProblem::TooManyCells => "with more cells than the header, left out",
        RowProblem::NotAnObject => "that are no JSON object, left out",
        RowProblem::NoLeadId => "without a lead id, left out",
        RowProblem::Duplicate => "with a lead id that another row has, left out",
        RowProblem::UnknownLead => "of leads that are not among the leads, left out",
        RowProblem::NoKind => "without a kind of activity, left out",
        RowProblem::NoTime => "without a time that can be read, left out",
    }
}

/// The first problems, and how many more there are; `columns` says whether each names its column.
fn examples(tally: &Tally, counts: &str, columns: bool) -> Vec<String> {
    let shown = |problem| example(problem, counts, columns);
    let mut lines: Vec<String> = tally.first.iter().map(shown).collect();
    let more = tally.total.saturating_sub(tally.first.len() as u64);
    if more > 0 {
        lines.push(format!("  and {} more", number(more)));
    }
    lines
}

/// `line 14, column `Contact ID`: `K-7`: no lead has this id`
fn example(problem: &Problem, counts: &str, columns: bool) -> String {
    let mut place = format!("  {counts} {}", problem.line);
    if let (true, Some(column)) = (columns, &problem.column) {
        place.push_str(&format!(", column `{}`", visible(column)));
    }
    let value = match problem.value.is_empty() {
        true => None,
        false => Some(format!("`{}`", one_line(&problem.value))),
    };
    let why = (!problem.why.is_empty()).then(|| visible(&problem.why).into_owned());
    let parts: Vec<String> = [Some(place), value, why].into_iter().flatten().collect();
    parts.join(": ")
}

fn one_line(value: &str) -> String {
    visible(value)
        .split(['\n', '\r'])
        .collect::<Vec<_>>()
        .join(" ")
}

fn unknown_kinds(kinds: &[UnknownKind]) -> Option<String> {
    let rows: u64 = kinds.iter().map(|kind| kind.rows).sum();
    let shown = |kind: &UnknownKind| {
        let near = kind.reads_like.as_ref().map_or(String::new(), |name| {
            format!(
                ", reads like `{}`: add `in the data: \"{}\"`",
                visible(name),
                visible(&kind.kind)
            )
        });
        format!("`{}` ({}{near})", one_line(&kind.kind), number(kind.rows))
    };
    let mut items: Vec<String> = kinds.iter().take(NAMED).map(shown).collect();
    if kinds.len() > NAMED {
        items.push(format!("{} more", number((kinds.len() - NAMED) as u64)));
    }
    (!kinds.is_empty()).then(|| {
        format!(
            "{} of kinds the contract does not have, left out: {}",
            counted(rows, "row"),
            joined(&items)
        )
    })
}

fn names(names: &[String]) -> String {
    let mut items: Vec<String> = names
        .iter()
        .take(NAMED)
        .map(|n| format!("`{}`", visible(n)))
        .collect();
    if names.len() > NAMED {
        items.push(format!("{} more", number((names.len() - NAMED) as u64)));
    }
    joined(&items)
}

fn times(report: &Report, zone: &str) -> Vec<String> {
    let columns = || report.files.iter().flat_map(|file| &file.columns);
    let without_offset: u64 = columns().map(|column| column.without_offset).sum();
    let date_only: u64 = columns().map(|column| column.date_only).sum();
    let mut lines = Vec::new();
    if without_offset > 0 {
        lines.push(format!(
            "{} without an offset, read in {zone}",
            counted(without_offset, "time")
        ));
    }
    if date_only > 0 {
        lines.push(format!(
            "{} given as a date only",
            counted(date_only, "time")
        ));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::report::{ColumnReport, Encoding};

    #[test]
    fn everything_that_did_not_count_is_told() {
        let problem = |line, value: &str, why: &str| Problem {
            line,
            column: Some("Size".to_owned()),
            value: value.to_owned(),
            why: why.to_owned(),
        };
        let first = vec![problem(3, "ten\nor\u{1b}so", "it is not a number")];
        let column = ColumnReport {
            name: "company size".to_owned(),
            column: "Size".to_owned(),
            unreadable: Tally { total: 1200, first },
            date_only: 0,
            without_offset: 1,
        };
        let kind = |kind: &str, reads_like: Option<&str>| UnknownKind {
            kind: kind.to_owned(),
            rows: 2,
            reads_like: reads_like.map(str::to_owned),
        };
        let file = FileReport {
            file: "a.csv".to_owned(),
            role: Role::Activities,
            format: Format::Csv { delimiter: '\t' },
            compression: None,
            encoding: Some(Encoding::Windows1252),
            rows: 5,
            taken: 1,
            columns: vec![column],
            unused: Vec::new(),
            absent: vec!["country".to_owned()],
            rows_with: [(
                RowProblem::NoLeadId,
                Tally {
                    total: 1,
                    first: Vec::new(),
                },
            )]
            .into(),
            unknown_kinds: vec![kind("page_view", Some("page view")), kind("x", None)],
        };
        let report = Report {
            files: vec![file],
            identical_activities: 2,
        };
        let expected = [
            "a.csv: 1 activity of 5 rows (CSV with tabs, Windows-1252)",
            "  1 row without a lead id, left out",
            "    and 1 more",
            "  1,200 cells of column `Size` cannot be read and count as unknown (`company size`)",
            "    line 3: `ten or?so`: it is not a number",
            "    and 1,199 more",
            "  no column for `country`: unknown in every row",
            "  4 rows of kinds the contract does not have, left out: `page_view` (2, reads like `page view`: add \
             `in the data: \"page_view\"`) and `x` (2)",
            "2 activities identical to an earlier one; all of them count",
            "1 time without an offset, read in UTC",
        ];
        assert_eq!(reading(&report, "UTC"), expected);
    }
}
