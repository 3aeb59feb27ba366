//! A small generator of numbers: the same seed gives the same numbers on every machine and in every version.

/// SplitMix64.
pub struct Random(u64);

impl Random {
    /// The numbers of one thing (such as a lead) in one run, whatever was generated before it.
    pub fn of(seed: u64, thing: u64) -> Self {
        let mut random = Random(seed ^ thing.wrapping_mul(0xD1B5_4A32_D192_ED03));
        random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 to `end - 1`.
    pub fn below(&mut self, end: u64) -> u64 {
        ((u128::from(self.next()) * u128::from(end)) >> 64) as u64
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.below(high - low + 1)
    }

    /// True with a probability in percent.
    pub fn percent(&mut self, share: u64) -> bool {
        self.below(100) < share
    }

    /// True with a probability in thousandths.
    pub fn per_mille(&mut self, share: u64) -> bool {
        self.below(1000) < share
    }

    /// One of the choices.
    pub fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len() as u64) as usize]
    }

    /// One of the choices, each as often as its weight says.
    pub fn weighted<T: Copy>(&mut self, choices: &[(u64, T)]) -> T {
        let total = choices.iter().map(|(weight, _)| weight).sum();
        let mut left = self.below(total);
        for (weight, choice) in choices {
            if left < *weight {
                return *choice;
            }
            left -= weight;
        }
        unreachable!("the weights add up to the total")
    }

    /// How often something with this mean happens, in thousandths: many small numbers and a few large ones.
    pub fn count(&mut self, mean_milli: u64) -> u64 {
        let spread = [0, 200, 400, 600, 800, 1000, 1200, 1500, 1900, 2400];
        let wanted = mean_milli * self.pick(&spread);
        let rest = wanted % 1_000_000;
        wanted / 1_000_000 + u64::from(self.below(1_000_000) < rest)
    }
}
