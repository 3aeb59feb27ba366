//! Completion: contracts are replayed word by word, and the word that comes next should be among the first proposals.

use super::client::Client;
use leadc::source::Sources;
use leadc::syntax::phrase::SlotName;
use leadc::syntax::tree::{SlotValue, Tree};
use leadc::syntax::{Budget, parse};
use serde_json::{Value, json};
use std::ops::Range;
use std::path::Path;

const FILE: &str = "file:///nowhere/a.leadc";

/// The number of proposals that an author looks at.
const FIRST: usize = 5;

/// The first proposals at a line and a unit.
fn proposals(client: &mut Client, uri: &str, line: usize, unit: usize) -> Vec<Value> {
    let params = json!({
        "textDocument": { "uri": uri },
        "position": { "line": line, "character": unit },
    });
    let found = client.ask("textDocument/completion", params);
    found["items"].as_array().cloned().unwrap_or_default()
}

/// The labels of the proposals at the end of a text, which is a contract up to the cursor.
fn labels(text: &str) -> Vec<String> {
    let mut client = Client::in_language("en");
    client.open(FILE, text);
    let (line, unit) = super::client::end_of(text);
    let found = proposals(&mut client, FILE, line, unit);
    let label = |one: &Value| one["label"].as_str().map(str::to_owned);
    found.iter().filter_map(label).collect()
}

const HEADER: &str = "leadc 1 en
contract \"A\":
  time zone: UTC
  currency: EUR
fields:
- company size: whole number
- country: country
- industry: choice of \"SaaS\", \"Retail\"
- renewal: date
activities by the lead:
- demo request
list competitors: \"acme.com\"
stage Lead:
stage MQL:
  from: Lead
";

#[test]
fn phrases_of_the_place_are_proposed() {
    let at = |rest: &str| labels(&format!("{HEADER}{rest}"));
    assert_eq!(labels("leadc 1 p"), ["leadc 1 pt"]);
    assert_eq!(at("  not w"), ["not without: …"]);
    assert!(at("st").contains(&"stage …, …:".to_owned()));
    assert_eq!(at("fie")[0], "fields:");
    assert_eq!(at("  back to Lead a"), ["after: … in this stage"]);
    assert!(at("# st").is_empty());
}

#[test]
fn names_and_their_operators_are_proposed() {
    let at = |rest: &str| labels(&format!("{HEADER}{rest}"));
    assert_eq!(at("  when: com")[0], "company size");
    assert_eq!(at("  when: any of:\n  - dem"), ["demo request"]);
    let operators = at("  when: company size ");
    assert!(
        operators.contains(&"at least …".to_owned()),
        "{operators:?}"
    );
    assert!(!operators.contains(&"since …".to_owned()), "{operators:?}");
    assert_eq!(at("  when: demo request since M"), ["MQL"]);
    assert_eq!(at("  when: domain of country is in c"), ["competitors"]);
    assert_eq!(at("  when: industry is \"R"), ["\"Retail\""]);
    assert_eq!(
        at("  when: industry is one of \"SaaS\", \"R"),
        ["\"Retail\""]
    );
    assert_eq!(at("  when: demo request in the last 30 d"), ["days"]);
    assert_eq!(at("  not without: country, com"), ["company size"]);
}

#[test]
fn columns_and_kinds_of_exports_in_the_folder_are_proposed() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text);
    write("leads.csv", "Contact ID,Employees\n1,20\n").expect("an export");
    write(
        "log.csv",
        "Contact ID,Type,At\n1,page_view,2026-01-01\n1,call,2026-01-02\n",
    )
    .expect("an export");
    let uri = format!("file://{}", folder.path().join("a.leadc").display());
    let text = "leadc 1 en
fields:
- id: id, column \"Contact ID\"
activity columns:
  lead id: column \"Contact ID\"
  kind: column \"Type\"
activity call by the lead:
  in the data: \"
";
    let mut client = Client::in_language("en");
    client.open(&uri, text);
    let mut labels = |line: usize, unit: usize| {
        let found = proposals(&mut client, &uri, line, unit).into_iter();
        let labels = found.filter_map(|one| Some(one["label"].as_str()?.to_owned()));
        labels.collect::<Vec<_>>()
    };
    assert_eq!(labels(7, 15)[..2], ["\"call\"", "\"page_view\""]);
    assert_eq!(labels(5, 15)[0], "\"Employees\"");
}

#[test]
fn chinese_lines_are_completed_with_their_own_marks() {
    let text =
        "leadc 1 zh\n合同 \"A\"：\n  时区：上海\n字段：\n- 公司规模：整数\n阶段 线索：\n  当：公";
    assert_eq!(labels(text), ["公司规模"]);
    let types = labels("leadc 1 zh\n字段：\n- 公司规模：整");
    assert_eq!(types, ["整数"]);
}

#[test]
fn snippets_have_the_places_of_the_sample() {
    let mut client = Client::with(json!({
        "processId": null, "rootUri": null,
        "capabilities": { "textDocument": { "completion": { "completionItem": { "snippetSupport": true } } } },
    }));
    let text = format!("{HEADER}  back to L");
    client.open(FILE, &text);
    let (line, _) = super::client::end_of(&text);
    let found = proposals(&mut client, FILE, line, 4);
    let texts: Vec<&str> = found
        .iter()
        .filter_map(|one| one["textEdit"]["newText"].as_str())
        .collect();
    assert!(
        texts.contains(&"back to ${1:Nurture} after: ${2:90 days} in this stage"),
        "{texts:?}"
    );
    assert_eq!(found[0]["textEdit"]["range"]["start"]["character"], 2);
}

/// The places of what an author invents: new names, titles, time zones, currencies.
fn invented(tree: &Tree) -> Vec<Range<usize>> {
    let lines = tree.blocks.iter();
    let lines = lines.flat_map(|block| std::iter::once(&block.header).chain(&block.lines));
    let slots = lines.flat_map(|line| line.readings.iter().take(1).flat_map(|one| &one.slots));
    let is_invented = |name: SlotName, value: Option<&SlotValue>| {
        let is_name = matches!(name, SlotName::Name | SlotName::Also);
        is_name || matches!(value, Some(SlotValue::Word(_) | SlotValue::Parties(_)))
    };
    slots
        .filter(|slot| is_invented(slot.name, slot.value.as_ref().ok()))
        .map(|slot| slot.span.range())
        .collect()
}

/// The words of a contract that can be known: outside of quotes and comments, without digits, not invented.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut sources = Sources::default();
    let file = sources.add("a.leadc", text);
    let tree = parse(&sources, file, &mut Budget::default()).tree;
    let free = invented(&tree);
    let mut words = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let mut is_quoted = false;
        let mut word = None;
        for (at, c) in line.char_indices() {
            is_quoted ^= c == '"';
            if c == '#' && !is_quoted {
                break;
            }
            match (c.is_alphanumeric() && !is_quoted, word) {
                (true, None) => word = Some(at),
                (false, Some(from)) => {
                    words.push(start + from..start + at);
                    word = None;
                }
                _ => {}
            }
        }
        start += line.len();
    }
    let first_line = text.find('\n').unwrap_or_default();
    words.retain(|word| {
        let own = &text[word.clone()];
        let is_free = free
            .iter()
            .any(|free| free.start <= word.start && word.end <= free.end);
        word.start > first_line && !is_free && !own.contains(|c: char| c.is_ascii_digit())
    });
    words
}

/// How many words of a contract are among the first proposals once `letters` of their letters are written, of how many; and those that
/// are not.
fn replayed(path: &str, letters: usize) -> (usize, usize, Vec<String>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = std::fs::read_to_string(&path).expect("the contract");
    let uri = format!("file://{}", path.display());
    let mut client = Client::in_language("en");
    client.open(&uri, &text);
    let words = words(&text);
    let mut missed = Vec::new();
    for word in &words {
        let own = &text[word.clone()];
        let written: String = own.chars().take(letters).collect();
        let (line, unit) = super::client::end_of(&text[..word.start + written.len()]);
        let line_start = text[..word.start].rfind('\n').map_or(0, |at| at + 1);
        let found = proposals(&mut client, &uri, line, unit);
        let is_hit = found.iter().take(FIRST).any(|one| {
            let from = one["textEdit"]["range"]["start"]["character"].as_u64();
            let from = from.expect("a place") as usize;
            let line: Vec<u16> = text[line_start..word.end].encode_utf16().collect();
            let wanted = String::from_utf16_lossy(&line[from..]).to_lowercase();
            let label = one["label"].as_str().expect("a label").to_lowercase();
            label.starts_with(&wanted)
        });
        if !is_hit {
            missed.push(text[line_start..word.end].to_owned());
        }
    }
    (words.len() - missed.len(), words.len(), missed)
}

#[test]
fn the_word_that_comes_next_is_among_the_first_proposals() {
    let (found, all, missed) = replayed("examples/rule-change/contract.leadc", 1);
    assert!(all > 100, "only {all} words are found");
    assert!(found * 100 >= all * 90, "{found} of {all}: {missed:#?}");
}

/// Every example and translation, for the number in `docs/guide/editors.md`.
#[test]
#[ignore = "takes minutes without optimization"]
fn all_contracts_replayed() {
    let examples = std::fs::read_dir("examples").expect("the examples");
    let folders = examples.filter_map(|entry| Some(entry.ok()?.path()));
    let mut paths: Vec<String> = folders
        .map(|folder| folder.join("contract.leadc"))
        .filter(|path| path.exists())
        .map(|path| path.display().to_string())
        .collect();
    paths.extend(
        ["pt", "it", "zh"]
            .map(|code| format!("tests/fixtures/translations/example_inbound.{code}.leadc")),
    );
    for letters in [0, 1, 2] {
        let (mut found, mut all) = (0, 0);
        for path in paths.iter().filter(|path| Path::new(path).exists()) {
            let (of_file, words, missed) = replayed(path, letters);
            println!("{path} {letters}: {of_file} of {words} {missed:?}");
            found += of_file;
            all += words;
        }
        println!("after {letters} letters: {found} of {all}");
    }
}
