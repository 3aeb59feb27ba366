//! Changes of conditions: of a single condition, or of a group by one of its lines.

use super::{Kind, MutantList, boundary_shift, comparison_shift, windows};
use crate::contract::condition_text;
use crate::contract::model::{Condition, ConditionKind, Contract, Site, Test};

pub(super) fn changes(list: &mut MutantList) {
    for (site, condition) in list.contract.conditions() {
        let path = Vec::new();
        add(list, &ConditionPath { site, path }, condition);
    }
}

/// Where a condition is: its site, and the path of parts down to it.
#[derive(Debug, Clone)]
struct ConditionPath {
    site: Site,
    path: Vec<usize>,
}

impl ConditionPath {
    /// A part of the group at this place.
    fn part(&self, index: usize) -> ConditionPath {
        let mut path = self.path.clone();
        path.push(index);
        ConditionPath { path, ..*self }
    }

    fn get<'c>(&self, contract: &'c mut Contract) -> Option<&'c mut Condition> {
        let mut condition = contract.condition_mut(self.site)?;
        for index in &self.path {
            condition = condition.kind.parts_mut()?.get_mut(*index)?;
        }
        Some(condition)
    }
}

fn add(list: &mut MutantList, at: &ConditionPath, condition: &Condition) {
    match &condition.kind {
        ConditionKind::All(inner) | ConditionKind::Any(inner) | ConditionKind::None(inner) => {
            for (index, part) in inner.iter().enumerate() {
                add(list, &at.part(index), part);
                if inner.len() > 1 {
                    left_out(list, at, index, part);
                }
            }
        }
        kind @ (ConditionKind::Test(..)
        | ConditionKind::Points(..)
        | ConditionKind::Matches(_)
        | ConditionKind::Activity(_)
        | ConditionKind::InStage(_)) => {
            let contract = list.contract;
            let steps = boundary_shift::shifted(contract, kind).into_iter();
            let others = comparison_shift::shifted(contract, kind).into_iter();
            let times = windows::shifted(kind).into_iter();
            let changed = steps
                .map(|kind| (Kind::Threshold, kind))
                .chain(others.map(|kind| (Kind::Comparison, kind)))
                .chain(times.map(|kind| (Kind::Window, kind)))
                .chain(fewer_values(kind).map(|kind| (Kind::LeftOut, kind)));
            for (what, kind) in changed {
                operator_mutants(list, at, condition, what, kind);
            }
        }
    }
}

/// A condition that asks something else.
fn operator_mutants(
    list: &mut MutantList,
    at: &ConditionPath,
    condition: &Condition,
    what: Kind,
    kind: ConditionKind,
) {
    let Some(now) = condition_text(list.contract, list.language, &kind) else {
        return;
    };
    let (was, at) = (list.text(condition.span), at.clone());
    list.add(what, condition.span, (was, Some(now)), move |contract| {
        at.get(contract)?.kind = kind.clone();
        Some(())
    });
}

/// A group without one of its lines.
fn left_out(list: &mut MutantList, at: &ConditionPath, index: usize, part: &Condition) {
    let (mut was, at) = (list.text(part.span), at.clone());
    if part.kind.parts().is_some() {
        // The opener represents the lines below it.
        was.push_str(" …");
    }
    list.add(Kind::LeftOut, part.span, (was, None), move |contract| {
        let parts = at.get(contract)?.kind.parts_mut()?;
        (index < parts.len()).then(|| drop(parts.remove(index)))
    });
}

/// The same test with one value removed.
fn fewer_values(kind: &ConditionKind) -> impl Iterator<Item = ConditionKind> {
    let mut values = 0;
    if let ConditionKind::Test(_, Test::Text { test, .. }) = kind
        && test.texts.len() > 1
    {
        values = test.texts.len();
    }
    (0..values).map(|index| {
        let mut fewer = kind.clone();
        if let ConditionKind::Test(_, Test::Text { test, .. }) = &mut fewer {
            test.texts.remove(index);
        }
        fewer
    })
}
