//! Resolves every block against the declarations and assembles the contract.

use super::declare::Declarations;
use super::diagnostics::Diagnostics;
use super::files::Read;
use super::load::Files;
use super::model::{
    ActivityId, Block, Calendar, Condition, Contract, Definition, DefinitionId, Detail, Example,
    Exclusion, ExclusionId, Field, GroupId, Info, List, Sla, SlaId, StageId, Target, Term, Total,
};
use super::scope::{Scope, activity_model};
use super::{
    calendars, definitions, derived_activities, examples, header, ical, lists, phrase_args, points,
    slas, stages, targets, totals,
};
use crate::syntax::phrase::SlotName;

/// The blocks in the order of their ids; none for a block with an error.
pub(super) struct Resolved {
    pub info: Option<Info>,
    pub calendars: Vec<Option<Calendar>>,
    /// The `when` of activities that have a block; the outer option is none if it has an error.
    pub derived: Vec<(ActivityId, Option<Option<Condition>>)>,
    pub lists: Vec<Option<List>>,
    pub definitions: Vec<Option<Definition>>,
    pub exclusions: Vec<Option<Exclusion>>,
    pub groups: Vec<points::Group>,
    pub totals: Vec<Option<Total>>,
    pub stages: Vec<stages::ResolvedStage>,
    pub slas: Vec<Option<Sla>>,
    pub targets: Vec<Option<Target>>,
    pub examples: Vec<Option<Example>>,
}

pub(super) fn resolve(
    scope: &Scope,
    declared: &Declarations,
    files: &Files,
    read: &mut Read,
    diagnostics: &mut Diagnostics,
) -> Resolved {
    let file_has_errors = scope
        .unread
        .places
        .iter()
        .any(|(file, _)| *file == scope.root);
    let info = declared
        .contract
        .and_then(|block| header::info(scope, block, file_has_errors, diagnostics));
    let zone = info
        .as_ref()
        .map(|info| (info.zone_name.as_str(), &info.zone));
    let mut holidays = ical::Budget::default();
    let each_derived = |d: &super::declare::Derived, diagnostics: &mut Diagnostics| {
        (d.activity, derived_activities::when(scope, d, diagnostics))
    };
    Resolved {
        calendars: declared
            .calendars
            .iter()
            .map(|item| {
                calendars::calendar(scope, item, zone, files, read, &mut holidays, diagnostics)
            })
            .collect(),
        derived: declared
            .derived
            .iter()
            .map(|d| each_derived(d, diagnostics))
            .collect(),
        lists: declared
            .lists
            .iter()
            .map(|item| lists::list(files, item, read, diagnostics))
            .collect(),
        definitions: declared
            .definitions
            .iter()
            .map(|item| definitions::definition(scope, item, diagnostics))
            .collect(),
        exclusions: declared
            .exclusions
            .iter()
            .map(|item| definitions::exclusion(scope, item, diagnostics))
            .collect(),
        groups: declared
            .groups
            .iter()
            .map(|item| points::group(scope, item, diagnostics))
            .collect(),
        totals: declared
            .totals
            .iter()
            .map(|item| totals::total(scope, item, diagnostics))
            .collect(),
        stages: declared
            .stages
            .iter()
            .enumerate()
            .map(|(i, item)| stages::stage(scope, item, StageId(i as u32), diagnostics))
            .collect(),
        slas: declared
            .slas
            .iter()
            .map(|item| slas::sla(scope, item, diagnostics))
            .collect(),
        targets: declared
            .targets
            .iter()
            .map(|item| targets::target(scope, item, diagnostics))
            .collect(),
        examples: declared
            .examples
            .iter()
            .map(|block| examples::example(scope, block, diagnostics))
            .collect(),
        info,
    }
}

impl Resolved {
    /// Visits every condition of the blocks without errors.
    pub fn each_condition(&self, visit: &mut dyn FnMut(&Condition)) {
        self.blocks()
            .flat_map(Block::conditions)
            .for_each(|(_, condition)| condition.walk(visit));
    }

    fn blocks(&self) -> impl Iterator<Item = Block<'_>> {
        let calendar = self.info.iter().flat_map(|info| &info.calendar);
        let derived = self.derived.iter();
        let derived =
            derived.filter_map(|(id, when)| Some(Block::Activity(*id, when.as_ref()?.as_ref()?)));
        let definitions = (0..).zip(&self.definitions);
        let definitions = definitions
            .filter_map(|(i, block)| Some(Block::Definition(DefinitionId(i), block.as_ref()?)));
        let exclusions = (0..).zip(&self.exclusions);
        let exclusions = exclusions
            .filter_map(|(i, block)| Some(Block::Exclusion(ExclusionId(i), block.as_ref()?)));
        let groups = (0..).zip(&self.groups);
        let stages = (0..).zip(&self.stages);
        let slas = (0..).zip(&self.slas);
        calendar
            .map(Block::Calendar)
            .chain(derived)
            .chain(definitions)
            .chain(exclusions)
            .chain(groups.map(|(i, read)| Block::Group(GroupId(i), &read.group)))
            .chain(stages.map(|(i, read)| Block::Stage(StageId(i), &read.stage)))
            .chain(slas.filter_map(|(i, block)| Some(Block::Sla(SlaId(i), block.as_ref()?))))
    }
}

/// The contract; called only if there are no errors.
pub(super) fn contract(
    scope: &Scope,
    declared: Declarations,
    resolved: Resolved,
) -> Option<Contract> {
    let activities = scope.activities.iter().enumerate().map(|(i, _)| {
        let id = ActivityId(i as u32);
        let when = resolved.derived.iter().find(|(of, _)| *of == id);
        let when = match when {
            Some((_, when)) => when.clone()?,
            None => None,
        };
        activity_model(scope, id, derived_activities::source(scope, id, when)?)
    });
    let activities = activities.collect::<Option<_>>()?;
    let groups: Vec<_> = resolved.groups.into_iter().map(|read| read.group).collect();
    let mut totals: Vec<Total> = resolved.totals.into_iter().collect::<Option<_>>()?;
    let declared_score = declared.totals.iter().position(totals::is_score);
    let score = match (declared_score, groups.as_slice()) {
        (Some(at), _) => Some(at),
        (None, [only]) => {
            totals.push(totals::score_of_one(only));
            Some(totals.len() - 1)
        }
        _ => None,
    };
    Some(Contract {
        info: resolved.info?,
        parties: declared.parties,
        calendars: resolved.calendars.into_iter().collect::<Option<_>>()?,
        terms: terms(&declared.terms)?,
        fields: fields(scope)?,
        activity_columns: declared.activity_columns,
        activities,
        details: details(scope)?,
        lists: resolved.lists.into_iter().collect::<Option<_>>()?,
        definitions: resolved.definitions.into_iter().collect::<Option<_>>()?,
        exclusions: resolved.exclusions.into_iter().collect::<Option<_>>()?,
        groups,
        totals,
        score: score.map(|at| super::model::TotalId(at as u32)),
        stages: resolved.stages.into_iter().map(|read| read.stage).collect(),
        slas: resolved.slas.into_iter().collect::<Option<_>>()?,
        targets: resolved.targets.into_iter().collect::<Option<_>>()?,
        examples: resolved.examples.into_iter().collect::<Option<_>>()?,
    })
}

fn terms(items: &[super::declare::Declaration]) -> Option<Vec<Term>> {
    let term = |item: &super::declare::Declaration| {
        let meaning =
            phrase_args::text(item.phrase, SlotName::Meaning, &mut Diagnostics::default())?;
        Some(Term {
            name: item.name.clone(),
            meaning: meaning.text.clone(),
        })
    };
    items.iter().map(term).collect()
}

fn fields(scope: &Scope) -> Option<Vec<Field>> {
    let field = |decl: &super::scope::FieldDecl| {
        Some(Field {
            name: decl.name.clone(),
            kind: decl.kind.clone()?,
            columns: decl.columns.clone(),
            merged: decl.merged.clone(),
            known_from: decl.known_from.clone(),
            format: decl.format.clone(),
        })
    };
    scope.fields.iter().map(field).collect()
}

fn details(scope: &Scope) -> Option<Vec<Detail>> {
    let detail = |decl: &super::scope::DetailDecl| {
        Some(Detail {
            name: decl.name.clone(),
            activity: decl.activity,
            kind: decl.kind.clone()?,
            columns: decl.columns.clone(),
            format: decl.format.clone(),
        })
    };
    scope.details.iter().map(detail).collect()
}
