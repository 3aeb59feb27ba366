//! Where the cursor is in a contract: the block, and the start of the statement before the cursor.

use crate::source::SourceFile;
use crate::syntax::comment_start;
use crate::syntax::expected::plain;
use crate::syntax::phrase::{Block, Language, PhraseKind, PhraseRow};
use crate::syntax::tree::Tree;

/// Maximum number of bytes of a statement that is completed.
const MAX_STATEMENT: usize = 1_000;

/// The place of the cursor.
#[derive(Debug)]
pub(super) struct Place {
    /// The language of the file.
    pub language: Language,
    /// The start of the statement up to the cursor, with plain marks and quotes.
    pub text: String,
    /// For each byte of the text where a character starts, and for its end, the byte of the file.
    origin: Vec<(usize, usize)>,
    /// The block that the line is in.
    block: Block,
    /// Whether dashes come before the statement.
    is_bullet: bool,
    /// Whether the line is indented.
    is_indented: bool,
    /// Whether it is the first statement of the file.
    pub is_first: bool,
}

impl Place {
    /// The place of a byte of a file; none in a comment.
    pub fn new(tree: &Tree, file: &SourceFile, offset: usize) -> Option<Place> {
        let line = file.line_number(offset);
        let own = file.line_range(line);
        let before = file.text.get(own.start..offset.min(own.end))?;
        if comment_start(before).is_some() || before.len() > MAX_STATEMENT {
            return None;
        }
        let (dashes, start) = bullet(before);
        let mut text = String::new();
        let mut origin = Vec::new();
        for (at, c) in before[start..].char_indices() {
            origin.push((text.len(), own.start + start + at));
            text.push(plain(c));
        }
        origin.push((text.len(), own.start + before.len()));
        let blocks = tree.blocks.iter().rev();
        let mut above =
            blocks.filter(|block| file.line_number(block.header.span.start as usize) < line);
        let is_blank = |line: usize| {
            let text = &file.text[file.line_range(line)];
            text.trim().is_empty() || text.trim_start().starts_with('#')
        };
        Some(Place {
            language: tree.language,
            text,
            origin,
            block: above.next().map_or(Block::File, |block| block.kind),
            is_bullet: dashes > 0,
            is_indented: before.starts_with([' ', '\t', '\u{3000}']),
            is_first: (1..line).all(is_blank),
        })
    }

    /// The byte of the file of a byte of the text.
    pub fn offset(&self, at: usize) -> usize {
        let after = self.origin.partition_point(|(own, _)| *own < at);
        let place = self.origin.get(after).or(self.origin.last());
        place.map_or(0, |(_, offset)| *offset)
    }

    /// Whether the place takes a phrase.
    pub fn takes(&self, row: &PhraseRow) -> bool {
        let is_of_block = row.blocks.contains(&self.block);
        match row.kind {
            PhraseKind::Declaration => self.is_bullet && is_of_block,
            PhraseKind::Condition => self.is_bullet && has_groups(self.block),
            PhraseKind::Setting | PhraseKind::Rule | PhraseKind::Modifier => {
                !self.is_bullet && is_of_block
            }
            PhraseKind::Header => !self.is_bullet,
            PhraseKind::Subject | PhraseKind::Expectation => false,
        }
    }

    /// What comes first in the list: 0 for the phrases that usually have such an indentation.
    pub fn rank(&self, row: &PhraseRow) -> usize {
        let has_lines_at_margin = self.block == Block::Points;
        match row.kind {
            PhraseKind::Header => usize::from(self.is_indented || has_lines_at_margin),
            PhraseKind::Setting | PhraseKind::Modifier => usize::from(!self.is_indented),
            PhraseKind::Rule
            | PhraseKind::Declaration
            | PhraseKind::Condition
            | PhraseKind::Subject
            | PhraseKind::Expectation => 0,
        }
    }
}

/// Whether bullets of a block can be conditions.
fn has_groups(block: Block) -> bool {
    use Block as B;
    match block {
        B::Contract | B::Activity | B::Definition | B::Exclude | B::Points | B::Stage | B::Sla => {
            true
        }
        B::File | B::Calendar | B::Fields | B::ActivityColumns | B::Activities => false,
        B::Target | B::Example | B::Condition | B::Subject | B::Expect => false,
    }
}

/// The number of dashes before a statement, and the byte where the statement starts. The dash of a number is part of the statement.
fn bullet(line: &str) -> (usize, usize) {
    let (mut dashes, mut start) = (0, 0);
    loop {
        start += line[start..].len() - line[start..].trim_start().len();
        let rest = &line[start..];
        let mut characters = rest.chars();
        let is_dash = characters.next().map(plain) == Some('-');
        match characters.next().map(plain) {
            Some(' ' | '-') | None if is_dash => {
                dashes += 1;
                start += rest.len() - rest.chars().skip(1).collect::<String>().len();
            }
            _ => return (dashes, start),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::bullet;

    #[test]
    fn dashes_are_bullets_and_signs_are_not() {
        assert_eq!(bullet("  - a"), (1, 4));
        assert_eq!(bullet("- - a"), (2, 4));
        assert_eq!(bullet("-- a"), (2, 3));
        assert_eq!(bullet("-10 for"), (0, 0));
        assert_eq!(bullet("– 国家"), (1, 4));
        assert_eq!(bullet("-"), (1, 1));
    }
}
