//! Many leads as another program gives them: Arrow record batches, or files.

use crate::data::{ActivityInput, Batches, Duplicates, Input, Request};
use arrow_array::RecordBatch;
#[cfg(feature = "files")]
use std::path::PathBuf;

/// Leads and activities as record batches. Columns are found by the names that the contract gives.
#[derive(Debug, Clone, Default)]
pub struct Tables {
    leads: Vec<Input>,
    activities: Vec<ActivityInput>,
    duplicates: Duplicates,
    strict: bool,
    lenient: bool,
    by_lead: bool,
}

impl Tables {
    /// Tables without rows.
    pub fn new() -> Tables {
        Tables::default()
    }

    /// Adds leads, a row each. Batches of one call have the same columns.
    pub fn leads(mut self, batches: impl IntoIterator<Item = RecordBatch>) -> Tables {
        let name = numbered("leads", self.leads.len());
        self.leads.push(Input::Batches(Batches::new(name, batches)));
        self
    }

    /// Adds the leads of a file: CSV, JSON Lines or Parquet.
    #[cfg(feature = "files")]
    pub fn leads_file(mut self, path: impl Into<PathBuf>) -> Tables {
        self.leads.push(Input::File(path.into()));
        self
    }

    /// Adds activities, a row each, with their kind in a column.
    pub fn activities(self, batches: impl IntoIterator<Item = RecordBatch>) -> Tables {
        self.add(None, batches)
    }

    /// Adds activities of one kind.
    pub fn activities_of(
        self,
        kind: impl Into<String>,
        batches: impl IntoIterator<Item = RecordBatch>,
    ) -> Tables {
        self.add(Some(kind.into()), batches)
    }

    fn add(
        mut self,
        kind: Option<String>,
        batches: impl IntoIterator<Item = RecordBatch>,
    ) -> Tables {
        let name = numbered("activities", self.activities.len());
        let input = Input::Batches(Batches::new(name, batches));
        self.activities.push(ActivityInput { kind, input });
        self
    }

    /// Adds the activities of a file: CSV, JSON Lines or Parquet. `kind` is that of every row; without it, a column has it.
    #[cfg(feature = "files")]
    pub fn activities_file(mut self, kind: Option<String>, path: impl Into<PathBuf>) -> Tables {
        let input = Input::File(path.into());
        self.activities.push(ActivityInput { kind, input });
        self
    }

    /// What to do when a lead id occurs more than once; without it, that is an error.
    pub fn duplicates(mut self, duplicates: Duplicates) -> Tables {
        self.duplicates = duplicates;
        self
    }

    /// Treats every value and row that cannot be read as an error.
    pub fn strict(mut self) -> Tables {
        self.strict = true;
        self
    }

    /// Goes on where most rows of a table cannot be used; without it, that is an error.
    pub fn lenient(mut self) -> Tables {
        self.lenient = true;
        self
    }

    /// Names the place of a problem by the lead, where the rows of a batch have no order that a user knows.
    pub fn by_lead(mut self) -> Tables {
        self.by_lead = true;
        self
    }

    pub(super) fn request(&self) -> Request<'static> {
        Request {
            leads: self.leads.clone(),
            activities: self.activities.clone(),
            duplicates: self.duplicates,
            strict: self.strict,
            lenient: self.lenient,
            by_lead: self.by_lead,
            ..Request::default()
        }
    }
}

/// `leads`, `leads 2`
fn numbered(name: &str, before: usize) -> String {
    match before {
        0 => name.to_owned(),
        before => format!("{name} {}", before + 1),
    }
}
