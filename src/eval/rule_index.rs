//! The rules of a program by what can change what they give, so that nothing walks over rules that cannot.

use crate::contract::model::{GroupId, PointsRef, TotalId};
use crate::ir::Program;
use crate::ir::program::{Group, Rule, Trigger};
use crate::ir::term::{SelectionId, TermId};

/// The rules of all groups.
#[derive(Debug)]
pub(super) struct RuleIndex {
    /// By `GroupId`.
    groups: Vec<GroupRules>,
    /// For each group, the number of its first rule when the rules of all groups are counted, and the total at the end.
    first_rules: Vec<usize>,
    /// By `TotalId`: the groups that it adds up.
    totals: Vec<Vec<GroupId>>,
    /// By `SelectionId`: the rules that count its activities.
    counting: Vec<Vec<CountingRule>>,
}

/// The rules of a group, by their indices in it.
#[derive(Debug)]
pub(super) struct GroupRules {
    /// With conditions whose results never change.
    pub fixed: Vec<usize>,
    /// With other conditions.
    pub changing: Vec<usize>,
    /// For inactivity.
    pub idle: Vec<usize>,
    /// Whether inactivity may have to be limited because of the group's lower limit.
    pub owes: bool,
}

/// A rule that counts activities.
#[derive(Debug, Clone, Copy)]
pub(super) struct CountingRule {
    /// Its group.
    pub group: GroupId,
    /// Its index in the group.
    pub index: u32,
    /// Its number among the rules of all groups.
    pub number: usize,
}

impl RuleIndex {
    /// The rules of a program; `is_fixed` says of a condition that its result never changes.
    pub fn new(program: &Program, is_fixed: impl Fn(TermId) -> bool) -> RuleIndex {
        let mut index = RuleIndex {
            groups: Vec::with_capacity(program.groups.len()),
            first_rules: vec![0],
            totals: Vec::new(),
            counting: vec![Vec::new(); program.selections.len()],
        };
        let mut rules = 0;
        for (id, group) in program.group_ids().zip(&program.groups) {
            index.groups.push(GroupRules::new(group, &is_fixed));
            for (at, rule) in (0..).zip(&group.rules) {
                if let Trigger::ForEach { which, .. } = rule.trigger {
                    index.counting[which.index()].push(CountingRule {
                        group: id,
                        index: at,
                        number: rules + at as usize,
                    });
                }
            }
            rules += group.rules.len();
            index.first_rules.push(rules);
        }
        let totals = program.total_ids().map(PointsRef::Total);
        index.totals = totals.map(|total| program.groups_of(total)).collect();
        index
    }

    /// The groups that a total adds up.
    pub fn of_total(&self, total: TotalId) -> &[GroupId] {
        &self.totals[total.index()]
    }

    /// The rules of a group.
    pub fn of_group(&self, group: GroupId) -> &GroupRules {
        &self.groups[group.index()]
    }

    /// The rules that count the activities of a selection.
    pub fn counting(&self, which: SelectionId) -> &[CountingRule] {
        &self.counting[which.index()]
    }

    /// For each group, the number of its first rule when the rules of all groups are counted.
    pub fn first_rules(&self) -> &[usize] {
        &self.first_rules
    }

    /// The number of rules of all groups.
    pub fn len(&self) -> usize {
        self.first_rules.last().copied().unwrap_or(0)
    }
}

impl GroupRules {
    fn new(group: &Group, is_fixed: impl Fn(TermId) -> bool) -> GroupRules {
        let mut rules = GroupRules {
            fixed: Vec::new(),
            changing: Vec::new(),
            idle: Vec::new(),
            owes: group.at_least.is_some() && group.rules.iter().any(takes_for_inactivity),
        };
        for (index, rule) in group.rules.iter().enumerate() {
            match rule.trigger {
                Trigger::When { condition, .. } if is_fixed(condition) => rules.fixed.push(index),
                Trigger::When { .. } => rules.changing.push(index),
                Trigger::ForIdle { .. } => rules.idle.push(index),
                Trigger::ForEach { .. } => {}
            }
        }
        rules
    }
}

/// Whether a rule takes points for inactivity.
pub(super) fn takes_for_inactivity(rule: &Rule) -> bool {
    rule.points.0 < 0 && matches!(rule.trigger, Trigger::ForIdle { .. })
}
