//! Points groups and totals: the limits in their headers, and their rules.

use super::{Kind, MutantList, limits, modifiers, points};
use crate::contract::model::{Contract, PointGroup};
use crate::language::steps::moved_points;

pub(super) fn changes(list: &mut MutantList) {
    for (i, group) in list.contract.groups.iter().enumerate() {
        limits::of_group(list, i, group);
        settings(list, i, group);
        modifiers::of_group(list, i, group);
        for (j, rule) in group.rules.iter().enumerate() {
            points::of_rule(list, (i, j), rule);
            modifiers::of_rule(list, (i, j), rule);
        }
    }
    for (i, total) in list.contract.totals.iter().enumerate() {
        limits::of_total(list, i, total);
    }
}

/// `only the highest counts`, `starts again when going back`
fn settings(list: &mut MutantList, at: usize, group: &PointGroup) {
    use crate::syntax::phrase::PhraseId as P;
    type GroupFlag = fn(&mut PointGroup) -> &mut bool;
    let flags: [(P, bool, GroupFlag); 2] = [
        (P::OnlyHighest, group.only_highest, |group| {
            &mut group.only_highest
        }),
        (P::StartsAgain, group.starts_again, |group| {
            &mut group.starts_again
        }),
    ];
    for (id, on, flag) in flags {
        if !on {
            continue;
        }
        let text = crate::contract::atom_text::line(list.language, id, &[]);
        let line = list.line_saying(&text, group.name.span, None);
        let place = line.unwrap_or(group.name.span);
        let edit = move |contract: &mut Contract| {
            *flag(contract.groups.get_mut(at)?) = false;
            Some(())
        };
        list.add(Kind::LeftOut, place, (text, None), edit);
    }
}

/// A points limit one step higher, one step lower, or removed.
pub(super) fn limits(
    limit: Option<crate::units::MilliPoints>,
) -> Vec<Option<crate::units::MilliPoints>> {
    let Some(points) = limit else {
        return Vec::new();
    };
    let [up, down] = [1, -1].map(|steps| moved_points(points, steps));
    vec![Some(up), Some(down), None]
}
