//! From how many points on a lead is worth the work of sales: where won leads and others are divided best.

use super::Stage;
use super::evidence::Evidence;
use super::outcome::Outcome;
use super::rules::{ActivityRule, Rule, doers, of_leads};
use crate::data::Loaded;

/// The difference of the shares of won and of other leads that a stage has to reach, see
/// <https://en.wikipedia.org/wiki/Youden%27s_J_statistic>.
const CLEAR: f64 = 0.1;

/// The stage that the points lead to; none if they divide the leads badly.
pub(super) fn stage(
    fit: &[Rule],
    interest: &[ActivityRule],
    data: &Loaded,
    outcome: &Outcome,
) -> Option<Stage> {
    let leads = data.leads.len();
    let fit_points = (!fit.is_empty()).then(|| points_of_fields(fit, data));
    let interest_points = (!interest.is_empty()).then(|| {
        let mut points = vec![0; leads];
        for rule in interest {
            add(&mut points, &doers(data, rule.at), rule.points);
        }
        points
    });
    let everybody = vec![true; leads];
    let by_fit = fit_points.and_then(|points| limit(&points, &everybody, outcome));
    let fitting = by_fit
        .as_ref()
        .map_or(everybody, |(_, reached)| reached.clone());
    let by_interest = interest_points.and_then(|points| limit(&points, &fitting, outcome));
    let (_, reached) = by_interest.as_ref().or(by_fit.as_ref())?;
    let (evidence, all) = (of_leads(reached, outcome), outcome.evidence());
    let is_clear = difference(evidence, all) >= CLEAR;
    is_clear.then(|| Stage {
        fit: by_fit.as_ref().map(|(limit, _)| *limit),
        interest: by_interest.as_ref().map(|(limit, _)| *limit),
        evidence,
        reach: evidence.won * 1000 / all.won.max(1),
    })
}

fn points_of_fields(rules: &[Rule], data: &Loaded) -> Vec<i64> {
    let mut points = vec![0; data.leads.len()];
    for rule in rules {
        if let Some(Some(column)) = data.leads.columns.get(rule.field.at) {
            add(&mut points, &rule.test.holds(column), rule.points);
        }
    }
    points
}

fn add(points: &mut [i64], which: &[bool], more: i64) {
    for (points, _) in points.iter_mut().zip(which).filter(|(_, is_in)| **is_in) {
        *points += more;
    }
}

/// The share of won leads that is reached, less the share of the others.
fn difference(reached: Evidence, all: Evidence) -> f64 {
    let share = |part: u64, whole: u64| part as f64 / whole.max(1) as f64;
    share(reached.won, all.won) - share(reached.leads - reached.won, all.leads - all.won)
}

/// The points above zero that divide the leads best, of those that meet the rest, and the leads that reach them.
fn limit(points: &[i64], rest: &[bool], outcome: &Outcome) -> Option<(i64, Vec<bool>)> {
    let mut limits: Vec<i64> = points
        .iter()
        .copied()
        .filter(|points| *points > 0)
        .collect();
    limits.sort_unstable();
    limits.dedup();
    let all = outcome.evidence();
    let reached = |limit: i64| -> Vec<bool> {
        points
            .iter()
            .zip(rest)
            .map(|(points, rest)| *rest && *points >= limit)
            .collect()
    };
    let mut best: Option<(f64, i64)> = None;
    for limit in limits {
        let found = difference(of_leads(&reached(limit), outcome), all);
        if best.is_none_or(|(most, _)| found > most) {
            best = Some((found, limit));
        }
    }
    best.map(|(_, limit)| (limit, reached(limit)))
}
