//! Rows that are written to a file, shown in a table, or handed to another program.

use crate::ir::data_schema::Zone;
use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, DataType, SchemaRef};
use std::ops::Range;

/// Arrow and Parquet type of points, with its digits and decimals; the decimals are the thousandths of [`MilliPoints`](crate::units::MilliPoints).
pub const POINTS_TYPE: DataType = DataType::Decimal128(19, 3);

/// A source of rows: any range can be requested from any thread.
pub trait Rows: Sync {
    /// Names and types of the columns.
    fn schema(&self) -> SchemaRef;
    /// Number of rows.
    fn len(&self) -> usize;
    /// A range of the rows.
    fn batch(&self, rows: Range<usize>) -> Result<RecordBatch, ArrowError>;
    /// The time zone in which the times of a row are shown, where it is not the contract's.
    fn zone(&self, _row: usize) -> Option<&Zone> {
        None
    }
    /// Whether there are no rows.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
