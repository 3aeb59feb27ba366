//! How silence makes no debt: what a group counts, settled in order of time.

use super::count::Listener;
use super::group::{bounded, counting_of};
use crate::contract::model::Counting;
use crate::eval::lead::{Occurrence, Worth};
use crate::eval::local_days::Days;
use crate::ir::program::Group;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The occurrences of a group settled one after the other.
#[derive(Debug)]
pub(in crate::eval) struct Settled {
    /// What each rule gives.
    pub sums: Vec<i64>,
    /// The occurrences that count, in order of time.
    pub line: Vec<Entry>,
}

/// What a rule counts in a part of a day, or of some silences in a row.
#[derive(Debug, Clone, Copy)]
pub(in crate::eval) struct Entry {
    /// When the first of them happened.
    micros: i64,
    /// The day of the first.
    day: i32,
    part: Part,
    /// The rule that counts it.
    pub rule: usize,
    /// How many times.
    times: u32,
    /// Days from one to the next.
    step: i32,
    /// What each time gives or takes by itself.
    points: i64,
    /// What each time gives or takes in the end.
    pub change: i64,
}

/// Parts of a day: an activity of its first instant comes before a silence, any other behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    FirstInstant,
    Silence,
    Later,
}

impl Entry {
    /// Silences in a row.
    pub fn silences(rule: usize, worth: Worth, step: i32, days: &Days) -> Entry {
        Entry {
            micros: days.start(worth.of.first),
            day: worth.of.first,
            part: Part::Silence,
            rule,
            times: worth.of.count,
            step,
            points: worth.each,
            change: 0,
        }
    }

    /// Whether it can only take.
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

    /// Whether one of them is of a day.
    pub fn is_of(&self, day: i32) -> bool {
        let after = day.saturating_sub(self.day);
        day <= self.last_day() && after >= 0 && (after == 0 || after % self.step.max(1) == 0)
    }

    /// The first of them, by number, and the others.
    fn split(self, times: u32, days: &Days) -> (Entry, Option<Entry>) {
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

    /// How many of them, at least one, come before a day.
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

/// Goes through what a group counts in order of time. Silences in a row are taken together, as far as nothing else happens
/// between them; where nothing is left to take, as far as nothing is given.
pub(super) fn settle(group: &Group, entries: Vec<Entry>, days: &Days) -> Settled {
    let mut settling = Settling {
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
        // What only takes does not matter to what only takes, where nothing is left.
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

struct Settling<'g> {
    group: &'g Group,
    least: i64,
    /// What all rules together give so far.
    level: i64,
    settled: Settled,
}

impl Settling<'_> {
    /// What silence may still take.
    fn left(&self) -> i64 {
        self.level.saturating_sub(self.least).max(0)
    }

    /// How many times, at least once, an entry gives or takes all that it does by itself.
    fn whole_times(&self, entry: &Entry, counting: &Counting) -> u32 {
        let sum = self.settled.sums[entry.rule];
        let cap = counting.at_most_points;
        let cap = cap.map_or(i64::MAX, |most| most.0.saturating_abs());
        let room = match entry.points < 0 {
            true => sum.saturating_add(cap),
            false => cap.saturating_sub(sum),
        };
        let left = if entry.takes() { self.left() } else { i64::MAX };
        let times = room.min(left) / entry.points.saturating_abs().max(1);
        let times = u32::try_from(times).unwrap_or(u32::MAX);
        times.clamp(1, entry.times.max(1))
    }

    fn settle(&mut self, entry: Entry, days: &Days) {
        let Some(counting) = counting_of(&self.group.rules[entry.rule]) else {
            return;
        };
        let mut open = Some(entry);
        while let Some(entry) = open {
            let sum = self.settled.sums[entry.rule];
            let mut change = bounded(sum.saturating_add(entry.points), counting) - sum;
            if entry.takes() && change < 0 {
                change = change.max(-self.left());
            }
            let times = if change == 0 {
                // Nothing changes for the others either.
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

/// Lists what counts, part of a day by part of a day.
pub(super) struct Entries<'e> {
    pub entries: &'e mut Vec<Entry>,
    pub rule: usize,
    pub silence: bool,
    pub days: &'e Days,
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
