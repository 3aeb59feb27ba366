//! The events of a candidate's lead, and when they happen.

use super::Concretizer;
use crate::analysis::domain::{Dimension, Fact, FactAnchor, VarId};
use crate::analysis::max_points::most;
use crate::analysis::solver::State;
use crate::contract::model::{
    ActivityId, Actor, Counting, Example, ExampleActivity, FactValue, FieldId, GroupId, PointsRef,
    Type,
};
use crate::ir::program::{Group, KindSource, Trigger};
use crate::ir::term::{Measure, Selection};
use crate::time::{Clock, LocalDay};
use crate::units::MilliPoints;

/// The time of events: nine, or ten for what happens in a stage.
const NINE: Clock = Clock(9 * 60);
const TEN: Clock = Clock(10 * 60);

/// Maximum number of occurrences of one activity that are tried one by one, and of rules for which this is done.
const MIN_EVENTS: u32 = 4;
const MAX_ALONE: usize = 12;

/// Number of days ago that counts as long ago if nothing sets a limit.
const LONG_AGO: u32 = 400;

/// Number of occurrences used if there is no limit.
const MANY: u32 = 12;

impl Concretizer<'_> {
    /// The events that must have happened: today, or as long ago as they still count.
    pub(super) fn needed(&self, state: &State, long_ago: bool) -> Vec<ExampleActivity> {
        let (space, side) = self.space;
        let mut did = Vec::new();
        for (at, var) in space.vars.iter().enumerate() {
            let Dimension::Happened(Fact::Count {
                who,
                at_least,
                measure,
                ages,
                since,
                ..
            }) = &var.what
            else {
                continue;
            };
            let left = state.classes_of(VarId(at as u32));
            let (of, selection) = who.example;
            if left.contains(0) || of != side {
                continue;
            }
            let clock = if *since == FactAnchor::Ever {
                NINE
            } else {
                TEN
            };
            let kind = self.kind_of(selection);
            let youngest = ages.map_or(0, |ages| ages.youngest);
            let age = match (long_ago, since) {
                (true, FactAnchor::Ever) => ages.map_or(LONG_AGO, |ages| ages.oldest),
                _ => youngest,
            };
            let Some(kind) = kind else {
                continue;
            };
            match measure {
                Measure::Times => did.push(self.did(kind, *at_least, age, clock)),
                Measure::Days => did.extend((0..*at_least).map(|day| {
                    // From the oldest age towards today, or the other way round.
                    let age = match age > youngest {
                        true => age.saturating_sub(day),
                        false => age.saturating_add(day),
                    };
                    self.did(kind, 1, age, clock)
                })),
            }
        }
        did
    }

    /// Additional events to try: none; then events that give the wanted points, more and more of them. Both today and so long
    /// ago that nothing forbids them.
    pub(super) fn more(
        &self,
        state: &State,
        of: Option<(PointsRef, bool)>,
    ) -> Vec<Vec<ExampleActivity>> {
        let groups: Vec<GroupId> = match of {
            Some((of, _)) => self.subject.program.groups_of(of),
            None => self.subject.program.group_ids().collect(),
        };
        let high = of.is_none_or(|(_, high)| high);
        let fills: Vec<Vec<ExampleActivity>> =
            groups.iter().flat_map(|g| self.fills(*g, high)).collect();
        let mut all = vec![Vec::new()];
        // A history with an instant before the last one, in which a first move can have consequences.
        let any = self.kind_of(Selection::By(Actor::Lead));
        let any = any.or_else(|| self.kind_of(Selection::Anybody));
        all.extend(any.map(|kind| vec![self.did(kind, 1, 0, NINE)]));
        if fills.is_empty() {
            return all;
        }
        let few = |did: &ExampleActivity, times: u32| ExampleActivity {
            times: did.times.min(times),
            ..did.clone()
        };
        all.push(fills.iter().flatten().map(|did| few(did, 1)).collect());
        // A score between two bounds may need a specific number of occurrences.
        for fill in fills.iter().take(MAX_ALONE) {
            let youngest = fill.iter().take(1);
            all.extend((1..=MIN_EVENTS).map(|n| youngest.clone().map(|did| few(did, n)).collect()));
        }
        all.extend(fills.iter().cloned());
        all.push(fills.into_iter().flatten().collect());
        let shift = self.forbidden_days(state);
        if shift > 0 {
            let earlier = |did: &ExampleActivity| ExampleActivity {
                day: LocalDay(did.day.0.saturating_sub_unsigned(shift)),
                ..did.clone()
            };
            let older: Vec<Vec<ExampleActivity>> = all
                .iter()
                .map(|d| d.iter().map(earlier).collect())
                .collect();
            all.extend(older);
        }
        all
    }

    /// Number of days before as-of that must contain no matching event.
    fn forbidden_days(&self, state: &State) -> u32 {
        let vars = self.space.0.vars.iter().enumerate();
        let days = vars.filter_map(|(at, var)| {
            let left = state.classes_of(VarId(at as u32));
            match &var.what {
                Dimension::Happened(Fact::Count { ages, .. }) if !left.contains(1) => {
                    ages.map(|ages| ages.oldest.saturating_add(1))
                }
                Dimension::Happened(Fact::Quiet { days, .. }) if !left.contains(0) => Some(*days),
                _ => None,
            }
        });
        days.max().unwrap_or(0)
    }

    /// For each rule of a group that counts activities, the events that give or subtract the most.
    fn fills(&self, group: GroupId, high: bool) -> Vec<Vec<ExampleActivity>> {
        let program = self.subject.program;
        let group = &program.groups[group.index()];
        let limit = limit(group, high);
        let mut fills = Vec::new();
        for rule in &group.rules {
            let Trigger::ForEach { which, counting } = &rule.trigger else {
                continue;
            };
            let kind = self.kind_of(program.selections[which.index()]);
            let Some(kind) = kind.filter(|_| (rule.points.0 > 0) == high) else {
                continue;
            };
            let counting = &within(counting, limit);
            let week = program.about.week_starts;
            let budget = &self.space.0.budget;
            let most = most(
                rule.points.0.unsigned_abs(),
                counting,
                self.day,
                week,
                budget,
            );
            fills.push(match most {
                Some(most) => {
                    let ages = most.ages.iter();
                    ages.map(|(age, count)| self.did(kind, *count, *age, NINE))
                        .collect()
                }
                None => vec![self.did(kind, MANY, 0, NINE)],
            });
        }
        fills
    }

    fn did(&self, activity: ActivityId, times: u32, age: u32, clock: Clock) -> ExampleActivity {
        let day = LocalDay(self.day.0.saturating_sub_unsigned(age));
        let span = self.subject.contract.info.span;
        ExampleActivity::plain(activity, times, (day, Some(clock)), span)
    }

    /// A selected kind that an example can name.
    fn kind_of(&self, selection: Selection) -> Option<ActivityId> {
        let kinds = &self.subject.program.kinds;
        let mut kind = match selection {
            Selection::Kind(kind) | Selection::KindBy(kind, _) => kind,
            Selection::By(_) | Selection::Anybody => {
                let is_own = |kind: &&crate::ir::program::Kind| {
                    let by = (selection.actor()).is_none_or(|actor| kind.actors == [actor]);
                    by && kind.counts && kind.source == KindSource::Data
                };
                let at = kinds.iter().position(|kind| is_own(&kind))?;
                ActivityId(at as u32)
            }
        };
        while let KindSource::AnyOf(of) = &kinds[kind.index()].source {
            kind = *of.first()?;
        }
        Some(kind)
    }

    /// Makes the history begin early enough for "nothing in the last N days" to hold.
    pub(super) fn begin_early(&self, lead: &mut Example, state: &State) {
        let quiet = self
            .space
            .0
            .vars
            .iter()
            .enumerate()
            .filter_map(|(at, var)| match &var.what {
                Dimension::Happened(Fact::Quiet { days, .. }) => {
                    let left = state.classes_of(VarId(at as u32));
                    (!left.contains(0)).then_some(*days)
                }
                _ => None,
            });
        let fields = &self.subject.program.inputs.fields;
        let created = fields
            .iter()
            .position(|field| field.kind == Type::CreationTime);
        if let (Some(days), Some(created)) = (quiet.max(), created) {
            let field = FieldId(created as u32);
            let day = LocalDay(self.day.0.saturating_sub_unsigned(days).saturating_sub(1));
            if lead.facts.iter().all(|(known, _)| *known != field) {
                lead.facts.push((field, FactValue::Time(day, None)));
            }
        }
    }
}

/// The points of one rule that are enough to reach the limit of a group, whatever its other rules subtract; in thousandths,
/// without a sign.
fn limit(group: &Group, high: bool) -> Option<i64> {
    let limit = if high { group.at_most } else { group.at_least };
    let taken = group.rules.iter().map(|rule| rule.points.0);
    let taken = taken.filter(|points| (*points > 0) != high);
    let taken = taken.map(i64::saturating_abs).fold(0, i64::saturating_add);
    Some(limit?.0.saturating_abs().saturating_add(taken))
}

/// How a rule counts, with its points limited to a number of thousandths.
fn within(counting: &Counting, limit: Option<i64>) -> Counting {
    let own = counting.cap();
    Counting {
        at_most_points: own.into_iter().chain(limit).min().map(MilliPoints),
        ..counting.clone()
    }
}
