//! One contract as it was checked last.

use super::Host;
use super::carried::carried;
use super::documents::Documents;
use super::task::{Outcome, Task};
use crate::contract::model::Contract;
use crate::contract::{self, ReadError, Resolution, plain};
use crate::diagnostic::severity_overrides::Levels;
use crate::diagnostic::{self, Diagnostic};
use crate::message::Language;
use crate::source::{SourceFile, Sources};
use crate::suggest;
use crate::syntax::language_of;
use crate::syntax::tree::Tree;
use crate::time::MicrosUtc;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A contract with everything it includes, and what was found in it.
#[derive(Debug)]
pub(super) struct OpenContract {
    /// Its own file.
    root: PathBuf,
    /// Counts the checks, so that outcomes of earlier texts are recognized.
    revision: u64,
    sources: Sources,
    /// Every file that it read or looked for.
    reads: BTreeSet<PathBuf>,
    levels: Levels,
    /// What reading it found.
    of_reading: Vec<Diagnostic>,
    /// Whether that is an error, so that there is nothing to analyse.
    has_errors: bool,
    /// What the analyses found, and what is to be said about signatures and dates; of an earlier text until they ran.
    of_analyses: Vec<Diagnostic>,
    /// Everything to show.
    shown: Vec<Diagnostic>,
    /// The contract if it has no errors and its analyses were not started yet.
    to_analyse: Option<Contract>,
}

/// Where the files of a contract come from.
pub(super) struct Reading<'a> {
    pub documents: &'a Documents,
    pub host: &'a dyn Host,
}

impl Reading<'_> {
    /// The bytes of a file that the contract `root` names: those in the editor first. The host decides whether the contract may
    /// read a file outside of its folder.
    pub fn read(&self, root: &Path, file: &Path) -> Result<Vec<u8>, ReadError> {
        let Some(document) = self.documents.get(file) else {
            return self.host.read(root, file);
        };
        if !file.starts_with(folder(root))
            && let Err(ReadError::Outside) = self.host.read(root, file)
        {
            return Err(ReadError::Outside);
        }
        Ok(document.file.text.as_bytes().to_vec())
    }
}

/// The folder of a file.
pub(super) fn folder(file: &Path) -> &Path {
    file.parent().unwrap_or(Path::new(""))
}

/// The name of a file in its folder, which messages quote.
pub(super) fn name(file: &Path) -> String {
    let name = file.file_name().unwrap_or(file.as_os_str());
    name.to_string_lossy().into_owned()
}

impl OpenContract {
    /// Reads and checks a contract.
    pub fn new(root: PathBuf, revision: u64, reading: &Reading) -> OpenContract {
        let mut contract = OpenContract {
            root,
            revision,
            sources: Sources::default(),
            reads: BTreeSet::new(),
            levels: Levels::default(),
            of_reading: Vec::new(),
            has_errors: false,
            of_analyses: Vec::new(),
            shown: Vec::new(),
            to_analyse: None,
        };
        contract.read(reading);
        contract
    }

    fn read(&mut self, reading: &Reading) {
        let (root, reads) = (&self.root, &mut self.reads);
        let mut read = |path: &Path| {
            let path = plain(&folder(root).join(path));
            let bytes = reading.read(root, &path);
            reads.insert(path);
            bytes
        };
        let own = name(root);
        let mut loaded = suggest::load(&own, &mut self.sources, &mut read);
        suggest::verify(&own, &self.sources, &mut loaded.diagnostics, &mut read);
        self.levels = loaded.levels;
        self.of_reading = loaded.diagnostics;
        self.has_errors = loaded.contract.is_none();
        self.to_analyse = loaded.contract;
        self.show();
    }

    /// Shows what the analyses found before until they ran again.
    pub fn carry(&mut self, before: &OpenContract) {
        self.of_analyses = carried(&before.of_analyses, &before.sources, &self.sources);
        self.show();
    }

    /// Its own file.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The text of its files.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// What is shown of it, in reading order.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.shown
    }

    /// The language of its own file.
    pub fn language(&self) -> Language {
        let own = self.sources.iter().next();
        own.map_or(Language::En, |(_, file)| language_of(file))
    }

    /// Whether it read or looked for a file.
    pub fn reads(&self, path: &Path) -> bool {
        self.reads.contains(path)
    }

    /// Whether a file is one of its texts.
    pub fn has(&self, path: &Path) -> bool {
        self.files().any(|(own, _)| own == path)
    }

    /// The paths of its texts.
    pub fn files(&self) -> impl Iterator<Item = (PathBuf, &SourceFile)> {
        let files = self.sources.iter();
        files.map(|(_, file)| (self.path(file), file))
    }

    /// The path of one of its texts.
    pub fn path(&self, file: &SourceFile) -> PathBuf {
        plain(&folder(&self.root).join(&file.name))
    }

    /// Looks at its names and readings.
    pub fn resolved<R>(&self, reading: &Reading, look: impl FnOnce(&Resolution<'_>) -> R) -> R {
        self.resolved_with(reading, &BTreeMap::new(), look)
    }

    /// Looks at its names and readings as they would be if some files had other texts.
    pub fn resolved_with<R>(
        &self,
        reading: &Reading,
        texts: &BTreeMap<PathBuf, String>,
        look: impl FnOnce(&Resolution<'_>) -> R,
    ) -> R {
        let root = &self.root;
        let mut read = |path: &Path| {
            let path = plain(&folder(root).join(path));
            match texts.get(&path) {
                Some(text) => Ok(text.as_bytes().to_vec()),
                None => reading.read(root, &path),
            }
        };
        let mut sources = Sources::default();
        look(&contract::load(&name(root), &mut sources, &mut read))
    }

    /// The tree of one of its texts.
    pub fn tree<'r>(&self, resolution: &'r Resolution<'_>, path: &Path) -> Option<&'r Tree> {
        let sources = resolution.scope.sources;
        let mut trees = resolution.trees.iter();
        trees.find(|tree| self.path(sources.file(tree.file)) == path)
    }

    /// Its analyses, unless they were started or it has errors.
    pub fn task(&mut self, now: MicrosUtc) -> Option<Task> {
        Some(Task {
            root: self.root.clone(),
            revision: self.revision,
            contract: self.to_analyse.take()?,
            sources: self.sources.clone(),
            now,
        })
    }

    /// Takes the outcome of the analyses, and returns whether it is about the present text.
    pub fn finish(&mut self, outcome: Outcome, reading: &Reading) -> bool {
        if outcome.revision != self.revision {
            return false;
        }
        self.of_analyses = outcome.findings;
        let root = &self.root;
        let mut read = |path: &Path| reading.read(root, &plain(&folder(root).join(path)));
        let own = name(root);
        suggest::verify(&own, &self.sources, &mut self.of_analyses, &mut read);
        self.show();
        true
    }

    fn show(&mut self) {
        let of_analyses = self.of_analyses.iter().filter(|_| !self.has_errors);
        let all = self.of_reading.iter().chain(of_analyses);
        let mut shown = self.levels.apply(all.cloned().collect());
        diagnostic::sort(&mut shown);
        self.shown = shown;
    }
}
