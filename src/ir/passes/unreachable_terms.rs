//! Removes unused terms, text tests and breakpoint tables.

use super::rewrite::{each_use, rewrite};
use crate::ir::program::Program;
use crate::ir::term::{BandsId, Term, TermId, TextId};

pub(super) fn run(program: &mut Program) {
    drop_terms(program);
    let used = |of: fn(&Term) -> Option<usize>, count: usize, terms: &[Term]| {
        let mut used = vec![false; count];
        terms.iter().filter_map(of).for_each(|i| used[i] = true);
        used
    };
    let text = |term: &Term| term.text().map(TextId::index);
    let band = |term: &Term| term.bands().map(BandsId::index);
    let texts = used(text, program.texts.len(), &program.terms);
    let bands = used(band, program.bands.len(), &program.terms);
    let (new_texts, new_bands) = (renumber(&texts), renumber(&bands));
    keep(&mut program.texts, &texts);
    keep(&mut program.bands, &bands);
    for term in &mut program.terms {
        if let Term::Text(_, text) = term {
            *text = TextId(new_texts[text.index()]);
        } else if let Term::Band { bands, .. } = term {
            *bands = BandsId(new_bands[bands.index()]);
        }
    }
}

fn drop_terms(program: &mut Program) {
    let mut used = vec![false; program.terms.len()];
    each_use(program, |id| used[id.index()] = true);
    for index in (0..program.terms.len()).rev() {
        if used[index] {
            for child in program.terms[index].children() {
                used[child.index()] = true;
            }
        }
    }
    let mut old = 0;
    rewrite(program, |_, arena, term| {
        let keep = used[old];
        old += 1;
        // The new id of a removed term is never used.
        if keep { arena.id(term) } else { TermId(0) }
    });
}

fn renumber(used: &[bool]) -> Vec<u32> {
    let mut next = 0;
    let number = |used: &bool| {
        let number = next;
        next += u32::from(*used);
        number
    };
    used.iter().map(number).collect()
}

fn keep<T>(items: &mut Vec<T>, used: &[bool]) {
    let mut used = used.iter();
    items.retain(|_| used.next() == Some(&true));
}
