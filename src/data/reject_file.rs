//! The file of rejects: each problem row with its reason, as CSV.

use crate::data::atomic_write::{PendingFile, failed};
use crate::data::chunk_report::Reject;
use crate::data::error::DataError;
use crate::data::read_options::RejectsFile;
use crate::data::rejects::{RejectSink, Rejects};
use crate::message::Language;
use std::io;
use std::path::PathBuf;

/// Its columns.
const HEADER: [&str; 6] = ["file", "line", "column", "value", "reason", "row"];

/// A file of rejects that is being written.
struct RejectFile {
    writer: csv::Writer<PendingFile>,
    path: PathBuf,
    /// The language of the reasons.
    language: Language,
}

/// Starts the file, if one is requested.
pub(super) fn create(wanted: Option<&RejectsFile>) -> Result<Rejects, DataError> {
    let Some(RejectsFile { path, language }) = wanted else {
        return Ok(Rejects::default());
    };
    let mut file = RejectFile {
        writer: csv::Writer::from_writer(PendingFile::create(path)?),
        path: path.clone(),
        language: *language,
    };
    file.record(&HEADER)?;
    Ok(Rejects::to(file))
}

impl RejectFile {
    fn record(&mut self, cells: &[&str; 6]) -> Result<(), DataError> {
        let written = self.writer.write_record(cells);
        written.map_err(|error| match error.into_kind() {
            csv::ErrorKind::Io(error) => failed(&self.path, &error),
            other => failed(&self.path, &io::Error::other(format!("{other:?}"))),
        })
    }
}

impl RejectSink for RejectFile {
    fn add(&mut self, input: &str, rejects: &[Reject]) -> Result<(), DataError> {
        for reject in rejects {
            self.record(&[
                input,
                &reject.line.to_string(),
                reject.column.as_deref().unwrap_or(""),
                &reject.value,
                &reject.why.text(self.language),
                &reject.raw,
            ])?;
        }
        Ok(())
    }

    /// Moves the file into place.
    fn finish(self: Box<Self>) -> Result<(), DataError> {
        match self.writer.into_inner() {
            Ok(out) => out.commit(),
            Err(error) => Err(failed(&self.path, error.error())),
        }
    }
}
