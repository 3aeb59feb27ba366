//! All items of a contract that affect leads, with the outcomes that the examples reach.

mod clauses;
mod points;
mod stages;

use super::possible_outcomes::answers;
use super::{Block, BlockKind, Coverage, Item, ItemKey, ItemKind, Outcome, Reached, Seen};
use crate::contract::model::Contract;
use crate::ir::program::Program;
use crate::ir::term::{TermId, WrittenId};
use crate::source::{FileId, Sources, Span};
use crate::syntax::statement;
use crate::text::fold_name;
use rustc_hash::FxHashMap;

/// The separator between the parts of a key.
const BETWEEN: &str = " > ";

impl Coverage {
    /// What the examples of a contract reach. `runs` has the outcomes reached by each example, `program` the contract's rules.
    pub fn new(
        contract: &Contract,
        program: &Program,
        sources: &Sources,
        runs: &[Reached],
    ) -> Coverage {
        let mut inventory = Inventory {
            contract,
            program,
            sources,
            runs,
            files: sources
                .iter()
                .map(|(id, file)| (file.name.as_str(), id))
                .collect(),
            keys: FxHashMap::default(),
            blocks: Vec::new(),
        };
        inventory.calendar();
        inventory.activities();
        inventory.definitions();
        inventory.exclusions();
        inventory.groups();
        inventory.totals();
        inventory.stages();
        inventory.slas();
        let mut blocks = inventory.blocks;
        blocks.retain(|block| !block.items.is_empty());
        Coverage { blocks }
    }
}

struct Inventory<'a> {
    contract: &'a Contract,
    program: &'a Program,
    sources: &'a Sources,
    runs: &'a [Reached],
    files: FxHashMap<&'a str, FileId>,
    /// How often each key has been used.
    keys: FxHashMap<String, usize>,
    blocks: Vec<Block>,
}

/// An item that is about to be listed.
struct New<'n> {
    kind: ItemKind,
    /// Distinguishes it from the other items of its block: words of the contract, and names.
    path: &'n [&'n str],
    part: Option<String>,
    at: At,
}

/// A line of a file.
#[derive(Clone, Copy)]
struct At {
    file: FileId,
    line: usize,
}

impl<'a> Inventory<'a> {
    /// Starts a block, to which the following items belong.
    fn block(&mut self, kind: BlockKind, name: Option<&str>) {
        self.blocks.push(Block {
            kind,
            name: name.map(str::to_owned),
            items: Vec::new(),
        });
    }

    /// The line of a span.
    fn at(&self, span: Span) -> At {
        At {
            file: span.file,
            line: self.sources.line_number(span),
        }
    }

    /// The statement of a line.
    fn text(&self, at: At) -> String {
        let file = self.sources.file(at.file);
        statement(&file.text[file.line_range(at.line)])
    }

    fn add(&mut self, new: New<'_>, spots: &[ItemKey], outcomes: &[Outcome]) {
        let (file, text) = (self.sources.file(new.at.file), self.text(new.at));
        let count = |outcome: Outcome| {
            let saw = |run: &&Reached| spots.iter().any(|key| run.0.contains(&(*key, outcome)));
            self.runs.iter().filter(saw).count()
        };
        let outcomes = outcomes.iter().map(|outcome| Seen {
            outcome: *outcome,
            examples: count(*outcome),
        });
        let outcomes = outcomes.collect();
        let key = self.key(new.path);
        let Some(block) = self.blocks.last_mut() else {
            return;
        };
        block.items.push(Item {
            kind: new.kind,
            key,
            part: new.part,
            file: file.name.clone(),
            line: new.at.line,
            text,
            outcomes,
        });
    }

    /// A key of words and names only; repetitions within a block are numbered.
    fn key(&mut self, path: &[&str]) -> String {
        let block = self.blocks.last();
        let name = block.and_then(|block| block.name.as_deref());
        let block = block.map(|block| block.kind.word()).into_iter().chain(name);
        let parts = block.chain(path.iter().copied());
        let parts: Vec<String> = parts.map(|part| fold_name(&statement(part))).collect();
        let key = parts.join(BETWEEN);
        let times = self.keys.entry(key.clone()).or_default();
        *times += 1;
        match times {
            1 => key,
            n => format!("{key} ({n})"),
        }
    }

    /// A condition and its bullets; definitions have their own blocks.
    fn condition(&mut self, path: &[&str], id: WrittenId) {
        let written = &self.program.written[id.index()];
        let place = self.program.place(written.place);
        // The places of a program are always lines of its source files.
        let Some(file) = self.files.get(place.file.as_str()) else {
            return;
        };
        let at = At {
            file: *file,
            line: place.line as usize,
        };
        let path = [path, &[place.text.as_str()]].concat();
        let new = New {
            kind: ItemKind::Condition,
            path: &path,
            part: None,
            at,
        };
        self.add(new, &[ItemKey::Condition(id)], &self.answers(written.term));
        self.bullets(&path, id);
    }

    /// The bullets of a condition.
    fn bullets(&mut self, path: &[&str], id: WrittenId) {
        let written = &self.program.written[id.index()];
        if written.definition.is_none() {
            for part in &written.parts {
                self.condition(path, *part);
            }
        }
    }

    fn answers(&self, term: TermId) -> Vec<Outcome> {
        answers(self.program, term)
    }
}
