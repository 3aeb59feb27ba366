//! Processes parts of a file in parallel and delivers them in order, for any number of threads.

use rayon::prelude::*;

/// Gets parts from `next`, runs `work` on several of them in parallel, and passes the results to `take` in order. Returns the
/// error that comes first in the order of the parts.
pub(super) fn in_order<T, P, E>(
    mut next: impl FnMut() -> Result<Option<T>, E> + Send,
    work: impl Fn(T) -> Result<P, E> + Sync,
    mut take: impl FnMut(P) -> Result<(), E>,
) -> Result<(), E>
where
    T: Send,
    P: Send,
    E: Send,
{
    let width = rayon::current_num_threads();
    let mut batch = collect(&mut next, width);
    loop {
        let (parts, problem) = batch;
        let is_last = parts.is_empty() || problem.is_some();
        let work_all = || {
            parts
                .into_par_iter()
                .map(&work)
                .collect::<Vec<Result<P, E>>>()
        };
        let read_ahead = || match is_last {
            true => (Vec::new(), None),
            false => collect(&mut next, width),
        };
        let (done, following) = rayon::join(work_all, read_ahead);
        for part in done {
            take(part?)?;
        }
        if let Some(error) = problem {
            return Err(error);
        }
        if is_last {
            return Ok(());
        }
        batch = following;
    }
}

/// The next parts, and the error after them.
fn collect<T, E>(
    next: &mut impl FnMut() -> Result<Option<T>, E>,
    width: usize,
) -> (Vec<T>, Option<E>) {
    let mut parts = Vec::with_capacity(width);
    while parts.len() < width {
        match next() {
            Ok(Some(part)) => parts.push(part),
            Ok(None) => break,
            Err(error) => return (parts, Some(error)),
        }
    }
    (parts, None)
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
