//! Which stages lead to which, computed once for all pairs.

use crate::contract::model::StageId;
use crate::ir::Program;
use crate::ir::program::Stage;

/// A row of bits for each stage.
pub struct Reach {
    rows: Vec<Vec<u64>>,
}

impl Reach {
    /// The direct sources in `from:` of each stage.
    pub fn from_names(program: &Program) -> Reach {
        Reach::new(program, |stage| stage.from.clone())
    }

    /// The stages from which each stage can be entered by conditions, directly or through others.
    pub fn by_conditions(program: &Program) -> Reach {
        Reach::from_names(program).closed()
    }

    /// The same including fast tracks.
    pub fn forward(program: &Program) -> Reach {
        let from = |stage: &Stage| {
            let tracks = stage.fast_tracks.iter().flat_map(|track| &track.from);
            tracks.chain(&stage.from).copied().collect()
        };
        Reach::new(program, from).closed()
    }

    fn new(program: &Program, from: impl Fn(&Stage) -> Vec<StageId>) -> Reach {
        let words = program.stages.len().div_ceil(64);
        let row = |stage: &Stage| {
            let mut row = vec![0; words];
            for from in from(stage) {
                if let Some(word) = row.get_mut(from.index() / 64) {
                    *word |= 1 << (from.index() % 64);
                }
            }
            row
        };
        Reach {
            rows: program.stages.iter().map(row).collect(),
        }
    }

    /// The transitive closure.
    fn closed(mut self) -> Reach {
        for through in 0..self.rows.len() {
            let before = self.rows[through].clone();
            for row in self.rows.iter_mut().filter(|row| has(row, through)) {
                for (word, before) in row.iter_mut().zip(&before) {
                    *word |= before;
                }
            }
        }
        self
    }

    /// Whether one stage leads to the other.
    pub fn leads(&self, from: StageId, to: StageId) -> bool {
        let row = self.rows.get(to.index());
        row.is_some_and(|row| has(row, from.index()))
    }

    /// Whether some stage leads to both.
    pub fn is_shared(&self, a: StageId, b: StageId) -> bool {
        let rows = self.rows.get(a.index()).zip(self.rows.get(b.index()));
        rows.is_some_and(|(a, b)| a.iter().zip(b).any(|(a, b)| a & b != 0))
    }
}

fn has(row: &[u64], at: usize) -> bool {
    let word = row.get(at / 64);
    word.is_some_and(|word| word >> (at % 64) & 1 == 1)
}
