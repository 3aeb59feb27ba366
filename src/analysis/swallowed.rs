//! Exclusions that leave nobody of an ideal customer or a persona.

use super::formula::Formula;
use super::solve::Outcome;
use super::{Claim, Finding, Subject, Witness};
use crate::contract::model::{
    Definition, DefinitionId, DefinitionKind, Exclusion, ExclusionId, ExpectKind,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::ir::Truth;

/// Looks at every exclusion beside every ideal customer and persona.
pub(super) fn find(subject: &Subject<'_>) -> Vec<Finding> {
    let contract = subject.contract;
    let exclusions = contract.exclusions.iter().enumerate();
    let found = exclusions.flat_map(|(id, exclusion)| {
        let id = ExclusionId(id as u32);
        let definitions = contract.definitions.iter().enumerate();
        let wanted = definitions.filter(|(_, d)| d.kind != DefinitionKind::Define);
        wanted.filter_map(move |(of, definition)| {
            swallowed(
                subject,
                (id, exclusion),
                (DefinitionId(of as u32), definition),
            )
        })
    });
    found.collect()
}

fn swallowed(
    subject: &Subject<'_>,
    (id, exclusion): (ExclusionId, &Exclusion),
    (of, definition): (DefinitionId, &Definition),
) -> Option<Finding> {
    let program = subject.program;
    let matches = subject
        .ways()
        .met(program.definitions[of.index()].condition);
    let excluded = program.exclusions[id.index()].condition;
    let left = Formula::all([matches.clone(), subject.ways().never_met(excluded)]);
    // An exclusion of everybody, and an ideal customer nobody is, are told by themselves.
    let is_everybody = subject.solver.is_never(subject.ways().never_met(excluded));
    if is_everybody || !subject.solver.is_never(left) {
        return None;
    }
    let maker = subject.maker();
    let shown = subject.solver.find(matches, &mut |state| {
        maker.first(maker.idle_leads(state), |results, row| {
            let matches = results.definitions[of.index()][row].is_met();
            (matches && results.exclusions[id.index()][row].is_met()).then_some(())
        })
    });
    let Outcome::Found((example, ())) = shown else {
        return None;
    };
    let example = example.expecting(exclusion.name.span, ExpectKind::ExcludedBy(id));
    let (name, whom) = (&exclusion.name.text, &definition.name.text);
    let kind = match definition.kind {
        DefinitionKind::Persona => "persona",
        _ => "ideal customer",
    };
    let message = format!("`{name}` excludes every lead of the {kind} `{whom}`");
    let said = Diagnostic::new(Code::W0227, exclusion.name.span, message)
        .also(
            definition.name.span,
            format!("nobody of this {kind} is left"),
        )
        .help("let the exclusion ask for more, or change whom you look for");
    let mut witness = Witness::new(example);
    witness.claims.push(Claim::Definition(of, Truth::Met));
    Some(Finding::shown_by(said, witness))
}
