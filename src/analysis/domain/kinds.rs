//! Kinds of activity: which kinds of two contracts are the same, and which are part of others.

use crate::contract::model::ActivityId;
use crate::ir::Program;
use crate::ir::program::KindSource;
use crate::ir::term::{Term, TermId};
use crate::text::fold_name;
use rustc_hash::FxHashMap;
use std::cell::RefCell;

/// The kinds of some contracts. Kinds share the kinds they are derived from, so each is examined once.
#[derive(Debug)]
pub(super) struct Kinds {
    /// By side and kind.
    signatures: Vec<Vec<String>>,
    /// Whether every event of one kind of a side belongs to another kind.
    always: RefCell<FxHashMap<(usize, ActivityId, ActivityId), bool>>,
}

impl Kinds {
    pub fn new(sides: &[&Program]) -> Kinds {
        let mut numbers = FxHashMap::default();
        let signatures = sides.iter().map(|program| {
            let mut side = Side {
                program,
                numbers: &mut numbers,
                known: vec![None; program.kinds.len()],
            };
            let kinds = (0..program.kinds.len() as u32).map(ActivityId);
            kinds.map(|kind| side.signature(kind)).collect()
        });
        Kinds {
            signatures: signatures.collect(),
            always: RefCell::default(),
        }
    }

    /// A text that is equal for kinds of two contracts only if their names and definitions agree.
    pub fn signature(&self, side: usize, kind: ActivityId) -> &str {
        &self.signatures[side][kind.index()]
    }

    /// Whether every event of a kind belongs to the other kind.
    pub fn is_always(
        &self,
        program: &Program,
        side: usize,
        kind: ActivityId,
        other: ActivityId,
    ) -> bool {
        if kind == other {
            return true;
        }
        let key = (side, kind, other);
        if let Some(known) = self.always.borrow().get(&key) {
            return *known;
        }
        let is_always = |kind, other| self.is_always(program, side, kind, other);
        let joined = match &program.kinds[other.index()].source {
            KindSource::AnyOf(kinds) => kinds.iter().any(|k| is_always(kind, *k)),
            KindSource::Data | KindSource::KindOf { .. } => false,
        };
        let found = joined
            || match &program.kinds[kind.index()].source {
                KindSource::KindOf { parent, .. } => is_always(*parent, other),
                KindSource::AnyOf(kinds) => kinds.iter().all(|k| is_always(*k, other)),
                KindSource::Data => false,
            };
        self.always.borrow_mut().insert(key, found);
        found
    }
}

/// The signatures of a contract, under construction.
struct Side<'s> {
    program: &'s Program,
    /// The kinds of all contracts, each by its name and the signatures of what it is derived from.
    numbers: &'s mut FxHashMap<String, usize>,
    known: Vec<Option<String>>,
}

impl Side<'_> {
    fn signature(&mut self, kind: ActivityId) -> String {
        if let Some(known) = &self.known[kind.index()] {
            return known.clone();
        }
        let this = &self.program.kinds[kind.index()];
        let name = fold_name(&this.name);
        let text = match &this.source {
            KindSource::Data => format!("{name:?}"),
            KindSource::KindOf { parent, when } => {
                let when = when.map(|when| signature(self.program, when.condition));
                let when = when.unwrap_or_default();
                format!("{name:?} = {} when {when}", self.signature(*parent))
            }
            KindSource::AnyOf(kinds) => {
                let kinds: Vec<String> = kinds.iter().map(|kind| self.signature(*kind)).collect();
                format!("{name:?} = any of {}", kinds.join(", "))
            }
        };
        let next = self.numbers.len();
        let number = self.numbers.entry(text).or_insert(next);
        let signature = format!("#{number}");
        self.known[kind.index()] = Some(signature.clone());
        signature
    }
}

/// A condition on details as a text that includes everything it depends on, without ids.
fn signature(program: &Program, term: TermId) -> String {
    let this = program.term(term);
    let value = this.value().map(|value| program.value_name(value));
    let asks = match this {
        Term::Text(_, id) => format!("{:?}", program.texts[id.index()]),
        Term::Band {
            bands, first, last, ..
        } => {
            let table = &program.bands[bands.index()];
            format!("{:?} {first} {last}", table.points)
        }
        Term::All(_) => "all".to_owned(),
        Term::Any(_) => "any".to_owned(),
        Term::Not(_) => "not".to_owned(),
        Term::Known(_) => "known".to_owned(),
        Term::Yes(_) => "yes".to_owned(),
        Term::Day { first, last, .. } => format!("{first:?} {last:?}"),
        Term::Age {
            youngest, oldest, ..
        } => format!("{youngest} {oldest}"),
        other @ (Term::Always(_)
        | Term::Number(..)
        | Term::Points(..)
        | Term::Count { .. }
        | Term::Quiet { .. }
        | Term::Entered(_)
        | Term::Reached(_)) => format!("{other:?}"),
    };
    let inner: Vec<String> = this
        .children()
        .iter()
        .map(|c| signature(program, *c))
        .collect();
    format!("({} {asks} {})", value.unwrap_or_default(), inner.join(" "))
}
