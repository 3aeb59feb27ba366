//! A contract with its findings as diagnostics.

use super::explain::Explainer;
use super::repeated_names;
use crate::contract::model::Contract;
use crate::contract::{self, Read, Resolution};
use crate::diagnostic::severity_overrides::Levels;
use crate::diagnostic::{self, Diagnostic};
use crate::message::msg;
use crate::source::{FileId, Sources, Span};
use rustc_hash::{FxHashMap, FxHashSet};

/// The result of loading a contract.
#[derive(Debug)]
pub struct Loaded {
    /// The contract; none if something is an error.
    pub contract: Option<Contract>,
    /// The findings, in reading order.
    pub diagnostics: Vec<Diagnostic>,
    /// The severity levels the contract sets: `allow: …`, `deny: …`.
    pub levels: Levels,
}

/// Loads the contract whose file is `root`, with the files it includes and the lists it names. Every file is read through
/// `read`, with paths relative to the folder of the file that names them. The texts are added to `sources`. Corrections are
/// candidates; [`verify`](super::verify) makes fixes of them.
pub fn load(root: &str, sources: &mut Sources, read: &mut Read) -> Loaded {
    let resolution = contract::load(root, sources, read);
    let Resolution {
        contract,
        levels,
        scope,
        lines,
        findings,
        files,
        trees: _,
    } = resolution;
    let explained = Explainer::new(&scope).explain(findings);
    let diagnostics = together(scope.sources, lines, explained, files);
    let is_right = !diagnostics.iter().any(Diagnostic::is_error);
    Loaded {
        contract: contract.filter(|_| is_right),
        diagnostics,
        levels,
    }
}

/// All diagnostics in reading order. Lines that cannot be read get no further findings.
fn together(
    sources: &Sources,
    lines: Vec<Diagnostic>,
    findings: Vec<Diagnostic>,
    files: Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    let place = |span: Span| (span.file, sources.line_number(span));
    let errors = lines.iter().filter(|line| line.is_error());
    let unread: FxHashSet<(FileId, usize)> = errors.map(|line| place(line.primary.span)).collect();
    let is_own = |found: &Diagnostic| !unread.contains(&place(found.primary.span));
    let mut diagnostics = lines;
    diagnostics.extend(findings.into_iter().filter(is_own));
    diagnostics.extend(files);
    diagnostic::sort(&mut diagnostics);
    diagnostics.dedup_by(|a, b| a.primary.span == b.primary.span && a.message == b.message);
    repeated_names::merge(sources, &mut diagnostics);
    few_on_a_line(sources, &mut diagnostics);
    diagnostics
}

/// Maximum number of findings on one line. The rest appear once these are corrected.
const MAX_FINDINGS_PER_LINE: usize = 12;

/// Drops the findings of a line after the first few. Their size grows with the length of the line, so a long line could
/// produce gigabytes.
fn few_on_a_line(sources: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    let mut counts: FxHashMap<(FileId, usize, bool), usize> = FxHashMap::default();
    diagnostics.retain_mut(|d| {
        let span = d.primary.span;
        let place = (span.file, sources.line_number(span), d.is_error());
        let count = counts.entry(place).or_default();
        *count += 1;
        if *count == MAX_FINDINGS_PER_LINE {
            d.notes.push(msg!(
                "more may be found on this line once this is corrected"
            ));
        }
        *count <= MAX_FINDINGS_PER_LINE
    });
}
