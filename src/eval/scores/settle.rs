//! Processes what a group counts in chronological order, so that silences cannot make the group go below its lower limit.

use super::count::Listener;
use super::group::counting_of;
use crate::contract::model::Counting;
use crate::eval::lead::{EqualSilences, Occurrence};
use crate::eval::local_days::LocalDays;
use crate::ir::program::Group;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The processed occurrences of a group.
#[derive(Debug)]
pub(in crate::eval) struct Settled {
    /// The points of each rule.
    pub sums: Vec<i64>,
    /// The occurrences that count, in chronological order.
    pub line: Vec<Entry>,
}

/// What a rule counts in a part of a day, or a run of silences.
#[derive(Debug, Clone, Copy)]
pub(in crate::eval) struct Entry {
    /// The time of the first one.
    micros: i64,
    /// The day of the first one.
    day: i32,
    part: Part,
    /// The rule that counts it.
    pub rule: usize,
    /// The number of times.
    times: u32,
    /// The distance in days.
    step: i32,
    /// The points each time would give on its own.
    points: i64,
    /// The points each time actually gives.
    pub change: i64,
}

/// Parts of a day: an activity at its first instant comes before a silence, any other after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    FirstInstant,
    Silence,
    Later,
}

impl Entry {
    /// A run of silences.
    pub fn silences(rule: usize, silences: EqualSilences, step: i32, days: &LocalDays) -> Entry {
        Entry {
            micros: days.start(silences.of.first),
            day: silences.of.first,
            part: Part::Silence,
            rule,
            times: silences.of.count,
            step,
            points: silences.each,
            change: 0,
        }
    }

    /// Whether it can only subtract points.
    fn takes(&self) -> bool {
        self.part == Part::Silence && self.points < 0
    }

    /// The first day.
    pub fn first_day(&self) -> i32 {
        self.day
    }

    /// The last day.
    pub fn last_day(&self) -> i32 {
        self.day_of(self.times.saturating_sub(1))
    }

    fn day_of(&self, number: u32) -> i32 {
        let day = i64::from(self.day) + i64::from(number) * i64::from(self.step);
        i32::try_from(day).unwrap_or(i32::MAX)
    }

    /// Whether one of them is on a day.
    pub fn is_of(&self, day: i32) -> bool {
        let after = day.saturating_sub(self.day);
        day <= self.last_day() && after >= 0 && (after == 0 || after % self.step.max(1) == 0)
    }

    /// Splits off the first `times`, and returns the rest.
    fn split(self, times: u32, days: &LocalDays) -> (Entry, Option<Entry>) {
        let first = Entry { times, ..self };
        let left = self.times.saturating_sub(times);
        let day = self.day_of(times);
        let rest = (left > 0).then(|| Entry {
            micros: days.start(day),
            day,
            times: left,
            ..self
        });
        (first, rest)
    }

    /// The number of them before a day, at least one.
    fn times_before(&self, day: i32) -> u32 {
        let days = i64::from(day) - i64::from(self.day);
        let step = i64::from(self.step.max(1));
        let times = days.saturating_add(step - 1).div_euclid(step);
        u32::try_from(times).unwrap_or(0).clamp(1, self.times)
    }

    fn key(&self) -> (i64, Part, usize) {
        (self.micros, self.part, self.rule)
    }
}

impl Ord for Entry {
    fn cmp(&self, other: &Entry) -> std::cmp::Ordering {
        self.key().cmp(&other.key())
    }
}

impl PartialEq for Entry {
    fn eq(&self, other: &Entry) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Entry {}

impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Entry) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// Processes what a group counts in chronological order. Runs of silences are processed at once up to the next event of another
/// entry; while the group is at its lower limit, up to the next entry that may give points.
pub(super) fn settle(group: &Group, entries: Vec<Entry>, days: &LocalDays) -> Settled {
    let mut settling = SettleState {
        group,
        least: group.at_least.map_or(i64::MIN, |least| least.0),
        level: 0,
        settled: Settled {
            sums: vec![0; group.rules.len()],
            line: Vec::with_capacity(entries.len()),
        },
    };
    let (taking, others): (Vec<Entry>, Vec<Entry>) = entries.into_iter().partition(Entry::takes);
    let mut taking: BinaryHeap<Reverse<Entry>> = taking.into_iter().map(Reverse).collect();
    let mut others: BinaryHeap<Reverse<Entry>> = others.into_iter().map(Reverse).collect();
    loop {
        let (next, other) = (taking.peek(), others.peek());
        let is_taking = match (next, other) {
            (Some(Reverse(next)), Some(Reverse(other))) => next < other,
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (None, None) => break,
        };
        let heap = if is_taking { &mut taking } else { &mut others };
        let Some(Reverse(entry)) = heap.pop() else {
            break;
        };
        // At the lower limit, entries that only subtract do not affect each other.
        let is_drained = is_taking && settling.left() == 0;
        let ends = [taking.peek().filter(|_| !is_drained), others.peek()];
        let end = ends
            .into_iter()
            .flatten()
            .map(|Reverse(next)| next.day)
            .min();
        let times = end.map_or(entry.times, |day| entry.times_before(day));
        let (now, rest) = entry.split(times, days);
        let heap = if is_taking { &mut taking } else { &mut others };
        heap.extend(rest.map(Reverse));
        settling.settle(now, days);
    }
    settling.settled
}

struct SettleState<'g> {
    group: &'g Group,
    least: i64,
    /// The sum of all rules so far.
    level: i64,
    settled: Settled,
}

impl SettleState<'_> {
    /// The points that silences may still subtract.
    fn left(&self) -> i64 {
        self.level.saturating_sub(self.least).max(0)
    }

    /// How many times, at least once, an entry has its full effect.
    fn whole_times(&self, entry: &Entry, counting: &Counting) -> u32 {
        let sum = self.settled.sums[entry.rule];
        let cap = counting.cap().unwrap_or(i64::MAX);
        let room = match entry.points < 0 {
            true => sum.saturating_add(cap),
            false => cap.saturating_sub(sum),
        };
        let left = if entry.takes() { self.left() } else { i64::MAX };
        let times = room.min(left) / entry.points.saturating_abs().max(1);
        let times = u32::try_from(times).unwrap_or(u32::MAX);
        times.clamp(1, entry.times.max(1))
    }

    fn settle(&mut self, entry: Entry, days: &LocalDays) {
        let Some(counting) = counting_of(&self.group.rules[entry.rule]) else {
            return;
        };
        let mut open = Some(entry);
        while let Some(entry) = open {
            let sum = self.settled.sums[entry.rule];
            let mut change = counting.capped(sum.saturating_add(entry.points)) - sum;
            if entry.takes() && change < 0 {
                change = change.max(-self.left());
            }
            let times = if change == 0 {
                // This has no effect on the others either.
                entry.times
            } else if change == entry.points {
                self.whole_times(&entry, counting)
            } else {
                1
            };
            let (now, rest) = entry.split(times, days);
            let all = change.saturating_mul(i64::from(times));
            self.settled.sums[entry.rule] = sum.saturating_add(all);
            self.level = self.level.saturating_add(all);
            self.settled.line.push(Entry { change, ..now });
            open = rest;
        }
    }
}

/// Collects what counts, by part of a day.
pub(super) struct Entries<'e> {
    pub entries: &'e mut Vec<Entry>,
    pub rule: usize,
    pub silence: bool,
    pub days: &'e LocalDays,
}

impl Entries<'_> {
    fn add(&mut self, occurrences: &[Occurrence], part: Part, each: i64) {
        if let Some(first) = occurrences.first() {
            self.entries.push(Entry {
                micros: first.micros,
                day: first.day,
                part,
                rule: self.rule,
                times: 1,
                step: 1,
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
