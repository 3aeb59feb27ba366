//! Quantiles of values.

/// Quantiles of values; each is one of the values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spread<T> {
    /// Number of values.
    pub count: u64,
    /// Half of the values are at most this.
    pub median: T,
    /// Nine in ten values are at most this.
    pub ninetieth: T,
    /// The maximum.
    pub greatest: T,
}

impl<T: Copy + Ord> Spread<T> {
    /// The quantiles of values; none if there are no values.
    pub fn from_values(mut values: Vec<T>) -> Option<Spread<T>> {
        values.sort_unstable();
        let percentile = |percent: usize| {
            let rank = (values.len() * percent).div_ceil(100);
            values.get(rank.checked_sub(1)?).copied()
        };
        Some(Spread {
            count: values.len() as u64,
            median: percentile(50)?,
            ninetieth: percentile(90)?,
            greatest: percentile(100)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_the_least_value_that_its_share_does_not_exceed() {
        let spread = |values: Vec<i64>| {
            Spread::from_values(values).map(|s| (s.count, s.median, s.ninetieth, s.greatest))
        };
        assert_eq!(spread(Vec::new()), None);
        assert_eq!(spread(vec![7]), Some((1, 7, 7, 7)));
        assert_eq!(spread(vec![4, 1, 3, 2]), Some((4, 2, 4, 4)));
        assert_eq!(spread((1..=10).rev().collect()), Some((10, 5, 9, 10)));
        assert_eq!(spread((1..=11).collect()), Some((11, 6, 10, 11)));
    }
}
