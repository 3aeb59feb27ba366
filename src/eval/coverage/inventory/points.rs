//! Points groups and totals.

use super::{At, Inventory, New};
use crate::contract::model::{
    GroupId, Limit, ModifierKind, PointGroup, PointRule, PointsRef, TotalId,
};
use crate::eval::coverage::{BlockKind, ItemKey, ItemKind, Outcome};
use crate::ir::program::{Rule, Trigger};
use crate::units::MilliPoints;

impl Inventory<'_> {
    pub(super) fn groups(&mut self) {
        let (contract, program) = (self.contract, self.program);
        let groups = contract.groups.iter().zip(&program.groups);
        for ((group, rules), id) in groups.zip(program.group_ids()) {
            self.block(BlockKind::Group, Some(&group.name.text));
            let header = self.at(group.name.span);
            self.bounds(PointsRef::Group(id), header, group.at_most, group.at_least);
            for limit in &group.limits {
                self.cap(&[], limit, &spots_of_shared(id, group, limit.kind));
            }
            let rules = group.rules.iter().zip(&rules.rules).enumerate();
            for (index, (rule, program)) in rules {
                self.rule(id, index, rule, program);
            }
        }
    }

    pub(super) fn totals(&mut self) {
        for (index, total) in self.contract.totals.iter().enumerate() {
            self.block(BlockKind::Total, Some(&total.name.text));
            let id = TotalId(index as u32);
            let line = self.at(total.name.span);
            self.bounds(PointsRef::Total(id), line, total.at_most, total.at_least);
        }
    }

    fn bounds(
        &mut self,
        of: PointsRef,
        at: At,
        most: Option<MilliPoints>,
        least: Option<MilliPoints>,
    ) {
        let bounds = [
            ("at most", most, ItemKey::AtMost(of)),
            ("at least", least, ItemKey::AtLeast(of)),
        ];
        for (word, bound, key) in bounds {
            if let Some(bound) = bound {
                let new = New {
                    kind: ItemKind::Cap,
                    path: &[word],
                    part: Some(format!("{word} {bound}")),
                    at,
                };
                self.add(new, &[key], &[Outcome::Cut]);
            }
        }
    }

    fn rule(&mut self, group: GroupId, index: usize, rule: &PointRule, program: &Rule) {
        let at = self.at(rule.span);
        let text = self.text(at);
        let new = New {
            kind: ItemKind::Rule,
            path: &[&text],
            part: None,
            at,
        };
        match program.trigger {
            Trigger::When { condition, written } => {
                let answers = self.answers(condition);
                self.add(new, &[ItemKey::Condition(written)], &answers);
                self.bullets(&[&text], written);
            }
            Trigger::ForEach { .. } | Trigger::ForIdle { .. } => {
                self.add(new, &[ItemKey::Rule(group, index)], &[Outcome::Gave]);
            }
        }
        for limit in &rule.limits {
            let key = ItemKey::RuleLimit(group, index, limit.kind);
            self.cap(&[&text], limit, &[key]);
        }
    }

    fn cap(&mut self, path: &[&str], limit: &Limit, spots: &[ItemKey]) {
        let at = self.at(limit.span);
        let text = self.text(at);
        let new = New {
            kind: ItemKind::Cap,
            path: &[path, &[&text]].concat(),
            part: None,
            at,
        };
        self.add(new, spots, &[Outcome::Cut]);
    }
}

/// A limit of the whole group acts in each rule without a limit of its own.
fn spots_of_shared(id: GroupId, group: &PointGroup, kind: ModifierKind) -> Vec<ItemKey> {
    if !kind.scope().rule {
        return vec![ItemKey::GroupLimit(id, kind)];
    }
    let has_own = |rule: &PointRule| rule.limits.iter().any(|own| own.kind == kind);
    let rules = group.rules.iter().enumerate();
    rules
        .filter(|(_, rule)| !has_own(rule))
        .map(|(index, _)| ItemKey::RuleLimit(id, index, kind))
        .collect()
}
