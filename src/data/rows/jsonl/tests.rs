use super::lines::LineReader;
use super::*;
use crate::data::read_report::RowProblem;
use proptest::prelude::*;

fn block(bytes: &[u8]) -> Block {
    Block {
        bytes: bytes.to_vec(),
        line: 1,
    }
}

#[test]
fn columns_are_paths_in_order_of_appearance() {
    let text = "{\"id\": 1, \"properties\": {\"email\": \"a@b\", \"x\": {\"y\": 1}}}\n\nnot json\n{\"tags\": [1]}\n";
    let (_, paths) = chunk(block(text.as_bytes()), &Layout::default());
    let columns: Vec<&str> = paths.columns.iter().collect();
    assert_eq!(
        columns,
        ["id", "properties.email", "properties.x.y", "tags"]
    );
    assert_eq!(paths.objects, 2);
    assert_eq!(paths.first_odd.map(|(line, _)| line), Some(3));
}

#[test]
fn values_of_the_wanted_paths() {
    let text =
        "{\"id\": 1, \"p\": {\"e\": \"\\u00e9 \"}}\n{\"p.e\": null, \"id\": \"2\"}\n{\"id\": 3\n";
    let (chunk, _) = chunk(block(text.as_bytes()), &Layout::new(["id", "p.e"]));
    assert_eq!(chunk.rows, 2);
    assert_eq!(chunk.cell(0, 0), Cell::Whole(1));
    assert_eq!(chunk.cell(1, 0).to_string(), "é");
    assert_eq!(chunk.cell(1, 1), Cell::Blank);
    assert_eq!(chunk.raw(1), "{\"p.e\": null, \"id\": \"2\"}");
    let odd = &chunk.odd[0];
    assert_eq!((odd.problem, odd.line), (RowProblem::NotAnObject, 3));
    let why = odd.why.english();
    assert!(why.contains("at character"), "{why}");
}

#[test]
fn every_sort_of_value() {
    let cell = cell::cell;
    let text = |json: &str| cell(json).to_string();
    assert_eq!(text("12345678901234567890123"), "12345678901234567890123");
    assert_eq!(cell("-2.5"), Cell::Number(-2.5));
    assert_eq!(cell("true"), Cell::Answer(true));
    assert_eq!(text("[\"a\", 1, null, true]"), "a;1;true");
    assert!(matches!(cell("[[1]]"), Cell::Odd { .. }));
    assert!(matches!(cell("{\"a\": 1}"), Cell::Odd { .. }));
    assert!(matches!(cell("1e999"), Cell::Odd { .. }));
}

/// All that is found in a piece, as text.
fn found(bytes: &[u8], layout: &Layout, reader: LineReader<'_>) -> String {
    let (objects, paths, lines, odd) = reader.read(block(bytes));
    let objects = Arc::new(objects);
    let values = |column| Values {
        objects: objects.clone(),
        column,
    };
    let columns: Vec<Values> = (0..layout.columns.len()).map(values).collect();
    let row = |row: usize| {
        let cells: Vec<Cell<'_>> = columns.iter().map(|values| values.cell(row)).collect();
        format!("{} {cells:?}", objects.line(row))
    };
    let rows: Vec<String> = (0..objects.lines.len()).map(row).collect();
    let odd: Vec<_> = odd
        .iter()
        .map(|odd| (odd.line, &odd.why, &odd.raw))
        .collect();
    let columns: Vec<&str> = paths.columns.iter().collect();
    let (objects, first_odd) = (paths.objects, paths.first_odd);
    format!("{rows:#?}\n{lines:?}\n{odd:#?}\n{columns:?} {objects} {first_odd:?}")
}

/// Reads a piece with and without comparing lines with known shapes.
fn check(bytes: &[u8]) -> Result<(), TestCaseError> {
    let layout = Layout::new(["id", "at", "p.e", "list", "absent", "p"]);
    let fast = found(bytes, &layout, LineReader::new(&layout));
    let plain = found(bytes, &layout, LineReader::without_shapes(&layout));
    prop_assert_eq!(fast, plain);
    Ok(())
}

/// How to write a value.
fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => prop::sample::select(&[
            "null", "true", "false", "0", "-0", "-1.50", "1e5", "2E-3", "1.5e+10", "1e999", "12345678901234567890123", "\"\"",
            "\"L0000001\"", "\"2026-06-29T10:11:12Z\"", "\" a b \"", "\"q\\\"uote\"", "\"back\\\\\"", "\"\\u00e9\\/\\n\"",
            "\"\\ud800\"", "\"ünï → 😀\"", "[]", "[1, \"a\", null]", "[ ]", "[1,[2]]", "[{\"a\":1}]", "[ {\"a\" : [ {\"b\":\"c\"} ] , \"a\":1}, [],{ } ]", "{}", "{\"a\":1}",
        ][..]).prop_map(str::to_string),
        1 => "[a-z0-9]{0,90}".prop_map(|text| format!("\"{text}\"")),
        1 => any::<i64>().prop_map(|number| number.to_string()),
        1 => any::<f64>().prop_map(|number| number.to_string()),
    ]
}

/// Lines of a few shapes.
fn lines() -> impl Strategy<Value = Vec<u8>> {
    let shapes = &[
        "{\"id\":$,\"kind\":$,\"at\":$}",
        "{\"id\": $, \"p\": {\"e\": $, \"x\": {\"y\": $}}, \"list\": $}",
        "{\"id\":$,\"p.e\":$}",
        "{\"id\":$,\"p\":$}",
        "  {\"id\" : $ , \"i\\u0064x\":$ } ",
        "{\"id\":$,\"id\":$}",
        "{\"p\":{\"e\":$},\"p.e\":$}",
        "{}",
        "",
        "[$]",
    ][..];
    let shape = prop_oneof![
        4 => Just(shapes[0]),
        2 => Just(shapes[1]),
        4 => prop::sample::select(shapes),
    ];
    let line = (shape, prop::collection::vec(value(), 4)).prop_map(|(shape, values)| {
        let mut line = String::new();
        let mut values = values.iter();
        for part in shape.split_inclusive('$') {
            line.push_str(part.trim_end_matches('$'));
            if part.ends_with('$') {
                line.push_str(values.next().map_or("1", String::as_str));
            }
        }
        line
    });
    let breaks = prop::sample::select(&["\n", "\r\n"][..]);
    (prop::collection::vec(line, 1..30), breaks, any::<bool>()).prop_map(|(lines, end, ended)| {
        let mut text = lines.join(end);
        text.push_str(if ended { end } else { "" });
        text.into_bytes()
    })
}

/// Damage at a place.
fn damage(bytes: &mut Vec<u8>, (how, place, byte): (u8, prop::sample::Index, u8)) {
    let at = place.index(bytes.len().max(1)).min(bytes.len());
    match how {
        0 => bytes.truncate(at),
        1 => bytes.insert(at, byte),
        _ if at == bytes.len() => bytes.push(byte),
        2 => drop(bytes.remove(at)),
        _ => bytes[at] = byte,
    }
}

/// Bytes that mean something in JSON, and any others.
fn byte() -> impl Strategy<Value = u8> {
    prop_oneof![
        4 => prop::sample::select(&b"\"\\{}[],:-+.eE0123456789untrfals \t\r\n\x0c\0"[..]),
        1 => any::<u8>(),
    ]
}

proptest! {
    #[test]
    fn lines_of_a_known_shape_are_read_as_all_others(
        mut bytes in lines(),
        damages in prop::collection::vec((0..5_u8, any::<prop::sample::Index>(), byte()), 0..6),
    ) {
        check(&bytes)?;
        for one in damages {
            damage(&mut bytes, one);
            check(&bytes)?;
        }
    }
}

#[test]
fn every_byte_at_every_place_of_a_line() {
    let line = |text: &str| format!("{{\"id\":\"L1\",\"at\":{text},\"p\":{{\"e\":\"a\\n\"}}}}\n");
    for value in ["-10.5e+3", "null", "[0,{\"k\":[true]}]"] {
        let known = line("1");
        let line = line(value);
        for at in 0..line.len() {
            for byte in 0..=255 {
                let mut bytes = [known.as_bytes(), line.as_bytes(), known.as_bytes()].concat();
                bytes[known.len() + at] = byte;
                check(&bytes).unwrap();
            }
        }
    }
}

#[test]
fn lists_in_lists_are_one_value() {
    let line = |depth| format!("{{\"id\":{}{}}}\n", "[".repeat(depth), "]".repeat(depth));
    for depth in [1, 15, 16, 17, 2_000] {
        check((line(1) + &line(depth)).as_bytes()).unwrap();
    }
}

#[test]
fn lines_of_a_known_shape_are_not_parsed() {
    let first = r#"{"id":"L1","p":{"e":"a","x":[1]},"n":-1}"#;
    let next = r#"{"id":null,"p":{"e":"\"é","x":"\u00e9"},"n":0.5e9}"#;
    let other = r#"{"id":null,"p":{"e":1},"n":1}"#;
    let layout = Layout::new(["n"]);
    let text = [first, next, other, next, other].join("\n");
    let mut reader = LineReader::new(&layout);
    reader.read_text(&text, 1);
    assert_eq!(reader.parsed, 2);
}
