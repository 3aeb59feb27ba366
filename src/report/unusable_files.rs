//! Files that could not be used at all, and likely reasons.

use crate::data::read_report::{FileReport, Report, RowProblem};
use crate::message::{Message, msg};

/// The most likely error in files without a single usable row.
pub fn alarms(report: &Report) -> Vec<Message> {
    let unused = report.files.iter().filter(|f| f.taken == 0 && f.rows > 0);
    let alarm =
        |file: &FileReport| msg!("{file}: {problem}", file = file.file, problem = alarm(file));
    unused.map(alarm).collect()
}

fn alarm(file: &FileReport) -> Message {
    let column = |name: &str| {
        let found = file.columns.iter().find(|column| column.name == name);
        found.map(|column| &column.column)
    };
    let kinds: u64 = file.unknown_kinds.iter().map(|kind| kind.rows).sum();
    let most = file.rows_with.iter().max_by_key(|(_, tally)| tally.total);
    match most {
        Some((RowProblem::UnknownLead, tally)) if tally.total >= kinds => match column("lead id") {
            Some(column) => msg!(
                "no row fits any lead; is `{column}` the column of the lead id?",
                column
            ),
            None => msg!("no row fits any lead"),
        },
        Some((RowProblem::NoTime, tally)) if tally.total >= kinds => match column("time") {
            Some(column) => msg!(
                "no row has a time that can be read; is `{column}` the column of the time?",
                column
            ),
            None => msg!("no row has a time that can be read"),
        },
        _ if kinds > 0 => msg!("no row is of a kind the contract has"),
        _ => msg!("no row could be used"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::read_report::{ColumnReport, Format, Role, Tally, UnknownKind};

    #[test]
    fn a_file_without_a_row_that_counts_raises_an_alarm() {
        let file = |taken, problem, rows, kinds| {
            let column = ColumnReport {
                name: "lead id".to_owned(),
                column: "recipient".to_owned(),
                ..ColumnReport::default()
            };
            let kind = UnknownKind {
                kind: "x".to_owned(),
                rows: kinds,
                reads_like: None,
            };
            let tally = Tally {
                total: rows,
                first: Vec::new(),
            };
            FileReport {
                rows: 9,
                taken,
                columns: vec![column],
                rows_with: [(problem, tally)].into(),
                unknown_kinds: vec![kind],
                ..empty("a.csv")
            }
        };
        let report = Report {
            files: vec![
                file(1, RowProblem::UnknownLead, 8, 0),
                file(0, RowProblem::UnknownLead, 9, 0),
                file(0, RowProblem::NoTime, 2, 7),
                empty("b.csv"),
            ],
            identical_activities: 0,
            repeated_activities: 0,
            unseen: Vec::new(),
            empty_words: Vec::new(),
        };
        let expected = [
            "a.csv: no row fits any lead; is `recipient` the column of the lead id?",
            "a.csv: no row is of a kind the contract has",
        ];
        let alarms: Vec<String> = alarms(&report).iter().map(Message::english).collect();
        assert_eq!(alarms, expected);
    }

    fn empty(name: &str) -> FileReport {
        FileReport {
            file: name.to_owned(),
            role: Role::Activities,
            format: Format::Csv { delimiter: ',' },
            compression: None,
            sheet: None,
            encoding: None,
            rows: 0,
            taken: 0,
            columns: Vec::new(),
            unused: Vec::new(),
            without_once_per: None,
            absent: Vec::new(),
            rows_with: [].into(),
            unknown_kinds: Vec::new(),
        }
    }
}
