//! What a walk found at the nodes it came by. Terms, totals and kinds share parts, so that a walk without a memory would take
//! twice as long for each part used twice, and again for each of its parts.

/// What was found at nodes with dense ids, until it is forgotten.
#[derive(Debug, Clone)]
pub struct Memo<T> {
    /// Entries of earlier rounds are forgotten.
    round: u32,
    entries: Vec<(u32, Option<T>)>,
}

impl<T: Copy> Memo<T> {
    /// Room for a number of nodes, of which nothing is known.
    pub fn new(nodes: usize) -> Memo<T> {
        Memo {
            round: 0,
            entries: vec![(0, None); nodes],
        }
    }

    /// What was found at a node.
    pub fn get(&self, node: usize) -> Option<T> {
        let (round, found) = self.entries.get(node)?;
        found.filter(|_| *round == self.round)
    }

    /// Remembers what was found at a node.
    pub fn set(&mut self, node: usize, found: T) {
        if let Some(entry) = self.entries.get_mut(node) {
            *entry = (self.round, Some(found));
        }
    }

    /// Forgets everything, at once.
    pub fn forget(&mut self) {
        self.round = self.round.wrapping_add(1);
        if self.round == 0 {
            self.entries.fill((0, None));
        }
    }
}

impl Memo<()> {
    /// Whether a walk comes to a node for the first time.
    pub fn is_first(&mut self, node: usize) -> bool {
        let is_first = self.get(node).is_none();
        self.set(node, ());
        is_first
    }
}

#[cfg(test)]
mod tests {
    use super::Memo;

    #[test]
    fn a_round_knows_nothing_of_the_one_before() {
        let mut memo = Memo::new(2);
        memo.set(1, 'a');
        assert_eq!((memo.get(0), memo.get(1)), (None, Some('a')));
        memo.forget();
        assert_eq!(memo.get(1), None);
        memo.round = u32::MAX;
        memo.set(0, 'b');
        memo.forget();
        memo.round = u32::MAX;
        assert_eq!(memo.get(0), None);
    }
}
