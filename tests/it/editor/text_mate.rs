//! The TextMate grammar: a rule for each line of each language, by the patterns of the phrase table.
//!
//! The header of a file chooses the language. What the language server knows (names, types) it adds as semantic tokens.

use leadc::syntax::phrase::{Language, PHRASES, PhraseKind, WORDS};
use serde_json::{Map, Value, json};

use super::pattern::{Part, parts, words};

/// A text in quotes, as people and programs write them.
const TEXT: &str = "(?:\"[^\"]*\"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|「[^」]*」|『[^』]*』)";

/// The sets of words with a meaning of their own in conditions.
const UNITS: &[&str] = &["group", "unit", "period", "weekday", "magnitude"];

/// The sets of words that are types of fields.
const TYPES: &[&str] = &["type_word", "choice_word"];

/// What may follow a line.
const END: &str = r"\s*([#＃].*)?$";

pub fn grammar() -> Value {
    let headers = Language::ALL.iter().map(|language| {
        let code = super::code(*language);
        json!({
            "comment": "To the end of the file.",
            "begin": format!(r"^\s*(leadc)\s+(\d+)\s+({code})\b"),
            "beginCaptures": {
                "1": { "name": "keyword.control.leadc" },
                "2": { "name": "constant.numeric.leadc" },
                "3": { "name": "storage.type.leadc" },
            },
            "end": r"(?!)",
            "patterns": [{ "include": format!("#{code}") }],
        })
    });
    let mut patterns = vec![json!({ "include": "#comment" })];
    patterns.extend(headers);
    let mut repository = Map::new();
    repository.insert("comment".to_owned(), comment());
    repository.insert("values".to_owned(), values());
    for language in Language::ALL {
        let code = super::code(*language);
        repository.insert(code.to_owned(), json!({ "patterns": lines(*language) }));
        let condition = json!({ "patterns": condition(*language) });
        repository.insert(format!("{code}-condition"), condition);
        let types =
            json!({ "patterns": [json!({ "include": "#values" }), known(*language, TYPES)] });
        repository.insert(format!("{code}-type"), types);
    }
    json!({
        "$schema": "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
        "comment": "Generated from the phrase table; see CONTRIBUTING.md.",
        "name": "leadc",
        "scopeName": "source.leadc",
        "fileTypes": ["leadc"],
        "patterns": patterns,
        "repository": repository,
    })
}

fn comment() -> Value {
    json!({ "name": "comment.line.number-sign.leadc", "match": "[#＃].*$" })
}

/// Texts, days, times and numbers.
fn values() -> Value {
    json!({ "patterns": [
        { "name": "string.quoted.leadc", "match": TEXT },
        { "name": "constant.other.date.leadc", "match": r"\b\d{4}-\d{2}-\d{2}\b|\d{4}年\d{1,2}月\d{1,2}日" },
        { "name": "constant.other.time.leadc", "match": r"\b\d{1,2}[:：]\d{2}\b" },
        { "name": "constant.numeric.leadc", "match": r"(?<![\p{L}\p{N}])[+\-]?\d+(?:[.,\x{00a0} ]\d+)*%?" },
    ]})
}

/// Rules for whole lines, in the order of the table, and for bullets that are conditions.
fn lines(language: Language) -> Vec<Value> {
    let mut rules = vec![comment()];
    for row in PHRASES {
        let scope = match row.kind {
            PhraseKind::Header => "keyword.control.leadc",
            PhraseKind::Setting | PhraseKind::Rule => "keyword.other.leadc",
            PhraseKind::Modifier => "keyword.operator.leadc",
            PhraseKind::Declaration => "storage.modifier.leadc",
            PhraseKind::Condition | PhraseKind::Subject | PhraseKind::Expectation => continue,
        };
        let dashes = match row.kind {
            PhraseKind::Declaration => r"(-+)\s*",
            _ => "",
        };
        for pattern in row.patterns(language) {
            // A bullet that may be a name alone would claim every condition.
            let is_name = |part: &Part| matches!(part, Part::Slot(_) | Part::Optional(_));
            if row.kind == PhraseKind::Declaration && parts(pattern).iter().all(is_name) {
                continue;
            }
            let mut line = Line::new(language, scope);
            line.text.push_str(r"^\s*");
            line.text.push_str(dashes);
            if !dashes.is_empty() {
                line.capture("punctuation.definition.list.leadc");
            }
            line.add(&parts(pattern));
            rules.push(line.rule(row.name));
        }
    }
    rules.push(json!({
        "comment": "A bullet that is a condition.",
        "match": r"^\s*(-+)\s*([^#＃]*)",
        "captures": {
            "1": { "name": "punctuation.definition.list.leadc" },
            "2": { "patterns": [{ "include": format!("#{}-condition", super::code(language)) }] },
        },
    }));
    rules.push(json!({ "include": "#values" }));
    rules
}

/// The words of conditions, expectations and values.
fn condition(language: Language) -> Vec<Value> {
    let mut operators = Vec::new();
    for row in PHRASES {
        match row.kind {
            PhraseKind::Condition | PhraseKind::Subject | PhraseKind::Expectation => {}
            PhraseKind::Header
            | PhraseKind::Setting
            | PhraseKind::Rule
            | PhraseKind::Modifier
            | PhraseKind::Declaration => continue,
        }
        for pattern in row.patterns(language) {
            let parts = parts(pattern);
            operators.extend(words(&parts).into_iter().map(str::to_owned));
        }
    }
    let operators = any(language, operators);
    vec![
        json!({ "include": "#values" }),
        known(language, UNITS),
        json!({ "name": "keyword.operator.leadc", "match": operators }),
    ]
}

/// The words of some sets.
fn known(language: Language, sets: &[&str]) -> Value {
    json!({ "name": "support.type.leadc", "match": any(language, forms(language, sets)) })
}

fn forms(language: Language, sets: &[&str]) -> Vec<String> {
    let rows = WORDS.iter().filter(|row| sets.contains(&row.set));
    let forms = rows.flat_map(|row| row.forms(language));
    forms.map(|form| (*form).to_owned()).collect()
}

/// Any of the words, the longest first; whole words where a language has spaces.
fn any(language: Language, mut words: Vec<String>) -> String {
    words.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
    words.dedup();
    let words: Vec<String> = words.iter().map(|word| spaced(&escaped(word))).collect();
    let words = words.join("|");
    match language.has_spaces() {
        true => format!(r"(?i)(?<![\p{{L}}\p{{N}}])(?:{words})(?![\p{{L}}\p{{N}}])"),
        false => format!("(?:{words})"),
    }
}

/// A rule for a line, with the captures it has so far.
struct Line {
    language: Language,
    scope: &'static str,
    text: String,
    captures: Map<String, Value>,
    after_words: bool,
    after_slot: bool,
}

impl Line {
    fn new(language: Language, scope: &'static str) -> Line {
        Line {
            language,
            scope,
            text: String::new(),
            captures: Map::new(),
            after_words: false,
            after_slot: false,
        }
    }

    fn capture(&mut self, scope: &str) {
        let number = (self.captures.len() + 1).to_string();
        self.captures.insert(number, json!({ "name": scope }));
    }

    fn capture_inside(&mut self, rule: &str) {
        let number = (self.captures.len() + 1).to_string();
        let inside = json!({ "patterns": [{ "include": rule }] });
        self.captures.insert(number, inside);
    }

    fn add(&mut self, parts: &[Part]) {
        for part in parts {
            match part {
                Part::Words(words) => {
                    self.space(self.after_slot || self.after_words);
                    self.text
                        .push_str(&format!("({})", spaced(&escaped(words))));
                    self.capture(self.scope);
                    (self.after_words, self.after_slot) = (true, false);
                }
                Part::Mark(mark) => {
                    self.text.push_str(match mark {
                        ':' | '：' => r"\s*[:：]",
                        '+' => r"\s*[+＋]",
                        _ => r"\s*[,，、]",
                    });
                    (self.after_words, self.after_slot) = (false, false);
                }
                Part::Slot(kind) => {
                    self.space(self.after_words);
                    self.slot(kind);
                    (self.after_words, self.after_slot) = (false, true);
                }
                Part::Optional(inner) => {
                    let before = (self.after_words, self.after_slot);
                    self.text.push_str("(?:");
                    self.add(inner);
                    self.text.push_str(")?");
                    (self.after_words, self.after_slot) = before;
                }
            }
        }
    }

    fn space(&mut self, needed: bool) {
        let needed = needed && self.language.has_spaces();
        self.text.push_str(if needed { r"\s+" } else { r"\s*" });
    }

    fn slot(&mut self, kind: &str) {
        let inside = match kind {
            "type" => "type",
            _ => "condition",
        };
        let (text, scope) = match kind {
            "text" => (TEXT.to_owned(), "string.quoted.leadc"),
            "texts" => (
                format!(r"{TEXT}(?:\s*[,，、]\s*{TEXT})*"),
                "string.quoted.leadc",
            ),
            "label" => (
                r#"[^:：,，+"“「#＃]+?"#.to_owned(),
                "entity.name.type.leadc",
            ),
            "labels" | "sum" | "names" | "name" | "alternatives" => {
                (r#"[^:："“「#＃]+?"#.to_owned(), "variable.other.leadc")
            }
            "points" => (r"[+＋\-−]\s*\d[\d.,]*".to_owned(), "constant.numeric.leadc"),
            "hex" => ("[0-9A-Fa-f ]+?".to_owned(), "constant.numeric.leadc"),
            "zone" | "currency" | "findings" => (r"[^,，#＃]+?".to_owned(), "constant.other.leadc"),
            "group" => {
                let openers = any(self.language, forms(self.language, &["group"]));
                (format!(r"{}\s*[:：]", openers.replace("(?i)", "")), "")
            }
            // A type may list choices, and a condition may compare with a text, which may contain a `#`.
            _ => (format!(r"(?:{TEXT}|[^#＃])+?"), ""),
        };
        self.text.push_str(&format!("({text})"));
        match scope {
            "" => self.capture_inside(&format!("#{}-{inside}", super::code(self.language))),
            _ => self.capture(scope),
        }
    }

    fn rule(mut self, name: &str) -> Value {
        self.text.push_str(END);
        self.capture("comment.line.number-sign.leadc");
        json!({ "comment": name, "match": format!("(?i){}", self.text), "captures": self.captures })
    }
}

/// A text in a regular expression.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        if r"\^$.|?*+()[]{}/-".contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Words with any space between them.
fn spaced(words: &str) -> String {
    words.split(' ').collect::<Vec<_>>().join(r"\s+")
}
