//! The lines of a file: what each says, and how it is written.

use super::brackets::Styles;
use super::line::{Brackets, Printer};
use super::meaning::Meanings;
use super::names::Names;
use super::statements::{Content, ReadFile, Statement, lines_of, raw, statements};
use super::{NotTheSame, comment};
use crate::contract::choices::Choices;
use crate::contract::{self, Read, Resolution};
use crate::diagnostic::Diagnostic;
use crate::source::{SourceFile, Sources, Span};
use crate::syntax;
use crate::syntax::phrase::Language;
use crate::syntax::tree::{Block, Comment, Tree};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;
use std::path::Path;

/// A file with the readings that hold.
pub struct ContractFile {
    source: SourceFile,
    tree: Option<Tree>,
    choices: Choices,
    names: Names,
    /// The language it is written in.
    to: Language,
    /// The lines with errors of their own.
    wrong: FxHashSet<usize>,
    /// The first error of a name or value.
    error: Option<Diagnostic>,
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
            findings,
            trees,
            ..
        } = resolution;
        let root_file = scope.root;
        let (names, choices) = Names::of(scope);
        let source = SourceFile::new(root.to_owned(), text.to_owned());
        let errors = lines.iter().filter(|line| line.is_error());
        let errors = errors.map(|error| error.primary.span);
        let own_errors = errors.filter(|span| span.file == root_file);
        let language = trees.iter().find(|tree| tree.file == root_file);
        let language = language.map_or(Language::En, |tree| tree.language);
        let unsayable = findings.unresolved_names().into_iter();
        let unsayable = unsayable
            .map(|name| name.span)
            .filter(|span| span.file == root_file && is_unsayable(language, &source, *span));
        let wrong = own_errors
            .chain(unsayable)
            .flat_map(|span| lines_of(&source, span))
            .collect();
        let tree = trees.into_iter().find(|tree| tree.file == root_file);
        ContractFile {
            to: language,
            source,
            tree,
            choices,
            names,
            wrong,
            error: findings.first_error().cloned(),
        }
    }

    /// The file, to be written in a language.
    pub fn to(self, language: Language) -> ContractFile {
        ContractFile {
            to: language,
            ..self
        }
    }

    /// Whether this is its text.
    pub fn has_text(&self, text: &str) -> bool {
        *self.source.text == *text
    }

    /// The language it is written in.
    pub fn language(&self) -> Language {
        self.to
    }

    /// The first error of a name or value, with its line.
    pub fn error(&self) -> Option<(usize, &Diagnostic)> {
        let error = self.error.as_ref()?;
        Some((
            self.source.line_number(error.primary.span.start as usize),
            error,
        ))
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
        let printer = Printer::new(self.to, &self.choices, &self.names, brackets);
        let text = match statement.content {
            Content::Version => Some(format!("leadc 1 {}", self.to.code())),
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
        let meanings = Meanings {
            choices: &self.choices,
            names: &self.names,
        };
        let meaning = |statement: &Option<Statement>| {
            let statement = statement.as_ref()?;
            let said = match statement.content {
                Content::Version => Some("leadc".to_owned()),
                Content::Phrase(phrase) => meanings.phrase(phrase),
                Content::Condition(condition) => meanings.condition(condition),
            }?;
            Some(format!("{} {} {said}", statement.indent, statement.dashes))
        };
        self.statements().iter().map(meaning).collect()
    }

    /// All lines.
    pub fn lines(&self) -> Range<usize> {
        1..self.source.line_count() + 1
    }

    /// The lines of the headers.
    pub fn headers(&self) -> Vec<usize> {
        let blocks = self.tree.iter().flat_map(|tree| &tree.blocks);
        let line = |block: &Block| self.source.line_number(block.header.span.start as usize);
        blocks.map(line).collect()
    }

    /// The lines of the block that a line is in.
    pub fn block(&self, line: usize) -> Range<usize> {
        let end = self.lines().end;
        let starts = self.headers().into_iter();
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

    /// The lines that stay as they are.
    pub fn kept(&self, styles: &Styles) -> Vec<usize> {
        let lines = self.written_lines(styles);
        let kept = lines.iter().zip(1..);
        let kept = kept.filter(|(line, _)| matches!(line, Written::Kept(_)));
        kept.map(|(_, number)| number).collect()
    }

    /// A line without its line end.
    fn raw(&self, number: usize) -> &str {
        raw(&self.source, number)
    }

    fn statements(&self) -> Vec<Option<Statement<'_>>> {
        statements(ReadFile {
            source: &self.source,
            tree: self.tree.as_ref(),
            choices: &self.choices,
            names: &self.names,
            wrong: &self.wrong,
        })
    }

    fn comments(&self) -> FxHashMap<usize, &Comment> {
        let comments = self.tree.iter().flat_map(|tree| &tree.comments);
        let line = |comment: &Comment| self.source.line_number(comment.span.start as usize);
        comments.map(|comment| (line(comment), comment)).collect()
    }
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

/// `+1 for each 100 employees`: whether the line of an undeclared name says what no line can.
fn is_unsayable(language: Language, source: &SourceFile, name: Span) -> bool {
    let line = source.line_number(name.start as usize);
    let line = source.text[source.line_range(line)].trim();
    syntax::instead_of(language, &syntax::statement(line)).is_some()
}
