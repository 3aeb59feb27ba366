//! Points for the values and the activities that are more or less frequent among the leads that were won.

use super::super::activities::Activities;
use super::super::actors::Actor;
use super::super::fields::Fields;
use super::evidence::Evidence;
use super::outcome::Outcome;
use super::tests_of_fields::{FieldTest, tests};
use crate::contract::model::Type;
use crate::data::Loaded;
use crate::data::table::EventKind;

/// A field that is tested.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Subject {
    pub name: String,
    pub kind: Type,
    /// Its position among the fields.
    pub at: usize,
}

/// Points for leads with some value.
#[derive(Debug, Clone)]
pub(super) struct Rule {
    pub field: Subject,
    pub test: FieldTest,
    pub evidence: Evidence,
    pub points: i64,
}

/// Points for leads that did something.
#[derive(Debug, Clone)]
pub(super) struct ActivityRule {
    pub activity: String,
    /// Its position among the activities of the contract.
    pub at: usize,
    pub evidence: Evidence,
    pub points: i64,
}

/// Maximum number of fields and of values of a field that give points, and of activities.
const MOST_FIELDS: usize = 6;
const MOST_VALUES: usize = 6;
const MOST_ACTIVITIES: usize = 8;
/// The share of won leads of an ideal customer, in comparison with that of all.
const IDEAL: f64 = 1.5;

/// Rules for the fields that say most.
pub(super) fn of_fields(
    fields: &Fields,
    data: &Loaded,
    outcome: &Outcome,
    usable: &[usize],
) -> Vec<Rule> {
    let all = outcome.evidence();
    let mut of_fields: Vec<(f64, Vec<Rule>)> = Vec::new();
    for at in usable {
        let field = fields.fields.get(*at).map(|field| Subject {
            name: field.name.clone(),
            kind: field.guess.kind.clone(),
            at: *at,
        });
        let column = data.leads.columns.get(*at).and_then(Option::as_ref);
        let (Some(field), Some(column)) = (field, column) else {
            continue;
        };
        let mut clear: Vec<Rule> = tests(&field.kind, column, outcome)
            .into_iter()
            .filter(|(_, evidence)| evidence.is_clear(all) && evidence.points(all) != 0)
            .map(|(test, evidence)| Rule {
                field: field.clone(),
                test,
                evidence,
                points: evidence.points(all),
            })
            .collect();
        clear.sort_by(|a, b| deviation(b, all).total_cmp(&deviation(a, all)));
        let is_number =
            |rule: &Rule| matches!(rule.test, FieldTest::AtLeast(_) | FieldTest::LessThan(_));
        let most = match clear.first() {
            // One of yes and no says it all.
            Some(rule)
                if is_number(rule) || matches!(rule.test, FieldTest::Yes | FieldTest::No) =>
            {
                1
            }
            Some(_) => MOST_VALUES,
            None => continue,
        };
        clear.truncate(most);
        let strongest = clear.first().map_or(0.0, |rule| deviation(rule, all));
        of_fields.push((strongest, together(clear)));
    }
    of_fields.sort_by(|a, b| b.0.total_cmp(&a.0));
    of_fields
        .into_iter()
        .take(MOST_FIELDS)
        .flat_map(|(_, rules)| rules)
        .collect()
}

fn deviation(rule: &Rule, all: Evidence) -> f64 {
    rule.evidence.deviation(all).abs()
}

/// Values of a field with the same points, as one rule; most points first.
fn together(rules: Vec<Rule>) -> Vec<Rule> {
    let mut joined: Vec<Rule> = Vec::new();
    for rule in rules {
        let same = joined.iter_mut().find(|one| one.points == rule.points);
        match (same, &rule.test) {
            (
                Some(Rule {
                    test: FieldTest::IsOneOf(values),
                    evidence,
                    ..
                }),
                FieldTest::IsOneOf(more),
            ) => {
                values.extend(more.iter().cloned());
                *evidence = evidence.and(rule.evidence);
            }
            _ => joined.push(rule),
        }
    }
    joined.sort_by_key(|rule| std::cmp::Reverse(rule.points));
    joined
}

/// Whether each lead did an activity at least once.
pub(super) fn doers(data: &Loaded, activity: usize) -> Vec<bool> {
    let mut did = vec![false; data.leads.len()];
    let is_it = |kind: &EventKind| match kind {
        EventKind::Logged(id) | EventKind::Derived(id) => id.index() == activity,
    };
    let kinds: Vec<bool> = data.activities.kinds.iter().map(is_it).collect();
    if !kinds.contains(&true) {
        return did;
    }
    for (lead, kind) in data.activities.lead.iter().zip(&data.activities.kind) {
        if kinds.get(usize::from(*kind)) == Some(&true)
            && let Some(did) = did.get_mut(*lead as usize)
        {
            *did = true;
        }
    }
    did
}

/// Rules for what leads do. What marketing and sales do shows their work, not the interest of the lead.
pub(super) fn of_activities(
    activities: &Activities,
    data: &Loaded,
    outcome: &Outcome,
) -> Vec<ActivityRule> {
    let all = outcome.evidence();
    let order = activities.in_order();
    let kinds = activities.kinds.iter().enumerate();
    let own = kinds.filter(|(_, kind)| kind.act.actor == Actor::Lead && kind.act.counts);
    let mut rules: Vec<ActivityRule> = own
        .filter_map(|(at, kind)| {
            let id = order.iter().position(|one| *one == at)?;
            if outcome.is_activity(&kind.name) {
                return None;
            }
            let evidence = of_leads(&doers(data, id), outcome);
            let points = evidence.points(all);
            (evidence.is_clear(all) && points > 0).then(|| ActivityRule {
                activity: kind.name.clone(),
                at: id,
                evidence,
                points,
            })
        })
        .collect();
    rules.sort_by(|a, b| {
        b.evidence
            .deviation(all)
            .total_cmp(&a.evidence.deviation(all))
    });
    rules.truncate(MOST_ACTIVITIES);
    rules.sort_by_key(|rule| std::cmp::Reverse(rule.points));
    rules
}

/// What is known about the outcome of some leads.
pub(super) fn of_leads(which: &[bool], outcome: &Outcome) -> Evidence {
    let mut evidence = Evidence::default();
    for (_, won) in which.iter().zip(&outcome.won).filter(|(is_in, _)| **is_in) {
        if let Some(won) = won {
            evidence.add(*won);
        }
    }
    evidence
}

/// The two fields whose values together are most frequent among won leads.
pub(super) fn ideal_customer(
    rules: &[Rule],
    data: &Loaded,
    outcome: &Outcome,
) -> Option<(Vec<(Subject, FieldTest)>, Evidence)> {
    let mut fields: Vec<(Subject, FieldTest)> = Vec::new();
    for rule in rules.iter().filter(|rule| rule.points > 0) {
        let is_full = fields.len() == 2;
        match fields.iter_mut().find(|(field, _)| *field == rule.field) {
            Some((_, FieldTest::IsOneOf(values))) => {
                if let FieldTest::IsOneOf(more) = &rule.test {
                    values.extend(more.iter().cloned());
                }
            }
            Some(_) => {}
            None if is_full => {}
            None => fields.push((rule.field.clone(), rule.test.clone())),
        }
    }
    if fields.is_empty() {
        return None;
    }
    let mut both = vec![true; data.leads.len()];
    for (field, test) in &fields {
        let column = data.leads.columns.get(field.at)?.as_ref()?;
        both.iter_mut()
            .zip(test.holds(column))
            .for_each(|(both, holds)| *both &= holds);
    }
    let all = outcome.evidence();
    let evidence = of_leads(&both, outcome);
    let is_ideal = evidence.is_clear(all) && evidence.lift(all) >= IDEAL;
    is_ideal.then_some((fields, evidence))
}
