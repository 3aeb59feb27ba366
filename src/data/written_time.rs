//! Dates and times that another program gives as text, read like the cells of a file.

use super::cells::Declared;
use super::cells::time::{ParsedTime, when};
use crate::contract::model::{ColumnFormat, Written};
use crate::ir::DataSchema;
use crate::message::Message;
use crate::time::{LocalDay, MicrosUtc, first_instant, instant_of};
use jiff::tz::TimeZone;

/// The date in a text; the local one if it is a time.
pub fn day(inputs: &DataSchema, format: &ColumnFormat, text: &str) -> Result<LocalDay, Message> {
    Ok(match parsed(inputs, format, text)? {
        ParsedTime::Day(day) => day,
        ParsedTime::Local(local) => MicrosUtc(local).local_day(&TimeZone::UTC),
        ParsedTime::Instant(instant) => instant.local_day(inputs.zone.zone()),
    })
}

/// The instant in a text, and whether its time of day is unknown; that of a date is its first.
pub fn instant(
    inputs: &DataSchema,
    format: &ColumnFormat,
    text: &str,
) -> Result<(MicrosUtc, bool), Message> {
    let zone = inputs.zone.zone();
    Ok(match parsed(inputs, format, text)? {
        ParsedTime::Day(day) => (first_instant(day, zone), true),
        ParsedTime::Local(local) => {
            let local = MicrosUtc(local).civil(&TimeZone::UTC);
            (instant_of(local, zone), false)
        }
        ParsedTime::Instant(instant) => (instant, false),
    })
}

fn parsed(inputs: &DataSchema, format: &ColumnFormat, text: &str) -> Result<ParsedTime, Message> {
    let formats = match &format.written {
        Some(Written::Dates(dates)) => dates,
        Some(Written::Numbers(_)) | None => &inputs.date_formats,
    };
    let declared = Declared {
        formats,
        language: inputs.language,
    };
    when(text.trim(), declared).map_err(|why| why.0)
}
