//! Why a lead is elsewhere: what the contracts find different about it.

use super::Evaluated;
use super::pairs::Pair;
use crate::diff::Detail;
use crate::eval;
use crate::eval::explain::Story;
use crate::ir::Truth;
use crate::text::fold_name;

/// What is different for a lead: the stages it went through, the exclusions and stages that hold at this moment, its points
/// and the rules that give them.
pub(super) fn reasons(old: Evaluated<'_>, new: Evaluated<'_>, pair: &Pair<'_>) -> Vec<Detail> {
    let (Some(before), Some(after)) = (pair.old, pair.new) else {
        return Vec::new();
    };
    let both = |of: fn(Evaluated<'_>, usize) -> Said| (of(old, before), of(new, after));
    let mut reasons = differences("way", both(way), "");
    reasons.extend(differences("exclusion", both(exclusions), "not met"));
    reasons.extend(differences("condition", both(stages), "not met"));
    reasons.extend(differences("points", both(points), "0"));
    reasons.extend(differences("rule", both(rules), "0"));
    reasons
}

/// Names with what is said of each.
type Said = Vec<(String, String)>;

/// Of what both or one of them names, what is not said alike; what a contract does not name is `idle` there.
fn differences(about: &'static str, (old, new): (Said, Said), idle: &str) -> Vec<Detail> {
    let find = |said: &Said, name: &str| {
        let name = fold_name(name);
        let found = said.iter().find(|(other, _)| fold_name(other) == name);
        found.map_or(idle.to_owned(), |(_, what)| what.clone())
    };
    let known = |name: &str| new.iter().any(|(new, _)| fold_name(new) == fold_name(name));
    let only_old = old.iter().filter(|(name, _)| !known(name));
    let names = new.iter().chain(only_old).map(|(name, _)| name);
    let details = names.map(|name| Detail {
        about,
        of: vec![name.clone()],
        old: Some(find(&old, name)),
        new: Some(find(&new, name)),
        place: None,
    });
    details.filter(|detail| detail.old != detail.new).collect()
}

fn exclusions(of: Evaluated<'_>, row: usize) -> Said {
    let names = of.program.exclusions.iter().map(|one| &one.name);
    answers(names, &of.followed.results.exclusions, row)
}

fn stages(of: Evaluated<'_>, row: usize) -> Said {
    let names = of.program.stages.iter().map(|stage| &stage.name);
    answers(names, &of.followed.results.holds, row)
}

fn answers<'a>(
    names: impl Iterator<Item = &'a String>,
    columns: &[Vec<Truth>],
    row: usize,
) -> Said {
    let answers = names.zip(columns);
    let answers = answers.filter_map(|(name, column)| Some((name, column.get(row)?)));
    answers
        .map(|(name, answer)| (name.clone(), answer.word().to_owned()))
        .collect()
}

fn points(of: Evaluated<'_>, row: usize) -> Said {
    let results = &of.followed.results;
    let groups = of.program.groups.iter().map(|group| &group.name);
    let totals = of.program.totals.iter().map(|total| &total.name);
    let columns = groups
        .zip(&results.groups)
        .chain(totals.zip(&results.totals));
    let points = columns.filter_map(|(name, column)| Some((name, column.get(row)?)));
    points
        .map(|(name, points)| (name.clone(), points.to_string()))
        .collect()
}

/// What each rule gives this lead, by its line.
fn rules(of: Evaluated<'_>, row: usize) -> Said {
    let story = eval::explain(of.program, of.leads, of.activities, row, of.as_of);
    let groups = story.map_or(Vec::new(), |story: Story| story.groups);
    let rules = groups.into_iter().flat_map(|group| group.rules);
    rules
        .map(|rule| (rule.line.text, rule.points.to_string()))
        .collect()
}

/// The stages it went through.
fn way(of: Evaluated<'_>, row: usize) -> Said {
    let entries = of.followed.entries.iter();
    let own = entries.filter(|entry| entry.lead as usize == row);
    let stages: Vec<&str> = own
        .map(|entry| of.program.stage_name(entry.stage))
        .collect();
    vec![("through the stages".to_owned(), stages.join(", "))]
}
