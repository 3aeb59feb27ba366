//! The program: everything evaluation and reports need from a contract, without its text.

use super::data_schema::{DataSchema, Zone};
use super::plan::Plan;
use super::slas::{Act, Calendar, CalendarRule, Sla, Target, WrittenCondition};
use super::term::{Bands, PlaceId, Selection, SelectionId, Term, TermId, Value, WrittenId};
use crate::contract::model::{
    ActivityId, Actor, Counting, DefinitionId, DefinitionKind, ExclusionId, FieldId, GroupId,
    PointsRef, SlaId, StageId, TotalId, Type,
};
use crate::language::text::TextTest;
use crate::text::fold_name;
use crate::time::{Duration, LocalDay, Weekday};
use crate::units::MilliPoints;
use serde::{Deserialize, Serialize};

/// A contract as rules. Ids of fields, activities, groups and so on are those of the contract.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Program {
    /// What the contract says about itself.
    pub about: Header,
    /// What readers of data need.
    pub inputs: DataSchema,
    /// Lines of the contract with rules, conditions and reasons.
    pub places: Vec<Place>,
    /// Conditions; the terms that a term uses come before it.
    pub terms: Vec<Term>,
    /// Tests of texts.
    pub texts: Vec<TextTest>,
    /// Breakpoint tables.
    pub bands: Vec<Bands>,
    /// The selections of activities that rules and conditions count.
    pub selections: Vec<Selection>,
    /// The lead's own activities, of kinds that count as activity; returning to a stage needs one of these.
    pub own: SelectionId,
    /// Conditions as the author wrote them, for explanations.
    pub written: Vec<Written>,
    /// Kinds of activity, by `ActivityId`.
    pub kinds: Vec<Kind>,
    /// Ideal customers, personas and definitions, by `DefinitionId`.
    pub definitions: Vec<Definition>,
    /// Exclusions, by `ExclusionId`.
    pub exclusions: Vec<Exclusion>,
    /// Points groups, by `GroupId`.
    pub groups: Vec<Group>,
    /// Totals, by `TotalId`.
    pub totals: Vec<Total>,
    /// The total named `score`, or the only group as a total of that name.
    pub score: Option<TotalId>,
    /// Stages, by `StageId`; every lead starts in the first.
    pub stages: Vec<Stage>,
    /// Calendars, by `CalendarId`.
    pub calendars: Vec<Calendar>,
    /// Which calendar the clocks of a lead use; none if the contract has no calendars.
    pub calendar: Option<CalendarRule>,
    /// Slas, by `SlaId`.
    pub slas: Vec<Sla>,
    /// Targets, by `TargetId`.
    pub targets: Vec<Target>,
    /// Facts derived from the above that make evaluation fast.
    pub plan: Plan,
}

/// What the contract says about itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Header {
    /// `contract "Title":`
    pub title: String,
    /// `version: 3`
    pub version: Option<u64>,
    /// First and last day it is in force.
    pub in_force: Option<(LocalDay, Option<LocalDay>)>,
    /// `review: every 3 months`
    pub review: Option<Duration>,
    /// `signed by: …`
    pub signatures: Vec<Signature>,
    /// All digits of the fingerprint of the contract, if there are signatures to compare with it.
    pub fingerprint: Option<String>,
    /// `parties: marketing "Ana Souza"`: the name of each party and the person who represents it, by `PartyId`.
    pub parties: Vec<(String, Option<String>)>,
    /// The time zone of its days.
    pub zone: Zone,
    /// The first day of its weeks.
    pub week_starts: Weekday,
    /// `show: company, email`: fields shown with the id wherever leads are listed.
    pub show: Vec<FieldId>,
}

impl Header {
    /// Whether days and weeks begin at the same instants as in another contract.
    pub fn has_days_of(&self, other: &Header) -> bool {
        self.zone.name() == other.zone.name() && self.week_starts == other.week_starts
    }
}

/// `signed by: "Ana Souza" on 2026-03-20, fingerprint 7F3A…`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// The person.
    pub person: String,
    /// The date.
    pub date: LocalDay,
    /// The digits of the fingerprint of the signed contract.
    pub fingerprint: Option<String>,
}

/// A line of the contract.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The file, as the user named it.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The statement, or the relevant part of it.
    pub text: String,
}

/// A condition as the author wrote it. `term` is what the passes turn it into; its parts remain separate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Written {
    /// Its line.
    pub place: PlaceId,
    /// The same as a term.
    pub term: TermId,
    /// The bullets of a group.
    pub parts: Vec<WrittenId>,
    /// The definition of `matches NAME`.
    pub definition: Option<DefinitionId>,
}

/// `because "…"`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// The reason.
    pub text: String,
    /// Its line.
    pub place: PlaceId,
}

/// A kind of activity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Kind {
    /// Its name.
    pub name: String,
    /// Its name for several: the first `also`.
    pub plural: Option<String>,
    /// Who does it; a derived activity has the party of the event it is derived from.
    pub actors: Vec<Actor>,
    /// If false, no event of this kind counts for `no activity`, returning and idle points.
    pub counts: bool,
    /// Where its events come from.
    pub source: KindSource,
}

/// Where the events of a kind come from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KindSource {
    /// Rows of the data.
    Data,
    /// `kind of: page view`, `when: …` over details.
    KindOf {
        /// The kind it is derived from.
        parent: ActivityId,
        /// A condition on details; none means every event.
        when: Option<WrittenCondition>,
    },
    /// `any of: call, sales email`
    AnyOf(Vec<ActivityId>),
}

/// An ideal customer, persona or definition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Definition {
    /// Its name.
    pub name: String,
    /// Which of the three.
    pub kind: DefinitionKind,
    /// The condition.
    pub condition: TermId,
    /// The condition as written.
    pub written: WrittenId,
    /// `meaning: "…"`
    pub meaning: Option<String>,
    /// `because "…"`
    pub because: Option<Reason>,
    /// Its header.
    pub place: PlaceId,
}

/// An exclusion.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Exclusion {
    /// Its name.
    pub name: String,
    /// The condition.
    pub condition: TermId,
    /// The condition as written.
    pub written: WrittenId,
    /// `because "…"`
    pub because: Option<Reason>,
    /// Its header.
    pub place: PlaceId,
}

/// A points group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// Its name.
    pub name: String,
    /// Upper limit.
    pub at_most: Option<MilliPoints>,
    /// Lower limit.
    pub at_least: Option<MilliPoints>,
    /// `only the highest counts`
    pub only_highest: bool,
    /// `starts again when going back`: its points depend on stages.
    pub starts_again: bool,
    /// Its rules in the order of the contract.
    pub rules: Vec<Rule>,
    /// `because` of the whole group.
    pub because: Option<Reason>,
    /// Its header.
    pub place: PlaceId,
}

/// One rule of a group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// Points for one occurrence, or while the condition is met.
    pub points: MilliPoints,
    /// What gives the points.
    pub trigger: Trigger,
    /// `because "…"`
    pub because: Option<Reason>,
    /// Its line.
    pub place: PlaceId,
}

/// What gives a rule's points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trigger {
    /// `+20 when …`
    When {
        /// The condition.
        condition: TermId,
        /// The condition as written.
        written: WrittenId,
    },
    /// `+10 for each …`
    ForEach {
        /// Which activities.
        which: SelectionId,
        /// How they count.
        counting: Counting,
    },
    /// `-10 for each 30 days without activity`
    ForIdle {
        /// Local days without an activity of the lead.
        days: u32,
        /// The activities that end the inactivity.
        which: SelectionId,
        /// How the occurrences count.
        counting: Counting,
    },
}

/// A total.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Total {
    /// Its name; `score` for the score.
    pub name: String,
    /// What is summed.
    pub terms: Vec<PointsRef>,
    /// Upper limit.
    pub at_most: Option<MilliPoints>,
    /// Lower limit.
    pub at_least: Option<MilliPoints>,
    /// Its line.
    pub place: PlaceId,
}

/// A stage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Stage {
    /// Its name.
    pub name: String,
    /// Its description, in the author's words.
    pub description: Option<String>,
    /// Stages from which it is entered forward.
    pub from: Vec<StageId>,
    /// Stages from which entering it counts as going back.
    pub back_from: Vec<StageId>,
    /// The condition.
    pub condition: Option<TermId>,
    /// The condition as written.
    pub written: Option<WrittenId>,
    /// Fields that must be known.
    pub not_without: Vec<RequiredField>,
    /// Fast tracks into this stage.
    pub fast_tracks: Vec<FastTrack>,
    /// Ways back from this stage, in the order of the contract.
    pub back_to: Vec<BackTo>,
    /// `comes back: after N days, with new activity`
    pub comes_back_after: Option<u32>,
    /// The same by the stage the lead is in when it comes back.
    pub comes_back_from: Vec<(StageId, u32)>,
    /// The party that owns leads in this stage.
    pub owner: Option<String>,
    /// Its lines as written, without the reason.
    pub lines: Vec<PlaceId>,
    /// `because "…"`
    pub because: Option<Reason>,
    /// Its header.
    pub place: PlaceId,
}

impl Stage {
    /// The days that a lead in a stage waits until it may come back; none if a new activity is enough.
    pub fn wait_from(&self, from: StageId) -> Option<u32> {
        let mut own = self.comes_back_from.iter();
        let own = own.find(|(stage, _)| *stage == from);
        own.map(|(_, days)| *days).or(self.comes_back_after)
    }
}

/// A field of `not without`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequiredField {
    /// The field.
    pub field: FieldId,
    /// Whether it is known.
    pub known: TermId,
}

/// `fast track past MQL: …`
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FastTrack {
    /// Stages from which it may be taken.
    pub from: Vec<StageId>,
    /// The skipped stages.
    pub past: Vec<StageId>,
    /// The condition.
    pub condition: TermId,
    /// The condition as written.
    pub written: WrittenId,
    /// Its line.
    pub place: PlaceId,
}

/// A way back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BackTo {
    /// The destination.
    pub to: StageId,
    /// When it is taken.
    pub when: BackWhen,
    /// Its line.
    pub place: PlaceId,
}

/// When a lead goes back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BackWhen {
    /// `back to X when: …`
    Condition {
        /// The condition.
        condition: TermId,
        /// The condition as written.
        written: WrittenId,
    },
    /// `back to X after: N days in this stage`
    AfterDays(u32),
}

impl Program {
    /// Shows a field with the id of each lead, next to those that the contract shows; returns whether there is such a field.
    pub fn show_also(&mut self, name: &str) -> bool {
        let wanted = fold_name(name);
        let mut fields = self.inputs.fields.iter();
        let Some(at) = fields.position(|field| fold_name(&field.name) == wanted) else {
            return false;
        };
        let field = FieldId(at as u32);
        if self.inputs.fields[at].kind != Type::Id && !self.about.show.contains(&field) {
            self.about.show.push(field);
        }
        true
    }

    /// A limit for how deeply conditions nest, through totals and the conditions of their rules; those ask for no points.
    pub fn max_depth(&self) -> usize {
        let mut depths: Vec<usize> = Vec::with_capacity(self.terms.len());
        for term in &self.terms {
            let children = term.children().iter();
            let below = children.filter_map(|child| depths.get(child.index()));
            depths.push(below.max().map_or(0, |depth| depth + 1));
        }
        2 * depths.into_iter().max().unwrap_or(0) + self.totals.len()
    }

    /// Whether a stage can be entered or passed other than by going back to it.
    pub fn is_entered_forward(&self, id: StageId) -> bool {
        let Some(stage) = self.stages.get(id.index()) else {
            return false;
        };
        let has_way = stage.condition.is_some() && !stage.from.is_empty();
        let mut tracks = self.stages.iter().flat_map(|stage| &stage.fast_tracks);
        let is_passed = tracks.any(|track| track.past.contains(&id));
        id.index() == 0 || has_way || !stage.fast_tracks.is_empty() || is_passed
    }

    /// Whether a lead can go back to a stage, and so need an activity of its own to enter one again.
    pub fn has_ways_back(&self) -> bool {
        let is_way = |stage: &Stage| !stage.back_from.is_empty() || !stage.back_to.is_empty();
        self.stages.iter().any(is_way)
    }

    /// The term with this id.
    pub fn term(&self, id: TermId) -> &Term {
        &self.terms[id.index()]
    }

    /// A measure of the work to evaluate it: terms, rules, transitions between stages, slas.
    pub fn size(&self) -> u64 {
        let rules = self.groups.iter().map(|group| group.rules.len());
        let totals = self.totals.iter().map(|total| total.terms.len());
        let ways = self.stages.iter().map(|stage| {
            let tracks = stage.fast_tracks.iter().map(|track| track.from.len());
            stage.from.len() + stage.back_from.len() + stage.back_to.len() + tracks.sum::<usize>()
        });
        let slas = self.slas.iter().map(|sla| 1 + sla.lapses.len());
        let parts: usize = rules.chain(totals).chain(ways).chain(slas).sum();
        (1 + self.terms.len() + parts) as u64
    }

    /// The name of a group or total.
    pub fn points_name(&self, of: PointsRef) -> &str {
        match of {
            PointsRef::Group(group) => &self.groups[group.index()].name,
            PointsRef::Total(total) => &self.totals[total.index()].name,
        }
    }

    /// The same as the contract calls it: the score is a word of its language.
    pub fn points_word(&self, of: PointsRef) -> &str {
        let is_score = self.score.map(PointsRef::Total) == Some(of);
        let words = self.inputs.language.built_in().score.first();
        words
            .copied()
            .filter(|_| is_score)
            .unwrap_or_else(|| self.points_name(of))
    }

    /// The groups that contribute to a group or total, without duplicates.
    pub fn groups_of(&self, of: PointsRef) -> Vec<GroupId> {
        let mut groups = Vec::new();
        let mut todo = vec![of];
        let mut seen = vec![false; self.totals.len()];
        while let Some(of) = todo.pop() {
            match of {
                PointsRef::Group(group) => groups.push(group),
                PointsRef::Total(total) if seen[total.index()] => {}
                PointsRef::Total(total) => {
                    seen[total.index()] = true;
                    todo.extend(&self.totals[total.index()].terms);
                }
            }
        }
        groups.sort_unstable();
        groups.dedup();
        groups
    }

    /// The name of a stage.
    pub fn stage_name(&self, stage: StageId) -> &str {
        &self.stages[stage.index()].name
    }

    /// The name of an sla.
    pub fn sla_name(&self, sla: SlaId) -> &str {
        &self.slas[sla.index()].name
    }

    /// The name of an exclusion.
    pub fn exclusion_name(&self, exclusion: ExclusionId) -> &str {
        &self.exclusions[exclusion.index()].name
    }

    /// The name of a field.
    pub fn field_name(&self, field: FieldId) -> &str {
        &self.inputs.fields[field.index()].name
    }

    /// The name of a kind of activity.
    pub fn kind_name(&self, kind: ActivityId) -> &str {
        &self.kinds[kind.index()].name
    }

    /// The name of an act's activity, for one or for several: `1 call`, `3 calls`.
    pub fn act_name(&self, act: &Act, count: u32) -> &str {
        match self.selections[act.which.index()] {
            Selection::Kind(kind) | Selection::KindBy(kind, _) => {
                match &self.kinds[kind.index()].plural {
                    Some(plural) if count > 1 => plural,
                    _ => self.kind_name(kind),
                }
            }
            // Acts always select a kind.
            Selection::By(_) | Selection::Anybody => "activity",
        }
    }

    /// The line of a place.
    pub fn place(&self, place: PlaceId) -> &Place {
        &self.places[place.index()]
    }

    /// Every id of a group.
    pub fn group_ids(&self) -> impl Iterator<Item = GroupId> + use<> {
        (0..self.groups.len() as u32).map(GroupId)
    }

    /// Every id of a total.
    pub fn total_ids(&self) -> impl Iterator<Item = TotalId> + use<> {
        (0..self.totals.len() as u32).map(TotalId)
    }

    /// Every id of a stage, in the order of the contract.
    pub fn stage_ids(&self) -> impl DoubleEndedIterator<Item = StageId> + use<> {
        (0..self.stages.len() as u32).map(StageId)
    }

    /// The name of a term's value in reports: `company size`, `domain of email`.
    pub fn value_name(&self, value: Value) -> String {
        match value {
            Value::Field(field) => self.field_name(field).to_owned(),
            Value::DomainOf(field) => format!("domain of {}", self.field_name(field)),
            Value::Detail(detail) => self.inputs.details[detail.index()].name.clone(),
            Value::DomainOfDetail(detail) => {
                format!("domain of {}", self.inputs.details[detail.index()].name)
            }
        }
    }
}
