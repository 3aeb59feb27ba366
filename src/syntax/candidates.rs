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
    let starts = statement.word_starts(grammar.language);
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
    use crate::syntax::pattern::{Alternative, Token};
    use crate::syntax::phrase::{Language, PHRASES, PhraseId, PhraseRow};
    use crate::syntax::tree::{ConditionTextKind, SlotValue, ValueKind};
    use crate::text::is_han;
    use std::collections::BTreeSet;

    fn read(language: Language, kind: PhraseKind, text: &str) -> Vec<Phrase> {
        let statement = normalise(FileId(0), text, 0).statement;
        readings(Grammar::for_language(language), kind, &statement)
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

    fn own_reading(language: Language, row: &PhraseRow, line: &str) -> Phrase {
        let readings = read(language, row.kind, line);
        let found = readings.into_iter().find(|reading| reading.id == row.id);
        found.unwrap_or_else(|| panic!("{:?} does not read `{line}`", row.id))
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
    fn exactly_one_phrase_reads_each_sample_and_each_synonym() {
        Language::ALL
            .iter()
            .for_each(|language| exactly_one(*language));
    }

    fn exactly_one(language: Language) {
        let declared: BTreeSet<String> = PHRASES
            .iter()
            .filter(|row| !declares(row))
            .flat_map(|row| names(&own_reading(language, row, row.sample(language))))
            .collect();
        for row in PHRASES {
            for line in lines(language, row) {
                let ids = ids_of(language, row, &line, &declared);
                assert_eq!(ids, [row.id], "`{line}`");
            }
        }
    }

    fn declares(row: &PhraseRow) -> bool {
        matches!(row.kind, PhraseKind::Header | PhraseKind::Declaration)
    }

    /// The sample of a phrase, and the same in the words of each of its patterns that have the same slots.
    fn lines(language: Language, row: &PhraseRow) -> Vec<String> {
        let sample = row.sample(language);
        let own = own_reading(language, row, sample);
        let text = |token: &Token| match token {
            Token::Words(words) => Some(format!(" {words}")),
            Token::Mark(mark) => Some(mark.to_string()),
            Token::Slot(name, _) => {
                let slot = own.slots.iter().find(|slot| slot.name == *name)?;
                Some(format!(" {}", &sample[slot.span.range()]))
            }
        };
        let grammar = Grammar::for_language(language);
        let alternatives = grammar.alternatives.iter().filter(|a| a.id == row.id);
        let line = |alternative: &Alternative| {
            let tokens = alternative.pieces.iter().flat_map(|piece| match piece {
                Piece::Fixed(tokens) => tokens.clone(),
                Piece::Free(name, kind) => vec![Token::Slot(*name, *kind)],
            });
            let written: Option<String> = tokens.map(|token| text(&token)).collect();
            Some(written?.trim().to_owned())
        };
        let written = alternatives.filter_map(line);
        std::iter::once(sample.to_owned()).chain(written).collect()
    }

    /// The phrases that read a line where a row is allowed, if only the names of `declared` are declared.
    fn ids_of(
        language: Language,
        row: &PhraseRow,
        line: &str,
        declared: &BTreeSet<String>,
    ) -> Vec<PhraseId> {
        let here = |other: &Phrase| {
            let mut places = other.id.row().blocks.iter();
            places.any(|block| row.blocks.contains(block))
        };
        let holds = |other: &Phrase| {
            // In a declaration, the words before `by` belong to the party, so the fullest form holds.
            declares(row)
                || !has_bare_value(other) && names(other).iter().all(|name| declared.contains(name))
        };
        let readings = rivals(row)
            .into_iter()
            .flat_map(|kind| read(language, kind, line));
        let mut ids: Vec<PhraseId> = readings
            .filter(|other| here(other) && holds(other))
            .map(|r| r.id)
            .collect();
        ids.dedup();
        if declares(row) {
            ids.truncate(1);
        }
        ids
    }

    #[test]
    fn chinese_needs_no_spaces() {
        for row in PHRASES {
            let sample = row.sample(Language::Zh);
            let spaced = own_reading(Language::Zh, row, sample);
            let mut tight = String::new();
            for (at, c) in sample.char_indices() {
                let next = sample[at + c.len_utf8()..].chars().next();
                let sides = [tight.chars().next_back(), next].map(|c| c.unwrap_or(' '));
                let is_between = sides.iter().all(|c| is_han(*c) || c.is_numeric());
                if c != ' ' || !is_between || !sides.iter().any(|c| is_han(*c)) {
                    tight.push(c);
                }
            }
            let readings = read(Language::Zh, row.kind, &tight);
            let squeezed = |phrase: &Phrase| names(phrase).concat().replace(' ', "");
            let same = |other: &Phrase| other.id == row.id && squeezed(other) == squeezed(&spaced);
            assert!(readings.iter().any(same), "`{tight}` {:?}", names(&spaced));
        }
    }

    #[test]
    fn lines_as_people_type_them_are_read() {
        use PhraseKind as K;
        let lines = [
            (K::Modifier, "最近30天内", PhraseId::InTheLast),
            (K::Modifier, "每周最多3次", PhraseId::AtMostPer),
            (K::Condition, "年营收至少 CNY 1000万", PhraseId::AtLeast),
            (K::Condition, "折扣至少１．５", PhraseId::AtLeast),
            (K::Condition, "续约早于2026年4月1日", PhraseId::Before),
            (
                K::Setting,
                "签字：“王芳”于2026年3月20日",
                PhraseId::SignedBy,
            ),
            (K::Setting, "必须完成：1次电话或1次销售邮件", PhraseId::Must),
            (K::Header, "理想客户画像 大客户：", PhraseId::IdealCustomer),
        ];
        for (kind, line, id) in lines {
            let ids: Vec<PhraseId> = read(Language::Zh, kind, line)
                .iter()
                .map(|r| r.id)
                .collect();
            assert!(ids.contains(&id), "`{line}` {ids:?}");
        }
        let decomposed = read(Language::Pt, K::Condition, "telefone NA\u{303}O consta");
        assert!(decomposed.iter().any(|r| r.id == PhraseId::Unknown));
    }

    #[test]
    fn every_place_where_a_name_could_end_is_tried() {
        let ids = |text: &str| {
            read(Language::En, PhraseKind::Condition, text)
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
