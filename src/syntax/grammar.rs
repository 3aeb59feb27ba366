//! The phrase table as a pest grammar: [`generate`] returns the contents of `grammar/<language>.pest`. Compiled for tests
//! only: the files are checked in, and a test reports stale ones.

use super::pattern::{Alternative, Piece, Token, alternatives};
use super::phrase::{Language, SlotName, SlotType, WORDS};
use super::rule_names::{slot_rule, type_rule};
use crate::text::is_han;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// The grammar file of a language.
pub fn generate(language: Language) -> String {
    let alternatives = alternatives(language);
    let mut out = format!(
        "// Generated from grammar/phrases.rs for the language `{}`; do not edit.\n\
         // To write it again: LEADC_WRITE_GRAMMAR=1 cargo test --lib grammar\n\n",
        language.code()
    );
    write_border(&mut out, language);
    write_keywords(&mut out, &alternatives);
    write_words(&mut out, language);
    write_slots(&mut out, &alternatives);
    write_pieces(&mut out, &alternatives);
    out
}

fn fixed_tokens(alternatives: &[Alternative]) -> impl Iterator<Item = &Token> {
    alternatives
        .iter()
        .flat_map(|a| &a.pieces)
        .filter_map(|piece| match piece {
            Piece::Fixed(tokens) => Some(tokens),
            Piece::Free(..) => None,
        })
        .flatten()
}

/// The rule of a run of keywords.
fn keyword_rule(words: &str) -> String {
    let mut rule = String::from("k");
    for c in words.chars() {
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' => rule.push(c),
            ' ' => rule.push('_'),
            other => {
                // Writing to a String cannot fail.
                let _ = write!(rule, "u{:x}", other as u32);
            }
        }
    }
    rule
}

/// Text as a case-insensitive pest expression; pest's own `^"…"` handles only ASCII.
fn ignoring_case(text: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut ascii = String::new();
    for c in text.chars() {
        let upper: String = c.to_uppercase().collect();
        let lower: String = c.to_lowercase().collect();
        if c.is_ascii() || upper == lower {
            ascii.push(c);
            continue;
        }
        if !ascii.is_empty() {
            parts.push(format!("^\"{}\"", std::mem::take(&mut ascii)));
        }
        parts.push(format!("(\"{lower}\" | \"{upper}\")"));
    }
    if !ascii.is_empty() {
        parts.push(format!("^\"{ascii}\""));
    }
    parts.join(" ~ ")
}

/// What ends a keyword or a number. Chinese has no spaces between words, so there only other characters extend a word.
fn write_border(out: &mut String, language: Language) {
    let border = match language.has_spaces() {
        true => "!name_char",
        false => "!(!HAN ~ name_char)",
    };
    let _ = writeln!(out, "border = _{{ {border} }}\n");
}

/// Text at its border; a Han character is one by itself.
fn bordered(text: &str) -> String {
    let is_border = text.chars().next_back().is_some_and(is_han);
    match is_border {
        true => ignoring_case(text),
        false => format!("{} ~ border", ignoring_case(text)),
    }
}

fn write_keywords(out: &mut String, alternatives: &[Alternative]) {
    let words: BTreeSet<&str> = fixed_tokens(alternatives)
        .filter_map(|token| match token {
            Token::Words(words) => Some(*words),
            _ => None,
        })
        .collect();
    for words in words {
        let _ = writeln!(out, "{} = @{{ {} }}", keyword_rule(words), bordered(words));
    }
    out.push('\n');
}

/// Words that fill a slot on their own, longest forms first so that none hides another.
fn write_words(out: &mut String, language: Language) {
    let mut sets: BTreeMap<&str, Vec<(String, Vec<&str>)>> = BTreeMap::new();
    for row in WORDS {
        let mut forms = row.forms(language).to_vec();
        if forms.is_empty() {
            continue;
        }
        forms.sort_by_key(|form| std::cmp::Reverse(form.chars().count()));
        sets.entry(row.set)
            .or_default()
            .push((format!("{}_{}", row.set, row.name), forms));
    }
    for (set, mut members) in sets {
        members.sort_by_key(|(_, forms)| {
            std::cmp::Reverse(forms.iter().map(|f| f.chars().count()).max())
        });
        let names: Vec<&str> = members.iter().map(|(name, _)| name.as_str()).collect();
        let _ = writeln!(out, "{set} = {{ {} }}", names.join(" | "));
        for (name, forms) in &members {
            let forms: Vec<String> = forms.iter().map(|form| word_form(form)).collect();
            let _ = writeln!(out, "{name} = @{{ {} }}", forms.join(" | "));
        }
    }
    out.push('\n');
}

/// A form that ends in a colon may have a space before it; other forms end at a word boundary.
fn word_form(form: &str) -> String {
    match form.strip_suffix([':', '：']) {
        Some(words) => format!("{} ~ \" \"? ~ \":\"", bordered(words)),
        None => bordered(form),
    }
}

fn write_slots(out: &mut String, alternatives: &[Alternative]) {
    let slots: BTreeSet<(SlotName, SlotType)> = fixed_tokens(alternatives)
        .filter_map(|token| match token {
            Token::Slot(name, kind) => Some((*name, *kind)),
            _ => None,
        })
        .collect();
    for (name, kind) in slots {
        let _ = writeln!(out, "{} = {{ {} }}", slot_rule(name, kind), type_rule(kind));
    }
    out.push('\n');
}

fn write_pieces(out: &mut String, alternatives: &[Alternative]) {
    for alternative in alternatives {
        for (i, piece) in alternative.pieces.iter().enumerate() {
            let Piece::Fixed(tokens) = piece else {
                continue;
            };
            let mut parts: Vec<String> = tokens.iter().map(token_rule).collect();
            if i == 0 {
                parts.insert(0, "SOI".to_string());
            }
            if i + 1 == alternative.pieces.len() {
                parts.push("EOI".to_string());
            }
            let _ = writeln!(out, "{} = {{ {} }}", alternative.rule(i), parts.join(" ~ "));
        }
    }
}

fn token_rule(token: &Token) -> String {
    match token {
        Token::Words(words) => keyword_rule(words),
        Token::Mark(':') => "colon".to_string(),
        Token::Mark(',') => "comma".to_string(),
        Token::Mark(_) => "plus".to_string(),
        Token::Slot(name, kind) => slot_rule(*name, *kind),
    }
}

#[test]
fn the_grammar_files_are_fresh() {
    for language in Language::ALL {
        let path = format!(
            "{}/grammar/{}.pest",
            env!("CARGO_MANIFEST_DIR"),
            language.code()
        );
        let fresh = generate(*language);
        if std::env::var_os("LEADC_WRITE_GRAMMAR").is_some() {
            std::fs::write(&path, &fresh).expect("the grammar folder can be written");
        }
        let stored = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            stored == fresh,
            "{path} is stale; run LEADC_WRITE_GRAMMAR=1 cargo test --lib grammar"
        );
    }
}
