//! Lines that cannot be read: what is reported about them, and how the lines after them are read.

use super::line_parser::LineParser;
use super::misplaced_groups::{first_word, is_slip};
use super::normalize::Statement;
use super::other_language::OtherLanguage;
use super::phrase::{PHRASES, PhraseKind, PhraseRow};
use super::tree::Line;
use super::{errors, furthest_failure, recovery};

impl LineParser<'_> {
    /// A line that no edit fixes.
    pub(super) fn unread(&mut self, statement: &Statement) {
        let (language, block) = (self.grammar.language, self.block_kind());
        let other = match self.repairs_left {
            0 => None,
            _ => OtherLanguage::of_line(language, statement, block),
        };
        let is_header = match other {
            Some(other) => other.phrase.row().kind == PhraseKind::Header,
            None => self.is_like_header(statement),
        };
        let diagnostic = other
            .map(|other| other.line_error(statement.whole(), ""))
            .or_else(|| furthest_failure::diagnostic(self.grammar, statement, block))
            .unwrap_or_else(|| errors::unread(language, statement, block.filter(|_| !is_header)));
        self.diagnostics.push(diagnostic);
        self.spoil_block();
        self.lost = is_header;
    }

    pub(super) fn may_repair(&mut self) -> bool {
        self.repairs_left = self.repairs_left.saturating_sub(1);
        self.repairs_left > 0
    }

    /// Whether an unreadable line starts or ends like a header, and unlike any setting of its block.
    pub(super) fn is_like_header(&self, statement: &Statement) -> bool {
        let first = first_word(&statement.text);
        let starts = |row: &PhraseRow| {
            let patterns = row.patterns(self.grammar.language).iter();
            let mut words = patterns.map(|pattern| first_word(pattern));
            words.any(|word| is_slip(&word, &first))
        };
        let block = self.block_kind();
        let here = |row: &&PhraseRow| block.is_some_and(|block| row.blocks.contains(&block));
        let is_setting = PHRASES.iter().filter(here).any(starts);
        let is_header = |row: &&PhraseRow| row.kind == PhraseKind::Header;
        !is_setting
            && (statement.text.ends_with(':') || PHRASES.iter().filter(is_header).any(starts))
    }

    pub(super) fn repaired(&mut self, statement: &Statement, repaired: recovery::Repaired) {
        self.diagnostics.push(repaired.diagnostic);
        let is_header = repaired
            .readings
            .first()
            .is_some_and(|reading| reading.id.row().kind == PhraseKind::Header);
        if is_header {
            self.header(Line {
                repaired: true,
                ..Line::new(statement, repaired.readings)
            });
        } else {
            self.push_line(statement, repaired.readings, true);
        }
        self.mark_errors();
    }
}
