//! Leads' histories, evaluated: which stage each lead is in, since when, with how many points, and why.
//!
//! Evaluation is a pure function of a [`Program`](crate::ir::Program), the leads, their activities and the as-of instant; the number of threads
//! changes nothing.

mod as_of;
pub mod example;
pub mod results;

pub use as_of::AsOf;
pub use results::Results;

/// How to evaluate; nothing here changes a result.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// How many threads; none is as many as there are processors.
    pub threads: Option<usize>,
}
