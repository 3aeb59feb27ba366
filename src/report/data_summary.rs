//! The findings from reading the data, in words.

mod problems;

use crate::data::read_report::{EmptyWords, FileReport, Format, Report, Role, Unseen};
use crate::escape::terminal::inline;
use crate::ir::{EffectWithout, ExclusionField, Program};
use crate::report::format::{counted, join_items, number};

/// The parts of the contract that messages about the data need.
#[derive(Debug, Clone)]
pub struct Terms<'p> {
    /// The zone of times without an offset.
    zone: &'p str,
    /// Fields that exclusions use, and what these can do without them.
    excluding: Vec<ExclusionField<'p>>,
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
        if *role != Role::Leads {
            return String::new();
        }
        let effects = [
            (EffectWithout::Never, "cannot act", "cannot act"),
            (
                EffectWithout::ByOtherConditions,
                "acts only by its other conditions",
                "act only by their other conditions",
            ),
            (EffectWithout::Always, "acts", "act"),
        ];
        let sentences = effects.iter().filter_map(|(effect, acts, act)| {
            let exclusions = self.excluding.iter();
            let names: Vec<String> = exclusions
                .filter(|one| one.field == field && one.effect == *effect)
                .map(|one| format!("the exclusion `{}`", inline(one.exclusion)))
                .collect();
            let (ask, act) = if names.len() == 1 {
                ("asks", acts)
            } else {
                ("ask", act)
            };
            let names = (!names.is_empty()).then(|| join_items(&names))?;
            Some(format!(
                "; {names} {ask} for it and {act} where it is unknown"
            ))
        });
        sentences.collect()
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
    if report.repeated_activities > 0 {
        let (left, verb) = match report.repeated_activities {
            1 => ("1 activity repeats".to_owned(), "is"),
            more => (format!("{} activities repeat", number(more)), "are"),
        };
        lines.push(format!(
            "{left} a value that counts once (`once per`) and {verb} left out"
        ));
    }
    if report.identical_activities > 0 {
        lines.push(format!(
            "{} identical to an earlier one; all of them count",
            counted(report.identical_activities, "activity")
        ));
    }
    lines.extend(report.unseen.iter().map(unseen));
    lines.extend(report.empty_words.iter().map(empty_words));
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

fn empty_words(found: &EmptyWords) -> String {
    let words = found.words.iter().map(|word| inline(word));
    let (plain, quoted): (Vec<_>, Vec<_>) = words
        .map(|word| (format!("`{word}`"), format!("\"{word}\"")))
        .unzip();
    format!(
        "{} of `{}` {} {}; if that means an empty cell, add `unknown is: {}` to the contract",
        counted(found.cells, "value"),
        inline(&found.name),
        if found.cells == 1 { "is" } else { "are" },
        plain.join(" or "),
        quoted.join(", "),
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
    use crate::message::Message;

    /// A file without rows, columns and problems.
    fn file() -> FileReport {
        FileReport {
            file: "a.csv".to_owned(),
            role: Role::Leads,
            format: Format::Csv { delimiter: '\t' },
            compression: None,
            encoding: Some(Encoding::Windows1252),
            rows: 5,
            taken: 1,
            columns: Vec::new(),
            unused: Vec::new(),
            without_once_per: None,
            absent: Vec::new(),
            rows_with: Default::default(),
            unknown_kinds: Vec::new(),
        }
    }

    /// The lines about one file, without the first, which is the same for all.
    fn lines_of(file: FileReport) -> Vec<String> {
        lines(&report(vec![file], 0, Vec::new()))
    }

    fn report(files: Vec<FileReport>, identical_activities: u64, unseen: Vec<Unseen>) -> Report {
        Report {
            files,
            identical_activities,
            repeated_activities: 0,
            unseen,
            empty_words: Vec::new(),
        }
    }

    fn absent_columns() -> Vec<MissingColumn> {
        let absent = |name: &str, near: &[&str]| MissingColumn {
            name: name.to_owned(),
            near: near.iter().map(|near| (*near).to_owned()).collect(),
        };
        vec![
            absent("country", &[]),
            absent("source", &["Lead Source"]),
            absent("size", &[]),
        ]
    }

    fn unreadable_column() -> ColumnReport {
        let odd = |line, cells| OddValue {
            cells,
            line,
            why: Message::verbatim(format!(
                "it is not among the choices \"{}\"",
                "a".repeat(40)
            )),
        };
        let values = [
            ("ten\nor\u{1b}so".to_owned(), odd(3, 1)),
            ("many".to_owned(), odd(9, 1100)),
        ];
        ColumnReport {
            name: "company size".to_owned(),
            column: "Size".to_owned(),
            unreadable: Unreadable {
                total: 1200,
                values: values.into(),
            },
            date_only: 0,
            without_offset: 1,
            evidence: Default::default(),
        }
    }

    fn without_lead_id() -> (RowProblem, Tally) {
        let tally = Tally {
            total: 1,
            first: Vec::new(),
        };
        (RowProblem::NoLeadId, tally)
    }

    fn unknown_kinds() -> Vec<UnknownKind> {
        let kind = |kind: &str, reads_like: Option<&str>| UnknownKind {
            kind: kind.to_owned(),
            rows: 2,
            reads_like: reads_like.map(str::to_owned),
        };
        vec![kind("page_view", Some("page view")), kind("x", None)]
    }

    fn invisible() -> Unseen {
        Unseen {
            name: "domain".to_owned(),
            values: 2,
            first: "acme.com\u{200b}".to_owned(),
        }
    }

    fn lines(report: &Report) -> Vec<String> {
        let terms = Terms {
            zone: "UTC",
            excluding: [("company size", "tiny"), ("email", "rivals")]
                .map(|(field, exclusion)| ExclusionField {
                    field,
                    exclusion,
                    effect: EffectWithout::Never,
                })
                .to_vec(),
        };
        let mut lines = reading(report, terms);
        let first = "a.csv: 1 lead of 5 rows (CSV with tabs, Windows-1252)";
        assert_eq!(lines.remove(0), first);
        lines
    }

    #[test]
    fn absent_columns_are_shown_with_what_may_be_meant() {
        let lines = lines_of(FileReport {
            absent: absent_columns(),
            ..file()
        });
        let expected = [
            "  no column for `source`: unknown in every row; if `Lead Source` is it, add `column \"Lead Source\"` to `source` \
             in the contract",
            "  no column for `country` and `size`: unknown in every row",
        ];
        assert_eq!(lines, expected);
    }

    #[test]
    fn unreadable_cells_are_shown_with_what_depends_on_them() {
        let lines = lines_of(FileReport {
            columns: vec![unreadable_column()],
            ..file()
        });
        let expected = [
            "  1,200 cells of column `Size` cannot be read and count as unknown (`company size`); the exclusion `tiny` \
             asks for it and cannot act where it is unknown",
            &format!(
                "    `many`, 1,100 times, first on line 9: it is not among the choices \"{}\"",
                "a".repeat(40)
            ),
            "    line 3: `ten␊or?so`: likewise",
            "    and 99 more",
            "1 time without an offset, read in UTC",
        ];
        assert_eq!(lines, expected);
    }

    #[test]
    fn rows_that_are_left_out_are_counted() {
        let lines = lines_of(FileReport {
            rows_with: [without_lead_id()].into(),
            unknown_kinds: unknown_kinds(),
            ..file()
        });
        let expected = [
            "  1 row without a lead id, left out",
            "    and 1 more",
            "  4 rows of kinds the contract does not have, left out: `page_view` (2, reads like `page view`: add \
             `in the data: \"page_view\"`) and `x` (2)",
        ];
        assert_eq!(lines, expected);
    }

    /// The lines about one file come first, those about all of them last.
    #[test]
    fn every_problem_has_its_place_among_the_others() {
        let file = FileReport {
            columns: vec![unreadable_column()],
            absent: absent_columns(),
            rows_with: [without_lead_id()].into(),
            unknown_kinds: unknown_kinds(),
            ..file()
        };
        let lines = lines(&report(vec![file], 2, vec![invisible()]));
        let starts = [
            "  no column for `source`",
            "  no column for `country`",
            "  1 row without a lead id",
            "    and 1 more",
            "  1,200 cells of column `Size`",
            "    `many`, 1,100 times",
            "    line 3: `ten␊or?so`",
            "    and 99 more",
            "  4 rows of kinds",
            "2 activities identical",
            "2 values of `domain`",
            "1 time without an offset",
        ];
        assert_eq!(lines.len(), starts.len());
        for (line, start) in lines.iter().zip(starts) {
            assert!(line.starts_with(start), "{line}");
        }
    }

    #[test]
    fn values_and_activities_that_may_mislead_are_shown_for_all_files() {
        let report = report(vec![file()], 2, vec![invisible()]);
        let expected = [
            "2 activities identical to an earlier one; all of them count",
            "2 values of `domain` have invisible characters and equal nothing that is typed, such as \
             `acme.com\u{fffd}`",
        ];
        assert_eq!(lines(&report), expected);
    }
}
