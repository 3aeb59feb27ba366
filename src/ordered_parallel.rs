//! Processes parts of a file or a result in parallel and delivers them in order, for any number of threads.

use rayon::Scope;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// Maximum number of parts for each thread that are worked on or wait for earlier ones.
const AHEAD: usize = 2;

/// Gets parts from `next`, runs `work` on several of them in parallel, and passes the results to `take` in order. Returns the
/// error that comes first in the order of the parts.
pub fn in_order<T, P, E>(
    next: impl FnMut() -> Result<Option<T>, E> + Send,
    work: impl Fn(T) -> Result<P, E> + Sync,
    take: impl FnMut(P) -> Result<(), E> + Send,
) -> Result<(), E>
where
    T: Send,
    P: Send,
    E: Send,
{
    let threads = rayon::current_num_threads();
    let pipeline = Pipeline {
        source: Mutex::new(Source {
            next,
            handed_out: 0,
            end: None,
            workers: 1,
        }),
        work,
        queue: Mutex::new(Queue {
            done: BTreeMap::new(),
            has_taker: false,
        }),
        take: Mutex::new(take),
        taken: AtomicUsize::new(0),
        failed: Mutex::new(None),
        stopped: AtomicBool::new(false),
        threads,
    };
    rayon::scope(|scope| {
        pipeline.add_workers(scope);
        pipeline.run(scope);
    });
    if let Some(error) = held(pipeline.failed.into_inner()) {
        return Err(error);
    }
    held(pipeline.source.into_inner()).end.unwrap_or(Ok(()))
}

/// Threads that each get a part, work on it, and pass on what is due. Whoever finishes the part that is due takes it and all
/// that follow, so that nobody waits for anybody.
struct Pipeline<N, W, K, P, E> {
    source: Mutex<Source<N, E>>,
    work: W,
    queue: Mutex<Queue<P, E>>,
    take: Mutex<K>,
    /// Number of parts that were taken.
    taken: AtomicUsize,
    /// The first error of a part.
    failed: Mutex<Option<E>>,
    stopped: AtomicBool,
    threads: usize,
}

/// Where parts come from.
struct Source<N, E> {
    next: N,
    handed_out: usize,
    /// How the parts ended.
    end: Option<Result<(), E>>,
    /// Number of threads that get parts.
    workers: usize,
}

/// Finished parts that wait for earlier ones.
struct Queue<P, E> {
    /// By number.
    done: BTreeMap<usize, Result<P, E>>,
    /// Whether a thread is taking them.
    has_taker: bool,
}

impl<T, P, E, N, W, K> Pipeline<N, W, K, P, E>
where
    T: Send,
    P: Send,
    E: Send,
    N: FnMut() -> Result<Option<T>, E> + Send,
    W: Fn(T) -> Result<P, E> + Sync,
    K: FnMut(P) -> Result<(), E> + Send,
{
    /// Works until no part is left, or enough are ahead of the one that is due.
    fn run<'s>(&'s self, scope: &Scope<'s>) {
        while let Some((number, part)) = self.next() {
            let done = (self.work)(part);
            held(self.queue.lock()).done.insert(number, done);
            if self.take_what_is_due() {
                self.add_workers(scope);
            }
        }
    }

    /// A part and its number; none if this thread has to stop.
    fn next(&self) -> Option<(usize, T)> {
        let mut source = held(self.source.lock());
        let ahead = source.handed_out - self.taken.load(Ordering::SeqCst);
        let is_over = source.end.is_some() || self.stopped.load(Ordering::SeqCst);
        if is_over || ahead >= self.threads * AHEAD {
            source.workers -= 1;
            return None;
        }
        match (source.next)() {
            Ok(Some(part)) => {
                source.handed_out += 1;
                Some((source.handed_out - 1, part))
            }
            end => {
                source.end = Some(end.map(|_| ()));
                source.workers -= 1;
                None
            }
        }
    }

    /// Replaces the workers that have stopped because enough parts were ahead.
    fn add_workers<'s>(&'s self, scope: &Scope<'s>) {
        let mut source = held(self.source.lock());
        if source.end.is_some() {
            return;
        }
        for _ in source.workers..self.threads {
            source.workers += 1;
            scope.spawn(|scope| self.run(scope));
        }
    }

    /// Takes the parts that are due, unless another thread does; returns whether it took any.
    fn take_what_is_due(&self) -> bool {
        let mut any = false;
        let mut queue = held(self.queue.lock());
        if std::mem::replace(&mut queue.has_taker, true) {
            return false;
        }
        loop {
            let due = self.taken.load(Ordering::SeqCst);
            let Some(part) = queue.done.remove(&due) else {
                queue.has_taker = false;
                return any;
            };
            drop(queue);
            any = true;
            if !self.stopped.load(Ordering::SeqCst) {
                let taken = part.and_then(|part| (held(self.take.lock()))(part));
                if let Err(error) = taken {
                    *held(self.failed.lock()) = Some(error);
                    self.stopped.store(true, Ordering::SeqCst);
                }
            }
            self.taken.store(due + 1, Ordering::SeqCst);
            queue = held(self.queue.lock());
        }
    }
}

/// What a lock holds. After a panic elsewhere nobody looks at it any more: the panic goes on.
fn held<T>(locked: Result<T, PoisonError<T>>) -> T {
    locked.unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::in_order;

    fn run(threads: usize, fails: &[usize], end: Option<usize>) -> (Vec<usize>, Result<(), usize>) {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        let mut taken = Vec::new();
        let mut at = 0;
        let next = || {
            at += 1;
            match end {
                Some(end) if at == end => Err(1000 + at),
                _ => Ok((at <= 20).then_some(at)),
            }
        };
        let work = |n: usize| {
            if fails.contains(&n) {
                Err(n)
            } else {
                Ok(n * 2)
            }
        };
        let result = pool.install(|| {
            in_order(next, work, |n| {
                taken.push(n);
                Ok(())
            })
        });
        (taken, result)
    }

    #[test]
    fn order_and_errors_do_not_depend_on_the_number_of_threads() {
        for threads in 1..=5 {
            let (taken, result) = run(threads, &[], None);
            assert_eq!(taken, (1..=20).map(|n| n * 2).collect::<Vec<_>>());
            assert_eq!(result, Ok(()));
            assert_eq!(
                run(threads, &[7, 9], None),
                ((1..7).map(|n| n * 2).collect(), Err(7))
            );
            assert_eq!(
                run(threads, &[9], Some(8)),
                ((1..8).map(|n| n * 2).collect(), Err(1008))
            );
        }
    }
}
