//! The line parser: splits a file into statements, tracks the block of each, and nests bullets under their group.

use super::budget::{Budget, readings_of_last};
use super::bullets::{StrayConditions, bullet_mark};
use super::candidates::readings;
use super::dashes::dashes;
use super::grammar_backend::Grammar;
use super::locate_header::{self, Start};
use super::misplaced_groups::first_word;
use super::normalize::{NormalLine, Statement, normalise};
use super::phrase::{Block as BlockKind, Language, PhraseId, PhraseKind};
use super::tree::*;
use super::version_line::{FirstLine, first_line};
use super::{bullet_errors, continuation_lines, errors, half_days, names_in, recovery};
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, SourceFile, Sources, Span};
use crate::text::eq_ignore_case;

/// Maximum number of characters in a line; longer lists come from a file.
const MAX_LINE_CHARS: usize = 10_000;

/// Maximum number of lines of a file that are searched for a small edit that fixes them. A file with more bad lines is not a
/// contract, and reading it must stay fast.
const MAX_REPAIRS: usize = 50;

/// Maximum number of bad lines. A file with more is not a contract, and the rest of it is skipped.
const MAX_BAD_LINES: usize = 2_000;

/// The result of reading a file.
#[derive(Debug, Clone)]
pub struct Parsed {
    /// The tree, without the lines that could not be read. It always exists.
    pub tree: Tree,
    /// Errors of lines.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a file. It never fails: what cannot be read is reported and left out of the tree. The files of a contract share one
/// budget.
pub fn parse(sources: &Sources, file: FileId, budget: &mut Budget) -> Parsed {
    let source = sources.file(file);
    let mut driver = LineParser {
        grammar: Grammar::for_language(Language::En),
        tree: Tree {
            file,
            language: Language::En,
            blocks: Vec::new(),
            comments: Vec::new(),
            skipped: Vec::new(),
        },
        diagnostics: Vec::new(),
        file: source,
        open: OpenGroup::Nothing,
        stray: None,
        repairs_left: MAX_REPAIRS,
        bad_lines: 0,
        lost: false,
        joined_to: 0,
    };
    let mut is_first = true;
    for number in 1..=source.line_count() {
        let Some(line) = driver.statement(source, file, number) else {
            continue;
        };
        if driver.bad_lines > MAX_BAD_LINES {
            driver
                .diagnostics
                .push(errors::too_many_bad_lines(line.whole(), MAX_BAD_LINES));
            break;
        }
        if let Err(diagnostic) = budget.statement(line.whole().before(), driver.grammar.language) {
            driver.diagnostics.push(*diagnostic);
            break;
        }
        if !std::mem::take(&mut is_first) {
            let joined = driver.joined_to > number;
            let span = line.whole();
            driver.line(line);
            if joined {
                driver.mark_errors();
            }
            let block = driver.tree.blocks.last();
            let count = block.map_or(0, |block| readings_of_last(block, span));
            if let Err(diagnostic) = budget.readings(span, count) {
                driver.diagnostics.push(*diagnostic);
                driver.leave_out_last();
                break;
            }
            continue;
        }
        match first_line(&line) {
            FirstLine::Known(language) => {
                driver.grammar = Grammar::for_language(language);
                driver.tree.language = language;
            }
            FirstLine::Absent(diagnostic) => match locate_header::locate(source, file, number) {
                Start::Here(language) => {
                    let diagnostic = errors::no_language_line(diagnostic.primary.span, language);
                    driver.diagnostics.push(diagnostic);
                    driver.grammar = Grammar::for_language(language);
                    driver.tree.language = language;
                    driver.line(line);
                }
                Start::Below(line, language) => {
                    driver
                        .diagnostics
                        .push(errors::late_language_line(&line, language));
                    driver.grammar = Grammar::for_language(language);
                    driver.tree.language = language;
                    driver.joined_to = line.number;
                }
                Start::Nowhere(what) => {
                    let span = line.whole().before();
                    driver.diagnostics.push(errors::no_contract(span, what));
                    break;
                }
            },
            FirstLine::Wrong {
                diagnostic,
                readable,
            } => {
                driver.diagnostics.push(diagnostic);
                if !readable {
                    break;
                }
            }
        }
    }
    if is_first {
        driver.diagnostics.push(errors::no_language_line(
            Span::new(file, 0, 0),
            Language::En,
        ));
    }
    driver.close_groups();
    Parsed {
        tree: driver.tree,
        diagnostics: driver.diagnostics,
    }
}

/// What the next bullet belongs to.
pub(super) enum OpenGroup {
    /// Nothing a bullet could belong to.
    Nothing,
    /// The group that ends the last line of the block.
    Group,
    /// An unreadable bullet line that opened or was a group: its bullets are read and discarded.
    Unread,
}

/// Reads the lines of a file one by one.
pub(super) struct LineParser<'s> {
    pub(super) file: &'s SourceFile,
    pub(super) grammar: &'static Grammar,
    pub(super) tree: Tree,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) open: OpenGroup,
    /// Conditions without an opener that were placed under one: their diagnostic, and the lines so far.
    pub(super) stray: Option<StrayConditions>,
    pub(super) repairs_left: usize,
    /// How many lines could not be read.
    bad_lines: usize,
    /// Whether the header of the current lines could not be read: they are skipped up to the next header.
    pub(super) lost: bool,
    /// Lines up to this one were joined to a previous line.
    joined_to: usize,
}

impl LineParser<'_> {
    /// The statement of a line in normal form. Comments and unreadable text are handled here.
    fn statement(&mut self, source: &SourceFile, file: FileId, number: usize) -> Option<Statement> {
        if number <= self.joined_to {
            return None;
        }
        let range = source.line_range(number);
        let start = if number == 1 && source.text.starts_with('\u{feff}') {
            3
        } else {
            range.start
        };
        let text = &source.text[start..range.end];
        if text.len() > MAX_LINE_CHARS && text.chars().count() > MAX_LINE_CHARS {
            let span = Span::new(file, start, range.end);
            self.diagnostics.push(errors::line_too_long(
                span.before(),
                MAX_LINE_CHARS,
                self.grammar.language,
            ));
            self.spoil_block();
            return None;
        }
        let NormalLine {
            statement,
            comment,
            open_quote,
            invisible,
        } = normalise(file, text, start);
        if let Some(joined) =
            continuation_lines::join(self.grammar, source, file, number, &statement, open_quote)
        {
            self.diagnostics.push(joined.diagnostic);
            self.joined_to = joined.last;
            return Some(joined.statement);
        }
        let behind = !statement.text.is_empty();
        self.tree
            .comments
            .extend(comment.map(|span| Comment { span, behind }));
        if let Some((span, character)) = invisible.first() {
            let more = invisible.len() - 1;
            self.diagnostics
                .push(errors::invisible(*span, *character, more));
        }
        let is_in_statement =
            |(span, _): &(Span, char)| comment.is_none_or(|comment| span.start < comment.start);
        if invisible.first().is_some_and(is_in_statement) {
            self.spoil_block();
        } else if let Some(span) = open_quote {
            self.diagnostics.push(errors::open_quote(span, &statement));
            self.spoil_block();
            return None;
        }
        behind.then_some(statement)
    }

    /// Whether a bullet is allowed here.
    fn takes_bullets(&self) -> bool {
        use BlockKind as B;
        let by_kind = matches!(
            self.block_kind(),
            Some(B::Fields | B::Activities | B::Activity | B::Definition | B::Exclude | B::Stage)
        );
        !self.lost && (by_kind || matches!(self.open, OpenGroup::Group))
    }

    pub(super) fn spoil_block(&mut self) {
        self.mark_errors();
        self.open = OpenGroup::Unread;
    }

    fn line(&mut self, statement: Statement) {
        let dashes = dashes(&statement.text);
        if dashes.depth == 0 {
            return match bullet_mark(&statement.text).filter(|_| self.takes_bullets()) {
                Some(length) => self.marked_bullet(&statement, length),
                None => self.plain_line(statement),
            };
        }
        let body = statement
            .part(dashes.length..statement.text.len())
            .trimmed();
        if self.block_kind() == Some(BlockKind::Points)
            && (dashes.depth == 1 || dashes.is_one_character)
            && body.text.starts_with(|c: char| c.is_ascii_digit())
        {
            // `- 30 when …`, `– 30 when …` and `—30 when …` are minus points, with or without the space.
            if dashes.is_one_character {
                let dash = statement.span(0..dashes.length);
                self.diagnostics.push(bullet_errors::long_dash(dash));
            }
            let minus = statement.with(0..dashes.length, "-");
            return self.plain_line(minus);
        }
        self.bullet(&statement, dashes, body);
    }

    pub(super) fn block_kind(&self) -> Option<BlockKind> {
        self.tree.blocks.last().map(|block| block.kind)
    }

    /// A line without dashes: a header, or a setting, rule or modifier of the block.
    pub(super) fn plain_line(&mut self, statement: Statement) {
        if self.is_bare_condition(&statement) {
            return self.bare_condition(&statement);
        }
        self.close_groups();
        self.open = OpenGroup::Nothing;
        if self.line_with_names(&statement) {
            return;
        }
        let headers = self.headers(&statement);
        if !headers.is_empty() {
            return match recovery::misread(self.grammar, &statement, self.block_kind()) {
                Some(repaired) => self.repaired(&statement, repaired),
                None => self.header(Line::new(&statement, headers)),
            };
        }
        if self.lost {
            return self.tree.skipped.push(statement.whole());
        }
        let block = self.block_kind();
        if self.opens_without_group(&statement) || self.declares_without_dash(&statement, false) {
            return;
        }
        let found = block_line_readings(self.grammar, &statement);
        let (here, elsewhere): (Vec<_>, Vec<_>) = found.into_iter().partition(|reading| {
            block.is_some_and(|block| reading.id.row().blocks.contains(&block))
        });
        if !here.is_empty() {
            return match recovery::misread(self.grammar, &statement, block) {
                Some(repaired) => self.repaired(&statement, repaired),
                None => self.push_line(&statement, here, false),
            };
        }
        let is_foreign = recovery::is_foreign(self.grammar.language, &first_word(&statement.text));
        if let Some(reading) = elsewhere.first().filter(|_| !is_foreign) {
            self.diagnostics.push(errors::wrong_block(
                self.grammar.language,
                &statement,
                reading,
                self.tree.blocks.last(),
            ));
            return self.spoil_block();
        }
        let half_day =
            half_days::diagnostic(self.grammar.language, &statement, self.tree.blocks.last());
        if let Some(diagnostic) = half_day {
            self.diagnostics.push(diagnostic);
            return self.spoil_block();
        }
        if let Some(instead) = recovery::instead_of(self.grammar.language, &statement.text) {
            let diagnostic = errors::unsayable(&statement, instead);
            self.diagnostics.push(diagnostic);
            return self.spoil_block();
        }
        match self
            .may_repair()
            .then(|| recovery::line(self.grammar, &statement, block))
            .flatten()
        {
            Some(repaired) => self.repaired(&statement, repaired),
            None if self.declares_without_dash(&statement, true) => {}
            None => self.unread(&statement),
        }
    }

    fn headers(&self, statement: &Statement) -> Vec<Phrase> {
        let mut headers = readings(self.grammar, PhraseKind::Header, statement);
        headers.retain(|reading| !self.lists_activities(reading));
        headers
    }

    /// Reads a header or a line `parties:` that has names in other languages.
    fn line_with_names(&mut self, statement: &Statement) -> bool {
        for way in names_in::taken(self.grammar, statement) {
            let headers = self.headers(&way.rest);
            if !headers.is_empty() {
                let names_in = self.names_in(way, &headers);
                self.header(Line {
                    names_in,
                    ..Line::new(statement, headers)
                });
                return true;
            }
            let mut parties = block_line_readings(self.grammar, &way.rest);
            parties.retain(|reading| reading.id == PhraseId::Parties);
            if !parties.is_empty() && self.block_kind() == Some(BlockKind::Contract) {
                let names_in = self.names_in(way, &parties);
                self.push(Line {
                    names_in,
                    ..Line::new(statement, parties)
                });
                return true;
            }
        }
        false
    }

    /// The names in other languages of a line; those that cannot be used are reported.
    pub(super) fn names_in(
        &mut self,
        way: names_in::Declaration,
        readings: &[Phrase],
    ) -> Vec<NamesIn> {
        self.diagnostics.extend(way.errors);
        if readings.iter().any(names_in::declares) {
            return way.names;
        }
        let errors = way.names.iter().map(names_in::declares_nothing);
        self.diagnostics.extend(errors);
        Vec::new()
    }

    /// Whether an `activity …:` line has no name but a party: `activity by the lead:` is the head of a list.
    fn lists_activities(&self, reading: &Phrase) -> bool {
        let patterns = PhraseId::ActivitiesBy.row().patterns(self.grammar.language);
        let by = patterns
            .iter()
            .filter_map(|pattern| pattern.split(' ').nth(1));
        let text = &self.file.text[reading.span.range()];
        let second = text.split_whitespace().nth(1).unwrap_or("");
        reading.id == PhraseId::Activity && by.into_iter().any(|by| eq_ignore_case(by, second))
    }

    /// Discards the last line that was read, and marks its block.
    fn leave_out_last(&mut self) {
        let Some(block) = self.tree.blocks.last_mut() else {
            return;
        };
        match block.lines.last_mut() {
            Some(line) if !line.bullets.is_empty() => drop(line.bullets.pop()),
            Some(_) => drop(block.lines.pop()),
            None => drop(self.tree.blocks.pop()),
        }
        self.mark_errors();
    }

    pub(super) fn mark_errors(&mut self) {
        self.bad_lines += 1;
        if let Some(block) = self.tree.blocks.last_mut() {
            block.has_errors = true;
        }
    }

    pub(super) fn header(&mut self, line: Line) {
        self.lost = false;
        let opens = line.readings.iter().find_map(|reading| reading.id.opens());
        let kind = opens.unwrap_or(BlockKind::File);
        self.tree.blocks.push(Block {
            kind,
            header: line,
            lines: Vec::new(),
            has_errors: false,
        });
    }

    pub(super) fn push_line(
        &mut self,
        statement: &Statement,
        readings: Vec<Phrase>,
        repaired: bool,
    ) {
        self.open = if readings.iter().any(opens_group) {
            OpenGroup::Group
        } else {
            OpenGroup::Nothing
        };
        self.push(Line {
            repaired,
            ..Line::new(statement, readings)
        });
    }

    pub(super) fn push(&mut self, line: Line) {
        if let Some(block) = self.tree.blocks.last_mut() {
            block.lines.push(line);
        }
    }
}

impl Line {
    /// A line that can be read as it is.
    pub(super) fn new(statement: &Statement, readings: Vec<Phrase>) -> Line {
        Line {
            span: statement.whole(),
            readings,
            repaired: false,
            bullets: Vec::new(),
            names_in: Vec::new(),
        }
    }
}

/// Readings of a line inside a block: settings, rules, modifiers.
pub fn block_line_readings(grammar: &'static Grammar, statement: &Statement) -> Vec<Phrase> {
    [PhraseKind::Setting, PhraseKind::Rule, PhraseKind::Modifier]
        .into_iter()
        .flat_map(|kind| readings(grammar, kind, statement))
        .collect()
}

pub(super) fn is_group(condition: &ConditionText) -> bool {
    matches!(condition.kind, ConditionTextKind::Group(_))
}

pub(super) fn group_span(reading: &Phrase) -> Option<Span> {
    reading.slots.iter().find_map(|slot| match &slot.value {
        Ok(SlotValue::Condition(condition)) if is_group(condition) => Some(condition.span),
        _ => None,
    })
}

pub(super) fn opens_group(reading: &Phrase) -> bool {
    group_span(reading).is_some()
}

#[cfg(test)]
mod tests;
