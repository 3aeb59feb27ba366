//! What reading the data found, in words.

use crate::data::report::{
    FileReport, Format, Problem, Report, Role, RowProblem, Tally, UnknownKind, Unreadable,
};
use crate::ir::Program;
use crate::report::words::{counted, joined, number};
use crate::text::visible;

/// How many kinds, columns and the like are named before they are only counted.
const NAMED: usize = 5;

/// A reason is long past so many bytes.
const LONG: usize = 60;

/// What words about the data need of the contract.
#[derive(Debug, Clone)]
pub struct Terms<'p> {
    /// The zone of times without an offset.
    zone: &'p str,
    /// Fields that exclusions ask for, each with the exclusion.
    excluding: Vec<(&'p str, &'p str)>,
}

impl<'p> From<&'p Program> for Terms<'p> {
    fn from(program: &'p Program) -> Self {
        Terms {
            zone: program.about.zone.name(),
            excluding: program.fields_of_exclusions(),
        }
    }
}

impl Terms<'_> {
    /// What it means for exclusions that a field is unknown.
    fn consequence(&self, role: &Role, field: &str) -> String {
        let exclusions = self.excluding.iter().filter(|(name, _)| *name == field);
        let names: Vec<String> = exclusions
            .map(|(_, exclusion)| format!("the exclusion `{}`", visible(exclusion)))
            .collect();
        match (role, names.len()) {
            (Role::Leads, 1..) => format!(
                "; {} {} for it and cannot act where it is unknown",
                joined(&names),
                if names.len() == 1 { "asks" } else { "ask" }
            ),
            _ => String::new(),
        }
    }
}

/// Lines for the summary: what was read, and everything that did not count as it stands.
pub fn reading<'p>(report: &Report, terms: impl Into<Terms<'p>>) -> Vec<String> {
    let terms = terms.into();
    let mut lines = Vec::new();
    for file in &report.files {
        lines.push(headline(file));
        lines.extend(
            problems(file, &terms)
                .into_iter()
                .map(|line| format!("  {line}")),
        );
    }
    if report.identical_activities > 0 {
        lines.push(format!(
            "{} identical to an earlier one; all of them count",
            counted(report.identical_activities, "activity")
        ));
    }
    lines.extend(times(report, terms.zone));
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

fn problems(file: &FileReport, terms: &Terms) -> Vec<String> {
    let counts = file.format.counts();
    let mut lines = absent(file, terms);
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
            visible(&column.column),
            if total == 1 { "counts" } else { "count" },
            visible(&column.name),
            terms.consequence(&file.role, &column.name),
        ));
        lines.extend(odd_values(&column.unreadable, counts));
    }
    lines.extend(unknown_kinds(&file.unknown_kinds));
    lines
}

/// Fields without a column: those that may have one under another name one by one, the others together.
fn absent(file: &FileReport, terms: &Terms) -> Vec<String> {
    let mut lines = Vec::new();
    let mut others = Vec::new();
    for absent in &file.absent {
        let consequence = terms.consequence(&file.role, &absent.name);
        let name = visible(&absent.name);
        match &absent.near {
            Some(near) => lines.push(format!(
                "no column for `{name}`: unknown in every row{consequence}; if `{}` is it, add `column \"{}\"` to `{name}` \
                 in the contract",
                visible(near),
                visible(near),
            )),
            None if !consequence.is_empty() => lines.push(format!(
                "no column for `{name}`: unknown in every row{consequence}"
            )),
            None => others.push(absent.name.clone()),
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
        RowProblem::NotAnObject => "that are no JSON object, left out",
        RowProblem::NoLeadId => "without a lead id, left out",
        RowProblem::Duplicate => "with a lead id that another row has, left out",
        RowProblem::UnknownLead => "of leads that are not among the leads, left out",
        RowProblem::NoKind => "without a kind of activity, left out",
        RowProblem::NoTime => "without a time that can be read, left out",
    }
}

/// The first problems, and how many more there are.
fn examples(tally: &Tally, counts: &str) -> Vec<String> {
    let shown = |problem| example(problem, counts);
    let mut lines: Vec<String> = tally.first.iter().map(shown).collect();
    lines.extend(and_more(tally.total, tally.first.len() as u64));
    lines
}

/// The most frequent values; a long reason is told once where several have it one after the other.
fn odd_values(unreadable: &Unreadable, counts: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut cells = 0;
    let mut last = None;
    for (value, odd) in unreadable.shown() {
        cells += odd.cells;
        let why = match odd.why.len() > LONG && last == Some(&odd.why) {
            true => "likewise".into(),
            false => visible(&odd.why),
        };
        let value = one_line(value);
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
    use crate::data::report::{Absent, ColumnReport, Encoding, OddValue};

    #[test]
    fn everything_that_did_not_count_is_told() {
        let odd = |line, cells| OddValue {
            cells,
            line,
            why: format!("it is not among the choices \"{}\"", "a".repeat(40)),
        };
        let values = [
            ("ten\nor\u{1b}so".to_owned(), odd(3, 1)),
            ("many".to_owned(), odd(9, 1100)),
        ];
        let column = ColumnReport {
            name: "company size".to_owned(),
            column: "Size".to_owned(),
            unreadable: Unreadable {
                total: 1200,
                values: values.into(),
            },
            date_only: 0,
            without_offset: 1,
        };
        let absent = |name: &str, near: Option<&str>| Absent {
            name: name.to_owned(),
            near: near.map(str::to_owned),
        };
        let kind = |kind: &str, reads_like: Option<&str>| UnknownKind {
            kind: kind.to_owned(),
            rows: 2,
            reads_like: reads_like.map(str::to_owned),
        };
        let file = FileReport {
            file: "a.csv".to_owned(),
            role: Role::Leads,
            format: Format::Csv { delimiter: '\t' },
            compression: None,
            encoding: Some(Encoding::Windows1252),
            rows: 5,
            taken: 1,
            columns: vec![column],
            unused: Vec::new(),
            absent: vec![
                absent("country", None),
                absent("source", Some("Lead Source")),
                absent("size", None),
            ],
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
            "a.csv: 1 lead of 5 rows (CSV with tabs, Windows-1252)",
            "  no column for `source`: unknown in every row; if `Lead Source` is it, add `column \"Lead Source\"` to `source` \
             in the contract",
            "  no column for `country` and `size`: unknown in every row",
            "  1 row without a lead id, left out",
            "    and 1 more",
            "  1,200 cells of column `Size` cannot be read and count as unknown (`company size`); the exclusion `tiny` \
             asks for it and cannot act where it is unknown",
            &format!(
                "    `many`, 1,100 times, first on line 9: it is not among the choices \"{}\"",
                "a".repeat(40)
            ),
            "    line 3: `ten or?so`: likewise",
            "    and 99 more",
            "  4 rows of kinds the contract does not have, left out: `page_view` (2, reads like `page view`: add \
             `in the data: \"page_view\"`) and `x` (2)",
            "2 activities identical to an earlier one; all of them count",
            "1 time without an offset, read in UTC",
        ];
        let terms = Terms {
            zone: "UTC",
            excluding: vec![("company size", "tiny"), ("email", "rivals")],
        };
        assert_eq!(reading(&report, terms), expected);
    }
}
