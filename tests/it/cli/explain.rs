//! explain.

use super::*;

fn explain(folder: &Folder, lead: &str, more: &[&str]) -> Output {
    let mut args = EVAL.to_vec();
    args[0] = "explain";
    folder.leadc(&[&args[..], &["--lead", lead], more].concat())
}

#[test]
fn a_lead_has_a_story() {
    let folder = with_data();
    insta::assert_snapshot!(out(&explain(&folder, "1", &[])));
    insta::assert_snapshot!(out(&explain(&folder, "2", &[])));
}

#[test]
fn the_story_as_json_has_times_with_offsets_and_points_as_numbers() {
    let told = explain(&with_data(), "1", &["--format", "json"]);
    let story: serde_json::Value = serde_json::from_str(&out(&told)).expect("it is JSON");
    assert_eq!(story["stage"], "MQL");
    assert_eq!(story["as_of"], "2026-05-04T23:59:59.999999-03:00");
    assert_eq!(story["groups"][0]["points"], 30.5);
    assert_eq!(story["totals"][0]["points"], 50.5);
    assert_eq!(story["history"][0]["what"], "start");
    let first = &story["groups"][0]["rules"][0];
    assert_eq!(
        (
            first["line"]["line"].as_u64(),
            first["condition"]["found"]["text"].as_str()
        ),
        (Some(15), Some("BR"))
    );
}

#[test]
fn an_unknown_lead_is_wrong_usage() {
    let unknown = explain(&with_data(), "77", &[]);
    assert_eq!(
        (unknown.status.code(), out(&unknown).as_str()),
        (Some(2), "")
    );
    assert_eq!(err(&unknown), "error: no lead has the id `77`\n");
}
