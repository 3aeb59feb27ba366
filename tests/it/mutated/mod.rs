//! The contracts of the project with words, lines and bytes in the wrong places: none of them causes a panic. The targets under
//! fuzz/ test the same. `LEADC_CASES` sets the number of texts, `LEADC_SEED` the seed.

mod checks;
mod data;
mod readers;
mod stored;

use crate::examples::corpus::random::Random;
use crate::properties::from_env;
use leadc::syntax::phrase::{Language, PHRASES};
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Longer contracts take longer, and test nothing more than shorter ones.
const LONGEST: u64 = 6_000;

const CASES: u32 = 60;

/// The number of cases for each file.
const FILE_CASES: u32 = 12;

const AWKWARD: [&str; 16] = [
    "\"",
    "[",
    "]",
    ":",
    ",",
    "-",
    "--",
    "#",
    "0",
    "999999999999999",
    "-1",
    "1.500",
    "\u{202e}",
    "é\u{301}",
    "大",
    "\r",
];

/// Adds the contracts of a folder and its subfolders that are not too long.
fn contracts(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("the folder can be listed") {
        let path = entry.expect("the folder can be listed").path();
        let size = path.metadata().map_or(0, |data| data.len());
        if path.is_dir() {
            contracts(&path, found);
        } else if path.extension().is_some_and(|end| end == "leadc") && size <= LONGEST {
            found.extend(fs::read_to_string(&path).ok());
        }
    }
}

fn seeds() -> Vec<String> {
    let mut found = Vec::new();
    for folder in ["examples", "tests/fixtures"] {
        contracts(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join(folder),
            &mut found,
        );
    }
    found.sort();
    found
}

/// The lines and words of the phrase table, and awkward texts.
fn words() -> Vec<&'static str> {
    let rows = Language::ALL
        .iter()
        .flat_map(|l| PHRASES.iter().map(|row| row.sample(*l)));
    let samples: Vec<&str> = rows.collect();
    let samples = samples.into_iter();
    let words = samples.clone().flat_map(str::split_whitespace);
    samples.chain(words).chain(AWKWARD).collect()
}

/// The text with something added, removed, doubled or moved.
fn mutated(text: &str, seeds: &[String], words: &[&str], random: &mut Random) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for _ in 0..random.between(1, 4) {
        let at = random.below(lines.len().max(1) as u64) as usize;
        let Some(line) = lines.get(at).cloned() else {
            continue;
        };
        let mut parts: Vec<&str> = line.split_inclusive(' ').collect();
        let word = random.below(parts.len().max(1) as u64) as usize;
        match random.below(8) {
            0 => drop(lines.remove(at)),
            1 => lines.insert(at, line),
            2 => {
                let other = random.below(lines.len() as u64) as usize;
                lines.swap(at, other);
            }
            3 => {
                let other = &seeds[random.below(seeds.len() as u64) as usize];
                let count = other.lines().count() as u64;
                let from = other.lines().skip(random.below(count.max(1)) as usize);
                let taken: Vec<String> = from.take(6).map(str::to_owned).collect();
                lines.splice(at..at, taken);
            }
            4 if !parts.is_empty() => {
                parts.remove(word);
                lines[at] = parts.concat();
            }
            5 => {
                let cut = line.char_indices().map(|(at, _)| at).collect::<Vec<_>>();
                let cut = cut.get(random.below(cut.len().max(1) as u64) as usize);
                lines[at].truncate(cut.copied().unwrap_or(0));
            }
            _ => {
                let new = format!("{} ", random.pick(words));
                parts.insert(word.min(parts.len()), &new);
                lines[at] = parts.concat();
            }
        }
    }
    lines.join("\n") + "\n"
}

/// A word as dictionaries of libFuzzer write it.
fn entry(word: &str) -> String {
    let byte = |byte: u8| match byte {
        b'"' | b'\\' => format!("\\{}", char::from(byte)),
        b' '..=b'~' => char::from(byte).to_string(),
        _ => format!("\\x{byte:02X}"),
    };
    format!("\"{}\"\n", word.bytes().map(byte).collect::<String>())
}

#[test]
fn the_dictionary_of_the_targets_has_the_words_of_the_phrases() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/phrases.dict");
    let words: std::collections::BTreeSet<&str> = words().into_iter().collect();
    let dictionary: String = words.into_iter().map(entry).collect();
    if std::env::var_os("LEADC_BLESS").is_some() {
        fs::write(&path, &dictionary).expect("the dictionary can be written");
    }
    let found = fs::read_to_string(&path).expect("the dictionary is there");
    assert!(found == dictionary, "update it with LEADC_BLESS=1");
}

#[test]
fn no_text_near_a_contract_ends_in_a_panic() {
    let (seeds, words) = (seeds(), words());
    assert!(seeds.len() > 50, "only {} contracts", seeds.len());
    let start = u64::from(from_env("LEADC_SEED").unwrap_or(0));
    let mut contracts = 0;
    let cases = from_env("LEADC_CASES").unwrap_or(CASES);
    let mut case = 0;
    // The requested number of texts, and more until one of them is still a contract.
    while case < cases || (contracts == 0 && case < 20 * cases) {
        let mut random = Random::of(start, u64::from(case));
        let seed = &seeds[random.below(seeds.len() as u64) as usize];
        let text = mutated(seed, &seeds, &words, &mut random);
        let tried = std::panic::catch_unwind(|| {
            checks::parse(text.as_bytes());
            checks::format(&text);
            checks::run(&text)
        });
        match tried {
            Ok(is_contract) => contracts += usize::from(is_contract),
            Err(_) => panic!("case {case} of seed {start} ends in a panic:\n{text}"),
        }
        case += 1;
    }
    assert!(contracts > 0, "no text was a contract");
}

/// Valid files of data and days, with the ending that selects their reader.
fn files() -> Vec<(&'static str, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| fs::read(root.join(path)).expect("the file is there");
    let text = |text: &str| text.as_bytes().to_vec();
    vec![
        ("csv", text(readers::LEADS_CSV)),
        ("csv", text(readers::ACTIVITIES_CSV)),
        ("jsonl", text(readers::LEADS_JSONL)),
        ("jsonl", text(readers::ACTIVITIES_JSONL)),
        ("xlsx", workbook()),
        ("ics", read("tests/fixtures/contract/ok/holidays.ics")),
    ]
}

/// A workbook whose parts are not compressed, so that a changed byte is one of XML.
fn workbook() -> Vec<u8> {
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Id=\"a\" Type=\"/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let cell = |text: &str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let row = |cells: &[&str], number: &str| {
        let cells: String = cells.iter().map(|text| cell(text)).collect();
        format!("<row>{cells}{number}</row>")
    };
    let rows = row(&["lead id", "company", "since"], &cell("size"))
        + &row(
            &["1", "A &amp; B", "2026-02-01"],
            "<c s=\"0\"><f>40+2</f><v>42</v></c>",
        );
    let parts = [
        ("_rels/.rels", relation("officeDocument", "xl/workbook.xml")),
        (
            "xl/workbook.xml",
            "<workbook><sheets><sheet name=\"A\" r:id=\"a\"/></sheets></workbook>".to_owned(),
        ),
        ("xl/_rels/workbook.xml.rels", relation("worksheet", "a.xml")),
        (
            "xl/a.xml",
            format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"),
        ),
    ];
    let mut zip = zip::ZipWriter::new(io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let options = options.compression_method(zip::CompressionMethod::Stored);
    for (name, content) in parts {
        zip.start_file(name, options).expect("it is begun");
        zip.write_all(content.as_bytes()).expect("it is written");
    }
    zip.finish().expect("it is complete").into_inner()
}

/// The bytes with some changed, removed, doubled or moved.
fn with_other_bytes(bytes: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..random.between(1, 4) {
        let at = random.below(bytes.len().max(1) as u64) as usize;
        let to = (at + random.below(12) as usize).min(bytes.len());
        match random.below(5) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..to)),
            2 => {
                let part = bytes[at..to].repeat(random.between(1, 40) as usize);
                bytes.splice(at..at, part);
            }
            3 => {
                let word = random.pick(&AWKWARD);
                bytes.splice(at..to, word.bytes());
            }
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = random.below(256) as u8;
                }
            }
        }
    }
    bytes
}

#[test]
fn no_file_near_data_or_a_calendar_ends_in_a_panic() {
    let tried = |ending: &str, bytes: &[u8]| match ending {
        "ics" => readers::calendar(bytes),
        ending => readers::data(ending, bytes),
    };
    let start = u64::from(from_env("LEADC_SEED").unwrap_or(0));
    for (number, (ending, whole)) in files().into_iter().enumerate() {
        assert!(
            tried(ending, &whole),
            "a {ending} file that is right is not read"
        );
        for case in 0..from_env("LEADC_CASES").unwrap_or(FILE_CASES) {
            let mut random = Random::of(start + number as u64, u64::from(case));
            let bytes = with_other_bytes(&whole, &mut random);
            let tried = std::panic::catch_unwind(|| tried(ending, &bytes));
            assert!(
                tried.is_ok(),
                "case {case} of seed {start}, {ending}: {}",
                bytes.escape_ascii()
            );
        }
    }
}
