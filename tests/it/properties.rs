//! Properties of every generated contract and its data. `LEADC_CASES` sets the number of cases, `LEADC_SEED` the seed.

use leadc::contract::model::Contract;
use leadc::eval::coverage::{Coverage, ItemKind, Outcome, reached};
use leadc::eval::explain::LeadExplanation;
use leadc::eval::{
    AsOf, Clock, ClockState, Entry, EntryCause, History, Options, Results, evaluate,
    evaluate_history, explain,
};
use leadc::ir;
use leadc::source::Sources;
use leadc::suggest;
use leadc::time::MicrosUtc;
use leadc::units::MilliPoints;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::generate::{self, Case};
use super::reference::columns::columns;
use super::reference::rows::{Event, Lead};
use super::reference::{compare, compare_clocks};

const CASES: u32 = 96;

/// The same cases on every machine.
pub fn runner(cases: u32) -> TestRunner {
    let seed = from_env("LEADC_SEED").unwrap_or(0).to_le_bytes();
    let config = Config {
        cases,
        failure_persistence: None,
        max_shrink_iters: 8192,
        ..Config::default()
    };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed.repeat(8));
    TestRunner::new_with_rng(config, rng)
}

pub fn from_env(name: &str) -> Option<u32> {
    std::env::var(name).ok()?.parse().ok()
}

pub fn load(case: &Case, sources: &mut Sources) -> Result<Contract, TestCaseError> {
    let text = case.text();
    let mut read = |_: &std::path::Path| Ok(text.clone().into_bytes());
    let loaded = suggest::load("generated.leadc", sources, &mut read);
    loaded.contract.ok_or_else(|| {
        let errors = loaded.diagnostics.iter().filter(|d| d.is_error());
        // Whether a calendar is ever open is left to chance.
        if errors
            .clone()
            .all(|d| d.message.english().contains("is closed all the time"))
        {
            return TestCaseError::reject("a calendar that is never open");
        }
        let texts: Vec<String> = errors
            .map(|d| {
                format!(
                    "{}: {}",
                    sources.line(d.primary.span).trim(),
                    d.message.english()
                )
            })
            .collect();
        TestCaseError::fail(format!("the contract is not read: {texts:#?}"))
    })
}

#[test]
fn the_library_says_what_the_plain_evaluator_says() {
    let cases = from_env("LEADC_CASES").unwrap_or(CASES);
    let result = runner(cases).run(&generate::case(), |case| {
        let mut sources = Sources::default();
        let contract = load(&case, &mut sources)?;
        let program = ir::compile(&contract, &sources);
        let rows = case.rows(&contract);
        let (leads, activities) = columns(&contract, &rows);
        let as_of = case.as_of();
        let [history, by_three] = [1, 3].map(|threads| {
            let options = Options {
                threads: Some(threads),
            };
            evaluate_history(&program, &leads, &activities, AsOf::at(as_of), options)
        });
        let mut found = compare::differences(&contract, &rows, as_of, &history.results);
        found.extend(compare_clocks::differences(
            &contract,
            &rows,
            as_of,
            &history.entries,
            &history.clocks,
        ));
        prop_assert!(found.is_empty(), "{found:#?}");
        prop_assert!(history == by_three, "three threads say something else");
        // Clocks require more leads to be replayed, so more may be counted on the way.
        let alone = Results {
            counters: history.results.counters,
            ..evaluate(
                &program,
                &leads,
                &activities,
                AsOf::at(as_of),
                Options::default(),
            )
        };
        prop_assert!(
            history.results == alone,
            "without clocks it is another result"
        );
        Ok(())
    });
    if let Err(failure) = result {
        panic!("{failure}");
    }
}

#[test]
fn a_history_does_not_depend_on_when_somebody_asks() {
    const MINUTE: i64 = 60_000_000;
    const DAY: i64 = 24 * 60 * MINUTE;
    let cases = from_env("LEADC_CASES").unwrap_or(CASES);
    let result = runner(cases).run(&generate::case(), |case| {
        let mut sources = Sources::default();
        let contract = load(&case, &mut sources)?;
        let program = ir::compile(&contract, &sources);
        let rows = case.rows(&contract);
        let (leads, activities) = columns(&contract, &rows);
        let history = |as_of: MicrosUtc| {
            let as_of = AsOf::at(as_of);
            evaluate_history(&program, &leads, &activities, as_of, Options::default())
        };
        let last = case.as_of();
        let whole = history(last);
        let earlier = [
            37 * MINUTE,
            11 * 60 * MINUTE,
            3 * DAY + 5 * MINUTE,
            30 * DAY,
        ];
        for as_of in earlier.map(|ago| MicrosUtc(last.0 - ago)) {
            let part = history(as_of);
            for (lead, (row, events)) in rows.iter().enumerate() {
                // Without a creation time and an activity up to then, the history would start when somebody asks.
                let first = events.iter().map(|event| event.at).min();
                let start = row.created(&contract).or(first);
                if start.is_none_or(|start| start > as_of) {
                    continue;
                }
                let entries = whole.entries_of(lead).iter();
                let entries: Vec<_> = entries.filter(|entry| entry.at <= as_of).collect();
                let asked: Vec<_> = part.entries_of(lead).iter().collect();
                prop_assert_eq!(entries, asked, "lead {} asked at {:?}", lead, as_of);
            }
        }
        Ok(())
    });
    if let Err(failure) = result {
        panic!("{failure}");
    }
}

#[test]
fn a_lead_does_not_depend_on_the_others() {
    let cases = from_env("LEADC_CASES").unwrap_or(CASES);
    let result = runner(cases).run(&generate::case(), |case| {
        let mut sources = Sources::default();
        let contract = load(&case, &mut sources)?;
        let program = ir::compile(&contract, &sources);
        let as_of = AsOf::at(case.as_of());
        let history = |rows: &[_]| {
            let (leads, activities) = columns(&contract, rows);
            evaluate_history(&program, &leads, &activities, as_of, Options::default())
        };
        let rows = case.rows(&contract);
        // An activity of another lead thirty years before, when the clocks may have had another offset.
        let mut among_others = rows.clone();
        let first = rows.iter().flat_map(|(_, events)| events).next().cloned();
        among_others.extend(first.map(|event| {
            let at = MicrosUtc(event.at.0 - 30 * 366 * 24 * 60 * 60_000_000);
            (Lead::default(), vec![Event { at, ..event }])
        }));
        let together = history(&among_others);
        for (lead, row) in rows.iter().enumerate() {
            let alone = history(std::slice::from_ref(row));
            let here = |entry: &Entry| Entry { lead: 0, ..*entry };
            let entries: Vec<_> = together.entries_of(lead).iter().map(here).collect();
            prop_assert_eq!(entries.as_slice(), alone.entries_of(0));
            let here = |clock: &Clock| Clock {
                lead: 0,
                ..clock.clone()
            };
            let clocks: Vec<_> = together.clocks_of(lead).iter().map(here).collect();
            prop_assert_eq!(clocks.as_slice(), alone.clocks_of(0));
            let groups = together.results.groups.iter().zip(&alone.results.groups);
            for (points, alone) in groups {
                prop_assert_eq!(points[lead], alone[0]);
            }
        }
        Ok(())
    });
    if let Err(failure) = result {
        panic!("{failure}");
    }
}

/// Without the history, events that no rule counts are left out.
#[test]
fn results_are_the_same_without_the_history() {
    let cases = from_env("LEADC_CASES").unwrap_or(CASES);
    let result = runner(cases).run(&generate::case(), |case| {
        let mut sources = Sources::default();
        let contract = load(&case, &mut sources)?;
        let program = ir::compile(&contract, &sources);
        let (leads, activities) = columns(&contract, &case.rows(&contract));
        let as_of = AsOf::at(case.as_of());
        let with = evaluate_history(&program, &leads, &activities, as_of, Options::default());
        let mut without = evaluate(&program, &leads, &activities, as_of, Options::default());
        // Clocks need the history of leads that stay in their stage, too.
        without.counters.leads_not_replayed = with.results.counters.leads_not_replayed;
        prop_assert_eq!(without, with.results);
        Ok(())
    });
    if let Err(failure) = result {
        panic!("{failure}");
    }
}

#[test]
fn threads_change_nothing() {
    let result = runner(2).run(&generate::case(), |case| {
        let mut sources = Sources::default();
        let contract = load(&case, &mut sources)?;
        let program = ir::compile(&contract, &sources);
        let few = case.rows(&contract);
        // Enough leads for several threads.
        let many: Vec<_> = few.iter().cycle().take(20_000).cloned().collect();
        let (leads, activities) = columns(&contract, &many);
        let with = |threads| {
            let options = Options {
                threads: Some(threads),
            };
            let as_of = AsOf::at(case.as_of());
            evaluate_history(&program, &leads, &activities, as_of, options)
        };
        prop_assert!(with(1) == with(3), "three threads say something else");
        Ok(())
    });
    if let Err(failure) = result {
        panic!("{failure}");
    }
}

#[test]
fn a_story_agrees_with_the_run() {
    let result = runner(32).run(&generate::case(), |case| {
        let mut sources = Sources::default();
        let contract = load(&case, &mut sources)?;
        let program = ir::compile(&contract, &sources);
        let (leads, activities) = columns(&contract, &case.rows(&contract));
        let as_of = AsOf::at(case.as_of());
        let results = evaluate(&program, &leads, &activities, as_of, Options::default());
        for lead in 0..results.len() {
            match explain(&program, &leads, &activities, lead, as_of) {
                None => prop_assert!(results.left_out[lead]),
                Some(explanation) => {
                    agrees_with_the_results(&program, &results, lead, &explanation)?
                }
            }
        }
        Ok(())
    });
    if let Err(failure) = result {
        panic!("{failure}");
    }
}

fn agrees_with_the_results(
    program: &ir::Program,
    results: &Results,
    lead: usize,
    explanation: &LeadExplanation,
) -> Result<(), TestCaseError> {
    let stage = results.stage[lead].map(|stage| program.stage_name(stage).to_owned());
    prop_assert_eq!(&explanation.stage, &stage);
    prop_assert_eq!(explanation.since.instant, results.since[lead]);
    for (group, column) in explanation.groups.iter().zip(&results.groups) {
        prop_assert_eq!(group.points, column[lead], "points for {}", group.name);
        let rules = group.rules.iter().map(|rule| rule.points);
        let sum = rules.fold(MilliPoints::ZERO, |sum, points| sum + points);
        prop_assert!(group.only_highest || sum == group.before_limits);
    }
    for (total, column) in explanation.totals.iter().zip(&results.totals) {
        prop_assert_eq!(total.points, column[lead], "total {}", total.name);
    }
    let named = explanation.definitions.iter().zip(&results.definitions);
    for (named, column) in named.chain(explanation.exclusions.iter().zip(&results.exclusions)) {
        prop_assert_eq!(named.condition.answer, column[lead], "{}", named.name);
    }
    Ok(())
}

#[test]
fn coverage_sees_what_the_run_found() {
    let result = runner(32).run(&generate::case(), |case| {
        let mut sources = Sources::default();
        let contract = load(&case, &mut sources)?;
        let program = ir::compile(&contract, &sources);
        let as_of = AsOf::at(case.as_of());
        let rows = case.rows(&contract);
        let alone = rows.iter().map(|row| {
            let (leads, activities) = columns(&contract, std::slice::from_ref(row));
            let options = Options { threads: Some(1) };
            (
                reached(&program, &leads, &activities, as_of),
                evaluate_history(&program, &leads, &activities, as_of, options),
            )
        });
        let (runs, history): (Vec<_>, Vec<_>) = alone.unzip();
        let coverage = Coverage::new(&contract, &program, &sources, &runs);
        seen_as_found(&contract, &coverage, &history)
    });
    if let Err(failure) = result {
        panic!("{failure}");
    }
}

fn seen_as_found(
    contract: &Contract,
    coverage: &Coverage,
    history: &[History],
) -> Result<(), TestCaseError> {
    let items = || coverage.blocks.iter().flat_map(|block| &block.items);
    let seen = |kind: ItemKind, outcome: Outcome| -> Vec<usize> {
        let all = items().filter(|item| item.kind == kind);
        let outcomes = all.flat_map(|item| &item.outcomes);
        let seen = outcomes.filter(|seen| seen.outcome == outcome);
        seen.map(|seen| seen.examples).collect()
    };
    let count = |of: &dyn Fn(&History) -> bool| history.iter().filter(|one| of(one)).count();
    let stages = (0..contract.stages.len()).map(|stage| {
        count(&|one| {
            let mut entries = one.entries.iter();
            entries.any(|entry| entry.stage.index() == stage && entry.how != EntryCause::Passed)
        })
    });
    let stages: Vec<usize> = stages.collect();
    prop_assert_eq!(seen(ItemKind::Stage, Outcome::Entered), stages);
    for (outcome, state) in [
        (Outcome::Met, ClockState::Met),
        (Outcome::Breached, ClockState::Breached),
    ] {
        let slas = (0..contract.slas.len()).map(|sla| {
            count(&|one| {
                let mut clocks = one.clocks.iter();
                clocks.any(|clock| clock.sla.index() == sla && clock.state == state)
            })
        });
        let slas: Vec<usize> = slas.collect();
        prop_assert_eq!(seen(ItemKind::Clause, outcome), slas);
    }
    let excluded = seen(ItemKind::Exclusion, Outcome::Excluded);
    for (exclusion, seen) in excluded.into_iter().enumerate() {
        let now = count(&|one| one.results.exclusions[exclusion][0].is_met());
        prop_assert!(seen >= now, "{now} leads are excluded, {seen} ever were");
    }
    let keys: std::collections::BTreeSet<&str> = items().map(|item| item.key.as_str()).collect();
    prop_assert_eq!(keys.len(), items().count());
    Ok(())
}
