//! Every way a statement can be read as a phrase of a kind.
//!
//! The grammar cannot see where a free name ends, so the end is tried at every word: what follows must read as the rest
//! of the phrase, up to the end of the line.

use super::language::{Grammar, Node, NodeKind, free_slot, is_last};
use super::normal::Statement;
use super::phrase::PhraseKind;
use super::slots::{self, Reader};
use super::tree::{Phrase, Slot};
use super::{free, pattern::Piece};

/// All readings, in the order of the table.
pub fn readings(grammar: &'static Grammar, kind: PhraseKind, statement: &Statement) -> Vec<Phrase> {
    if statement.text.is_empty() {
        return Vec::new();
    }
    let starts = statement.word_starts();
    let attempt = Attempt {
        grammar,
        statement,
        starts: &starts,
    };
    let mut found: Vec<(usize, Vec<Slot>)> = Vec::new();
    if let Some((alternative, node)) = grammar.whole(kind, &statement.text) {
        found.push((alternative, attempt.fixed_slots(&node)));
    }
    for start in &starts {
        if let Some((alternative, node)) = grammar.tail(kind, &statement.text[*start..]) {
            let rest = attempt.fixed_slots(&node.moved(*start));
            for first in attempt.free_slots(alternative, 0, 0, *start) {
                found.push((alternative, [vec![first], rest.clone()].concat()));
            }
        }
    }
    for alternative in grammar.others(kind) {
        attempt.pieces(*alternative, 0, 0, Vec::new(), &mut found);
    }
    found.sort_by_key(|(alternative, _)| *alternative);
    let phrase = |(alternative, slots): (usize, Vec<Slot>)| Phrase {
        id: grammar.alternatives[alternative].id,
        span: statement.whole(),
        slots,
    };
    found.into_iter().map(phrase).collect()
}

struct Attempt<'a> {
    grammar: &'static Grammar,
    statement: &'a Statement,
    starts: &'a [usize],
}

impl Attempt<'_> {
    /// Reads the pieces of an alternative from `piece` on, at byte `at`; adds every complete reading to `found`.
    fn pieces(
        &self,
        alternative: usize,
        piece: usize,
        at: usize,
        slots: Vec<Slot>,
        found: &mut Vec<(usize, Vec<Slot>)>,
    ) {
        let pattern = &self.grammar.alternatives[alternative];
        match pattern.pieces.get(piece) {
            None => found.push((alternative, slots)),
            Some(Piece::Fixed(_)) => {
                let Some(node) = self
                    .grammar
                    .piece(alternative, piece, &self.statement.text[at..])
                else {
                    return;
                };
                let node = node.moved(at);
                let slots = [slots, self.fixed_slots(&node)].concat();
                self.pieces(alternative, piece + 1, node.range.end, slots, found);
            }
            Some(Piece::Free(..)) if is_last(pattern, piece) => {
                for slot in self.free_slots(alternative, piece, at, self.statement.text.len()) {
                    found.push((alternative, [slots.clone(), vec![slot]].concat()));
                }
            }
            Some(Piece::Free(..)) => {
                for end in self.starts.iter().filter(|end| **end > at) {
                    // The piece behind is looked at first: it is cheap and nearly always says no.
                    if self
                        .grammar
                        .piece(alternative, piece + 1, &self.statement.text[*end..])
                        .is_none()
                    {
                        continue;
                    }
                    for slot in self.free_slots(alternative, piece, at, *end) {
                        self.pieces(
                            alternative,
                            piece + 1,
                            *end,
                            [slots.clone(), vec![slot]].concat(),
                            found,
                        );
                    }
                }
            }
        }
    }

    fn free_slots(&self, alternative: usize, piece: usize, start: usize, end: usize) -> Vec<Slot> {
        let slot = free_slot(&self.grammar.alternatives[alternative], piece);
        slot.map_or(Vec::new(), |(name, kind)| {
            free::slots(self.grammar, self.statement, start..end, name, kind)
        })
    }

    fn fixed_slots(&self, node: &Node) -> Vec<Slot> {
        let reader = Reader {
            grammar: self.grammar,
            statement: self.statement,
        };
        let slot = |node: &Node| match node.kind {
            NodeKind::Slot(name, kind) => Some(slots::slot(reader, name, kind, node)),
            _ => None,
        };
        node.nodes.iter().filter_map(slot).collect()
    }
}
