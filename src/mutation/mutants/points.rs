//! The points that the rules of points groups give.

use super::{Kind, MutantList};
use crate::contract::atom_text::{duration, line, points};
use crate::contract::model::{PointRule, Trigger};
use crate::language::date::near_windows;
use crate::language::steps::moved_points;
use crate::syntax::phrase::PhraseId;
use crate::time::{Duration, Unit};
use crate::units::MilliPoints;

pub(super) fn of_rule(list: &mut MutantList, (group, at): (usize, usize), rule: &PointRule) {
    let was = list.text(rule.span);
    let near = [1, -1].map(|steps| moved_points(rule.points, steps));
    // Zero points would be the same as removing the rule.
    for given in near
        .into_iter()
        .filter(|points| *points != MilliPoints::ZERO)
    {
        let now = written(list, given, &rule.trigger);
        let texts = (was.clone(), Some(now));
        list.add(Kind::Points, rule.span, texts, move |contract| {
            contract.groups.get_mut(group)?.rules.get_mut(at)?.points = given;
            Some(())
        });
    }
    if let Trigger::ForIdle { days, counting } = &rule.trigger {
        for days in near_windows(*days) {
            let counting = counting.clone();
            let trigger = Trigger::ForIdle { days, counting };
            let now = written(list, rule.points, &trigger);
            let texts = (was.clone(), Some(now));
            list.add(Kind::Window, rule.span, texts, move |contract| {
                let rule = contract.groups.get_mut(group)?.rules.get_mut(at)?;
                rule.trigger = trigger.clone();
                Some(())
            });
        }
    }
    list.add(Kind::LeftOut, rule.span, (was, None), move |contract| {
        let rules = &mut contract.groups.get_mut(group)?.rules;
        (at < rules.len()).then(|| drop(rules.remove(at)))
    });
}

fn written(list: &MutantList, given: MilliPoints, trigger: &Trigger) -> String {
    let language = list.language;
    let sign = if given < MilliPoints::ZERO { "" } else { "+" };
    let given = format!("{sign}{}", points(language, given));
    let given = ("points", given.as_str());
    match trigger {
        Trigger::When(condition) => {
            let condition = list.text(condition.span);
            line(
                language,
                PhraseId::RuleWhen,
                &[given, ("condition", &condition)],
            )
        }
        Trigger::ForEach(activity, _) => {
            let activity = list.contract.activities.get(activity.index());
            let name = activity.map_or("", |activity| activity.name.text.as_str());
            line(language, PhraseId::RuleEach, &[given, ("activity", name)])
        }
        Trigger::ForIdle { days, .. } => {
            let days = Duration {
                count: (*days).into(),
                unit: Unit::Days,
            };
            let days = duration(language, days);
            line(language, PhraseId::RuleIdle, &[given, ("duration", &days)])
        }
    }
}
