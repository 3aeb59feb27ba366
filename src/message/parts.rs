//! Templates of messages: English text with holes.
//!
//! `{name}` is a hole. `{count|lead|leads}` is one of two texts: the first if the number of the hole `count` is 1. `{#stage}` is
//! empty; it distinguishes texts that are equal in English and differ in another language. `{{` and `}}` are braces.

/// A part of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part<'a> {
    /// Text without holes.
    Text(&'a str),
    /// The value of a hole.
    Hole(&'a str),
    /// One of two texts, by the number of a hole.
    Forms(&'a str, &'a str, &'a str),
}

/// The parts of a template, in their order.
pub(super) fn parts(template: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = template;
    std::iter::from_fn(move || {
        let at = rest.find(['{', '}']).unwrap_or(rest.len());
        if at > 0 {
            let (text, more) = rest.split_at(at);
            rest = more;
            return Some(Part::Text(text));
        }
        if rest.starts_with("{{") || rest.starts_with("}}") {
            let brace = &rest[..1];
            rest = &rest[2..];
            return Some(Part::Text(brace));
        }
        let (hole, more) = rest.strip_prefix('{')?.split_once('}')?;
        rest = more;
        let mut forms = hole.splitn(3, '|');
        Some(match (forms.next()?, forms.next(), forms.next()) {
            (mark, _, _) if mark.starts_with('#') => Part::Text(""),
            (name, Some(one), Some(other)) => Part::Forms(name, one, other),
            (name, _, _) => Part::Hole(name),
        })
    })
}

/// Whether the holes of a template are these names, each at least once. `msg!` calls it while compiling.
pub const fn fits(template: &str, names: &[&str]) -> bool {
    let bytes = template.as_bytes();
    let mut used = [false; 32];
    let mut at = 0;
    while at < bytes.len() {
        let doubled = at + 1 < bytes.len() && bytes[at] == bytes[at + 1];
        match bytes[at] {
            b'{' | b'}' if doubled => at += 2,
            b'{' => {
                let start = at + 1;
                let mut end = start;
                while end < bytes.len() && bytes[end] != b'}' && bytes[end] != b'|' {
                    end += 1;
                }
                if end == bytes.len() {
                    return false;
                }
                if bytes[start] != b'#' {
                    let hole = place(bytes, start, end, names);
                    if hole == names.len() {
                        return false;
                    }
                    used[hole] = true;
                }
                while bytes[end] != b'}' {
                    end += 1;
                    if end == bytes.len() {
                        return false;
                    }
                }
                at = end + 1;
            }
            b'}' => return false,
            _ => at += 1,
        }
    }
    let mut name = 0;
    while name < names.len() {
        if !used[name] {
            return false;
        }
        name += 1;
    }
    true
}

/// The index of the name that is written between two places of a template; the number of names if it is none of them.
const fn place(template: &[u8], start: usize, end: usize, names: &[&str]) -> usize {
    let mut index = 0;
    while index < names.len() {
        let name = names[index].as_bytes();
        let mut same = name.len() == end - start;
        let mut at = 0;
        while same && at < name.len() {
            same = name[at] == template[start + at];
            at += 1;
        }
        if same {
            return index;
        }
        index += 1;
    }
    index
}

#[cfg(test)]
mod tests {
    use super::{Part, fits, parts};

    #[test]
    fn a_template_is_split_at_its_holes() {
        let found: Vec<Part> = parts("{n} {n|lead|leads} of {{x}}{#stage}").collect();
        let expected = [
            Part::Hole("n"),
            Part::Text(" "),
            Part::Forms("n", "lead", "leads"),
            Part::Text(" of "),
            Part::Text("{"),
            Part::Text("x"),
            Part::Text("}"),
            Part::Text(""),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn holes_must_be_the_names() {
        assert!(fits("a {b} {c|x|y}", &["b", "c"]));
        assert!(fits("a {{b}} {#stage}", &[]));
        assert!(!fits("a {b}", &[]), "unknown");
        assert!(!fits("a", &["b"]), "unused");
        assert!(!fits("a {b", &["b"]), "open");
        assert!(!fits("a } {b}", &["b"]), "a brace alone");
    }
}
