//! Why a lead is in a different stage: what differs for it between the contracts.

use super::Evaluated;
use super::divergence::{Snapshot, move_by};
use super::join::Pair;
use crate::diff::contracts::RulePair;
use crate::diff::stage_paths::{moves, parting};
use crate::diff::{Change, Detail};
use crate::ir::Truth;
use crate::message::{Join, Message, Template, msg, template};
use crate::text::fold_name;
use crate::time::MicrosUtc;

/// What is different for a lead.
pub(super) struct Causes {
    /// When its paths through the stages diverge; none if they do not.
    pub parted: Option<MicrosUtc>,
    /// Differences in the path, and differences at the time of divergence or, without one, at the as-of time.
    pub details: Vec<Detail>,
}

/// What is different for a lead: its path through the stages, and, at the time the paths diverge, the exclusions and stages
/// that hold, its points and the rules that give them. `rules` pairs the rules of the two contracts.
pub(super) fn reasons(
    old: Evaluated<'_>,
    new: Evaluated<'_>,
    pair: &Pair<'_>,
    rules: &[RulePair],
) -> Causes {
    let (Some(before), Some(after)) = (pair.old, pair.new) else {
        return Causes {
            parted: None,
            details: Vec::new(),
        };
    };
    let rows = [(old, before), (new, after)];
    let ways = rows.map(|(of, row)| moves(of.program, of.history, row));
    let parted = parting(ways).map(|parting| parting.at);
    let [before, after] = rows.map(|(of, row)| way(of, row));
    let mut details = Vec::from_iter(different_ways(before, after));
    let not_met = Truth::NotMet.message();
    // An exclusion that holds at the as-of time may have nothing to do with the path.
    details.extend(differences(
        template!("exclusion"),
        rows.map(|(of, row)| exclusions(of, row)),
        &not_met,
    ));
    let snapshots = rows.map(|(of, row)| Snapshot::new(of, row, parted));
    let [old, new] = snapshots.each_ref().map(Snapshot::evaluated);
    let both = |of: fn(Evaluated<'_>, usize) -> ByName| [of(old, 0), of(new, 0)];
    for detail in differences(template!("exclusion"), both(exclusions), &not_met) {
        if !details.contains(&detail) {
            details.push(detail);
        }
    }
    details.extend(differences(template!("condition"), both(stages), &not_met));
    details.extend(differences(
        template!("points"),
        both(points),
        &points_given("0"),
    ));
    details.extend(rules_of(snapshots.each_ref().map(Snapshot::rules), rules));
    let says_why = |detail: &Detail| detail.about != "way";
    if !details.iter().any(says_why)
        && let Some(at) = parted
    {
        let by = snapshots.each_ref().map(|snapshot| move_by(snapshot, at));
        details.extend(moved_by(by));
    }
    Causes { parted, details }
}

/// Names, each with a value.
type ByName = Vec<(String, Message)>;

/// The names whose values differ between the contracts. A name that only one contract has is left out if its value is `idle`.
fn differences(about: Template, [old, new]: [ByName; 2], idle: &Message) -> Vec<Detail> {
    let find = |said: &ByName, name: &str| {
        let name = fold_name(name);
        let found = said.iter().find(|(other, _)| fold_name(other) == name);
        found.map(|(_, what)| what.clone())
    };
    let only_old = (old.iter()).filter(|(name, _)| find(&new, name).is_none());
    let names = new.iter().chain(only_old).map(|(name, _)| name);
    let details = names.map(|name| Detail {
        about: about.0,
        of: vec![Message::verbatim(name)],
        old: find(&old, name),
        new: find(&new, name),
        place: None,
    });
    details.filter(|detail| is_reported(detail, idle)).collect()
}

/// Whether a difference matters for this lead: not if only one contract has the name and it has no effect there.
fn is_reported(detail: &Detail, idle: &Message) -> bool {
    match detail.change() {
        Change::Changed => detail.old != detail.new,
        Change::Added | Change::Removed => {
            let said = detail.new.as_ref().or(detail.old.as_ref());
            said.is_some_and(|text| text != idle)
        }
    }
}

fn exclusions(of: Evaluated<'_>, row: usize) -> ByName {
    let names = of.program.exclusions.iter().map(|one| &one.name);
    answers(names, &of.history.results.exclusions, row)
}

fn stages(of: Evaluated<'_>, row: usize) -> ByName {
    let names = of.program.stages.iter().map(|stage| &stage.name);
    answers(names, &of.history.results.holds, row)
}

fn answers<'a>(
    names: impl Iterator<Item = &'a String>,
    columns: &[Vec<Truth>],
    row: usize,
) -> ByName {
    let answers = names.zip(columns);
    let answers = answers.filter_map(|(name, column)| Some((name, column.get(row)?)));
    answers
        .map(|(name, answer)| (name.clone(), answer.message()))
        .collect()
}

/// Points that are given.
fn points_given(points: &str) -> Message {
    Message::verbatim(points)
}

fn points(of: Evaluated<'_>, row: usize) -> ByName {
    let results = &of.history.results;
    let groups = of.program.groups.iter().map(|group| &group.name);
    let totals = of.program.totals.iter().map(|total| &total.name);
    let columns = groups
        .zip(&results.groups)
        .chain(totals.zip(&results.totals));
    let points = columns.filter_map(|(name, column)| Some((name, column.get(row)?)));
    points
        .map(|(name, points)| (name.clone(), points_given(&points.to_string())))
        .collect()
}

/// What rules give, where it differs; rules are identified by the indices of group and rule.
fn rules_of([old, new]: [Vec<Vec<String>>; 2], pairs: &[RulePair]) -> Vec<Detail> {
    let given = |rules: &[Vec<String>], at: Option<(usize, usize)>| {
        let (group, rule) = at?;
        rules.get(group)?.get(rule).map(Message::verbatim)
    };
    let details = pairs.iter().map(|pair| Detail {
        about: template!("rule").0,
        of: pair.titles.clone(),
        old: given(&old, pair.old),
        new: given(&new, pair.new),
        place: None,
    });
    let nothing = points_given("0");
    details
        .filter(|detail| is_reported(detail, &nothing))
        .collect()
}

/// The lines that moved the lead, if there is no other explanation.
fn moved_by([old, new]: [Option<Message>; 2]) -> Option<Detail> {
    (old != new).then_some(Detail {
        about: template!("moved").0,
        of: Vec::new(),
        old,
        new,
        place: None,
    })
}

/// The stages the lead went through.
fn way(of: Evaluated<'_>, row: usize) -> Message {
    let entries = of.history.entries_of(row).iter();
    let stages = entries.map(|entry| Message::verbatim(of.program.stage_name(entry.stage)));
    Message::joined(stages, Join::Comma)
}

fn different_ways(old: Message, new: Message) -> Option<Detail> {
    (old != new).then(|| Detail {
        about: template!("way").0,
        of: vec![msg!("through the stages")],
        old: Some(old),
        new: Some(new),
        place: None,
    })
}
