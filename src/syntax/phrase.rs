//! The phrase table as data: ids, patterns for each language, and slots.
//!
//! The table itself is in `grammar/phrases.rs`; this file defines its types. A row's doc comment shows the concrete form.

use crate::syntax::tree::{GroupWord, Period, Weekday};
use crate::time::Unit;

/// Languages of keywords.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// English, `en`
    En,
}

impl Language {
    /// Every language whose phrases are in the table.
    pub const ALL: &'static [Language] = &[Language::En];

    /// The code of the first line: `en`.
    pub fn code(self) -> &'static str {
        match self {
            Language::En => "en",
        }
    }

    /// The language of a code.
    pub fn from_code(code: &str) -> Option<Language> {
        Language::ALL
            .iter()
            .copied()
            .find(|language| language.code() == code)
    }

    /// The decimal mark of numbers in a contract.
    pub fn decimal_mark(self) -> char {
        match self {
            Language::En => '.',
        }
    }
}

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
    /// Its id.
    pub id: PhraseId,
    /// The name of the id, also the stem of its grammar rules.
    pub name: &'static str,
    /// Its kind.
    pub kind: PhraseKind,
    /// Where it is allowed.
    pub blocks: &'static [Block],
    /// English patterns, the canonical one first.
    pub en: &'static [&'static str],
    /// An English line with this phrase.
    pub sample: &'static str,
}

impl PhraseRow {
    /// The patterns of a language, the canonical one first.
    pub fn patterns(&self, language: Language) -> &'static [&'static str] {
        match language {
            Language::En => self.en,
        }
    }
}

/// A word, or a run of words, that fills a slot on its own.
#[derive(Debug)]
pub struct WordRow {
    /// The grammar rule of its set, such as `unit`.
    pub set: &'static str,
    /// Its name in the set.
    pub name: &'static str,
    /// English forms, the canonical one first.
    pub en: &'static [&'static str],
}

impl WordRow {
    /// The forms of a language, the canonical one first.
    pub fn forms(&self, language: Language) -> &'static [&'static str] {
        match language {
            Language::En => self.en,
        }
    }
}

macro_rules! phrases {
    ($($kind:ident { $($(#[$doc:meta])* $id:ident in [$($block:ident),*]: en [$($en:literal),* $(,)?], sample $sample:literal;)* })*) => {
        /// A phrase of the language, documented by its concrete form.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum PhraseId { $($($(#[$doc])* $id,)*)* }

        /// The table, in the order of the ids.
        pub static PHRASES: &[PhraseRow] = &[$($(PhraseRow {
            id: PhraseId::$id,
            name: stringify!($id),
            kind: PhraseKind::$kind,
            blocks: &[$(Block::$block),*],
            en: &[$($en),*],
            sample: $sample,
        },)*)*];
    };
}

macro_rules! words {
    ($($(#[$doc:meta])* $set:ident $enum:ident { $($name:ident: en [$($en:literal),*]),* $(,)? })*) => {
        /// Every word of every set; longer phrases come before the words they start with.
        pub static WORDS: &[WordRow] = &[$($(WordRow { set: stringify!($set), name: stringify!($name), en: &[$($en),*] },)*)*];

        $($(#[$doc])*
        pub fn $set(name: &str) -> Option<$enum> {
            match name { $(stringify!($name) => Some($enum::$name),)* _ => None }
        })*
    };
}

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

/// `thousand`, `million`, `billion`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Magnitude {
    Thousand,
    Million,
    Billion,
}

impl Magnitude {
    /// The factor for the number before it.
    pub fn factor(self) -> f64 {
        match self {
            Magnitude::Thousand => 1e3,
            Magnitude::Million => 1e6,
            Magnitude::Billion => 1e9,
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

macro_rules! word_pairs {
    ($(#[$doc:meta])* $name:ident: $($language:ident [$($wrong:literal => $right:literal),* $(,)?])*) => {
        $(#[$doc])*
        pub fn $name(language: Language) -> &'static [(&'static str, &'static str)] {
            match language.code() {
                $(stringify!($language) => &[$(($wrong, $right)),*],)*
                _ => &[],
            }
        }
    };
}

macro_rules! word_list {
    ($(#[$doc:meta])* $name:ident: $($language:ident [$($word:literal),* $(,)?])*) => {
        $(#[$doc])*
        pub fn $name(language: Language) -> &'static [&'static str] {
            match language.code() {
                $(stringify!($language) => &[$($word),*],)*
                _ => &[],
            }
        }
    };
}

/// Words that join conditions in other tools.
#[derive(Debug, Clone, Copy)]
pub struct Joiners {
    /// Both are required.
    pub and: &'static [&'static str],
    /// One of them is enough.
    pub or: &'static [&'static str],
    /// The opposite is required; comes before a condition.
    pub not: &'static [&'static str],
}

macro_rules! joiners {
    ($($language:ident { and [$($and:literal),*], or [$($or:literal),*], not [$($not:literal),*] })*) => {
        /// The joiners of a language.
        pub fn joiners(language: Language) -> Joiners {
            match language.code() {
                $(stringify!($language) => Joiners { and: &[$($and),*], or: &[$($or),*], not: &[$($not),*] },)*
                _ => Joiners { and: &[], or: &[], not: &[] },
            }
        }
    };
}

include!("../../grammar/phrases.rs");

macro_rules! slot_names {
    ($($id:ident $text:literal,)*) => {
        /// Names of slots.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[allow(missing_docs)]
        pub enum SlotName { $($id,)* }

        impl SlotName {
            /// The name as written in the table.
            pub fn text(self) -> &'static str {
                match self { $(SlotName::$id => $text,)* }
            }

            /// The slot with this name in the table.
            pub fn from_text(text: &str) -> Option<SlotName> {
                match text { $($text => Some(SlotName::$id),)* _ => None }
            }
        }
    };
}

slot_names! {
    Activities "activities", Activity "activity", Acts "acts", Also "also", Calendar "calendar", Cohort "cohort",
    Column "column", Columns "columns", Condition "condition", Count "count", Currency "currency", Date "date",
    Day "day", Days "days", Definition "definition", Description "description", Duration "duration", Every "every",
    Exclusion "exclusion", Expects "expects", Facts "facts", Field "field", Fields "fields", Findings "findings",
    Fingerprint "fingerprint", Formats "formats", From "from", High "high", Known "known", Least "least", List "list",
    Low "low", Meaning "meaning", Merged "merged", Most "most", Name "name", Names "names",
    Parties "parties", Party "party", Path "path", Period "period", Person "person", Points "points",
    Reason "reason", Share "share", Sla "sla", Slas "slas", Stage "stage", Stages "stages", Start "start",
    Subject "subject", Terms "terms", Text "text", Texts "texts", Title "title", To "to", Type "type", Unknown "unknown", Value "value",
    Values "values", Version "version", When "when", Written "written", Zone "zone", Clock "clock",
}

/// The content of a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SlotType {
    /// A name up to the next word of the phrase: one reading for each place where that word occurs.
    Name,
    /// Names separated by commas, each read like `Name`.
    Names,
    /// A name up to `:`, `,` or `+`.
    Label,
    /// Labels separated by commas.
    Labels,
    /// Labels separated by `+`.
    Sum,
    /// Names separated by `or`, to the end of the line.
    Alternatives,
    /// A condition, or the opener of a group.
    Condition,
    /// The opener of a group.
    Group,
    /// Conditions separated by commas.
    Facts,
    /// Expectations separated by commas.
    Expects,
    /// `3 calls, 3 sales emails`
    Acts,
    /// `"text"`
    Text,
    /// `"a", "b"`
    Texts,
    /// `marketing "Ana", sales "Marco"`
    Parties,
    /// `3`
    Whole,
    /// `60`, `-20`, `2.5`: a limit of points
    Limit,
    /// `+10`
    Points,
    /// `80%`
    Percent,
    /// `50`, `1.5 million`, `BRL 10 million`, `80%`, `2026-04-01`
    Quantity,
    /// A quantity, a quoted text, or bare words
    Value,
    /// Values separated by commas
    Values,
    /// `2026-04-01`
    Date,
    /// `2026-04-01`, `2026-04-01 10:00`
    Moment,
    /// `09:00`
    Clock,
    /// `8 business hours`
    Duration,
    /// `month`
    Period,
    /// `Monday`
    Weekday,
    /// `Monday to Friday`
    Weekdays,
    /// `America/Sao_Paulo`
    Zone,
    /// `BRL`
    Currency,
    /// `7F3A91C2D4E5F607`
    Hex,
    /// `W0105, notes`
    Findings,
    /// `choice of "A", "B"`
    Type,
}

impl SlotType {
    /// The type with this name in the table.
    pub fn from_text(text: &str) -> Option<SlotType> {
        use SlotType as T;
        Some(match text {
            "name" => T::Name,
            "names" => T::Names,
            "label" => T::Label,
            "labels" => T::Labels,
            "sum" => T::Sum,
            "alternatives" => T::Alternatives,
            "condition" => T::Condition,
            "group" => T::Group,
            "facts" => T::Facts,
            "expects" => T::Expects,
            "acts" => T::Acts,
            "text" => T::Text,
            "texts" => T::Texts,
            "parties" => T::Parties,
            "whole" => T::Whole,
            "limit" => T::Limit,
            "points" => T::Points,
            "percent" => T::Percent,
            "quantity" => T::Quantity,
            "value" => T::Value,
            "values" => T::Values,
            "date" => T::Date,
            "moment" => T::Moment,
            "clock" => T::Clock,
            "duration" => T::Duration,
            "period" => T::Period,
            "weekday" => T::Weekday,
            "weekdays" => T::Weekdays,
            "zone" => T::Zone,
            "currency" => T::Currency,
            "hex" => T::Hex,
            "findings" => T::Findings,
            "type" => T::Type,
            _ => return None,
        })
    }

    /// Whether it is free text whose end the grammar cannot determine.
    pub fn is_free(self) -> bool {
        use SlotType as T;
        matches!(
            self,
            T::Name | T::Names | T::Alternatives | T::Condition | T::Facts | T::Expects | T::Acts
        )
    }
}
