//! The checked contract: every name resolved, every value typed. What later phases read.
//!
//! Ids are indices into the vectors of [`Contract`]; order is the order of declaration, includes first where they stand.

use crate::clock;
use crate::source::Span;
pub use crate::syntax::tree::Period;
use crate::time::{Clock, Duration, LocalDay, Weekday};
use crate::units::MilliPoints;
use jiff::tz::TimeZone;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident,)*) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
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
    /// A field of the lead.
    FieldId,
    /// A kind of activity.
    ActivityId,
    /// A detail of an activity.
    DetailId,
    /// A list.
    ListId,
    /// An ideal customer, persona or definition.
    DefinitionId,
    /// An exclusion.
    ExclusionId,
    /// A points group.
    GroupId,
    /// A total; `score` is one.
    TotalId,
    /// A stage.
    StageId,
    /// A party.
    PartyId,
    /// A calendar.
    CalendarId,
    /// An sla.
    SlaId,
    /// A target.
    TargetId,
}

/// A contract without errors.
#[derive(Debug, Clone)]
pub struct Contract {
    /// The `contract` block.
    pub info: Info,
    /// The parties; `marketing` and `sales` where the contract names none.
    pub parties: Vec<Party>,
    /// `calendar` blocks.
    pub calendars: Vec<Calendar>,
    /// `term` lines.
    pub terms: Vec<Term>,
    /// Fields of the lead.
    pub fields: Vec<Field>,
    /// Where the columns of activity files are, when their names do not say it.
    pub activity_columns: ActivityColumns,
    /// Kinds of activity.
    pub activities: Vec<Activity>,
    /// Details of activities.
    pub details: Vec<Detail>,
    /// Lists.
    pub lists: Vec<List>,
    /// Ideal customers, personas and definitions.
    pub definitions: Vec<Definition>,
    /// Exclusions.
    pub exclusions: Vec<Exclusion>,
    /// Points groups.
    pub groups: Vec<PointGroup>,
    /// Totals, `score` among them.
    pub totals: Vec<Total>,
    /// The total named `score`, or the only group as a total of that name; none where several groups stand without one.
    pub score: Option<TotalId>,
    /// Stages; the first is where everyone starts.
    pub stages: Vec<Stage>,
    /// Slas.
    pub slas: Vec<Sla>,
    /// Targets.
    pub targets: Vec<Target>,
    /// Examples.
    pub examples: Vec<Example>,
}

/// A declared name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// As declared.
    pub text: String,
    /// Where it is declared.
    pub span: Span,
}

/// `because "…"`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Because {
    /// The reason.
    pub text: String,
    /// The line.
    pub span: Span,
}

/// What the `contract` block says.
#[derive(Debug, Clone)]
pub struct Info {
    /// `contract "Title":`
    pub title: String,
    /// The header.
    pub span: Span,
    /// `version: 3`
    pub version: Option<u64>,
    /// `in force: 2026-04-01 to 2026-09-30`; the end is open in `from 2026-04-01`.
    pub in_force: Option<(LocalDay, Option<LocalDay>)>,
    /// `review: every 3 months`
    pub review: Option<Duration>,
    /// `time zone: …`; the name is the IANA identifier.
    pub zone: TimeZone,
    /// The IANA identifier of `zone`.
    pub zone_name: String,
    /// `calendar: …`
    pub calendar: Option<CalendarRule>,
    /// `currency: BRL`
    pub currency: Option<String>,
    /// `dates are: "DD/MM/YYYY"`
    pub date_format: Option<DateFormat>,
    /// `numbers are: "1.000,5"`
    pub number_format: Option<NumberFormat>,
    /// `signed by: …`
    pub signatures: Vec<Signature>,
}

/// How dates stand in the data when they are not ISO 8601: a pattern of `DD`, `MM`, `YYYY`, `HH`, `mm`, `ss` and separators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateFormat {
    /// The pattern as written.
    pub pattern: String,
    /// Its line.
    pub span: Span,
}

/// How numbers stand in the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct NumberFormat {
    /// The decimal mark: `.` or `,`.
    pub decimal: char,
    /// The mark between thousands, if the data has one.
    pub thousands: Option<char>,
}

impl Default for NumberFormat {
    fn default() -> Self {
        NumberFormat {
            decimal: '.',
            thousands: None,
        }
    }
}

/// `signed by: "Ana Souza" on 2026-03-20, fingerprint 7F3A…`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Who.
    pub person: String,
    /// When.
    pub date: LocalDay,
    /// What was signed.
    pub fingerprint: Option<String>,
    /// The line.
    pub span: Span,
}

/// A side of the contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// The word: `sales`.
    pub name: Name,
    /// Who stands for it.
    pub person: Option<String>,
}

/// Who acts.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum Actor {
    /// `by the lead`
    Lead,
    /// `by sales`
    Party(PartyId),
}

/// Which calendar a lead's clocks use.
#[derive(Debug, Clone)]
pub enum CalendarRule {
    /// `calendar: Sao Paulo`
    Always(CalendarId),
    /// `calendar: Sao Paulo when country is BR, else London`
    When {
        /// The calendar where the condition is met.
        then: CalendarId,
        /// The condition.
        condition: Condition,
        /// The calendar where it is not met, or open.
        otherwise: CalendarId,
    },
}

impl CalendarRule {
    /// The calendar of the contract as a whole.
    pub fn default_calendar(&self) -> CalendarId {
        match self {
            CalendarRule::Always(id) => *id,
            CalendarRule::When { otherwise, .. } => *otherwise,
        }
    }
}

/// `calendar NAME:`
#[derive(Debug, Clone)]
pub struct Calendar {
    /// Its name.
    pub name: Name,
    /// Its own time zone, else the contract's.
    pub zone: TimeZone,
    /// The IANA identifier of `zone`.
    pub zone_name: String,
    /// Opening windows as written.
    pub open: Vec<Opening>,
    /// Closed dates as written, and those of calendar files.
    pub closed: Vec<Closing>,
    /// `week starts on:`, else Monday.
    pub week_starts: Weekday,
}

impl Calendar {
    /// When it is open, without what only people need.
    pub fn hours(&self) -> clock::Hours {
        let closed = self.closed.iter().map(|closing| (closing.from, closing.to));
        clock::Hours {
            zone: self.zone.clone(),
            open: self.open.iter().map(|opening| opening.hours).collect(),
            closed: closed.collect(),
        }
    }
}

/// `open: Monday to Friday, 09:00 to 12:00`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opening {
    /// What it says.
    pub hours: clock::Opening,
    /// The line.
    pub span: Span,
}

/// `closed: 2026-12-24 to 2027-01-02 "Holidays"`, or one event of a calendar file; one day has equal ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// First day.
    pub from: LocalDay,
    /// Last day.
    pub to: LocalDay,
    /// What it is.
    pub name: Option<String>,
    /// The line; of a file's event the one that names the file.
    pub span: Span,
}

/// `term MQL: "…"`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The word.
    pub name: Name,
    /// What it means.
    pub meaning: String,
}

/// A type of a field or detail.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Type {
    /// The key of a lead.
    Id,
    /// When the lead was created; at most one field has it.
    CreationTime,
    /// A whole number.
    Whole,
    /// A number.
    Number,
    /// An amount in the contract's currency.
    Money,
    /// A percentage; 80% is 80.
    Percent,
    /// A text.
    Text,
    /// An e-mail address.
    Email,
    /// A web address.
    Link,
    /// One of the declared texts.
    Choice(Vec<String>),
    /// Any number of the declared texts.
    Choices(Vec<String>),
    /// An ISO 3166-1 alpha-2 code.
    Country,
    /// A local date.
    Date,
    /// An instant.
    Time,
    /// `yes` or `no`.
    YesNo,
}

/// A field of the lead.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its name.
    pub name: Name,
    /// Its type.
    pub kind: Type,
    /// Column names to look for, in order; then its own name.
    pub columns: Vec<String>,
    /// `known from column "…"`
    pub known_from: Option<String>,
}

/// Where the columns of activity files are.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ActivityColumns {
    /// Columns with the lead's id.
    pub lead_id: Vec<String>,
    /// Columns with the kind.
    pub kind: Vec<String>,
    /// Columns with the time.
    pub time: Vec<String>,
}

/// A kind of activity.
#[derive(Debug, Clone)]
pub struct Activity {
    /// Its name.
    pub name: Name,
    /// Other written forms, `also calls`.
    pub also: Vec<String>,
    /// Who does it; a derived activity has the party of the event it comes from, so `any of` may have several.
    pub actors: Vec<Actor>,
    /// False: `does not count as activity`.
    pub counts: bool,
    /// How events of this kind come about.
    pub source: ActivitySource,
    /// Its own details (a derived activity also sees those of what it derives from).
    pub details: Vec<DetailId>,
}

/// How events of a kind come about.
#[derive(Debug, Clone)]
pub enum ActivitySource {
    /// Rows of the data.
    Data {
        /// The kinds it is logged as: `in the data`, else its name and `also` forms.
        logged_as: Vec<String>,
        /// Its own columns where they differ from [`Contract::activity_columns`].
        columns: ActivityColumns,
    },
    /// `kind of: page view`, `when: …` over details.
    KindOf {
        /// The kind it is a part of.
        parent: ActivityId,
        /// Over details of `parent` and its ancestors only; none means every event.
        when: Option<Condition>,
    },
    /// `any of: call, sales email`
    AnyOf(Vec<ActivityId>),
}

/// A detail of an activity: `- url: text`.
#[derive(Debug, Clone)]
pub struct Detail {
    /// Its name.
    pub name: Name,
    /// The activity that declares it.
    pub activity: ActivityId,
    /// Its type.
    pub kind: Type,
    /// Column names to look for, in order; then its own name.
    pub columns: Vec<String>,
}

/// `list competitors: "acme.com", "globex.com"`
#[derive(Debug, Clone)]
pub struct List {
    /// Its name.
    pub name: Name,
    /// Its values; those of a file are read by the loader of contracts before resolution.
    pub values: Vec<String>,
    /// The file and column it comes from.
    pub from: Option<(String, Option<String>)>,
}

/// What a definition is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum DefinitionKind {
    /// `ideal customer`
    IdealCustomer,
    /// `persona`
    Persona,
    /// `define`
    Define,
}

/// An ideal customer, persona or definition.
#[derive(Debug, Clone)]
pub struct Definition {
    /// Its name.
    pub name: Name,
    /// Which of the three.
    pub kind: DefinitionKind,
    /// The condition.
    pub condition: Condition,
    /// `meaning: "…"`
    pub meaning: Option<String>,
    /// `because "…"`
    pub because: Option<Because>,
}

/// `exclude NAME:`
#[derive(Debug, Clone)]
pub struct Exclusion {
    /// Its name.
    pub name: Name,
    /// The condition.
    pub condition: Condition,
    /// `because "…"`
    pub because: Option<Because>,
}

/// `points for NAME, at most N, at least N:`
#[derive(Debug, Clone)]
pub struct PointGroup {
    /// Its name.
    pub name: Name,
    /// Upper limit.
    pub at_most: Option<MilliPoints>,
    /// Lower limit.
    pub at_least: Option<MilliPoints>,
    /// `only the highest counts`
    pub only_highest: bool,
    /// `starts again when going back`
    pub starts_again: bool,
    /// The rules, the group's own modifiers already pushed down to them.
    pub rules: Vec<PointRule>,
    /// `because` behind the header, before the first rule.
    pub because: Option<Because>,
}

/// One rule of a group.
#[derive(Debug, Clone)]
pub struct PointRule {
    /// The rule's line.
    pub span: Span,
    /// Points of one occurrence, or while the condition is met.
    pub points: MilliPoints,
    /// What gives them.
    pub trigger: Trigger,
    /// `because "…"`
    pub because: Option<Because>,
}

/// What gives a rule's points.
#[derive(Debug, Clone)]
pub enum Trigger {
    /// `+20 when …`
    When(Condition),
    /// `+10 for each pricing page view`
    ForEach(ActivityId, Counting),
    /// `-10 for each 30 days without activity`
    ForIdle {
        /// Local days without an activity of the lead.
        days: u32,
        /// How the occurrences count.
        counting: Counting,
    },
}

/// How occurrences count: the modifiers of an activity rule, in the order they act.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Counting {
    /// `in the last N days`: age at most N-1.
    pub last_days: Option<u32>,
    /// `at most N per week`: in each calendar period the N latest; shortest period first.
    pub per_period: Vec<(u32, Period)>,
    /// `only the latest N count`
    pub only_latest: Option<u32>,
    /// `halves every …`, `fades over …`
    pub decay: Option<Decay>,
    /// `at most K points`: bounds the absolute sum.
    pub at_most_points: Option<MilliPoints>,
}

/// How points of an occurrence shrink with its age in local days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Decay {
    /// `halves every N days`: P / 2^(age div N), toward zero in thousandths.
    Halves(u32),
    /// `fades over N days`: P * max(0, N - age) / N, toward zero in thousandths.
    Fades(u32),
}

/// `score: fit + interest, at most 300`, `total NAME: …`
#[derive(Debug, Clone)]
pub struct Total {
    /// Its name; `score` for the score.
    pub name: Name,
    /// What is summed.
    pub terms: Vec<PointsRef>,
    /// Upper limit.
    pub at_most: Option<MilliPoints>,
    /// Lower limit.
    pub at_least: Option<MilliPoints>,
}

/// Something with points.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum PointsRef {
    /// A points group.
    Group(GroupId),
    /// A total.
    Total(TotalId),
}

/// `stage NAME:`
#[derive(Debug, Clone)]
pub struct Stage {
    /// Its name.
    pub name: Name,
    /// `stage Lead, "Anybody who left a contact":`
    pub description: Option<String>,
    /// Stages from which it is entered forward: `from`, else the stage declared before where there is no `back from`.
    pub from: Vec<StageId>,
    /// Stages from which entering it is a going back.
    pub back_from: Vec<StageId>,
    /// The condition.
    pub condition: Option<Condition>,
    /// Fields that must be known.
    pub not_without: Vec<FieldId>,
    /// Fast tracks into this stage.
    pub fast_tracks: Vec<FastTrack>,
    /// Ways out of this stage backwards, in order of declaration.
    pub back_to: Vec<BackTo>,
    /// `comes back: after N days, with new activity`; without the line 0.
    pub comes_back_after: u32,
    /// `owner: marketing`
    pub owner: Option<PartyId>,
    /// Its lines as written, but for the reason: each with its dashes.
    pub lines: Vec<(usize, Span)>,
    /// `because "…"`
    pub because: Option<Because>,
}

/// `fast track past MQL: demo request in the last 30 days`
#[derive(Debug, Clone)]
pub struct FastTrack {
    /// The stages jumped; empty: an alternative condition from the stage's own `from`.
    pub past: Vec<StageId>,
    /// The condition.
    pub condition: Condition,
    /// The line.
    pub span: Span,
}

/// A way back.
#[derive(Debug, Clone)]
pub struct BackTo {
    /// Where to.
    pub to: StageId,
    /// When.
    pub when: BackWhen,
    /// The line.
    pub span: Span,
}

/// When a lead goes back.
#[derive(Debug, Clone)]
pub enum BackWhen {
    /// `back to X when: …`; in it a bare activity means since the stage was entered.
    Condition(Condition),
    /// `back to X after: N days in this stage`
    AfterDays(u32),
}

/// A condition with its place.
#[derive(Debug, Clone)]
pub struct Condition {
    /// Its text in the contract; of a group the opener.
    pub span: Span,
    /// What it asks.
    pub kind: ConditionKind,
}

impl Condition {
    /// Visits the condition and, of a group, every condition below it; openers first.
    pub fn walk(&self, visit: &mut dyn FnMut(&Condition)) {
        visit(self);
        if let ConditionKind::All(inner) | ConditionKind::Any(inner) | ConditionKind::None(inner) =
            &self.kind
        {
            inner.iter().for_each(|condition| condition.walk(visit));
        }
    }
}

/// What a condition asks.
#[derive(Debug, Clone)]
pub enum ConditionKind {
    /// `all of:`
    All(Vec<Condition>),
    /// `any of:`
    Any(Vec<Condition>),
    /// `none of:`
    None(Vec<Condition>),
    /// A test of a field or detail.
    Test(Subject, Test),
    /// `fit at least 30`
    Points(PointsRef, NumberTest<MilliPoints>),
    /// `matches economic buyer`
    Matches(DefinitionId),
    /// `pricing page view at least 2 times in the last 14 days`
    Activity(ActivityTest),
    /// `the lead is in SQL` (`lapses when` only)
    InStage(StageId),
}

/// What a test looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// A field of the lead.
    Field(FieldId),
    /// `domain of email`: what stands behind the `@`, or the host of a link without `www.`.
    DomainOf(FieldId),
    /// A detail of the activity (conditions of derived activities only).
    Detail(DetailId),
    /// `domain of` a detail.
    DomainOfDetail(DetailId),
}

/// A test of one value. An unknown value makes it open, except `Known` and `Unknown`.
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// `is known`
    Known,
    /// `is unknown`
    Unknown,
    /// `is`, `is one of`, `is in LIST`; negated: `is not`, `is none of`, `is not in LIST` (text, email, link, choice, country, id).
    Equals {
        /// Values named in the line.
        values: Vec<String>,
        /// The list whose values count too.
        list: Option<ListId>,
        /// Met where none is equal.
        negated: bool,
    },
    /// `contains`, `contains one of`, `does not contain`: a part of a text, a value of choices.
    Contains {
        /// The parts, any of which is enough.
        parts: Vec<String>,
        /// Met where none is contained.
        negated: bool,
    },
    /// `mentions`, `mentions one of`: a run of whole words.
    Mentions(Vec<String>),
    /// `starts with`
    StartsWith(String),
    /// `ends with`
    EndsWith(String),
    /// A comparison of a number, an amount or a percentage.
    Number(NumberTest<f64>),
    /// A comparison of a date, or of the local day of a time.
    Date(DateTest),
    /// `is yes`, `is no`
    YesNo(bool),
}

/// A comparison with numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum NumberTest<N> {
    /// `is`
    Is(N),
    /// `is not`
    IsNot(N),
    /// `between A and B`, both ends included
    Between(N, N),
    /// `at least`
    AtLeast(N),
    /// `at most`
    AtMost(N),
    /// `more than`
    MoreThan(N),
    /// `less than`
    LessThan(N),
}

impl<N> NumberTest<N> {
    /// The same comparison with other numbers.
    pub fn map<M>(self, mut map: impl FnMut(N) -> M) -> NumberTest<M> {
        match self {
            NumberTest::Is(n) => NumberTest::Is(map(n)),
            NumberTest::IsNot(n) => NumberTest::IsNot(map(n)),
            NumberTest::Between(low, high) => NumberTest::Between(map(low), map(high)),
            NumberTest::AtLeast(n) => NumberTest::AtLeast(map(n)),
            NumberTest::AtMost(n) => NumberTest::AtMost(map(n)),
            NumberTest::MoreThan(n) => NumberTest::MoreThan(map(n)),
            NumberTest::LessThan(n) => NumberTest::LessThan(map(n)),
        }
    }
}

impl<N: PartialOrd> NumberTest<N> {
    /// Whether `value` passes.
    pub fn holds(&self, value: N) -> bool {
        match self {
            NumberTest::Is(n) => value == *n,
            NumberTest::IsNot(n) => value != *n,
            NumberTest::Between(low, high) => value >= *low && value <= *high,
            NumberTest::AtLeast(n) => value >= *n,
            NumberTest::AtMost(n) => value <= *n,
            NumberTest::MoreThan(n) => value > *n,
            NumberTest::LessThan(n) => value < *n,
        }
    }
}

/// A comparison with dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateTest {
    /// `is`
    Is(LocalDay),
    /// `is not`
    IsNot(LocalDay),
    /// `before`
    Before(LocalDay),
    /// `after`
    After(LocalDay),
    /// `between A and B`, both ends included
    Between(LocalDay, LocalDay),
    /// `in the last N days`: age 0 to N-1
    InLast(u32),
    /// `in the next N days`: today and the N-1 days behind it
    InNext(u32),
}

/// A test of activities. Never open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityTest {
    /// Which activities.
    pub which: Which,
    /// Met where there are at least so many (1 unless `at least N times`).
    pub at_least: u32,
    /// `no …`: met where there is none.
    pub negated: bool,
    /// In which time.
    pub window: Window,
}

/// Which activities a test counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Which {
    /// Those of a kind.
    Kind(ActivityId),
    /// `activity by the lead`, `activity by sales`: of those that count as activity.
    By(Actor),
    /// `activity by anybody`
    ByAnybody,
}

/// In which time a test counts activities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Window {
    /// Ever; in `back to … when` and `lapses when` since the stage was entered or the clock started.
    Ever,
    /// `in the last N days`
    LastDays(u32),
    /// `since STAGE`
    Since(StageId),
}

/// `sla NAME:`
#[derive(Debug, Clone)]
pub struct Sla {
    /// Its name.
    pub name: Name,
    /// `who:`
    pub who: PartyId,
    /// `when:`, judged at the start of the clock.
    pub when: Option<Condition>,
    /// `must:`
    pub must: Must,
    /// `within: 8 business hours after MQL`
    pub within: ClockSpan,
    /// What starts the clock.
    pub after: ClockStart,
    /// `warn after:`
    pub warn: Option<ClockSpan>,
    /// `escalate to "Head of Sales" after:`
    pub escalate: Option<(String, ClockSpan)>,
    /// `paused while: A until B`
    pub paused: Option<(ActivityId, ActivityId)>,
    /// `lapses when:`, any of them.
    pub lapses: Vec<Condition>,
    /// Its lines as written, but for the reason: each with its dashes.
    pub lines: Vec<(usize, Span)>,
    /// `because "…"`
    pub because: Option<Because>,
}

/// A length of a clock and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockSpan {
    /// The length; weeks, never months.
    pub duration: Duration,
    /// Its line.
    pub span: Span,
}

/// What starts a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockStart {
    /// Entering or passing the stage.
    Stage(StageId),
    /// An occurrence of the activity.
    Activity(ActivityId),
}

/// What an sla asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Must {
    /// `3 calls, 3 sales emails`
    All(Vec<(u32, ActivityId)>),
    /// `1 call or 1 sales email`
    Any(Vec<(u32, ActivityId)>),
    /// `bring the lead to SAL or Nurture`
    BringTo(Vec<StageId>),
}

/// `target NAME:`
#[derive(Debug, Clone)]
pub struct Target {
    /// Its name.
    pub name: Name,
    /// `who:`
    pub who: PartyId,
    /// What is measured.
    pub goal: Goal,
    /// The line that says so.
    pub goal_span: Span,
    /// `because "…"`
    pub because: Option<Because>,
}

/// What a target measures.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Goal {
    /// `delivers: at least 120 MQL per month`
    Delivers {
        /// How many leads.
        at_least: u64,
        /// Into which stage.
        stage: StageId,
        /// In each.
        per: Period,
    },
    /// `converts: at least 80% of MQL to SAL within 7 days, per month of MQL`
    Converts {
        /// Percent.
        at_least: f64,
        /// From the cohort of this stage.
        from: StageId,
        /// To this stage.
        to: StageId,
        /// In this time: days or weeks, as days.
        within_days: u32,
        /// Cohorts of this period.
        per: Period,
    },
    /// `keeps: first follow-up, demo call for at least 95%, per month due`
    Keeps {
        /// Which clauses.
        slas: Vec<SlaId>,
        /// Percent.
        at_least: f64,
        /// In each.
        per: Period,
    },
}

/// `example "…":`
#[derive(Debug, Clone)]
pub struct Example {
    /// Its title.
    pub title: String,
    /// The header.
    pub span: Span,
    /// `as of:` (a bare date is the end of that day)
    pub as_of: (LocalDay, Option<Clock>),
    /// `lead:` facts; fields not named are unknown.
    pub facts: Vec<(FieldId, FactValue)>,
    /// `did:` lines.
    pub did: Vec<Did>,
    /// `expect:` items.
    pub expects: Vec<Expect>,
}

/// The value of a fact.
#[derive(Debug, Clone, PartialEq)]
pub enum FactValue {
    /// Text, email, link, id, country, and a choice as declared.
    Text(String),
    /// Choices as declared.
    Texts(Vec<String>),
    /// Whole number, number, percent, money in the contract's currency.
    Number(f64),
    /// A date.
    Date(LocalDay),
    /// A time; without a clock the first instant of the day.
    Time(LocalDay, Option<Clock>),
    /// `yes` or `no`
    YesNo(bool),
}

/// `did: pricing page view 2 times, seconds is 30, on 2026-05-04 at 09:30`
#[derive(Debug, Clone)]
pub struct Did {
    /// The kind; a derived one makes the occurrence one of that kind and of its ancestors.
    pub activity: ActivityId,
    /// How many occurrences.
    pub times: u32,
    /// Details; others are unknown.
    pub details: Vec<(DetailId, FactValue)>,
    /// On.
    pub day: LocalDay,
    /// At; without it the time is date-only.
    pub clock: Option<Clock>,
    /// The line.
    pub span: Span,
}

/// One item of `expect:`.
#[derive(Debug, Clone)]
pub struct Expect {
    /// Its text.
    pub span: Span,
    /// What is expected.
    pub kind: ExpectKind,
}

/// What an example expects.
#[derive(Debug, Clone, PartialEq)]
pub enum ExpectKind {
    /// `stage MQL`
    Stage(StageId),
    /// `stage MQL is open`
    StageOpen(StageId),
    /// `not excluded`
    NotExcluded,
    /// `excluded by X`
    ExcludedBy(ExclusionId),
    /// `fit is 45`, `score at least 30`
    Points(PointsRef, NumberTest<MilliPoints>),
    /// `sla X is met`
    Sla(SlaId, SlaState),
    /// `sla X is due 2026-05-05 09:30`
    SlaDue(SlaId, LocalDay, Clock),
}

/// The state of a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SlaState {
    /// `met`
    Met,
    /// `breached`
    Breached,
    /// `running`
    Running,
    /// `void`
    Void,
}
