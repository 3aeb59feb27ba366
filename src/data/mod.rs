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
mod empty_words;
pub mod error;
mod interner;
mod leads;
pub mod read_options;
pub mod read_report;
#[cfg(feature = "files")]
mod reject_file;
mod rejects;
mod rows;
pub mod shown_fields;
mod similar_names;
pub mod table;
#[cfg(feature = "files")]
pub mod temporary;
mod unseen;
mod values;

use crate::ir::data_schema::DataSchema;
use cells::parse::ValueFormats;
pub use error::{DataError, ErrorKind};
pub use read_options::{ActivityInput, Batches, Duplicates, Input, Progress, Request};
pub use read_report::Report;
use rows::Table;

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
        let what = "more than 65,535 kinds of activity";
        return Err(DataError::new(ErrorKind::TooLarge { what }));
    }
    let kinds = request
        .activities
        .iter()
        .map(|input| activities::kind(inputs, input.kind.as_deref()));
    let kinds: Vec<_> = kinds.collect::<Result<_, _>>()?;
    let forms = ValueFormats::new(inputs);
    #[cfg(feature = "files")]
    let mut rejects = reject_file::create(request.rejects.as_deref())?;
    #[cfg(not(feature = "files"))]
    let mut rejects = rejects::Rejects::default();
    let mut builder = leads::LeadsBuilder::new(inputs, &forms, request, rejects.enabled());
    for input in &request.leads {
        builder.add(Table::open(input, request.progress)?, &mut rejects)?;
    }
    let leads::ReadLeads {
        leads,
        index,
        unreadable,
        mut files,
    } = builder.finish(&mut rejects)?;
    let mut builder = activities::ActivitiesBuilder::new(inputs, &forms, &index);
    for (input, kind) in request.activities.iter().zip(kinds) {
        let table = Table::open(&input.input, request.progress)?;
        builder.add(table, kind, &mut rejects)?;
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
    if request.strict && report.problems() > 0 {
        return Err(DataError::new(ErrorKind::Strict { report }));
    }
    if !request.lenient
        && report
            .files
            .iter()
            .any(read_report::FileReport::is_mostly_unusable)
    {
        return Err(DataError::new(ErrorKind::MostlyUnusable { report }));
    }
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
