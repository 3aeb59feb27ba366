//! Proofs about stages without data, tested on generated data: if a stage is proved the same, no generated lead differs.

use crate::generate;
use crate::properties::{from_env, load, runner};
use crate::reference::columns::columns;
use leadc::contract::model::Contract;
use leadc::diff::contracts::Side;
use leadc::diff::witnesses::unproved;
use leadc::eval::{AsOf, Options, evaluate};
use leadc::ir;
use leadc::mutation::mutants;
use leadc::source::Sources;
use proptest::prelude::*;
use proptest::sample::Index;

fn side<'a>(contract: &'a Contract, sources: &'a Sources) -> Side<'a> {
    Side { contract, sources }
}

#[test]
fn no_generated_lead_differs_in_a_stage_that_is_proved_the_same() {
    let cases = from_env("LEADC_CASES").unwrap_or(32);
    let several = proptest::collection::vec(any::<Index>(), 4);
    let result = runner(cases).run(&(generate::case(), several), |(case, several)| {
        let mut sources = Sources::default();
        let contract = load(&case, &mut sources)?;
        let rows = case.rows(&contract);
        let (leads, activities) = columns(&contract, &rows);
        let (as_of, options) = (AsOf::at(case.as_of()), Options::default());
        let stage = |contract: &Contract| {
            let program = ir::compile(contract, &sources);
            evaluate(&program, &leads, &activities, as_of, options).stage
        };
        let before = stage(&contract);
        let changes = mutants::all(&contract, &sources);
        prop_assume!(!changes.is_empty());
        for index in several {
            let change = index.get(&changes);
            let changed = change.applied(&contract);
            let texts = unproved(side(&contract, &sources), side(&changed, &sources));
            if texts.is_empty() {
                prop_assert_eq!(&before, &stage(&changed), "{:?}", change);
            }
        }
        Ok(())
    });
    if let Err(failure) = result {
        panic!("{failure}");
    }
}
