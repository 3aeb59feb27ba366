//! The contract checked again with corrected lines.

use super::{Trial, apply, edits};
use crate::contract::{self, Read};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::fix::Edit;
use crate::message::Message;
use crate::source::{FileId, SourceFile, Sources};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// A contract and what is needed to check it again.
pub(super) struct Recheck<'a, 'r> {
    root: &'a str,
    sources: &'a Sources,
    diagnostics: &'a [Diagnostic],
    read: &'a mut Read<'r>,
}

/// A new error on a corrected line.
pub(super) struct Remaining {
    pub error: Diagnostic,
    /// The line of the error.
    pub line: String,
    /// Whether it is in another part of the line, so that the correction does not cause it.
    pub is_apart: bool,
}

/// The edits of a file, each with the number of its trial if it gives the corrected lines of one.
type FileEdits = FxHashMap<FileId, Vec<(Edit, Option<usize>)>>;

impl<'a, 'r> Recheck<'a, 'r> {
    pub fn new(
        root: &'a str,
        sources: &'a Sources,
        diagnostics: &'a [Diagnostic],
        read: &'a mut Read<'r>,
    ) -> Self {
        Recheck {
            root,
            sources,
            diagnostics,
            read,
        }
    }

    /// For each trial of a batch, the first new error on its lines when all are made together.
    pub fn remaining(self, batch: &[Trial]) -> Vec<Option<Remaining>> {
        let (texts, places) = self.texts(batch);
        let mut sources = Sources::default();
        let read = self.read;
        let loaded = super::load(
            self.root,
            &mut sources,
            &mut |path: &Path| match texts.get(path) {
                Some(text) => Ok(text.clone().into_bytes()),
                None => read(path),
            },
        );
        let before = by_line(self.sources, self.diagnostics);
        let after = by_line(&sources, &loaded.diagnostics);
        let of = |(trial, place): (&Trial, Option<Range<usize>>)| {
            let file = self
                .sources
                .file(self.diagnostics[trial.of].primary.span.file);
            let new = sources.iter().find(|(_, new)| new.name == file.name)?.1;
            let place = place?;
            let known = known(self.diagnostics, &before, file, trial);
            let lines = new.line_number(place.start)..=new.line_number(place.end);
            let errors = lines.flat_map(|line| at_line(&after, file, line));
            let (_, error) = errors
                .filter(|(_, error)| error.is_error() && !known.contains(&error.message))
                .min_by_key(|(of, _)| *of)?;
            let written = line_of(file, self.diagnostics[trial.of].primary.span.start as usize);
            let corrected = line_of(new, error.primary.span.start as usize);
            let is_apart = is_apart(
                &file.text[written],
                &new.text[corrected.clone()],
                error.primary.span.range(),
                corrected.start,
            );
            Some(Remaining {
                error: error.clone(),
                line: new.text[corrected].to_owned(),
                is_apart,
            })
        };
        batch.iter().zip(places).map(of).collect()
    }

    /// The texts of all files with the trials, and the place of the corrected lines of each.
    fn texts(&self, batch: &[Trial]) -> (FxHashMap<PathBuf, String>, Vec<Option<Range<usize>>>) {
        let mut all = FileEdits::default();
        for (number, trial) in batch.iter().enumerate() {
            let diagnostic = &self.diagnostics[trial.of];
            let of_trial = edits::of(self.sources, diagnostic, &trial.candidate);
            for (at, edit) in of_trial.into_iter().enumerate() {
                let number = (at == 0).then_some(number);
                all.entry(edit.span.file).or_default().push((edit, number));
            }
        }
        let mut places = vec![None; batch.len()];
        let mut texts = FxHashMap::default();
        for (id, file) in self.sources.iter() {
            let edits = all.remove(&id).unwrap_or_default();
            let only: Vec<&Edit> = edits.iter().map(|(edit, _)| edit).collect();
            let (text, ranges) = apply::apply(&file.text, &only);
            for ((_, number), range) in edits.iter().zip(ranges) {
                if let Some(place) = number.and_then(|number| places.get_mut(number)) {
                    *place = Some(range);
                }
            }
            texts.insert(contract::plain(Path::new(&file.name)), text);
        }
        (texts, places)
    }
}

/// Errors of the lines of a trial that are reported already, by message.
fn known<'d>(
    diagnostics: &'d [Diagnostic],
    before: &ByLine<'d>,
    file: &'d SourceFile,
    trial: &Trial,
) -> FxHashSet<&'d Message> {
    let own = &diagnostics[trial.of];
    let line = file.line_number(own.primary.span.start as usize);
    let others = at_line(before, file, line).filter(|(of, _)| *of != trial.of);
    let messages = others.map(|(_, other)| &other.message);
    messages.chain(&own.notes).collect()
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

fn at_line<'l, 'd>(
    lines: &'l ByLine<'d>,
    file: &'d SourceFile,
    line: usize,
) -> impl Iterator<Item = (usize, &'d Diagnostic)> + use<'l, 'd> {
    let found = lines.get(&(file.name.as_str(), line));
    found.into_iter().flatten().copied()
}

/// The line at a byte of a file.
fn line_of(file: &SourceFile, at: usize) -> Range<usize> {
    file.line_range(file.line_number(at))
}

/// Whether an error of the corrected line, which starts at `start`, is separate from the part that was corrected.
fn is_apart(written: &str, corrected: &str, error: Range<usize>, start: usize) -> bool {
    let same = |(a, b): &(char, char)| a == b;
    let length = |pairs: &mut dyn Iterator<Item = (char, char)>| {
        pairs
            .take_while(same)
            .map(|(c, _)| c.len_utf8())
            .sum::<usize>()
    };
    let (written, indent) = (
        written.trim(),
        corrected.len() - corrected.trim_start().len(),
    );
    let corrected = corrected.trim();
    let head = length(&mut written.chars().zip(corrected.chars()));
    let tail = length(&mut written.chars().rev().zip(corrected.chars().rev()));
    let changed = head..corrected.len().saturating_sub(tail);
    let at = |byte: usize| byte.saturating_sub(start + indent);
    at(error.end) + 1 < changed.start || at(error.start) > changed.end + 1
}
