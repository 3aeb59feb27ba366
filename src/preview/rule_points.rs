//! Which leads a line gives points to.

use super::Failure;
use super::compiled::Compiled;
use crate::eval::{self, Options};
use crate::units::MilliPoints;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A line that gives points.
#[derive(Debug, Serialize)]
struct PointsLine {
    /// The line of the contract's own file, from 1.
    line: u32,
    /// The number of leads to which it gives points.
    leads: usize,
}

/// The number of leads of each line of the contract's own file that gives points.
pub(super) fn answer(current: &Compiled) -> Result<Value, Failure> {
    let mut lines: BTreeMap<u32, usize> = BTreeMap::new();
    for (line, points) in lines_with_points(current) {
        *lines.entry(line).or_default() += leads(current, &points).count();
    }
    let lines = lines.into_iter();
    let lines: Vec<PointsLine> = lines
        .map(|(line, leads)| PointsLine { line, leads })
        .collect();
    Ok(json!({ "lines": lines }))
}

/// The rows of the leads to which a line gives points, most points first.
pub(super) fn leads_of_line(current: &Compiled, line: u32) -> Vec<u32> {
    let mut all = lines_with_points(current).into_iter();
    let Some((_, points)) = all.find(|(own, _)| *own == line) else {
        return Vec::new();
    };
    let mut rows: Vec<(MilliPoints, u32)> = leads(current, &points).collect();
    rows.sort_by_key(|(points, row)| (std::cmp::Reverse(points.0.abs()), *row));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// The points of every lead by each rule of the contract's own file, with the rule's line. They are those of the rule alone,
/// before the limits of its group.
fn lines_with_points(current: &Compiled) -> Vec<(u32, Vec<MilliPoints>)> {
    let alone = current.program.with_rules_alone();
    let data = &current.data;
    let results = eval::evaluate(
        &alone,
        &data.leads,
        &data.activities,
        current.as_of,
        Options::default(),
    );
    let columns = results.groups.into_iter();
    let rules = columns.skip(current.program.groups.len());
    let rules = current.program.rules().zip(rules);
    let own = rules.filter_map(|(rule, points)| {
        let place = alone.places.get(rule.place.index())?;
        (place.file == current.file).then_some((place.line, points))
    });
    own.collect()
}

/// The leads with points, by row.
fn leads(current: &Compiled, points: &[MilliPoints]) -> impl Iterator<Item = (MilliPoints, u32)> {
    let left_out = &current.stages().history.results.left_out;
    let rows = points.iter().copied().zip(0..).zip(left_out);
    rows.filter(|((points, _), left_out)| points.0 != 0 && !**left_out)
        .map(|(lead, _)| lead)
}
