//! Results of a walk by node. Terms, totals and kinds share parts, so the time of a walk that does not remember its results
//! would double with every level of sharing.

/// Results for nodes with dense ids, until they are cleared.
#[derive(Debug, Clone)]
pub struct Memo<T> {
    /// Entries of earlier rounds are ignored.
    round: u32,
    entries: Vec<(u32, Option<T>)>,
}

impl<T: Copy> Memo<T> {
    /// An empty memo for a number of nodes.
    pub fn new(nodes: usize) -> Memo<T> {
        Memo {
            round: 0,
            entries: vec![(0, None); nodes],
        }
    }

    /// The result for a node.
    pub fn get(&self, node: usize) -> Option<T> {
        let (round, found) = self.entries.get(node)?;
        found.filter(|_| *round == self.round)
    }

    /// Stores the result for a node.
    pub fn set(&mut self, node: usize, found: T) {
        if let Some(entry) = self.entries.get_mut(node) {
            *entry = (self.round, Some(found));
        }
    }

    /// Clears all results in constant time.
    pub fn forget(&mut self) {
        self.round = self.round.wrapping_add(1);
        if self.round == 0 {
            self.entries.fill((0, None));
        }
    }
}

impl Memo<()> {
    /// Whether a walk visits a node for the first time.
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
