//! E-mail addresses and links in data: one address, written by people and programs.

use crate::message::{Message, msg};
use crate::text::{domain, is_mark};

/// The one address in a text: `ana@acme.com`, `Ana <ana@acme.com>`, `ana@acme.com;`.
///
/// # Errors
///
/// Why it is not an address: lower case, no period.
pub fn email(text: &str) -> Result<&str, Message> {
    match is_plain_address(text.as_bytes()) {
        true => Ok(text),
        false => wrapped_email(text),
    }
}

/// Whether a text is an address of letters, digits and the usual marks, as nearly all are.
fn is_plain_address(text: &[u8]) -> bool {
    let Some(at) = text.iter().position(|byte| *byte == b'@') else {
        return false;
    };
    let (name, host) = (&text[..at], &text[at + 1..]);
    let is_in_name =
        |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'+');
    !name.is_empty() && name.iter().all(is_in_name) && is_plain_host(host)
}

/// Whether there are at least two labels of letters and digits with hyphens, the last of two letters or more.
fn is_plain_host(host: &[u8]) -> bool {
    let (mut label, mut labels) = (0, 0);
    for byte in host {
        match byte {
            b'.' if label > 0 => (label, labels) = (0, labels + 1),
            b'-' | b'_' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => label += 1,
            _ => return false,
        }
    }
    let last = &host[host.len() - label..];
    labels > 0 && label > 1 && last.iter().all(u8::is_ascii_alphabetic)
}

fn wrapped_email(text: &str) -> Result<&str, Message> {
    let text = text.trim().trim_end_matches([';', ',']).trim_end();
    let address = match text
        .strip_suffix('>')
        .and_then(|rest| rest.rsplit_once('<'))
    {
        Some((_, address)) => address.trim(),
        None => text,
    };
    let address = match address.get(..7) {
        Some(scheme) if scheme.eq_ignore_ascii_case("mailto:") => &address[7..],
        _ => address,
    };
    let Some((name, host)) = address.split_once('@') else {
        return Err(msg!("it has no `@`"));
    };
    if host.contains('@') {
        return Err(msg!("it has more than one `@`"));
    }
    // An apostrophe may be inside a name: `o'brien@acme.com`.
    let is_odd_in_name = |c: char| {
        let is_bracket = matches!(c, '(' | ')' | '<' | '>' | '[' | ']' | '"' | '“' | '”' | '‘');
        is_bracket || matches!(c, ',' | ';' | ':' | '\\') || c.is_whitespace()
    };
    let is_quoted = name.starts_with(['\'', '’', '‘']);
    if name.is_empty() || name.contains(is_odd_in_name) || is_quoted {
        return Err(msg!(
            "it needs one word without quotes and brackets before the `@`"
        ));
    }
    match is_host(host) {
        true => Ok(address),
        false => Err(msg!("it needs a domain after the `@`, such as acme.com")),
    }
}

/// A link with a host: `https://acme.com/x`, `acme.com`.
///
/// # Errors
///
/// Why it is not a link: lower case, no period.
pub fn link(text: &str) -> Result<&str, Message> {
    let text = text.trim();
    match domain(text).is_some_and(is_host) {
        true => Ok(text),
        false => Err(msg!("it has no host, such as acme.com")),
    }
}

/// Whether a text is the name of a host: labels of letters, digits and hyphens, the last of them a word and not a number.
fn is_host(host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    let is_label = |label: &str| {
        let is_part = |c: char| c.is_alphanumeric() || c == '-' || c == '_' || is_mark(c);
        !label.is_empty() && label.chars().all(is_part)
    };
    let Some((_, last)) = host.rsplit_once('.') else {
        return false;
    };
    let is_word = last.chars().count() > 1 || !last.is_ascii();
    host.split('.').all(is_label) && is_word && last.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_address_however_it_is_wrapped() {
        for text in [
            "spy@acme.example",
            " spy@acme.example; ",
            "Spy <spy@acme.example>",
            "\"Spy, I.\" <spy@acme.example>,",
            "MailTo:spy@acme.example",
            "spy@acme.example <spy@acme.example>",
            "\"Spy @ Acme\" <spy@acme.example>",
        ] {
            assert_eq!(email(text), Ok("spy@acme.example"), "{text}");
        }
        assert_eq!(email("o'brien@acme.example"), Ok("o'brien@acme.example"));
        for text in [
            "spy",
            "spy at acme.example",
            "@acme.example",
            "spy@",
            "spy@acme",
            "spy@acme.example; ana@acme.example",
            "spy@acme.example, Spy",
            "s py@acme.example",
            "Spy <spy>",
            "a@b@acme.example",
            "(spy@acme.example)",
            "'spy@acme.example'",
            "\"spy@acme.example\"",
            "spy@acme.example:",
            "x;spy@acme.example",
            "Spy<spy@acme.example",
            "spy@acme..example",
            "spy@.com",
            "spy@1.5",
        ] {
            assert!(email(text).is_err(), "{text}");
        }
    }

    proptest! {
        /// The short way for plain addresses takes nothing that the long way does not.
        #[test]
        fn plain_addresses_are_addresses(text in "[a-z0-9._+@:; <>-]{0,3}[a-z.-]{0,4}@[a-zA-Z0-9.@_-]{0,6}[.][a-z0-9.-]{0,3}") {
            if is_plain_address(text.as_bytes()) {
                prop_assert_eq!(wrapped_email(&text), Ok(text.as_str()));
            }
        }
    }

    #[test]
    fn a_link_has_a_host() {
        for text in ["https://www.acme.com/a?b", "acme.com", "http://acme.com:80"] {
            assert_eq!(link(text), Ok(text));
        }
        for text in [
            "-",
            "none",
            "https://",
            "see mail",
            "n.a.",
            "k.A.",
            "10.5",
            "31.12.2026",
            "a.b,c.de",
        ] {
            assert!(link(text).is_err(), "{text}");
        }
    }
}
