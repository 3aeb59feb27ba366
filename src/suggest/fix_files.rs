//! All sure fixes of a contract, applied until none is left or the maximum number of passes is reached.

use super::{apply, verify};
use crate::contract::{self, Read};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::fix::{Confidence, Edit, Fix};
use crate::source::{FileId, Sources};
use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};

/// Maximum number of times the contract is fixed and checked again. A line with several mistakes needs one pass for each, and
/// one pass suggests corrections for the first bad lines of a file only.
const MAX_PASSES: usize = 100;

/// A file with its sure fixes made.
#[derive(Debug, Clone)]
pub struct Fixed {
    /// The file, as messages name it.
    pub name: String,
    /// The text before.
    pub before: String,
    /// The text with the fixes.
    pub after: String,
    /// The number of fixes.
    pub fixes: usize,
}

/// The sure fixes of a contract.
#[derive(Debug, Clone, Default)]
pub struct FixedContract {
    /// The changed files, in the order in which they are read.
    pub files: Vec<Fixed>,
    /// The number of errors that remain.
    pub errors: usize,
    /// Whether more could be fixed.
    pub is_unfinished: bool,
}

/// Makes the sure fixes of the contract whose file is `root`. Nothing is written.
pub fn fix_files(root: &str, read: &mut Read) -> FixedContract {
    let mut fixed: Vec<Fixed> = Vec::new();
    for _ in 0..MAX_PASSES {
        let texts: FxHashMap<PathBuf, String> = fixed
            .iter()
            .map(|file| (contract::plain(Path::new(&file.name)), file.after.clone()))
            .collect();
        let mut read = |path: &Path| match texts.get(path) {
            Some(text) => Ok(text.clone().into_bytes()),
            None => read(path),
        };
        let mut sources = Sources::default();
        let mut loaded = super::load(root, &mut sources, &mut read);
        verify(root, &sources, &mut loaded.diagnostics, &mut read);
        let fixes = sure(&loaded.diagnostics);
        if fixes.is_empty() {
            let errors = loaded.diagnostics.iter().filter(|one| one.is_error());
            return FixedContract {
                errors: errors.count(),
                files: fixed,
                is_unfinished: false,
            };
        }
        for (id, file) in sources.iter() {
            let of_file: Vec<&Fix> = fixes.iter().copied().filter(|fix| is_of(fix, id)).collect();
            if of_file.is_empty() {
                continue;
            }
            let edits: Vec<&Edit> = of_file.iter().flat_map(|fix| &fix.edits).collect();
            let (after, _) = apply::apply(&file.text, &edits);
            match fixed.iter_mut().find(|fixed| fixed.name == file.name) {
                Some(known) => {
                    known.after = after;
                    known.fixes += of_file.len();
                }
                None => fixed.push(Fixed {
                    name: file.name.clone(),
                    before: file.text.to_string(),
                    after,
                    fixes: of_file.len(),
                }),
            }
        }
    }
    FixedContract {
        files: fixed,
        errors: 0,
        is_unfinished: true,
    }
}

/// The sure fixes without overlaps; of overlapping ones, the first.
fn sure(diagnostics: &[Diagnostic]) -> Vec<&Fix> {
    let mut taken: Vec<&Fix> = Vec::new();
    let fixes = diagnostics.iter().filter_map(|one| one.fix.as_ref());
    for fix in fixes.filter(|fix| fix.confidence == Confidence::Sure) {
        let overlaps = |other: &&Fix| {
            let mut pairs = fix
                .edits
                .iter()
                .flat_map(|a| other.edits.iter().map(move |b| (a, b)));
            pairs.any(|(a, b)| apply::overlap(a, b))
        };
        if !taken.iter().any(overlaps) {
            taken.push(fix);
        }
    }
    taken
}

fn is_of(fix: &Fix, file: FileId) -> bool {
    fix.edits.first().is_some_and(|edit| edit.span.file == file)
}
