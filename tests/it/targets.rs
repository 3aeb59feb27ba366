//! Targets over hand-made histories: what counts, in which period, and the status of the period.

use crate::history::EvaluatedData;
use leadc::eval::targets::{MeasuredTarget, PeriodResult, Status, Tally, measure};

/// Offices are open from Monday to Friday; 2026-05-01 (a Friday) is closed.
const CONTRACT: &str = "\
calendar Office:
  open: Monday to Friday, 09:00 to 17:00
  closed: 2026-05-01 \"Labour Day\"

fields:
- lead id: id
- created: creation time

activities by the lead:
- visit
- demo request

activities by sales:
- call
- acceptance
- rejection

stage Lead:

stage MQL:
  from: Lead, Nurture
  when: visit since Lead
  comes back: after 1 days, with new activity

stage SAL:
  when: acceptance since MQL
  fast track past MQL: demo request in the last 2 days
  back to MQL after: 300 days in this stage

stage Nurture:
  back from: MQL, SAL
  when: rejection since MQL

sla follow-up:
  who: sales
  must: 1 call
  within: 2 days after MQL

sla acceptance in time:
  who: sales
  must: bring the lead to SAL
  within: 5 business days after MQL
";

fn measured(target: &str, acts: &[(&str, &str, &str)], as_of: &str) -> Vec<MeasuredTarget> {
    measured_in("", target, acts, as_of)
}

/// The leads are those of the activities, created in the night before May.
fn measured_in(
    about: &str,
    target: &str,
    acts: &[(&str, &str, &str)],
    as_of: &str,
) -> Vec<MeasuredTarget> {
    let body = format!("  calendar: Office\n{about}\n{CONTRACT}\n{target}\n");
    let mut leads: Vec<(&str, &str)> = acts
        .iter()
        .map(|(lead, ..)| (*lead, "2026-04-30 23:00"))
        .collect();
    leads.sort_unstable();
    leads.dedup();
    let history = EvaluatedData::from_rows(&body, &leads, acts, as_of);
    measure(&history.program, &history.history, history.as_of.instant)
}

fn only(measured: &[MeasuredTarget]) -> &[PeriodResult] {
    let [target] = measured else {
        panic!("{} targets instead of one", measured.len());
    };
    &target.periods
}

/// First day, reached, failed, open.
fn tallies(periods: &[PeriodResult]) -> Vec<(String, [u64; 3])> {
    let tally = |tally: Tally| [tally.reached, tally.failed, tally.open];
    (periods.iter())
        .map(|period| (period.first.to_string(), tally(period.tally)))
        .collect()
}

fn month(day: &str, tally: [u64; 3]) -> (String, [u64; 3]) {
    (day.to_owned(), tally)
}

const VOLUME: &str = "\
target volume:
  who: marketing
  delivers: at least 2 MQL per month
";

#[test]
fn a_lead_is_delivered_once_a_period_by_its_first_entry() {
    let acts = [
        // Comes back in the same month, and once more in the next.
        ("a", "visit", "2026-05-05 10:00"),
        ("a", "rejection", "2026-05-06 10:00"),
        ("a", "visit", "2026-05-08 10:00"),
        ("a", "rejection", "2026-05-09 10:00"),
        ("a", "visit", "2026-06-02 10:00"),
        ("b", "visit", "2026-05-31 23:59"),
    ];
    let measured = measured(VOLUME, &acts, "2026-06-30");
    let expected = [
        month("2026-05-01", [2, 0, 0]),
        month("2026-06-01", [1, 0, 0]),
    ];
    assert_eq!(tallies(only(&measured)), expected);
    let standings: Vec<Status> = only(&measured)
        .iter()
        .map(|period| period.verdict.status)
        .collect();
    assert_eq!(standings, [Status::Reached, Status::Missed]);
}

#[test]
fn passing_a_stage_delivers_and_going_back_to_it_does_not() {
    let acts = [
        ("passes", "demo request", "2026-05-05 10:00"),
        // Goes back to MQL by itself after 300 days in SAL.
        ("back", "visit", "2026-05-05 10:00"),
        ("back", "acceptance", "2026-05-05 11:00"),
    ];
    let measured = measured(VOLUME, &acts, "2027-03-31");
    let counted: Vec<_> = tallies(only(&measured))
        .into_iter()
        .filter(|(_, tally)| tally[0] > 0)
        .collect();
    assert_eq!(counted, [month("2026-05-01", [2, 0, 0])]);
}

const CONVERSION: &str = "\
target acceptance:
  who: sales
  converts: at least 50% of MQL to SAL within 7 days, per month of MQL
";

/// Day 7 after 2026-05-05 ends with 2026-05-12.
const COHORT: [(&str, &str, &str); 8] = [
    ("in time", "visit", "2026-05-05 10:00"),
    ("in time", "acceptance", "2026-05-12 23:59"),
    ("late", "visit", "2026-05-05 10:00"),
    ("late", "acceptance", "2026-05-13 00:00"),
    ("sent back", "visit", "2026-05-05 10:00"),
    ("sent back", "rejection", "2026-05-06 10:00"),
    ("passes", "demo request", "2026-05-06 10:00"),
    ("fresh", "visit", "2026-05-28 10:00"),
];

#[test]
fn a_lead_converts_by_the_end_of_the_last_day_and_stays_in_its_cohort() {
    let measured = measured(CONVERSION, &COHORT, "2026-06-05");
    assert_eq!(tallies(only(&measured))[0], month("2026-05-01", [1, 3, 0]));
    // A fast track passes MQL and enters SAL at once: nobody converted that lead.
    assert_eq!(only(&measured)[0].tally.jumped, 1);
    let verdict = only(&measured)[0].verdict;
    assert_eq!(
        (verdict.status, verdict.provisional),
        (Status::Missed, false)
    );
}

#[test]
fn a_cohort_is_open_as_long_as_its_open_leads_decide() {
    // One of four has converted, one is open: 25% to 50%.
    let measured = measured(CONVERSION, &COHORT, "2026-06-04 23:59");
    let may = &only(&measured)[0];
    assert_eq!(tallies(only(&measured))[0], month("2026-05-01", [1, 2, 1]));
    assert_eq!(
        (may.verdict.status, may.verdict.provisional),
        (Status::Open, true)
    );
    let june = &only(&measured)[1];
    assert_eq!(june.verdict.status, Status::Nothing);
}

/// The status of May, in which one lead has converted, with a promise of this share.
fn judged(percent: &str, as_of: &str) -> (Status, bool) {
    let target = CONVERSION.replace("50%", percent);
    let verdict = only(&measured(&target, &COHORT, as_of))[0].verdict;
    (verdict.status, verdict.provisional)
}

#[test]
fn open_leads_that_decide_nothing_keep_no_verdict_waiting() {
    assert_eq!(judged("25%", "2026-06-04 23:59"), (Status::Reached, false));
    assert_eq!(judged("51%", "2026-06-04 23:59"), (Status::Missed, false));
    // While the month runs, others may become MQL.
    assert_eq!(judged("25%", "2026-05-29"), (Status::OnTrack, true));
    assert_eq!(judged("51%", "2026-05-29"), (Status::Behind, true));
    assert_eq!(judged("50%", "2026-05-29"), (Status::Open, true));
}

#[test]
fn a_jump_fulfils_no_promise_to_bring_a_lead_there() {
    let target = "\
target verdict:
  who: sales
  keeps: acceptance in time, follow-up for at least 50%, per month due
";
    let acts = [("passes", "demo request", "2026-05-05 10:00")];
    let measured = measured(target, &acts, "2026-06-30");
    // The follow-up of the jumped MQL is due all the same.
    let missed = [
        month("2026-05-01", [0, 1, 0]),
        month("2026-06-01", [0, 0, 0]),
    ];
    assert_eq!(tallies(&measured[1].periods), missed);
    assert!(
        measured[0]
            .periods
            .iter()
            .all(|period| period.tally.all() == 0)
    );
}

#[test]
fn going_back_counts_for_a_stage_that_is_entered_in_no_other_way() {
    let target = "\
target sent back:
  who: sales
  delivers: at least 2 Nurture per month
";
    let acts = [
        ("a", "visit", "2026-05-05 10:00"),
        ("a", "rejection", "2026-05-06 10:00"),
        ("b", "visit", "2026-05-05 10:00"),
    ];
    let measured = measured(target, &acts, "2026-05-31");
    assert_eq!(tallies(only(&measured)), [month("2026-05-01", [1, 0, 0])]);
}

#[test]
fn a_contract_that_is_not_in_force_yet_shows_what_it_would_have_measured() {
    let acts = [
        ("a", "visit", "2026-05-20 10:00"),
        ("b", "visit", "2026-05-21 10:00"),
    ];
    let measured = measured_in("  in force: from 2026-09-01", VOLUME, &acts, "2026-06-30");
    assert!(measured[0].is_preview);
    let standings: Vec<_> = (only(&measured).iter())
        .map(|period| (period.tally.reached, period.verdict.status))
        .collect();
    assert_eq!(standings, [(2, Status::Reached), (0, Status::Missed)]);
}

#[test]
fn each_sla_is_kept_by_itself_in_the_month_of_its_deadlines() {
    let target = "\
target response:
  who: sales
  keeps: acceptance in time, follow-up for at least 50%, per month due
";
    let acts = [
        ("met", "visit", "2026-05-05 10:00"),
        ("met", "call", "2026-05-07 23:59"),
        ("breached", "visit", "2026-05-05 10:00"),
        ("late", "visit", "2026-05-05 10:00"),
        ("late", "call", "2026-05-08 00:00"),
        ("void", "visit", "2026-05-05 10:00"),
        ("void", "rejection", "2026-05-06 10:00"),
        // Due with the end of 2026-06-01.
        ("next month", "visit", "2026-05-30 10:00"),
        ("next month", "call", "2026-05-30 10:00"),
    ];
    let measured = measured(target, &acts, "2026-06-01 12:00");
    let slas: Vec<u32> = measured.iter().filter_map(|one| Some(one.sla?.0)).collect();
    assert_eq!(slas, [1, 0]);
    // Acceptance: four are due on 2026-05-12, one on 2026-06-05.
    let expected = [
        month("2026-05-01", [0, 3, 0]),
        month("2026-06-01", [0, 0, 1]),
    ];
    assert_eq!(tallies(&measured[0].periods), expected);
    let expected = [
        month("2026-05-01", [1, 2, 0]),
        month("2026-06-01", [1, 0, 0]),
    ];
    assert_eq!(tallies(&measured[1].periods), expected);
    let standings = measured[1]
        .periods
        .iter()
        .map(|period| period.verdict.status);
    assert_eq!(
        standings.collect::<Vec<_>>(),
        [Status::Missed, Status::OnTrack]
    );
}

/// The result for `count` leads that become MQL on 2026-05-04.
fn delivered(count: usize, as_of: &str) -> PeriodResult {
    let target = "\
target volume:
  who: marketing
  delivers: at least 20 MQL per month
";
    let names: Vec<String> = (0..count).map(|number| format!("L{number}")).collect();
    let acts = names
        .iter()
        .map(|name| (name.as_str(), "visit", "2026-05-04 10:00"));
    let measured = measured(target, &acts.collect::<Vec<_>>(), as_of);
    only(&measured)[0].clone()
}

#[test]
fn a_running_period_is_judged_by_its_open_days_that_are_over() {
    use Status::*;
    // Nine of the 20 open days of May are over when Thursday the 14th closes.
    for (count, as_of, status, over) in [
        (9, "2026-05-14 17:00", OnTrack, 9),
        (8, "2026-05-14 17:00", Behind, 9),
        (8, "2026-05-14 16:59", OnTrack, 8),
        (8, "2026-05-14", Behind, 9),
        (20, "2026-05-14", Reached, 9),
        // The last day is a Sunday: nothing opens any more, but the month is not over.
        (19, "2026-05-31 12:00", Behind, 20),
        (19, "2026-05-31", Missed, 20),
        (20, "2026-05-31", Reached, 20),
    ] {
        let verdict = delivered(count, as_of).verdict;
        let about = format!("{count} leads as of {as_of}");
        assert_eq!(
            (verdict.status, verdict.elapsed),
            (status, (over, 20)),
            "{about}"
        );
        assert_eq!(
            verdict.provisional,
            matches!(status, OnTrack | Behind),
            "{about}"
        );
    }
}

#[test]
fn an_open_day_is_over_when_its_night_is() {
    let acts = [("a", "visit", "2026-05-11 10:00")];
    let elapsed = |open: &str, as_of: &str| {
        let hours = format!("  calendar: Night\ncalendar Night:\n  open: {open}\n");
        let body = format!("{hours}\n{CONTRACT}\n{VOLUME}\n");
        let leads = [("a", "2026-05-10 23:00")];
        let history = EvaluatedData::from_rows(&body, &leads, &acts, as_of);
        let measured = measure(&history.program, &history.history, history.as_of.instant);
        only(&measured)[0].verdict.elapsed.0
    };
    // Friday the 15th is open until Saturday at two; three Fridays are in the month before the 16th.
    let friday = |as_of| elapsed("Friday, 22:00 to 02:00", as_of);
    assert_eq!(friday("2026-05-15 23:00"), 2);
    assert_eq!(friday("2026-05-16 01:59"), 2);
    assert_eq!(friday("2026-05-16 02:00"), 3);
    assert_eq!(friday("2026-05-17"), 3);
    // A day that is open around the clock is over at its end.
    let every_day = |as_of| elapsed("Monday to Sunday, 00:00 to 24:00", as_of);
    assert_eq!(
        [every_day("2026-05-16"), every_day("2026-05-16 23:59")],
        [16, 15]
    );
}

#[test]
fn a_month_runs_to_the_end_of_its_last_day_even_after_closing() {
    let acts = [("a", "visit", "2026-04-30 23:30")];
    let judged = |as_of| only(&measured(VOLUME, &acts, as_of))[0].verdict.status;
    assert_eq!(judged("2026-04-30 23:45"), Status::Behind);
    assert_eq!(judged("2026-04-30"), Status::Missed);
}

#[test]
fn a_period_partly_out_of_force_is_counted_but_not_judged() {
    let acts = [
        ("a", "visit", "2026-05-20 10:00"),
        ("b", "visit", "2026-05-21 10:00"),
        ("c", "visit", "2026-06-21 10:00"),
    ];
    let in_force = "  in force: 2026-05-10 to 2026-07-15";
    let measured = measured_in(in_force, VOLUME, &acts, "2026-09-30");
    let standings: Vec<_> = (only(&measured).iter())
        .map(|period| (period.tally.reached, period.verdict.status))
        .collect();
    use Status::*;
    assert_eq!(standings, [(2, NotJudged), (1, Missed), (0, NotJudged)]);
}

#[test]
fn weeks_are_cut_at_the_ends_of_the_month_and_owe_their_share_of_open_days() {
    let may = delivered(7, "2026-05-31");
    let weeks: Vec<_> = (may.weeks.iter())
        .map(|week| (week.first.to_string(), week.tally.reached, week.due))
        .collect();
    let week = |first: &str, reached, due| (format!("2026-05-{first}"), reached, Some(due));
    let expected = [
        week("01", 0, 0.0),
        week("04", 7, 5.0),
        week("11", 0, 5.0),
        week("18", 0, 5.0),
        week("25", 0, 5.0),
    ];
    assert_eq!(weeks, expected);
}
