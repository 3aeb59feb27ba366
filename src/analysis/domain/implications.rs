//! Tests of texts that imply or exclude each other for every text.

use super::{Dimension, Domain, Key, VarId};
use crate::language::text::TextTest;

/// Maximum number of tests of one value that are compared with each other; if there are more, they are treated as independent.
const MOST_TESTS: usize = 300;

impl Domain<'_> {
    /// Links the tests of each value with each other.
    pub(super) fn link_tests(&mut self) {
        let mut asked: Vec<(Key, VarId, TextTest)> = Vec::new();
        for (at, var) in self.vars.iter().enumerate() {
            if let Dimension::Tested(key, test) = &var.what {
                asked.push((*key, VarId(at as u32), test.clone()));
            }
        }
        let mut clashes = Vec::new();
        for tests in asked
            .chunk_by(|a, b| a.0 == b.0)
            .filter(|t| t.len() <= MOST_TESTS)
        {
            for (_, var, test) in tests {
                for (_, other, behind) in tests.iter().filter(|(_, other, _)| other != var) {
                    if test.implies(behind) {
                        clashes.push(((*var, 1), (*other, 0)));
                    }
                    if test.excludes(behind) {
                        clashes.push(((*var, 1), (*other, 1)));
                    }
                }
            }
        }
        for (a, b) in clashes {
            self.clashes.add(a, b);
        }
    }
}
