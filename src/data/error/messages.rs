//! The sentences of data errors.

use super::ErrorKind;
use super::ErrorKind::*;
use crate::data::changed_ids::is_shortened;
use crate::data::read_report::Report;

/// Maximum number of names that a message lists; further ones are only counted.
const LISTED: usize = 40;

/// Maximum number of a file's columns that a message lists.
const COLUMNS: usize = 5;

impl ErrorKind {
    /// The error, in lower case and without a period.
    pub(super) fn message(&self) -> String {
        match self {
            NotFound => "there is no such file".into(),
            Folder => "this is a folder, not a file".into(),
            NoPermission => "no permission to open this file".into(),
            Reading { why } => format!("reading stopped: {why}"),
            Empty => "the file is empty".into(),
            NoBatches => "there is no record batch, so the columns are not known".into(),
            Binary {
                looks_like: Some(what),
            } => format!("this looks like {what}, which cannot be read"),
            Binary { looks_like: None } => {
                "this is neither text (CSV, JSON Lines) nor Parquet".into()
            }
            NotParquet { why } => format!("this is not a Parquet file that can be read: {why}"),
            DamagedParquet { why } => format!("the Parquet file is damaged: {why}"),
            DeepColumn { levels } => {
                format!("a column has more than {levels} structures or lists inside one another")
            }
            LongColumn { bytes } => format!(
                "the name of a column, with those of the structures it is in, is longer than {bytes} bytes"
            ),
            Packing {
                packing,
                cut_short: true,
                ..
            } => format!("the {packing} file ends too early: a part of it is missing"),
            Packing { packing, why, .. } => format!("the {packing} file is damaged: {why}"),
            JsonArray => "this is one JSON array; JSON Lines has one object a line".into(),
            NotJsonLines { why } => format!("no line of it is a JSON object: {why}"),
            OpenQuote => "a quote is opened here and not closed again".into(),
            RowTooLong { mebibytes } => format!("this row is longer than {mebibytes} MiB"),
            TooLarge { what } => format!("too much data: {what}"),
            MissingColumn {
                wanted, looked_for, ..
            } => format!("no column for `{wanted}` (looked for {})", list(looked_for)),
            AmbiguousColumn {
                wanted, fitting, ..
            } => format!("several columns could be `{wanted}`: {}", list(fitting)),
            NoIdField => "the contract does not say which field is the key of a lead".into(),
            UnknownKind { kind, .. } => format!("the contract has no activity `{kind}`"),
            DerivedKind { kind, .. } => {
                format!("`{kind}` follows from other activities and is never in the data itself")
            }
            SharedKind {
                logged_as,
                activities: [first, second],
            } => format!("both `{first}` and `{second}` are logged as `{logged_as}`"),
            DuplicateLeads {
                id,
                first,
                again,
                counts,
                merged,
                ..
            } => {
                let twice = duplicate(id, first, again, counts);
                let how = ": as the id of a lead, or in the column of merged ids";
                format!("{twice}{}", if *merged { how } else { "" })
            }
            Strict { report } => match report.problems() {
                1 => "one problem in the data, and the run is strict".into(),
                n => format!("{n} problems in the data, and the run is strict"),
            },
            MostlyUnusable { report } => mostly_unusable(report),
            StdinTwice => "standard input (`-`) is named more than once".into(),
            Writing { why } => format!("the result cannot be written: {why}"),
            DiskFull => "the disk is full, so the result cannot be written".into(),
            NoFolder => "the folder of this file does not exist".into(),
        }
    }

    /// How to fix it: a sentence with an example of the right form.
    pub(super) fn help(&self) -> Option<String> {
        Some(match self {
            NotFound => "check the path; a relative one starts at the current folder".into(),
            Folder => "name the files in it, one option for each".into(),
            NoPermission => {
                "ask for permission to read it, or copy it to a folder of your own".into()
            }
            Empty => "export it again; it needs at least a header line".into(),
            NoBatches => "pass at least one batch; it may have no rows".into(),
            Binary { .. } => "save it as CSV (UTF-8) and name that file".into(),
            NotParquet { .. } => "export it again, or give it the ending its format has".into(),
            Packing { .. } | DamagedParquet { .. } => "copy or export it again".into(),
            DeepColumn { .. } | LongColumn { .. } => {
                "leave the column out of the export, or export it as a text".into()
            }
            JsonArray => "write one object a line, for example with `jq -c '.[]'`".into(),
            NotJsonLines { .. } => {
                "write one object a line: {\"lead id\": \"1\", \"country\": \"BR\"}".into()
            }
            OpenQuote | RowTooLong { .. } => {
                "close the quote, or double it if it belongs to the text: \"24\"\" screen\"".into()
            }
            TooLarge { .. } => "read the data in parts".into(),
            MissingColumn {
                columns,
                map_with,
                instead,
                ..
            } => {
                let nearest = match columns.len() > COLUMNS {
                    true => "the columns nearest to it are",
                    false => "the columns are",
                };
                let instead = match instead {
                    Some(instead) => format!("{instead}; otherwise "),
                    None => String::new(),
                };
                let columns = some_of(columns, COLUMNS);
                format!(
                    "{instead}name the right column in the contract: {map_with}; {nearest} {columns}"
                )
            }
            AmbiguousColumn { map_with, .. } if map_with.is_empty() => {
                "rename one of them in the file, or leave it out of the export".into()
            }
            AmbiguousColumn { map_with, .. } => {
                format!("name the right one in the contract: {map_with}")
            }
            NoIdField => "write in the block `fields:`: - lead id: id, column \"Record ID\"".into(),
            UnknownKind {
                nearest: Some(name),
                ..
            } => format!("did you mean `{name}`?"),
            UnknownKind { declared, .. } => format!("the activities are {}", list(declared)),
            DerivedKind { instead, .. } => format!("name the kind of the rows: {}", list(instead)),
            SharedKind { .. } => "keep it at one of them, in its `in the data:` line".into(),
            DuplicateLeads { id, .. } if is_shortened(id) => {
                "a spreadsheet shortened the ids, so that different leads have the same one; export the file again and do not save it \
                 from a spreadsheet, or store the column as text there"
                    .into()
            }
            DuplicateLeads { merged: true, .. } => {
                "a merged contact has no row of its own, and belongs to one lead: correct the data, or keep the row of one with \
                 `--duplicates first` or `--duplicates last`"
                    .into()
            }
            DuplicateLeads { rows, .. } => format!(
                "{}remove them, or keep one of each with `--duplicates first` or `--duplicates last`",
                match rows {
                    1 => String::new(),
                    n => format!("{n} rows repeat an id; "),
                }
            ),
            Strict { .. } => "fix the data, or run without `--strict`".into(),
            MostlyUnusable { .. } => {
                "correct the file, or what the contract says about it; `--lenient` goes on without these rows".into()
            }
            StdinTwice => "name it once and give the rest as files".into(),
            DiskFull => "make room, or write to another disk".into(),
            NoFolder => "create the folder first".into(),
            Reading { .. } | Writing { .. } => return None,
        })
    }
}

fn duplicate(id: &str, first: &(String, u64), again: &(String, u64), counts: &str) -> String {
    if first.0 == again.0 {
        return format!(
            "the lead `{id}` occurs twice, on {counts}s {} and {}",
            first.1, again.1
        );
    }
    format!(
        "the lead `{id}` occurs twice, in {} on {counts} {} and in {} on {counts} {}",
        first.0, first.1, again.0, again.1
    )
}

/// The first file with more unusable rows than others.
fn mostly_unusable(report: &Report) -> String {
    let file = report.files.iter().find(|file| file.is_mostly_unusable());
    let (name, rows, of) = file.map_or(("", 0, 0), |file| {
        (file.file.as_str(), file.unusable_rows(), file.rows)
    });
    format!("{name}: {rows} of {of} rows cannot be used")
}

fn list(names: &[String]) -> String {
    some_of(names, LISTED)
}

fn some_of(names: &[String], most: usize) -> String {
    let shown = names.iter().take(most);
    let shown: Vec<String> = shown.map(|name| format!("`{name}`")).collect();
    match names.len().saturating_sub(most) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::DataError;
    use super::*;

    #[test]
    fn a_missing_column_says_which_there_are_and_how_to_map() {
        let error = DataError::in_file(
            "leads.csv",
            MissingColumn {
                wanted: "lead id".into(),
                looked_for: vec!["Record ID".into(), "lead id".into()],
                columns: ["Prospect ID", "Country", "A", "B", "C", "D", "E"]
                    .map(String::from)
                    .to_vec(),
                map_with: "- lead id: id, column \"Prospect ID\"".into(),
                instead: None,
            },
        );
        assert_eq!(
            error.to_string(),
            "leads.csv: no column for `lead id` (looked for `Record ID`, `lead id`)\n  help: name the right \
             column in the contract: - lead id: id, column \"Prospect ID\"; the columns nearest to it are `Prospect ID`, \
             `Country`, `A`, `B`, `C` and 2 more"
        );
    }

    #[test]
    fn a_duplicate_shows_both_lines() {
        let error = DuplicateLeads {
            id: "17".into(),
            first: ("a.csv".into(), 3),
            again: ("a.csv".into(), 9),
            rows: 4,
            merged: false,
            counts: "line",
        };
        assert_eq!(
            error.message(),
            "the lead `17` occurs twice, on lines 3 and 9"
        );
        assert!(error.help().unwrap().starts_with("4 rows repeat an id; "));
        let shortened = DuplicateLeads {
            id: "5.80503E+18".into(),
            first: ("a.csv".into(), 3),
            again: ("a.csv".into(), 9),
            rows: 4,
            merged: false,
            counts: "line",
        };
        assert!(!shortened.help().unwrap().contains("--duplicates"));
    }
}
