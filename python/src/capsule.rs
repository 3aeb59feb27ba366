//! Arrow tables to and from other Python libraries by the PyCapsule interface. All unsafe code of the package is here.

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi};
use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_array::{RecordBatch, RecordBatchIterator, RecordBatchReader, StructArray};
use arrow_schema::{ArrowError, SchemaRef};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyCapsuleMethods};
use std::ffi::CStr;

const STREAM: &CStr = c"arrow_array_stream";
const ARRAY: &CStr = c"arrow_array";
const SCHEMA: &CStr = c"arrow_schema";

/// Whether an object offers an Arrow table.
pub fn is_table(object: &Bound<'_, PyAny>) -> PyResult<bool> {
    Ok(object.hasattr("__arrow_c_stream__")? || object.hasattr("__arrow_c_array__")?)
}

/// The batches of a table, at least one, in the memory of the library that made them.
pub fn batches(table: &Bound<'_, PyAny>) -> PyResult<Result<Vec<RecordBatch>, ArrowError>> {
    if !table.hasattr("__arrow_c_stream__")? {
        return Ok(batch(table)?.map(|batch| vec![batch]));
    }
    let capsule = table.call_method0("__arrow_c_stream__")?;
    let capsule = capsule.cast::<PyCapsule>()?;
    let pointer = capsule.pointer_checked(Some(STREAM))?.cast();
    // SAFETY: the interface guarantees that a capsule of this name holds a stream. It is moved out, which leaves one that is
    // already released.
    let stream = unsafe { FFI_ArrowArrayStream::from_raw(pointer.as_ptr()) };
    // The producer may run a query, in threads that need the interpreter.
    Ok(table.py().detach(|| {
        let reader = RecordBatchStreamReader::try_new(stream).map_err(|error| {
            let column = "a single column is not a table with a row for each lead or activity";
            ArrowError::SchemaError(format!("its columns cannot be read ({error}); {column}"))
        })?;
        let schema = reader.schema();
        let mut batches: Vec<RecordBatch> = reader.collect::<Result<_, _>>()?;
        if batches.is_empty() {
            batches.push(RecordBatch::new_empty(schema));
        }
        Ok(batches)
    }))
}

/// The one batch of an object without a stream.
fn batch(table: &Bound<'_, PyAny>) -> PyResult<Result<RecordBatch, ArrowError>> {
    let pair = table.call_method0("__arrow_c_array__")?;
    let (schema, array): (Bound<'_, PyCapsule>, Bound<'_, PyCapsule>) = pair.extract()?;
    let schema = schema.pointer_checked(Some(SCHEMA))?.cast();
    let array = array.pointer_checked(Some(ARRAY))?.cast();
    // SAFETY: the interface guarantees that capsules of these names hold a schema and an array that fit each other. Both are
    // moved out, which leaves ones that are already released.
    let data = unsafe {
        let schema = FFI_ArrowSchema::from_raw(schema.as_ptr());
        from_ffi(FFI_ArrowArray::from_raw(array.as_ptr()), &schema)
    };
    let data = match data {
        Ok(data) => data,
        Err(error) => return Ok(Err(error)),
    };
    match data.data_type() {
        arrow_schema::DataType::Struct(_) => Ok(Ok(StructArray::from(data).into())),
        other => Err(PyTypeError::new_err(format!(
            "this is an array of {other}, not a table: pass a table with a row for each lead or activity"
        ))),
    }
}

/// A stream of batches for another library.
pub fn stream<'py>(
    py: Python<'py>,
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
) -> PyResult<Bound<'py, PyCapsule>> {
    let batches = batches.into_iter().map(Ok);
    let reader = RecordBatchIterator::new(batches, schema);
    let stream = FFI_ArrowArrayStream::new(Box::new(reader));
    PyCapsule::new_with_value(py, stream, STREAM)
}

/// The columns of a table for another library.
pub fn schema<'py>(py: Python<'py>, schema: &SchemaRef) -> PyResult<Bound<'py, PyCapsule>> {
    let schema = FFI_ArrowSchema::try_from(schema.as_ref())
        .map_err(|error| PyTypeError::new_err(error.to_string()))?;
    PyCapsule::new_with_value(py, schema, SCHEMA)
}
