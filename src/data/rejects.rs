//! The file of rejects: each problem row with its reason, as CSV.

use crate::data::atomic_write::{PendingFile, failed};
use crate::data::chunk_report::Reject;
use crate::data::error::DataError;
use std::io;
use std::path::{Path, PathBuf};

/// Its columns.
const HEADER: [&str; 6] = ["file", "line", "column", "value", "reason", "row"];

/// A file of rejects that is being written, or none.
pub(super) struct Rejects(Option<(csv::Writer<PendingFile>, PathBuf)>);

impl Rejects {
    /// Starts the file, if one is requested.
    pub fn create(path: Option<&Path>) -> Result<Rejects, DataError> {
        let Some(path) = path else {
            return Ok(Rejects(None));
        };
        let writer = csv::Writer::from_writer(PendingFile::create(path)?);
        let mut rejects = Rejects(Some((writer, path.to_path_buf())));
        rejects.record(&HEADER)?;
        Ok(rejects)
    }

    /// Whether a file is requested.
    pub fn enabled(&self) -> bool {
        self.0.is_some()
    }

    /// Adds rows of a file.
    pub fn add(&mut self, file: &str, rejects: &[Reject]) -> Result<(), DataError> {
        for reject in rejects {
            self.record(&[
                file,
                &reject.line.to_string(),
                reject.column.as_deref().unwrap_or(""),
                &reject.value,
                &reject.why,
                &reject.raw,
            ])?;
        }
        Ok(())
    }

    fn record(&mut self, cells: &[&str; 6]) -> Result<(), DataError> {
        let Some((writer, path)) = &mut self.0 else {
            return Ok(());
        };
        writer
            .write_record(cells)
            .map_err(|error| match error.into_kind() {
                csv::ErrorKind::Io(error) => failed(path, &error),
                other => failed(path, &io::Error::other(format!("{other:?}"))),
            })
    }

    /// Moves the file into place.
    pub fn finish(self) -> Result<(), DataError> {
        match self.0 {
            Some((writer, path)) => match writer.into_inner() {
                Ok(out) => out.commit(),
                Err(error) => Err(failed(&path, error.error())),
            },
            None => Ok(()),
        }
    }
}
