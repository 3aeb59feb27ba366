//! Rows as Parquet.

use std::io::Write;

use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, SchemaRef};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;

use super::WriteError;

/// A Parquet file in the making.
pub(super) struct Writer<'a>(ArrowWriter<&'a mut (dyn Write + Send)>);

impl<'a> Writer<'a> {
    pub(super) fn new(
        out: &'a mut (dyn Write + Send),
        schema: SchemaRef,
    ) -> Result<Self, WriteError> {
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::default()))
            .set_created_by(concat!("leadc ", env!("CARGO_PKG_VERSION")).to_owned())
            .build();
        Ok(Writer(ArrowWriter::try_new(out, schema, Some(properties))?))
    }

    pub(super) fn write(&mut self, batch: &RecordBatch) -> Result<(), WriteError> {
        Ok(self.0.write(batch)?)
    }

    pub(super) fn finish(self) -> Result<(), WriteError> {
        self.0.close()?;
        Ok(())
    }
}

impl From<ParquetError> for WriteError {
    fn from(error: ParquetError) -> Self {
        match error {
            ParquetError::External(inner) => match inner.downcast::<std::io::Error>() {
                Ok(io) => WriteError::Io(*io),
                Err(other) => WriteError::Rows(ArrowError::ExternalError(other)),
            },
            other => WriteError::Rows(ArrowError::ParquetError(other.to_string())),
        }
    }
}
