//! Processes what a group counts in chronological order, so that silences cannot make the group go below its lower limit.

use super::count::{Listener, Worth, age};
use super::group::counting_of;
use crate::eval::lead::{EqualSilences, Occurrence};
use crate::eval::local_days::LocalDays;
use crate::ir::program::Group;
use crate::language::decay::DecayedSum;
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
    /// The number of occurrences each time.
    each_time: u32,
    /// Whether it takes points, and cannot lower the group below its lower limit.
    takes: bool,
    /// What each time takes, if it is less than it would take on its own because of the group's lower limit.
    pub held_to: Option<i64>,
}

/// Parts of a day: an activity at its first instant comes before a silence, any other after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    FirstInstant,
    Silence,
    Later,
}

impl Entry {
    /// A run of silences of a rule, whose points are given.
    pub fn silences(
        (rule, points): (usize, i64),
        silences: EqualSilences,
        step: i32,
        days: &LocalDays,
    ) -> Entry {
        Entry {
            micros: days.start(silences.of.first),
            day: silences.of.first,
            part: Part::Silence,
            rule,
            times: silences.of.count,
            step,
            each_time: 1,
            takes: points < 0,
            held_to: None,
        }
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

    /// The age in days of the first one.
    fn age(&self, today: i32) -> u32 {
        age(today, self.day)
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
pub(super) fn settle(group: &Group, entries: Vec<Entry>, today: i32, days: &LocalDays) -> Settled {
    let sums = group.rules.iter().map(|rule| {
        let counting = counting_of(rule);
        DecayedSum::new(counting.and_then(|counting| counting.decay))
    });
    let mut settling = SettleState {
        group,
        today,
        least: group.at_least.map_or(i64::MIN, |least| least.0),
        exact: sums.collect(),
        level: 0,
        settled: Settled {
            sums: vec![0; group.rules.len()],
            line: Vec::with_capacity(entries.len()),
        },
    };
    let (taking, others): (Vec<Entry>, Vec<Entry>) = entries.into_iter().partition(|e| e.takes);
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
    today: i32,
    least: i64,
    /// The exact sum of each rule so far, without its sign.
    exact: Vec<DecayedSum>,
    /// The sum of all rules so far, each cut to thousandths.
    level: i64,
    settled: Settled,
}

impl SettleState<'_> {
    /// The points that silences may still subtract.
    fn left(&self) -> u64 {
        let left = self.level.saturating_sub(self.least).max(0);
        left.unsigned_abs()
    }

    fn settle(&mut self, entry: Entry, days: &LocalDays) {
        let mut open = Some(entry);
        while let Some(entry) = open {
            open = match entry.takes {
                true => self.take(entry, days),
                false => {
                    self.add(&entry, u64::MAX);
                    self.settled.line.push(entry);
                    None
                }
            };
        }
    }

    /// Subtracts what silences take; returns those that are left.
    fn take(&mut self, entry: Entry, days: &LocalDays) -> Option<Entry> {
        let left = self.left();
        if left == 0 {
            let held_to = Some(0);
            self.settled.line.push(Entry { held_to, ..entry });
            return None;
        }
        let taken = self.settled.sums[entry.rule].unsigned_abs();
        let most = taken.saturating_add(left);
        let each = self.points(&entry).unsigned_abs();
        let enough = self.exact[entry.rule].times_to(most, each, entry.age(self.today));
        let times = u32::try_from(enough).map_or(entry.times, |enough| enough.min(entry.times));
        let (all, rest) = entry.split(times.max(1), days);
        let (whole, last) = all.split(all.times.saturating_sub(1), days);
        if whole.times > 0 {
            self.add(&whole, u64::MAX);
            self.settled.line.push(whole);
        }
        if let Some(last) = last {
            let before = self.settled.sums[entry.rule];
            let is_held = self.add(&last, most);
            let change = self.settled.sums[entry.rule].saturating_sub(before);
            let held_to = is_held.then_some(change);
            self.settled.line.push(Entry { held_to, ..last });
        }
        rest
    }

    fn points(&self, entry: &Entry) -> i64 {
        self.group.rules[entry.rule].points.0
    }

    /// Adds the points of an entry to those of its rule, without its sign at most a number; returns whether that made a
    /// difference.
    fn add(&mut self, entry: &Entry, most: u64) -> bool {
        let points = self.points(entry);
        let times = u64::from(entry.times) * u64::from(entry.each_time);
        let sum = &mut self.exact[entry.rule];
        sum.add(points.unsigned_abs(), times, entry.age(self.today));
        let cap = counting_of(&self.group.rules[entry.rule]).and_then(|counting| counting.cap());
        if let Some(cap) = cap {
            sum.lower_to(cap.unsigned_abs());
        }
        let is_held = sum.cut().unsigned_abs() > most;
        if is_held {
            sum.lower_to(most);
        }
        let cut = sum.cut() * points.signum();
        let change = cut.saturating_sub(self.settled.sums[entry.rule]);
        self.settled.sums[entry.rule] = cut;
        self.level = self.level.saturating_add(change);
        is_held
    }
}

/// Collects what counts, by part of a day.
pub(super) struct Entries<'e> {
    pub entries: &'e mut Vec<Entry>,
    pub rule: usize,
    /// Whether it counts silences, and whether these take points.
    pub silence: bool,
    pub takes: bool,
    pub days: &'e LocalDays,
}

impl Entries<'_> {
    fn add(&mut self, occurrences: &[Occurrence], part: Part) {
        if let Some(first) = occurrences.first() {
            self.entries.push(Entry {
                micros: first.micros,
                day: first.day,
                part,
                rule: self.rule,
                times: 1,
                step: 1,
                each_time: u32::try_from(occurrences.len()).unwrap_or(u32::MAX),
                takes: self.takes,
                held_to: None,
            });
        }
    }
}

impl Listener for Entries<'_> {
    fn counts(&mut self, occurrences: &[Occurrence], _worth: Worth) {
        if self.silence {
            return self.add(occurrences, Part::Silence);
        }
        let Some(first) = occurrences.first() else {
            return;
        };
        let midnight = self.days.start(first.day);
        let at_once = occurrences.partition_point(|o| o.micros <= midnight);
        let (early, later) = occurrences.split_at(at_once);
        self.add(early, Part::FirstInstant);
        self.add(later, Part::Later);
    }
}
