//! What must be the same of two contracts before their stages can be compared at all.

use crate::contract::model::{StageId, Type};
use crate::diff::moves::name;
use crate::ir::Program;
use crate::ir::program::Stage;
use crate::text::fold_name;

/// What must be the same of two contracts before their stages can be compared.
pub(super) struct Frame {
    /// Days and weeks begin at the same instants.
    pub same_days: bool,
    /// Both make the same of the data, as far as both know of it; with this alone something can be proved.
    pub is_read_alike: bool,
    /// Leads go back in one of them.
    pub goes_back: bool,
    /// Stages, by folded names, that stand before another one in one contract and behind it in the other, where a lead may be
    /// able to enter both at the same moment: it enters the one behind.
    reordered: Vec<String>,
}

impl Frame {
    pub fn new(old: &Program, new: &Program) -> Frame {
        let days = |program: &Program| {
            let about = &program.about;
            (about.zone.name().to_owned(), about.week_starts)
        };
        let same_days = days(old) == days(new);
        let goes_back = |stage: &Stage| !stage.back_to.is_empty() || !stage.back_from.is_empty();
        Frame {
            same_days,
            is_read_alike: same_days && same_start(old, new) && same_values(old, new),
            goes_back: [old, new].iter().any(|p| p.stages.iter().any(goes_back)),
            reordered: reordered(old, new),
        }
    }

    /// Whether a stage, given by its folded name, has another place among those a lead may enter instead.
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

/// The folded names of stages, in an order of their own.
pub(super) fn names(program: &Program, ids: &[StageId]) -> Vec<String> {
    let mut names: Vec<String> = ids.iter().map(|id| name(program, *id)).collect();
    names.sort_unstable();
    names
}

/// The stages from which a stage is entered, in whatever way.
fn sources(stage: &Stage) -> Vec<StageId> {
    let fast = stage.fast_tracks.iter().flat_map(|track| &track.from);
    let all = stage.from.iter().chain(&stage.back_from).chain(fast);
    all.copied().collect()
}

/// Histories begin alike.
fn same_start(old: &Program, new: &Program) -> bool {
    let created = |program: &Program| {
        let mut fields = program.inputs.fields.iter();
        let created = fields.find(|field| field.kind == Type::CreationTime);
        created.map(|field| fold_name(&field.name))
    };
    created(old) == created(new)
}

/// Fields and details of both contracts have the same values: a choice one of them does not know would be unknown there.
fn same_values(old: &Program, new: &Program) -> bool {
    let (a, b) = (&old.inputs, &new.inputs);
    let fields = a.fields.iter().all(|field| {
        let mut others = b.fields.iter();
        let other = others.find(|other| fold_name(&other.name) == fold_name(&field.name));
        other.is_none_or(|other| other.kind == field.kind && other.known_from == field.known_from)
    });
    let owner = |program: &Program, id| fold_name(program.kind_name(id));
    let details = a.details.iter().all(|detail| {
        let mut others = b.details.iter();
        let other = others.find(|other| {
            fold_name(&other.name) == fold_name(&detail.name)
                && owner(new, other.activity) == owner(old, detail.activity)
        });
        other.is_none_or(|other| other.kind == detail.kind)
    });
    a.currency == b.currency && fields && details
}
