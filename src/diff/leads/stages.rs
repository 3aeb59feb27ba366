//! The stages of leads under both contracts.

use super::Evaluated;
use super::causes::{Causes, reasons};
use super::join::{Pair, Pairs};
use crate::contract::model::StageId;
use crate::data::shown_fields::ShownFields;
use crate::diff::Detail;
use crate::diff::contracts::RulePair;
use crate::eval::Results;
use crate::message::{Message, msg};
use crate::text::fold_name;
use crate::time::MicrosUtc;

/// Maximum number of leads of each kind of move that are shown with the reasons.
const SAMPLES: usize = 3;

/// Where a lead is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeadState {
    /// In a stage.
    Stage(String),
    /// Excluded, whatever its stage.
    Excluded,
    /// In no stage, because the contract has none.
    NoStage,
    /// Left out, because it was created after the as-of time.
    LeftOut,
    /// The contract reads no such lead from the data.
    Absent,
}

impl LeadState {
    /// The name of the stage, or a word for one of the other cases.
    pub fn word(&self) -> &str {
        match self {
            LeadState::Stage(name) => name,
            LeadState::Excluded => "excluded",
            LeadState::NoStage => "in no stage",
            LeadState::LeftOut => "created later",
            LeadState::Absent => "not in the data",
        }
    }

    /// Where the lead in a row is.
    pub fn of_lead(of: Evaluated<'_>, row: usize) -> LeadState {
        match Outcome::of_lead(&of.history.results, row) {
            Outcome::LeftOut => LeadState::LeftOut,
            Outcome::Excluded => LeadState::Excluded,
            Outcome::Stage(stage) => LeadState::Stage(of.program.stage_name(stage).to_owned()),
            Outcome::NoStage => LeadState::NoStage,
        }
    }

    /// The stage, or where else the lead is.
    pub fn message(&self) -> Message {
        match self {
            LeadState::Stage(name) => Message::verbatim(name),
            LeadState::Excluded => msg!("excluded{#lead}"),
            LeadState::NoStage => msg!("in no stage"),
            LeadState::LeftOut => msg!("created later"),
            LeadState::Absent => msg!("not in the data"),
        }
    }

    /// Whether it is the same, however the name of a stage is written.
    pub fn same(&self, other: &LeadState) -> bool {
        match (self, other) {
            (LeadState::Stage(one), LeadState::Stage(other)) => fold_name(one) == fold_name(other),
            (one, other) => one == other,
        }
    }
}

/// The number of leads in a stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageCount {
    /// The stage or one of the other cases.
    pub at: LeadState,
    /// Under the old contract.
    pub old: u64,
    /// Under the new one.
    pub new: u64,
}

/// The number of leads by where they are under the old and under the new contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Under the old contract.
    pub from: LeadState,
    /// Under the new one.
    pub to: LeadState,
    /// The number of leads.
    pub leads: u64,
}

/// Leads that are in a different stage under the new contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// Where they were.
    pub from: LeadState,
    /// Where they are.
    pub to: LeadState,
    /// Their ids.
    pub leads: Vec<String>,
    /// The first of them, with the reasons.
    pub samples: Vec<Sample>,
}

/// A lead that is in a different stage, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// Its id.
    pub lead: String,
    /// The values of the fields that are shown with it, with the name of each field.
    pub shown: Vec<(String, Option<String>)>,
    /// When its paths through the stages diverge; none if only an exclusion differs.
    pub parted: Option<MicrosUtc>,
    /// What is different for it.
    pub reasons: Vec<Detail>,
}

/// The result of the comparison.
pub(super) struct StageComparison {
    pub stages: Vec<StageCount>,
    pub matrix: Vec<Cell>,
    pub moves: Vec<Move>,
}

/// Compares the stages of the leads; `samples` explains some of the leads of each kind of move.
pub(super) fn compare(
    old: Evaluated<'_>,
    new: Evaluated<'_>,
    pairs: &Pairs<'_>,
    samples: &dyn Fn(&[&Pair<'_>]) -> Vec<Sample>,
) -> StageComparison {
    let places = places(old, new);
    let at = |state: &LeadState| places.iter().position(|place| place.same(state));
    let mut leads: Vec<Vec<&Pair<'_>>> = vec![Vec::new(); places.len() * places.len()];
    let rows = (slots(old, &at), slots(new, &at));
    let absent = at(&LeadState::Absent).unwrap_or(0);
    for pair in pairs.iter() {
        let slot = |row: Option<usize>, slots: &[usize]| {
            row.and_then(|row| slots.get(row).copied())
                .unwrap_or(absent)
        };
        let (from, to) = (slot(pair.old, &rows.0), slot(pair.new, &rows.1));
        if let Some(cell) = leads.get_mut(from * places.len() + to) {
            cell.push(pair);
        }
    }
    let mut found = StageComparison {
        stages: places.iter().cloned().map(StageCount::from_state).collect(),
        matrix: Vec::new(),
        moves: Vec::new(),
    };
    for (index, pairs) in leads.iter().enumerate() {
        let (from, to) = (index / places.len(), index % places.len());
        found.add((from, to), pairs, samples);
    }
    let is_stage = |count: &StageCount| matches!(count.at, LeadState::Stage(_));
    (found.stages).retain(|count| is_stage(count) || count.old + count.new > 0);
    found
}

/// The first of some leads, with the reasons for their moves.
pub(super) fn samples(
    old: Evaluated<'_>,
    new: Evaluated<'_>,
    moved: &[&Pair<'_>],
    rules: &[RulePair],
) -> Vec<Sample> {
    let first = moved.iter().take(SAMPLES);
    first.map(|pair| sample(old, new, pair, rules)).collect()
}

/// A lead with the fields that the new contract shows, and why it is in a different stage.
fn sample(old: Evaluated<'_>, new: Evaluated<'_>, pair: &Pair<'_>, rules: &[RulePair]) -> Sample {
    let Causes { parted, details } = reasons(old, new, pair, rules);
    let (side, row) = match pair.new {
        Some(row) => (new, Some(row)),
        None => (old, pair.old),
    };
    let program = side.program;
    let shown = ShownFields::new(side.leads, &program.inputs, &program.about.show);
    let values = row.into_iter().flat_map(|row| shown.of(row));
    Sample {
        lead: pair.id.to_owned(),
        shown: values
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
        parted,
        reasons: details,
    }
}

impl StageCount {
    fn from_state(at: LeadState) -> Self {
        StageCount { at, old: 0, new: 0 }
    }
}

impl StageComparison {
    fn add(
        &mut self,
        (from, to): (usize, usize),
        pairs: &[&Pair<'_>],
        samples: &dyn Fn(&[&Pair<'_>]) -> Vec<Sample>,
    ) {
        let leads = pairs.len() as u64;
        let place = |at: usize, stages: &[StageCount]| stages.get(at).map(|count| count.at.clone());
        let places = (place(from, &self.stages), place(to, &self.stages));
        let (Some(here), Some(there)) = places else {
            return;
        };
        if leads == 0 {
            return;
        }
        if let Some(count) = self.stages.get_mut(from) {
            count.old += leads;
        }
        if let Some(count) = self.stages.get_mut(to) {
            count.new += leads;
        }
        if from != to {
            self.moves.push(Move {
                from: here.clone(),
                to: there.clone(),
                leads: pairs.iter().map(|pair| pair.id.to_owned()).collect(),
                samples: samples(pairs),
            });
        }
        self.matrix.push(Cell {
            from: here,
            to: there,
            leads,
        });
    }
}

/// Where a lead is, by the ids of its contract.
enum Outcome {
    Stage(StageId),
    Excluded,
    NoStage,
    LeftOut,
}

impl Outcome {
    fn of_lead(results: &Results, row: usize) -> Outcome {
        if results.left_out.get(row) == Some(&true) {
            return Outcome::LeftOut;
        }
        if results.is_excluded(row) {
            return Outcome::Excluded;
        }
        let stage = results.stage.get(row).copied().flatten();
        stage.map_or(Outcome::NoStage, Outcome::Stage)
    }
}

/// Where leads can be: the stages of the new contract, those that only the old one has, and the other cases.
fn places(old: Evaluated<'_>, new: Evaluated<'_>) -> Vec<LeadState> {
    let mut places: Vec<LeadState> = Vec::new();
    let stages = new.program.stages.iter().chain(&old.program.stages);
    for stage in stages {
        let place = LeadState::Stage(stage.name.clone());
        if places.iter().all(|known| !known.same(&place)) {
            places.push(place);
        }
    }
    places.extend([
        LeadState::Excluded,
        LeadState::NoStage,
        LeadState::LeftOut,
        LeadState::Absent,
    ]);
    places
}

/// For each row, the index of where its lead is.
fn slots(of: Evaluated<'_>, at: &dyn Fn(&LeadState) -> Option<usize>) -> Vec<usize> {
    let results = &of.history.results;
    let slot = |state: LeadState| at(&state).unwrap_or(0);
    let stages = of.program.stages.iter();
    let stages: Vec<usize> = stages
        .map(|stage| slot(LeadState::Stage(stage.name.clone())))
        .collect();
    let (excluded, none, later) = (
        slot(LeadState::Excluded),
        slot(LeadState::NoStage),
        slot(LeadState::LeftOut),
    );
    let of_row = |row: usize| match Outcome::of_lead(results, row) {
        Outcome::LeftOut => later,
        Outcome::Excluded => excluded,
        Outcome::Stage(stage) => stages.get(stage.index()).copied().unwrap_or(none),
        Outcome::NoStage => none,
    };
    (0..results.len()).map(of_row).collect()
}
