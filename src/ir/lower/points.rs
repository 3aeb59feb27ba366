//! Points groups and totals.

use super::Lowering;
use super::condition::ConditionContext;
use crate::contract::model;
use crate::ir::program::{Group, Rule, Total, Trigger};
use crate::ir::term::Selection;

impl Lowering<'_> {
    pub(super) fn group(&mut self, group: &model::PointGroup) -> Group {
        Group {
            name: group.name.text.clone(),
            at_most: group.at_most,
            at_least: group.at_least,
            only_highest: group.only_highest,
            starts_again: group.starts_again,
            rules: group.rules.iter().map(|rule| self.rule(rule)).collect(),
            because: self.because(group.because.as_ref()),
            place: self.line(group.name.span),
        }
    }

    fn rule(&mut self, rule: &model::PointRule) -> Rule {
        let trigger = match &rule.trigger {
            model::Trigger::When(condition) => {
                let (condition, written) = self.condition(condition, ConditionContext::Plain);
                Trigger::When { condition, written }
            }
            model::Trigger::ForEach(kind, counting) => Trigger::ForEach {
                which: self.selection(Selection::Kind(*kind)),
                counting: ordered(counting),
            },
            model::Trigger::ForIdle { days, counting } => Trigger::ForIdle {
                days: *days,
                which: self.selection(Selection::By(model::Actor::Lead)),
                counting: ordered(counting),
            },
        };
        Rule {
            points: rule.points,
            trigger,
            because: self.because(rule.because.as_ref()),
            place: self.part(rule.span),
        }
    }

    pub(super) fn total(&mut self, total: &model::Total) -> Total {
        Total {
            name: total.name.text.clone(),
            terms: total.terms.clone(),
            at_most: total.at_most,
            at_least: total.at_least,
            place: self.line(total.name.span),
        }
    }
}

/// The caps per period in the order they apply: shortest period first, and the smallest count for each period.
fn ordered(counting: &model::Counting) -> model::Counting {
    let mut counting = counting.clone();
    counting
        .per_period
        .sort_by_key(|(count, period)| (*period, *count));
    counting.per_period.dedup_by_key(|(_, period)| *period);
    counting
}
