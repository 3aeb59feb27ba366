//! The fields to ask for, whose absence blocks the most leads.

use crate::contract::model::{FieldId, StageId};
use crate::eval::Results;
use crate::eval::results::BlockedTransition;
use std::collections::BTreeMap;

/// A field that is unknown for leads that would or could be in their next stage without that gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldToAsk {
    /// The field.
    pub field: FieldId,
    /// The stage that leads cannot enter.
    pub to: StageId,
    /// Leads that enter the stage as soon as this field is known, whatever its value.
    pub enters: u64,
    /// Leads that lack nothing else, but whose entry depends on the value.
    pub depends: u64,
    /// Leads for which it is one of several unknown fields.
    pub among: u64,
}

impl FieldToAsk {
    /// Leads for which it is the only unknown field.
    pub fn alone(&self) -> u64 {
        self.enters + self.depends
    }

    fn add(&mut self, counts: Counts) {
        match counts {
            Counts::Enters => self.enters += 1,
            Counts::Depends => self.depends += 1,
            Counts::Among => self.among += 1,
        }
    }
}

/// How a field counts for a lead; with several ways into a stage, the least applies.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Counts {
    Enters,
    Depends,
    Among,
}

/// Every field that keeps leads from a stage, starting with those that alone are missing for the most leads.
pub fn fields_to_ask(results: &Results) -> Vec<FieldToAsk> {
    let mut asks: BTreeMap<(StageId, FieldId), FieldToAsk> = BTreeMap::new();
    for lead in 0..results.len() {
        for ((to, field), counts) in missing_by_transition(&results.lack(lead).ways) {
            let ask = asks.entry((to, field)).or_insert(FieldToAsk {
                field,
                to,
                enters: 0,
                depends: 0,
                among: 0,
            });
            ask.add(counts);
        }
    }
    let mut asks: Vec<FieldToAsk> = asks.into_values().collect();
    asks.sort_by_key(|ask| std::cmp::Reverse((ask.alone(), ask.among)));
    asks
}

/// Number of leads kept from their next stages by unknown fields alone.
pub fn blocked(results: &Results) -> u64 {
    let is_blocked = |lead: &usize| !results.lack(*lead).ways.is_empty();
    (0..results.len()).filter(is_blocked).count() as u64
}

/// The leads kept from their next stages by unknown fields alone, each with its way of the fewest unknown fields. The fewest
/// come first; of as many, those that enter whatever the values are.
pub fn leads_to_ask(results: &Results) -> Vec<(usize, &BlockedTransition)> {
    let effort = |way: &&BlockedTransition| (way.fields.len(), !way.is_met);
    let shortest = |lead: usize| results.lack(lead).ways.iter().min_by_key(effort);
    let mut leads: Vec<_> = (0..results.len())
        .filter_map(|lead| Some((lead, shortest(lead)?)))
        .collect();
    leads.sort_by_key(|(_, way)| effort(way));
    leads
}

fn missing_by_transition(ways: &[BlockedTransition]) -> BTreeMap<(StageId, FieldId), Counts> {
    let mut asked = BTreeMap::new();
    for way in ways {
        let counts = match (way.fields.len(), way.is_met) {
            (1, true) => Counts::Enters,
            (1, false) => Counts::Depends,
            _ => Counts::Among,
        };
        for field in &way.fields {
            let best = asked.entry((way.to, *field)).or_insert(counts);
            *best = counts.min(*best);
        }
    }
    asked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::results::{MissingFields, Unmet};

    fn way(to: u32, fields: &[u32], is_met: bool) -> BlockedTransition {
        BlockedTransition {
            to: StageId(to),
            fields: fields.iter().map(|field| FieldId(*field)).collect(),
            is_met,
        }
    }

    #[test]
    fn a_field_counts_by_the_way_it_opens_soonest() {
        let lack = |ways: &[BlockedTransition]| Unmet {
            fields: Vec::new(),
            ways: ways.to_vec(),
        };
        let lacks = vec![
            lack(&[way(1, &[0], true)]),
            lack(&[
                way(1, &[0, 2], false),
                way(1, &[0], false),
                way(2, &[3], false),
            ]),
            lack(&[way(1, &[0, 2], true)]),
            Unmet::default(),
        ];
        let results = Results {
            stage: vec![None; 5],
            missing: MissingFields {
                lacks,
                lack_of: vec![0, 1, 2, 3, 0],
            },
            ..Results::default()
        };
        let found: Vec<_> = (fields_to_ask(&results).into_iter())
            .map(|ask| (ask.to.0, ask.field.0, [ask.enters, ask.depends, ask.among]))
            .collect();
        let expected = [(1, 0, [2, 1, 1]), (2, 3, [0, 1, 0]), (1, 2, [0, 0, 2])];
        assert_eq!(found, expected);
        assert_eq!(blocked(&results), 4);
        let leads = leads_to_ask(&results).into_iter();
        let leads: Vec<_> = leads.map(|(lead, way)| (lead, way.fields.len())).collect();
        assert_eq!(leads, [(0, 1), (4, 1), (1, 1), (2, 2)]);
    }
}
