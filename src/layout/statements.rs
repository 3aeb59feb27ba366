//! The statement of each line of a file, with where it is written: its indentation and dashes.

use super::names::Names;
use crate::contract::choices::Choices;
use crate::source::{SourceFile, Span};
use crate::syntax::phrase::{Block as BlockKind, PhraseKind};
use crate::syntax::tree::{Block, Bullet, ConditionText, Line, Phrase, Tree};
use rustc_hash::FxHashSet;

/// Spaces before settings, modifiers and what is in a group of a block.
const INDENT: usize = 2;

/// A line that can be read with certainty.
pub struct Statement<'t> {
    pub content: Content<'t>,
    /// The number of spaces before it.
    pub indent: usize,
    /// The number of its dashes.
    pub dashes: usize,
    /// The indentation of a comment directly below, if no statement follows it.
    pub inner: usize,
    /// Whether it declares a name, so that other lines may depend on it.
    pub declares: bool,
}

/// What a line says.
pub enum Content<'t> {
    /// `leadc 1 en`
    Version,
    /// A line of a block.
    Phrase(&'t Phrase),
    /// A bullet.
    Condition(&'t ConditionText),
}

/// A file with the readings that hold.
#[derive(Clone, Copy)]
pub struct ReadFile<'t> {
    pub source: &'t SourceFile,
    pub tree: Option<&'t Tree>,
    pub choices: &'t Choices,
    pub names: &'t Names,
    /// The lines with errors of their own.
    pub wrong: &'t FxHashSet<usize>,
}

/// The statement of each line that can be read.
pub fn statements(file: ReadFile<'_>) -> Vec<Option<Statement<'_>>> {
    let mut statements = Statements {
        file,
        lines: Vec::new(),
    };
    statements
        .lines
        .resize_with(file.source.line_count(), || None);
    if let Some(tree) = file.tree {
        statements.version(tree);
        tree.blocks.iter().for_each(|block| statements.block(block));
    }
    statements.lines
}

/// Collects the statements of a file by line.
struct Statements<'t> {
    file: ReadFile<'t>,
    lines: Vec<Option<Statement<'t>>>,
}

impl<'t> Statements<'t> {
    fn put(&mut self, span: Span, statement: Statement<'t>) {
        let mut lines = lines_of(self.file.source, span);
        if let (Some(line), None) = (lines.next(), lines.next())
            && !self.file.wrong.contains(&line)
            && let Some(place) = self.lines.get_mut(line - 1)
        {
            *place = Some(statement);
        }
    }

    fn version(&mut self, tree: &Tree) {
        let lines = 1..=self.lines.len();
        let mut lines =
            lines.map(|line| (line, crate::syntax::statement(raw(self.file.source, line))));
        let first = lines.find(|(_, statement)| !statement.is_empty());
        let Some((line, statement)) = first.filter(|(line, _)| !self.file.wrong.contains(line))
        else {
            return;
        };
        let words: Vec<&str> = statement.split(' ').collect();
        let is_version = matches!(words.as_slice(), [first, "1", code]
            if first.eq_ignore_ascii_case("leadc") && code.eq_ignore_ascii_case(tree.language.code()));
        if let (true, Some(place)) = (is_version, self.lines.get_mut(line - 1)) {
            *place = Some(Statement {
                content: Content::Version,
                indent: 0,
                dashes: 0,
                inner: 0,
                declares: true,
            });
        }
    }

    fn block(&mut self, block: &'t Block) {
        self.line(&block.header, block.kind, true);
        for line in &block.lines {
            self.line(line, block.kind, false);
        }
    }

    fn line(&mut self, line: &'t Line, block: BlockKind, is_header: bool) {
        let phrase = self.file.choices.line(line, block, is_header);
        let is_certain = |phrase: &&Phrase| !line.repaired && self.file.names.has_all(line, phrase);
        let Some(phrase) = phrase.filter(is_certain) else {
            return;
        };
        let (indent, dashes) = match phrase.id.row().kind {
            PhraseKind::Header | PhraseKind::Rule => (0, 0),
            PhraseKind::Declaration if block == BlockKind::Activity => (INDENT, 1),
            PhraseKind::Declaration => (0, 1),
            PhraseKind::Setting
            | PhraseKind::Modifier
            | PhraseKind::Condition
            | PhraseKind::Subject
            | PhraseKind::Expectation => (INDENT, 0),
        };
        let statement = Statement {
            content: Content::Phrase(phrase),
            indent,
            dashes,
            inner: match is_header && has_settings(block) {
                true => INDENT,
                false => indent,
            },
            declares: is_header || dashes == 1,
        };
        self.put(line.span, statement);
        self.bullets(&line.bullets, indent, 1);
    }

    /// Bullets have the indentation of the line that their group ends.
    fn bullets(&mut self, bullets: &'t [Bullet], indent: usize, dashes: usize) {
        for bullet in bullets {
            let statement = Statement {
                content: Content::Condition(&bullet.condition),
                indent,
                dashes,
                inner: indent,
                declares: false,
            };
            self.put(bullet.condition.span, statement);
            self.bullets(&bullet.bullets, indent, dashes + 1);
        }
    }
}

/// Whether the lines of a block are indented.
fn has_settings(block: BlockKind) -> bool {
    use BlockKind as B;
    match block {
        B::Contract | B::Calendar | B::ActivityColumns | B::Activity | B::Definition => true,
        B::Exclude | B::Stage | B::Sla | B::Target | B::Example => true,
        B::File | B::Fields | B::Activities | B::Points => false,
        B::Condition | B::Subject | B::Expect => false,
    }
}

/// The numbers of the lines that a span touches.
pub fn lines_of(source: &SourceFile, span: Span) -> std::ops::RangeInclusive<usize> {
    source.line_number(span.start as usize)..=source.line_number(span.end as usize)
}

/// A line without its line end.
pub fn raw(source: &SourceFile, number: usize) -> &str {
    let line = &source.text[source.line_range(number)];
    match number {
        1 => line.trim_start_matches('\u{feff}'),
        _ => line,
    }
}
