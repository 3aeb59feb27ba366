//! The pest parsers of all languages behind one interface: text in, plain nodes out. Pest is used only in this file.

use super::pattern::{Alternative, Piece, Token, alternatives, first_letter};
use super::phrase::{Language, PhraseKind, SlotName, SlotType, WORDS};
use super::rule_names::slot_rule;
use crate::message::PerLanguage;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A part of a line that a grammar rule has read.
#[derive(Debug, Clone)]
pub struct Node {
    /// Its kind.
    pub kind: NodeKind,
    /// Its range, in bytes of the text that was read.
    pub range: Range<usize>,
    /// Its parts, in order.
    pub nodes: Vec<Node>,
}

/// The meaning of a grammar rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NodeKind {
    /// A fixed piece of an alternative: index into [`Grammar::alternatives`].
    Piece(usize),
    /// A slot of the table.
    Slot(SlotName, SlotType),
    /// A word of a set, by its name in the set.
    Word(&'static str),
    /// A rule of `structure.pest`, by its name.
    Structure(&'static str),
}

type ParseFn = fn(usize, &str, &[NodeKind]) -> Option<Vec<Node>>;

/// A rule of a grammar.
struct Rule {
    name: &'static str,
    /// Its number in the enum of the parser, which also counts `EOI`.
    number: usize,
}

/// The grammar of a language, ready for reading.
pub struct Grammar {
    /// The language.
    pub language: Language,
    /// Every alternative of every phrase.
    pub alternatives: Vec<Alternative>,
    parse: ParseFn,
    /// The index of each rule.
    rules: FxHashMap<&'static str, usize>,
    /// The meaning of each rule, by its number in the enum of the parser.
    kinds: Vec<NodeKind>,
    /// For each alternative, the rules of its pieces.
    pieces: Vec<Vec<Option<usize>>>,
    /// Alternatives without free slots.
    closed: FxHashMap<PhraseKind, Vec<usize>>,
    /// Alternatives whose only free slot is at the start.
    led: FxHashMap<PhraseKind, Vec<usize>>,
    /// All other alternatives.
    others: FxHashMap<PhraseKind, Vec<usize>>,
}

impl Grammar {
    /// The grammar of a language; built once.
    pub fn for_language(language: Language) -> &'static Grammar {
        static GRAMMARS: PerLanguage<Grammar> = PerLanguage::new();
        let (rules, parse): (fn() -> Vec<Rule>, ParseFn) = match language {
            Language::En => (en::rules, en::parse),
            Language::Pt => (pt::rules, pt::parse),
            Language::It => (it::rules, it::parse),
            Language::Zh => (zh::rules, zh::parse),
        };
        GRAMMARS.get_or_init(language, || Grammar::new(language, &rules(), parse))
    }

    fn new(language: Language, rules: &[Rule], parse: ParseFn) -> Grammar {
        let alternatives = alternatives(language);
        let names = names(&alternatives);
        let last = rules.iter().map(|rule| rule.number).max().unwrap_or(0);
        let mut kinds = vec![NodeKind::Structure(""); last + 1];
        for rule in rules {
            kinds[rule.number] = node_kind(rule.name, &names);
        }
        let rules = rules.iter().enumerate();
        let rules: FxHashMap<&'static str, usize> = rules.map(|(i, rule)| (rule.name, i)).collect();
        let piece_rule = |a: &Alternative, i: usize| rules.get(a.rule(i).as_str()).copied();
        let pieces = alternatives
            .iter()
            .map(|a| (0..a.pieces.len()).map(|i| piece_rule(a, i)).collect())
            .collect();
        let [mut closed, mut led, mut others] =
            [(); 3].map(|()| FxHashMap::<_, Vec<usize>>::default());
        for (i, alternative) in alternatives.iter().enumerate() {
            let all = match alternative.pieces.as_slice() {
                [Piece::Fixed(_)] => &mut closed,
                [Piece::Free(..), Piece::Fixed(_)] => &mut led,
                _ => &mut others,
            };
            let kind = alternative.id.row().kind;
            all.entry(kind).or_default().push(i);
        }
        if !language.has_spaces() {
            // Where nothing ends a keyword, the longest that a line starts with is meant.
            let length = |at: &usize| match alternatives[*at].pieces.first() {
                Some(Piece::Fixed(tokens)) => match tokens.first() {
                    Some(Token::Words(words)) => words.len(),
                    Some(Token::Mark(_) | Token::Slot(..)) | None => 0,
                },
                Some(Piece::Free(..)) | None => 0,
            };
            let all = closed.values_mut();
            all.for_each(|all| all.sort_by_key(|at| std::cmp::Reverse(length(at))));
        }
        Grammar {
            language,
            alternatives,
            parse,
            rules,
            kinds,
            pieces,
            closed,
            led,
            others,
        }
    }

    /// Reads `text` from its first byte with a rule of `structure.pest` or a set of words; the node's range shows how far it
    /// got.
    pub fn structure(&self, rule: &str, text: &str) -> Option<Node> {
        (self.parse)(*self.rules.get(rule)?, text, &self.kinds)?
            .into_iter()
            .next()
    }

    /// Reads the whole `text` as an alternative without free slots.
    pub fn whole(&self, kind: PhraseKind, text: &str) -> Option<(usize, Node)> {
        self.first(self.closed.get(&kind)?, 0, text)
    }

    /// Reads the whole `text` as the part after the free slot at the start of an alternative.
    pub fn tail(&self, kind: PhraseKind, text: &str) -> Option<(usize, Node)> {
        self.first(self.led(kind), 1, text)
    }

    /// The alternatives of a kind whose only free slot is at the start.
    pub fn led(&self, kind: PhraseKind) -> &[usize] {
        self.led.get(&kind).map_or(&[], Vec::as_slice)
    }

    /// Reads `text` as a piece of the first alternative that has it.
    fn first(&self, alternatives: &[usize], piece: usize, text: &str) -> Option<(usize, Node)> {
        let start = first_letter(text);
        let alternatives = alternatives.iter();
        let mut alternatives =
            alternatives.filter(|at| self.alternatives[**at].may_start(piece, start));
        alternatives.find_map(|at| Some((*at, self.piece(*at, piece, text)?)))
    }

    /// Alternatives of a kind that have a free slot anywhere but at the start.
    pub fn others(&self, kind: PhraseKind) -> &[usize] {
        self.others.get(&kind).map_or(&[], Vec::as_slice)
    }

    /// Reads `text` from its first byte with a fixed piece of an alternative; the last piece must reach the end.
    pub fn piece(&self, alternative: usize, piece: usize, text: &str) -> Option<Node> {
        let pattern = &self.alternatives[alternative];
        if !pattern.may_start(piece, first_letter(text)) || !pattern.may_match(piece, text) {
            return None;
        }
        (self.parse)(self.pieces[alternative][piece]?, text, &self.kinds)?
            .into_iter()
            .next()
    }

    /// Reads `text` from its first byte as a slot of a type.
    pub fn slot(&self, name: SlotName, kind: SlotType, text: &str) -> Option<Node> {
        self.structure(&slot_rule(name, kind), text)
    }
}

/// The rules of pieces and of words, by their names.
fn names(alternatives: &[Alternative]) -> FxHashMap<String, NodeKind> {
    let words = WORDS.iter();
    let words = words.map(|row| {
        (
            format!("{}_{}", row.set, row.name),
            NodeKind::Word(row.name),
        )
    });
    let pieces = alternatives.iter().enumerate();
    let pieces = pieces.flat_map(|(i, alternative)| {
        let pieces = 0..alternative.pieces.len();
        pieces.map(move |piece| (alternative.rule(piece), NodeKind::Piece(i)))
    });
    words.chain(pieces).collect()
}

/// The meaning of a rule.
fn node_kind(rule: &'static str, names: &FxHashMap<String, NodeKind>) -> NodeKind {
    if let Some(kind) = names.get(rule) {
        return *kind;
    }
    let slot = rule.strip_prefix("s_");
    if let Some((name, kind)) = slot.and_then(|slot| slot.split_once('_'))
        && let (Some(name), Some(kind)) = (SlotName::from_text(name), slot_type(kind))
    {
        return NodeKind::Slot(name, kind);
    }
    NodeKind::Structure(rule)
}

fn slot_type(rule: &str) -> Option<SlotType> {
    match rule {
        "field_type" => Some(SlotType::Type),
        other => SlotType::from_text(other),
    }
}

/// The parser of one language. Each derive has its own `Rule`, so the conversion of pairs into nodes is generated per language.
macro_rules! language {
    ($module:ident, $file:literal) => {
        mod $module {
            use super::{Node, NodeKind};
            use pest::Parser;
            use pest::iterators::Pair;

            // The derived enum has no docs; it does not leave this module.
            #[derive(pest_derive::Parser)]
            #[grammar = "../grammar/structure.pest"]
            #[grammar = $file]
            struct LineParser;

            /// All rules. Their names are allocated for good, so this is called once.
            pub fn rules() -> Vec<super::Rule> {
                let rules = Rule::all_rules().iter();
                let rules = rules.map(|rule| super::Rule {
                    name: format!("{rule:?}").leak(),
                    number: *rule as usize,
                });
                rules.collect()
            }

            /// Reads `text` with the rule of the given index.
            pub fn parse(rule: usize, text: &str, kinds: &[NodeKind]) -> Option<Vec<Node>> {
                let rule = *Rule::all_rules().get(rule)?;
                let pairs = LineParser::parse(rule, text).ok()?;
                Some(
                    pairs
                        .filter(|pair| pair.as_rule() != Rule::EOI)
                        .map(|pair| node(pair, kinds))
                        .collect(),
                )
            }

            fn node(pair: Pair<'_, Rule>, kinds: &[NodeKind]) -> Node {
                let kind = kinds[pair.as_rule() as usize];
                let span = pair.as_span();
                let range = span.start()..span.end();
                let nodes = pair
                    .into_inner()
                    .filter(|pair| pair.as_rule() != Rule::EOI)
                    .map(|pair| node(pair, kinds))
                    .collect();
                Node { kind, range, nodes }
            }
        }
    };
}

language!(en, "../grammar/en.pest");
language!(pt, "../grammar/pt.pest");
language!(it, "../grammar/it.pest");
language!(zh, "../grammar/zh.pest");

impl Node {
    /// The first node of a structure rule at or below this one.
    pub fn find(&self, rule: &str) -> Option<&Node> {
        if self.is(rule) {
            return Some(self);
        }
        self.nodes.iter().find_map(|node| node.find(rule))
    }

    /// Whether this is a node of a structure rule.
    pub fn is(&self, rule: &str) -> bool {
        matches!(self.kind, NodeKind::Structure(name) if name == rule)
    }

    /// The first word of a set at or below this node.
    pub fn word(&self) -> Option<&'static str> {
        match self.kind {
            NodeKind::Word(name) => Some(name),
            _ => self.nodes.iter().find_map(Node::word),
        }
    }

    /// The text of the node.
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        &text[self.range.clone()]
    }

    /// The same node, with its text starting at byte `offset`.
    pub fn moved(mut self, offset: usize) -> Node {
        self.range = self.range.start + offset..self.range.end + offset;
        self.nodes = self
            .nodes
            .into_iter()
            .map(|node| node.moved(offset))
            .collect();
        self
    }
}

/// Whether `piece` is the last of its alternative.
pub fn is_last(alternative: &Alternative, piece: usize) -> bool {
    piece + 1 == alternative.pieces.len()
}

/// The free slot at a piece.
pub fn free_slot(alternative: &Alternative, piece: usize) -> Option<(SlotName, SlotType)> {
    match alternative.pieces.get(piece)? {
        Piece::Free(name, kind) => Some((*name, *kind)),
        Piece::Fixed(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::phrase::{PHRASES, PhraseId};

    #[test]
    fn every_fixed_piece_has_a_rule() {
        let grammars = Language::ALL
            .iter()
            .map(|language| Grammar::for_language(*language));
        let all = grammars.flat_map(|grammar| grammar.alternatives.iter().zip(&grammar.pieces));
        for (alternative, rules) in all {
            for (piece, rule) in alternative.pieces.iter().zip(rules) {
                assert_eq!(
                    matches!(piece, Piece::Fixed(_)),
                    rule.is_some(),
                    "{:?}",
                    alternative.id
                );
            }
        }
        assert!(PHRASES.len() > 100);
    }

    #[test]
    fn whole_lines_and_tails_are_read() {
        let grammar = Grammar::for_language(Language::En);
        let id = |found: Option<(usize, Node)>| found.map(|(i, _)| grammar.alternatives[i].id);
        assert_eq!(
            id(grammar.whole(PhraseKind::Header, "points for fit, at most 60:")),
            Some(PhraseId::Points)
        );
        assert_eq!(
            id(grammar.tail(PhraseKind::Condition, "between 200 and 1,000")),
            Some(PhraseId::Between)
        );
        assert_eq!(
            id(grammar.tail(
                PhraseKind::Condition,
                "at least 2 times in the last 14 days"
            )),
            Some(PhraseId::TimesInLast)
        );
        assert_eq!(
            id(grammar.tail(PhraseKind::Condition, "is \"SaaS\"")),
            Some(PhraseId::Is)
        );
        assert_eq!(
            id(grammar.whole(PhraseKind::Header, "points for fit, max 60:")),
            None
        );
    }
}
