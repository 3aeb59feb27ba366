//! Pairs of generated contracts on the same leads: the numbers of the difference are those of two runs, compared lead by lead.

use crate::generate::{self, Case};
use crate::properties::{load, runner};
use crate::reference::columns::columns;
use leadc::contract::model::Contract;
use leadc::diff::leads::{ClockCounts, Evaluated, compare};
use leadc::eval::{AsOf, ClockState, History, Options, evaluate_history};
use leadc::ir::{self, Program};
use leadc::source::Sources;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// A generated pair may have a calendar that is never open while the contract is in force; another pair is tried then.
fn read(case: &Case, sources: &mut Sources) -> Result<Contract, TestCaseError> {
    load(case, sources).map_err(|error| match error.to_string() {
        text if text.contains("is closed all the time") => TestCaseError::reject(text),
        _ => error,
    })
}

/// Where a lead is, in the words of the difference.
fn place(program: &Program, history: &History, lead: usize) -> String {
    let results = &history.results;
    if results.left_out[lead] {
        return "created later".to_owned();
    }
    if results
        .exclusions
        .iter()
        .any(|column| column[lead].is_met())
    {
        return "excluded".to_owned();
    }
    results.stage[lead].map_or("in no stage".to_owned(), |stage| {
        program.stage_name(stage).to_owned()
    })
}

fn clocks(program: &Program, history: &History) -> BTreeMap<String, ClockCounts> {
    let mut counts: BTreeMap<String, ClockCounts> = (program.slas.iter())
        .map(|sla| (sla.name.clone(), ClockCounts::default()))
        .collect();
    for clock in &history.clocks {
        let name = &program.slas[clock.sla.index()].name;
        let of_sla = counts
            .get_mut(name)
            .expect("the sla is one of the contract's");
        match clock.state {
            ClockState::Met => of_sla.met += 1,
            ClockState::Breached => of_sla.breached += 1,
            ClockState::Running => of_sla.running += 1,
            ClockState::Void => of_sla.void += 1,
            ClockState::NotStarted(_) => {}
        }
    }
    counts
}

#[test]
fn the_numbers_are_those_of_two_runs_lead_by_lead() {
    let pairs = (generate::case(), generate::case());
    let result = runner(24).run(&pairs, |(old, new)| {
        let mut sources = [Sources::default(), Sources::default()];
        let rows = old.rows(&read(&old, &mut sources[0])?);
        let as_of = AsOf::at(old.as_of());
        let mut runs = Vec::new();
        for (case, sources) in [&old, &new].into_iter().zip(&mut sources) {
            let contract = read(case, sources)?;
            let program = ir::compile(&contract, sources);
            let (leads, activities) = columns(&contract, &rows);
            let followed =
                evaluate_history(&program, &leads, &activities, as_of, Options::default());
            runs.push((program, leads, activities, followed));
        }
        let [before, after] = [0, 1].map(|at: usize| {
            let (program, leads, activities, followed) = &runs[at];
            Evaluated {
                program,
                leads,
                activities,
                as_of,
                history: followed,
            }
        });
        let found = compare(before, after, &[]);

        let mut matrix: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
        for (lead, (row, _)) in rows.iter().enumerate() {
            let [from, to] = [before, after].map(|side| place(side.program, side.history, lead));
            matrix.entry((from, to)).or_default().push(row.id.clone());
        }
        let cells = found.matrix.iter().map(|cell| {
            let pair = (cell.from.word().to_owned(), cell.to.word().to_owned());
            (pair, cell.leads)
        });
        let expected = matrix
            .iter()
            .map(|(pair, leads)| (pair.clone(), leads.len() as u64));
        prop_assert_eq!(
            cells.collect::<BTreeMap<_, _>>(),
            expected.collect::<BTreeMap<_, _>>()
        );

        matrix.retain(|(from, to), _| from != to);
        let moves = found.moves.iter().map(|one| {
            let mut leads = one.leads.clone();
            leads.sort();
            (
                (one.from.word().to_owned(), one.to.word().to_owned()),
                leads,
            )
        });
        matrix.values_mut().for_each(|leads| leads.sort());
        prop_assert_eq!(
            found.moved,
            matrix.values().map(|leads| leads.len() as u64).sum::<u64>()
        );
        prop_assert_eq!(moves.collect::<BTreeMap<_, _>>(), matrix);

        let [old, new] = [before, after].map(|side| clocks(side.program, side.history));
        for change in &found.clocks {
            prop_assert_eq!(change.old, old.get(&change.sla).copied(), "{}", &change.sla);
            prop_assert_eq!(change.new, new.get(&change.sla).copied(), "{}", &change.sla);
        }
        for (sla, counts) in &old {
            let told = found.clocks.iter().any(|change| change.sla == *sla);
            prop_assert!(
                told || new.get(sla) == Some(counts),
                "{sla} is not reported"
            );
        }
        Ok(())
    });
    if let Err(failure) = result {
        panic!("{failure}");
    }
}
