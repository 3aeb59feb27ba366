//! Groups with a misplaced opener or bullets: each is reported once, and read as it was probably meant.

use super::bullet_errors;
use super::bullets::StrayConditions;
use super::candidates::readings;
use super::dashes::dashes;
use super::keywords;
use super::line_parser::{
    LineParser, OpenGroup, block_line_readings, group_span, is_group, opens_group,
};
use super::normalize::Statement;
use super::phrase::{Block as BlockKind, PHRASES, PhraseId, PhraseKind, mistakes};
use super::tree::*;
use super::vocabulary::opener;
use crate::source::Span;
use crate::text::{fold, slips};

impl LineParser<'_> {
    /// Whether a line is a condition without the words that give its purpose.
    pub(super) fn is_bare_condition(&self, statement: &Statement) -> bool {
        let Some(block @ (BlockKind::Definition | BlockKind::Exclude | BlockKind::Stage)) =
            self.block_kind()
        else {
            return false;
        };
        if self.lost
            || statement.text.contains(':')
            || matches!(self.open, OpenGroup::Group) && self.stray.is_none()
        {
            return false;
        }
        let first = first_word(&statement.text);
        let starts_line = PHRASES.iter().any(|row| {
            let patterns = row.patterns(self.grammar.language).iter();
            row.blocks.contains(&block)
                && patterns
                    .map(|p| first_word(p))
                    .any(|word| is_slip(&word, &first))
        });
        !starts_line
            && readings(self.grammar, PhraseKind::Condition, statement)
                .iter()
                .any(|reading| reading.id != PhraseId::Ever)
    }

    /// Reads it as a bullet of a group.
    pub(super) fn bare_condition(&mut self, statement: &Statement) {
        if self.names_its_stage(statement) {
            return;
        }
        if !self.stray_bullet(statement, statement) {
            self.diagnostics
                .push(bullet_errors::bare_condition(statement));
            self.spoil_block();
        }
    }

    /// `MQL if score at least 60` in the block of `MQL`: the line `when: …`. False if the line is not written so.
    fn names_its_stage(&mut self, statement: &Statement) -> bool {
        let file = self.file;
        let Some(block) = self.tree.blocks.last() else {
            return false;
        };
        let header = &file.text[block.header.span.range()];
        let language = self.grammar.language;
        let when = keywords::keyword(language, PhraseId::When);
        let word = when.trim_end_matches([':', '：']);
        let mut joined = mistakes(language)
            .iter()
            .filter(|(_, right)| *right == word)
            .map(|(wrong, _)| *wrong)
            .chain([word]);
        let Some((name, condition)) =
            joined.find_map(|word| statement.text.split_once(&format!(" {word} ")))
        else {
            return false;
        };
        let own = header
            .split([' ', ',', ':'])
            .any(|word| fold(word) == fold(name));
        let is_other = !own && name.chars().all(char::is_alphanumeric);
        if !(own || is_other) || block.kind != BlockKind::Stage {
            return false;
        }
        let start = statement.text.len() - condition.len();
        let asked = statement.with(0..start, &format!("{when} "));
        if is_other {
            let header = keywords::fill(language, PhraseId::Stage, &|slot| {
                (slot == "name").then_some(name)
            });
            let header = statement.with(0..statement.text.len(), &header);
            let lines = format!("{}\n  {}", header.text, asked.text);
            self.diagnostics
                .push(bullet_errors::stage_on_one_line(statement, &lines));
            self.plain_line(header);
            self.push_line(&asked, block_line_readings(self.grammar, &asked), true);
            self.mark_errors();
            return true;
        }
        let found = block_line_readings(self.grammar, &asked);
        self.diagnostics.push(bullet_errors::names_its_stage(
            language, statement, name, &asked,
        ));
        self.push_line(&asked, found, true);
        self.mark_errors();
        true
    }

    /// A condition outside any group: it opens one, which takes the following conditions. False if no condition is allowed.
    pub(super) fn stray_bullet(&mut self, statement: &Statement, body: &Statement) -> bool {
        let Some(
            BlockKind::Activity | BlockKind::Definition | BlockKind::Exclude | BlockKind::Stage,
        ) = self.block_kind()
        else {
            return false;
        };
        if self.stray.is_none() {
            let has_group = self.tree.blocks.last().is_some_and(|block| {
                block
                    .lines
                    .iter()
                    .flat_map(|line| &line.readings)
                    .any(is_condition)
            });
            if has_group {
                return false;
            }
            let all = opener(self.grammar.language, GroupWord::All);
            let group = statement.with(0..statement.text.len(), all);
            let found = block_line_readings(self.grammar, &group);
            self.push_line(&group, found, true);
            self.stray = Some(StrayConditions {
                diagnostic: self.diagnostics.len(),
                lines: Vec::new(),
            });
            self.diagnostics
                .push(bullet_errors::bare_condition(statement));
            self.mark_errors();
        }
        let dashed = body.with(0..0, "- ");
        if let Some(stray) = &mut self.stray {
            stray.lines.push(dashed.clone());
        }
        self.condition_bullet(&dashed, dashes("-"), body.clone());
        true
    }

    /// `when:` with its condition as bullets below it: read as if `all of:` followed it.
    pub(super) fn opens_without_group(&mut self, statement: &Statement) -> bool {
        if !statement.text.ends_with(':') {
            return false;
        }
        let all = opener(self.grammar.language, GroupWord::All);
        let end = statement.text.len();
        let with_group = statement.with(end..end, &format!(" {all}"));
        let block = self.block_kind();
        let mut found = block_line_readings(self.grammar, &with_group);
        found.retain(|reading| {
            opens_group(reading)
                && block.is_some_and(|block| reading.id.row().blocks.contains(&block))
        });
        let Some(first) = found.first() else {
            return false;
        };
        let corrected = match first.id {
            PhraseId::When => all.to_string(),
            _ => with_group.text.clone(),
        };
        self.diagnostics
            .push(bullet_errors::no_opener(statement, corrected));
        self.push_line(statement, found, true);
        self.mark_errors();
        true
    }

    /// Ends the groups of the last line: reports the lines placed under an opener, and openers without bullets.
    pub(super) fn close_groups(&mut self) {
        if let Some(stray) = self.stray.take()
            && let Some(diagnostic) = self.diagnostics.get_mut(stray.diagnostic)
        {
            bullet_errors::under_opener(self.grammar.language, diagnostic, &stray.lines);
        }
        if matches!(self.open, OpenGroup::Group) {
            self.open = OpenGroup::Nothing;
            self.check_bullets();
        }
    }

    fn check_bullets(&mut self) {
        let (file, language) = (self.file, self.grammar.language);
        let Some(line) = self
            .tree
            .blocks
            .last_mut()
            .and_then(|block| block.lines.last_mut())
        else {
            return;
        };
        if line.bullets.is_empty() {
            let empty = line
                .readings
                .iter()
                .find_map(group_span)
                .filter(|_| !line.repaired);
            if let Some(span) = empty {
                self.diagnostics
                    .push(bullet_errors::group_without_bullets(language, span));
                self.mark_errors();
            }
            return;
        }
        let lonely = |bullet: &Bullet| is_group(&bullet.condition) && bullet.bullets.is_empty();
        let Some(at) = line.bullets.iter().position(lonely) else {
            return;
        };
        let span = line.bullets[at].condition.span;
        let indent = |span: Span| {
            let text = &file.text[file.line_range(file.place(span.start as usize).line)];
            text.len() - text.trim_start().len()
        };
        let own = indent(span);
        let below = &line.bullets[at + 1..];
        let deeper = below
            .iter()
            .take_while(|bullet| indent(bullet.condition.span) > own)
            .count();
        let meant = if deeper > 0 { deeper } else { below.len() };
        let meant = below[..meant]
            .iter()
            .take_while(|b| !is_group(&b.condition))
            .count();
        let moved: Vec<Bullet> = line.bullets.drain(at + 1..at + 1 + meant).collect();
        let texts: Vec<(Span, &str)> = moved
            .iter()
            .filter_map(|bullet| {
                let span = bullet.condition.span;
                Some((span, file.text.get(span.range())?))
            })
            .collect();
        let opener = file.text.get(span.range()).unwrap_or("");
        self.diagnostics.push(match texts.is_empty() {
            true => bullet_errors::group_without_bullets(language, span),
            false => bullet_errors::dashes_too_few(span, opener, &texts),
        });
        if let Some(bullet) = line.bullets.get_mut(at) {
            bullet.bullets = moved;
        }
        self.mark_errors();
    }
}

fn is_condition(reading: &Phrase) -> bool {
    matches!(reading.id, PhraseId::When | PhraseId::Group)
}

/// The first word of a line or pattern, folded.
pub(super) fn first_word(text: &str) -> String {
    text.split([' ', ':', '：'])
        .next()
        .unwrap_or("")
        .to_lowercase()
}

/// Whether a word is a keyword, perhaps misspelt. Too many words are like one of up to three letters.
pub(super) fn is_slip(keyword: &str, word: &str) -> bool {
    let is_long = keyword.chars().count() > 3;
    word == keyword || is_long && !keyword.starts_with('{') && slips(word, keyword).is_some()
}
