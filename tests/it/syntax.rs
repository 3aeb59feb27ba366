//! Reading text with any typography, and any text.

use leadc::source::{Sources, Span};
use leadc::syntax::{Budget, Parsed, parse};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

fn read(text: &str) -> (Sources, Parsed) {
    let mut sources = Sources::default();
    let file = sources.add("contract.leadc", text);
    let parsed = parse(&sources, file, &mut Budget::default());
    (sources, parsed)
}

/// The tree without its places.
fn shape(parsed: &Parsed) -> String {
    let debug = format!("{:?}", parsed.tree.blocks);
    let mut shape = String::with_capacity(debug.len() / 2);
    let mut rest = debug.as_str();
    while let Some(start) = rest.find("Span {") {
        shape.push_str(&rest[..start]);
        // A span holds a file id and two numbers, and no inner braces.
        rest = rest[start..].split_once('}').map_or("", |(_, rest)| rest);
    }
    shape + rest
}

fn contracts() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples");
    let topics = std::fs::read_dir(folder).expect("examples are part of the project");
    let files = topics.flat_map(|topic| {
        std::fs::read_dir(topic.unwrap().path())
            .into_iter()
            .flatten()
    });
    let paths = files.map(|file| file.unwrap().path());
    let contracts: Vec<String> = paths
        .filter(|path| path.extension().is_some_and(|e| e == "leadc"))
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    assert!(contracts.len() >= 3);
    contracts
}

/// Changes that mail, Word and chat make to a text without changing its meaning.
fn mangled(text: &str) -> String {
    let mut out = String::from("\u{feff}");
    for (number, line) in text.lines().enumerate() {
        let mut line = line.trim_start().to_string();
        let has_inner = line.contains('#');
        for (plain, other) in [(" ", "\u{a0} "), (",", "，"), (":", "：")] {
            // Inside quotes every character is data.
            let parts: Vec<String> = line
                .split('"')
                .enumerate()
                .map(|(i, part)| {
                    if i % 2 == 0 {
                        part.replacen(plain, other, 1)
                    } else {
                        part.to_string()
                    }
                })
                .collect();
            line = parts.join("\"");
        }
        if line.matches('"').count() == 2 && !has_inner {
            line = line.replacen('"', "“", 1).replacen('"', "”", 1);
        }
        let indent = ["", "\t", "\u{3000}", "    "][number % 4];
        out.push_str(&format!("{indent}{line}  \r\n"));
    }
    out
}

#[test]
fn typography_does_not_change_the_tree() {
    for contract in contracts() {
        let (_, plain) = read(&contract);
        let (sources, other) = read(&mangled(&contract));
        let told = |parsed: &Parsed| {
            parsed
                .diagnostics
                .iter()
                .map(|d| d.message.english())
                .collect::<Vec<_>>()
        };
        assert_eq!(told(&plain), Vec::<String>::new());
        assert_eq!(
            told(&other),
            Vec::<String>::new(),
            "{}",
            sources.iter().next().unwrap().1.text
        );
        assert_eq!(shape(&plain), shape(&other));
    }
}

fn word() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "leadc",
        "1",
        "en",
        "\n",
        "\n",
        "\n",
        " ",
        " ",
        ":",
        ",",
        "\"",
        "“",
        "”",
        "-",
        "--",
        "—",
        "#",
        "+",
        "+10",
        "-30",
        "[",
        "]",
        "(",
        "contract",
        "fields",
        "stage",
        "points for",
        "when",
        "all of:",
        "any of:",
        "is",
        "is one of",
        "between",
        "and",
        "at least",
        "at most",
        "in the last",
        "30 days",
        "1.000",
        "1,5",
        "01/04/2026",
        "2026-13-40",
        "BRL",
        "R$",
        "$ 5",
        "since",
        "MQL",
        "must:",
        "or",
        "expect:",
        "did:",
        "lead:",
        "on",
        "times",
        "sla",
        "within:",
        "business hours",
        "because",
        "calendar:",
        "else",
        "字段",
        "é",
        "e\u{301}",
        "\u{200b}",
        "\u{fdd0}",
        "\u{a0}",
        "\t",
        "\r",
        "domain of",
        "no",
        "by the lead",
        "halves every",
        "column",
        "choice of",
        "score:",
    ])
}

#[test]
fn any_text_is_read_and_every_place_lies_in_it() {
    // A fixed seed: a failure here is the same failure everywhere.
    let config = Config {
        cases: 100,
        failure_persistence: None,
        ..Config::default()
    };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let texts = prop::collection::vec(word(), 0..60).prop_map(|words| words.concat());
    let result = TestRunner::new_with_rng(config, rng).run(&texts, |text| {
        let (sources, parsed) = read(&format!("leadc 1 en\n{text}"));
        let in_text = |span: Span| {
            let file = sources.file(span.file);
            span.start <= span.end && file.text.get(span.range()).is_some()
        };
        for diagnostic in &parsed.diagnostics {
            prop_assert!(
                in_text(diagnostic.primary.span),
                "{}",
                diagnostic.message.english()
            );
        }
        for line in parsed.tree.blocks.iter().flat_map(|block| &block.lines) {
            prop_assert!(in_text(line.span) && !line.readings.is_empty());
            for slot in line.readings.iter().flat_map(|reading| &reading.slots) {
                prop_assert!(in_text(slot.span));
            }
        }
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
}
