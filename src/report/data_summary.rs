//! The findings from reading the data, in words.

mod problems;

use crate::data::read_report::{FileReport, Format, Report, Role, Unseen};
use crate::escape::terminal::inline;
use crate::ir::Program;
use crate::report::format::{counted, join_items};

/// The parts of the contract that messages about the data need.
#[derive(Debug, Clone)]
pub struct Terms<'p> {
    /// The zone of times without an offset.
    zone: &'p str,
    /// Fields that exclusions use, each with the exclusion.
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
    /// The consequence for exclusions if a field is unknown.
    fn consequence(&self, role: &Role, field: &str) -> String {
        let exclusions = self.excluding.iter().filter(|(name, _)| *name == field);
        let names: Vec<String> = exclusions
            .map(|(_, exclusion)| format!("the exclusion `{}`", inline(exclusion)))
            .collect();
        match (role, names.len()) {
            (Role::Leads, 1..) => format!(
                "; {} {} for it and cannot act where it is unknown",
                join_items(&names),
                if names.len() == 1 { "asks" } else { "ask" }
            ),
            _ => String::new(),
        }
    }
}

/// Lines for the summary: what was read, and everything that was not used as written.
pub fn reading<'p>(report: &Report, terms: impl Into<Terms<'p>>) -> Vec<String> {
    let terms = terms.into();
    let mut lines = Vec::new();
    for file in &report.files {
        lines.push(headline(file));
        lines.extend(
            problems::problems(file, &terms)
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
    lines.extend(report.unseen.iter().map(unseen));
    lines.extend(times(report, terms.zone));
    lines
}

fn headline(file: &FileReport) -> String {
    let taken = match &file.role {
        Role::Leads => counted(file.taken, "lead"),
        Role::Activities => counted(file.taken, "activity"),
        Role::ActivitiesOf(kind) => {
            format!("{} `{}`", counted(file.taken, "activity"), inline(kind))
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
        Format::Batches => "record batches".to_owned(),
    };
    let encoding = file
        .encoding
        .map_or(String::new(), |e| format!(", {}", e.name()));
    format!("{}: {taken}{of} ({format}{encoding})", inline(&file.file))
}

fn unseen(found: &Unseen) -> String {
    let (verb, equal) = match found.values {
        1 => ("has", "equals"),
        _ => ("have", "equal"),
    };
    format!(
        "{} of `{}` {verb} invisible characters and {equal} nothing that is typed, such as `{}`",
        counted(found.values, "value"),
        inline(&found.name),
        inline(&found.first)
    )
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
    use crate::data::read_report::{
        ColumnReport, Encoding, MissingColumn, OddValue, RowProblem, Tally, UnknownKind,
        Unreadable, Unseen,
    };

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
        let absent = |name: &str, near: Option<&str>| MissingColumn {
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
            unseen: vec![Unseen {
                name: "domain".to_owned(),
                values: 2,
                first: "acme.com\u{200b}".to_owned(),
            }],
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
            "    line 3: `ten␊or?so`: likewise",
            "    and 99 more",
            "  4 rows of kinds the contract does not have, left out: `page_view` (2, reads like `page view`: add \
             `in the data: \"page_view\"`) and `x` (2)",
            "2 activities identical to an earlier one; all of them count",
            "2 values of `domain` have invisible characters and equal nothing that is typed, such as \
             `acme.com\u{fffd}`",
            "1 time without an offset, read in UTC",
        ];
        let terms = Terms {
            zone: "UTC",
            excluding: vec![("company size", "tiny"), ("email", "rivals")],
        };
        assert_eq!(reading(&report, terms), expected);
    }
}
