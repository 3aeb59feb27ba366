//! The same rows in CSV, JSON Lines and Parquet, read by any number of threads, are what a plain reading of them is.

use super::setup::*;
use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, DictionaryArray, Int64Array, RecordBatch, StringArray};
use arrow_array::{TimestampMicrosecondArray, builder::StringBuilder};
use leadc::contract::model::{Contract, Type};
use leadc::data::read_report::RowProblem;
use leadc::data::{ActivityInput, Batches, Input, Loaded, Request};
use parquet::file::properties::WriterProperties;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::collections::HashMap;
use std::sync::Arc;

/// A row of an activity: lead, kind, time, page.
type Event = [String; 4];

/// Leads with their companies, and activities.
#[derive(Debug, Clone)]
struct Rows {
    leads: Vec<[String; 2]>,
    events: Vec<Event>,
}

fn contract() -> Contract {
    super::setup::contract()
        .field("company", Type::Text, &["company"])
        .activity("call", &["call"])
        .activity("visit", &["visit"])
        .detail("page", Type::Text, &["page"])
}

/// What is expected of reading: leads, events, pages, and the numbers of problems.
#[derive(Debug, PartialEq)]
struct Outcome {
    companies: Vec<String>,
    events: Vec<String>,
    pages: Vec<String>,
    without_id: u64,
    unknown_leads: u64,
    without_kind: u64,
    without_time: u64,
    unknown_kinds: Vec<(String, u64)>,
}

/// The ids of a contract's leads have one form.
fn id(form: u8, number: u32) -> String {
    match form {
        0 => format!("{number}"),
        1 => format!("L{number:04}"),
        2 => format!(
            "{number:08x}-0000-4000-8000-{:012x}",
            u64::from(number) * 7919
        ),
        3 => format!("x{}", "y".repeat(number as usize % 20)) + &number.to_string(),
        _ => format!("{}", u64::from(number) * 1_000_003),
    }
}

fn time() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => (0_u32..28, 0_u32..24).prop_map(|(day, hour)| format!("2026-02-{:02}T{hour:02}:15:00Z", day + 1)),
        1 => Just("2026-02-03".to_owned()),
        1 => Just("2026-02-03 04:05:06".to_owned()),
        1 => prop_oneof![Just(""), Just("soon"), Just("2026-02-31")].prop_map(str::to_owned),
    ]
}

fn rows() -> impl Strategy<Value = Rows> {
    let company =
        prop_oneof![4 => "[a-c]{1,2}", 1 => "[a-zé\",\n ]{0,12}", 1 => Just(String::new())];
    let leads = prop::collection::vec(company, 0..40);
    let kind =
        prop_oneof![4 => Just("call"), 3 => Just("Visit "), 2 => Just("ghost"), 1 => Just("")];
    let spaces = prop_oneof![8 => Just(("", "")), 1 => Just((" ", "")), 1 => Just(("", "  "))];
    let lead = prop_oneof![9 => (0_u32..50).prop_map(Some), 1 => Just(None)];
    let page = prop_oneof!["[a-z/]{1,8}", Just(String::new())];
    let event = (lead, spaces, kind, time(), page);
    (0_u8..5, leads, prop::collection::vec(event, 0..80)).prop_map(|(form, companies, events)| {
        Rows {
            leads: (0..)
                .zip(companies)
                .map(|(n, company)| [id(form, n), company])
                .collect(),
            events: events
                .into_iter()
                .map(|(lead, (before, after), kind, time, page)| {
                    let lead = lead.map(|lead| id(form, lead)).unwrap_or_default();
                    // A line of CSV without anything is no row.
                    let page = if page.is_empty() && lead.is_empty() {
                        "p".to_owned()
                    } else {
                        page
                    };
                    [
                        format!("{before}{lead}{after}"),
                        kind.to_owned(),
                        time,
                        page,
                    ]
                })
                .collect(),
        }
    })
}

/// Reads the rows one by one.
fn plain(rows: &Rows) -> Outcome {
    let lead: HashMap<&str, usize> = rows
        .leads
        .iter()
        .map(|[id, _]| id.as_str())
        .zip(0..)
        .collect();
    let or_unknown = |text: &str| match text.trim() {
        "" => "?".to_owned(),
        text => text.to_owned(),
    };
    let mut outcome = Outcome {
        companies: rows
            .leads
            .iter()
            .map(|[_, company]| or_unknown(company))
            .collect(),
        events: Vec::new(),
        pages: Vec::new(),
        without_id: 0,
        unknown_leads: 0,
        without_kind: 0,
        without_time: 0,
        unknown_kinds: Vec::new(),
    };
    for [id, kind, time, page] in &rows.events {
        let (id, kind) = (id.trim(), kind.trim().to_lowercase());
        let shown = match time.as_str() {
            "2026-02-03" => "2026-02-03T03:00:00Z*".to_owned(),
            "2026-02-03 04:05:06" => "2026-02-03T07:05:06Z".to_owned(),
            other => other.to_owned(),
        };
        match (kind.as_str(), lead.get(id)) {
            ("", _) => outcome.without_kind += 1,
            ("ghost", _) => match outcome.unknown_kinds.first_mut() {
                Some((_, rows)) => *rows += 1,
                None => outcome.unknown_kinds.push((kind, 1)),
            },
            (_, None) if id.is_empty() => outcome.without_id += 1,
            (_, None) => outcome.unknown_leads += 1,
            _ if !shown.ends_with(['Z', '*']) => outcome.without_time += 1,
            _ => {
                let page = if kind == "visit" {
                    or_unknown(page)
                } else {
                    "?".to_owned()
                };
                outcome.events.push(format!("{id} {kind} {shown}"));
                outcome.pages.push(page);
            }
        }
    }
    outcome
}

fn outcome(contract: &Contract, loaded: &Loaded) -> Outcome {
    let file = &loaded.report.files[1];
    let count = |problem| file.rows_with(problem);
    let kinds = file.unknown_kinds.iter();
    let no_page = || vec!["?".to_owned(); loaded.activities.len()];
    Outcome {
        companies: column(contract, loaded, "company"),
        events: events(contract, loaded),
        pages: match loaded.activities.is_empty() {
            true => no_page(),
            false => detail(contract, loaded, "page"),
        },
        without_id: count(RowProblem::NoLeadId),
        unknown_leads: count(RowProblem::UnknownLead),
        without_kind: count(RowProblem::NoKind),
        without_time: count(RowProblem::NoTime),
        unknown_kinds: kinds.map(|kind| (kind.kind.clone(), kind.rows)).collect(),
    }
}

const LEADS: [&str; 2] = ["Record ID", "company"];
const EVENTS: [&str; 4] = ["lead id", "kind", "time", "page"];

fn csv<const N: usize>(names: [&str; N], rows: &[[String; N]]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(names).unwrap();
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}

fn json<const N: usize>(names: [&str; N], rows: &[[String; N]]) -> Vec<u8> {
    let mut text = String::new();
    for row in rows {
        // Ids of digits alone are numbers, as other programs write them.
        let value = |text: &String| match text.parse::<u64>() {
            Ok(number) if number.to_string() == *text => number.into(),
            _ => serde_json::Value::from(text.as_str()),
        };
        let object: serde_json::Map<_, _> = (names
            .iter()
            .map(|name| name.to_string())
            .zip(row.iter().map(value)))
        .collect();
        text += &serde_json::Value::Object(object).to_string();
        text.push('\n');
    }
    text.into_bytes()
}

/// A sheet in which whole numbers are numbers, as in a spreadsheet.
fn xlsx<const N: usize>(names: [&str; N], rows: &[[String; N]]) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_row(0, 0, names).unwrap();
    for (row, texts) in (1..).zip(rows) {
        for (column, text) in (0..).zip(texts) {
            match text.parse::<i32>() {
                Ok(number) if number.to_string() == *text => {
                    sheet.write_number(row, column, number).unwrap()
                }
                _ => sheet.write_string(row, column, text).unwrap(),
            };
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// A column in the type that a warehouse would use, where the texts allow it.
fn column_of(texts: Vec<&str>, distinct: bool) -> ArrayRef {
    let wholes: Option<Vec<i64>> = texts.iter().map(|text| text.parse().ok()).collect();
    let is_plain = |(text, whole): (&&str, &i64)| *text == whole.to_string();
    let instants: Option<Vec<i64>> = texts
        .iter()
        .map(|text| {
            text.parse::<jiff::Timestamp>()
                .ok()
                .map(|time| time.as_microsecond())
        })
        .collect();
    match (wholes, instants) {
        (Some(wholes), _) if texts.iter().zip(&wholes).all(is_plain) => {
            Arc::new(Int64Array::from(wholes))
        }
        (_, Some(instants)) => {
            Arc::new(TimestampMicrosecondArray::from(instants).with_timezone("UTC"))
        }
        _ if distinct => Arc::new(texts.into_iter().collect::<DictionaryArray<Int32Type>>()),
        _ => {
            let mut builder = StringBuilder::new();
            texts.iter().for_each(|text| builder.append_value(text));
            let texts: StringArray = builder.finish();
            Arc::new(texts)
        }
    }
}

fn batch<const N: usize>(names: [&str; N], rows: &[[String; N]], distinct: bool) -> RecordBatch {
    let columns = (0..N).map(|at| {
        let texts = rows.iter().map(|row| row[at].as_str()).collect();
        (names[at], column_of(texts, distinct))
    });
    RecordBatch::try_from_iter(columns).unwrap()
}

/// Batches of three rows, each with the dictionaries of all.
fn batches<const N: usize>(names: [&str; N], rows: &[[String; N]]) -> Input {
    let all = batch(names, rows, true);
    let starts = (0..rows.len().max(1)).step_by(3);
    let slices = starts.map(|start| all.slice(start, 3.min(rows.len() - start)));
    Input::Batches(Batches::new("batches", slices))
}

fn parquet<const N: usize>(names: [&str; N], rows: &[[String; N]], distinct: bool) -> Vec<u8> {
    let batch = batch(names, rows, distinct);
    let properties = WriterProperties::builder()
        .set_max_row_group_row_count(Some(7))
        .set_dictionary_enabled(distinct)
        .build();
    parquet_bytes(&batch, properties)
}

fn read_both(contract: &Contract, leads: Input, activities: Input, threads: usize) -> Loaded {
    let request = Request {
        leads: vec![leads],
        activities: vec![ActivityInput {
            kind: None,
            input: activities,
        }],
        lenient: true,
        ..Request::default()
    };
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .unwrap();
    pool.install(|| read(contract, &request)).unwrap()
}

#[test]
fn every_format_is_read_as_a_plain_reading_does() {
    let contract = contract();
    let mut runner = TestRunner::new(Config {
        cases: 24,
        failure_persistence: None,
        ..Config::default()
    });
    let result = runner.run(&rows(), |rows| {
        let files = Files::new();
        let expected = plain(&rows);
        let check = |format: &str, leads: Input, events: Input| {
            for threads in [1, 2, 3, 8] {
                let loaded = read_both(&contract, leads.clone(), events.clone(), threads);
                let read = outcome(&contract, &loaded);
                prop_assert_eq!(&read, &expected, "{} {}", format, threads);
            }
            Ok(())
        };
        let pairs = [
            ("csv", csv(LEADS, &rows.leads), csv(EVENTS, &rows.events)),
            (
                "jsonl",
                json(LEADS, &rows.leads),
                json(EVENTS, &rows.events),
            ),
            (
                "parquet",
                parquet(LEADS, &rows.leads, false),
                parquet(EVENTS, &rows.events, false),
            ),
            (
                "parquet",
                parquet(LEADS, &rows.leads, true),
                parquet(EVENTS, &rows.events, true),
            ),
            ("xlsx", xlsx(LEADS, &rows.leads), xlsx(EVENTS, &rows.events)),
        ];
        for (extension, leads, events) in pairs {
            // A file of JSON Lines without lines has no columns.
            if extension == "jsonl" && (rows.leads.is_empty() || rows.events.is_empty()) {
                continue;
            }
            let leads = files.with(&format!("leads.{extension}"), leads);
            let events = files.with(&format!("events.{extension}"), events);
            check(extension, Input::File(leads), Input::File(events))?;
        }
        let (leads, events) = (batches(LEADS, &rows.leads), batches(EVENTS, &rows.events));
        check("batches", leads, events)?;
        Ok(())
    });
    if let Err(failure) = result {
        panic!("{failure}");
    }
}
