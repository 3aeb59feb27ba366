//! explain.

use super::*;

fn explain(folder: &Folder, lead: &str, more: &[&str]) -> Output {
    let mut args = EVAL.to_vec();
    args[0] = "explain";
    if more.contains(&"--as-of") {
        args.truncate(6);
    }
    folder.leadc(&[&args[..], &["--lead", lead], more].concat())
}

#[test]
fn a_lead_has_a_story() {
    let folder = with_data();
    insta::assert_snapshot!(out(&explain(&folder, "1", &[])));
    insta::assert_snapshot!(out(&explain(&folder, "2", &[])));
}

#[test]
fn fractions_add_up_visibly() {
    let contract = with_data().read("a.leadc");
    let folder = Folder::with(&[
        ("a.leadc", &contract.replace("halves every", "fades over")),
        ("leads.csv", LEADS),
        (
            "visits.csv",
            "lead id,kind,time\n1,visit,2026-05-04\n1,visit,2026-04-24\n1,visit,2026-04-14\n",
        ),
    ]);
    let story = out(&explain(&folder, "1", &[]));
    let rule = story
        .lines()
        .skip_while(|line| !line.contains("for each visit"));
    let rule: Vec<&str> = rule.take(5).map(str::trim).collect();
    assert_eq!(
        rule,
        [
            "20  +10 for each visit (line 21)",
            "2026-04-14, 20 days ago: 3.333 points",
            "2026-04-24, 10 days ago: 6.666 points",
            "2026-05-04, today: 10 points",
            "20 in all: fractions are added up exactly, and only the sum is cut to thousandths",
        ]
    );
}

#[test]
fn the_story_as_json_has_times_with_offsets_and_points_as_numbers() {
    let told = explain(&with_data(), "1", &["--format", "json"]);
    let explanation: serde_json::Value = serde_json::from_str(&out(&told)).expect("it is JSON");
    assert_eq!(explanation["stage"], "MQL");
    assert_eq!(explanation["as_of"], "2026-05-04T23:59:59.999999-03:00");
    assert_eq!(explanation["groups"][0]["points"], 30.5);
    assert_eq!(explanation["totals"][0]["points"], 50.5);
    assert_eq!(explanation["history"][0]["what"], "start");
    let first = &explanation["groups"][0]["rules"][0];
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

const STAGES: &str = "
exclude elsewhere:
  when: country is PT

stage Lead:

stage MQL:
  when: visit at least 2 times in the last 30 days
  fast track: visit in the last 90 days
  back to Lead when: no activity by the lead in the last 30 days
";

fn with_stages() -> Folder {
    let (fields, _) = CONTRACT
        .split_once("stage Lead")
        .expect("the contract has stages");
    Folder::with(&[
        ("a.leadc", &(fields.to_owned() + STAGES)),
        ("leads.csv", LEADS),
        ("visits.csv", VISITS),
    ])
}

#[test]
fn activities_that_do_not_count_are_shown_differently_from_none() {
    let told = |lead| {
        let text = out(&explain(&with_stages(), lead, &["--as-of", "2026-07-01"]));
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let visitor = told("1");
    for expected in [
        "last 30 days (line 25): not in these 30 days, last on 2026-05-03",
        "last 90 days (line 26): not since it went back on 2026-06-02, last on 2026-05-03",
    ] {
        assert!(visitor.contains(expected), "{visitor}");
    }
    let other = told("2");
    assert!(other.contains("last 90 days (line 26): never"), "{other}");
}

#[test]
fn an_excluded_lead_is_shown_as_excluded() {
    let folder = with_stages();
    let excluded = out(&explain(&folder, "3", &[]));
    let (headline, _) = excluded.split_once('\n').expect("a headline");
    assert!(
        headline.contains(", excluded by elsewhere, as of "),
        "{headline}"
    );
    let run = eval(&folder, &["--format", "csv", "--excluded"]);
    let rows: Vec<String> = out(&run).lines().map(|row| row[..2].to_owned()).collect();
    assert_eq!(rows, ["le", "3,"]);
    assert!(out(&eval(&folder, &["--excluded"])).contains("elsewhere"));
    let asked = eval(&folder, &["--stage", "excluded"]);
    assert!(
        err(&asked).contains("`--excluded` shows"),
        "{}",
        err(&asked)
    );
}

#[test]
fn a_lead_created_later_is_refused_with_the_as_of_time() {
    let folder = with_stages();
    let contract = folder.read("a.leadc");
    let contract = contract.replace("- size: whole", "- made: creation time\n- size: whole");
    std::fs::write(folder.0.path().join("a.leadc"), contract).expect("it is written");
    let leads = "Lead ID,Made\n1,2026-06-01\n";
    std::fs::write(folder.0.path().join("leads.csv"), leads).expect("it is written");
    let told = explain(&folder, "1", &[]);
    assert!(
        err(&told).contains("the lead `1` was created after 2026-05-04 24:00\n"),
        "{}",
        err(&told)
    );
}

#[test]
fn the_cell_of_a_field_that_could_not_be_read_is_shown() {
    let contract = "leadc 1 en\n\ncontract \"Test\":\n  time zone: UTC\n  currency: EUR\n  allow: notes\n\nfields:\n- lead id: id\n\
                    - company size: range\n- revenue: money\n- renewal: date\n\nstage Lead:\n\nstage MQL:\n  when: company size at least 51\n";
    let leads = "lead id,company size,revenue,renewal\n1,51-200,1,\nTotal of all,,,\n2,abc,$5,2026-01-01\n2,Nov-50,?,never\n3,::error::x,1,\n";
    let folder = Folder::with(&[("a.leadc", contract), ("leads.csv", leads)]);
    let explain = |lead: &str, more: &[&str]| {
        let args = [
            "explain",
            "a.leadc",
            "--leads",
            "leads.csv",
            "--as-of",
            "2026-05-04",
            "--lead",
            lead,
            "--lenient",
        ];
        folder.leadc(&[&args[..], more].concat())
    };
    let story = explain("2", &["--duplicates", "first"]);
    insta::assert_snapshot!(out(&story));
    let story = explain("2", &["--duplicates", "last", "--format", "json"]);
    let story: serde_json::Value = serde_json::from_str(&out(&story)).expect("JSON");
    let cells = story["unreadable"].as_array().expect("a list");
    let cells: Vec<(&str, &str, u64)> = cells
        .iter()
        .map(|one| {
            let text = |key: &str| one[key].as_str().unwrap_or_default();
            (
                text("field"),
                text("cell"),
                one["line"].as_u64().unwrap_or(0),
            )
        })
        .collect();
    assert_eq!(
        cells,
        [
            ("company size", "Nov-50", 5),
            ("revenue", "?", 5),
            ("renewal", "never", 5)
        ]
    );
    let one = explain("1", &["--duplicates", "first"]);
    let met = "size at least 51 (line 17): 51-200\n";
    assert!(out(&one).contains(met), "{}", out(&one));
    assert!(!out(&one).contains("could not be read"), "{}", out(&one));
    // Later leads keep their cells when earlier rows are left out.
    let three = explain("3", &["--duplicates", "last"]);
    assert!(
        out(&three).contains("company size is unknown: the cell says"),
        "{}",
        out(&three)
    );
    assert!(!out(&three).contains("\n::error"), "{}", out(&three));
}

#[test]
fn a_range_that_a_comparison_cuts_is_not_called_unknown() {
    let contract = "leadc 1 en\n\ncontract \"Test\":\n  time zone: UTC\n\nfields:\n- lead id: id\n- company size: range\n- title: text\n\n\
                    stage Lead:\n\nstage MQL:\n  all of:\n  - company size at least 51\n  - title is \"CFO\"\n";
    let folder = Folder::with(&[
        ("a.leadc", contract),
        (
            "leads.csv",
            "lead id,company size,title\n1,11-200,\n2,11-200,CFO\n",
        ),
    ]);
    let explain = |lead: &str| {
        let story = folder.leadc(&[
            "explain",
            "a.leadc",
            "--leads",
            "leads.csv",
            "--as-of",
            "2026-05-04",
            "--lead",
            lead,
        ]);
        out(&story)
    };
    let cut = "open     company size at least 51 (line 15): 11-200, and not all of these numbers meet it\n";
    assert!(explain("2").contains(cut), "{}", explain("2"));
    let both = "`title` is unknown, `company size` is a range that it cuts";
    assert!(explain("1").contains(both), "{}", explain("1"));
}
