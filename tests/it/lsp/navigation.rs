//! From names to their declarations and uses, and what else an editor asks about a contract.

use super::client::{Client, edited, end_of};
use serde_json::{Value, json};

const FILE: &str = "file:///nowhere/a.leadc";

const CONTRACT: &str = "leadc 1 en
contract \"销售 🚀\":
  time zone: UTC
fields:
- company size: whole number # 🚀 company size
- email: email
activities by the lead:
- demo request, also demo requests
list known: \"acme.com\"
define large:
  when: company size at least 200
points for fit, at most 60:
+20 when company size between 200 and 1000
-5 when domain of email is in known
stage Lead:
stage MQL:
  from: Lead
  when: all of:
  - fit at least 20
  - demo request at least 2 times in the last 30 days
example \"a large one\":
  as of: 2026-05-04
  lead: company size is 300
  expect: stage Lead, fit is 20
";

/// The parameters for a place: the first character of the `number`th occurrence of a word, from 0.
fn place(word: &str, number: usize) -> Value {
    let (at, _) = CONTRACT
        .match_indices(word)
        .nth(number)
        .expect("the word is there");
    let (line, unit) = end_of(&CONTRACT[..at]);
    json!({ "textDocument": { "uri": FILE }, "position": { "line": line, "character": unit + 1 } })
}

fn client() -> Client {
    let mut client = Client::in_language("en");
    client.open(FILE, CONTRACT);
    assert!(
        !client.shown(FILE).iter().any(|one| one["severity"] == 1),
        "{:?}",
        client.shown(FILE)
    );
    client
}

fn lines(places: &Value) -> Vec<u64> {
    let places = places.as_array().expect("places").iter();
    places
        .filter_map(|one| {
            let range = one.get("range").unwrap_or(one);
            range["start"]["line"].as_u64()
        })
        .collect()
}

#[test]
fn names_lead_to_their_declaration_and_their_uses() {
    let mut client = client();
    let declared = client.ask("textDocument/definition", place("company size", 4));
    assert_eq!(
        declared["range"]["start"],
        json!({ "line": 4, "character": 2 })
    );
    assert_eq!(
        declared["range"]["end"],
        json!({ "line": 4, "character": 14 })
    );
    let mut params = place("company size", 0);
    params["context"] = json!({ "includeDeclaration": false });
    let uses = client.ask("textDocument/references", params);
    assert_eq!(lines(&uses), [10, 12, 22]);
    let declared = client.ask("textDocument/definition", place("email is in", 0));
    assert_eq!(declared["range"]["start"]["line"], 5);
    let same = client.ask("textDocument/documentHighlight", place("Lead:", 0));
    assert_eq!(lines(&same), [14, 16, 23]);
    assert_eq!(
        client.ask("textDocument/definition", place("time zone", 0)),
        Value::Null
    );
}

#[test]
fn a_name_says_what_it_is() {
    let mut client = client();
    let hover = client.ask("textDocument/hover", place("demo request at", 0));
    let text = hover["contents"]["value"].as_str().expect("a text");
    assert!(
        text.starts_with("`demo request`: an activity, used 1 time"),
        "{text}"
    );
    assert!(
        text.contains("- demo request, also demo requests"),
        "{text}"
    );
}

#[test]
fn an_sla_shows_the_dates_of_an_example() {
    let text = "leadc 1 en
contract \"A\":
  time zone: UTC
  calendar: office
calendar office:
  open: Monday to Friday, 09:00 to 17:00
activities by sales:
- call
stage Lead:
stage MQL:
  from: Lead
  when: no call
sla first call:
  who: sales
  must: 1 call
  within: 4 business hours after MQL
";
    let mut client = Client::in_language("en");
    client.open(FILE, text);
    let errors = client
        .shown(FILE)
        .iter()
        .filter(|one| one["severity"] == 1)
        .count();
    assert_eq!(errors, 0, "{:?}", client.shown(FILE));
    let (line, unit) = end_of(&text[..text.find("first call").expect("the name")]);
    let at = json!({ "textDocument": { "uri": FILE }, "position": { "line": line, "character": unit + 1 } });
    let hover = client.ask("textDocument/hover", at);
    let text = hover["contents"]["value"].as_str().expect("a text");
    assert!(text.contains("it starts on Friday"), "{text}");
    assert!(text.contains("it is due on Monday"), "{text}");
}

/// The contract once a name is renamed; the error if it is refused.
fn renamed(word: &str, new: &str) -> Result<String, String> {
    let mut client = client();
    let mut params = place(word, 0);
    params["newName"] = new.into();
    let response = client.respond("textDocument/rename", params);
    match response["error"]["message"].as_str() {
        Some(error) => Err(error.to_owned()),
        None => {
            let edits = response["result"]["changes"][FILE].as_array();
            Ok(edited(CONTRACT, edits.expect("edits")))
        }
    }
}

#[test]
fn a_renamed_name_changes_wherever_it_is_a_name() {
    let expected = CONTRACT
        .replace("company size", "staff")
        .replace("# 🚀 staff", "# 🚀 company size");
    assert_eq!(renamed("company size", "staff").as_ref(), Ok(&expected));
    let expected = CONTRACT
        .replace("stage Lead", "stage New")
        .replace("from: Lead", "from: New");
    assert_eq!(renamed("Lead:", " New "), Ok(expected));
}

#[test]
fn a_new_name_that_would_change_the_contract_is_refused() {
    let with_keywords = renamed("company size", "size at least").expect("a name");
    assert!(
        with_keywords.contains("when: size at least at least 200"),
        "{with_keywords}"
    );
    let taken = renamed("company size", "email").expect_err("the name is taken");
    assert!(
        taken.starts_with("`company size` cannot be renamed"),
        "{taken}"
    );
    assert!(renamed("company size", " ").is_err());
    let mut client = client();
    let at = client.ask("textDocument/prepareRename", place("company size", 1));
    assert_eq!(at, Value::Null, "a comment has no names");
    let at = client.ask("textDocument/prepareRename", place("company size", 2));
    assert_eq!(at["placeholder"], "company size");
}

#[test]
fn blocks_are_an_outline_and_can_be_folded() {
    let mut client = client();
    let document = json!({ "textDocument": { "uri": FILE } });
    let outline = client.ask("textDocument/documentSymbol", document.clone());
    let names: Vec<&str> = outline
        .as_array()
        .expect("blocks")
        .iter()
        .filter_map(|one| one["name"].as_str())
        .collect();
    assert_eq!(
        names,
        [
            "销售 🚀",
            "fields",
            "activities by the lead",
            "known",
            "large",
            "fit",
            "Lead",
            "MQL",
            "a large one"
        ]
    );
    assert_eq!(outline[1]["children"][0]["name"], "company size");
    assert_eq!(outline[7]["detail"], "stage");
    let folds = client.ask("textDocument/foldingRange", document);
    let folds: Vec<(u64, u64)> = folds
        .as_array()
        .expect("blocks")
        .iter()
        .filter_map(|one| Some((one["startLine"].as_u64()?, one["endLine"].as_u64()?)))
        .collect();
    assert_eq!(
        folds,
        [
            (1, 2),
            (3, 5),
            (6, 7),
            (9, 10),
            (11, 13),
            (15, 19),
            (20, 23)
        ]
    );
}

#[test]
fn formatting_changes_the_lines_that_are_not_canonical() {
    let mut client = Client::in_language("en");
    let text = "leadc 1 en\r\ncontract \"🚀\":\r\n    time zone:   UTC\r\nfields:\r\n- size: whole number\r\n";
    client.open(FILE, text);
    let options = json!({ "tabSize": 2, "insertSpaces": true });
    let params = json!({ "textDocument": { "uri": FILE }, "options": options });
    let edits = client.ask("textDocument/formatting", params);
    let edits = edits.as_array().expect("edits").clone();
    assert_eq!(edits.len(), 1, "{edits:?}");
    assert_eq!(
        edited(text, &edits),
        text.replace("    time zone:   UTC", "  time zone: UTC")
    );
}

#[test]
fn names_have_their_kinds() {
    let mut client = client();
    let document = json!({ "textDocument": { "uri": FILE } });
    let tokens = client.ask("textDocument/semanticTokens/full", document);
    let data = tokens["data"].as_array().expect("numbers");
    let numbers: Vec<u64> = data.iter().filter_map(Value::as_u64).collect();
    // `company size`, `email`, `demo request`
    assert_eq!(numbers[..5], [4, 2, 12, 0, 1]);
    assert_eq!(numbers[5..10], [1, 2, 5, 0, 1]);
    assert_eq!(numbers[10..15], [2, 2, 12, 1, 1]);
    assert_eq!(numbers.len() % 5, 0);
}

#[test]
fn examples_say_whether_they_pass() {
    let mut client = client();
    let document = json!({ "textDocument": { "uri": FILE } });
    let lenses = client.ask("textDocument/codeLens", document.clone());
    assert_eq!(lenses[0]["command"]["title"], "example passes");
    assert_eq!(lenses[0]["range"]["start"]["line"], 20);
    client.edit(FILE, (23, 29), (23, 31), "25");
    let lenses = client.ask("textDocument/codeLens", document);
    assert_eq!(
        lenses[0]["command"]["title"],
        "example fails: `fit is 25` does not hold"
    );
}
