//! Sets of classes of a variable.

/// A set of the classes of one variable, as bits.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ClassSet {
    bits: Vec<u64>,
    /// The number of classes of the variable.
    len: usize,
}

impl ClassSet {
    /// No class, out of `len`.
    pub fn none(len: usize) -> ClassSet {
        ClassSet {
            bits: vec![0; len.div_ceil(64)],
            len,
        }
    }

    /// All `len` classes.
    pub fn all(len: usize) -> ClassSet {
        ClassSet::from_fn(len, |_| true)
    }

    /// The classes that pass, out of `len`.
    pub fn from_fn(len: usize, mut passes: impl FnMut(usize) -> bool) -> ClassSet {
        let mut set = ClassSet::none(len);
        for class in (0..len).filter(|class| passes(*class)) {
            set.bits[class / 64] |= 1 << (class % 64);
        }
        set
    }

    /// One class, out of `len`.
    pub fn only(len: usize, class: usize) -> ClassSet {
        ClassSet::from_fn(len, |other| other == class)
    }

    /// The number of classes of the variable.
    pub fn size(&self) -> usize {
        self.len
    }

    /// Whether the class is in it.
    pub fn contains(&self, class: usize) -> bool {
        let word = self.bits.get(class / 64);
        word.is_some_and(|word| word >> (class % 64) & 1 == 1)
    }

    /// The classes that are not in it.
    pub fn complement(&self) -> ClassSet {
        ClassSet::from_fn(self.len, |class| !self.contains(class))
    }

    /// The classes in both sets.
    pub fn and(&self, other: &ClassSet) -> ClassSet {
        self.zip(other, |a, b| a & b)
    }

    /// The classes in either set.
    pub fn or(&self, other: &ClassSet) -> ClassSet {
        self.zip(other, |a, b| a | b)
    }

    fn zip(&self, other: &ClassSet, join: impl Fn(u64, u64) -> u64) -> ClassSet {
        let words = self.bits.iter().zip(&other.bits);
        ClassSet {
            bits: words.map(|(a, b)| join(*a, *b)).collect(),
            len: self.len,
        }
    }

    /// Whether all its classes are in the other.
    pub fn is_within(&self, other: &ClassSet) -> bool {
        let mut words = self.bits.iter().zip(&other.bits);
        words.all(|(a, b)| a & !b == 0)
    }

    /// Whether no class is in both sets.
    pub fn is_apart_from(&self, other: &ClassSet) -> bool {
        let mut words = self.bits.iter().zip(&other.bits);
        words.all(|(a, b)| a & b == 0)
    }

    /// Whether every class is in it.
    pub fn is_all(&self) -> bool {
        self.count() == self.len
    }

    /// Whether there is no class in it.
    pub fn is_empty(&self) -> bool {
        self.bits.iter().all(|word| *word == 0)
    }

    /// The number of classes in it.
    pub fn count(&self) -> usize {
        self.bits
            .iter()
            .map(|word| word.count_ones() as usize)
            .sum()
    }

    /// Its classes, in order.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.bits.iter().enumerate().flat_map(|(at, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = (left != 0).then(|| left.trailing_zeros() as usize)?;
                left &= left - 1;
                Some(at * 64 + bit)
            })
        })
    }

    /// The first of its classes.
    pub fn first(&self) -> Option<usize> {
        self.iter().next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_of_more_classes_than_a_word_has_bits() {
        let odd = ClassSet::from_fn(130, |class| class % 2 == 1);
        assert_eq!(odd.count(), 65);
        assert_eq!(odd.iter().last(), Some(129));
        assert!(odd.is_apart_from(&odd.complement()));
        assert_eq!(odd.or(&odd.complement()), ClassSet::all(130));
        assert!(odd.and(&ClassSet::only(130, 129)).is_within(&odd));
        assert!(ClassSet::none(130).first().is_none());
    }
}
