//! Declared names that are not used. Declarations in an included file are shared by several contracts, and no contract has to
//! use all of them.

use super::usage::Usage;
use super::{Finding, Subject};
use crate::contract::keywords;
use crate::contract::model::{
    ActivityId, CalendarId, Contract, DefinitionId, DefinitionKind, DetailId, FieldId, GroupId,
    ListId, Name, PointsRef, TotalId, Type,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Template, ToArg, msg, template};
use crate::syntax::phrase::PhraseId;

/// Examines every declaration in the contract's own file.
pub(super) fn find(subject: &Subject<'_>) -> Vec<Finding> {
    // A contract that is still being written declares before it uses.
    if subject.contract.stages.is_empty() {
        return Vec::new();
    }
    let used = Usage::new(subject.contract);
    let names = names(subject, &used).into_iter();
    let points = points(subject, &used).into_iter();
    let own = subject.contract.info.span.file;
    let here = names
        .chain(points)
        .filter(|diagnostic| diagnostic.primary.span.file == own);
    here.map(Finding::new).collect()
}

/// Names that nothing uses.
fn names(subject: &Subject<'_>, used: &Usage) -> Vec<Diagnostic> {
    let contract = subject.contract;
    let mut said = Vec::new();
    for (i, field) in contract.fields.iter().enumerate() {
        let is_kept = matches!(field.kind, Type::Id | Type::CreationTime);
        if !is_kept && !used.fields.contains(&FieldId(i as u32)) {
            let name = &field.name.text;
            let message = msg!("no condition reads the field `{name}`", name);
            said.push(
                Diagnostic::new(Code::N0201, field.name.span, message).help(msg!(
                    "add the line that should use it; until then it decides nothing"
                )),
            );
        }
    }
    for (i, activity) in contract.activities.iter().enumerate() {
        let id = ActivityId(i as u32);
        // If nothing counts an activity, its unused details need not be reported as well.
        let details = match used.activities.contains(&id) {
            true => activity.details.as_slice(),
            false => {
                let what = template!("nothing counts the activity `{name}`");
                said.push(unused(&activity.name, what));
                &[]
            }
        };
        let unread = details.iter().filter(|id| !used.details.contains(*id));
        let unread = unread.filter_map(|DetailId(i)| contract.details.get(*i as usize));
        let what = template!("no condition reads the detail `{name}`");
        said.extend(unread.map(|detail| unused(&detail.name, what)));
    }
    for (i, list) in contract.lists.iter().enumerate() {
        if !used.lists.contains(&ListId(i as u32)) {
            let what = template!("no condition looks into the list `{name}`");
            said.push(unused(&list.name, what));
        }
    }
    for (i, definition) in contract.definitions.iter().enumerate() {
        if !used.definitions.contains(&DefinitionId(i as u32)) {
            let name = &definition.name;
            said.push(match definition.kind {
                DefinitionKind::IdealCustomer => {
                    let what = template!("no line uses the ideal customer `{name}`");
                    reported(contract, name, what)
                }
                DefinitionKind::Persona => {
                    let what = template!("no line uses the persona `{name}`");
                    reported(contract, name, what)
                }
                DefinitionKind::Define => {
                    unused(name, template!("no line uses the definition `{name}`"))
                }
            });
        }
    }
    for (i, calendar) in contract.calendars.iter().enumerate() {
        if !used.calendars.contains(&CalendarId(i as u32)) {
            let what = template!("no deadline is counted in the calendar `{name}`");
            said.push(unused(&calendar.name, what));
        }
    }
    said
}

fn unused(name: &Name, what: Template) -> Diagnostic {
    unread(name, what).help(msg!("leave it out, or add the line that should use it"))
}

/// A name that results show for each lead, even if nothing uses it.
fn reported(contract: &Contract, name: &Name, what: Template) -> Diagnostic {
    let language = contract.info.language;
    let matches = keywords::fill(language, PhraseId::Matches, &|_| Some(&name.text));
    unread(name, what).help(msg!(
        "it is only shown with the leads that match it; to make it affect leads, use `{matches}` in a condition",
        matches
    ))
}

fn unread(name: &Name, what: Template) -> Diagnostic {
    let message = what.filled([("name", name.text.to_arg())]);
    Diagnostic::new(Code::N0201, name.span, message)
}

/// Points that no stage, no other condition and no total uses.
fn points(subject: &Subject<'_>, used: &Usage) -> Vec<Diagnostic> {
    let contract = subject.contract;
    let groups = contract.groups.iter().enumerate();
    let groups = groups.filter(|(i, _)| !used.groups.contains(&GroupId(*i as u32)));
    let groups = groups.map(|(i, group)| (&group.name, PointsRef::Group(GroupId(i as u32))));
    let totals = contract.totals.iter().enumerate();
    let totals = totals.filter(|(i, _)| !used.totals.contains(&TotalId(*i as u32)));
    let totals = totals.map(|(i, total)| (&total.name, PointsRef::Total(TotalId(i as u32))));
    groups
        .chain(totals)
        .map(|(name, of)| {
            let message = match of {
                PointsRef::Group(_) => msg!(
                    "no total adds up the points of `{name}`, and no condition compares them",
                    name = name.text
                ),
                PointsRef::Total(_) => msg!("no line uses the total `{name}`", name = name.text),
            };
            Diagnostic::new(Code::N0202, name.span, message)
                .help(msg!("they are only shown with each lead"))
        })
        .collect()
}
