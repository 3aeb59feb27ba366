//! Merges several `is` tests of one text in an `any of` into one `is one of`.

use super::rewrite::rewrite;
use crate::ir::arena::{Arena, Interner};
use crate::ir::program::Program;
use crate::ir::term::{Term, TermId, TextId, Value};
use crate::language::text::{Relation, TextTest};
use std::collections::BTreeMap;

pub(super) fn run(program: &mut Program) {
    let mut texts = Interner::default();
    for text in &program.texts {
        texts.index(text.clone());
    }
    rewrite(program, |program, arena, term| {
        let Term::Any(children) = term else {
            return arena.id(term);
        };
        let merged = merge(program, arena, &mut texts, children);
        match merged[..] {
            [only] => only,
            _ => arena.id(Term::Any(merged)),
        }
    });
    program.texts = texts.into_items();
}

fn merge(
    program: &Program,
    arena: &mut Arena,
    texts: &mut Interner<TextTest>,
    children: Vec<TermId>,
) -> Vec<TermId> {
    let mut values: BTreeMap<Value, Vec<TextId>> = BTreeMap::new();
    let mut merged = Vec::new();
    for child in children {
        if let Term::Text(value, text) = *arena.get(child)
            && one_of(program, text).is_some()
        {
            values.entry(value).or_default().push(text);
        } else {
            merged.push(child);
        }
    }
    for (value, tests) in values {
        let all: Vec<String> = tests
            .iter()
            .filter_map(|text| one_of(program, *text))
            .flatten()
            .cloned()
            .collect();
        let text = TextId(texts.index(TextTest::folded(Relation::Equals, all)));
        merged.push(arena.id(Term::Text(value, text)));
    }
    merged.sort_unstable();
    merged
}

/// The values of an `is` that existed before the pass; results of the pass are not merged again.
fn one_of(program: &Program, text: TextId) -> Option<&[String]> {
    program.texts.get(text.index())?.only()
}
