//! Removes from a lead what it does not need to show something. The caller says what that is, and pays for the tries.

use crate::contract::model::{Example, ExampleActivity};

/// Maximum number of smaller leads that are tried.
const MAX_TRIED: usize = 400;

/// Minimizes the activities, occurrences and facts of a lead while it still shows the same. The oldest are removed first.
pub(crate) fn shrink(mut lead: Example, mut shows: impl FnMut(&Example) -> bool) -> Example {
    let mut tried = 0;
    let mut shows = |lead: &Example| {
        tried += 1;
        tried <= MAX_TRIED && shows(lead)
    };
    leave_out(&mut lead, |lead| &mut lead.did, &mut shows);
    for at in 0..lead.did.len() {
        while let Some(less) = less_often(&lead, at).into_iter().find(&mut shows) {
            lead = less;
        }
    }
    leave_out(&mut lead, |lead| &mut lead.facts, &mut shows);
    lead
}

/// Removes runs of a list, long ones first.
fn leave_out<T>(
    lead: &mut Example,
    list: impl Fn(&mut Example) -> &mut Vec<T>,
    shows: &mut impl FnMut(&Example) -> bool,
) {
    let mut length = list(lead).len();
    while length > 0 {
        let mut at = 0;
        while at + length <= list(lead).len() {
            let mut less = lead.clone();
            list(&mut less).drain(at..at + length);
            match shows(&less) {
                true => *lead = less,
                false => at += length,
            }
        }
        length /= 2;
    }
}

/// The lead with fewer occurrences of an activity, the fewest first.
fn less_often(lead: &Example, at: usize) -> Vec<Example> {
    let times = lead.did.get(at).map_or(0, |did| did.times);
    let fewer = [1, times / 2, times.saturating_sub(1)].into_iter();
    let fewer = fewer.filter(|fewer| (1..times).contains(fewer));
    let with = |times: u32| {
        let mut less = lead.clone();
        if let Some(did) = less.did.get_mut(at) {
            *did = ExampleActivity {
                times,
                ..did.clone()
            };
        }
        less
    };
    fewer.map(with).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::model::{ActivityId, FactValue, FieldId};
    use crate::source::{FileId, Span};
    use crate::time::LocalDay;

    fn lead(did: &[u32], facts: u32) -> Example {
        let span = Span::new(FileId(0), 0, 0);
        let did = did.iter().zip(0..).map(|(times, day)| ExampleActivity {
            activity: ActivityId(0),
            times: *times,
            details: Vec::new(),
            day: LocalDay(day),
            clock: None,
            span,
        });
        Example {
            title: String::new(),
            span,
            as_of: (LocalDay(1_000), None),
            facts: (0..facts)
                .map(|field| (FieldId(field), FactValue::YesNo(true)))
                .collect(),
            did: did.collect(),
            expects: Vec::new(),
        }
    }

    #[test]
    fn what_is_not_needed_goes_and_what_is_oldest_goes_first() {
        let busy = lead(&[3; 389], 9);
        let shows = |lead: &Example| {
            let times: u32 = lead.did.iter().map(|did| did.times).sum();
            times >= 4 && lead.facts.iter().any(|(field, _)| field.0 == 4)
        };
        let short = shrink(busy, shows);
        let did: Vec<(i32, u32)> = short.did.iter().map(|did| (did.day.0, did.times)).collect();
        assert_eq!(did, [(387, 1), (388, 3)]);
        assert_eq!(short.facts.len(), 1);
    }

    #[test]
    fn a_lead_that_needs_everything_is_unchanged() {
        let all = lead(&[2, 1], 2);
        let short = shrink(all.clone(), |less| {
            (&less.did, &less.facts) == (&all.did, &all.facts)
        });
        assert_eq!((short.did, short.facts), (all.did, all.facts));
    }
}
