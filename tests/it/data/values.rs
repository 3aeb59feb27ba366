use super::setup::*;
use leadc::contract::model::{NumberFormat, Type};
use leadc::language::date_pattern::DatePattern;

/// Reads cells of one type, a line each.
fn read(kind: Type, cells: &[&str]) -> (Vec<String>, Vec<String>) {
    read_in(contract(), kind, cells)
}

fn read_in(
    contract: leadc::contract::model::Contract,
    kind: Type,
    cells: &[&str],
) -> (Vec<String>, Vec<String>) {
    let contract = contract.field("value", kind, &[]);
    let mut content = String::from("Record ID;Value\n");
    for (row, cell) in cells.iter().enumerate() {
        content.push_str(&format!("{row};\"{}\"\n", cell.replace('"', "\"\"")));
    }
    let loaded = leads(&contract, "leads.csv", content).unwrap();
    (
        column(&contract, &loaded, "value"),
        unreadable(&loaded.report),
    )
}

#[test]
fn blank_is_unknown_and_zero_is_known() {
    for kind in [
        Type::Text,
        Type::Number,
        Type::Date,
        Type::Time,
        Type::YesNo,
        Type::Country,
    ] {
        assert_eq!(
            read(kind, &["", "  ", "\u{a0}"]),
            (texts(&["?", "?", "?"]), vec![])
        );
    }
    assert_eq!(read(Type::Number, &["0"]).0, ["0"]);
}

#[test]
fn invisible_characters_count_and_are_reported() {
    let contract = contract().field("value", Type::Text, &[]);
    let content = "Record ID;Value\n1;acme.com\u{200b}\n2;acme.com\n3;\u{feff}x\n4;acme.com\u{200b}\n5;❤\u{fe0f}\n";
    let loaded = leads(&contract, "leads.csv", content).unwrap();
    let values = column(&contract, &loaded, "value");
    assert_eq!(
        (values[0].as_str(), values[1].as_str()),
        ("acme.com\u{200b}", "acme.com")
    );
    let unseen = &loaded.report.unseen;
    assert_eq!(unseen.len(), 1);
    assert_eq!((unseen[0].name.as_str(), unseen[0].values), ("value", 2));
    assert_eq!(unseen[0].first, "acme.com\u{200b}");
}

#[test]
fn numbers() {
    let (values, problems) = read(Type::Whole, &["12", "12.0", "12.5", "1,000", "many"]);
    assert_eq!(values, ["12", "12", "?", "?", "?"]);
    assert_eq!(problems.len(), 3);
    assert_eq!(problems[0], "4 Value 12.5: it is not a whole number");
    assert!(problems[1].contains("`numbers are: "), "{}", problems[1]);
    assert_eq!(
        read(Type::Percent, &["80%", "80", "0.5 %"]).0,
        ["80", "80", "0.5"]
    );
    let (values, problems) = read(Type::Money, &["1000.5", "BRL 20", "R$ 7", "EUR 5", "$ 5"]);
    assert_eq!(values, ["1000.5", "20", "7", "?", "?"]);
    assert_eq!(
        problems[0],
        "5 Value EUR 5: the amount is in EUR, the contract in BRL"
    );
}

#[test]
fn numbers_in_the_form_of_the_contract() {
    let mut contract = contract();
    contract.info.number_formats = vec![NumberFormat {
        decimal: ',',
        thousands: Some('.'),
        sign: None,
    }];
    let (values, problems) = read_in(
        contract,
        Type::Money,
        &["1.234.567,5", "R$ 1.000", "0,5", "1.5"],
    );
    assert_eq!(values, ["1234567.5", "1000", "0.5", "?"]);
    assert_eq!(problems.len(), 1);
}

#[test]
fn a_mark_with_two_readings_is_read_where_decimals_are_usual_only() {
    for kind in [Type::Whole, Type::Money] {
        let (values, problems) = read(kind, &["7.000", "1,500", "12.50"]);
        assert_eq!(values[..2], ["?", "?"]);
        assert!(
            problems[0].contains("it can be 7000 or 7;"),
            "{}",
            problems[0]
        );
    }
    for kind in [Type::Number, Type::Percent] {
        assert_eq!(read(kind, &["1.500"]).0, ["1.5"]);
    }
    // Numbers that are typed already have one reading.
    let contract = contract().field("value", Type::Money, &[]);
    let typed = leads(
        &contract,
        "leads.jsonl",
        "{\"Record ID\":1,\"value\":1.500}\n",
    )
    .unwrap();
    assert_eq!(column(&contract, &typed, "value"), ["1.5"]);
}

#[test]
fn answers_and_countries() {
    assert_eq!(
        read(Type::YesNo, &["Yes", "FALSE", "1", "não", "是", "maybe"]).0,
        ["true", "false", "true", "false", "true", "?"]
    );
    assert_eq!(
        read(
            Type::Country,
            &["br", "Brazil", "United States", "UK", "Narnia"]
        )
        .0,
        ["BR", "BR", "US", "GB", "?"]
    );
}

#[test]
fn choices() {
    let options = texts(&["SaaS", "Retail & more", "São Paulo"]);
    let (values, problems) = read(
        Type::Choice(options.clone()),
        &[
            "saas",
            "RETAIL & MORE",
            "sa\u{303}o paulo",
            "Select",
            "saas",
        ],
    );
    assert_eq!(values, ["SaaS", "Retail & more", "São Paulo", "?", "SaaS"]);
    assert_eq!(
        problems,
        ["5 Value Select: it is not among the choices \"SaaS\", \"Retail & more\", \"São Paulo\""]
    );
    let (_, problems) = read(
        Type::Choice(options.clone()),
        &["retail more", "retail-more"],
    );
    assert!(
        problems[0].contains("but reads like \"Retail & more\": write it"),
        "{problems:?}"
    );
    let cells = [
        "saas; Retail & More;",
        "[\"SaaS\",\"São Paulo\"]",
        ";",
        "saas;other",
        "other",
        "saas;SAAS",
    ];
    let (values, problems) = read(Type::Choices(options), &cells);
    assert_eq!(
        values,
        [
            "SaaS+Retail & more",
            "SaaS+São Paulo",
            "?",
            "SaaS",
            "?",
            "SaaS"
        ]
    );
    assert_eq!(problems.len(), 2);
    assert!(
        problems[0].starts_with("5 Value saas;other: `other` is not among the choices"),
        "{}",
        problems[0]
    );
}

#[test]
fn times_with_and_without_an_offset() {
    let (values, problems) = read(
        Type::Time,
        &[
            "2026-04-01T12:00:00Z",
            "2026-04-01 12:00:00",
            "2020-12-30 3:15:52",
            "2026-04-01",
            "1775044800",
            "1775044800000",
            "01.04.2026",
        ],
    );
    assert_eq!(
        values,
        [
            "2026-04-01T12:00:00Z",
            "2026-04-01T15:00:00Z",
            "2020-12-30T06:15:52Z",
            "2026-04-01T03:00:00Z*",
            "2026-04-01T12:00:00Z",
            "2026-04-01T12:00:00Z",
            "?",
        ]
    );
    assert!(
        problems[0].ends_with("say so with `dates are: \"DD.MM.YYYY\"`"),
        "{problems:?}"
    );
}

#[test]
fn times_are_counted_by_how_they_were_given() {
    let contract = contract().field("created", Type::CreationTime, &[]);
    let content = "Record ID,Created\n1,2026-04-01\n2,2026-04-01 10:00\n3,2026-04-01 11:00\n4,2026-04-01T00:00Z\n";
    let loaded = leads(&contract, "leads.csv", content).unwrap();
    let created = report(&loaded)
        .columns
        .iter()
        .find(|c| c.name == "created")
        .unwrap();
    assert_eq!((created.date_only, created.without_offset), (1, 2));
}

#[test]
fn a_midnight_that_does_not_exist_is_the_first_instant_of_the_day() {
    assert_eq!(
        read(Type::Time, &["2018-11-04", "2018-11-04 00:30"]).0,
        ["2018-11-04T03:00:00Z*", "2018-11-04T03:30:00Z"]
    );
}

#[test]
fn dates_are_local_days() {
    let (values, _) = read(
        Type::Date,
        &[
            "2026-04-01",
            "2026-04-01 23:59",
            "2026-04-01T01:00:00Z",
            "2026-02-30",
        ],
    );
    assert_eq!(values, ["2026-04-01", "2026-04-01", "2026-03-31", "?"]);
}

#[test]
fn dates_in_the_form_of_the_contract() {
    let mut contract = contract();
    contract.info.date_formats = vec![DatePattern::parse("DD/MM/YYYY").unwrap()];
    let (values, problems) = read_in(
        contract,
        Type::Time,
        &[
            "01/04/2026",
            "1/4/2026 10:30",
            "2026-04-01T12:00Z",
            "04/31/2026",
        ],
    );
    assert_eq!(
        values,
        [
            "2026-04-01T03:00:00Z*",
            "2026-04-01T13:30:00Z",
            "2026-04-01T12:00:00Z",
            "?"
        ]
    );
    assert_eq!(
        problems,
        ["5 Value 04/31/2026: it is neither ISO 8601 (2026-04-01) nor `DD/MM/YYYY`"]
    );
}

#[test]
fn the_first_five_are_shown_and_all_are_counted() {
    let contract = contract().field("value", Type::Number, &[]);
    let rows: String = (0..40).map(|row| format!("{row},x{row}\n")).collect();
    let loaded = leads(&contract, "leads.csv", format!("Record ID,Value\n{rows}")).unwrap();
    let shown = unreadable(&loaded.report);
    assert_eq!(shown.len(), 5);
    assert_eq!(shown[4], "6 Value x4: it is not a number");
    assert_eq!(loaded.report.unreadable_cells(), 40);
}

#[test]
fn ranges_of_sizes_and_revenues() {
    let cells = [
        "51-200",
        "1,001 to 5,000",
        "10,001+",
        "< 50",
        "1K - 5K",
        "More than 1000",
        "up to 10",
        "300",
        "",
        "abc",
        "200-51",
        "1-5K",
        "Nov-50",
        "$1M - $5M",
        "BRL 1M-5M",
    ];
    let (values, unreadable) = read(Type::Range, &cells);
    assert_eq!(
        values,
        [
            "51-200",
            "1001-5000",
            "10001+",
            "0-49",
            "1000-5000",
            "1001+",
            "0-10",
            "300",
            "?",
            "?",
            "?",
            "?",
            "?",
            "?",
            "1000000-5000000",
        ]
    );
    assert_eq!(
        unreadable,
        [
            "11 Value abc: it is not a range, such as 51-200 or 10001+",
            "12 Value 200-51: it ends before it starts",
            "13 Value 1-5K: its lower end can be 1 or 1000",
            "14 Value Nov-50: a spreadsheet turned the range into a date; export the column as text",
            "15 Value $1M - $5M: `$` does not say which currency it is; if it is the contract's, say so at the column: `written \"$1,000.5\"`",
        ]
    );
    let mut german = contract();
    german.info.number_formats = vec![NumberFormat {
        decimal: ',',
        thousands: Some('.'),
        sign: Some("$".into()),
    }];
    let cells = ["1.001-5.000", "1,5M - 2,5M", "1,001-5,000", "$ 1.000+"];
    let (values, _) = read_in(german, Type::Range, &cells);
    assert_eq!(values, ["1001-5000", "1500000-2500000", "?", "1000+"]);
}
