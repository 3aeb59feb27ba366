//! The corpus as a warehouse would export it to Parquet: typed columns, instants in UTC, written batch by batch.

use super::lead::Lead;
use super::story::{Event, Kind, STATUSES};
use super::{Corpus, Variant};
use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_array::types::Int32Type;
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, DictionaryArray, Float64Array, Int64Array, RecordBatch,
    StringArray, TimestampMicrosecondArray,
};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use std::fs::File;
use std::path::Path;
use std::sync::Arc;

const ROWS_PER_BATCH: usize = 65_536;

/// Writes both files.
pub fn write(corpus: Corpus, folder: &Path) -> Result<(), ParquetError> {
    let variant = corpus.variant;
    let mut leads = corpus.leads();
    let batches = std::iter::from_fn(|| {
        let rows: Vec<Lead> = leads.by_ref().take(ROWS_PER_BATCH).collect();
        (!rows.is_empty()).then(|| lead_batch(variant, &rows))
    });
    write_batches(
        &folder.join("leads.parquet"),
        lead_batch(variant, &[]),
        batches,
    )?;

    let events = corpus.events();
    let batches = events.chunks(ROWS_PER_BATCH);
    let batches = batches.map(|events| event_batch(variant, events));
    write_batches(
        &folder.join("activities.parquet"),
        event_batch(variant, &[]),
        batches,
    )
}

fn write_batches(
    path: &Path,
    empty: Result<RecordBatch, ParquetError>,
    batches: impl Iterator<Item = Result<RecordBatch, ParquetError>>,
) -> Result<(), ParquetError> {
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::try_new(1)?))
        .build();
    let mut writer = ArrowWriter::try_new(File::create(path)?, empty?.schema(), Some(properties))?;
    for batch in batches {
        writer.write(&batch?)?;
    }
    writer.close()?;
    Ok(())
}

fn lead_batch(variant: Variant, leads: &[Lead]) -> Result<RecordBatch, ParquetError> {
    let mut interests = ListBuilder::new(StringBuilder::new());
    for lead in leads {
        interests.append_value(lead.interests.iter().map(Some));
    }
    let ids = leads.iter().map(|lead| Some(variant.id(lead.number)));
    let ids: StringArray = ids.collect();
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("Contact ID", Arc::new(ids)),
        (
            "Created at",
            Arc::new(instants(leads.iter().map(|lead| Some(lead.created)))),
        ),
        (
            "Email",
            Arc::new(
                leads
                    .iter()
                    .map(|lead| lead.email.as_deref())
                    .collect::<StringArray>(),
            ),
        ),
        (
            "Company name",
            words(leads.iter().map(|lead| lead.company.as_deref())),
        ),
        ("Vehicles", Arc::new(numbers(leads, |lead| lead.vehicles))),
        (
            "Vehicles set on",
            Arc::new(instants(leads.iter().map(|lead| lead.vehicles_known_from))),
        ),
        (
            "Annual revenue (EUR)",
            Arc::new(numbers(leads, |lead| lead.revenue)),
        ),
        (
            "Growth",
            Arc::new(
                leads
                    .iter()
                    .map(|lead| lead.growth_tenths.map(|t| t as f64 / 10.0))
                    .collect::<Float64Array>(),
            ),
        ),
        ("Sector", words(leads.iter().map(|lead| lead.sector))),
        ("Interests", Arc::new(interests.finish())),
        (
            "Job title",
            words(leads.iter().map(|lead| lead.job_title.as_deref())),
        ),
        ("Country", words(leads.iter().map(|lead| lead.country))),
        (
            "Current contract ends",
            Arc::new(
                leads
                    .iter()
                    .map(|lead| lead.contract_ends.map(|day| day as i32))
                    .collect::<Date32Array>(),
            ),
        ),
        (
            "Wants a call",
            Arc::new(
                leads
                    .iter()
                    .map(|lead| lead.wants_a_call)
                    .collect::<BooleanArray>(),
            ),
        ),
        ("Source", words(leads.iter().map(|lead| Some(lead.source)))),
    ];
    Ok(RecordBatch::try_from_iter_with_nullable(
        columns
            .into_iter()
            .map(|(name, column)| (name, column, true)),
    )?)
}

fn event_batch(variant: Variant, events: &[Event]) -> Result<RecordBatch, ParquetError> {
    let ids: StringArray = events
        .iter()
        .map(|event| Some(variant.id(event.lead)))
        .collect();
    let urls: Vec<Option<String>> = events.iter().map(|event| variant.url(event)).collect();
    let lengths = events.iter().zip(&urls);
    let seconds: Int64Array = lengths
        .map(|(event, url)| url.as_ref().map(|_| i64::from(event.length)))
        .collect();
    let kinds: Vec<String> = events.iter().map(|event| variant.kind(event)).collect();
    let status = |event: &Event| {
        (event.kind == Kind::StatusChange).then(|| STATUSES[usize::from(event.detail)])
    };
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("Contact ID", Arc::new(ids)),
        ("Type", words(kinds.iter().map(|kind| Some(kind.as_str())))),
        (
            "Occurred at",
            Arc::new(instants(events.iter().map(|event| Some(event.micros)))),
        ),
        ("URL", words(urls.iter().map(Option::as_deref))),
        ("Seconds", Arc::new(seconds)),
        ("New status", words(events.iter().map(status))),
    ];
    Ok(RecordBatch::try_from_iter_with_nullable(
        columns
            .into_iter()
            .map(|(name, column)| (name, column, true)),
    )?)
}

fn numbers(leads: &[Lead], number: impl Fn(&Lead) -> Option<u64>) -> Int64Array {
    leads
        .iter()
        .map(|lead| number(lead).map(|n| n as i64))
        .collect()
}

fn instants(micros: impl Iterator<Item = Option<i64>>) -> TimestampMicrosecondArray {
    micros
        .collect::<TimestampMicrosecondArray>()
        .with_timezone("UTC")
}

fn words<'a>(cells: impl Iterator<Item = Option<&'a str>>) -> ArrayRef {
    Arc::new(cells.collect::<DictionaryArray<Int32Type>>())
}
