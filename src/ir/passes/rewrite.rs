//! The walk over terms that all passes share.

use crate::ir::arena::Arena;
use crate::ir::program::{BackWhen, KindSource, Program, Trigger};
use crate::ir::term::{Term, TermId};

/// Rebuilds every term. `step` gets a term whose children are already rebuilt, and returns the id of its replacement.
pub(super) fn rewrite(
    program: &mut Program,
    mut step: impl FnMut(&Program, &mut Arena, Term) -> TermId,
) {
    let mut arena = Arena::default();
    let mut new = Vec::with_capacity(program.terms.len());
    for term in &program.terms {
        let term = term.map_children(|child: TermId| new[child.index()]);
        new.push(step(program, &mut arena, term));
    }
    program.terms = arena.into_terms();
    each_use(program, |id| *id = new[id.index()]);
}

/// Visits every term id outside the arena.
pub(super) fn each_use(program: &mut Program, mut visit: impl FnMut(&mut TermId)) {
    for written in &mut program.written {
        visit(&mut written.term);
    }
    each_rule_use(program, visit);
}

/// Visits every term id that a decision depends on: all except those of conditions as written.
pub(super) fn each_rule_use(program: &mut Program, mut visit: impl FnMut(&mut TermId)) {
    for kind in &mut program.kinds {
        if let KindSource::KindOf {
            when: Some(when), ..
        } = &mut kind.source
        {
            visit(&mut when.condition);
        }
    }
    for definition in &mut program.definitions {
        visit(&mut definition.condition);
    }
    for rule in program.groups.iter_mut().flat_map(|g| &mut g.rules) {
        if let Trigger::When { condition, .. } = &mut rule.trigger {
            visit(condition);
        }
    }
    for exclusion in &mut program.exclusions {
        visit(&mut exclusion.condition);
    }
    for stage in &mut program.stages {
        stage.condition.iter_mut().for_each(&mut visit);
        stage
            .not_without
            .iter_mut()
            .for_each(|n| visit(&mut n.known));
        for track in &mut stage.fast_tracks {
            visit(&mut track.condition);
        }
        for back in &mut stage.back_to {
            if let BackWhen::Condition { condition, .. } = &mut back.when {
                visit(condition);
            }
        }
    }
    let own = program.slas.iter_mut().map(|sla| &mut sla.calendar);
    let rules = own.chain([&mut program.calendar]).flatten();
    for choice in rules.flat_map(|rule| &mut rule.choices) {
        visit(&mut choice.when.condition);
    }
    for sla in &mut program.slas {
        let asked = sla.when.iter_mut().chain(&mut sla.lapses);
        asked.for_each(|condition| visit(&mut condition.condition));
    }
}
