//! What is shown while a contract is typed, and that it is what `leadc check` says in the end.

use super::client::{Client, end_of};
use crate::shell;
use serde_json::Value;
use std::path::Path;

/// A finding in the words of both: code, severity, message, line and column in characters.
type Finding = (String, u64, String, u64, u64);

/// What `leadc check` says about the contract in a folder.
fn checked(folder: &Path, name: &str) -> Vec<Finding> {
    let output = shell::run(folder, &format!("leadc check --format json {name}"));
    let document: Value = serde_json::from_slice(&output.stdout).expect("a document");
    let all = document["diagnostics"].as_array().expect("a list").iter();
    let number = |one: &Value, name: &str| one[name].as_u64().expect("a number");
    let text = |one: &Value, name: &str| one[name].as_str().expect("a text").to_owned();
    all.filter(|one| one["file"] == name)
        .map(|one| {
            let severity = match one["severity"].as_str() {
                Some("error") => 1,
                Some("warning") => 2,
                _ => 3,
            };
            (
                text(one, "code"),
                severity,
                text(one, "message"),
                number(one, "line"),
                number(one, "column"),
            )
        })
        .collect()
}

/// What the client shows for a text.
fn shown(client: &Client, uri: &str, text: &str) -> Vec<Finding> {
    let lines: Vec<&str> = text.split('\n').collect();
    let all = client.shown(uri).iter();
    all.map(|one| {
        let start = &one["range"]["start"];
        let number = |name: &str| start[name].as_u64().expect("a number");
        let units: Vec<u16> = lines[number("line") as usize]
            .encode_utf16()
            .take(number("character") as usize)
            .collect();
        let before = String::from_utf16(&units).expect("whole characters");
        let message = one["message"].as_str().expect("a text");
        (
            one["code"].as_str().expect("a code").to_owned(),
            one["severity"].as_u64().expect("a severity"),
            message.lines().next().unwrap_or_default().to_owned(),
            number("line") + 1,
            before.chars().count() as u64 + 1,
        )
    })
    .collect()
}

/// The pieces that a contract is typed in.
enum Typing {
    Characters,
    Lines,
}

/// Types a contract and compares what is shown in the end.
fn typed(path: &str, typing: Typing) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = std::fs::read_to_string(&path).expect("the contract");
    let uri = format!("file://{}", path.display());
    let mut client = Client::in_language("en");
    client.open(&uri, "");
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    let mut start = 0;
    for end in ends.filter(|end| match typing {
        Typing::Characters => true,
        Typing::Lines => text[..*end].ends_with('\n'),
    }) {
        let place = end_of(&text[..start]);
        client.edit(&uri, place, place, &text[start..end]);
        start = end;
    }
    client.pause();
    let folder = path.parent().expect("a folder");
    let name = path.file_name().and_then(|name| name.to_str());
    let expected = checked(folder, name.expect("a name"));
    assert_eq!(shown(&client, &uri, &text), expected, "{}", path.display());
}

#[test]
fn contracts_typed_by_line_end_with_what_check_says() {
    typed("examples/rule-change/contract.leadc", Typing::Lines);
    typed("tests/fixtures/contract/err/broken.leadc", Typing::Lines);
}

#[test]
fn contracts_typed_by_character_end_with_what_check_says() {
    typed("tests/fixtures/lsp/small.leadc", Typing::Characters);
    typed("tests/fixtures/lsp/wide.leadc", Typing::Characters);
}

/// Opens each contract as a whole.
#[test]
fn opened_contracts_show_what_check_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("the examples") {
        let folder = entry.expect("an entry").path();
        let path = folder.join("contract.leadc");
        let Ok(text) = std::fs::read_to_string(&path) else {
            continue;
        };
        count += 1;
        let uri = format!("file://{}", path.display());
        let mut client = Client::in_language("en");
        client.open(&uri, &text);
        client.pause();
        let expected = checked(&folder, "contract.leadc");
        assert_eq!(shown(&client, &uri, &text), expected, "{}", path.display());
    }
    assert!(count > 5, "only {count} examples are found");
}

const CONTRACT: &str = "file:///nowhere/a.leadc";

#[test]
fn an_included_file_is_taken_from_the_editor_and_shows_its_own_errors() {
    let mut client = Client::in_language("en");
    let shared = "file:///nowhere/shared.leadc";
    client.open(
        CONTRACT,
        "leadc 1 en\ncontract \"A\":\n  time zone: UTC\ninclude \"shared.leadc\"\nstage Lead:\n",
    );
    assert_eq!(client.codes(CONTRACT), ["E0001"]);
    client.open(shared, "leadc 1 en\nfields:\n- size: whole nmber\n");
    assert_eq!(client.codes(CONTRACT), [""; 0]);
    assert_eq!(client.codes(shared).len(), 1, "{:?}", client.shown(shared));
    client.edit(shared, (2, 14), (2, 19), "number");
    assert_eq!(client.codes(shared), [""; 0]);
    client.close(shared);
    assert_eq!(client.codes(CONTRACT), ["E0001"]);
    client.close(CONTRACT);
    assert_eq!(client.codes(CONTRACT), [""; 0]);
}

#[test]
fn messages_are_in_the_language_of_the_settings_or_of_the_editor_or_of_the_contract() {
    let text = "leadc 1 it\ncontratto \"A\":\n  fuso orario: Roma\nxyz\n";
    let message = |locale: &str, settings: Value| {
        let mut client = Client::with(serde_json::json!({
            "processId": null, "rootUri": null, "capabilities": {},
            "locale": locale, "initializationOptions": settings,
        }));
        client.open(CONTRACT, text);
        assert_eq!(client.boxes.len(), usize::from(locale == "box"));
        client.shown(CONTRACT)[0]["message"].to_string()
    };
    let [of_contract, of_editor, of_settings] = [
        message("C", Value::Null),
        message("pt-br", Value::Null),
        message("pt-br", serde_json::json!({ "language": "zh" })),
    ];
    assert!(of_contract.contains("aiuto: "), "{of_contract}");
    assert!(of_editor.contains("ajuda: "), "{of_editor}");
    assert!(of_settings.contains("帮助"), "{of_settings}");
    message("box", serde_json::json!({ "leadc": { "language": "xx" } }));
}

#[test]
fn a_code_leads_to_its_page() {
    let mut client = Client::in_language("en");
    client.open(CONTRACT, "leadc 1 en\nxyz\n");
    let page = client.shown(CONTRACT)[0]["codeDescription"]["href"].clone();
    let page = client.ask(
        "workspace/textDocumentContent",
        serde_json::json!({ "uri": page }),
    );
    assert!(
        page["text"]
            .as_str()
            .is_some_and(|text| text.starts_with("# E")),
        "{page}"
    );
}

#[test]
fn findings_of_the_analyses_stay_at_their_lines_while_the_author_types() {
    let mut client = Client::in_language("en");
    let text = "leadc 1 en\ncontract \"A\":\n  time zone: UTC\nfields:\n- size: whole number\npoints for fit:\n+10 when size at least 10\n+10 when size at least 10\nstage Lead:\nstage MQL:\n  when: fit at least 10\n";
    let lines = |client: &Client| -> Vec<u64> {
        let found = client.shown(CONTRACT).iter();
        let found = found.filter(|one| one["code"] == "W0204");
        found
            .filter_map(|one| one["range"]["start"]["line"].as_u64())
            .collect()
    };
    client.open(CONTRACT, text);
    assert_eq!(lines(&client), [0; 0]);
    client.pause();
    assert_eq!(lines(&client), [7]);
    client.edit(CONTRACT, (1, 0), (1, 0), "# a comment\n");
    assert_eq!(lines(&client), [8]);
    client.edit(CONTRACT, (11, 0), (11, 0), "x");
    assert_eq!(
        lines(&client),
        [0; 0],
        "a contract with errors is not analysed"
    );
    client.edit(CONTRACT, (11, 0), (11, 1), "");
    assert_eq!(lines(&client), [8]);
}

#[test]
fn outcomes_of_earlier_texts_are_dropped() {
    let mut client = Client::in_language("en");
    let text = "leadc 1 en\ncontract \"A\":\n  time zone: UTC\nfields:\n- size: whole number\nstage Lead:\nstage MQL:\n  when: size at least 10\n";
    client.open(CONTRACT, text);
    let [task] = client.server().tasks().try_into().expect("one task");
    client.edit(CONTRACT, (7, 22), (7, 24), "20");
    let outcome = task.run();
    assert_eq!(client.server().finish(outcome), Vec::<Value>::new());
    assert_eq!(client.server().tasks().len(), 1);
    assert_eq!(
        client.server().tasks().len(),
        0,
        "each task is returned once"
    );
}
