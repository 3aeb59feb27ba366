//! Everything a contract says about leads, item by item, with what the examples reach of it.

mod clauses;
mod points;
mod stages;

use super::possible_outcomes::answers;
use super::{Block, Coverage, Item, ItemKind, Outcome, Reached, Seen, Spot};
use crate::contract::model::Contract;
use crate::ir::program::Program;
use crate::ir::term::{TermId, WrittenId};
use crate::source::{FileId, Sources, Span};
use crate::syntax::statement;
use crate::text::fold_name;
use rustc_hash::FxHashMap;

/// What stands between the parts of a key.
const BETWEEN: &str = " > ";

impl Coverage {
    /// What the examples of a contract reach of it; `runs` are what each reached, `program` its rules.
    pub fn of(
        contract: &Contract,
        program: &Program,
        sources: &Sources,
        runs: &[Reached],
    ) -> Coverage {
        let mut catalogue = Catalogue {
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
        catalogue.calendar();
        catalogue.activities();
        catalogue.definitions();
        catalogue.exclusions();
        catalogue.groups();
        catalogue.totals();
        catalogue.stages();
        catalogue.slas();
        let mut blocks = catalogue.blocks;
        blocks.retain(|block| !block.items.is_empty());
        Coverage { blocks }
    }
}

struct Catalogue<'a> {
    contract: &'a Contract,
    program: &'a Program,
    sources: &'a Sources,
    runs: &'a [Reached],
    files: FxHashMap<&'a str, FileId>,
    /// How often each key was given.
    keys: FxHashMap<String, usize>,
    blocks: Vec<Block>,
}

/// An item that is about to be listed.
struct New<'n> {
    kind: ItemKind,
    /// What tells it from the others of its block: words of the contract, and names.
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

impl<'a> Catalogue<'a> {
    /// What follows belongs to this block.
    fn block(&mut self, kind: &'static str, name: Option<&str>) {
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

    fn add(&mut self, new: New<'_>, spots: &[Spot], outcomes: &[Outcome]) {
        let (file, text) = (self.sources.file(new.at.file), self.text(new.at));
        let count = |outcome: Outcome| {
            let saw = |run: &&Reached| spots.iter().any(|spot| run.0.contains(&(*spot, outcome)));
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

    /// Words and names only; what is said twice in a block is numbered.
    fn key(&mut self, path: &[&str]) -> String {
        let block = self.blocks.last();
        let name = block.and_then(|block| block.name.as_deref());
        let block = block.map(|block| block.kind).into_iter().chain(name);
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

    /// A condition and its bullets; definitions have a block of their own.
    fn condition(&mut self, path: &[&str], id: WrittenId) {
        let written = &self.program.written[id.index()];
        let place = self.program.place(written.place);
        // The places of a program are lines of the files it was made of.
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
        self.add(new, &[Spot::Condition(id)], &self.answers(written.term));
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
