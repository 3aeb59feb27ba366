//! The work limit for a contract. It is counted in steps, so that it is the same on every machine.

use crate::sampling::Allowance;

/// Work limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Maximum number of steps of a phase: trying the examples, searching for leads, selecting few of them, making examples of
    /// these. A step is one term, rule or transition between stages evaluated for a lead or one of its activities.
    pub steps: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            steps: 60_000_000_000,
        }
    }
}

impl Limits {
    /// The budget of a phase.
    pub(super) fn work(self) -> Work {
        Work { left: self.steps }
    }

    /// The budget of a job of a phase: a change, some changes of an item, or a suggestion.
    pub(super) fn job(self) -> Allowance {
        Allowance::new(self.steps / JOBS)
    }
}

/// A job may take at most 1/`JOBS` of the steps of a phase.
const JOBS: u64 = 16;

/// Number of jobs done in parallel; their cost is known only when all of them are done.
const WAVE: usize = 16;

/// The remaining steps of a phase.
#[derive(Debug)]
pub(super) struct Work {
    left: u64,
}

impl Work {
    /// Runs the jobs in waves, in an order that is spread evenly over them, until the steps are used up. `wave` returns the
    /// result of each job and the steps it took. Jobs that were not run have no result.
    pub(super) fn spread<T>(
        &mut self,
        jobs: usize,
        wave: impl Fn(&[usize]) -> Vec<(T, u64)>,
    ) -> Vec<Option<T>> {
        let mut done: Vec<Option<T>> = (0..jobs).map(|_| None).collect();
        for at in evenly(jobs).chunks(WAVE) {
            if self.left == 0 {
                break;
            }
            for (at, (result, steps)) in at.iter().zip(wave(at)) {
                self.take(steps);
                done[*at] = Some(result);
            }
        }
        done
    }

    /// Spends steps; returns false if none were left before.
    pub(super) fn take(&mut self, steps: u64) -> bool {
        let had = self.left > 0;
        self.left = self.left.saturating_sub(steps);
        had
    }
}

/// The numbers below `count`, each once, ordered so that any prefix is spread over the whole range.
fn evenly(count: usize) -> Vec<usize> {
    const GOLDEN: f64 = 0.618_033_988_749_894_9;
    let mut step = ((count as f64 * GOLDEN) as usize).max(1);
    while gcd(step, count) > 1 {
        step += 1;
    }
    (0..count).map(|at| (at * step) % count).collect()
}

fn gcd(a: usize, b: usize) -> usize {
    if b == 0 { a } else { gcd(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_job_comes_once_and_the_first_ones_are_spread() {
        for count in [0, 1, 2, 3, 16, 97, 1_000] {
            let mut all = evenly(count);
            all.sort_unstable();
            assert!(all.into_iter().eq(0..count), "{count}");
        }
        let mut first: Vec<usize> = evenly(1_000).into_iter().take(10).collect();
        first.sort_unstable();
        let gaps = first.windows(2).map(|pair| pair[1] - pair[0]);
        assert!(gaps.max() < Some(200), "{first:?}");
    }

    #[test]
    fn jobs_are_left_undone_once_the_steps_are_used_up() {
        let mut work = Work { left: 100 };
        let done = work.spread(64, |wave| wave.iter().map(|at| (*at, 5)).collect());
        assert_eq!(done.iter().flatten().count(), 2 * WAVE);
        let mut places = done.iter().enumerate();
        assert!(places.all(|(at, job)| job.is_none_or(|job| job == at)));
        let undone = work.spread(3, |_| vec![((), 1)]);
        assert_eq!(undone, [None, None, None]);
    }
}
