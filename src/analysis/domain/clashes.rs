//! Boolean variables whose values exclude each other.

use super::{ClassSet, VarId};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// A boolean variable with one of its two values (classes).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Literal(u32);

impl Literal {
    fn new(number: u32, class: usize) -> Literal {
        Literal(number * 2 + u32::from(class == 1))
    }

    fn index(self) -> usize {
        self.0 as usize
    }

    /// The same variable with the other value.
    fn opposite(self) -> Literal {
        Literal(self.0 ^ 1)
    }
}

/// Pairs of literals that exclude each other. Each literal has a row of bits, so that following all implications of a lead's
/// history takes only a few words each.
#[derive(Debug)]
pub struct Clashes {
    numbers: FxHashMap<VarId, u32>,
    vars: Vec<VarId>,
    /// By literal: the literals it implies.
    implied: Vec<Vec<u64>>,
    classes: [Arc<ClassSet>; 2],
}

impl Default for Clashes {
    fn default() -> Clashes {
        Clashes {
            numbers: FxHashMap::default(),
            vars: Vec::new(),
            implied: Vec::new(),
            classes: [0, 1].map(|class| Arc::new(ClassSet::only(2, class))),
        }
    }
}

impl Clashes {
    /// Adds two classes of boolean variables that no lead has together.
    pub fn add(&mut self, a: (VarId, usize), b: (VarId, usize)) {
        let [a, b] = [a, b].map(|(var, class)| Literal::new(self.number(var), class));
        self.imply(a, b.opposite());
        self.imply(b, a.opposite());
    }

    fn number(&mut self, var: VarId) -> u32 {
        *self.numbers.entry(var).or_insert_with(|| {
            self.vars.push(var);
            self.implied.extend([Vec::new(), Vec::new()]);
            self.vars.len() as u32 - 1
        })
    }

    fn imply(&mut self, literal: Literal, other: Literal) {
        let row = &mut self.implied[literal.index()];
        let word = other.index() / 64;
        if row.len() <= word {
            row.resize(word + 1, 0);
        }
        row[word] |= 1 << (other.index() % 64);
    }

    /// The literal of a variable with a class; none if it excludes nothing.
    pub fn literal(&self, var: VarId, class: usize) -> Option<Literal> {
        Some(Literal::new(*self.numbers.get(&var)?, class))
    }

    /// The variable of a literal, and its class.
    pub fn class(&self, literal: Literal) -> (VarId, &Arc<ClassSet>) {
        let class = literal.index() % 2;
        (self.vars[literal.index() / 2], &self.classes[class])
    }

    /// The implications of a literal that are not known yet; they are added to the known ones.
    pub fn follow(&self, literal: Literal, known: &mut Vec<u64>) -> Vec<Literal> {
        let row = &self.implied[literal.index()];
        if known.len() < row.len() {
            known.resize(row.len(), 0);
        }
        let mut news = Vec::new();
        for (at, (word, known)) in row.iter().zip(known).enumerate() {
            let mut left = word & !*known;
            *known |= left;
            while left != 0 {
                news.push(Literal((at * 64) as u32 + left.trailing_zeros()));
                left &= left - 1;
            }
        }
        news
    }
}
