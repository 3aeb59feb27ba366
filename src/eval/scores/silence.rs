//! Points for silence: when a silence occurs, and how it makes no debt.

use super::group::{bounded, counting_of};
use super::tally::{Listener, tally};
use crate::contract::model::GroupId;
use crate::eval::days::Days;
use crate::eval::lead::{Lead, Moment, Occurrence, Seen, Track};
use crate::ir::program::{Group, Rule, Trigger};

/// The silences of a lead, by the number of the rule that counts them.
#[derive(Debug, Clone)]
pub(in crate::eval) struct Silences {
    tracks: Vec<Silence>,
}

#[derive(Debug, Clone, Default)]
struct Silence {
    track: Track,
    /// Whether the track is that of this lead.
    ready: bool,
    /// The going back it starts at.
    back: Option<Moment>,
}

impl Silences {
    /// Room for so many rules.
    pub fn new(rules: usize) -> Silences {
        Silences {
            tracks: vec![Silence::default(); rules],
        }
    }

    /// Forgets a lead.
    pub fn clear(&mut self) {
        for silence in &mut self.tracks {
            silence.ready = false;
        }
    }

    /// When the next one occurs, if nothing happens before.
    pub fn next(&self, rule: usize) -> Option<i64> {
        let track = &self.tracks[rule].track;
        let next = track.all().get(track.seen().len())?;
        Some(next.micros)
    }

    /// What has occurred.
    pub fn seen(&self, rule: usize) -> Seen<'_> {
        self.tracks[rule].track.seen_after(None)
    }
}

/// Whether silences of the group may have to be held back so that they make no debt.
fn owes(group: &Group) -> bool {
    let takes = |rule: &Rule| rule.points.0 < 0 && matches!(rule.trigger, Trigger::ForIdle { .. });
    group.at_least.is_some() && group.rules.iter().any(takes)
}

impl Lead<'_> {
    /// Finds the silences a rule counts up to now, if it counts silences.
    pub(in crate::eval) fn prepare_silence(&mut self, group: GroupId, index: usize) {
        let rules = &self.run.program.groups[group.index()];
        let Trigger::ForIdle { days, which, .. } = rules.rules[index].trigger else {
            return;
        };
        let number = self.run.rule_number(group, index);
        let back = self.standing.back.filter(|_| rules.starts_again);
        let mut silence = std::mem::take(&mut self.silences.tracks[number]);
        if !silence.ready || silence.back != back {
            let mut anchor = self.start;
            if let Some(back) = back.filter(|back| back.micros > anchor.micros) {
                anchor = back;
            }
            let own = self.track(which).all();
            self.find_silences(&mut silence.track, own, anchor, days.max(1));
            silence.ready = true;
            silence.back = back;
        }
        silence.track.show_until(self.now.micros);
        self.silences.tracks[number] = silence;
    }

    /// Every silence from `anchor` to the as-of instant. An activity in the first instant of its day comes first.
    fn find_silences(&self, track: &mut Track, own: &[Occurrence], anchor: Moment, days: u32) {
        track.clear();
        let days = i32::try_from(days).unwrap_or(i32::MAX);
        let later = own.partition_point(|o| o.micros <= anchor.micros);
        let mut anchor = anchor.day;
        let ends = own[later..].iter().map(|o| (o.micros, o.day));
        let past_end = (self.run.as_of.saturating_add(1), i32::MAX);
        for (end, end_day) in ends.chain([past_end]) {
            let mut day = anchor.saturating_add(days);
            loop {
                let micros = self.midnight(day);
                if micros >= end {
                    break;
                }
                track.push(micros, day, false);
                day = day.saturating_add(days);
            }
            anchor = end_day;
        }
    }

    /// Whether a silence has occurred that may have to be held back.
    pub(in crate::eval) fn may_owe(&mut self, id: GroupId) -> bool {
        let group = &self.run.program.groups[id.index()];
        owes(group)
            && (0..group.rules.len()).any(|index| {
                let silences = matches!(group.rules[index].trigger, Trigger::ForIdle { .. });
                self.prepare_silence(id, index);
                silences && self.occurrences(id, index).len() > 0
            })
    }

    /// What each rule of a group gives, when no silence takes more than what came before leaves above the group's least.
    pub(in crate::eval) fn without_debt(&mut self, id: GroupId) -> Settled {
        let group = &self.run.program.groups[id.index()];
        let mut line = Vec::new();
        for (index, rule) in group.rules.iter().enumerate() {
            let Some(counting) = counting_of(rule) else {
                continue;
            };
            self.prepare_silence(id, index);
            let mut entries = Entries {
                line: &mut line,
                rule: index,
                silence: matches!(rule.trigger, Trigger::ForIdle { .. }),
                days: self.run.days,
            };
            let seen = self.occurrences(id, index);
            let (today, days) = (self.now.day, self.run.days);
            tally(seen, rule.points.0, counting, today, days, &mut entries);
        }
        line.sort_by_key(|entry: &Entry| (entry.micros, entry.part, entry.rule));
        settle(group, line)
    }
}

/// The occurrences of a group settled one after the other.
#[derive(Debug)]
pub(in crate::eval) struct Settled {
    /// What each rule gives.
    pub sums: Vec<i64>,
    /// The occurrences that count, in order of time.
    pub line: Vec<Entry>,
}

/// Goes through the occurrences in order of time.
fn settle(group: &Group, mut line: Vec<Entry>) -> Settled {
    let least = group.at_least.map_or(i64::MIN, |least| least.0);
    let mut sums = vec![0i64; group.rules.len()];
    let mut level = 0i64;
    for entry in &mut line {
        let before = sums[entry.rule];
        let Some(counting) = counting_of(&group.rules[entry.rule]) else {
            continue;
        };
        let mut change = bounded(before.saturating_add(entry.points), counting) - before;
        if entry.part == Part::Silence && change < 0 {
            let left = level.saturating_sub(least).max(0);
            change = change.max(-left);
        }
        sums[entry.rule] = before + change;
        entry.change = change;
        level = level.saturating_add(change);
    }
    Settled { sums, line }
}

/// What a rule counts in a part of a day.
#[derive(Debug, Clone, Copy)]
pub(in crate::eval) struct Entry {
    /// When the first of them happened.
    micros: i64,
    /// The day.
    pub day: i32,
    part: Part,
    /// The rule that counts it.
    pub rule: usize,
    points: i64,
    /// What it gives or takes in the end.
    pub change: i64,
}

/// Parts of a day: an activity of its first instant comes before a silence, any other behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    FirstInstant,
    Silence,
    Later,
}

struct Entries<'e> {
    line: &'e mut Vec<Entry>,
    rule: usize,
    silence: bool,
    days: &'e Days,
}

impl Entries<'_> {
    fn add(&mut self, occurrences: &[Occurrence], part: Part, each: i64) {
        if let Some(first) = occurrences.first() {
            self.line.push(Entry {
                micros: first.micros,
                day: first.day,
                part,
                rule: self.rule,
                points: each.saturating_mul(occurrences.len() as i64),
                change: 0,
            });
        }
    }
}

impl Listener for Entries<'_> {
    fn counts(&mut self, occurrences: &[Occurrence], each: i64) {
        if self.silence {
            return self.add(occurrences, Part::Silence, each);
        }
        let Some(first) = occurrences.first() else {
            return;
        };
        let midnight = self.days.start(first.day);
        let at_once = occurrences.partition_point(|o| o.micros <= midnight);
        let (early, later) = occurrences.split_at(at_once);
        self.add(early, Part::FirstInstant, each);
        self.add(later, Part::Later, each);
    }
}
