//! The tree of one contract file: blocks of lines, each line with every way it can be read.
//!
//! A line is a *phrase* of the table in `grammar/phrases.rs` with its slots filled. Where names are free text, a line may
//! have several readings; `contract`, which knows the declared names, chooses one. Nothing here depends on pest or a human
//! language.

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{FileId, Span};
use crate::syntax::phrase::{Block as BlockKind, Language, PhraseId, SlotName};
use crate::time::{Clock, Duration, LocalDay};
use crate::units::MilliPoints;

/// The result of parsing one file.
#[derive(Debug, Clone)]
pub struct Tree {
    /// The file.
    pub file: FileId,
    /// The keyword language of its first line.
    pub language: Language,
    /// Its blocks and one-line declarations, in order.
    pub blocks: Vec<Block>,
    /// Its comments, in order, for the formatter.
    pub comments: Vec<Comment>,
    /// Lines skipped because what they belong to could not be read. They are not reported.
    pub skipped: Vec<Span>,
}

/// A comment, from `#` to the end of its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Its place.
    pub span: Span,
    /// Whether a statement precedes it on the line.
    pub behind: bool,
}

/// A header and the lines of its block.
#[derive(Debug, Clone)]
pub struct Block {
    /// The declaration of the block.
    pub kind: BlockKind,
    /// The header line, or the one-line declaration.
    pub header: Line,
    /// The lines up to the next header.
    pub lines: Vec<Line>,
    /// Whether a line of the block, header included, could not be read; that is already reported.
    pub has_errors: bool,
}

/// A statement.
#[derive(Debug, Clone)]
pub struct Line {
    /// The statement without leading dashes, comment and surrounding space.
    pub span: Span,
    /// Every way it can be read; never empty.
    pub readings: Vec<Phrase>,
    /// Whether the line as written could not be read; its diagnostic exists already. The readings are those of the line as
    /// probably meant, so that its names are declared. It should get no further findings.
    pub repaired: bool,
    /// The bullets of the group that ends this line, in order.
    pub bullets: Vec<Bullet>,
    /// The names that the line gives in other languages to what it declares.
    pub names_in: Vec<NamesIn>,
}

/// `in pt "porte da empresa"`, or for an activity also `in pt "ligação", "ligações"`
#[derive(Debug, Clone)]
pub struct NamesIn {
    /// The language.
    pub language: Language,
    /// The name, and further written forms; never empty.
    pub names: Vec<Name>,
    /// Its place, with the comma before it.
    pub span: Span,
}

/// The names between two places of a line, which belong to the party there.
pub fn names_between(all: &[NamesIn], from: u32, to: Option<u32>) -> &[NamesIn] {
    let first = all.partition_point(|names| names.span.start < from);
    let rest = all.get(first..).unwrap_or_default();
    let end = rest.partition_point(|names| to.is_none_or(|to| names.span.start < to));
    rest.get(..end).unwrap_or_default()
}

/// One condition of a group.
#[derive(Debug, Clone)]
pub struct Bullet {
    /// The condition without its dashes.
    pub condition: ConditionText,
    /// The bullets below it, if it opens a group.
    pub bullets: Vec<Bullet>,
}

/// A phrase of the table with its slots filled.
#[derive(Debug, Clone)]
pub struct Phrase {
    /// The phrase.
    pub id: PhraseId,
    /// The text it was read from.
    pub span: Span,
    /// Its slots, in the order written.
    pub slots: Vec<Slot>,
}

/// A filled slot.
#[derive(Debug, Clone)]
pub struct Slot {
    /// Its name in the table, such as `from` or `most`.
    pub name: SlotName,
    /// The text it was read from.
    pub span: Span,
    /// Its content, or its error, which is reported once the reading is chosen.
    pub value: Result<SlotValue, Box<Diagnostic>>,
}

/// The content of a slot.
#[derive(Debug, Clone)]
pub enum SlotValue {
    /// A name as written, without brackets, with single spaces, in NFC: `company size`.
    Name(Name),
    /// `Lead, Nurture`
    Names(Vec<Name>),
    /// `"quoted"`
    Text(Text),
    /// `"one", "two"`
    Texts(Vec<Text>),
    /// `3`
    Whole(u64),
    /// `+10`, `-2.5`, and limits of points: `60`
    Points(MilliPoints),
    /// `80%` as 80
    Percent(f64),
    /// `2026-04-01`
    Date(LocalDay),
    /// `2026-04-01`, `2026-04-01 10:00`
    DateTime(LocalDay, Option<Clock>),
    /// `09:00`
    Clock(Clock),
    /// `8 business hours`
    Duration(Duration),
    /// `month`
    Period(Period),
    /// `Monday`, or `Monday to Friday` as both ends
    Weekdays(Weekday, Weekday),
    /// A currency code, a time zone, a fingerprint.
    Word(String),
    /// `marketing "Ana Souza"`
    Parties(Vec<PartyText>),
    /// `W0105, notes`
    Findings(Vec<FindingText>),
    /// `choice of "SaaS", "Retail"`
    Type(TypeText),
    /// `BRL 10 million`, `50`, `"SaaS"`, `BR`
    Value(Value),
    /// `BR, PT`
    Values(Vec<Value>),
    /// A condition, or the opener of a group whose bullets follow.
    Condition(ConditionText),
    /// `company size is 300, country is BR`: each item is a condition.
    Facts(Vec<Fact>),
    /// `stage MQL, fit is 45`: the readings of each item.
    Expects(Vec<Vec<Phrase>>),
    /// `3 calls, 3 sales emails` or `1 call or 1 sales email`
    Acts(Acts),
}

/// Messages of leadc.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingText {
    /// Its kind.
    pub kind: FindingTextKind,
    /// Its place.
    pub span: Span,
}

/// Which messages it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FindingTextKind {
    /// `W0105`
    Code(String),
    /// `warnings`, `notes`
    All(Severity),
}

/// A free name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// As written, without brackets, with runs of white space as one space, in NFC.
    pub text: String,
    /// Its place.
    pub span: Span,
    /// Whether it was in brackets: then it can only be a name.
    pub bracketed: bool,
}

/// A quoted text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// Without its quotes, apart from that as written, in NFC.
    pub text: String,
    /// Its place, quotes included.
    pub span: Span,
}

/// A calendar period in `per …`.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum Period {
    /// `day`
    Day,
    /// `week`
    Week,
    /// `month`
    Month,
    /// `quarter`
    Quarter,
    /// `year`
    Year,
}

impl Period {
    /// `day`, `week` and so on.
    pub fn word(self) -> &'static str {
        match self {
            Period::Day => "day",
            Period::Week => "week",
            Period::Month => "month",
            Period::Quarter => "quarter",
            Period::Year => "year",
        }
    }
}

pub use crate::time::Weekday;

/// A type as written in a declaration.
#[derive(Debug, Clone, PartialEq)]
pub enum TypeText {
    /// `id`
    Id,
    /// `creation time`
    CreationTime,
    /// `whole number`
    Whole,
    /// `range`
    Range,
    /// `number`
    Number,
    /// `money`
    Money,
    /// `percent`
    Percent,
    /// `text`
    Text,
    /// `email`
    Email,
    /// `link`
    Link,
    /// `choice of "A", "B"`
    Choice(Vec<Text>),
    /// `choices of "A", "B"`
    Choices(Vec<Text>),
    /// `country`
    Country,
    /// `date`
    Date,
    /// `time`
    Time,
    /// `yes or no`
    YesNo,
}

/// A value of a condition.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// Its content.
    pub kind: ValueKind,
    /// Its place.
    pub span: Span,
}

/// What a value is, as far as its format shows.
#[derive(Debug, Clone, PartialEq)]
pub enum ValueKind {
    /// `"SaaS"`
    Text(String),
    /// `50`, `1.5 million`
    Number(f64),
    /// `BRL 10 million`: currency code, amount
    Money(String, f64),
    /// `80%`
    Percent(f64),
    /// `2026-04-01`
    Date(LocalDay),
    /// `2026-04-01 09:30`
    DateTime(LocalDay, Clock),
    /// Bare words: a code (`BR`), or a choice without its quotes.
    Bare(String),
}

/// The place of one condition.
#[derive(Debug, Clone)]
pub struct ConditionText {
    /// The text of the condition or opener.
    pub span: Span,
    /// The content of that place.
    pub kind: ConditionTextKind,
}

/// The content of the place of a condition.
#[derive(Debug, Clone)]
pub enum ConditionTextKind {
    /// `all of:` and similar openers; the bullets are on the line or bullet that contains this.
    Group(GroupWord),
    /// Every way the condition can be read; the last resort is always the bare name of an activity.
    Readings(Vec<Phrase>),
}

/// A fact of an example.
#[derive(Debug, Clone)]
pub struct Fact {
    /// The condition that states the value.
    pub condition: ConditionText,
    /// Its divisions into two, one for each word that can join facts; usually none.
    pub joined: Vec<JoinedFacts>,
}

/// Two facts with a word between them that cannot separate facts.
#[derive(Debug, Clone)]
pub struct JoinedFacts {
    /// The word.
    pub word: Span,
    /// The readings of the text before it.
    pub before: Vec<Phrase>,
    /// The readings of the text after it.
    pub after: Vec<Phrase>,
}

/// How the conditions of a group combine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GroupWord {
    /// `all of:`
    All,
    /// `any of:`
    Any,
    /// `none of:`
    None,
}

/// `marketing "Ana"`
#[derive(Debug, Clone)]
pub struct PartyText {
    /// The name of the party.
    pub name: Name,
    /// The person who represents it.
    pub person: Option<Text>,
}

/// The acts that `must:` requires.
#[derive(Debug, Clone)]
pub struct Acts {
    /// Each act.
    pub acts: Vec<ActText>,
    /// `or` between them: any one is enough. If false, all are required.
    pub any: bool,
}

/// `3 calls on different days`
#[derive(Debug, Clone)]
pub struct ActText {
    /// How many.
    pub count: u64,
    /// The name of the activity.
    pub name: Name,
    /// `on different days`, if it is written.
    pub different_days: Option<Span>,
}

impl Phrase {
    /// The slot of this name, if it is filled.
    pub fn slot(&self, name: SlotName) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.name == name)
    }
}
