//! Leads of a seller of online courses: one wide table without times, in which `Select` is no answer and the country may be
//! `unknown`.

use super::{Rows, eval, made_up, real, rows};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

fn eval_leads(folder: &Path) -> (Rows, String) {
    let contract = made_up("courses.leadc");
    let arguments = format!("\"{}\" --leads Leads.csv", contract.display());
    eval(folder, &format!("{arguments} --as-of 2026-01-01"))
}

#[test]
fn each_lead_of_a_wide_table_is_judged_by_its_row() {
    let (results, _) = eval_leads(&made_up("courses"));
    let found: Vec<[&str; 4]> = results
        .iter()
        .map(|lead| ["stage", "fit", "interest", "excluded by"].map(|column| &*lead[column]))
        .collect();
    let expected = [
        ["Lead", "0", "0", ""],
        ["Warm", "0", "26", ""],
        ["Hot", "60", "20", ""],
        ["Lead", "0", "-20", ""],
        ["Hot", "15", "40", ""],
        ["Lead", "-10", "-2", ""],
        ["MQL", "25", "20", ""],
        ["Lead", "0", "40", "students of ours"],
        ["Lead", "0", "18", ""],
        ["Hot", "40", "23", ""],
    ];
    assert_eq!(found, expected);
}

#[test]
fn unreadable_and_undated_data_is_reported() {
    let (results, text) = eval_leads(&made_up("courses"));
    assert!(
        text.contains("2 cells of column `Country` cannot be read and count as unknown"),
        "{text}"
    );
    assert!(
        text.contains("10 leads without creation time or activity"),
        "{text}"
    );
    assert_eq!(
        results[3]["missing"],
        "visits; pages per visit; country; specialization; occupation; heard about us; matters most; lead profile; city"
    );
}

#[test]
#[ignore = "needs real exports: LEADC_REAL_DATA names their folder, with xedu/ in it"]
fn the_converted_share_of_course_leads_rises_by_stage() {
    let folder = real("xedu");
    let (results, _) = eval_leads(&folder);
    let exported = rows(&fs::read(folder.join("Leads.csv")).expect("the export is there"));
    assert_eq!(results.len(), exported.len());
    assert_eq!(results.len(), 9_240);

    let mut stages: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for (result, lead) in results.iter().zip(&exported) {
        assert_eq!(result["lead id"], lead["Prospect ID"]);
        let (leads, converted) = stages.entry(&result["stage"]).or_default();
        *leads += 1;
        *converted += u32::from(lead["Converted"] == "1");
    }
    let share = |stage: &str| {
        let (leads, converted) = stages[stage];
        f64::from(converted) / f64::from(leads)
    };
    let shares = ["Lead", "Warm", "MQL", "Hot"].map(share);
    assert!(
        shares.windows(2).all(|pair| pair[0] < pair[1]),
        "{shares:?}"
    );
    assert!(shares[0] < 0.2 && shares[3] > 0.8, "{shares:?}");
}
