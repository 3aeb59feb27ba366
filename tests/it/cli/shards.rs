//! `leadc eval --shard` and `leadc merge`: the parts together are the whole.

use super::{err, leadc, out};
use std::path::Path;

const CONTRACT: &str = "examples/inbound/contract.leadc";
const AS_OF: &str = "2026-06-30";

/// Rows that no part has: an activity of an unknown lead, one without an id, one of an unknown kind, and a time that cannot be
/// read; a lead without an id, and a value that cannot be read.
fn exports(folder: &Path) -> (String, String) {
    let read = |name: &str| std::fs::read_to_string(format!("examples/inbound/{name}"));
    let mut leads = read("leads.csv").expect("the example has leads");
    leads.push_str(",2026-03-03 16:20:19,,No id,7,,,,,,,,,,\n");
    leads.push_str("K-X1,2026-03-03 16:20:19,,Odd,many,,,,,,,,,,\n");
    let mut activities = read("activities.csv").expect("the example has activities");
    for row in [
        "K-NONE,page_view,2026-01-04T20:08:44Z,,,",
        ",page_view,2026-01-04T20:08:44Z,,,",
        "K-000001,juggling,2026-01-04T20:08:44Z,,,",
        "K-000002,page_view,yesterday,,,",
    ] {
        activities.push_str(row);
        activities.push('\n');
    }
    let write = |name: &str, text: String| {
        let path = folder.join(name);
        std::fs::write(&path, text).expect("the folder can be written");
        path.display().to_string()
    };
    (
        write("leads.csv", leads),
        write("activities.csv", activities),
    )
}

struct Run {
    rows: String,
    summary: String,
    record: String,
}

fn run(folder: &Path, (leads, activities): (&str, &str), shard: Option<&str>) -> Run {
    let name = shard.map_or("all".to_owned(), |shard| shard.replace('/', "-"));
    let record = folder.join(format!("{name}.json")).display().to_string();
    let mut args = vec![
        "eval",
        CONTRACT,
        "--leads",
        leads,
        "--activities",
        activities,
    ];
    args.extend(["--as-of", AS_OF, "--format", "csv", "--record", &record]);
    args.extend(shard.iter().flat_map(|shard| ["--shard", shard]));
    let output = leadc(&args);
    assert!(output.status.success(), "{}", err(&output));
    Run {
        rows: out(&output),
        summary: err(&output),
        record,
    }
}

/// The words of a summary, without the time that the run took: the command wraps lines for a terminal.
fn timeless(summary: &str) -> Vec<&str> {
    let mut words: Vec<&str> = summary.split_whitespace().collect();
    assert_eq!(words.pop(), Some("s"), "{summary}");
    words.pop();
    words
}

#[test]
fn the_parts_together_are_the_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let (leads, activities) = exports(folder);
    let data = (leads.as_str(), activities.as_str());
    let whole = run(folder, data, None);
    for of in [1, 3] {
        let parts: Vec<Run> = (1..=of)
            .map(|number| run(folder, data, Some(&format!("{number}/{of}"))))
            .collect();
        let mut rows: Vec<&str> = parts
            .iter()
            .flat_map(|part| part.rows.lines().skip(1))
            .collect();
        let mut expected: Vec<&str> = whole.rows.lines().skip(1).collect();
        rows.sort_unstable();
        expected.sort_unstable();
        assert_eq!(rows, expected);
        let mut args = vec!["merge", CONTRACT];
        args.extend(parts.iter().map(|part| part.record.as_str()));
        let merged = leadc(&args);
        assert!(merged.status.success(), "{}", err(&merged));
        assert_eq!(timeless(&out(&merged)), timeless(&whole.summary));
    }
}

#[test]
fn records_that_do_not_add_up_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let (leads, activities) = exports(folder);
    let data = (leads.as_str(), activities.as_str());
    let whole = run(folder, data, None).record;
    let first = run(folder, data, Some("1/2")).record;
    let other = run(folder, data, Some("2/3")).record;
    let refused = |contract: &str, records: &[&str], message: &str| {
        let mut args = vec!["merge", contract];
        args.extend(records);
        let output = leadc(&args);
        assert_eq!(output.status.code(), Some(1), "{}", err(&output));
        assert!(err(&output).contains(message), "{}", err(&output));
    };
    refused(CONTRACT, &[&first], "parts are missing: 2/2");
    refused(CONTRACT, &[&first, &first], "the part 1/2 is there twice");
    refused(
        CONTRACT,
        &[&first, &other],
        "the parts 1/2 and 2/3 are of different divisions",
    );
    refused(
        CONTRACT,
        &[&first, &whole],
        "is the record of a run on all leads",
    );
    refused(CONTRACT, &[&leads], "is not the record of a run");
    refused(CONTRACT, &["none.json"], "`none.json` cannot be read");
    refused(
        "examples/fast-track/contract.leadc",
        &[&whole],
        "is the record of a run with other rules",
    );
}

#[test]
fn a_strict_merge_refuses_what_a_strict_run_refuses() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let (leads, activities) = exports(folder);
    let data = (leads.as_str(), activities.as_str());
    let parts: Vec<String> = ["1/2", "2/2"]
        .map(|part| run(folder, data, Some(part)).record)
        .into();
    let output = leadc(&["merge", "--strict", CONTRACT, &parts[0], &parts[1]]);
    assert_eq!(output.status.code(), Some(1));
    let text = err(&output);
    assert!(
        text.contains("problems in the data, and the run is strict"),
        "{text}"
    );
    let usage = leadc(&["eval", CONTRACT, "--leads", &leads, "--shard", "3/2"]);
    assert_eq!(usage.status.code(), Some(2));
    assert!(err(&usage).contains("for example `2/8`"), "{}", err(&usage));
}
