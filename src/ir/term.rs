//! Terms: conditions as a flat arena of nodes with ids, and the small tables they refer to.

use super::Truth;
use crate::contract::model::{
    ActivityId, Actor, DetailId, FieldId, NumberTest, PartyId, PointsRef, StageId,
};
use crate::language::range::NumberRange;
use crate::time::LocalDay;
use crate::units::MilliPoints;
use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident,)*) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u32);

        impl $name {
            /// The id as an index.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )* };
}

ids! {
    /// A term of [`Program::terms`](super::Program::terms).
    TermId,
    /// A text test of [`Program::texts`](super::Program::texts).
    TextId,
    /// A breakpoint table of [`Program::bands`](super::Program::bands).
    BandsId,
    /// A selection of activities of [`Program::selections`](super::Program::selections).
    SelectionId,
    /// A line of the contract, in [`Program::places`](super::Program::places).
    PlaceId,
    /// A condition as the author wrote it, in [`Program::written`](super::Program::written).
    WrittenId,
}

/// A condition. Equal terms are shared; the terms that a term uses come before it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Term {
    /// A constant.
    Always(Truth),
    /// Met if all are met.
    All(Vec<TermId>),
    /// Met if one is met.
    Any(Vec<TermId>),
    /// The opposite; open stays open.
    Not(TermId),
    /// Whether there is a value; never open.
    Known(Value),
    /// A test of a text, or of any of the values of a field with choices.
    Text(Value, TextId),
    /// A comparison of a number.
    Number(Value, NumberTest<Finite>),
    /// Whether the number falls into the cells `first..=last` of a breakpoint table.
    Band {
        /// The number.
        value: Value,
        /// The table.
        bands: BandsId,
        /// First cell.
        first: u32,
        /// Last cell.
        last: u32,
    },
    /// Whether the day is in `first..=last`; none means unlimited.
    Day {
        /// The date, or the local day of a time.
        value: Value,
        /// First day.
        first: Option<LocalDay>,
        /// Last day.
        last: Option<LocalDay>,
    },
    /// Whether the day is between `youngest` and `oldest` days ago (negative: days ahead).
    Age {
        /// The date, or the local day of a time.
        value: Value,
        /// Smallest age.
        youngest: i32,
        /// Greatest age.
        oldest: i32,
    },
    /// Whether the value is yes.
    Yes(Value),
    /// A comparison of points.
    Points(PointsRef, NumberTest<MilliPoints>),
    /// Whether there are enough activities, or enough days with them; never open.
    Count {
        /// Which activities.
        which: SelectionId,
        /// What is counted.
        measure: Measure,
        /// The minimum number.
        at_least: u32,
        /// The time they have to be in.
        window: Window,
    },
    /// `no A in the last N days`: there are none in these days, and the history is at least as long; never open.
    Quiet {
        /// Which activities.
        which: SelectionId,
        /// Number of days.
        days: u32,
        /// What must also be at least as long ago: the entry into the stage in `back to … when`, the start of the clock in
        /// `lapses when`.
        since: Anchor,
        /// Whether only activities after the last return to an earlier stage count (fast tracks).
        after_back: bool,
    },
    /// Whether the stage was ever entered or passed; never open.
    Entered(StageId),
    /// Whether the stage was entered or passed since the clock started (`lapses when` only); never open.
    Reached(StageId),
}

impl Term {
    /// The terms it uses.
    pub fn children(&self) -> &[TermId] {
        match self.compound() {
            Some(Compound::All(children) | Compound::Any(children)) => children,
            Some(Compound::Not(child)) => std::slice::from_ref(child),
            None => &[],
        }
    }

    /// How it joins other terms; none if it is a constant or asks something itself.
    pub fn compound(&self) -> Option<Compound<'_>> {
        match self {
            Term::All(children) => Some(Compound::All(children)),
            Term::Any(children) => Some(Compound::Any(children)),
            Term::Not(child) => Some(Compound::Not(child)),
            Term::Always(_)
            | Term::Known(_)
            | Term::Text(..)
            | Term::Number(..)
            | Term::Band { .. }
            | Term::Day { .. }
            | Term::Age { .. }
            | Term::Yes(_)
            | Term::Points(..)
            | Term::Count { .. }
            | Term::Quiet { .. }
            | Term::Entered(_)
            | Term::Reached(_) => None,
        }
    }

    /// The same term with other children.
    pub fn map_children(&self, mut map: impl FnMut(TermId) -> TermId) -> Term {
        match self.compound() {
            Some(Compound::All(all)) => Term::All(all.iter().map(|c| map(*c)).collect()),
            Some(Compound::Any(any)) => Term::Any(any.iter().map(|c| map(*c)).collect()),
            Some(Compound::Not(child)) => Term::Not(map(*child)),
            None => self.clone(),
        }
    }

    /// The value it tests, if any.
    pub fn value(&self) -> Option<Value> {
        match self {
            Term::Known(value)
            | Term::Text(value, _)
            | Term::Number(value, _)
            | Term::Band { value, .. }
            | Term::Day { value, .. }
            | Term::Age { value, .. }
            | Term::Yes(value) => Some(*value),
            Term::Always(_)
            | Term::All(_)
            | Term::Any(_)
            | Term::Not(_)
            | Term::Points(..)
            | Term::Count { .. }
            | Term::Quiet { .. }
            | Term::Entered(_)
            | Term::Reached(_) => None,
        }
    }

    /// The activities it depends on, if any: those it counts, and those that end its window.
    pub fn selections(&self) -> impl Iterator<Item = SelectionId> + use<> {
        let (which, until) = match self {
            Term::Count { which, window, .. } => (Some(*which), window.until),
            Term::Quiet { which, .. } => (Some(*which), None),
            Term::Always(_)
            | Term::All(_)
            | Term::Any(_)
            | Term::Not(_)
            | Term::Known(_)
            | Term::Text(..)
            | Term::Number(..)
            | Term::Band { .. }
            | Term::Day { .. }
            | Term::Age { .. }
            | Term::Yes(_)
            | Term::Points(..)
            | Term::Entered(_)
            | Term::Reached(_) => (None, None),
        };
        which.into_iter().chain(until)
    }

    /// Since when the activities it counts must have happened, if it counts any.
    pub fn since(&self) -> Option<Anchor> {
        if let Term::Count { window, .. } = self {
            return Some(window.since);
        }
        let Term::Quiet { since, .. } = self else {
            return None;
        };
        Some(*since)
    }

    /// Its text test, if it is one.
    pub fn text(&self) -> Option<TextId> {
        let Term::Text(_, text) = self else {
            return None;
        };
        Some(*text)
    }

    /// Its breakpoint table, if it has one.
    pub fn bands(&self) -> Option<BandsId> {
        let Term::Band { bands, .. } = self else {
            return None;
        };
        Some(*bands)
    }
}

/// How a term joins others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compound<'t> {
    /// All of these.
    All(&'t [TermId]),
    /// Any of these.
    Any(&'t [TermId]),
    /// Not this.
    Not(&'t TermId),
}

/// A number that is neither infinite nor NaN, so that equal numbers are the same term.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Finite(f64);

impl Finite {
    /// The number; -0 becomes 0.
    pub fn new(number: f64) -> Finite {
        Finite(number + 0.0)
    }

    /// The number.
    pub fn get(self) -> f64 {
        self.0
    }
}

impl Eq for Finite {}

impl std::hash::Hash for Finite {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.to_bits().hash(state);
    }
}

/// The value a term tests. If it is unknown, the term is open (except `Known`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// A field of the lead.
    Field(FieldId),
    /// The domain of an e-mail address or link among the fields.
    DomainOf(FieldId),
    /// A detail of the activity (conditions of derived activities only).
    Detail(DetailId),
    /// The domain of a detail.
    DomainOfDetail(DetailId),
}

impl Value {
    /// The field it comes from, if it is the lead's.
    pub fn field(self) -> Option<FieldId> {
        match self {
            Value::Field(field) | Value::DomainOf(field) => Some(field),
            Value::Detail(_) | Value::DomainOfDetail(_) => None,
        }
    }

    /// The detail it comes from, if it is an activity's.
    pub fn detail(self) -> Option<DetailId> {
        match self {
            Value::Detail(detail) | Value::DomainOfDetail(detail) => Some(detail),
            Value::Field(_) | Value::DomainOf(_) => None,
        }
    }

    /// Whether it is the domain of a text rather than the text.
    pub fn is_domain(self) -> bool {
        matches!(self, Value::DomainOf(_) | Value::DomainOfDetail(_))
    }
}

/// What a condition on activities counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// The activities.
    Times,
    /// The local days on which there is one.
    Days,
}

/// The ages in local days that count, today being 0; both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Ages {
    /// The least age.
    pub youngest: u32,
    /// The greatest age.
    pub oldest: u32,
}

impl Ages {
    /// The last N days, including today.
    pub fn last(days: u32) -> Ages {
        Ages {
            youngest: 0,
            oldest: days.saturating_sub(1),
        }
    }

    /// Whether the other has all ages of this one.
    pub fn is_within(self, other: Ages) -> bool {
        other.youngest <= self.youngest && self.oldest <= other.oldest
    }
}

/// The time in which activities count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Window {
    /// Only at these ages.
    pub ages: Option<Ages>,
    /// Only since an event.
    pub since: Anchor,
    /// Only strictly after the last of these activities.
    pub until: Option<SelectionId>,
    /// Only strictly after the last return to an earlier stage (fast tracks).
    pub after_back: bool,
}

/// Since when activities count. An activity of the same day without a time counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// Since the beginning.
    #[default]
    Ever,
    /// Since the stage was last entered or passed; if it never was, none count.
    Stage(StageId),
    /// Since the lead entered its current stage.
    ThisStage,
    /// Since the clock started (`lapses when` only).
    ThisClock,
}

/// The sorted breakpoints of all comparisons of one number. For `n` breakpoints there are `2n + 1` cells: cell `2i + 1` is
/// breakpoint `i` itself, and cell `2i` is what lies before it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bands {
    /// The number.
    pub value: Value,
    /// The breakpoints.
    pub points: Vec<Finite>,
}

impl Bands {
    /// The cell of a number.
    pub fn cell(&self, number: f64) -> u32 {
        let before = self.points.partition_point(|point| point.get() < number);
        let on = self
            .points
            .get(before)
            .is_some_and(|point| point.get() == number);
        2 * before as u32 + u32::from(on)
    }

    /// Whether the numbers of a range are in the cells `first..=last`: all, or none; none if some are and some are not.
    pub fn passes(&self, range: NumberRange, first: u32, last: u32) -> Option<bool> {
        let (low, high) = (self.cell(range.low), self.cell(range.high));
        match first <= low && high <= last {
            true => Some(true),
            false => (high < first || last < low).then_some(false),
        }
    }

    /// The number of cells.
    pub fn cells(&self) -> u32 {
        2 * self.points.len() as u32 + 1
    }
}

/// Which activities count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Selection {
    /// Those of a kind.
    Kind(ActivityId),
    /// Those of a kind that a party did.
    KindBy(ActivityId, PartyId),
    /// Those of an actor, of kinds that count as activity.
    By(Actor),
    /// Those of anyone, of kinds that count as activity.
    Anybody,
}

impl Selection {
    /// The actor whose activities of any kind it selects.
    pub fn actor(self) -> Option<Actor> {
        match self {
            Selection::By(actor) => Some(actor),
            Selection::Kind(_) | Selection::KindBy(..) | Selection::Anybody => None,
        }
    }
}
