//! Points groups with their rules, and totals.

use super::super::canonical::{set, which};
use super::super::condition_view::ConditionView;
use super::super::line::{Block, Line, Part};
use super::super::{BlockKind, Side};
use super::{because, limit, named_block, yes};
use crate::contract::atom_text::{days, line, modifier_text};
use crate::contract::model::{Counting, PointGroup, PointRule, Qualifier, Total, Trigger};
use crate::message::{Message, Template, template};
use crate::syntax::phrase::{Language, PhraseId};

pub(super) fn blocks(side: Side<'_>) -> Vec<Block> {
    let totals = side.contract.totals.iter();
    let totals =
        totals.map(|total| named_block(BlockKind::Total, &total.name, of_total(side, total)));
    groups(side).chain(totals).collect()
}

pub(super) fn groups(side: Side<'_>) -> impl Iterator<Item = Block> {
    let groups = side.contract.groups.iter();
    groups.map(move |group| named_block(BlockKind::Group, &group.name, of_group(side, group)))
}

fn of_group(side: Side<'_>, group: &PointGroup) -> Vec<Line> {
    let flag = |about, set: bool| set.then(|| yes(about));
    let lines = [
        limit(template!("at most"), group.at_most),
        limit(template!("at least"), group.at_least),
        flag(template!("only the highest counts"), group.only_highest),
        flag(
            template!("starts again when going back"),
            group.starts_again,
        ),
        because(group.because.as_ref()),
    ];
    let rules = group.rules.iter().map(|rule| of_rule(side, rule));
    lines.into_iter().flatten().chain(rules).collect()
}

fn of_total(side: Side<'_>, total: &Total) -> Vec<Line> {
    let terms: Vec<&str> = (total.terms.iter())
        .map(|term| side.points_name(*term))
        .collect();
    let text = Message::verbatim(terms.join(" + "));
    let sum = Line::with_key(template!("sum of"), set(&terms), text);
    let limits = [
        limit(template!("at most"), total.at_most),
        limit(template!("at least"), total.at_least),
    ];
    std::iter::once(sum)
        .chain(limits.into_iter().flatten())
        .collect()
}

/// A rule is identified by what gives its points.
fn of_rule(side: Side<'_>, rule: &PointRule) -> Line {
    use PhraseId as P;
    let language = side.contract.info.language;
    // The points before it are shown apart.
    let written = |id: P, slots: &[(&str, &str)]| {
        let slots = [slots, &[("points", "")]].concat();
        line(language, id, &slots).trim().to_owned()
    };
    let (key, title, counting) = match &rule.trigger {
        Trigger::When(condition) => {
            let view = ConditionView::new(side, condition);
            let title = written(P::RuleWhen, &[("condition", &view.text)]);
            (format!("when {}", view.meaning), title, None)
        }
        Trigger::ForEach(activity, counting) => {
            let key = format!("each {}", which(side, Qualifier::Kind(*activity)));
            let title = written(P::RuleEach, &[("activity", side.activity(*activity))]);
            (key, title, Some(counting))
        }
        Trigger::ForIdle {
            days: gap,
            counting,
        } => {
            let title = written(P::RuleIdle, &[("duration", &days(language, *gap))]);
            (format!("idle {gap} days"), title, Some(counting))
        }
    };
    let points = rule.points.signed();
    let modifiers = counting.map_or(Vec::new(), |counting| modifiers(language, counting));
    let because = rule.because.as_ref();
    let because =
        because.map(|because| Part::plain(template!("reason"), format!("“{}”", because.text)));
    let said = modifiers.iter().map(|(.., text)| text.as_str());
    let whole: Vec<&str> = std::iter::once(title.as_str()).chain(said).collect();
    Line {
        about: template!("rule"),
        key,
        whole: Message::verbatim(format!("{points} {}", whole.join(language.list_mark()))),
        title: Some(Message::verbatim(&title)),
        place: Some(rule.span),
        parts: std::iter::once(Part::plain(template!("points"), points.clone()))
            .chain(modifiers.iter().map(|(about, key, text)| {
                let text = Message::verbatim(text);
                Part::with_key(*about, key.clone(), text)
            }))
            .chain(because)
            .collect(),
    }
}

/// How occurrences count, for each kind of modifier its meaning, which is written in English, and its text: `shrinking`,
/// `halves every 30 days`.
fn modifiers(language: Language, counting: &Counting) -> Vec<(Template, String, String)> {
    let modifiers = counting.modifiers();
    let of_one = modifiers.chunk_by(|a, b| a.kind().label() == b.kind().label());
    of_one
        .filter_map(|same| {
            let written = |language: Language| {
                let texts = same.iter().map(|one| modifier_text(language, *one));
                texts.collect::<Vec<_>>().join(language.list_mark())
            };
            let about = same.first()?.kind().label();
            Some((about, written(Language::En), written(language)))
        })
        .collect()
}
