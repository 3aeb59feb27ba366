//! E-mail addresses and links in data: one address, written by people and programs.

use crate::text::domain;

/// The one address in a text: `ana@acme.com`, `Ana <ana@acme.com>`, `ana@acme.com;`.
///
/// # Errors
///
/// Why it is no address: lower case, no period.
pub fn email(text: &str) -> Result<&str, &'static str> {
    let text = text.trim().trim_end_matches([';', ',']).trim_end();
    let address = match text
        .strip_suffix('>')
        .and_then(|rest| rest.rsplit_once('<'))
    {
        Some((_, address)) => address.trim(),
        None => text,
    };
    let address = address.strip_prefix("mailto:").unwrap_or(address);
    let Some((name, host)) = text
        .contains('@')
        .then(|| address.split_once('@'))
        .flatten()
    else {
        return Err("it has no `@`");
    };
    if text.matches('@').count() > 1 {
        return Err("it has more than one `@`");
    }
    if name.is_empty() || name.contains(char::is_whitespace) {
        return Err("it needs one word before the `@`");
    }
    match domain(address).is_some() && !host.contains([',', ';', '/', '<', '>']) {
        true => Ok(address),
        false => Err("it needs a domain after the `@`, such as acme.com"),
    }
}

/// A link with a host: `https://acme.com/x`, `acme.com`.
///
/// # Errors
///
/// Why it is no link: lower case, no period.
pub fn link(text: &str) -> Result<&str, &'static str> {
    let text = text.trim();
    match domain(text) {
        Some(_) => Ok(text),
        None => Err("it has no host, such as acme.com"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_however_it_is_wrapped() {
        for text in [
            "spy@acme.example",
            " spy@acme.example; ",
            "Spy <spy@acme.example>",
            "\"Spy, I.\" <spy@acme.example>,",
            "mailto:spy@acme.example",
        ] {
            assert_eq!(email(text), Ok("spy@acme.example"), "{text}");
        }
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
        ] {
            assert!(email(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_link_has_a_host() {
        for text in ["https://www.acme.com/a?b", "acme.com", "http://acme.com:80"] {
            assert_eq!(link(text), Ok(text));
        }
        for text in ["-", "none", "https://", "see mail"] {
            assert!(link(text).is_err(), "{text}");
        }
    }
}
