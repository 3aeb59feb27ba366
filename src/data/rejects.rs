//! Problem rows on their way to whoever asked for them.

use crate::data::chunk_report::Reject;
use crate::data::error::DataError;

/// Takes problem rows, such as a file.
pub(super) trait RejectSink {
    /// Adds rows of an input.
    fn add(&mut self, input: &str, rejects: &[Reject]) -> Result<(), DataError>;

    /// Ends the rows; only now they are visible.
    fn finish(self: Box<Self>) -> Result<(), DataError>;
}

/// Where problem rows go, if anywhere.
#[derive(Default)]
pub(super) struct Rejects(Option<Box<dyn RejectSink + Send>>);

impl Rejects {
    /// Problem rows go to a sink.
    #[cfg(feature = "files")]
    pub fn to(sink: impl RejectSink + Send + 'static) -> Rejects {
        Rejects(Some(Box::new(sink)))
    }

    /// Whether problem rows are wanted.
    pub fn enabled(&self) -> bool {
        self.0.is_some()
    }

    /// Adds rows of an input.
    pub fn add(&mut self, input: &str, rejects: &[Reject]) -> Result<(), DataError> {
        match &mut self.0 {
            Some(sink) => sink.add(input, rejects),
            None => Ok(()),
        }
    }

    /// Ends the rows.
    pub fn finish(self) -> Result<(), DataError> {
        self.0.map_or(Ok(()), RejectSink::finish)
    }
}
