//! Repeats of an undeclared name, as one diagnostic.

use crate::diagnostic::{Code, Diagnostic, Help};
use crate::message::{Arg, Join, Message, msg};
use crate::source::{FileId, Sources};
use rustc_hash::FxHashMap;

/// Merges repeats of one undeclared name into one diagnostic, which names the other lines.
pub(super) fn merge(sources: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    let line = |d: &Diagnostic| sources.line_number(d.primary.span);
    let mut first: FxHashMap<(FileId, Message, Option<Message>), usize> = FxHashMap::default();
    let mut others: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    let mut kept: Vec<Diagnostic> = Vec::new();
    for diagnostic in diagnostics.drain(..) {
        let corrected = |help: &Help| help.candidate.is_some();
        if diagnostic.code != Code::E0301 || diagnostic.help.as_ref().is_none_or(corrected) {
            kept.push(diagnostic);
            continue;
        }
        let label = diagnostic.primary.text.clone();
        let key = (
            diagnostic.primary.span.file,
            diagnostic.message.clone(),
            label,
        );
        match first.get(&key) {
            Some(at) => others.entry(*at).or_default().push(line(&diagnostic)),
            None => {
                first.insert(key, kept.len());
                kept.push(diagnostic);
            }
        }
    }
    for (at, mut lines) in others {
        if let Some(diagnostic) = kept.get_mut(at) {
            let own = line(diagnostic);
            lines.retain(|line| *line != own);
            lines.dedup();
            diagnostic.notes.extend(also_on(&lines));
        }
    }
    *diagnostics = kept;
}

/// `it is also used on lines 71, 132`
fn also_on(lines: &[usize]) -> Option<Message> {
    const SHOWN: usize = 12;
    let count = lines.len();
    let shown = Arg::list(lines.iter().take(SHOWN), Join::Comma);
    match (count, count.saturating_sub(SHOWN)) {
        (0, _) => None,
        (_, 0) => Some(msg!(
            "it is also used on {count|line|lines} {shown}",
            count,
            shown
        )),
        (_, more) => Some(msg!(
            "it is also used on lines {shown} and {more} more",
            shown,
            more
        )),
    }
}
