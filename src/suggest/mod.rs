//! From errors to fixes.
//!
//! The resolver returns what it could not resolve as data. [`load()`] describes it with every declared name at hand (`explain`):
//! each error becomes a diagnostic, with a [`Candidate`](crate::diagnostic::fix::Candidate) for its correction where there is
//! one. The candidates of conditions are made in `conditions`, those of names in `names`. A contract without errors costs
//! nothing here.
//!
//! A correction is shown only if the contract, checked again with it, has no new error on its lines, and if it says what the
//! author said. [`verify`] turns candidates into [`Fix`](crate::diagnostic::fix::Fix)es, or drops them. A contract with
//! candidates is loaded at most `MAX_ROUNDS` more times, however many there are.

mod apply;
mod conditions;
mod edits;
mod explain;
mod facts;
mod fix_files;
mod line_errors;
mod load;
mod meaning;
mod names;
mod negation;
mod readings;
mod recheck;
mod repeated_names;

pub use fix_files::{Fixed, FixedContract, fix_files};
pub use load::{Loaded, load};

use crate::contract::Read;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::fix::{Candidate, Fix};
use crate::source::{FileId, Sources};
use crate::syntax::phrase::Language;
use crate::syntax::{LIKE_THIS, language_of, samples_like};
use recheck::{Recheck, Remaining};
use rustc_hash::{FxHashMap, FxHashSet};

/// Maximum number of times a contract is loaded again to verify its candidates.
const MAX_ROUNDS: usize = 3;

/// A candidate on its way to a fix.
#[derive(Debug, Clone)]
struct Trial {
    /// The diagnostic.
    of: usize,
    candidate: Candidate,
    /// Whether it failed, and is tried again without those that did not.
    is_retried: bool,
}

/// Verifies the candidates of the diagnostics of a contract: each becomes a fix or is dropped. `root` is the contract's own
/// file, and `read` gives the bytes of files that are not among the sources, such as lists.
pub fn verify(root: &str, sources: &Sources, diagnostics: &mut [Diagnostic], read: &mut Read) {
    let languages = languages(sources, diagnostics);
    let mut waiting = trials(&languages, sources, diagnostics);
    let mut accepted: Vec<Trial> = Vec::new();
    for _ in 0..MAX_ROUNDS {
        if waiting.is_empty() {
            break;
        }
        let (batch, later) = apart(sources, diagnostics, waiting);
        waiting = later;
        let remaining = Recheck::new(root, sources, diagnostics, read).remaining(&batch);
        for (trial, remaining) in batch.into_iter().zip(remaining) {
            match remaining {
                None => accepted.push(trial),
                Some(remaining) => {
                    match next_step(&languages, sources, diagnostics, &trial, &remaining) {
                        Some(next) => waiting.push(next),
                        None if remaining.is_apart && note(diagnostics, &trial, &remaining) => {
                            accepted.push(trial);
                        }
                        None if !trial.is_retried => waiting.push(Trial {
                            is_retried: true,
                            ..trial
                        }),
                        None => {}
                    }
                }
            }
        }
    }
    settle(&languages, sources, diagnostics, accepted);
}

/// The language of each file with a candidate.
type Languages = FxHashMap<FileId, Language>;

fn languages(sources: &Sources, diagnostics: &[Diagnostic]) -> Languages {
    let mut languages = Languages::default();
    for diagnostic in diagnostics.iter().filter(|one| one.candidate().is_some()) {
        let file = diagnostic.primary.span.file;
        languages
            .entry(file)
            .or_insert_with(|| language_of(sources.file(file)));
    }
    languages
}

/// The candidates that say what the author said.
fn trials(languages: &Languages, sources: &Sources, diagnostics: &[Diagnostic]) -> Vec<Trial> {
    let trial = |(of, diagnostic): (usize, &Diagnostic)| {
        let mut candidate = diagnostic.candidate()?.clone();
        let language = *languages.get(&diagnostic.primary.span.file)?;
        candidate.confidence = meaning::confidence(language, sources, diagnostic, &candidate)?;
        Some(Trial {
            of,
            candidate,
            is_retried: false,
        })
    };
    diagnostics.iter().enumerate().filter_map(trial).collect()
}

/// The first candidate for each line, which are tried together, and the others.
fn apart(
    sources: &Sources,
    diagnostics: &[Diagnostic],
    trials: Vec<Trial>,
) -> (Vec<Trial>, Vec<Trial>) {
    let mut taken: FxHashSet<(FileId, usize)> = FxHashSet::default();
    trials.into_iter().partition(|trial| {
        let lines = edits::lines(sources, &diagnostics[trial.of], &trial.candidate);
        let is_free = !lines.iter().any(|line| taken.contains(line));
        if is_free {
            taken.extend(lines);
        }
        is_free
    })
}

/// The correction of the corrected line, if that has an error with one: a line may have two mistakes.
fn next_step(
    languages: &Languages,
    sources: &Sources,
    diagnostics: &[Diagnostic],
    trial: &Trial,
    remaining: &Remaining,
) -> Option<Trial> {
    let diagnostic = diagnostics.get(trial.of)?;
    let next = remaining.error.candidate()?;
    // Of several lines, only the one with the error is replaced.
    let mut lines: Vec<&str> = trial.candidate.lines.lines().collect();
    let at = lines
        .iter()
        .position(|line| line.trim() == remaining.line.trim());
    match at {
        Some(at) if lines.len() > 1 => lines[at] = &next.lines,
        _ => lines = vec![&next.lines],
    }
    let mut candidate = Candidate {
        lines: lines.join("\n"),
        confidence: trial.candidate.confidence.min(next.confidence),
        ..trial.candidate.clone()
    };
    let language = *languages.get(&diagnostic.primary.span.file)?;
    candidate.confidence = meaning::confidence(language, sources, diagnostic, &candidate)?;
    let is_new = !trial.is_retried && candidate.lines != trial.candidate.lines;
    is_new.then_some(Trial {
        of: trial.of,
        candidate,
        is_retried: true,
    })
}

/// Reports another error of the line next to the correction, which does not cause it.
fn note(diagnostics: &mut [Diagnostic], trial: &Trial, remaining: &Remaining) -> bool {
    let diagnostic = diagnostics.get_mut(trial.of);
    let note = remaining.error.message.clone();
    diagnostic.map(|one| one.notes.push(note)).is_some()
}

/// Turns accepted candidates into fixes. Where a candidate was dropped, a line with the same start as the author's is shown.
fn settle(
    languages: &Languages,
    sources: &Sources,
    diagnostics: &mut [Diagnostic],
    accepted: Vec<Trial>,
) {
    for Trial { of, candidate, .. } in accepted {
        let Some(diagnostic) = diagnostics.get_mut(of) else {
            continue;
        };
        let edits = edits::of(sources, diagnostic, &candidate);
        let Some(help) = &diagnostic.help else {
            continue;
        };
        diagnostic.fix = Some(Fix {
            edits,
            why: help.text.clone(),
            confidence: candidate.confidence,
            lines: candidate.lines,
        });
    }
    for diagnostic in diagnostics.iter_mut() {
        if diagnostic.fix.is_none() && diagnostic.candidate().is_some() {
            let line = sources.line(diagnostic.primary.span).trim();
            let plain = Diagnostic::new(
                diagnostic.code,
                diagnostic.primary.span,
                diagnostic.message.clone(),
            );
            let language = languages.get(&diagnostic.primary.span.file);
            let samples = language.and_then(|language| samples_like(*language, line));
            diagnostic.help = samples.and_then(|samples| plain.example(LIKE_THIS, samples).help);
        }
    }
}
