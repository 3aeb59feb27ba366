//! From syntax tree to contract: names, types, checks.
//!
//! [`load()`] reads a contract with everything it includes. Declarations are read first (`declare`), so their order does not
//! matter. Then every block is resolved against them (`resolve`, one file for each kind of block) into the typed [`model`].
//! Finally the `checks` examine the whole. Every step reports its errors and continues; a contract results only if there are
//! none. What an error makes uncertain is not judged, so each cause is reported once.

pub mod atom_text;
mod block_lines;
mod calendars;
mod checks;
mod condition;
mod condition_text;
pub mod country;
mod currency;
mod data_formats;
mod declare;
mod definitions;
mod derived_activities;
mod diagnostics;
mod disambiguate;
mod durations;
mod example_facts;
mod example_text;
mod examples;
mod expectations;
pub(crate) mod files;
mod header;
mod ical;
mod invisible;
mod keywords;
pub(crate) mod line_edit;
mod lists;
mod load;
pub mod model;
mod modifiers;
mod name_role;
mod name_separators;
mod name_suggestions;
mod numeric_values;
mod phrase_args;
mod points;
mod resolve;
mod scope;
mod severity_overrides;
mod sla_checks;
mod slas;
mod stages;
mod symbols;
mod table;
mod targets;
mod time_zones;
mod totals;
mod unknown_name;
mod value_types;
mod zones_of_places;

use crate::diagnostic::severity_overrides::Levels;
use crate::diagnostic::{self, Diagnostic};
use crate::source::{FileId, Sources, Span};
use crate::text::fold_name;
pub use condition_text::condition_text;
use diagnostics::Diagnostics;
pub use example_text::example_text;
pub(crate) use files::plain;
pub use files::{FILE_LIMIT, Read, ReadError, TOTAL_LIMIT, bytes_up_to};
use load::Files;
use model::Contract;
use rustc_hash::{FxHashMap, FxHashSet};
use scope::{Scope, Unread};
use std::cell::Cell;

/// Maximum number of conditions searched for a small edit that fixes them. A contract with more errors needs other help
/// first, and checking it must stay fast.
const MAX_REPAIRS: u32 = 100;

/// Maximum number of conditions with `and` or `or` that are rewritten as groups.
const MAX_REWRITES: u32 = 500;

/// Maximum number of comparisons of undeclared names with declared ones for suggestions, for the same reason.
const MAX_COMPARISONS: u32 = 1_000_000;

/// Maximum number of undeclared names that are reported, and of those that get a suggestion.
const MAX_UNDECLARED: u32 = 2_000;
const MAX_SUGGESTED: u32 = 1_000;

/// Maximum number of characters of unreadable lines that are searched for names they may declare.
const MAX_SEARCHED: usize = 50_000_000;

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
/// candidates; [`suggest::verify`](crate::suggest::verify) makes fixes of them.
pub fn load(root: &str, sources: &mut Sources, read: &mut Read) -> Loaded {
    let mut read = files::limited(read);
    let (files, file) = load::read_all(root, sources, &mut read);
    let sources = &*sources;
    let mut diagnostics = Diagnostics::default();
    let (contract, levels) = checked(&files, file, sources, &mut read, &mut diagnostics);
    let (contract, diagnostics) = finish(files, sources, diagnostics, contract);
    Loaded {
        contract,
        diagnostics,
        levels,
    }
}

fn checked(
    files: &Files,
    root: FileId,
    sources: &Sources,
    read: &mut Read,
    diagnostics: &mut Diagnostics,
) -> (Option<Contract>, Levels) {
    let mut scope = Scope {
        sources,
        root,
        languages: files
            .trees
            .iter()
            .map(|tree| (tree.file, tree.language))
            .collect(),
        names: Default::default(),
        fields: Vec::new(),
        details: Vec::new(),
        activities: Vec::new(),
        currency: None,
        score_words: FxHashSet::default(),
        unread: unread(files, sources),
        repairs_left: Cell::new(MAX_REPAIRS),
        rewrites_left: Cell::new(MAX_REWRITES),
        comparisons_left: Cell::new(MAX_COMPARISONS),
        undeclared_left: Cell::new(MAX_UNDECLARED),
    };
    scope.score_words = scope
        .languages
        .values()
        .map(|language| fold_name(keywords::score(*language)))
        .collect();
    let blocks = files.blocks();
    let declared = declare::declare(&mut scope, &blocks, diagnostics);
    scope.currency = declared
        .contract
        .and_then(|block| header::currency(&scope, block));
    let resolved = resolve::resolve(&scope, &declared, files, read, diagnostics);
    checks::all(&scope, &declared, &resolved, files, diagnostics);
    let info = resolved.info.as_ref();
    let levels = info.map_or_else(Levels::default, |info| info.levels.clone());
    if files.incomplete || diagnostics.errors() > 0 {
        return (None, levels);
    }
    (resolve::contract(&scope, declared, resolved), levels)
}

/// The lines with errors of their own, and the lines that could not be read at all, where anything may be declared.
fn unread(files: &Files, sources: &Sources) -> Unread {
    let mut unread = Unread {
        files: files.incomplete,
        searches_left: Cell::new(MAX_SEARCHED),
        ..Unread::default()
    };
    let place = |span: Span| (span.file, sources.line_number(span));
    let lines = files
        .trees
        .iter()
        .flat_map(|tree| &tree.blocks)
        .flat_map(|block| std::iter::once(&block.header).chain(&block.lines));
    let read: FxHashSet<_> = lines.map(|line| place(line.span)).collect();
    let errors = files
        .lines
        .iter()
        .filter(|d| d.is_error())
        .map(|d| d.primary.span);
    unread.places = errors.clone().map(place).collect();
    let skipped = files.trees.iter().flat_map(|tree| &tree.skipped).copied();
    for span in errors.chain(skipped) {
        if !read.contains(&place(span)) && unread.holes.insert(place(span)) {
            unread.lines.push(fold_name(sources.line(span)));
        }
    }
    unread
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
            d.notes
                .push("more may be found on this line once this is corrected".to_owned());
        }
        *count <= MAX_FINDINGS_PER_LINE
    });
}

/// Puts everything together. Lines with errors of their own get no further findings.
fn finish(
    files: Files,
    sources: &Sources,
    findings: Diagnostics,
    contract: Option<Contract>,
) -> (Option<Contract>, Vec<Diagnostic>) {
    let bad: FxHashSet<(FileId, usize)> = files
        .lines
        .iter()
        .filter(|d| d.is_error())
        .map(|d| (d.primary.span.file, sources.line_number(d.primary.span)))
        .collect();
    let follows = |d: &Diagnostic| {
        let place = (d.primary.span.file, sources.line_number(d.primary.span));
        bad.contains(&place)
    };
    let mut diagnostics = files.lines;
    diagnostics.extend(findings.into_vec().into_iter().filter(|d| !follows(d)));
    diagnostics.extend(files.diagnostics.into_vec());
    diagnostic::sort(&mut diagnostics);
    name_suggestions::once(sources, &mut diagnostics);
    few_on_a_line(sources, &mut diagnostics);
    let ok = !diagnostics.iter().any(Diagnostic::is_error);
    (contract.filter(|_| ok), diagnostics)
}
