//! From syntax tree to contract: names, types, checks.
//!
//! `load` reads a contract with everything it includes. Declarations are read first (`declare`), so their order does not
//! matter. Then every block is resolved against them (`resolve`, one file for each kind of block) into the typed [`model`].
//! Finally the `checks` examine the whole. Every step records its errors and continues; a contract results only if there are
//! none. What an error makes uncertain is not judged, so each cause is reported once. A line without a reading that holds is
//! recorded as data (`unresolved`); `suggest` says what was probably meant.

pub mod atom_text;
mod block_lines;
mod calendar_rule;
mod calendars;
mod checks;
pub(crate) mod choices;
mod clock_places;
pub(crate) mod condition;
mod condition_text;
pub mod country;
pub(crate) mod currency;
mod data_formats;
mod deadline_example;
mod declare;
mod definitions;
mod derived_activities;
pub(crate) mod diagnostics;
pub(crate) mod disambiguate;
mod durations;
mod example_facts;
mod example_text;
mod examples;
mod expectations;
pub(crate) mod files;
mod header;
mod ical;
mod invisible;
pub(crate) mod line_edit;
mod lists;
mod load;
pub mod model;
mod modifiers;
pub(crate) mod name_role;
pub(crate) mod name_separators;
mod numeric_values;
mod phrase_args;
mod points;
mod resolve;
mod sample_lines;
pub(crate) mod scope;
mod severity_overrides;
mod sla_checks;
mod sla_timeline;
mod slas;
mod stages;
pub(crate) mod symbols;
mod table;
mod targets;
mod time_zones;
mod totals;
pub(crate) mod unknown_name;
pub(crate) mod unresolved;
mod value_types;
mod zones_of_places;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::severity_overrides::Levels;
use crate::source::{FileId, Sources, Span};
pub(crate) use crate::syntax::keywords;
use crate::syntax::phrase::Language;
use crate::syntax::tree::Tree;
use crate::text::fold_name;
pub use condition_text::condition_text;
use diagnostics::Diagnostics;
pub use example_text::{ExampleItems, example_text};
pub(crate) use files::plain;
pub use files::{FILE_LIMIT, Read, ReadError, TOTAL_LIMIT, bytes_up_to};
use load::Files;
pub use load::declares_contract;
use model::Contract;
use rustc_hash::{FxHashMap, FxHashSet};
use scope::{Scope, Unread};
pub use sla_timeline::{Step, Timeline, timelines};
use std::cell::Cell;

/// Maximum number of undeclared names that are reported.
const MAX_UNDECLARED: u32 = 2_000;

/// Maximum number of characters of unreadable lines that are searched for names they may declare.
const MAX_SEARCHED: usize = 50_000_000;

/// A contract after resolution, and what was found in it.
#[derive(Debug)]
pub(crate) struct Resolution<'s> {
    /// The contract; none if something is an error.
    pub contract: Option<Contract>,
    /// The severity levels the contract sets: `allow: …`, `deny: …`.
    pub levels: Levels,
    /// The declared names.
    pub scope: Scope<'s>,
    /// The errors of lines that cannot be read.
    pub lines: Vec<Diagnostic>,
    /// What was found in lines that can be read.
    pub findings: Diagnostics,
    /// The errors of files.
    pub files: Vec<Diagnostic>,
    /// The trees of the files, the root's first.
    pub trees: Vec<Tree>,
}

/// Resolves the contract whose file is `root`, with the files it includes and the lists it names. Every file is read through
/// `read`, with paths relative to the folder of the file that names them. The texts are added to `sources`.
/// [`suggest::load`](crate::suggest::load) describes what is found.
pub(crate) fn load<'s>(root: &str, sources: &'s mut Sources, read: &mut Read) -> Resolution<'s> {
    let mut read = files::limited(read);
    let (files, file) = load::read_all(root, sources, &mut read);
    let mut findings = Diagnostics::default();
    let mut scope = scope(&files, file, sources);
    let (contract, levels) = checked(&mut scope, &files, &mut read, &mut findings);
    Resolution {
        contract,
        levels,
        scope,
        lines: files.lines,
        findings,
        files: files.diagnostics,
        trees: files.trees,
    }
}

fn scope<'s>(files: &Files, root: FileId, sources: &'s Sources) -> Scope<'s> {
    let languages: FxHashMap<FileId, Language> = files
        .trees
        .iter()
        .map(|tree| (tree.file, tree.language))
        .collect();
    let score = |language: &Language| language.built_in().score.iter().map(|word| fold_name(word));
    Scope {
        sources,
        root,
        score_words: languages.values().flat_map(score).collect(),
        languages,
        names: Default::default(),
        fields: Vec::new(),
        details: Vec::new(),
        activities: Vec::new(),
        currency: None,
        unread: unread(files, sources),
        undeclared_left: Cell::new(MAX_UNDECLARED),
        choices: Default::default(),
    }
}

fn checked(
    scope: &mut Scope,
    files: &Files,
    read: &mut Read,
    findings: &mut Diagnostics,
) -> (Option<Contract>, Levels) {
    let blocks = files.blocks();
    let declared = declare::declare(scope, &blocks, findings);
    scope.currency = declared
        .contract
        .and_then(|block| header::currency(scope, block));
    let resolved = resolve::resolve(scope, &declared, files, read, findings);
    checks::all(scope, &declared, &resolved, files, findings);
    let info = resolved.info.as_ref();
    let levels = info.map_or_else(Levels::default, |info| info.levels.clone());
    if files.incomplete || findings.errors() > 0 {
        return (None, levels);
    }
    (resolve::contract(scope, declared, resolved), levels)
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
