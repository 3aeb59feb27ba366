//! Bullets: conditions of the group above them, declarations, and misplaced bullets.

use super::candidates::readings;
use super::dashes::{Dashes, dashes};
use super::line_parser::{LineParser, OpenGroup, block_line_readings, is_group};
use super::normalize::Statement;
use super::other_language::OtherLanguage;
use super::phrase::{Block as BlockKind, PhraseId, PhraseKind};
use super::tree::*;
use super::{bullet_errors, free_slots, furthest_failure, names_in, recovery};

/// Conditions that were placed under an opener.
pub(super) struct StrayConditions {
    /// The diagnostic about them.
    pub diagnostic: usize,
    /// The lines below the opener, with their dashes.
    pub lines: Vec<Statement>,
}

impl LineParser<'_> {
    pub(super) fn bullet(&mut self, statement: &Statement, dashes: Dashes, body: Statement) {
        if body.text.is_empty() {
            self.diagnostics
                .push(bullet_errors::empty_bullet(statement.whole()));
            self.mark_errors();
            return;
        }
        let lists = matches!(
            self.block_kind(),
            Some(BlockKind::Fields | BlockKind::Activities)
        );
        match self.open {
            _ if self.lost => self.tree.skipped.push(statement.whole()),
            // Every bullet of such a block is a declaration, whatever precedes it.
            _ if lists => self.declaration(statement, dashes, body),
            OpenGroup::Unread => self.tree.skipped.push(statement.whole()),
            OpenGroup::Group if self.is_detail(&body) => {
                self.close_groups();
                self.declaration(statement, dashes, body);
            }
            OpenGroup::Group => {
                if let Some(stray) = &mut self.stray {
                    stray.lines.push(statement.clone());
                }
                self.condition_bullet(statement, dashes, body);
            }
            OpenGroup::Nothing => self.declaration(statement, dashes, body),
        }
    }

    /// A bullet of the group that ends the last line.
    pub(super) fn condition_bullet(
        &mut self,
        statement: &Statement,
        dashes: Dashes,
        body: Statement,
    ) {
        let grammar = self.grammar;
        let Some(line) = self
            .tree
            .blocks
            .last_mut()
            .and_then(|block| block.lines.last_mut())
        else {
            return;
        };
        let inner_open = line
            .bullets
            .last()
            .is_some_and(|bullet| is_group(&bullet.condition));
        let depth = match dashes.long {
            true if inner_open => 2,
            true => {
                self.diagnostics
                    .push(bullet_errors::long_dash(statement.span(0..dashes.length)));
                1
            }
            false => dashes.depth,
        };
        let bullet = Bullet {
            condition: free_slots::condition(grammar, &body),
            bullets: Vec::new(),
        };
        match depth {
            1 => line.bullets.push(bullet),
            2 => match line.bullets.last_mut().filter(|_| inner_open) {
                Some(_) if is_group(&bullet.condition) => {
                    self.diagnostics
                        .push(bullet_errors::too_deep(grammar.language, statement));
                    self.spoil_block();
                }
                Some(parent) => parent.bullets.push(bullet),
                None => {
                    self.diagnostics.push(bullet_errors::dash_too_many(
                        grammar.language,
                        statement,
                        &body,
                    ));
                    line.bullets.push(bullet);
                    self.mark_errors();
                }
            },
            _ => {
                self.diagnostics
                    .push(bullet_errors::too_deep(grammar.language, statement));
                self.mark_errors();
            }
        }
    }

    /// A bullet that declares: `- call, also calls`.
    fn declaration(&mut self, statement: &Statement, dashes: Dashes, body: Statement) {
        let block = self.block_kind();
        let declares = matches!(
            block,
            Some(BlockKind::Fields | BlockKind::Activities | BlockKind::Activity)
        );
        if !declares && (self.line_with_dash(&body) || self.stray_bullet(statement, &body)) {
            return;
        }
        if !declares || dashes.depth > 1 && !dashes.long {
            self.diagnostics.push(bullet_errors::stray_bullet(
                self.grammar.language,
                statement,
                &body,
                self.tree.blocks.last(),
                declares,
            ));
            self.mark_errors();
            return;
        }
        for way in names_in::taken(self.grammar, &body) {
            let here = self.declarations(&way.rest);
            if !here.is_empty() {
                let names_in = self.names_in(way, &here);
                return self.push(Line {
                    names_in,
                    ..Line::new(&body, here)
                });
            }
        }
        let here = self.declarations(&body);
        if !here.is_empty() {
            return self.push(Line::new(&body, here));
        }
        if self.is_detail_condition(&body) && self.stray_bullet(statement, &body) {
            return;
        }
        match self
            .may_repair()
            .then(|| recovery::declaration(self.grammar, &body, block))
            .flatten()
        {
            Some(repaired) => {
                self.diagnostics.push(repaired.diagnostic);
                self.push(Line {
                    repaired: true,
                    ..Line::new(&body, repaired.readings)
                });
            }
            None => {
                let language = self.grammar.language;
                let other = OtherLanguage::of_declaration(language, &body, block)
                    .map(|other| other.line_error(body.whole(), "- "));
                let expected =
                    other.or_else(|| furthest_failure::declaration(self.grammar, &body, block));
                self.diagnostics.push(
                    expected.unwrap_or_else(|| {
                        bullet_errors::unread_declaration(language, &body, block)
                    }),
                );
            }
        }
        self.mark_errors();
    }

    /// The readings of a bullet as a declaration of its block.
    fn declarations(&self, body: &Statement) -> Vec<Phrase> {
        let mut found = readings(self.grammar, PhraseKind::Declaration, body);
        let block = self.block_kind();
        found.retain(|reading| block.is_some_and(|b| reading.id.row().blocks.contains(&b)));
        found
    }

    /// Whether a bullet in the block of an activity declares a detail: `- seconds: number`.
    fn is_detail(&self, body: &Statement) -> bool {
        let declares = |body: &Statement| !self.declarations(body).is_empty();
        let mut ways = names_in::taken(self.grammar, body).into_iter();
        self.block_kind() == Some(BlockKind::Activity)
            && (declares(body) || ways.any(|way| declares(&way.rest)))
    }

    /// Whether a bullet in the block of an activity compares a detail: `- seconds at least 60`.
    fn is_detail_condition(&self, body: &Statement) -> bool {
        self.block_kind() == Some(BlockKind::Activity)
            && readings(self.grammar, PhraseKind::Condition, body)
                .iter()
                .any(|reading| reading.id != PhraseId::Ever)
    }

    /// A bullet that starts with a mark other than a dash.
    pub(super) fn marked_bullet(&mut self, statement: &Statement, length: usize) {
        let inner = matches!(self.open, OpenGroup::Group) && statement.text.starts_with('o');
        let parent = self.tree.blocks.last().and_then(|block| block.lines.last());
        let parent = parent.and_then(|line| line.bullets.last());
        let dash = match parent.filter(|parent| inner && is_group(&parent.condition)) {
            Some(_) => "--",
            None => "-",
        };
        let dashed = statement.with(0..length, &format!("{dash} "));
        self.diagnostics
            .push(bullet_errors::no_dash(statement, length, &dashed));
        let body = dashed.part(dash.len() + 1..dashed.text.len()).trimmed();
        self.bullet(&dashed, dashes(dash), body);
        self.mark_errors();
    }

    /// Whether a bullet is a complete line of its block preceded by a dash; it is reported and read as that line.
    fn line_with_dash(&mut self, body: &Statement) -> bool {
        let headers = readings(self.grammar, PhraseKind::Header, body);
        let mut lines = block_line_readings(self.grammar, body);
        lines.retain(|reading| {
            let block = self.block_kind();
            block.is_some_and(|block| reading.id.row().blocks.contains(&block))
        });
        if headers.is_empty() && lines.is_empty() {
            return false;
        }
        self.diagnostics.push(bullet_errors::dash_before_line(body));
        match headers.is_empty() {
            true => {
                self.close_groups();
                self.push_line(body, lines, true);
            }
            false => self.plain_line(body.clone()),
        }
        self.mark_errors();
        true
    }

    /// A declaration without its dash. In blocks of activities every line could be one, so only `unread` lines are treated as
    /// such.
    pub(super) fn declares_without_dash(&mut self, statement: &Statement, unread: bool) -> bool {
        let Some(block) = self.block_kind() else {
            return false;
        };
        let fits = match block {
            BlockKind::Fields => true,
            BlockKind::Activities => unread && !self.is_like_header(statement),
            _ => false,
        };
        let mut found = match fits {
            true => readings(self.grammar, PhraseKind::Declaration, statement),
            false => Vec::new(),
        };
        found.retain(|reading| reading.id.row().blocks.contains(&block));
        if found.is_empty() {
            return false;
        }
        let dashed = statement.with(0..0, "- ");
        self.diagnostics
            .push(bullet_errors::no_dash(statement, 0, &dashed));
        self.push(Line {
            repaired: true,
            ..Line::new(statement, found)
        });
        self.mark_errors();
        true
    }
}

/// The length of a mark that word processors put before items: `1. `, `a) `, `o `.
pub(super) fn bullet_mark(text: &str) -> Option<usize> {
    let (mark, _) = text.split_once(' ')?;
    let stem = mark.strip_suffix(['.', ')']);
    let numbered = stem.is_some_and(|stem| {
        let digits = stem.len() <= 2 && stem.bytes().all(|b| b.is_ascii_digit());
        let letter =
            mark.ends_with(')') && stem.len() == 1 && stem.bytes().all(|b| b.is_ascii_alphabetic());
        !stem.is_empty() && (digits || letter)
    });
    (numbered || mark == "o").then_some(mark.len() + 1)
}
