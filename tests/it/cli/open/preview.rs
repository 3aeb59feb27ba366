//! What a text does to the leads, as the page shows it.

use super::*;

fn judged(page: &Page, text: &str) -> Value {
    page.ask(&json!({ "ask": "judge", "text": text }))
}

/// The number of leads in a stage: saved, and now.
fn count(judged: &Value, stage: &str) -> (u64, u64) {
    let counts = judged["counts"].as_array().expect("counts");
    let own = counts.iter().find(|count| count["name"] == stage);
    let number = |what: &str| own.map_or(0, |own| own[what].as_u64().expect("a number"));
    (number("saved"), number("now"))
}

#[test]
fn numbers_are_those_of_eval_and_change_with_the_text() {
    let folder = inbound();
    let page = Page::start(&folder, &INBOUND);
    page.open();
    let text = text_of(&folder);
    let same = judged(&page, &text);
    let expected = std::fs::read_to_string(
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/inbound/expected.csv"),
    );
    let expected = expected.expect("the results of eval");
    let all: u64 = same["counts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|count| count["now"].as_u64().unwrap())
        .sum();
    assert_eq!(all as usize, expected.lines().count() - 1);
    assert_eq!(same["moves"], json!([]));
    let (saved, _) = count(&same, "MQL");
    assert!(saved > 0);

    let stricter = text.replace("- score at least ", "- score at least 1");
    assert_ne!(stricter, text);
    let changed = judged(&page, &stricter);
    let (before, now) = count(&changed, "MQL");
    assert_eq!(before, saved);
    assert!(now < before, "{now} of {before}");
    let moves = changed["moves"].as_array().unwrap();
    let row = moves
        .iter()
        .position(|one| one["from"] == "MQL")
        .expect("leads leave MQL");
    let leads = page.ask(&json!({ "ask": "leads", "of": { "which": "move", "row": row } }));
    assert_eq!(leads["all"], moves[row]["leads"]);
    let lead = leads["table"]["rows"][0][0].as_str().expect("a lead");
    let story = page.ask(&json!({ "ask": "explain", "lead": lead }));
    assert!(story["story"].as_str().unwrap().contains("What happened"));
    let changes = story["changes"].as_str().expect("it changes stage");
    assert!(changes.contains('→'), "{changes}");
}

#[test]
fn leads_of_a_stage_and_of_a_line_are_listed() {
    let folder = inbound();
    let page = Page::start(&folder, &INBOUND);
    page.open();
    let answer = judged(&page, &text_of(&folder));
    let counts = answer["counts"].as_array().unwrap();
    for (place, count) in counts.iter().enumerate() {
        let of = json!({ "which": "place", "place": place });
        let leads = page.ask(&json!({ "ask": "leads", "of": of }));
        assert_eq!(leads["all"], count["now"], "{count}");
    }
    let lines = page.ask(&json!({ "ask": "lines" }));
    let lines = lines["lines"].as_array().unwrap();
    assert!(lines.len() > 5, "{lines:?}");
    let most = lines
        .iter()
        .max_by_key(|line| line["leads"].as_u64())
        .unwrap();
    let of = json!({ "which": "line", "line": most["line"] });
    let leads = page.ask(&json!({ "ask": "leads", "of": of, "from": 0 }));
    assert_eq!(leads["all"], most["leads"]);
    assert_eq!(leads["table"]["rows"].as_array().unwrap().len(), 50);
}

#[test]
fn errors_and_missing_leads_are_reported() {
    let folder = Folder::with(&[("contract.leadc", CONTRACT)]);
    let page = Page::start(&folder, &[]);
    page.open();
    let doc = page.ask(&json!({ "ask": "doc" }));
    assert_eq!(doc["message"], "there is no contract without errors yet");
    let wrong = judged(&page, &CONTRACT.replace("country is BR", "contry is BR"));
    assert_eq!((&wrong["errors"], &wrong["line"]), (&json!(1), &json!(15)));
    let right = judged(&page, CONTRACT);
    assert_eq!(right["has_data"], false);
    let report = page.ask(&json!({ "ask": "report" }));
    assert_eq!(report["message"], "there are no leads yet");
    page.ask(&json!({ "ask": "data", "data": { "leads": [LEADS.file()], "activities": [] } }));
    let given = judged(&page, CONTRACT);
    assert_eq!(count(&given, "MQL"), (1, 1));
    let html = page.ask(&json!({ "ask": "report" }))["html"].clone();
    assert!(html.as_str().unwrap().starts_with("<!doctype html>"));
}

#[test]
fn a_first_contract_is_written_from_the_exports() {
    let folder = Folder::with(&[]);
    let page = Page::start(&folder, &["new.leadc"]);
    page.open();
    assert_eq!(
        judged(&page, " \n"),
        json!({ "is_blank": true, "has_data": false })
    );
    let init = json!({ "ask": "init", "zone": "Europe/Lisbon" });
    let none = page.ask(&init);
    assert_eq!(none["help"], "add one file of leads");
    page.ask(&json!({ "ask": "data", "data": { "leads": [LEADS.file()], "activities": [] } }));
    assert_eq!(
        judged(&page, ""),
        json!({ "is_blank": true, "has_data": true })
    );
    let text = page.ask(&init)["text"].clone();
    let text = text.as_str().expect("a contract");
    assert!(text.contains("time zone: Europe/Lisbon"), "{text}");
    assert_eq!(count(&judged(&page, text), "in no stage").1, 2);
}

/// An export as a page gives it.
struct Export {
    name: &'static str,
    base64: &'static str,
}

/// `lead id,country,size`, `A,BR,100`, `B,PT,1`.
const LEADS: Export = Export {
    name: "leads.csv",
    base64: "bGVhZCBpZCxjb3VudHJ5LHNpemUKQSxCUiwxMDAKQixQVCwxCg==",
};

impl Export {
    fn file(&self) -> Value {
        json!({ "name": self.name, "base64": self.base64 })
    }
}

#[test]
fn examples_say_where_they_are_in_the_text() {
    let folder = inbound();
    let page = Page::start(&folder, &INBOUND);
    page.open();
    let text = text_of(&folder).replace("example \"", "example \"é😀 ");
    let answer = judged(&page, &text);
    let units: Vec<u16> = text.encode_utf16().collect();
    let examples = answer["examples"].as_array().unwrap();
    assert!(examples.len() > 3);
    for example in examples {
        assert_eq!(example["passed"], true, "{example}");
        for cell in example["cells"].as_array().unwrap() {
            let at = |name: &str| cell[name].as_u64().unwrap() as usize;
            let own = String::from_utf16_lossy(&units[at("from")..at("to")]);
            assert_eq!(own, cell["text"].as_str().unwrap());
        }
    }
    let failing = text.replacen("expect: stage SAL", "expect: stage Contact", 1);
    let answer = judged(&page, &failing);
    let examples = answer["examples"].as_array().unwrap();
    let failed: Vec<&Value> = examples
        .iter()
        .filter(|one| one["passed"] == false)
        .collect();
    let [failed] = failed.as_slice() else {
        panic!("{} examples fail", failed.len());
    };
    let cells = failed["cells"].as_array().unwrap();
    let wrong: Vec<&Value> = cells.iter().filter(|cell| cell["held"] == false).collect();
    assert_eq!(wrong[0]["actual"], "stage SAL");
}
