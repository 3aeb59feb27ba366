//! Rows as Parquet: every row group, and every column of it, is encoded on a thread of its own.

use std::io::{self, Write};

use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{Field, SchemaRef};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_writer::{
    ArrowColumnChunk, ArrowColumnWriter, ArrowRowGroupWriterFactory, compute_leaves,
};
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use rayon::prelude::*;

/// A Parquet file under construction.
pub(super) struct Writer<'a>(SerializedFileWriter<&'a mut (dyn Write + Send)>);

/// The rows of a row group, encoded: one chunk for each column.
pub(super) struct RowGroup(Vec<ArrowColumnChunk>);

/// Encodes row groups.
pub(super) struct Encoder {
    schema: SchemaRef,
    writers: ArrowRowGroupWriterFactory,
}

/// A file that is empty so far, and the encoder for its rows.
pub(super) fn start(
    out: &mut (dyn Write + Send),
    schema: SchemaRef,
) -> io::Result<(Writer<'_>, Encoder)> {
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .set_created_by(concat!("leadc ", env!("CARGO_PKG_VERSION")).to_owned())
        .build();
    let writer = ArrowWriter::try_new(out, schema.clone(), Some(properties));
    let parts = writer.and_then(ArrowWriter::into_serialized_writer);
    let (file, writers) = parts.map_err(trouble)?;
    Ok((Writer(file), Encoder { schema, writers }))
}

impl Encoder {
    /// Encodes the rows of the row group with this number.
    pub(super) fn encode(&self, number: usize, rows: &RecordBatch) -> io::Result<RowGroup> {
        let writers = self.writers.create_column_writers(number);
        let fields = self.schema.fields().par_iter().zip(rows.columns());
        let columns = fields.zip(writers.map_err(trouble)?);
        let chunks: Result<_, ParquetError> = columns
            .map(|((field, values), writer)| encoded(field, values, writer))
            .collect();
        chunks.map(RowGroup).map_err(trouble)
    }
}

/// The values of a column. Lists have one leaf like plain values, so that a column has one writer.
fn encoded(
    field: &Field,
    values: &ArrayRef,
    mut writer: ArrowColumnWriter,
) -> Result<ArrowColumnChunk, ParquetError> {
    for leaf in compute_leaves(field, values)? {
        writer.write(&leaf)?;
    }
    writer.close()
}

impl Writer<'_> {
    /// Adds the next row group.
    pub(super) fn write(&mut self, group: RowGroup) -> io::Result<()> {
        let mut open = self.0.next_row_group().map_err(trouble)?;
        for column in group.0 {
            column.append_to_row_group(&mut open).map_err(trouble)?;
        }
        open.close().map(drop).map_err(trouble)
    }

    /// Ends the file.
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

#[cfg(test)]
mod tests {
    use super::start;
    use arrow_array::builder::{ListBuilder, StringBuilder};
    use arrow_array::{ArrayRef, Float64Array, RecordBatch, StringArray};
    use arrow_schema::{DataType, Field, Schema};
    use parquet::arrow::arrow_reader::ParquetRecordBatchReader;
    use std::sync::Arc;

    #[test]
    fn row_groups_are_read_as_they_were_written() {
        let item = Field::new_list_field(DataType::Utf8, false);
        let names = DataType::List(Arc::new(item.clone()));
        let schema = Arc::new(Schema::new(vec![
            Field::new("id", DataType::Utf8, false),
            Field::new("number", DataType::Float64, true),
            Field::new("names", names, false),
        ]));
        let batch = |first: usize| {
            let rows = first..first + 50;
            let ids = StringArray::from_iter_values(rows.clone().map(|row| format!("L{row}")));
            let numbers = rows.clone().map(|row| (row % 3 > 0).then_some(row as f64));
            let mut names = ListBuilder::new(StringBuilder::new()).with_field(item.clone());
            for row in rows.clone() {
                names.append_value((0..row % 4).map(|name| Some(format!("name {name}"))));
            }
            let columns: Vec<ArrayRef> = vec![
                Arc::new(ids),
                Arc::new(numbers.collect::<Float64Array>()),
                Arc::new(names.finish()),
            ];
            RecordBatch::try_new(schema.clone(), columns).unwrap()
        };
        let mut out = tempfile::tempfile().unwrap();
        let (mut file, encoder) = start(&mut out, schema.clone()).unwrap();
        for group in 0..3 {
            let rows = encoder.encode(group, &batch(50 * group)).unwrap();
            file.write(rows).unwrap();
        }
        file.finish().unwrap();
        let batches = ParquetRecordBatchReader::try_new(out, 50).unwrap();
        let batches: Vec<RecordBatch> = batches.map(Result::unwrap).collect();
        let columns = |batch: &RecordBatch| batch.columns().to_vec();
        let written: Vec<_> = (0..3).map(|group| columns(&batch(50 * group))).collect();
        assert_eq!(batches.iter().map(columns).collect::<Vec<_>>(), written);
    }
}
