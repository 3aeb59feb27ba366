//! Different names that look the same: `Size` with a Latin `e` and with a Cyrillic one, by [UTS
//! #39](https://www.unicode.org/reports/tr39/#Confusable_Detection).

use super::super::diagnostics::Diagnostics;
use super::super::scope::Scope;
use super::super::symbols::{Namespace, Symbol};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Join, Message, msg};
use crate::source::Span;
use crate::text::{fold, fold_name, hidden};
use rustc_hash::FxHashMap;
use unicode_script::{Script, UnicodeScript};
use unicode_security::confusable_detection::skeleton;

/// Maximum number of differing letters shown.
const MAX_NAMES_LISTED: usize = 3;

pub(super) fn check(scope: &Scope, diagnostics: &mut Diagnostics) {
    for space in Namespace::ALL {
        let mut firsts: FxHashMap<String, &Symbol> = FxHashMap::default();
        for entry in scope.names.in_namespace(space) {
            let first = *firsts.entry(look(&entry.text)).or_insert(entry);
            // Two names of one thing may look the same.
            if first.meaning != entry.meaning {
                diagnostics.push(confusable(
                    (&entry.text, entry.span),
                    (&first.text, first.span),
                ));
            }
        }
    }
    for activity in &scope.activities {
        let mut firsts: FxHashMap<String, &super::super::model::Name> = FxHashMap::default();
        let details = activity.details.iter();
        for detail in details.filter_map(|id| scope.details.get(id.index())) {
            let name = &detail.name;
            let first = *firsts.entry(look(&name.text)).or_insert(name);
            if fold_name(&first.text) != fold_name(&name.text) {
                diagnostics.push(confusable(
                    (&name.text, name.span),
                    (&first.text, first.span),
                ));
            }
        }
    }
}

/// The look of a name, whatever its case: equal for two names that look the same.
fn look(name: &str) -> String {
    let skeleton: String = skeleton(&fold_spaces(name)).collect();
    fold(&skeleton)
}

fn fold_spaces(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn confusable((name, span): (&str, Span), (other, first): (&str, Span)) -> Diagnostic {
    let message = msg!(
        "`{name}` looks like `{other}`, but is a different name",
        name,
        other
    );
    let diagnostic =
        Diagnostic::new(Code::W0114, span, message).also(first, msg!("the other name"));
    differences(name, other)
        .into_iter()
        .fold(diagnostic, Diagnostic::note)
        .help(msg!(
            "write both with the same letters if they are one name; otherwise rename one of them"
        ))
}

/// The letters that differ, and their positions.
fn differences(name: &str, other: &str) -> Vec<Message> {
    let (a, b) = (fold_spaces(name), fold_spaces(other));
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let same = |(a, b): &(&char, &char)| a.to_lowercase().eq(b.to_lowercase());
    let said = |at: usize, a: &[char], b: &[char]| {
        let (a, b) = (letters(a), letters(b));
        msg!(
            "at letter {at}, `{name}` has {a} where `{other}` has {b}",
            at,
            name,
            a,
            other,
            b
        )
    };
    if a.len() == b.len() {
        let pairs = a.iter().zip(&b).enumerate();
        let differing = pairs.filter(|(_, pair)| !same(pair));
        let differing = differing.take(MAX_NAMES_LISTED);
        return differing
            .map(|(at, (a, b))| said(at + 1, &[*a], &[*b]))
            .collect();
    }
    let start = a.iter().zip(&b).take_while(same).count();
    let (a, b) = (&a[start..], &b[start..]);
    let end = a.iter().rev().zip(b.iter().rev()).take_while(same).count();
    vec![said(start + 1, &a[..a.len() - end], &b[..b.len() - end])]
}

/// `е` (Cyrillic, U+0435)
fn letters(letters: &[char]) -> Message {
    let one = |c: &char| {
        let code = format!("U+{:04X}", u32::from(*c));
        let is_seen = hidden(&c.to_string()).next().is_none();
        match c.script() {
            _ if !is_seen => msg!("a character that is invisible on its own ({code})", code),
            Script::Common | Script::Inherited | Script::Unknown => msg!("`{c}` ({code})", c, code),
            script => msg!(
                "`{c}` ({script}, {code})",
                c,
                script = script_name(script),
                code
            ),
        }
    };
    match letters.is_empty() {
        true => msg!("nothing"),
        false => Message::joined(
            letters.iter().take(MAX_NAMES_LISTED).map(one),
            Join::By(" "),
        ),
    }
}

/// The name of a script; those that are often mistaken for Latin have one in each language.
fn script_name(script: Script) -> Message {
    match script {
        Script::Latin => msg!("Latin"),
        Script::Cyrillic => msg!("Cyrillic"),
        Script::Greek => msg!("Greek"),
        script => Message::verbatim(script.full_name().replace('_', " ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_are_compared_whatever_the_case() {
        for (one, other) in [
            ("Size", "siz\u{435}"),
            ("modern", "modem"),
            ("tier 1", "tier l"),
            ("Example", "\u{415}xample"),
            ("🚀", "🚀\u{fe0f}"),
        ] {
            assert_eq!(look(one), look(other), "{one} {other}");
            assert_ne!(fold_name(one), fold_name(other));
        }
        for (one, other) in [("size", "sizes"), ("tier 1", "tier 2"), ("são", "sao")] {
            assert_ne!(look(one), look(other), "{one} {other}");
        }
    }

    #[test]
    fn letters_that_differ_are_named_with_their_place() {
        let differences = |name, other| -> Vec<String> {
            let messages = differences(name, other).into_iter();
            messages.map(|message| message.english()).collect()
        };
        assert_eq!(
            differences("siz\u{435}", "size"),
            [
                "at letter 4, `siz\u{435}` has `\u{435}` (Cyrillic, U+0435) where `size` has `e` (Latin, U+0065)"
            ]
        );
        assert_eq!(
            differences("modern", "modem"),
            [
                "at letter 5, `modern` has `r` (Latin, U+0072) `n` (Latin, U+006E) where `modem` has `m` (Latin, U+006D)"
            ]
        );
        assert_eq!(
            differences("🚀", "🚀\u{fe0f}"),
            [
                "at letter 2, `🚀` has nothing where `🚀\u{fe0f}` has a character that is invisible on its own (U+FE0F)"
            ]
        );
    }
}
