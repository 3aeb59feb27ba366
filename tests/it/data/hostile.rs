//! Malicious data: a result or an error in bounded work and on a small stack, never a panic or an abort.

use super::setup::*;
use crate::examples::corpus::random::Random;
use crate::properties::from_env;
use arrow_array::*;
use leadc::contract::model::{Contract, Type};
use leadc::data::read_report::RowProblem;
use leadc::data::{DataError, ErrorKind, Input, Loaded, Request};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;
use std::io::Write as _;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

/// Reads one file of leads on threads with a small stack.
fn on_a_small_stack(
    contract: &Contract,
    file: &str,
    content: impl AsRef<[u8]> + Send,
) -> Result<Loaded, DataError> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(2)
        .stack_size(512 << 10);
    let pool = pool.build().unwrap();
    pool.install(|| leads(contract, file, content))
}

fn odd_lines(loaded: &Loaded) -> Vec<(u64, String)> {
    let tally = report(loaded).rows_with.get(&RowProblem::NotAnObject);
    let first = tally.map_or(&[][..], |tally| &tally.first);
    first.iter().map(|p| (p.line, why(p))).collect()
}

fn objects(depth: usize) -> String {
    format!("{}1{}", "{\"a\":".repeat(depth), "}".repeat(depth))
}

#[test]
fn objects_inside_one_another_are_read_to_a_bound() {
    let path = ["a"; 63].join(".");
    let contract = contract().field("deep", Type::Whole, &[&path]);
    let line = |id: u32, depth| format!("{{\"lead id\":{id},\"b\":{}}}\n", objects(depth));
    let deepest = objects(63).replacen("{\"a\"", "{\"lead id\":4,\"a\"", 1);
    let text = [line(1, 4000), line(2, 64), line(3, 63), deepest].concat();
    let loaded = on_a_small_stack(&contract, "leads.jsonl", text).unwrap();
    assert_eq!(ids(&loaded), ["3", "4"]);
    assert_eq!(column(&contract, &loaded, "deep"), ["?", "1"]);
    let why = "objects are nested more than 64 deep".to_owned();
    assert_eq!(odd_lines(&loaded), [(1, why.clone()), (2, why)]);
}

#[test]
fn a_file_of_nothing_else_is_reported_row_by_row() {
    let text = format!("{{\"lead id\":1,\"b\":{}}}\n", objects(4000));
    let loaded = on_a_small_stack(&contract(), "leads.jsonl", text).unwrap();
    assert_eq!((report(&loaded).rows, report(&loaded).taken), (1, 0));
    assert_eq!(odd_lines(&loaded).len(), 1);
}

#[test]
fn lists_inside_one_another_are_one_cell_that_cannot_be_read() {
    let contract = contract().field("title", Type::Text, &[]);
    let lists = format!("{}{}", "[".repeat(8000), "]".repeat(8000));
    let objects = format!("[{}]", objects(8000));
    let text = format!(
        "{{\"lead id\":1,\"title\":{lists}}}\n{{\"lead id\":2,\"title\":{objects},\"other\":{lists}}}\n"
    );
    let loaded = on_a_small_stack(&contract, "leads.jsonl", text).unwrap();
    assert_eq!(ids(&loaded), ["1", "2"]);
    assert_eq!(report(&loaded).unreadable_cells(), 2);
    assert!(unreadable(&loaded.report)[0].ends_with("a list of lists or objects cannot be read"));
}

#[test]
fn a_key_that_is_there_twice_says_nothing() {
    let contract = contract().field("size", Type::Whole, &["p.size"]);
    let lines = [
        r#"{"lead id": 1, "lead id": 2}"#,
        r#"{"lead id": 3, "other": 1, "\u006fther": 1}"#,
        r#"{"lead id": 4, "p": {"size": 1}, "p.size": 2}"#,
        r#"{"lead id": 5, "other": {"a": {"b": 1, "b": 1}}}"#,
        r#"{"lead id": 6, "p": {"size": 6}, "q": {"size": 7}}"#,
    ];
    let files = Files::new();
    let request = Request {
        leads: vec![Input::File(files.with("leads.jsonl", lines.join("\n")))],
        rejects: Some(files.path("rejects.csv").into()),
        lenient: true,
        ..Request::default()
    };
    let loaded = read(&contract, &request).unwrap();
    assert_eq!(ids(&loaded), ["6"]);
    assert_eq!(column(&contract, &loaded, "size"), ["6"]);
    let whys: Vec<String> = odd_lines(&loaded).into_iter().map(|(_, why)| why).collect();
    assert_eq!(
        whys,
        ["lead id", "other", "p.size", "other.a.b"]
            .map(|key| format!("the key `{key}` occurs twice"))
    );
    let rejects = std::fs::read_to_string(files.path("rejects.csv")).unwrap();
    assert_eq!(rejects.lines().count(), 5, "{rejects}");
}

#[test]
fn long_keys_do_not_multiply() {
    let line = |key: usize, inner: usize| {
        let inner: Vec<String> = (0..inner).map(|n| format!("\"{n:05}\":1")).collect();
        format!(
            "{{\"lead id\":1,\"{}\":{{{}}}}}\n",
            "k".repeat(key),
            inner.join(",")
        )
    };
    let loaded = leads(&contract(), "leads.jsonl", line(1018, 2) + &line(1019, 2)).unwrap();
    assert_eq!(report(&loaded).taken, 1);
    let why = "a key with those around it is longer than 1024 bytes".to_owned();
    assert_eq!(odd_lines(&loaded), [(2, why)]);
    // 70 MB of names from 0.7 MB of data.
    let error = leads(&contract(), "leads.jsonl", line(1000, 70_000)).unwrap_err();
    assert!(matches!(*error.kind, ErrorKind::TooLarge { .. }), "{error}");
}

/// A Parquet file that is nothing but a footer with this schema: names, and how many elements each has.
fn schema(elements: &[(&str, usize)]) -> Vec<u8> {
    fn number(mut number: usize, out: &mut Vec<u8>) {
        while number > 0x7f {
            out.push(number as u8 | 0x80);
            number >>= 7;
        }
        out.push(number as u8);
    }
    // version: 1, then a list of structures.
    let mut footer = vec![0x15, 2, 0x19, 0xfc];
    number(elements.len(), &mut footer);
    for (name, children) in elements {
        match children {
            0 => footer.extend([0x15, 4, 0x25, 2, 0x18]),
            _ => footer.extend([0x35, 2, 0x18]),
        }
        number(name.len(), &mut footer);
        footer.extend(name.as_bytes());
        if *children > 0 {
            footer.push(0x15);
            number(children * 2, &mut footer);
        }
        footer.push(0);
    }
    // No rows, no groups.
    footer.extend([0x16, 0, 0x19, 0x0c, 0]);
    let mut file = b"PAR1".to_vec();
    file.extend(&footer);
    file.extend((footer.len() as u32).to_le_bytes());
    file.extend(b"PAR1");
    file
}

#[test]
fn structures_of_parquet_are_read_to_a_bound() {
    let nested = |depth| {
        let mut elements = vec![("schema", 2), ("Record ID", 0)];
        elements.extend(vec![("a", 1); depth]);
        elements.push(("b", 0));
        on_a_small_stack(&contract(), "leads.parquet", schema(&elements))
    };
    assert_eq!(
        report(&nested(64).unwrap()).unused,
        [["a"; 64].join(".") + ".b"]
    );
    for depth in [65, 3_000, 300_000] {
        let error = nested(depth).unwrap_err();
        assert_eq!(*error.kind, ErrorKind::DeepColumn { levels: 64 });
    }
}

#[test]
fn the_sizes_in_a_schema_are_not_trusted() {
    let name = "n".repeat(2_000);
    let kind = |elements: &[(&str, usize)]| {
        *leads(&contract(), "leads.parquet", schema(elements))
            .unwrap_err()
            .kind
    };
    assert_eq!(
        kind(&[("schema", 2), ("Record ID", 0), (&name, 0)]),
        ErrorKind::LongColumn { bytes: 1024 }
    );
    for elements in [
        // More columns than there are, fewer, and a number no machine has room for.
        &[("schema", 3), ("Record ID", 0)][..],
        &[("schema", 1), ("Record ID", 0), ("b", 0)],
        &[("schema", i32::MAX as usize), ("Record ID", 0)],
    ] {
        assert!(matches!(kind(elements), ErrorKind::DamagedParquet { .. }));
    }
}

fn small_parquet() -> Vec<u8> {
    let properties = arrow_array::StructArray::from(vec![(
        Arc::new(arrow_schema::Field::new(
            "size",
            arrow_schema::DataType::Int32,
            true,
        )),
        Arc::new(Int32Array::from(vec![Some(1), None, Some(3)])) as ArrayRef,
    )]);
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("Record ID", Arc::new(Int64Array::from(vec![1, 2, 3]))),
        ("title", Arc::new(StringArray::from(vec!["a", "b", "a"]))),
        ("p", Arc::new(properties)),
    ];
    let batch = RecordBatch::try_from_iter(columns).unwrap();
    let properties = WriterProperties::builder()
        .set_max_row_group_row_count(Some(2))
        .set_compression(Compression::SNAPPY)
        .build();
    parquet_bytes(&batch, properties)
}

fn small_contract() -> Contract {
    contract()
        .field("title", Type::Text, &[])
        .field("size", Type::Whole, &["p.size"])
}

/// Reads a changed file; any problem must be reported as an error.
fn changed(files: &Files, file: &str, bytes: &[u8], what: &str) -> Option<DataError> {
    let request = Request {
        leads: vec![Input::File(files.with(file, bytes))],
        ..Request::default()
    };
    let contract = small_contract();
    let tried = std::panic::catch_unwind(AssertUnwindSafe(|| read(&contract, &request)));
    match tried {
        Ok(result) => result.err(),
        Err(_) => panic!("{what} of {file}: a panic"),
    }
}

/// The same with random bytes changed.
fn changed_at_random(file: &str, whole: &[u8], cases: u32) {
    let files = Files::new();
    let start = u64::from(from_env("LEADC_SEED").unwrap_or(0));
    for case in 0..from_env("LEADC_CASES").unwrap_or(cases) {
        let mut random = Random::of(start, u64::from(case));
        let mut bytes = whole.to_vec();
        for _ in 0..random.between(1, 3) {
            let at = random.below(whole.len() as u64) as usize;
            bytes[at] = random.pick(&[0, 1, b'"', 0x7f, 0x80, 0xff, whole[at] ^ 1]);
        }
        if random.percent(5) {
            bytes.truncate(random.below(whole.len() as u64) as usize);
        }
        changed(
            &files,
            file,
            &bytes,
            &format!("case {case} of seed {start}"),
        );
    }
}

#[test]
fn a_changed_parquet_file_is_read_or_refused() {
    let whole = small_parquet();
    let loaded = leads(&small_contract(), "leads.parquet", &whole).unwrap();
    assert_eq!(ids(&loaded), ["1", "2", "3"]);
    let end = whole.len() - 8;
    let size = u32::from_le_bytes(whole[end..end + 4].try_into().unwrap());
    let files = Files::new();
    let mut messages = Vec::new();
    for at in end - size as usize..whole.len() {
        // The lowest bit is the sign of a number.
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        let error = changed(&files, "leads.parquet", &bytes, &format!("byte {at} ^ 1"));
        messages.extend(error.map(|error| error.message().english()));
    }
    let outside = "the Parquet file is damaged: it points to a place that is not in the file";
    assert!(messages.iter().any(|message| message == outside));
    changed_at_random("leads.parquet", &whole, 100);
}

#[test]
fn changed_texts_are_read_or_refused() {
    let csv = "Record ID,title,p.size\n1,\"a, \"\"b\"\"\",1\n2,ç,\n3,x,7\n".repeat(3);
    let json =
        "{\"lead id\": 1, \"title\": \"a\\u00e9\", \"p\": {\"size\": [1, null]}}\n".repeat(3);
    let wide: Vec<u8> = csv.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(csv.as_bytes()).unwrap();
    let zstandard = zstd::encode_all(json.as_bytes(), 0).unwrap();
    for (file, whole) in [
        ("leads.csv", csv.as_bytes()),
        ("leads.jsonl", json.as_bytes()),
        ("leads.csv", &wide),
        ("leads.csv.gz", &gzip.finish().unwrap()),
        ("leads.jsonl.zst", &zstandard),
    ] {
        changed_at_random(file, whole, 30);
    }
}

#[test]
fn dates_outside_the_range_cannot_be_read() {
    let contract = contract()
        .field("day", Type::Date, &[])
        .field("milli day", Type::Date, &[])
        .field("local", Type::Time, &[])
        .field("instant", Type::Time, &[])
        .field("text", Type::Text, &["day"]);
    let last = 2_932_896;
    let days = vec![i32::MIN, i32::MAX, last + 1, last];
    let millis = vec![
        i64::MIN,
        i64::MAX,
        (1 << 32) * 86_400_000,
        i64::from(last) * 86_400_000,
    ];
    let micros = vec![
        i64::MIN,
        i64::MAX,
        (i64::from(last) + 1) * 86_400_000_000,
        0,
    ];
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("Record ID", Arc::new(Int64Array::from(vec![1, 2, 3, 4]))),
        ("day", Arc::new(Date32Array::from(days))),
        ("milli day", Arc::new(Date64Array::from(millis))),
        (
            "local",
            Arc::new(TimestampMicrosecondArray::from(micros.clone())),
        ),
        (
            "instant",
            Arc::new(TimestampMicrosecondArray::from(micros).with_timezone("UTC")),
        ),
    ];
    let batch = RecordBatch::try_from_iter(columns).unwrap();
    let mut bytes = Vec::new();
    let mut writer = ArrowWriter::try_new(&mut bytes, batch.schema(), None).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
    let loaded = leads(&contract, "leads.parquet", bytes).unwrap();
    for (field, readable) in [
        ("day", "9999-12-31"),
        ("milli day", "9999-12-31"),
        ("local", "1970-01-01T03:00:00Z"),
        ("instant", "1970-01-01T00:00:00Z"),
        ("text", "9999-12-31"),
    ] {
        assert_eq!(
            column(&contract, &loaded, field),
            ["?", "?", "?", readable],
            "{field}"
        );
    }
    assert_eq!(report(&loaded).unreadable_cells(), 15);
}
