//! The phrase table as data: ids, patterns for each language, and slots.
//!
//! The table itself is in `grammar/phrases.rs`; this file defines its types. A row's doc comment shows the concrete form.

pub use super::mistakes::*;
pub use super::slot_types::{SlotName, SlotType};
pub use super::wish::{Unsayable, Wish};
pub use crate::message::Language;

use crate::syntax::tree::{GroupWord, Period, Weekday};
use crate::time::Unit;

/// Kinds of phrases that a line, or a part of one, can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PhraseKind {
    /// Opens a block, or is a declaration of one line.
    Header,
    /// A setting of the block.
    Setting,
    /// A rule of a points block.
    Rule,
    /// Adds to the previous line.
    Modifier,
    /// A bullet that is a declaration.
    Declaration,
    /// A condition.
    Condition,
    /// The subject of a condition when it is more than a name.
    Subject,
    /// An item of `expect:`.
    Expectation,
}

/// Kinds of blocks, and the other places of phrases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Block {
    /// The file itself.
    File,
    /// `contract "…":`
    Contract,
    /// `calendar NAME:`
    Calendar,
    /// `fields:`
    Fields,
    /// `activity columns:`
    ActivityColumns,
    /// `activities by …:`
    Activities,
    /// `activity NAME:`
    Activity,
    /// `ideal customer`, `persona`, `define`
    Definition,
    /// `exclude NAME:`
    Exclude,
    /// `points for NAME:`
    Points,
    /// `stage NAME:`
    Stage,
    /// `sla NAME:`
    Sla,
    /// `target NAME:`
    Target,
    /// `example "…":`
    Example,
    /// The place of a condition.
    Condition,
    /// The subject of a condition.
    Subject,
    /// An item of `expect:`.
    Expect,
}

impl PhraseId {
    /// The block a header opens; none for one-line declarations and for everything else.
    pub fn opens(self) -> Option<Block> {
        use PhraseId as P;
        Some(match self {
            P::Contract => Block::Contract,
            P::Calendar => Block::Calendar,
            P::Fields => Block::Fields,
            P::ActivityColumns => Block::ActivityColumns,
            P::ActivitiesByLead | P::ActivitiesBy => Block::Activities,
            P::ActivityByLead | P::ActivityBy | P::Activity => Block::Activity,
            P::IdealCustomer | P::Persona | P::Define => Block::Definition,
            P::Exclude => Block::Exclude,
            P::Points => Block::Points,
            P::Stage => Block::Stage,
            P::Sla => Block::Sla,
            P::Target => Block::Target,
            P::Example => Block::Example,
            _ => return None,
        })
    }

    /// The row of the table.
    pub fn row(self) -> &'static PhraseRow {
        // Rows are written in the order of the ids.
        &PHRASES[self as usize]
    }
}

/// A row of the table.
#[derive(Debug)]
pub struct PhraseRow {
    /// The phrase.
    pub id: PhraseId,
    /// Its name, such as `TimesInLast`.
    pub name: &'static str,
    /// What it is.
    pub kind: PhraseKind,
    /// Where it may be.
    pub blocks: &'static [Block],
}

/// A phrase in a language.
#[derive(Debug, Clone, Copy)]
pub struct PhraseText {
    /// Its patterns, the canonical one first.
    pub patterns: &'static [&'static str],
    /// A line that reads as it.
    pub sample: &'static str,
}

impl PhraseRow {
    /// The patterns of a language, the canonical one first.
    pub fn patterns(&self, language: Language) -> &'static [&'static str] {
        self.id.text(language).patterns
    }

    /// A line of a language that reads as the phrase.
    pub fn sample(&self, language: Language) -> &'static str {
        self.id.text(language).sample
    }
}

impl PhraseId {
    /// The phrase in a language.
    pub fn text(self, language: Language) -> PhraseText {
        match language {
            Language::En => en::text(self),
            Language::Pt => pt::text(self),
            Language::It => it::text(self),
            Language::Zh => zh::text(self),
        }
    }
}

/// A word that fills a slot on its own.
#[derive(Debug)]
pub struct WordRow {
    /// The grammar rule of its set, such as `unit`.
    pub set: &'static str,
    /// Its name in the set.
    pub name: &'static str,
    word: fn(Language) -> Word,
}

/// A word in a language.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    /// All its forms, the canonical one first; none if the language has no such word.
    pub forms: &'static [&'static str],
    /// What is written after a number other than one, if it differs from the canonical form.
    pub several: Option<&'static str>,
    /// Whether words before it take the feminine form.
    pub feminine: bool,
}

impl WordRow {
    /// The word in a language.
    pub fn word(&self, language: Language) -> Word {
        (self.word)(language)
    }

    /// The forms of a language, the canonical one first.
    pub fn forms(&self, language: Language) -> &'static [&'static str] {
        self.word(language).forms
    }
}

/// The forms of every word of a set.
pub fn forms_of(set: &str, language: Language) -> impl Iterator<Item = &'static str> {
    let rows = WORDS.iter().filter(move |row| row.set == set);
    rows.flat_map(move |row| row.forms(language)).copied()
}

macro_rules! phrases {
    ($($kind:ident { $($(#[$doc:meta])* $id:ident in [$($block:ident),*];)* })*) => {
        /// A phrase of the language, documented by its concrete form.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum PhraseId { $($($(#[$doc])* $id,)*)* }

        /// The table, in the order of the ids.
        pub static PHRASES: &[PhraseRow] = &[$($(PhraseRow {
            id: PhraseId::$id,
            name: stringify!($id),
            kind: PhraseKind::$kind,
            blocks: &[$(Block::$block),*],
        },)*)*];
    };
}

macro_rules! words {
    ($($(#[$doc:meta])* $set:ident $enum:ident { $($name:ident),* $(,)? })*) => {
        /// Every word of every set.
        pub static WORDS: &[WordRow] = &[$($(WordRow {
            set: stringify!($set),
            name: stringify!($name),
            word: |language| match language {
                Language::En => en::$set($enum::$name),
                Language::Pt => pt::$set($enum::$name),
                Language::It => it::$set($enum::$name),
                Language::Zh => zh::$set($enum::$name),
            },
        },)*)*];

        $($(#[$doc])*
        pub fn $set(name: &str) -> Option<$enum> {
            match name { $(stringify!($name) => Some($enum::$name),)* _ => None }
        })*
    };
}

// The phrases of a language. A missing one does not compile.
macro_rules! texts {
    ($($id:ident: [$($pattern:literal),* $(,)?], sample $sample:literal;)*) => {
        pub(super) fn text(id: PhraseId) -> PhraseText {
            match id {
                $(PhraseId::$id => PhraseText { patterns: &[$($pattern),*], sample: $sample },)*
            }
        }
    };
}

// The words of a language. A missing one does not compile.
macro_rules! forms {
    ($($set:ident $enum:ident { $($name:ident: $($feminine:ident)? [$($one:literal $(| $several:literal)? $(, $form:literal)*)?],)* })*) => {
        $(pub(super) fn $set(word: $enum) -> Word {
            match word {
                $($enum::$name => Word {
                    forms: &[$($one, $($several,)? $($form),*)?],
                    several: [$($($several)?)?].first().copied(),
                    feminine: [$(stringify!($feminine))?].contains(&"feminine"),
                },)*
            }
        })*
    };
}

macro_rules! language {
    ($module:ident, $file:literal) => {
        mod $module {
            use super::*;
            include!($file);
        }
    };
}

language!(en, "../../grammar/en.rs");
language!(pt, "../../grammar/pt.rs");
language!(it, "../../grammar/it.rs");
language!(zh, "../../grammar/zh.rs");

/// Types of fields that are one word of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum TypeWord {
    CreationTime,
    Whole,
    Range,
    Number,
    Money,
    Percent,
    Text,
    Email,
    Link,
    Country,
    YesNo,
    Date,
    Time,
    Id,
}

/// `choice of`, `choices of`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum ChoiceWord {
    Choice,
    Choices,
}

/// `thousand`, `million`, `billion`, `万`, `亿`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Magnitude {
    Thousand,
    Million,
    Billion,
    TenThousand,
    HundredMillion,
}

impl Magnitude {
    /// The factor for the number before it.
    pub fn factor(self) -> f64 {
        match self {
            Magnitude::Thousand => 1e3,
            Magnitude::Million => 1e6,
            Magnitude::Billion => 1e9,
            Magnitude::TenThousand => 1e4,
            Magnitude::HundredMillion => 1e8,
        }
    }
}

/// `to` between days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum RangeWord {
    To,
}

/// `warnings`, `notes`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum FindingKind {
    Warnings,
    Notes,
}

/// `or` between alternatives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum OrWord {
    Or,
}

/// `on different days` after an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum DaysWord {
    DifferentDays,
}

/// `in` before the language of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum InWord {
    In,
}

include!("../../grammar/phrases.rs");
