//! Work in parallel, but for work so small that it stays on the thread of the caller: one lead needs no threads.

use rayon::prelude::*;

/// What `work` makes of each item, in their order.
pub(super) fn map<T: Send, R: Send>(items: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    match items.len() {
        0 | 1 => items.into_iter().map(work).collect(),
        _ => items.into_par_iter().map(&work).collect(),
    }
}

/// Does `work` for each item.
pub(super) fn for_each<T: Send>(items: &mut [T], work: impl Fn(&mut T) + Sync) {
    match items {
        [one] => work(one),
        many => many.par_iter_mut().for_each(&work),
    }
}
