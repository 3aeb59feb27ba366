//! The contracts that open files belong to.
//!
//! An open file is a contract, or a part of one that includes it. A part is checked with its contract: with one that is open, or
//! with one next to it that includes it.

use super::Host;
use super::documents::Documents;
use super::open_contract::{OpenContract, Reading, folder};
use super::task::{Outcome, Task};
use crate::contract::declares_contract;
use crate::source::SourceFile;
use crate::time::MicrosUtc;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Every contract that an open file belongs to, by the path of its own file.
#[derive(Debug, Default)]
pub(super) struct Contracts {
    open: BTreeMap<PathBuf, OpenContract>,
    /// The number of checks.
    revision: u64,
}

impl Contracts {
    /// Checks what a new, changed or closed text belongs to.
    pub fn update(&mut self, changed: &Path, documents: &Documents, host: &dyn Host) {
        let reading = Reading { documents, host };
        let readers: Vec<PathBuf> = self
            .open
            .values()
            .filter(|contract| contract.reads(changed))
            .map(|contract| contract.root().to_path_buf())
            .collect();
        for root in readers {
            self.check(root, &reading);
        }
        if let Some(document) = documents.get(changed) {
            self.find_home(changed, &document.file, &reading);
        }
        self.drop_closed(documents);
    }

    /// Checks everything again: files that are not open may have changed.
    pub fn update_all(&mut self, documents: &Documents, host: &dyn Host) {
        let reading = Reading { documents, host };
        let roots: Vec<PathBuf> = self.open.keys().cloned().collect();
        for root in roots {
            self.check(root, &reading);
        }
        self.drop_closed(documents);
    }

    /// The contracts with a file, in the order of their paths.
    pub fn with(&self, path: &Path) -> impl Iterator<Item = &OpenContract> {
        let all = self.open.values();
        all.filter(move |contract| contract.has(path))
    }

    /// Every contract.
    pub fn all(&self) -> impl Iterator<Item = &OpenContract> {
        self.open.values()
    }

    /// The analyses that were not started yet.
    pub fn tasks(&mut self, now: MicrosUtc) -> Vec<Task> {
        let all = self.open.values_mut();
        all.filter_map(|contract| contract.task(now)).collect()
    }

    /// Takes the outcome of a task, and returns whether it is about a present text.
    pub fn finish(&mut self, outcome: Outcome, documents: &Documents, host: &dyn Host) -> bool {
        let reading = Reading { documents, host };
        let contract = self.open.get_mut(&outcome.root);
        contract.is_some_and(|contract| contract.finish(outcome, &reading))
    }

    fn check(&mut self, root: PathBuf, reading: &Reading) {
        self.revision += 1;
        let mut contract = OpenContract::new(root.clone(), self.revision, reading);
        if let Some(before) = self.open.get(&root) {
            contract.carry(before);
        }
        self.open.insert(root, contract);
    }

    /// Makes an open file a contract, or finds the one it is a part of.
    fn find_home(&mut self, path: &Path, file: &SourceFile, reading: &Reading) {
        let is_part = self.with(path).any(|contract| contract.root() != path);
        if is_part && !declares_contract(file) {
            self.open.remove(path);
            return;
        }
        if self.open.contains_key(path) {
            return;
        }
        if !declares_contract(file)
            && let Some(home) = includer(path, reading)
        {
            return self.check(home, reading);
        }
        self.check(path.to_path_buf(), reading);
    }

    /// Forgets contracts of which no file is open any more.
    fn drop_closed(&mut self, documents: &Documents) {
        self.open
            .retain(|_, contract| documents.paths().any(|path| contract.has(path)));
    }
}

/// The first contract in the folder of a part, or in the folder above, that includes it.
fn includer(part: &Path, reading: &Reading) -> Option<PathBuf> {
    let here = folder(part);
    let folders = [Some(here), here.parent()];
    let contracts = folders.into_iter().flatten().flat_map(|folder| {
        let names = reading.host.names(folder).into_iter();
        let names = names.filter(|name| name.ends_with(".leadc"));
        names.map(move |name| folder.join(name))
    });
    contracts
        .filter(|path| path != part)
        .find(|path| OpenContract::new(path.clone(), 0, reading).has(part))
}
