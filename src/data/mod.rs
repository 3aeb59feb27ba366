//! From CRM exports to columns in memory: readers, mapping, rejects, writers.

mod activities;
#[cfg(feature = "files")]
pub mod atomic_write;
mod cells;
mod changed_ids;
mod chunk_report;
mod column;
mod column_mapping;
#[cfg(feature = "files")]
pub mod contract_root;
pub mod empty_words;
pub mod error;
mod interner;
mod leads;
mod naming_line;
pub mod picked_rows;
pub mod profile;
pub mod read_options;
pub mod read_report;
#[cfg(feature = "files")]
mod reject_file;
mod rejects;
mod rows;
pub mod scalar;
pub mod shard;
pub mod shown_fields;
mod similar_names;
pub mod table;
#[cfg(feature = "files")]
pub mod temporary;
mod text_list;
mod unseen;
pub mod used_columns;
mod values;
pub mod written_time;

use crate::contract::model::ActivityId;
use crate::ir::data_schema::DataSchema;
use crate::message::{Figure, msg};
use cells::parse::ValueFormats;
pub use error::{DataError, ErrorKind};
#[cfg(feature = "exports")]
pub use read_options::MemoryFile;
pub use read_options::{
    ActivityFilter, ActivityInput, Batches, Duplicates, Input, Progress, Request,
};
pub use read_report::Report;
use rows::{ColumnSearch, Table};
pub use shard::Shard;

/// The result of reading.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The leads.
    pub leads: table::Leads,
    /// What the leads and the parties did.
    pub activities: table::Activities,
    /// Ids of contacts that were merged into a lead, each with the lead as its row.
    pub merged_ids: Vec<(String, u32)>,
    /// Every cell of the leads that cannot be read, if the request asks for them; the report has only some.
    pub unreadable_cells: Vec<read_report::UnreadableCell>,
    /// The findings.
    pub report: Report,
}

/// Reads leads and activities as a contract describes them. Unreadable cells become unknown, unreadable rows are left out,
/// and both are reported. The result is the same for any number of threads.
pub fn read(inputs: &DataSchema, request: &Request<'_>) -> Result<Loaded, DataError> {
    #[cfg(feature = "files")]
    check_stdin(request)?;
    if inputs.activities.len() > usize::from(u16::MAX) {
        let what = msg!(
            "more than {most} kinds of activity",
            most = Figure::of(u64::from(u16::MAX))
        );
        return Err(DataError::new(ErrorKind::TooLarge { what }));
    }
    let kinds = request
        .activities
        .iter()
        .map(|input| activities::kind(inputs, input.kind.as_deref()));
    let kinds: Vec<_> = kinds.collect::<Result<_, _>>()?;
    let mut search = ColumnSearch::new(request);
    let loaded = match read_all(inputs, request, &kinds, &mut search) {
        // The further columns of a file may be the reason.
        Err(_) if search.is_partial => {
            read_all(inputs, request, &kinds, &mut ColumnSearch::in_all_rows())?
        }
        result => result?,
    };
    // Whether most rows are unusable is a question about all parts.
    match loaded
        .report
        .refused(request.strict, request.lenient || request.shard.is_some())
    {
        Some(error) => Err(error),
        None => Ok(loaded),
    }
}

impl Report {
    /// The error that the findings are in a strict run, or in one that is not lenient.
    pub fn refused(&self, strict: bool, lenient: bool) -> Option<DataError> {
        let report = || self.clone();
        let mut files = self.files.iter();
        if strict && self.problems() > 0 {
            Some(DataError::new(ErrorKind::Strict { report: report() }))
        } else if !lenient && files.any(read_report::FileReport::is_mostly_unusable) {
            Some(DataError::new(ErrorKind::MostlyUnusable {
                report: report(),
            }))
        } else {
            None
        }
    }
}

/// Reads all inputs; `kinds` are the activities that `KIND=FILE` names.
fn read_all(
    inputs: &DataSchema,
    request: &Request<'_>,
    kinds: &[Option<ActivityId>],
    search: &mut ColumnSearch,
) -> Result<Loaded, DataError> {
    let forms = ValueFormats::new(inputs);
    #[cfg(feature = "files")]
    let mut rejects = reject_file::create(request.rejects.as_ref())?;
    #[cfg(not(feature = "files"))]
    let mut rejects = rejects::Rejects::default();
    let mut builder = leads::LeadsBuilder::new(inputs, &forms, request, rejects.enabled());
    for input in &request.leads {
        builder.add(Table::open(input, request.progress, search)?, &mut rejects)?;
    }
    let leads::ReadLeads {
        leads,
        index,
        unreadable,
        mut files,
    } = builder.finish(&mut rejects)?;
    let filter = request.filter.map(|filter| (filter, &leads));
    let mut builder = activities::ActivitiesBuilder::new(inputs, &forms, &index, filter, request);
    for (input, kind) in request.activities.iter().zip(kinds) {
        let table = Table::open(&input.input, request.progress, search)?;
        builder.add(table, *kind, &mut rejects)?;
    }
    let activities::ReadActivities {
        activities,
        identical,
        repeated,
        files: activity_files,
    } = builder.finish()?;
    files.extend(activity_files);
    rejects.finish()?;
    let report = Report {
        files,
        identical_activities: identical,
        repeated_activities: repeated,
        unseen: unseen::unseen(inputs, &leads, &activities),
        empty_words: empty_words::empty_words(inputs, &leads, &activities),
    };
    Ok(Loaded {
        merged_ids: index.further(),
        unreadable_cells: unreadable,
        leads,
        activities,
        report,
    })
}

#[cfg(feature = "files")]
fn check_stdin(request: &Request<'_>) -> Result<(), DataError> {
    let activities = request
        .activities
        .iter()
        .map(|activities| &activities.input);
    let all = request.leads.iter().chain(activities);
    match all.filter(|input| **input == Input::Stdin).count() {
        0 | 1 => Ok(()),
        _ => Err(DataError::new(ErrorKind::StdinTwice)),
    }
}
