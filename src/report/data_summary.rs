//! The findings from reading the data, in words.

mod problems;

use crate::data::read_report::{EmptyWords, FileReport, Format, Report, Role, Unseen};
use crate::escape::terminal::inline;
use crate::ir::{EffectWithout, ExclusionField, Program};
use crate::message::{Arg, Figure, Join, Language, Message, msg};
use crate::report::format;
use crate::syntax::keywords;
use crate::syntax::phrase::PhraseId;

/// The parts of the contract that messages about the data need.
#[derive(Debug, Clone)]
pub struct Terms<'p> {
    /// The zone of times without an offset.
    zone: &'p str,
    /// Fields that exclusions use, and what these can do without them.
    excluding: Vec<ExclusionField<'p>>,
    /// The language of the contract, in which its keywords are quoted.
    written_in: Language,
}

impl<'p> Terms<'p> {
    /// Those of a contract.
    pub fn new(program: &'p Program) -> Self {
        Terms {
            zone: program.about.zone.name(),
            excluding: program.fields_of_exclusions(),
            written_in: program.inputs.language,
        }
    }

    /// The consequences for exclusions if a field is unknown.
    fn consequences(&self, role: &Role, field: &str) -> Vec<Message> {
        if *role != Role::Leads {
            return Vec::new();
        }
        let effects = [
            EffectWithout::Never,
            EffectWithout::ByOtherConditions,
            EffectWithout::Always,
        ];
        let sentences = effects.into_iter().filter_map(|effect| {
            let exclusions = self.excluding.iter();
            let names: Vec<Message> = exclusions
                .filter(|one| one.field == field && one.effect == effect)
                .map(|one| msg!("the exclusion `{exclusion}`", exclusion = one.exclusion))
                .collect();
            let n = names.len();
            let exclusions = Arg::list(names, Join::And);
            (n > 0).then(|| match effect {
                EffectWithout::Never => msg!(
                    "{exclusions} {n|asks|ask} for it and cannot act where it is unknown",
                    exclusions,
                    n
                ),
                EffectWithout::ByOtherConditions => msg!(
                    "{exclusions} {n|asks|ask} for it and {n|acts|act} only by {n|its|their} other conditions where it is unknown",
                    exclusions,
                    n
                ),
                EffectWithout::Always => msg!(
                    "{exclusions} {n|asks|ask} for it and {n|acts|act} where it is unknown",
                    exclusions,
                    n
                ),
            })
        });
        sentences.collect()
    }
}

/// Lines for the summary: what was read, and everything that was not used as written.
pub fn reading(report: &Report, terms: &Terms<'_>, language: Language) -> Vec<String> {
    let text = |message: &Message| inline(&message.text(language)).into_owned();
    let mut lines = Vec::new();
    for file in &report.files {
        lines.push(text(&headline(file)));
        for (depth, problem) in problems::problems(file, terms) {
            lines.push(format!("{}{}", "  ".repeat(depth), text(&problem)));
        }
    }
    let mut more = Vec::new();
    if report.repeated_activities > 0 {
        more.push(msg!(
            "{n} {n|activity repeats|activities repeat} a value that counts once (`{once_per}`) and {n|is|are} left out",
            n = Figure::of(report.repeated_activities),
            once_per = keywords::bare_label(terms.written_in, PhraseId::OncePer)
        ));
    }
    if report.identical_activities > 0 {
        more.push(msg!(
            "{n} {n|activity|activities} identical to an earlier one; all of them count",
            n = Figure::of(report.identical_activities)
        ));
    }
    more.extend(report.unseen.iter().map(unseen));
    more.extend(
        report
            .empty_words
            .iter()
            .map(|found| empty_words(found, terms)),
    );
    more.extend(times(report, terms.zone));
    lines.extend(more.iter().map(text));
    lines
}

/// `leads.csv: 9,240 leads of 9,300 rows (CSV with `,`, UTF-8)`
fn headline(file: &FileReport) -> Message {
    let n = Figure::of(file.taken);
    let taken = match &file.role {
        Role::Leads => format::leads(file.taken),
        Role::Activities => msg!("{n} {n|activity|activities}", n),
        Role::ActivitiesOf(kind) => msg!("{n} {n|activity|activities} `{kind}`", n, kind),
    };
    let taken = match file.taken == file.rows {
        true => taken,
        false => msg!("{taken} of {rows}", taken, rows = format::rows(file.rows)),
    };
    let format = match file.format {
        Format::Csv { delimiter: '\t' } => msg!("CSV with tabs"),
        Format::Csv { delimiter } => msg!("CSV with `{delimiter}`", delimiter),
        Format::JsonLines => Message::verbatim("JSON Lines"),
        Format::Parquet => Message::verbatim("Parquet"),
        Format::Xlsx => msg!(
            "Excel, sheet `{sheet}`",
            sheet = file.sheet.as_deref().unwrap_or_default()
        ),
        Format::Batches => msg!("record batches"),
    };
    let file_name = &file.file;
    match file.encoding {
        Some(encoding) => msg!(
            "{file}: {taken} ({format}, {encoding})",
            file = file_name,
            taken,
            format,
            encoding = encoding.name()
        ),
        None => msg!(
            "{file}: {taken} ({format})",
            file = file_name,
            taken,
            format
        ),
    }
}

fn unseen(found: &Unseen) -> Message {
    msg!(
        "{n} {n|value|values} of `{name}` {n|has|have} invisible characters and {n|equals|equal} nothing that is typed, such as `{first}`",
        n = Figure::of(found.values),
        name = found.name,
        first = found.first
    )
}

fn empty_words(found: &EmptyWords, terms: &Terms<'_>) -> Message {
    let words = || found.words.iter();
    let plain = words().map(|word| format!("`{word}`"));
    let quoted: Vec<String> = words().map(|word| format!("\"{word}\"")).collect();
    let quoted = quoted.join(", ");
    msg!(
        "{n} {n|value|values} of `{name}` {n|is|are} {words}; if that means an empty cell, add `{line}` to the contract",
        n = Figure::of(found.cells),
        name = found.name,
        words = Arg::list(plain, Join::Or),
        line = keywords::fill(terms.written_in, PhraseId::UnknownIs, &|_| Some(&quoted))
    )
}

fn times(report: &Report, zone: &str) -> Vec<Message> {
    let columns = || report.files.iter().flat_map(|file| &file.columns);
    let without_offset: u64 = columns().map(|column| column.without_offset).sum();
    let date_only: u64 = columns().map(|column| column.date_only).sum();
    let mut lines = Vec::new();
    if without_offset > 0 {
        lines.push(msg!(
            "{n} {n|time|times} without an offset, read in {zone}",
            n = Figure::of(without_offset),
            zone
        ));
    }
    if date_only > 0 {
        lines.push(msg!(
            "{n} {n|time|times} given as a date only",
            n = Figure::of(date_only)
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
            sheet: None,
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
            label: None,
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
            lead: None,
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
            label: None,
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
            written_in: Language::En,
        };
        let mut lines = reading(report, &terms, Language::En);
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
