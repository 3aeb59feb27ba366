//! Corrections that the editor makes.

use super::client::{Client, edited};

const FILE: &str = "file:///nowhere/a.leadc";

/// The edits of a correction in a file.
fn edits<'a>(correction: &'a serde_json::Value, uri: &str) -> &'a [serde_json::Value] {
    let edits = correction["edit"]["changes"][uri].as_array();
    edits.map(Vec::as_slice).unwrap_or_default()
}

#[test]
fn a_correction_is_offered_at_its_line_and_fixes_it() {
    let text = "leadc 1 en\r\ncontract \"潜在客户 🚀\":\r\n  time zone: UTC\r\nfields:\r\n- size: whole nmber # 🚀\r\n- country: country\r\n";
    let mut client = Client::in_language("en");
    client.open(FILE, text);
    let corrections = client.corrections(FILE);
    let [correction] = corrections.as_slice() else {
        panic!("{corrections:?}");
    };
    assert_eq!(correction["kind"], "quickfix");
    assert_eq!(
        edited(text, edits(correction, FILE)),
        text.replace("nmber", "number")
    );
}

/// A contract with the words of many blocks.
const RIGHT: &str = "leadc 1 en
contract \"Planted\":
  time zone: UTC
  currency: EUR
fields:
- company size: whole number
- country: country
- industry: choice of \"SaaS\", \"Retail\"
- revenue: money
activities by the lead:
- demo request
- pricing page view
list competitors: \"acme.com\", \"globex.com\"
define large enough:
  when: company size at least 200
points for interest, at most 60:
+20 when company size between 200 and 1000
+10 for each pricing page view
  at most 3 per week
stage Lead:
stage MQL:
  from: Lead
  when: interest at least 20
  not without: country
stage SAL:
  from: MQL
  when: demo request in the last 30 days
";

/// The contract with one mistake each time: a word that lacks a letter, a colon that is missing.
fn planted() -> Vec<String> {
    let mut all = Vec::new();
    let words = RIGHT.match_indices(|c: char| c.is_ascii_lowercase());
    let starts = words.map(|(at, _)| at).filter(|at| {
        let before = RIGHT[..*at].chars().next_back();
        !before.is_some_and(char::is_alphanumeric)
    });
    for start in starts {
        let rest = &RIGHT[start..];
        let length = rest.find(|c: char| !c.is_ascii_lowercase());
        if length.is_some_and(|length| length > 4) {
            all.push(format!("{}{}", &RIGHT[..start + 2], &RIGHT[start + 3..]));
        }
    }
    for (at, _) in RIGHT.match_indices(':') {
        all.push(format!("{}{}", &RIGHT[..at], &RIGHT[at + 1..]));
    }
    all
}

fn has_errors(client: &Client) -> bool {
    client.shown(FILE).iter().any(|one| one["severity"] == 1)
}

#[test]
fn corrections_make_most_planted_mistakes_right() {
    let mut client = Client::in_language("en");
    client.open(FILE, RIGHT);
    assert!(!has_errors(&client), "{:?}", client.shown(FILE));
    let (mut wrong, mut left) = (0, Vec::new());
    for text in planted() {
        client.change(FILE, serde_json::json!([{ "text": text }]));
        if !has_errors(&client) {
            continue;
        }
        wrong += 1;
        let offered = client.corrections(FILE);
        let is_right = offered.iter().any(|correction| {
            let corrected = edited(&text, edits(correction, FILE));
            client.change(FILE, serde_json::json!([{ "text": corrected }]));
            !has_errors(&client)
        });
        if !is_right {
            left.push(
                text.lines()
                    .zip(RIGHT.lines())
                    .find(|(a, b)| a != b)
                    .map(|(a, _)| a.to_owned()),
            );
        }
    }
    let fixed = wrong - left.len();
    assert!(wrong > 40, "only {wrong} mistakes are found");
    assert!(fixed * 100 >= wrong * 80, "{fixed} of {wrong}: {left:#?}");
}
