//! All comparisons of one number become cells of one breakpoint table, so that a number is looked up once.

use super::rewrite::rewrite;
use crate::contract::model::NumberTest;
use crate::ir::arena::Arena;
use crate::ir::program::Program;
use crate::ir::term::{Bands, BandsId, Finite, Term, TermId, Value};
use std::collections::BTreeMap;

pub(super) fn run(program: &mut Program) {
    let mut points: BTreeMap<Value, Vec<Finite>> = BTreeMap::new();
    for term in &program.terms {
        if let Term::Number(value, test) = term {
            let found = points.entry(*value).or_default();
            test.map(|number| found.push(number));
        }
    }
    let mut tables: BTreeMap<Value, BandsId> = BTreeMap::new();
    for (value, mut points) in points {
        points.sort_by(|a, b| a.get().total_cmp(&b.get()));
        points.dedup();
        tables.insert(value, BandsId(program.bands.len() as u32));
        program.bands.push(Bands { value, points });
    }
    rewrite(program, |program, arena, term| match term {
        Term::Number(value, test) => {
            let id = tables[&value];
            band(arena, value, id, &program.bands[id.index()], test)
        }
        other => arena.id(other),
    });
}

fn band(
    arena: &mut Arena,
    value: Value,
    bands: BandsId,
    table: &Bands,
    test: NumberTest<Finite>,
) -> TermId {
    let last_cell = table.cells() - 1;
    let cell = |number: Finite| table.cell(number.get());
    let (first, last) = match test {
        NumberTest::Is(n) | NumberTest::IsNot(n) => (cell(n), cell(n)),
        NumberTest::Between(low, high) => (cell(low), cell(high)),
        NumberTest::AtLeast(n) => (cell(n), last_cell),
        NumberTest::AtMost(n) => (0, cell(n)),
        NumberTest::MoreThan(n) => (cell(n) + 1, last_cell),
        NumberTest::LessThan(n) => (0, cell(n) - 1),
    };
    let inside = arena.id(Term::Band {
        value,
        bands,
        first,
        last,
    });
    match test {
        NumberTest::IsNot(_) => arena.id(Term::Not(inside)),
        _ => inside,
    }
}
