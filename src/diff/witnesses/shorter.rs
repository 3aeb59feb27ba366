//! A lead without what it does not need to tell of a stage.

use super::both::Both;
use super::told::Told;
use crate::contract::model::Example;

/// The lead with as few facts and activities as tell the same of a stage.
pub(super) fn shorter(
    both: &Both<'_>,
    stage: &str,
    (lead, told): (Example, Told),
) -> (Example, Told) {
    let tells = |other: &Told| other.now == told.now && other.is_about(stage);
    let mut lead = lead;
    let mut part = lead.did.len();
    while part > 0 {
        match first(both, parts_left_out(&lead, part), &tells) {
            Some(less) => lead = less,
            None => part /= 2,
        }
        part = part.min(lead.did.len());
    }
    while let Some(less) = first(both, fewer_times(&lead), &tells) {
        lead = less;
    }
    while let Some(less) = first(both, facts_left_out(&lead), &tells) {
        lead = less;
    }
    (lead, told)
}

/// The first of some leads that still tells.
fn first(both: &Both<'_>, leads: Vec<Example>, tells: &dyn Fn(&Told) -> bool) -> Option<Example> {
    let told = both.told(&leads);
    let mut leads = leads.into_iter().zip(told);
    let found = leads.find(|(_, told)| told.as_ref().is_some_and(tells));
    found.map(|(lead, _)| lead)
}

/// The lead without each stretch of so many happenings.
fn parts_left_out(lead: &Example, part: usize) -> Vec<Example> {
    let starts = (0..lead.did.len()).step_by(part);
    let without = starts.map(|start| {
        let mut less = lead.clone();
        less.did.drain(start..(start + part).min(lead.did.len()));
        less
    });
    without.collect()
}

/// The lead that did one thing once, or half as often.
fn fewer_times(lead: &Example) -> Vec<Example> {
    let often = lead.did.iter().enumerate().filter(|(_, did)| did.times > 1);
    let fewer = often.flat_map(|(at, did)| {
        let mut times = vec![1, did.times / 2, did.times - 1];
        times.dedup();
        times.into_iter().map(move |times| (at, times))
    });
    let with = fewer.map(|(at, times)| {
        let mut less = lead.clone();
        if let Some(did) = less.did.get_mut(at) {
            did.times = times;
        }
        less
    });
    with.collect()
}

/// The lead without each fact.
fn facts_left_out(lead: &Example) -> Vec<Example> {
    let without = (0..lead.facts.len()).map(|at| {
        let mut less = lead.clone();
        less.facts.remove(at);
        less
    });
    without.collect()
}
