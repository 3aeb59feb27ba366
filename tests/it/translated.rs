//! Generated contracts in all languages, with names in other languages and without.

use crate::generate;
use crate::properties::{from_env, load, runner};
use leadc::layout::format;
use leadc::source::Sources;
use proptest::prelude::*;
use std::path::Path;

#[path = "../common/translated.rs"]
mod common;
use common::{Directions, problem, with_names};

const CASES: u32 = 3;

#[test]
fn a_contract_says_the_same_in_all_languages() {
    let cases = from_env("LEADC_CASES").unwrap_or(CASES);
    let result = runner(cases).run(&generate::case(), |case| {
        load(&case, &mut Sources::default())?;
        let path = Path::new("generated.leadc");
        let formatted = format("generated.leadc", &case.text(), &mut |_| {
            Err(leadc::contract::ReadError::NotFound)
        });
        let formatted = formatted.expect("it can be formatted").text;
        prop_assert_eq!(problem(path, &formatted, Directions::Circle), None);
        let named = with_names(path, &formatted).expect("it has no errors");
        prop_assert_eq!(problem(path, &named, Directions::Circle), None);
        Ok(())
    });
    result.unwrap_or_else(|failure| panic!("{failure}"));
}
