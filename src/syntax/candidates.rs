//! Every way a statement can be read as a phrase of a kind.
//!
//! The grammar cannot determine where a free name ends, so every word is tried as its end. The remaining text must read as
//! the rest of the phrase, up to the end of the line.

use super::grammar_backend::{Grammar, Node, NodeKind, free_slot, is_last};
use super::normalize::Statement;
use super::phrase::{PhraseKind, SlotType};
use super::slots::{self, Reader};
use super::tree::{Phrase, Slot};
use super::{free_slots, pattern::Piece};

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
    for start in starts
        .iter()
        .filter(|start| attempt.may_lead(kind, **start))
    {
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
    /// Reads the pieces of an alternative from `piece` on, starting at byte `at`; adds every complete reading to `found`.
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
                let ends = self.starts.iter().filter(|end| **end > at);
                for end in ends.filter(|end| self.may_reach(alternative, piece, at, **end)) {
                    // The following pieces are checked first: that is cheap and nearly always rules the candidate out.
                    let text = &self.statement.text[*end..];
                    let behind = self.grammar.piece(alternative, piece + 1, text);
                    let ends =
                        |node: Node| self.may_end(alternative, piece + 2, end + node.range.end);
                    if !behind.is_some_and(ends) {
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

    /// Whether the text before a byte can be the free slot at the start of some alternative.
    fn may_lead(&self, kind: PhraseKind, end: usize) -> bool {
        let mut alternatives = self.grammar.led(kind).iter();
        alternatives.any(|alternative| self.may_reach(*alternative, 0, 0, end))
    }

    /// Whether a free slot that starts at one byte can extend to another: names have limited length.
    fn may_reach(&self, alternative: usize, piece: usize, start: usize, end: usize) -> bool {
        let text = &self.statement.text[start..end];
        match free_slot(&self.grammar.alternatives[alternative], piece) {
            Some((_, SlotType::Name)) => free_slots::is_short(text),
            Some((_, SlotType::Names)) => free_slots::ends_short(text),
            Some(_) | None => true,
        }
    }

    /// Whether a piece that starts at a byte can be the last one; other pieces always can.
    fn may_end(&self, alternative: usize, piece: usize, start: usize) -> bool {
        let pattern = &self.grammar.alternatives[alternative];
        !is_last(pattern, piece)
            || self.may_reach(alternative, piece, start, self.statement.text.len())
    }

    fn free_slots(&self, alternative: usize, piece: usize, start: usize, end: usize) -> Vec<Slot> {
        let slot = free_slot(&self.grammar.alternatives[alternative], piece);
        let slot = slot.filter(|_| self.may_reach(alternative, piece, start, end));
        slot.map_or(Vec::new(), |(name, kind)| {
            free_slots::slots(self.grammar, self.statement, start..end, name, kind)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;
    use crate::syntax::normalize::normalise;
    use crate::syntax::phrase::{Block, Language, PHRASES, PhraseId, PhraseRow};
    use crate::syntax::tree::{ConditionTextKind, SlotValue, ValueKind};
    use std::collections::BTreeSet;

    fn read(kind: PhraseKind, text: &str) -> Vec<Phrase> {
        let statement = normalise(FileId(0), text, 0).statement;
        readings(Grammar::for_language(Language::En), kind, &statement)
    }

    /// The names that a reading assumes to be declared, including those in its conditions.
    fn names(phrase: &Phrase) -> Vec<String> {
        let mut all = Vec::new();
        for slot in &phrase.slots {
            match &slot.value {
                Ok(SlotValue::Name(name)) => all.push(name.text.clone()),
                Ok(SlotValue::Names(names)) => all.extend(names.iter().map(|n| n.text.clone())),
                Ok(SlotValue::Acts(acts)) => {
                    all.extend(acts.acts.iter().map(|act| act.name.text.clone()))
                }
                Ok(SlotValue::Condition(condition)) => {
                    if let ConditionTextKind::Readings(readings) = &condition.kind {
                        // The reading with the shortest names uses the most keywords.
                        let all_names = readings.iter().map(names);
                        let shortest = all_names.min_by_key(|names| names.concat().len());
                        all.extend(shortest.unwrap_or_default());
                    }
                }
                _ => {}
            }
        }
        all
    }

    /// Bare words are a value only if they are a declared choice; no sample has one.
    fn has_bare_value(phrase: &Phrase) -> bool {
        phrase.slots.iter().any(|slot| match &slot.value {
            Ok(SlotValue::Value(value)) => matches!(&value.kind, ValueKind::Bare(_)),
            _ => false,
        })
    }

    fn own_reading(row: &PhraseRow) -> Phrase {
        let found = read(row.kind, row.sample)
            .into_iter()
            .find(|reading| reading.id == row.id);
        found
            .unwrap_or_else(|| panic!("{:?} does not read its own sample `{}`", row.id, row.sample))
    }

    /// Kinds of phrases that are allowed in the same places as a row of this kind.
    fn rivals(row: &PhraseRow) -> Vec<PhraseKind> {
        match row.kind {
            PhraseKind::Header => vec![PhraseKind::Header],
            PhraseKind::Setting | PhraseKind::Rule | PhraseKind::Modifier => {
                vec![
                    PhraseKind::Header,
                    PhraseKind::Setting,
                    PhraseKind::Rule,
                    PhraseKind::Modifier,
                ]
            }
            other => vec![other],
        }
    }

    #[test]
    fn exactly_one_phrase_reads_each_sample() {
        let declares =
            |row: &&PhraseRow| matches!(row.kind, PhraseKind::Header | PhraseKind::Declaration);
        let declared: BTreeSet<String> = PHRASES
            .iter()
            .filter(|row| !declares(row))
            .flat_map(|row| names(&own_reading(row)))
            .collect();
        for row in PHRASES {
            let place: BTreeSet<Block> = row.blocks.iter().copied().collect();
            let here = |other: &Phrase| {
                other
                    .id
                    .row()
                    .blocks
                    .iter()
                    .any(|block| place.contains(block))
            };
            let holds = |other: &Phrase| {
                // In a declaration, the words before `by` belong to the party, so the fullest form holds.
                declares(&row)
                    || !has_bare_value(other)
                        && names(other).iter().all(|name| declared.contains(name))
            };
            let readings = rivals(row)
                .into_iter()
                .flat_map(|kind| read(kind, row.sample));
            let mut ids: Vec<PhraseId> = readings
                .filter(|other| here(other) && holds(other))
                .map(|r| r.id)
                .collect();
            ids.dedup();
            if declares(&row) {
                ids.truncate(1);
            }
            assert_eq!(ids, [row.id], "`{}`", row.sample);
        }
    }

    #[test]
    fn every_place_where_a_name_could_end_is_tried() {
        let ids = |text: &str| {
            read(PhraseKind::Condition, text)
                .into_iter()
                .map(|r| (r.id, names(&r)))
                .collect::<Vec<_>>()
        };
        let found = ids("why is unknown is unknown");
        assert!(found.contains(&(PhraseId::Unknown, vec!["why is unknown".into()])));
        let found = ids("[no show] since MQL");
        assert!(found.contains(&(PhraseId::Since, vec!["no show".into(), "MQL".into()])));
    }
}
