//! Slas: what an example can expect of a clock, which excludes warnings and escalations.

use super::{Kind, MutantList};
use crate::contract::atom_text::{duration, line};
use crate::contract::model::{
    Act, ActivityId, CalendarRule, ClockSpan, ClockStart, Contract, Requirement, Sla,
};
use crate::language::steps::near_counts;
use crate::source::Span;
use crate::syntax::different_days;
use crate::syntax::phrase::{PhraseId, joiners};
use crate::time::Duration;
use std::ops::Range;

pub(super) fn changes(list: &mut MutantList) {
    if let Some(rule) = &list.contract.info.calendar {
        calendars(list, rule, |contract| contract.info.calendar.as_mut());
    }
    for (i, sla) in list.contract.slas.iter().enumerate() {
        within(list, i, sla);
        counts(list, i, sla);
        lines(list, i, sla);
        if let Some(rule) = &sla.calendar {
            calendars(list, rule, move |contract| {
                contract.slas.get_mut(i)?.calendar.as_mut()
            });
        }
    }
}

/// Removes lines `calendar: NAME when …`.
fn calendars(
    list: &mut MutantList,
    rule: &CalendarRule,
    of: impl Fn(&mut Contract) -> Option<&mut CalendarRule> + Copy + Send + Sync + 'static,
) {
    for (index, choice) in rule.choices.iter().enumerate() {
        left_out(list, choice.condition.span, move |contract| {
            let choices = &mut of(contract)?.choices;
            (index < choices.len()).then(|| drop(choices.remove(index)))
        });
    }
}

fn within(list: &mut MutantList, at: usize, sla: &Sla) {
    let contract = list.contract;
    let start = match sla.after {
        ClockStart::Stage(id) => contract.stages.get(id.index()).map(|s| &s.name.text),
        ClockStart::Activity(id) => contract.activities.get(id.index()).map(|a| &a.name.text),
    };
    let start = start.map_or("", String::as_str);
    let within = sla.within.span;
    let whole = |span: &Span| span.start <= within.start && within.end <= span.end;
    let mut lines = sla.lines.iter().map(|(_, span)| *span);
    let place = lines.find(whole).unwrap_or(within);
    let was = list.text(place);
    let count = sla.within.duration.count;
    let near = [count.saturating_add(1), count.saturating_sub(1)];
    let unit = sla.within.duration.unit;
    let near = near.map(|count| Duration { count, unit });
    for other in near
        .into_iter()
        .filter(|other| other.count > 0 && other.is_within_limits())
    {
        let written = duration(list.language, other);
        let slots = [("duration", written.as_str()), ("start", start)];
        let now = line(list.language, PhraseId::Within, &slots);
        let texts = (was.clone(), Some(now));
        list.add(Kind::Window, place, texts, move |contract| {
            let sla = contract.slas.get_mut(at)?;
            sla.within = ClockSpan {
                duration: other,
                ..sla.within
            };
            Some(())
        });
    }
}

/// `must: 3 calls`: one more, one fewer, or without one kind of act.
fn counts(list: &mut MutantList, at: usize, sla: &Sla) {
    let (acts, make): (_, fn(ActList) -> Requirement) = match &sla.requirement {
        Requirement::All(acts) => (acts, Requirement::All),
        Requirement::Any(acts) => (acts, Requirement::Any),
        Requirement::BringTo(_) => return,
    };
    let Some((place, was, numbers)) = must_line(list, sla, acts.len()) else {
        return;
    };
    for (index, act) in acts.iter().enumerate() {
        if act.on_different_days {
            let mut changed = acts.clone();
            changed[index].on_different_days = false;
            let now = with_act(list, &was, &numbers, index, changed[index]);
            let texts = (was.clone(), Some(now));
            put(list, at, (Kind::Window, place), texts, make(changed));
        }
        // A single act cannot be on different days.
        let counts = near_counts(act.times);
        for other in counts.filter(|count| !act.on_different_days || *count > 1) {
            let mut changed = acts.clone();
            changed[index].times = other;
            let now = with_act(list, &was, &numbers, index, changed[index]);
            let texts = (was.clone(), Some(now));
            put(list, at, (Kind::Threshold, place), texts, make(changed));
        }
        if acts.len() > 1 {
            let mut fewer = acts.clone();
            fewer.remove(index);
            let item = item(list, &was, &numbers, index);
            let texts = (was[item].to_owned(), None);
            put(list, at, (Kind::LeftOut, place), texts, make(fewer));
        }
    }
}

/// Where one act is written, without the separator before the next.
fn item(list: &MutantList, was: &str, numbers: &[Range<usize>], index: usize) -> Range<usize> {
    let start = numbers.get(index).map_or(0, |number| number.start);
    let end = numbers.get(index + 1).map_or(was.len(), |next| next.start);
    let item = was[start..end].trim_end_matches([',', ' ']);
    let or = joiners(list.language).or.iter();
    let ends = or.filter_map(|or| item.strip_suffix(or)).map(str::trim_end);
    let item = ends.min_by_key(|item| item.len()).unwrap_or(item);
    start..start + item.len()
}

/// The line with another act, whose name is in singular or plural.
fn with_act(
    list: &MutantList,
    was: &str,
    numbers: &[Range<usize>],
    index: usize,
    act: Act,
) -> String {
    let activity = list.contract.activities.get(act.activity.index());
    let name = activity.map_or("", |activity| activity.name_for(act.times));
    let days = match act.on_different_days {
        true => format!(" {}", different_days(list.language)),
        false => String::new(),
    };
    let mut now = was.to_owned();
    let text = format!("{} {name}{days}", act.times);
    now.replace_range(item(list, was, numbers, index), &text);
    now
}

type ActList = Vec<Act>;

fn put(
    list: &mut MutantList,
    at: usize,
    (kind, place): (Kind, Span),
    texts: (String, Option<String>),
    requirement: Requirement,
) {
    list.add(kind, place, texts, move |contract| {
        contract.slas.get_mut(at)?.requirement = requirement.clone();
        Some(())
    });
}

/// The line `must:` with the places of its numbers, one per act.
fn must_line(
    list: &MutantList,
    sla: &Sla,
    acts: usize,
) -> Option<(Span, String, Vec<Range<usize>>)> {
    let keyword = line(list.language, PhraseId::Must, &[("acts", "")]);
    let starts = |text: &str| text.to_lowercase().starts_with(keyword.trim());
    let mut lines = sla.lines.iter().map(|(_, span)| *span);
    let place = lines.find(|span| starts(list.sources.text(*span)))?;
    let text = list.text(place);
    let numbers = numbers(&text);
    (numbers.len() == acts).then_some((place, text, numbers))
}

/// Where numbers are words of their own.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let words = text.split_inclusive(' ').map(|word| {
        at += word.len();
        at - word.len()..at - word.len() + word.trim_end().len()
    });
    words
        .filter(|range| text[range.clone()].chars().all(|c| c.is_ascii_digit()))
        .collect()
}

/// Removes `when:`, `lapses when:` and `paused while:`.
fn lines(list: &mut MutantList, at: usize, sla: &Sla) {
    if let Some(when) = &sla.when {
        let edit = move |contract: &mut Contract| {
            contract.slas.get_mut(at)?.when = None;
            Some(())
        };
        left_out(list, when.span, edit);
    }
    for (index, lapse) in sla.lapses.iter().enumerate() {
        left_out(list, lapse.span, move |contract| {
            let lapses = &mut contract.slas.get_mut(at)?.lapses;
            (index < lapses.len()).then(|| drop(lapses.remove(index)))
        });
    }
    if let Some((from, to)) = sla.paused {
        let name = |id: ActivityId| {
            let activity = list.contract.activities.get(id.index());
            activity.map_or("", |activity| activity.name.text.as_str())
        };
        let slots = [("from", name(from)), ("to", name(to))];
        let text = line(list.language, PhraseId::Paused, &slots);
        let wanted = crate::text::fold_name(&text);
        let says = |span: &Span| crate::text::fold_name(list.sources.text(*span)) == wanted;
        let mut lines = sla.lines.iter().map(|(_, span)| *span);
        let place = lines.find(says).unwrap_or(sla.name.span);
        list.add(Kind::LeftOut, place, (text, None), move |contract| {
            contract.slas.get_mut(at)?.paused = None;
            Some(())
        });
    }
}

fn left_out(
    list: &mut MutantList,
    place: Span,
    edit: impl Fn(&mut Contract) -> Option<()> + Send + Sync + 'static,
) {
    let was = list.sources.line(place).trim().to_owned();
    list.add(Kind::LeftOut, place, (was, None), edit);
}
