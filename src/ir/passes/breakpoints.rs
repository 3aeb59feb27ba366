//! Turns all comparisons of a number into cells of one breakpoint table, so that the number is looked up once.

use super::rewrite::rewrite;
use crate::contract::model::NumberTest;
use crate::ir::arena::Arena;
use crate::ir::program::Program;
use crate::ir::term::{Bands, BandsId, Finite, Term, TermId, Value};
use std::collections::BTreeMap;
use std::ops::Bound;

pub(super) fn run(program: &mut Program) {
    let mut points: BTreeMap<Value, Vec<Finite>> = BTreeMap::new();
    for term in &program.terms {
        if let Term::Number(value, test) = term {
            let found = points.entry(*value).or_default();
            found.extend(test.numbers());
        }
    }
    let mut tables: BTreeMap<Value, BandsId> = BTreeMap::new();
    for (value, mut points) in points {
        points.sort_by(|a, b| a.get().total_cmp(&b.get()));
        points.dedup();
        tables.insert(value, BandsId(program.bands.len() as u32));
        program.bands.push(Bands { value, points });
    }
    rewrite(program, |program, arena, term| {
        let Term::Number(value, test) = term else {
            return arena.id(term);
        };
        let id = tables[&value];
        band(arena, value, id, &program.bands[id.index()], test)
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
    let (from, to) = test.range();
    let first = match from {
        Bound::Included(n) => cell(n),
        Bound::Excluded(n) => cell(n) + 1,
        Bound::Unbounded => 0,
    };
    let last = match to {
        Bound::Included(n) => cell(n),
        Bound::Excluded(n) => cell(n) - 1,
        Bound::Unbounded => last_cell,
    };
    let inside = arena.id(Term::Band {
        value,
        bands,
        first,
        last,
    });
    match test.is_negated() {
        true => arena.id(Term::Not(inside)),
        false => inside,
    }
}
