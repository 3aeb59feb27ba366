//! Names without a meaning in their place, and what was probably meant. This module alone decides between the suggestions.

mod declaration;
mod details;
mod nearest;
mod other_role;
mod separators;

pub(super) use declaration::what_a_condition_is;
pub(super) use details::no_detail;
pub(super) use nearest::nearest;
pub(super) use separators::joined_parties;

use super::explain::Explainer;
use crate::contract::name_role::NameRole;
use crate::contract::scope::Scope;
use crate::contract::symbols::{Meaning, Namespace};
use crate::contract::unknown_name::problem_of;
use crate::contract::unresolved::{NameProblem, UnresolvedName};
use crate::contract::{keywords, line_edit};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Arg, Join, Message, msg};
use crate::source::Span;
use crate::syntax::phrase::{PhraseId, SlotName};
use crate::syntax::tree::{Name, SlotValue};
use crate::syntax::{self, recovery};
use crate::text::fold_name;
use nearest::{contained, declared, is_declared};

/// The error in a name.
pub(super) fn explain(explainer: &Explainer, unresolved: &UnresolvedName) -> Diagnostic {
    let UnresolvedName {
        role,
        name,
        problem,
        is_last,
    } = unresolved;
    let diagnostic = described(explainer, *role, name, *problem);
    explainer.count_name();
    match is_last {
        true => diagnostic.note(msg!("more names are not declared; they are not listed")),
        false => diagnostic,
    }
}

/// The error in a text where a name is expected; none if it may be declared in a part that could not be read.
pub(super) fn error_in(explainer: &Explainer, role: NameRole, name: &Name) -> Option<Diagnostic> {
    let problem = problem_of(explainer.scope, role, name)?;
    Some(described(explainer, role, name, problem))
}

fn described(
    explainer: &Explainer,
    role: NameRole,
    name: &Name,
    problem: NameProblem,
) -> Diagnostic {
    match problem {
        NameProblem::OtherRole => other_role::diagnostic(explainer, role, name),
        NameProblem::NoScore => no_score(explainer.scope, name),
        NameProblem::Undeclared => undeclared(explainer, role, name),
    }
}

fn undeclared(explainer: &Explainer, role: NameRole, name: &Name) -> Diagnostic {
    let scope = explainer.scope;
    let diagnostic = not_declared(role, name);
    if !explainer.may_suggest() {
        return diagnostic;
    }
    if role == NameRole::Party
        && let Some(person) = person_without_quotes(scope, name)
    {
        return person;
    }
    let instead = separators::several(explainer, role, name);
    if let Some(meant) = instead.or_else(|| other_words(explainer, role, name)) {
        return meant;
    }
    if let Some(unsayable) = unsayable(scope, role, name) {
        return unsayable;
    }
    let near = nearest(explainer, role, &name.text);
    if let Some(near) = near.or_else(|| contained(explainer, role, name)) {
        let line = line_edit::replaced(scope.sources, name.span, near);
        return diagnostic.corrected(msg!("did you mean `{near}`?", near), line);
    }
    let diagnostic = diagnostic.help(declaration::help(scope, role, name));
    match known_names(scope, role) {
        Some(known) => diagnostic.note(known),
        None => diagnostic,
    }
}

fn not_declared(role: NameRole, name: &Name) -> Diagnostic {
    Diagnostic::new(
        Code::E0301,
        name.span,
        msg!("`{written}` is not declared", written = name.text),
    )
    .label(msg!("expected here: {what}", what = role.noun()))
}

/// `+1 for each 100 employees`, `must: 2 to 3 calls`: a line that is read as if it named something, but says what no line can.
fn unsayable(scope: &Scope, role: NameRole, name: &Name) -> Option<Diagnostic> {
    if !matches!(role, NameRole::Activity | NameRole::Act | NameRole::Stage) {
        return None;
    }
    let line = syntax::statement(scope.sources.line(name.span).trim());
    let instead = syntax::instead_of(scope.language(name.span), &line)?;
    let message = msg!("`{line}` is not supported", line);
    Some(Diagnostic::new(Code::E0101, name.span, message).help(instead))
}

/// `sales O'Brien` in the line of the parties: the person's quotes are missing, so that the name of the party is longer.
fn person_without_quotes(scope: &Scope, name: &Name) -> Option<Diagnostic> {
    let starts = |party: &str, name: &str| {
        let rest = fold_name(party);
        let rest = rest.strip_prefix(&fold_name(name)).map(str::to_owned);
        rest.is_some_and(|rest| rest.starts_with(' '))
    };
    let parties = || scope.names.in_namespace(Namespace::Parties);
    let party = parties().find(|party| starts(&party.text, &name.text))?;
    let line = |span: Span| scope.sources.line_number(span);
    // A person's name starts with a capital letter.
    let edits = parties()
        .filter(|other| line(other.span) == line(party.span))
        .filter_map(|other| {
            let own = starts(&other.text, &name.text).then_some(name.text.len());
            let capital = || {
                other
                    .text
                    .match_indices(' ')
                    .map(|(at, _)| at)
                    .find(|at| other.text[at + 1..].starts_with(char::is_uppercase))
            };
            let end = own.or_else(capital)?;
            let (party, person) = other.text.split_at_checked(end)?;
            Some((
                other.span,
                format!("{party} {}", crate::text::quoted(person.trim())),
            ))
        });
    let edits: Vec<(Span, String)> = edits.collect();
    let message = msg!(
        "`{name}` was read as one name: the party's and the person's",
        name = party.text
    );
    let corrected = line_edit::replaced_all(scope.sources, &edits);
    Some(
        Diagnostic::new(Code::E0112, party.span, message)
            .also(name.span, msg!("`{name}` is used here", name = name.text))
            .corrected(msg!("the person goes in quotes"), corrected)
            .sure(),
    )
}

/// `did: 2 demo requests on …`: the whole line is written in other words.
fn other_words(explainer: &Explainer, role: NameRole, name: &Name) -> Option<Diagnostic> {
    let slot = match role {
        NameRole::Activity => SlotName::Activity,
        NameRole::Start => SlotName::Start,
        NameRole::Party => SlotName::Party,
        _ => return None,
    };
    if !explainer.may_repair() {
        return None;
    }
    let scope = explainer.scope;
    let file = scope.sources.file(name.span.file);
    let range = file.line_range(file.place(name.span.start as usize).line);
    let line = Span::new(name.span.file, range.start, range.end);
    let said = recovery::reworded(scope.language(line), &file.text, line);
    let (right, _) = said.into_iter().find(|(_, readings)| {
        readings.iter().any(|phrase| {
            // The lead is no party, and inactivity is no activity.
            let is_other = matches!(
                phrase.id,
                PhraseId::ActivitiesByLead | PhraseId::ActivityByLead | PhraseId::RuleIdle
            );
            if is_other {
                return true;
            }
            let slot = phrase.slot(slot).map(|slot| &slot.value);
            matches!(slot, Some(Ok(SlotValue::Name(name))) if is_declared(scope, role, &name.text))
        })
    })?;
    let message = msg!("`{written}` is not declared", written = name.text);
    Some(
        Diagnostic::new(Code::E0301, name.span, message)
            .corrected(msg!("write the line like this"), right),
    )
}

/// If there are few declared names, all are shown: `the stages are …`.
fn known_names(scope: &Scope, role: NameRole) -> Option<Message> {
    if matches!(role, NameRole::Subject | NameRole::Field | NameRole::Start) {
        return None;
    }
    let mut names: Vec<&str> = declared(scope, role).collect();
    names.dedup();
    (1..=8)
        .contains(&names.len())
        .then(|| msg!("declared are {names}", names = quoted(names)))
}

/// Names in back-ticks.
fn quoted<'n>(names: impl IntoIterator<Item = &'n str>) -> Arg {
    let quoted = names.into_iter().map(|name| format!("`{name}`"));
    Arg::list(quoted, Join::Comma)
}

fn no_score(scope: &Scope, name: &Name) -> Diagnostic {
    let groups: Vec<&str> = scope
        .names
        .in_namespace(Namespace::Subjects)
        .filter(|entry| matches!(entry.meaning, Meaning::Group(_)))
        .map(|entry| entry.text.as_str())
        .collect();
    let language = scope.language(name.span);
    let diagnostic = Diagnostic::new(
        Code::E0502,
        name.span,
        msg!(
            "`{name}` is used, but no line says what it adds up",
            name = name.text
        ),
    );
    if groups.is_empty() {
        let points = keywords::fill(language, PhraseId::Points, &|slot| {
            (slot == "name").then_some("…")
        });
        return diagnostic
            .label(msg!("there are no points in this contract"))
            .help(msg!(
                "declare points first, with `{points}` and rules below it",
                points
            ));
    }
    let sum = groups.join(" + ");
    let line = keywords::fill(language, PhraseId::Score, &|slot| {
        (slot == "terms").then_some(sum.as_str())
    });
    diagnostic
        .label(msg!("there are several points groups"))
        .example(
            msg!("say which of them it adds up, on a line of its own"),
            line,
        )
}
