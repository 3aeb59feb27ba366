use super::setup::*;
use arrow_array::types::Int32Type;
use arrow_array::*;
use arrow_schema::{DataType, Field};
use leadc::contract::model::{Contract, Type};
use leadc::data::read_report::{Format, RowProblem};
use leadc::data::{ActivityInput, Input, Request};
use parquet::file::properties::WriterProperties;
use std::sync::Arc;

fn parquet(columns: Vec<(&str, ArrayRef)>, rows_in_group: usize) -> Vec<u8> {
    let batch = RecordBatch::try_from_iter(columns).unwrap();
    let properties = WriterProperties::builder()
        .set_max_row_group_row_count(Some(rows_in_group))
        .build();
    parquet_bytes(&batch, properties)
}

/// A field of each type.
fn typed_contract() -> Contract {
    contract()
        .field("name", Type::Text, &[])
        .field("industry", Type::Choice(texts(&["SaaS", "Retail"])), &[])
        .field("size", Type::Whole, &[])
        .field("growth", Type::Percent, &[])
        .field("renewal", Type::Date, &[])
        .field("created", Type::CreationTime, &[])
        .field("seen", Type::Time, &[])
        .field("wants a call", Type::YesNo, &[])
        .field(
            "interests",
            Type::Choices(texts(&["Security", "Data"])),
            &[],
        )
        .field("email", Type::Email, &["properties.email"])
}

fn interests() -> ListArray {
    let mut interests =
        arrow_array::builder::ListBuilder::new(arrow_array::builder::StringBuilder::new());
    interests.append_value([Some("data"), Some("Security")]);
    interests.append_null();
    interests.append_value([] as [Option<&str>; 0]);
    interests.append_value([Some("Other")]);
    interests.finish()
}

/// A column that holds the e-mail addresses.
fn properties() -> StructArray {
    StructArray::from(vec![(
        Arc::new(Field::new("email", DataType::Utf8, true)),
        Arc::new(StringArray::from(vec![
            Some("a@b.example"),
            None,
            Some(" "),
            Some("c@d.example"),
        ])) as ArrayRef,
    )])
}

/// A column of each type, in groups of two rows.
fn typed_file() -> Vec<u8> {
    let industry: DictionaryArray<Int32Type> =
        vec![Some("saas"), Some("Steel"), None, Some("Steel")]
            .into_iter()
            .collect();
    let noon = 1_775_044_800_000_000;
    parquet(
        vec![
            (
                "Record ID",
                Arc::new(Int64Array::from(vec![Some(1), Some(2), None, Some(4)])),
            ),
            (
                "Name",
                Arc::new(StringArray::from(vec!["Ana", "Li", "nobody", "Ana"])),
            ),
            ("Industry", Arc::new(industry)),
            (
                "Size",
                Arc::new(Float64Array::from(vec![Some(12.0), Some(1.5), None, None])),
            ),
            (
                "growth",
                Arc::new(Float32Array::from(vec![0.1, 2.5, 0.0, -1.0])),
            ),
            (
                "renewal",
                Arc::new(Date32Array::from(vec![Some(20_544), None, None, Some(0)])),
            ),
            (
                "created",
                Arc::new(TimestampMicrosecondArray::from(vec![noon; 4]).with_timezone("UTC")),
            ),
            (
                "seen",
                Arc::new(TimestampMillisecondArray::from(vec![noon / 1000; 4])),
            ),
            (
                "wants_a_call",
                Arc::new(BooleanArray::from(vec![
                    Some(true),
                    Some(false),
                    None,
                    None,
                ])),
            ),
            ("interests", Arc::new(interests())),
            ("properties", Arc::new(properties())),
        ],
        2,
    )
}

#[test]
fn typed_columns_are_read() {
    let contract = typed_contract();
    let loaded = leads(&contract, "leads.parquet", typed_file()).unwrap();
    assert_eq!(report(&loaded).format, Format::Parquet);
    assert_eq!(ids(&loaded), ["1", "2", "4"]);
    let of = |field| column(&contract, &loaded, field);
    assert_eq!(of("name"), ["Ana", "Li", "Ana"]);
    assert_eq!(of("industry"), ["SaaS", "?", "?"]);
    assert_eq!(of("size"), ["12", "?", "?"]);
    assert_eq!(of("growth"), ["0.1", "2.5", "-1"]);
    assert_eq!(of("renewal"), ["2026-04-01", "?", "1970-01-01"]);
    assert_eq!(of("created")[0], "2026-04-01T12:00:00Z");
    assert_eq!(of("seen")[0], "2026-04-01T15:00:00Z");
    assert_eq!(of("wants a call"), ["true", "false", "?"]);
    assert_eq!(of("interests"), ["Data+Security", "?", "?"]);
    assert_eq!(of("email"), ["a@b.example", "?", "c@d.example"]);
}

#[test]
fn cells_and_rows_of_typed_columns_that_cannot_be_read_are_reported() {
    let loaded = leads(&typed_contract(), "leads.parquet", typed_file()).unwrap();
    assert_eq!(
        report(&loaded).rows_with[&RowProblem::NoLeadId].first[0].line,
        3
    );
    let problems = unreadable(&loaded.report);
    let starts: Vec<&str> = problems
        .iter()
        .map(|p| p.split(':').next().unwrap())
        .collect();
    assert_eq!(
        starts,
        ["2 Industry Steel", "2 Size 1.5", "4 interests Other"]
    );
}

#[test]
fn activities_in_many_row_groups_are_read_the_same_by_any_number_of_threads() {
    let contract = contract()
        .activity("page view", &["page view"])
        .detail("url", Type::Text, &[])
        .activity("call", &["call"]);
    let rows = 5_000;
    let kinds: DictionaryArray<Int32Type> = (0..rows)
        .map(|row| Some(["page view", "call", "nap"][row % 3]))
        .collect();
    let urls: DictionaryArray<Int32Type> = (0..rows)
        .map(|row| (row % 3 == 0).then(|| ["/a", "/b", "/c"][row % 7 % 3]))
        .collect();
    let bytes = parquet(
        vec![
            (
                "lead id",
                Arc::new(Int32Array::from_iter_values(
                    (0..rows).map(|row| row as i32 % 40),
                )),
            ),
            ("kind", Arc::new(kinds)),
            (
                "time",
                Arc::new(
                    TimestampMicrosecondArray::from_iter_values(
                        (0..rows).map(|row| row as i64 * 1_000_000),
                    )
                    .with_timezone("+00:00"),
                ),
            ),
            ("url", Arc::new(urls)),
        ],
        300,
    );
    let files = Files::new();
    let people: String = (0..30).map(|id| format!("{id}\n")).collect();
    let leads = files.with("leads.csv", format!("Record ID\n{people}"));
    let activities = files.with("activities", bytes);
    let run = |threads| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        let request = Request {
            leads: vec![Input::File(leads.clone())],
            activities: vec![ActivityInput {
                kind: None,
                input: Input::File(activities.clone()),
            }],
            ..Request::default()
        };
        let loaded = pool.install(|| read(&contract, &request)).unwrap();
        (
            events(&contract, &loaded),
            detail(&contract, &loaded, "url"),
            loaded.report,
        )
    };
    let (events, urls, report) = run(1);
    assert_eq!(events.len() as u64, report.files[1].taken);
    assert_eq!(report.files[1].unknown_kinds[0].rows, 1666);
    let unknown = &report.files[1].rows_with[&RowProblem::UnknownLead];
    assert_eq!(
        (unknown.first[0].line, unknown.first[0].value.as_str()),
        (31, "30")
    );
    assert_eq!(
        (events[2].as_str(), urls[2].as_str()),
        ("3 page view 1970-01-01T00:00:03Z", "/a")
    );
    for threads in [2, 5] {
        assert!(run(threads) == (events.clone(), urls.clone(), report.clone()));
    }
}
