//! What two contracts must have in common before their stages can be compared at all.

use super::pair::ContractPair;
use super::translation::Counterpart;
use crate::contract::model::{StageId, Type};
use crate::diff::stage_paths::name;
use crate::ir::Program;
use crate::ir::program::Stage;
use crate::text::fold_name;

/// What two contracts must have in common before their stages can be compared.
pub(super) struct Comparable {
    /// Days and weeks begin at the same instants.
    pub same_days: bool,
    /// Both interpret the data they have in common in the same way; nothing can be proved without this.
    pub is_read_alike: bool,
    /// The folded names of fields that the contracts interpret differently.
    otherwise: Vec<String>,
    /// Leads can go back in one of them.
    pub goes_back: bool,
    /// The folded names of stages whose order relative to another stage is reversed, where a lead may be able to enter both at
    /// the same time: it then enters the later one.
    reordered: Vec<String>,
}

impl Comparable {
    pub fn new(pair: &ContractPair<'_>) -> Comparable {
        let [old, new] = pair.programs;
        let same_days = old.about.has_days_of(&new.about);
        let goes_back = |stage: &Stage| !stage.back_to.is_empty() || !stage.back_from.is_empty();
        Comparable {
            same_days,
            is_read_alike: same_days && same_start(old, new) && same_details(pair),
            otherwise: otherwise(pair),
            goes_back: [old, new].iter().any(|p| p.stages.iter().any(goes_back)),
            reordered: reordered(old, new),
        }
    }

    /// Whether a stage of a contract depends on a field that the other one interprets differently.
    pub fn is_read_otherwise(&self, program: &Program, stage: StageId) -> bool {
        let fields = program.fields_of_stage(stage).into_iter();
        let mut names = fields.map(|field| fold_name(program.field_name(field)));
        names.any(|name| self.otherwise.contains(&name))
    }

    /// Whether a stage, given by its folded name, has another position among the stages a lead may enter instead.
    pub fn is_reordered(&self, stage: &str) -> bool {
        self.reordered.iter().any(|name| name == stage)
    }
}

fn reordered(old: &Program, new: &Program) -> Vec<String> {
    let places: Vec<(usize, usize)> = (new.stage_ids())
        .filter_map(|id| {
            let same = |other: &StageId| name(old, *other) == name(new, id);
            Some((old.stage_ids().find(same)?.index(), id.index()))
        })
        .collect();
    let rivals = |program: &Program, a: usize, b: usize| {
        let (a, b) = (sources(&program.stages[a]), sources(&program.stages[b]));
        a.iter().any(|from| b.contains(from))
    };
    let is_reordered = |(before, after): &&(usize, usize)| {
        let inverted = |(other_before, other_after): &&(usize, usize)| {
            (other_before < before) != (other_after < after)
        };
        let mut others = places.iter().filter(inverted);
        others.any(|(other_before, other_after)| {
            rivals(old, *before, *other_before) || rivals(new, *after, *other_after)
        })
    };
    let reordered = places.iter().filter(is_reordered);
    let id = |(_, after): &(usize, usize)| name(new, StageId(*after as u32));
    reordered.map(id).collect()
}

/// The folded names of stages, sorted.
pub(super) fn names(program: &Program, ids: &[StageId]) -> Vec<String> {
    let mut names: Vec<String> = ids.iter().map(|id| name(program, *id)).collect();
    names.sort_unstable();
    names
}

/// The stages from which a stage can be entered, in any way.
fn sources(stage: &Stage) -> Vec<StageId> {
    let fast = stage.fast_tracks.iter().flat_map(|track| &track.from);
    let all = stage.from.iter().chain(&stage.back_from).chain(fast);
    all.copied().collect()
}

/// Whether histories begin in the same way.
fn same_start(old: &Program, new: &Program) -> bool {
    created(old) == created(new)
}

/// The field with the creation time of a lead: its folded name and its columns.
fn created(program: &Program) -> Option<(String, &[String])> {
    let mut fields = program.inputs.fields.iter();
    let created = fields.find(|field| field.kind == Type::CreationTime);
    created.map(|field| (fold_name(&field.name), field.columns.as_slice()))
}

/// The fields of both contracts that are read differently.
fn otherwise(pair: &ContractPair<'_>) -> Vec<String> {
    let [old, new] = pair.contracts;
    let pairs = old.fields.iter().zip(&pair.to_new.fields);
    let unlike = pairs.filter_map(|(field, twin)| {
        let counterpart = twin.as_ref()?;
        let other = new.fields.get(counterpart.at)?;
        let unlike = !counterpart.is_read_equally() || field.known_from != other.known_from;
        unlike.then(|| [field, other].map(|field| fold_name(&field.name.text)))
    });
    unlike.flatten().collect()
}

/// Whether details of both contracts have the same values: a choice that one contract does not know would be unknown there.
fn same_details(pair: &ContractPair<'_>) -> bool {
    let mut twins = pair.to_new.details.iter().flatten();
    twins.all(Counterpart::is_read_equally)
}
