//! The changes that are tried: each one thing, small enough to slip through a review.

mod activities;
mod block_removal;
mod boundary_shift;
mod comparison_shift;
mod condition_site;
mod conditions;
mod groups;
mod limits;
mod modifiers;
mod points;
mod slas;
mod stages;
mod windows;

use crate::contract::model::Contract;
use crate::source::{Sources, Span};
use crate::syntax::phrase::Language;

/// What kind of thing a change changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A number or date something is compared with.
    Threshold,
    /// How many points a rule gives.
    Points,
    /// The way of comparing: `at least` and `more than`, `is` and `is not`.
    Comparison,
    /// A limit: of points, of occurrences.
    Cap,
    /// A time: days that are looked at, decay, deadlines.
    Window,
    /// A line, or an item of one, that is not there.
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

    /// What people call it.
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
pub struct Change {
    /// What kind of thing is changed.
    pub kind: Kind,
    /// The line, or the part of it.
    pub place: Span,
    /// What stands there.
    pub was: String,
    /// What would stand there; none if it were left out.
    pub now: Option<String>,
    edit: Edit,
}

impl Change {
    /// The contract with the change.
    pub fn applied(&self, contract: &Contract) -> Contract {
        let mut changed = contract.clone();
        // Places are taken from the contract itself, so they are there.
        let _ = (self.edit)(&mut changed);
        changed
    }
}

impl std::fmt::Debug for Change {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (was, now) = (&self.was, &self.now);
        write!(f, "{:?}: {was:?} to {now:?}", self.kind)
    }
}

/// Every change of a contract, in the order of its lines.
pub fn all(contract: &Contract, sources: &Sources) -> Vec<Change> {
    let mut list = List {
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
    let file = |change: &Change| change.place.file;
    changes.sort_by_key(|change| (file(change), change.place.start));
    changes
}

/// The changes found so far, and what is needed to write them down.
struct List<'a> {
    contract: &'a Contract,
    sources: &'a Sources,
    language: Language,
    changes: Vec<Change>,
}

impl List<'_> {
    /// Adds a change of what stands at a place; an edit is given up where it finds something else than the contract has.
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
            self.changes.push(Change {
                kind,
                place,
                was,
                now,
                edit,
            });
        }
    }

    /// The text of a place without the white space around it.
    fn text(&self, place: Span) -> String {
        self.sources.text(place).trim().to_owned()
    }

    /// The line below `from`, and above `to`, that says `text` and nothing else.
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

    /// Whether a line can still be one of the block above it: not empty.
    fn belongs(&self, line: Span) -> bool {
        !self.sources.text(line).trim().is_empty()
    }
}
