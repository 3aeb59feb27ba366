//! Leads with an exact score: a beam search from a lead that meets everything else a line asks for.

use super::allowance::Allowance;
use super::batch::CompiledContract;
use super::boundary_cases::TargetScore;
use super::pool::varied_by;
use super::variations::Variation;
use crate::contract::model::{Example, NumberTest, PointsRef};
use crate::eval::example::Case;
use crate::language::steps::of_points;
use crate::units::MilliPoints;
use rayon::prelude::*;

/// Number of leads each step starts from.
const BEAM: usize = 4;
/// Maximum number of variations of a lead.
const STEPS: usize = 3;

/// Leads whose points are at the boundary of each test or next to it, as far as they are found and paid for.
pub(crate) fn aimed(
    of: CompiledContract,
    features: &[Variation],
    targets: &[TargetScore],
    allowance: &Allowance,
) -> Vec<Example> {
    let mut seen: Vec<(PointsRef, NumberTest<MilliPoints>)> = Vec::new();
    let mut edges_of: Vec<(&TargetScore, MilliPoints)> = Vec::new();
    for target in targets {
        if seen.contains(&(target.of, target.test)) {
            continue;
        }
        seen.push((target.of, target.test));
        edges_of.extend(edges(target.test).into_iter().map(|edge| (target, edge)));
    }
    let tries = (STEPS * BEAM * features.len()) as u64;
    let steps = |target: &TargetScore| of.steps(std::slice::from_ref(&target.lead));
    edges_of.retain(|(target, _)| allowance.pays(steps(target).saturating_mul(tries)));
    let found = edges_of.into_par_iter();
    let found: Vec<Vec<Example>> = found
        .map(|(target, edge)| reach(of, features, target, edge))
        .collect();
    found.into_iter().flatten().collect()
}

/// The scores that distinguish a test from similar ones.
fn edges(test: NumberTest<MilliPoints>) -> Vec<MilliPoints> {
    let around = |n: MilliPoints| {
        let step = of_points(n);
        [n, n + step, n + MilliPoints(-step.0)]
    };
    test.numbers().into_iter().flat_map(around).collect()
}

fn reach(
    of: CompiledContract,
    features: &[Variation],
    target: &TargetScore,
    edge: MilliPoints,
) -> Vec<Example> {
    let mut beam = vec![target.lead.clone()];
    let mut best = i64::MAX;
    let mut nearest: Vec<Example> = Vec::new();
    for _ in 0..STEPS {
        let leads = varied_by(&beam, features);
        let points = points(of, target.of, &leads);
        let distance = |points: &MilliPoints| points.0.saturating_sub(edge.0).saturating_abs();
        let mut ranked: Vec<(i64, &Example)> = points.iter().map(distance).zip(&leads).collect();
        ranked.sort_by_key(|(distance, _)| *distance);
        let Some((first, _)) = ranked.first() else {
            break;
        };
        if *first < best {
            best = *first;
            let equal = ranked.iter().take_while(|(distance, _)| distance == first);
            nearest = equal
                .take(2 * BEAM)
                .map(|(_, lead)| (*lead).clone())
                .collect();
        }
        if best == 0 {
            break;
        }
        // Keeps only one lead per distance, so that the next step has different starts.
        ranked.dedup_by_key(|(distance, _)| *distance);
        beam = ranked
            .iter()
            .take(BEAM)
            .map(|(_, lead)| (*lead).clone())
            .collect();
    }
    nearest
}

fn points(ruled: CompiledContract, of: PointsRef, leads: &[Example]) -> Vec<MilliPoints> {
    let Some(first) = leads.first() else {
        return Vec::new();
    };
    let case = Case::of_all(ruled.contract, leads, first.as_of);
    let history = case.history(ruled.program);
    let lead = |row: usize| history.results.points(of, row);
    (0..leads.len()).map(lead).collect()
}
