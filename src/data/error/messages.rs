//! The sentences of data errors.

use super::ErrorKind;
use super::ErrorKind::*;
use crate::data::changed_ids::is_shortened;
use crate::data::naming_line::NamingLine;
use crate::data::read_report::{PositionUnit, Report};
use crate::message::{Arg, Join, Language, Message, ToArg, msg};
use crate::syntax::keywords;
use crate::syntax::phrase::PhraseId;

/// Maximum number of names that a message lists; further ones are only counted.
const LISTED: usize = 40;

/// Maximum number of a file's columns that a message lists.
const COLUMNS: usize = 5;

impl ErrorKind {
    /// The error, in lower case and without a period.
    pub(super) fn message(&self) -> Message {
        match self {
            NotFound => msg!("there is no such file"),
            Folder => msg!("this is a folder, not a file"),
            NoPermission => msg!("no permission to open this file"),
            Reading { why } => msg!("reading stopped: {why}", why),
            Empty => msg!("the file is empty"),
            NoBatches => msg!("there is no record batch, so the columns are not known"),
            Binary {
                looks_like: Some(what),
            } => msg!(
                "this looks like {what}, which cannot be read",
                what = what.message()
            ),
            Binary { looks_like: None } => {
                msg!(
                    "this is neither text (CSV, JSON Lines) nor Parquet nor an Excel workbook (.xlsx)"
                )
            }
            NotParquet { why } => msg!("this is not a Parquet file that can be read: {why}", why),
            DamagedParquet { why } => msg!("the Parquet file is damaged: {why}", why),
            DamagedWorkbook { why } => msg!("the Excel workbook is damaged: {why}", why),
            EncryptedWorkbook => msg!("the workbook is protected with a password"),
            OtherWorkbook { what } => msg!(
                "this is {what}, which cannot be read",
                what = what.message()
            ),
            UnknownSheet { sheet, .. } => msg!("the workbook has no sheet `{sheet}`", sheet),
            NoSheets { sheet } => msg!("`#{sheet}` names a sheet, and this file has none", sheet),
            DeepColumn { levels } => {
                msg!(
                    "a column has more than {levels} structures or lists inside one another",
                    levels
                )
            }
            LongColumn { bytes } => msg!(
                "the name of a column, with those of the structures it is in, is longer than {bytes} bytes",
                bytes
            ),
            Packing {
                packing,
                cut_short: true,
                ..
            } => msg!(
                "the {packing} file ends too early: a part of it is missing",
                packing
            ),
            Packing { packing, why, .. } => {
                msg!("the {packing} file is damaged: {why}", packing, why)
            }
            JsonArray => msg!("this is one JSON array; JSON Lines has one object a line"),
            NotJsonLines { why } => msg!("no line of it is a JSON object: {why}", why),
            OpenQuote => msg!("a quote is opened here and not closed again"),
            RowTooLong { mebibytes } => msg!("this row is longer than {mebibytes} MiB", mebibytes),
            TooLarge { what } => msg!("too much data: {what}", what),
            MissingColumn {
                wanted, looked_for, ..
            } => msg!(
                "no column for `{wanted}` (looked for {names})",
                wanted,
                names = list(looked_for)
            ),
            AmbiguousColumn {
                wanted, fitting, ..
            } => msg!(
                "several columns could be `{wanted}`: {columns}",
                wanted,
                columns = list(fitting)
            ),
            NoIdField { .. } => msg!("the contract does not say which field is the key of a lead"),
            UnknownKind { kind, .. } => msg!("the contract has no activity `{kind}`", kind),
            DerivedKind { kind, .. } => msg!(
                "`{kind}` follows from other activities and is never in the data itself",
                kind
            ),
            SharedKind {
                logged_as,
                activities: [first, second],
                ..
            } => msg!(
                "both `{first}` and `{second}` are logged as `{logged_as}`",
                first,
                second,
                logged_as
            ),
            DuplicateLeads {
                id,
                first,
                again,
                unit,
                merged,
                ..
            } => {
                let twice = duplicate(id, first, again, *unit);
                match merged {
                    true => msg!(
                        "{twice}: as the id of a lead, or in the column of merged ids",
                        twice
                    ),
                    false => twice,
                }
            }
            MergedIds => {
                msg!("the leads have ids of merged contacts, so they cannot be divided by their id")
            }
            Strict { report } => match report.problems() {
                1 => msg!("one problem in the data, and the run is strict"),
                n => msg!("{n} problems in the data, and the run is strict", n),
            },
            MostlyUnusable { report } => mostly_unusable(report),
            StdinTwice => msg!("standard input (`-`) is named more than once"),
            Writing { why } => msg!("the result cannot be written: {why}", why),
            DiskFull => msg!("the disk is full, so the result cannot be written"),
            NoFolder => msg!("the folder of this file does not exist"),
        }
    }

    /// How to fix it: a sentence with an example of the right form.
    pub(super) fn help(&self) -> Option<Message> {
        Some(match self {
            NotFound => msg!("check the path; a relative one starts at the current folder"),
            Folder => msg!("name the files in it, one option for each"),
            NoPermission => {
                msg!("ask for permission to read it, or copy it to a folder of your own")
            }
            Empty => msg!("export it again; it needs at least a header line"),
            NoBatches => msg!("pass at least one batch; it may have no rows"),
            MergedIds => msg!(
                "evaluate all of them in one run, or give the activities the ids of the leads before"
            ),
            Binary { .. } => msg!("save it as CSV (UTF-8) and name that file"),
            DamagedWorkbook { .. } => {
                msg!(
                    "open it in a spreadsheet program and save it as .xlsx again, or as CSV (UTF-8)"
                )
            }
            EncryptedWorkbook => msg!("open it, remove the password and save it again"),
            OtherWorkbook { .. } => {
                msg!("open it in the program that made it and save it as .xlsx or as CSV (UTF-8)")
            }
            UnknownSheet { sheets, .. } => {
                msg!("the sheets are {names}", names = list(sheets))
            }
            NoSheets { .. } => msg!("only an .xlsx file has sheets: name the file alone"),
            NotParquet { .. } => msg!("export it again, or give it the ending its format has"),
            Packing { .. } | DamagedParquet { .. } => msg!("copy or export it again"),
            DeepColumn { .. } | LongColumn { .. } => {
                msg!("leave the column out of the export, or export it as a text")
            }
            JsonArray => msg!("write one object a line, for example with `jq -c '.[]'`"),
            NotJsonLines { .. } => msg!(
                "write one object a line: {object}",
                object = "{\"lead id\": \"1\", \"country\": \"BR\"}"
            ),
            OpenQuote | RowTooLong { .. } => msg!(
                "close the quote, or double it if it belongs to the text: {cell}",
                cell = "\"24\"\" screen\""
            ),
            TooLarge { .. } => msg!("read the data in parts"),
            MissingColumn {
                columns, advice, ..
            } => {
                let naming = name_the_column(columns, &advice.map_with);
                match &advice.instead {
                    Some(instead) => {
                        msg!("{instead}; otherwise {advice}", instead, advice = naming)
                    }
                    None => naming,
                }
            }
            AmbiguousColumn { map_with: None, .. } => {
                msg!("rename one of them in the file, or leave it out of the export")
            }
            AmbiguousColumn {
                map_with: Some(map_with),
                ..
            } => msg!("name the right one in the contract: {map_with}", map_with),
            NoIdField { language } => msg!(
                "write in the block `{fields}`: {line}",
                fields = keywords::label(*language, PhraseId::Fields),
                line = id_field(*language)
            ),
            UnknownKind {
                nearest: Some(name),
                ..
            } => msg!("did you mean `{name}`?", name),
            UnknownKind { declared, .. } => {
                msg!("the activities are {names}", names = list(declared))
            }
            DerivedKind { instead, .. } => {
                msg!("name the kind of the rows: {names}", names = list(instead))
            }
            SharedKind { language, .. } => msg!(
                "keep it at one of them, in its `{setting}` line",
                setting = keywords::label(*language, PhraseId::InTheData)
            ),
            DuplicateLeads { id, .. } if is_shortened(id) => {
                msg!(
                    "a spreadsheet shortened the ids, so that different leads have the same one; export the file again and do not \
                     save it from a spreadsheet, or store the column as text there"
                )
            }
            DuplicateLeads { merged: true, .. } => {
                msg!(
                    "a merged contact has no row of its own, and belongs to one lead: correct the data, or keep the row of one with \
                     `--duplicates first` or `--duplicates last`"
                )
            }
            DuplicateLeads { rows: 1, .. } => {
                msg!(
                    "remove them, or keep one of each with `--duplicates first` or `--duplicates last`"
                )
            }
            DuplicateLeads { rows, .. } => msg!(
                "{rows} rows repeat an id; remove them, or keep one of each with `--duplicates first` or `--duplicates last`",
                rows
            ),
            Strict { .. } => msg!("fix the data, or run without `--strict`"),
            MostlyUnusable { .. } => {
                msg!(
                    "correct the file, or what the contract says about it; `--lenient` goes on without these rows"
                )
            }
            StdinTwice => msg!("name it once and give the rest as files"),
            DiskFull => msg!("make room, or write to another disk"),
            NoFolder => msg!("create the folder first"),
            Reading { .. } | Writing { .. } => return None,
        })
    }
}

fn name_the_column(columns: &[String], map_with: &Message) -> Message {
    let names = some_of(columns, COLUMNS);
    match columns.len() > COLUMNS {
        true => msg!(
            "name the right column in the contract: {map_with}; the columns nearest to it are {names}",
            map_with,
            names
        ),
        false => msg!(
            "name the right column in the contract: {map_with}; the columns are {names}",
            map_with,
            names
        ),
    }
}

/// `- lead id: id, column "Record ID"`
fn id_field(language: Language) -> Message {
    let name = keywords::label(language, PhraseId::LeadIdColumn);
    let name = name.trim_end_matches([':', '：']);
    NamingLine::Key(name).with(language, "Record ID")
}

fn duplicate(
    id: &str,
    first: &(String, u64),
    again: &(String, u64),
    unit: PositionUnit,
) -> Message {
    if first.0 != again.0 {
        return msg!(
            "the lead `{id}` occurs twice, in {file} on {first} and in {other} on {again}",
            id,
            file = first.0,
            first = unit.position(first.1),
            other = again.0,
            again = unit.position(again.1)
        );
    }
    let (first, again) = (first.1, again.1);
    match unit {
        PositionUnit::Line => msg!(
            "the lead `{id}` occurs twice, on lines {first} and {again}",
            id,
            first,
            again
        ),
        PositionUnit::Row => msg!(
            "the lead `{id}` occurs twice, on rows {first} and {again}",
            id,
            first,
            again
        ),
    }
}

/// The first file with more unusable rows than others.
fn mostly_unusable(report: &Report) -> Message {
    let file = report.files.iter().find(|file| file.is_mostly_unusable());
    let (name, rows, of) = file.map_or(("", 0, 0), |file| {
        (file.file.as_str(), file.unusable_rows(), file.rows)
    });
    msg!("{name}: {rows} of {of} rows cannot be used", name, rows, of)
}

fn list(names: &[String]) -> Arg {
    some_of(names, LISTED)
}

fn some_of(names: &[String], most: usize) -> Arg {
    let shown = names.iter().take(most);
    let shown = Arg::list(shown.map(|name| format!("`{name}`")), Join::Comma);
    match names.len().saturating_sub(most) {
        0 => shown,
        more => msg!("{shown} and {more} more", shown, more).to_arg(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::DataError;
    use super::*;
    use crate::data::error::ColumnAdvice;

    #[test]
    fn a_missing_column_says_which_there_are_and_how_to_map() {
        let error = DataError::in_file(
            "leads.csv",
            MissingColumn {
                wanted: Message::verbatim("lead id"),
                looked_for: vec!["Record ID".into(), "lead id".into()],
                columns: ["Prospect ID", "Country", "A", "B", "C", "D", "E"]
                    .map(String::from)
                    .to_vec(),
                advice: Box::new(ColumnAdvice {
                    map_with: Message::verbatim("- lead id: id, column \"Prospect ID\""),
                    instead: None,
                }),
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
        let error = duplicate_of("17");
        assert_eq!(
            error.message().english(),
            "the lead `17` occurs twice, on lines 3 and 9"
        );
        let help = |error: &ErrorKind| error.help().expect("there is help").english();
        assert!(help(&error).starts_with("4 rows repeat an id; "));
        assert!(!help(&duplicate_of("5.80503E+18")).contains("--duplicates"));
    }

    fn duplicate_of(id: &str) -> ErrorKind {
        DuplicateLeads {
            id: id.into(),
            first: ("a.csv".into(), 3),
            again: ("a.csv".into(), 9),
            rows: 4,
            merged: false,
            unit: PositionUnit::Line,
        }
    }

    #[test]
    fn an_error_is_in_the_language_that_is_asked_for() {
        let error = DataError::in_file("leads.csv", duplicate_of("17"));
        assert_eq!(
            error.text_in(Language::Pt),
            "leads.csv: o lead `17` aparece duas vezes, nas linhas 3 e 9\n  ajuda: 4 linhas repetem um id; remova-as, ou mantenha \
             uma de cada com `--duplicates first` ou `--duplicates last`"
        );
        assert!(
            error
                .to_string()
                .starts_with("leads.csv: the lead `17` occurs twice")
        );
    }

    #[test]
    fn a_sample_line_is_in_the_language_of_the_contract() {
        let line = |language| id_field(language).english();
        assert_eq!(line(Language::En), "- lead id: id, column \"Record ID\"");
        let portuguese = "- id do lead: identificador, coluna \"Record ID\"";
        assert_eq!(line(Language::Pt), portuguese);
    }
}
