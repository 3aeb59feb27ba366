//! The limits of points groups and totals.

use super::groups::limits;
use super::{Kind, MutantList};
use crate::contract::atom_text::{line, points};
use crate::contract::model::{PointGroup, Total};
use crate::source::Span;
use crate::syntax::phrase::{Language, PhraseId};
use crate::units::MilliPoints;

/// Upper and lower limit.
type Limits = (Option<MilliPoints>, Option<MilliPoints>);

pub(super) fn of_group(list: &mut MutantList, at: usize, group: &PointGroup) {
    let was = (group.at_most, group.at_least);
    for now in others(was) {
        let name = [("name", group.name.text.as_str())];
        let header = |limits| header(list.language, PhraseId::Points, &name, limits);
        let texts = (header(was), Some(header(now)));
        list.add(Kind::Cap, group.name.span, texts, move |contract| {
            let group = contract.groups.get_mut(at)?;
            (group.at_most, group.at_least) = now;
            Some(())
        });
    }
}

pub(super) fn of_total(list: &mut MutantList, at: usize, total: &Total) {
    let contract = list.contract;
    let names = |total: &Total| {
        let names = total.terms.iter();
        let names: Vec<&str> = names.filter_map(|of| contract.points_name(*of)).collect();
        names.join(" + ")
    };
    let written = |language: Language, total: &Total| {
        let is_score = contract.score.is_some_and(|score| score.index() == at);
        let terms = names(total);
        let slots = [("name", total.name.text.as_str()), ("terms", &terms)];
        let limits = (total.at_most, total.at_least);
        match is_score {
            true => header(language, PhraseId::Score, &slots[1..], limits),
            false => header(language, PhraseId::Total, &slots, limits),
        }
    };
    let mut changed: Vec<(Kind, Total)> = Vec::new();
    for now in others((total.at_most, total.at_least)) {
        let mut other = total.clone();
        (other.at_most, other.at_least) = now;
        changed.push((Kind::Cap, other));
    }
    if total.terms.len() > 1 {
        for term in 0..total.terms.len() {
            let mut other = total.clone();
            other.terms.remove(term);
            changed.push((Kind::LeftOut, other));
        }
    }
    let place: Span = total.name.span;
    for (kind, other) in changed {
        let texts = (
            written(list.language, total),
            Some(written(list.language, &other)),
        );
        list.add(kind, place, texts, move |contract| {
            *contract.totals.get_mut(at)? = other.clone();
            Some(())
        });
    }
}

/// The limits with one of them changed.
fn others((most, least): Limits) -> Vec<Limits> {
    let max_points = limits(most).into_iter().map(|most| (most, least));
    let leasts = limits(least).into_iter().map(|least| (most, least));
    max_points.chain(leasts).collect()
}

fn header(
    language: Language,
    id: PhraseId,
    slots: &[(&str, &str)],
    (most, least): Limits,
) -> String {
    let most = most.map(|limit| points(language, limit));
    let least = least.map(|limit| points(language, limit));
    let mut slots = slots.to_vec();
    slots.extend(most.as_deref().map(|limit| ("most", limit)));
    slots.extend(least.as_deref().map(|limit| ("least", limit)));
    line(language, id, &slots)
}
