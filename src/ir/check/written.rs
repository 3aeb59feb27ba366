//! Checks conditions as written: trees of lines in which only definitions are shared.

use super::{Checker, require, within};
use crate::ir::program::Written;

/// Maximum nesting depth: a hundred definitions that use one another, and the groups between them.
const DEEPEST: u32 = 500;

impl Checker<'_> {
    pub(super) fn written(&self) -> Result<(), String> {
        let program = self.program;
        let mut depths: Vec<u32> = Vec::with_capacity(program.written.len());
        let mut is_part = vec![false; program.written.len()];
        for (index, written) in program.written.iter().enumerate() {
            self.place(written.place)?;
            within("term", written.term.index(), program.terms.len())?;
            let mut depth = 0;
            for part in &written.parts {
                let behind = "a condition that comes after its user:";
                within(behind, part.index(), index)?;
                depth = depth.max(depths[part.index()] + 1);
            }
            require(depth <= DEEPEST, "conditions that nest too deep")?;
            depths.push(depth);
            self.parts(written, &mut is_part)?;
        }
        for definition in &program.definitions {
            let root = definition.written.index();
            require(!is_part[root], "a definition that is a part of a condition")?;
        }
        Ok(())
    }

    /// The condition of a definition comes before each line that uses it. Everything else is part of one line only, so that a
    /// condition is no longer than its text.
    fn parts(&self, written: &Written, is_part: &mut [bool]) -> Result<(), String> {
        let program = self.program;
        if let Some(id) = written.definition {
            within("definition", id.index(), program.definitions.len())?;
            let asked = &program.definitions[id.index()];
            let same = written.parts == [asked.written];
            return require(same, "a line that asks for another definition");
        }
        for part in &written.parts {
            let before = std::mem::replace(&mut is_part[part.index()], true);
            require(!before, "a condition that is a part of two")?;
        }
        Ok(())
    }
}
