//! A line with the right parts in the wrong order: the parts are extracted and put into the pattern they fit.

use crate::syntax::grammar_backend::Grammar;
use crate::syntax::normalize::Statement;
use crate::syntax::pattern::{Token, full_tokens};
use crate::syntax::phrase::{Block, PHRASES, PhraseKind, SlotType};
use crate::text::eq_ignore_case;
use std::collections::HashSet;

/// The line in the form of a pattern of the block, if all of its parts fit one and nothing is left over.
pub fn line(grammar: &Grammar, statement: &Statement, block: Option<Block>) -> Option<Statement> {
    let first = first_word(&statement.text);
    let fits = |row: &&crate::syntax::phrase::PhraseRow| {
        row.kind == PhraseKind::Header || block.is_some_and(|block| row.blocks.contains(&block))
    };
    PHRASES.iter().filter(fits).find_map(|row| {
        row.patterns(grammar.language).iter().find_map(|pattern| {
            let tokens = full_tokens(pattern);
            let starts_alike = matches!(tokens.first(), Some(Token::Words(words)) if eq_ignore_case(first_word(words), first));
            starts_alike.then(|| fill(grammar, statement, &tokens)).flatten()
        })
    })
}

fn first_word(text: &str) -> &str {
    text.split([' ', ':', ',']).next().unwrap_or("")
}

/// Fills the slots of the pattern with matching parts, in their order in the line.
fn fill(grammar: &Grammar, statement: &Statement, tokens: &[Token]) -> Option<Statement> {
    let keywords: HashSet<String> = tokens
        .iter()
        .filter_map(|token| match token {
            Token::Words(words) => Some(words),
            _ => None,
        })
        .flat_map(|words| words.split(' ').map(str::to_lowercase))
        .collect();
    let mut rest = statement.text.as_str();
    let mut line = String::new();
    for token in tokens {
        match token {
            Token::Words(words) => push_word(&mut line, words),
            Token::Mark(mark) => line.push(*mark),
            Token::Slot(name, kind) => {
                // A free name could be any of the remaining words.
                if kind.is_free()
                    || matches!(kind, SlotType::Label | SlotType::Labels | SlotType::Sum)
                {
                    return None;
                }
                rest = skip_words(rest, &keywords);
                let node = grammar.slot(*name, *kind, rest)?;
                push_word(&mut line, rest[..node.range.end].trim());
                rest = &rest[node.range.end..];
            }
        }
    }
    skip_words(rest, &keywords)
        .is_empty()
        .then(|| statement.with(0..statement.text.len(), &line))
}

fn push_word(line: &mut String, word: &str) {
    if !line.is_empty() {
        line.push(' ');
    }
    line.push_str(word);
}

/// The text after the keywords and marks it starts with.
fn skip_words<'t>(mut text: &'t str, keywords: &HashSet<String>) -> &'t str {
    loop {
        text = text.trim_start_matches([' ', ':', ',']);
        let word = first_word(text);
        if word.is_empty() || !keywords.contains(&word.to_lowercase()) {
            return text;
        }
        text = &text[word.len()..];
    }
}
