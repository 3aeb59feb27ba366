//! Applies the corrected lines to the author's text and checks again: a correction that does not fix its line is not shown.

use super::files::plain;
use crate::diagnostic::fix::ADDS_A_LINE;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, SourceFile, Sources};
use crate::syntax::{LIKE_THIS, samples_like};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// Texts that replace those of files.
pub(super) type Texts = FxHashMap<PathBuf, String>;

/// Checks the contract again with other texts.
pub(super) type Again<'a> = dyn FnMut(&Texts) -> (Sources, Vec<Diagnostic>) + 'a;

/// Maximum number of lines whose correction fails together with all others and is tried alone.
const TRIED_ALONE: usize = 12;

/// A corrected line, and its diagnostic.
#[derive(Clone)]
struct Correction {
    of: usize,
    file: FileId,
    line: usize,
    text: String,
}

/// An error that remains on a corrected line, and its place in the line.
struct Left {
    error: Diagnostic,
    range: Range<usize>,
}

/// Removes corrected lines that leave a new error on their line.
pub(super) fn check(sources: &Sources, diagnostics: &mut [Diagnostic], again: &mut Again) {
    let mut rounds: Vec<Vec<Correction>> = Vec::new();
    let mut places: FxHashMap<(FileId, usize), usize> = FxHashMap::default();
    for correction in corrections(sources, diagnostics) {
        // All lines are tried together; a second correction of a line gets a round of its own.
        let place = places
            .entry((correction.file, correction.line))
            .or_default();
        if rounds.len() <= *place {
            rounds.push(Vec::new());
        }
        if let Some(round) = rounds.get_mut(*place) {
            round.push(correction);
        }
        *place += 1;
    }
    let mut alone = TRIED_ALONE;
    for round in rounds {
        let left = left(sources, diagnostics, &round, again);
        for (correction, _) in round
            .into_iter()
            .zip(left)
            .filter(|(_, left)| left.is_some())
        {
            let fixed = alone > 0 && mends(sources, diagnostics, correction.clone(), again);
            alone = alone.saturating_sub(1);
            if !fixed && let Some(diagnostic) = diagnostics.get_mut(correction.of) {
                take_away(sources, diagnostic);
            }
        }
    }
}

fn corrections(sources: &Sources, diagnostics: &[Diagnostic]) -> Vec<Correction> {
    let correction = |(of, diagnostic): (usize, &Diagnostic)| {
        let text = diagnostic.help.as_ref()?.corrected.clone()?;
        let span = diagnostic.primary.span;
        let replaces = diagnostic.is_error()
            && !ADDS_A_LINE.contains(&diagnostic.code)
            && diagnostic.code != Code::E0002;
        replaces.then(|| Correction {
            of,
            file: span.file,
            line: sources.line_number(span),
            text,
        })
    };
    diagnostics
        .iter()
        .enumerate()
        .filter_map(correction)
        .collect()
}

/// Whether a correction alone fixes its line. If another correction of the new line does, that one is shown instead.
fn mends(
    sources: &Sources,
    diagnostics: &mut [Diagnostic],
    mut correction: Correction,
    again: &mut Again,
) -> bool {
    let alone = std::slice::from_ref(&correction);
    let Some(Some(left_over)) = left(sources, diagnostics, alone, again).pop() else {
        return true;
    };
    let error = left_over.error;
    let Some(text) = error.help.and_then(|help| help.corrected) else {
        // Another error of the line is reported next to the correction, which does not cause it.
        let apart = is_apart(sources, &correction, &left_over.range);
        let told = diagnostics.get_mut(correction.of).filter(|_| apart);
        return told
            .map(|diagnostic| diagnostic.notes.push(error.message))
            .is_some();
    };
    correction.text = text;
    let alone = std::slice::from_ref(&correction);
    let fixed = left(sources, diagnostics, alone, again)
        .iter()
        .all(Option::is_none);
    let help = diagnostics
        .get_mut(correction.of)
        .and_then(|d| d.help.as_mut());
    if let (true, Some(help)) = (fixed, help) {
        help.corrected = Some(correction.text);
    }
    fixed
}

/// Whether an error at a column of the corrected line is separate from the corrected part.
fn is_apart(sources: &Sources, correction: &Correction, span: &Range<usize>) -> bool {
    let file = sources.file(correction.file);
    let written = file.text[file.line_range(correction.line)].trim();
    let same = |(a, b): &(char, char)| a == b;
    let ahead = written.chars().zip(correction.text.chars());
    let start = ahead
        .take_while(same)
        .map(|(c, _)| c.len_utf8())
        .sum::<usize>();
    let behind = written.chars().rev().zip(correction.text.chars().rev());
    let tail = behind
        .take_while(same)
        .map(|(c, _)| c.len_utf8())
        .sum::<usize>();
    let end = correction.text.len().saturating_sub(tail);
    span.end + 1 < start || span.start > end + 1
}

/// For each correction, an error of its line that remains when all corrections are made.
fn left(
    sources: &Sources,
    diagnostics: &[Diagnostic],
    corrections: &[Correction],
    again: &mut Again,
) -> Vec<Option<Left>> {
    let mut texts = Texts::default();
    let mut shifts: FxHashMap<FileId, usize> = FxHashMap::default();
    let mut sorted: Vec<&Correction> = corrections.iter().collect();
    sorted.sort_by_key(|correction| (correction.file, correction.line));
    let mut lines: FxHashMap<usize, Range<usize>> = FxHashMap::default();
    for correction in &sorted {
        let shift = shifts.entry(correction.file).or_default();
        let count = correction.text.lines().count().max(1);
        let start = correction.line + *shift;
        lines.insert(correction.of, start..start + count);
        *shift += count - 1;
    }
    for of_file in sorted.chunk_by(|a, b| a.file == b.file) {
        if let Some(first) = of_file.first() {
            let file = sources.file(first.file);
            texts.insert(plain(Path::new(&file.name)), mended_text(file, of_file));
        }
    }
    let (new_sources, said) = again(&texts);
    let before = by_line(sources, diagnostics);
    let after = by_line(&new_sources, &said);
    let known = |correction: &Correction| -> FxHashSet<&str> {
        let here = at_line(&before, sources, correction.file, correction.line)
            .filter(|(of, _)| *of != correction.of);
        let notes = diagnostics
            .get(correction.of)
            .into_iter()
            .flat_map(|d| &d.notes);
        here.map(|(_, d)| d.message.as_str())
            .chain(notes.map(String::as_str))
            .collect()
    };
    let of = |correction: &Correction| {
        let known = known(correction);
        let here = lines.get(&correction.of)?.clone();
        let error = here
            .flat_map(|line| at_line(&after, sources, correction.file, line))
            .filter(|(_, d)| d.is_error() && !known.contains(d.message.as_str()))
            .min_by_key(|(of, _)| *of)
            .map(|(_, d)| d.clone())?;
        let span = error.primary.span;
        let line = new_sources
            .file(span.file)
            .line_range(new_sources.line_number(span));
        let start = (span.start as usize).saturating_sub(line.start);
        Some(Left {
            error,
            range: start..start + span.range().len(),
        })
    };
    corrections.iter().map(of).collect()
}

/// The text of a file with the corrected lines, which are in order.
fn mended_text(file: &SourceFile, corrections: &[&Correction]) -> String {
    let mut text = String::with_capacity(file.text.len());
    let mut at = 0;
    for correction in corrections {
        let line = file.line_range(correction.line);
        text.push_str(file.text.get(at..line.start).unwrap_or_default());
        text.push_str(&correction.text);
        at = line.end;
    }
    text.push_str(file.text.get(at..).unwrap_or_default());
    text
}

/// Diagnostics by the name of their file and their line, each with its number.
type ByLine<'d> = FxHashMap<(&'d str, usize), Vec<(usize, &'d Diagnostic)>>;

fn by_line<'d>(sources: &'d Sources, diagnostics: &'d [Diagnostic]) -> ByLine<'d> {
    let mut lines = ByLine::default();
    for (of, diagnostic) in diagnostics.iter().enumerate() {
        let span = diagnostic.primary.span;
        let key = (
            sources.file(span.file).name.as_str(),
            sources.line_number(span),
        );
        lines.entry(key).or_default().push((of, diagnostic));
    }
    lines
}

fn at_line<'d>(
    lines: &'d ByLine<'d>,
    sources: &'d Sources,
    file: FileId,
    line: usize,
) -> impl Iterator<Item = (usize, &'d Diagnostic)> {
    let found = lines.get(&(sources.file(file).name.as_str(), line));
    found.into_iter().flatten().copied()
}

/// A line with the same start as the author's is shown instead.
fn take_away(sources: &Sources, diagnostic: &mut Diagnostic) {
    let line = sources.line(diagnostic.primary.span).trim();
    let told = Diagnostic::new(diagnostic.code, diagnostic.primary.span, "");
    diagnostic.help = samples_like(line).and_then(|samples| told.example(LIKE_THIS, samples).help);
}
