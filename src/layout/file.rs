//! The lines of a file: what each says, and how it is written.

use super::brackets::Styles;
use super::line::{Brackets, Printer};
use super::{Formatted, NotTheSame, comment, meaning};
use crate::contract::choices::Choices;
use crate::contract::{self, Read, Resolution};
use crate::source::{SourceFile, Sources, Span};
use crate::syntax::phrase::{Block as BlockKind, Language, PhraseKind};
use crate::syntax::tree::{Block, Bullet, Comment, ConditionText, Line, Phrase, Tree};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;
use std::path::Path;

/// A file with the readings that hold.
pub struct ContractFile {
    source: SourceFile,
    tree: Option<Tree>,
    choices: Choices,
    /// The lines with errors of their own.
    wrong: FxHashSet<usize>,
}

/// A line that can be read with certainty.
pub struct Statement<'t> {
    content: Content<'t>,
    indent: usize,
    dashes: usize,
    /// The indentation of a comment directly below, if no statement follows it.
    inner: usize,
    /// Whether it declares a name, so that other lines may depend on it.
    pub declares: bool,
}

enum Content<'t> {
    /// `leadc 1 en`
    Version(Language),
    Phrase(&'t Phrase),
    Condition(&'t ConditionText),
}

/// A line as it is written.
enum Written {
    Blank,
    Comment(String),
    /// A statement.
    Statement {
        indent: usize,
        inner: usize,
        text: String,
    },
    /// A line that stays as it is.
    Kept(String),
}

impl Written {
    /// The indentation of a statement.
    fn indent(&self) -> Option<usize> {
        match self {
            Written::Statement { indent, .. } => Some(*indent),
            Written::Kept(line) => Some(line.len() - line.trim_start_matches(' ').len()),
            Written::Blank | Written::Comment(_) => None,
        }
    }

    /// The indentation of a comment directly below.
    fn inner(&self) -> Option<usize> {
        match self {
            Written::Statement { inner, .. } => Some(*inner),
            Written::Kept(_) => self.indent(),
            Written::Blank | Written::Comment(_) => None,
        }
    }
}

/// Spaces before settings, modifiers and what is in a group of a block.
const INDENT: usize = 2;

impl ContractFile {
    /// Reads the file `root`, whose text is `text`.
    pub fn read(root: &str, text: &str, read: &mut Read) -> ContractFile {
        // The file's own bytes are the first that are asked for.
        let mut own = Some(text.as_bytes().to_vec());
        let mut read = |path: &Path| match own.take() {
            Some(bytes) => Ok(bytes),
            None => read(path),
        };
        let mut sources = Sources::default();
        let resolution = contract::load(root, &mut sources, &mut read);
        let Resolution {
            scope,
            lines,
            trees,
            ..
        } = resolution;
        let (root_file, choices) = (scope.root, scope.choices);
        let source = SourceFile::new(root.to_owned(), text.to_owned());
        let errors = lines.iter().filter(|line| line.is_error());
        let errors = errors.map(|error| error.primary.span);
        let own_errors = errors.filter(|span| span.file == root_file);
        let wrong = own_errors
            .flat_map(|span| lines_of(&source, span))
            .collect();
        ContractFile {
            source,
            tree: trees.into_iter().find(|tree| tree.file == root_file),
            choices,
            wrong,
        }
    }

    /// The file in canonical form.
    pub fn written(&self, styles: &Styles) -> String {
        let lines = self.written_lines(styles);
        let mut text = String::with_capacity(self.source.text.len());
        for (line, comment_indent) in lines.iter().zip(comment_indents(&lines)) {
            match line {
                Written::Blank => {}
                Written::Comment(comment) => {
                    push_spaces(&mut text, comment_indent);
                    text.push_str(comment);
                }
                Written::Statement {
                    indent, text: line, ..
                } => {
                    push_spaces(&mut text, *indent);
                    text.push_str(line);
                }
                Written::Kept(line) => text.push_str(line),
            }
            text.push('\n');
        }
        text.truncate(text.trim_end_matches('\n').len());
        if !text.is_empty() {
            text.push('\n');
        }
        text
    }

    fn written_lines(&self, styles: &Styles) -> Vec<Written> {
        let comments = self.comments();
        let statements = self.statements();
        let line = |(at, statement): (usize, &Option<Statement>)| {
            let number = at + 1;
            let raw = self.raw(number);
            let comment = comments.get(&number);
            let comment_text =
                |comment: &&Comment| comment::clean(&self.source.text[comment.span.range()]);
            if self.wrong.contains(&number) {
                return Written::Kept(raw.to_owned());
            }
            let brackets = styles.of(number).brackets();
            let statement = statement.as_ref().zip(brackets);
            let written = statement.and_then(|(statement, brackets)| {
                let text = self.statement(statement, brackets)?;
                let behind = comment.map(|comment| format!("  {}", comment_text(comment)));
                Some(Written::Statement {
                    indent: statement.indent,
                    inner: statement.inner,
                    text: text + &behind.unwrap_or_default(),
                })
            });
            match (written, comment) {
                (Some(written), _) => written,
                (None, Some(comment)) if !comment.behind => Written::Comment(comment_text(comment)),
                (None, None) if raw.trim().is_empty() => Written::Blank,
                (None, _) => Written::Kept(raw.to_owned()),
            }
        };
        statements.iter().enumerate().map(line).collect()
    }

    fn statement(&self, statement: &Statement, brackets: Brackets) -> Option<String> {
        let (text, _) = self.print(statement, brackets)?;
        Some(match statement.dashes {
            0 => text,
            dashes => format!("{} {text}", "-".repeat(dashes)),
        })
    }

    /// The statement without dashes, and the number of its names.
    fn print(&self, statement: &Statement, brackets: Brackets) -> Option<(String, usize)> {
        let language = self.tree.as_ref()?.language;
        let printer = Printer::new(language, &self.choices, brackets);
        let text = match statement.content {
            Content::Version(language) => Some(format!("leadc 1 {}", language.code())),
            Content::Phrase(phrase) => printer.phrase(phrase),
            Content::Condition(condition) => printer.condition(condition),
        }?;
        Some((text, printer.names()))
    }

    /// The lines that another text of the file says differently.
    pub fn differences(&self, other: &ContractFile) -> Vec<usize> {
        let (own, others) = (self.meanings(), other.meanings());
        let lines = own.len().max(others.len());
        let said = |lines: &[Option<String>], at: usize| lines.get(at).cloned().flatten();
        (0..lines)
            .filter(|at| said(&own, *at) != said(&others, *at))
            .map(|at| at + 1)
            .collect()
    }

    /// What each line says.
    fn meanings(&self) -> Vec<Option<String>> {
        let meaning = |statement: &Option<Statement>| {
            let statement = statement.as_ref()?;
            let said = match statement.content {
                Content::Version(language) => Some(format!("{language:?}")),
                Content::Phrase(phrase) => meaning::of_phrase(&self.choices, phrase),
                Content::Condition(condition) => meaning::of_condition(&self.choices, condition),
            }?;
            Some(format!("{} {} {said}", statement.indent, statement.dashes))
        };
        self.statements().iter().map(meaning).collect()
    }

    /// All lines.
    pub fn lines(&self) -> Range<usize> {
        1..self.source.line_count() + 1
    }

    /// The lines of the block that a line is in.
    pub fn block(&self, line: usize) -> Range<usize> {
        let blocks = self.tree.iter().flat_map(|tree| &tree.blocks);
        let starts = blocks.map(|block| self.source.line_number(block.header.span.start as usize));
        let end = self.lines().end;
        let starts: Vec<usize> = std::iter::once(1).chain(starts).chain([end]).collect();
        let pairs = starts.iter().zip(starts.iter().skip(1));
        let mut blocks = pairs.map(|(from, to)| *from..*to);
        blocks.find(|block| block.contains(&line)).unwrap_or(1..end)
    }

    /// The number of names in each of these lines, and whether the line declares one.
    pub fn names(&self, lines: &[usize]) -> Vec<(usize, usize, bool)> {
        let statements = self.statements();
        let names = |line: &usize| {
            let statement = statements.get(line - 1)?.as_ref()?;
            let (_, names) = self.print(statement, Brackets::None)?;
            Some((*line, names, statement.declares))
        };
        lines.iter().filter_map(names).collect()
    }

    /// Makes sure that another text of the file has the same comments.
    pub fn same_comments(&self, other: &ContractFile) -> Result<(), NotTheSame> {
        let of = |file: &ContractFile| {
            let comments = file.tree.iter().flat_map(|tree| &tree.comments);
            let text = |comment: &Comment| {
                let text = comment::clean(&file.source.text[comment.span.range()]);
                let line = file.source.line_number(comment.span.start as usize);
                (line, comment::words(&text))
            };
            comments.map(text).collect::<Vec<_>>()
        };
        let (own, others) = (of(self), of(other));
        let mut pairs = own.iter().zip(&others);
        match pairs.find(|(own, other)| own != other) {
            Some(((line, _), _)) => Err(NotTheSame { line: *line }),
            None if own.len() != others.len() => Err(NotTheSame {
                line: self.source.line_count(),
            }),
            None => Ok(()),
        }
    }

    /// The first line that would change again.
    pub fn first_change(&self, styles: &Styles, text: &str) -> NotTheSame {
        let again = self.written(styles);
        let mut lines = text.lines().zip(again.lines());
        let at = lines.position(|(line, again)| line != again);
        NotTheSame {
            line: at.map_or(self.source.line_count(), |at| at + 1),
        }
    }

    /// The result, with the number of lines that stayed as they were.
    pub fn formatted(&self, styles: &Styles, text: String) -> Formatted {
        let lines = self.written_lines(styles);
        let kept = lines.iter().filter(|line| matches!(line, Written::Kept(_)));
        Formatted {
            text,
            left: kept.count(),
        }
    }

    /// A line without its line end.
    fn raw(&self, number: usize) -> &str {
        let line = &self.source.text[self.source.line_range(number)];
        match number {
            1 => line.trim_start_matches('\u{feff}'),
            _ => line,
        }
    }

    fn comments(&self) -> FxHashMap<usize, &Comment> {
        let comments = self.tree.iter().flat_map(|tree| &tree.comments);
        let line = |comment: &Comment| self.source.line_number(comment.span.start as usize);
        comments.map(|comment| (line(comment), comment)).collect()
    }

    /// The statement of each line that can be read.
    fn statements(&self) -> Vec<Option<Statement<'_>>> {
        let mut statements = Statements {
            file: self,
            lines: Vec::new(),
        };
        statements
            .lines
            .resize_with(self.source.line_count(), || None);
        if let Some(tree) = &self.tree {
            statements.version(tree);
            tree.blocks.iter().for_each(|block| statements.block(block));
        }
        statements.lines
    }
}

/// Collects the statements of a file by line.
struct Statements<'t> {
    file: &'t ContractFile,
    lines: Vec<Option<Statement<'t>>>,
}

impl<'t> Statements<'t> {
    fn put(&mut self, span: Span, statement: Statement<'t>) {
        let mut lines = lines_of(&self.file.source, span);
        if let (Some(line), None) = (lines.next(), lines.next())
            && !self.file.wrong.contains(&line)
            && let Some(place) = self.lines.get_mut(line - 1)
        {
            *place = Some(statement);
        }
    }

    fn version(&mut self, tree: &Tree) {
        let lines = 1..=self.lines.len();
        let mut lines = lines.map(|line| (line, crate::syntax::statement(self.file.raw(line))));
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
                content: Content::Version(tree.language),
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
        let choices = &self.file.choices;
        // Without a record, the first reading of a declaration holds.
        let declares = is_header
            || matches!(
                block,
                BlockKind::Fields
                    | BlockKind::Activities
                    | BlockKind::ActivityColumns
                    | BlockKind::Activity
            );
        let only = line.readings.len() == 1 || declares;
        let first = line.readings.first().filter(|_| only);
        let phrase = choices.phrase(&line.readings).or(first);
        let Some(phrase) = phrase.filter(|_| !line.repaired) else {
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
fn lines_of(source: &SourceFile, span: Span) -> std::ops::RangeInclusive<usize> {
    source.line_number(span.start as usize)..=source.line_number(span.end as usize)
}

fn push_spaces(text: &mut String, count: usize) {
    text.extend(std::iter::repeat_n(' ', count));
}

/// The indentation of each comment on a line of its own: that of the statement directly below, or directly above, or next
/// below.
fn comment_indents(lines: &[Written]) -> Vec<usize> {
    let mut indents = vec![None; lines.len()];
    let mut above = None;
    for (line, indent) in lines.iter().zip(&mut indents) {
        match line {
            Written::Comment(_) => *indent = above,
            Written::Blank | Written::Kept(_) | Written::Statement { .. } => above = line.inner(),
        }
    }
    let (mut below, mut next) = (None, None);
    for (line, indent) in lines.iter().zip(&mut indents).rev() {
        match line {
            Written::Comment(_) => *indent = below.or(*indent).or(next),
            Written::Blank | Written::Kept(_) | Written::Statement { .. } => {
                below = line.indent();
                next = below.or(next);
            }
        }
    }
    indents.into_iter().map(Option::unwrap_or_default).collect()
}
