//! Reports on parts of the leads, added up to that of all. The parts may come from the same rows of a file in any order.

use super::{EmptyWords, FileReport, Report, UnknownKind, Unseen};

impl Report {
    /// Adds the report on other leads and their activities, read from the same files. A value with invisible characters counts
    /// once in each part that has it.
    pub fn append(&mut self, other: Report) {
        for file in other.files {
            let same = |own: &&mut FileReport| own.file == file.file && own.role == file.role;
            match self.files.iter_mut().find(same) {
                Some(own) => own.append_part(file),
                None => self.files.push(file),
            }
        }
        self.identical_activities += other.identical_activities;
        self.repeated_activities += other.repeated_activities;
        for unseen in other.unseen {
            let same = |own: &&mut Unseen| own.name == unseen.name;
            match self.unseen.iter_mut().find(same) {
                Some(own) => own.values += unseen.values,
                None => self.unseen.push(unseen),
            }
        }
        for found in other.empty_words {
            let same = |own: &&mut EmptyWords| own.name == found.name;
            match self.empty_words.iter_mut().find(same) {
                Some(own) => own.append(found),
                None => self.empty_words.push(found),
            }
        }
    }
}

impl FileReport {
    fn append_part(&mut self, other: FileReport) {
        self.rows += other.rows;
        self.taken += other.taken;
        for (column, other) in self.columns.iter_mut().zip(other.columns) {
            column.unreadable.append(other.unreadable);
            column.date_only += other.date_only;
            column.without_offset += other.without_offset;
            column.evidence.append(other.evidence);
        }
        for (problem, tally) in other.rows_with {
            self.rows_with.entry(problem).or_default().append(tally);
        }
        self.without_once_per = self.without_once_per.take().or(other.without_once_per);
        for kind in other.unknown_kinds {
            let same = |own: &&mut UnknownKind| own.kind == kind.kind;
            match self.unknown_kinds.iter_mut().find(same) {
                Some(own) => own.rows += kind.rows,
                None => self.unknown_kinds.push(kind),
            }
        }
        self.unknown_kinds
            .sort_by(|a, b| b.rows.cmp(&a.rows).then_with(|| a.kind.cmp(&b.kind)));
    }
}

impl EmptyWords {
    fn append(&mut self, other: EmptyWords) {
        self.cells += other.cells;
        for word in other.words {
            if !self.words.contains(&word) {
                self.words.push(word);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Problem, RowProblem, Tally};
    use super::*;

    fn problem(line: u64) -> Problem {
        Problem {
            line,
            lead: None,
            column: None,
            value: String::new(),
            why: None,
        }
    }

    fn tally(lines: &[u64]) -> Tally {
        let mut tally = Tally::default();
        lines.iter().for_each(|line| tally.add(|| problem(*line)));
        tally
    }

    #[test]
    fn the_first_problems_of_all_parts_are_kept() {
        let mut all = tally(&[2, 9, 11, 12, 13, 20]);
        all.append(tally(&[1, 10, 30]));
        let lines: Vec<u64> = all.first.iter().map(|problem| problem.line).collect();
        assert_eq!((all.total, lines), (9, vec![1, 2, 9, 10, 11]));
    }

    #[test]
    fn a_report_is_the_same_after_it_was_written_and_read() {
        let mut report = Report {
            identical_activities: 3,
            ..Report::default()
        };
        report.empty_words.push(EmptyWords {
            name: "title".to_owned(),
            cells: 2,
            words: vec!["null".to_owned()],
        });
        let text = serde_json::to_string(&report).expect("a report is text");
        let read: Report = serde_json::from_str(&text).expect("the text is a report");
        assert_eq!(read, report);
        let problems = [(RowProblem::NoTime, tally(&[4]))];
        let text = serde_json::to_string(&std::collections::BTreeMap::from(problems));
        assert!(text.is_ok_and(|text| text.contains("no_time")));
    }
}
