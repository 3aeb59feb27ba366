//! Rows as Parquet.

use std::io::{self, Write};

use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;

/// A Parquet file under construction.
pub(super) struct Writer<'a>(ArrowWriter<&'a mut (dyn Write + Send)>);

impl<'a> Writer<'a> {
    pub(super) fn new(out: &'a mut (dyn Write + Send), schema: SchemaRef) -> io::Result<Self> {
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::default()))
            .set_created_by(concat!("leadc ", env!("CARGO_PKG_VERSION")).to_owned())
            .build();
        let writer = ArrowWriter::try_new(out, schema, Some(properties));
        writer.map(Writer).map_err(trouble)
    }

    pub(super) fn write(&mut self, batch: &RecordBatch) -> io::Result<()> {
        self.0.write(batch).map_err(trouble)
    }

    pub(super) fn finish(self) -> io::Result<()> {
        self.0.close().map(drop).map_err(trouble)
    }
}

fn trouble(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(inner) => match inner.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(other) => io::Error::other(other),
        },
        other => io::Error::other(other),
    }
}
