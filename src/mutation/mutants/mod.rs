//! The changes that are tried: each changes one thing, and is small enough to slip through a review.

mod activities;
mod block_removal;
mod boundary_shift;
mod comparison_shift;
mod conditions;
mod groups;
mod limits;
mod modifiers;
mod points;
mod slas;
mod stages;
mod windows;

use crate::contract::model::Contract;
use crate::message::{Message, msg};
use crate::source::{Sources, Span};
use crate::syntax::phrase::Language;

/// What kind of thing a change affects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A number or date in a comparison.
    Threshold,
    /// The points a rule gives.
    Points,
    /// The operator of a comparison: `at least` and `more than`, `is` and `is not`.
    Comparison,
    /// A limit of points or occurrences.
    Cap,
    /// A time: the days a condition covers, decay, deadlines.
    Window,
    /// A line, or an item of one, that is removed.
    LeftOut,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 6] = [
        Kind::Threshold,
        Kind::Points,
        Kind::Comparison,
        Kind::Cap,
        Kind::Window,
        Kind::LeftOut,
    ];

    /// The word shown to users.
    pub fn message(self) -> Message {
        match self {
            Kind::Threshold => msg!("threshold"),
            Kind::Points => msg!("points"),
            Kind::Comparison => msg!("comparison"),
            Kind::Cap => msg!("cap"),
            Kind::Window => msg!("time"),
            Kind::LeftOut => msg!("line left out"),
        }
    }

    /// The word in documents for programs.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Threshold => "threshold",
            Kind::Points => "points",
            Kind::Comparison => "comparison",
            Kind::Cap => "cap",
            Kind::Window => "time",
            Kind::LeftOut => "line left out",
        }
    }
}

impl serde::Serialize for Kind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

type Edit = Box<dyn Fn(&mut Contract) -> Option<()> + Send + Sync>;

/// A contract with one thing changed.
pub struct Mutant {
    /// What kind of thing is changed.
    pub kind: Kind,
    /// The line, or the part of it.
    pub place: Span,
    /// The original text.
    pub was: String,
    /// The changed text; none if it is removed.
    pub now: Option<String>,
    edit: Edit,
}

impl Mutant {
    /// The contract with the change.
    pub fn applied(&self, contract: &Contract) -> Contract {
        let mut changed = contract.clone();
        // The edit's places come from the contract itself, so they exist.
        let _ = (self.edit)(&mut changed);
        changed
    }
}

impl std::fmt::Debug for Mutant {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (was, now) = (&self.was, &self.now);
        write!(f, "{:?}: {was:?} to {now:?}", self.kind)
    }
}

/// Every change of a contract, in the order of its lines.
pub fn all(contract: &Contract, sources: &Sources) -> Vec<Mutant> {
    let mut list = MutantList {
        contract,
        sources,
        language: contract.info.language,
        changes: Vec::new(),
    };
    conditions::changes(&mut list);
    groups::changes(&mut list);
    block_removal::changes(&mut list);
    stages::changes(&mut list);
    slas::changes(&mut list);
    activities::changes(&mut list);
    let mut changes = list.changes;
    let file = |change: &Mutant| change.place.file;
    changes.sort_by_key(|change| (file(change), change.place.start));
    changes
}

/// The changes found so far, and what is needed to print them.
struct MutantList<'a> {
    contract: &'a Contract,
    sources: &'a Sources,
    language: Language,
    changes: Vec<Mutant>,
}

impl MutantList<'_> {
    /// Adds a change at a place. It is dropped if the edit does not find what it expects in the contract.
    fn add(
        &mut self,
        kind: Kind,
        place: Span,
        (was, now): (impl Into<String>, Option<String>),
        edit: impl Fn(&mut Contract) -> Option<()> + Send + Sync + 'static,
    ) {
        let was = was.into();
        if now.as_ref() != Some(&was) {
            let edit: Edit = Box::new(edit);
            self.changes.push(Mutant {
                kind,
                place,
                was,
                now,
                edit,
            });
        }
    }

    /// The text at a place without surrounding white space.
    fn text(&self, place: Span) -> String {
        self.sources.text(place).trim().to_owned()
    }

    /// The line below `from` and above `to` that consists of `text`.
    fn line_saying(&self, text: &str, from: Span, to: Option<Span>) -> Option<Span> {
        let file = self.sources.file(from.file);
        let first = file.place(from.start as usize).line + 1;
        let last = match to {
            Some(to) => file.place(to.start as usize).line,
            None => file.line_count() + 1,
        };
        let lines = (first..last).map(|line| {
            let range = file.line_range(line);
            Span::new(from.file, range.start, range.end)
        });
        let wanted = crate::text::fold_name(text);
        let mut lines = lines.take_while(|line| to.is_some() || self.belongs(*line));
        lines.find(|line| crate::text::fold_name(self.sources.text(*line)) == wanted)
    }

    /// Whether a line can still belong to the block above it, that is, is not empty.
    fn belongs(&self, line: Span) -> bool {
        !self.sources.text(line).trim().is_empty()
    }
}
