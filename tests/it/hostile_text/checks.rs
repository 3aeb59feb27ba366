//! For each kind of output, the text that has an effect there.

use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options, parse_document};
use leadc::text::hidden;
use serde_json::Value;

/// Nothing hidden, and no line that is a command of a build server.
pub fn terminal(text: &str, colors: bool) {
    let plain = match colors {
        true => without_colors(text),
        false => text.to_owned(),
    };
    let first = hidden(&plain).next();
    assert_eq!(first, None, "hidden in:\n{}", plain.escape_debug());
    assert!(!plain.contains('\r'), "{}", plain.escape_debug());
    for line in plain.lines() {
        assert!(!line.trim_start().starts_with("::"), "a command: {line}");
        no_bracket_command(line);
    }
}

fn no_bracket_command(line: &str) {
    for (at, _) in line.match_indices("##") {
        let word = line[at..].trim_start_matches('#');
        let word = word.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
        assert!(!word.starts_with('['), "a command: {line}");
    }
}

fn without_colors(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (codes, rest) = part.split_once('m').expect("a colour ends with `m`");
        let is_color = |c: char| c.is_ascii_digit() || c == ';';
        assert!(codes.chars().all(is_color), "no colour: {part}");
        plain.push_str(rest);
    }
    plain
}

/// Workflow commands only, one a line; their number.
pub fn github(text: &str) -> usize {
    for line in text.lines() {
        let command = line.strip_prefix("::").expect("a command");
        let (head, message) = command.split_once("::").expect("a message");
        let (word, properties) = head.split_once(' ').expect("properties");
        assert!(["error", "warning", "notice"].contains(&word), "{line}");
        let names = properties
            .split(',')
            .map(|one| one.split_once('=').expect("a value").0);
        let known = ["file", "line", "col", "endColumn", "endLine", "title"];
        names.for_each(|name| assert!(known.contains(&name), "{line}"));
        assert_eq!(hidden(message).next(), None, "{line}");
        no_bracket_command(line);
    }
    text.lines().count()
}

/// The shape of Markdown: its blocks. Nothing in it has an effect.
pub fn markdown(text: &str) -> Vec<String> {
    terminal(text, false);
    assert!(!text.contains("<!--"), "a mark of a comment: {text}");
    let mut options = Options::default();
    let extensions = &mut options.extension;
    extensions.strikethrough = true;
    extensions.table = true;
    extensions.autolink = true;
    extensions.tasklist = true;
    extensions.footnotes = true;
    extensions.math_dollars = true;
    let arena = Arena::new();
    let mut shape = Vec::new();
    look(parse_document(&arena, text, &options), text, &mut shape);
    shape
}

fn look<'a>(node: &'a AstNode<'a>, text: &str, shape: &mut Vec<String>) {
    let value = node.data.borrow().value.clone();
    match &value {
        NodeValue::Text(words) => no_reference(words),
        NodeValue::HtmlBlock(block) => shape.push(folding(&block.literal)),
        NodeValue::Code(_) | NodeValue::SoftBreak | NodeValue::LineBreak | NodeValue::Strong => {}
        NodeValue::Heading(_) if is_only_code_or_words(node) => shape.push("heading".to_owned()),
        NodeValue::Document
        | NodeValue::Paragraph
        | NodeValue::List(_)
        | NodeValue::Item(_)
        | NodeValue::Heading(_)
        | NodeValue::CodeBlock(_)
        | NodeValue::Table(_)
        | NodeValue::TableRow(_)
        | NodeValue::TableCell => {
            let name = format!("{value:?}");
            let end = name.find(['(', ' ']).unwrap_or(name.len());
            shape.push(name[..end].to_owned());
        }
        other => panic!("{other:?} in:\n{text}"),
    }
    for child in node.children() {
        look(child, text, shape);
    }
}

fn is_only_code_or_words<'a>(node: &'a AstNode<'a>) -> bool {
    let fits = |child: &'a AstNode<'a>| {
        matches!(
            child.data.borrow().value,
            NodeValue::Text(_) | NodeValue::Code(_)
        )
    };
    node.children().all(fits)
}

/// The HTML of folded sections, without names.
fn folding(html: &str) -> String {
    let mut tags = String::new();
    for part in html.split('<').skip(1) {
        let (tag, words) = part.split_once('>').expect("a tag ends");
        let known = [
            "details", "/details", "summary", "/summary", "code", "/code",
        ];
        assert!(known.contains(&tag), "{html}");
        if tag != "code" {
            no_reference(words);
        }
        tags.push_str(&format!("<{tag}>"));
    }
    tags
}

/// Searches text outside code for mentions, references, links, hashes of commits, pictures.
fn no_reference(words: &str) {
    let marks = |mark: &str, is_it: fn(char) -> bool| {
        words
            .match_indices(mark)
            .any(|(at, _)| words[at + mark.len()..].starts_with(is_it))
    };
    let acts = marks("@", |c| c.is_alphanumeric())
        || marks("#", |c| c.is_alphanumeric())
        || marks("GH-", |c| c.is_ascii_digit())
        || ["http:", "www."].iter().any(|mark| words.contains(mark))
        || words.contains(":tada:")
        || words.contains("deadbeef1");
    assert!(!acts, "it acts: {words}");
}

/// The elements of XML in their order; it is well formed.
pub fn xml(text: &str) -> Vec<String> {
    terminal(text, false);
    elements(
        text.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
            .expect("a head"),
        &[],
    )
}

/// The elements of HTML in their order; they are balanced, and none loads or runs anything.
pub fn html(text: &str) -> Vec<String> {
    assert_eq!(hidden(text).next(), None);
    let body = text.strip_prefix("<!doctype html>\n").expect("a head");
    let elements = elements(body, &["meta", "br", "col"]);
    let allowed =
        |name: &str| !["script", "img", "iframe", "link", "object", "b", "i"].contains(&name);
    for element in &elements {
        assert!(allowed(element), "<{element}>");
    }
    elements
}

fn elements(text: &str, empty: &[&str]) -> Vec<String> {
    let mut open: Vec<String> = Vec::new();
    let mut all = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        entities(&rest[..at]);
        let end = at + rest[at..].find('>').expect("a tag ends");
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name));
            continue;
        }
        let (name, attributes) = tag.split_once([' ', '\n']).unwrap_or((tag, ""));
        entities(attributes);
        assert_eq!(attributes.matches('"').count() % 2, 0, "<{tag}>");
        let name = name.trim_end_matches('/');
        assert!(
            name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'),
            "<{tag}>"
        );
        all.push(name.to_owned());
        if !tag.ends_with('/') && !empty.contains(&name) {
            open.push(name.to_owned());
        }
    }
    assert_eq!(open, Vec::<String>::new());
    all
}

fn entities(text: &str) {
    for (at, _) in text.match_indices('&') {
        let end = text[at..].find(';').expect("a reference ends");
        let name = &text[at + 1..at + end];
        let is_number = name
            .strip_prefix('#')
            .is_some_and(|n| n.parse::<u32>().is_ok());
        assert!(
            is_number || ["amp", "lt", "gt", "quot"].contains(&name),
            "&{name};"
        );
    }
}

/// The document; nothing in its text hides or is a command.
pub fn json(text: &str) -> Value {
    terminal(text, false);
    serde_json::from_str(text).expect("it is JSON")
}

/// SARIF: JSON in whose messages nothing is a link.
pub fn sarif(text: &str) -> usize {
    fn messages(value: &Value) {
        match value {
            Value::Object(fields) => {
                for (name, field) in fields {
                    match (name.as_str(), field.get("text").and_then(Value::as_str)) {
                        ("message" | "description", Some(text)) => {
                            assert!(!text.contains("]("), "a link: {text}");
                            assert_eq!(hidden(text).next(), None);
                        }
                        _ => messages(field),
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(messages),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    let document = json(text);
    messages(&document);
    let results = document["runs"][0]["results"].as_array().expect("results");
    results.len()
}
