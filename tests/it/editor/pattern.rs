//! Patterns of the phrase table as parts: words, marks, slots, and what is optional.

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    Words(String),
    Mark(char),
    /// The type of the slot.
    Slot(String),
    Optional(Vec<Part>),
}

pub fn parts(pattern: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = pattern;
    while let Some(first) = rest.chars().next() {
        let used = match first {
            ' ' => 1,
            '[' => {
                let end = rest.find(']').expect("a closed option");
                parts.push(Part::Optional(self::parts(&rest[1..end])));
                end + 1
            }
            '{' => {
                let end = rest.find('}').expect("a closed slot");
                let (_, kind) = rest[1..end].split_once(':').expect("a type");
                let kind = kind.split('=').next().unwrap_or(kind);
                parts.push(Part::Slot(kind.to_owned()));
                end + 1
            }
            ':' | '：' | ',' | '，' | '+' => {
                parts.push(Part::Mark(first));
                first.len_utf8()
            }
            _ => {
                let ends = ['{', '[', ':', '：', ',', '，', '+'];
                let end = rest.find(ends).unwrap_or(rest.len());
                parts.push(Part::Words(rest[..end].trim_end().to_owned()));
                end
            }
        };
        rest = &rest[used..];
    }
    parts
}

/// Runs of words anywhere in a pattern.
pub fn words(parts: &[Part]) -> Vec<&str> {
    let mut found = Vec::new();
    for part in parts {
        match part {
            Part::Words(words) => found.push(words.as_str()),
            Part::Optional(inner) => found.extend(words(inner)),
            Part::Mark(_) | Part::Slot(_) => {}
        }
    }
    found
}

#[test]
fn a_pattern_has_parts() {
    let found = parts("stage {name:label}[, {description:text}]:");
    let expected = [
        Part::Words("stage".to_owned()),
        Part::Slot("label".to_owned()),
        Part::Optional(vec![Part::Mark(','), Part::Slot("text".to_owned())]),
        Part::Mark(':'),
    ];
    assert_eq!(found, expected);
    assert_eq!(
        words(&parts("a {n:whole=1} b[, c {x:text}]")),
        ["a", "b", "c"]
    );
}
