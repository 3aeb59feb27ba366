//! Comparison of texts: normal form, case, surrounding space, whole words. Used for both names and data.

mod hidden;
mod similar;

pub use hidden::hidden;
pub use similar::{distance, keyword_slips, slips};

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};
use unicode_segmentation::UnicodeSegmentation;

/// A text as compared: NFC, simple case folding, without surrounding white space. Accents are significant.
pub fn fold(text: &str) -> String {
    let mut folded = String::new();
    fold_into(text, &mut folded);
    folded
}

/// Sets `folded` to [`fold`] of a text.
pub fn fold_into(text: &str, folded: &mut String) {
    let text = text.trim();
    folded.clear();
    if text.is_ascii() {
        folded.push_str(text);
        folded.make_ascii_lowercase();
    } else if is_nfc(text) {
        folded.extend(text.chars().map(fold_char));
    } else {
        folded.extend(text.nfc().map(fold_char));
    }
}

/// [`fold`] without accents, for names that people write either way: `Österreich`, `Osterreich`.
pub fn fold_without_accents(text: &str) -> String {
    let folded = fold(text);
    if folded.is_ascii() {
        return folded;
    }
    folded.nfd().filter(|c| !is_mark(*c)).collect()
}

fn fold_char(c: char) -> char {
    unicode_case_mapping::case_folded(c)
        .and_then(|code| char::from_u32(code.get()))
        .unwrap_or(c)
}

/// A name as compared: [`fold`], with every run of white space as one space.
pub fn fold_name(name: &str) -> String {
    fold(name).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A column name as compared: [`fold`], letters and digits only. A name without any stays unchanged.
pub fn fold_column(name: &str) -> String {
    let folded = fold(name);
    let letters: String = folded
        .chars()
        .filter(|c| c.is_alphanumeric() || is_mark(*c))
        .collect();
    if letters.is_empty() { folded } else { letters }
}

/// The words of a folded text by UAX #29: punctuation and hyphens separate words, and each Han character is a word.
pub fn words(folded: &str) -> impl Iterator<Item = &str> {
    // In ASCII, every run of letters and digits is a word, which needs no tables of Unicode.
    let (ascii, other) = match folded.is_ascii() {
        true => (folded, ""),
        false => ("", folded),
    };
    let ascii = ascii.split(|c: char| !c.is_ascii_alphanumeric());
    let other = other
        .unicode_words()
        .flat_map(|word| word.split(|c: char| !c.is_alphanumeric() && !is_mark(c)));
    ascii.chain(other).filter(|w| !w.is_empty())
}

/// Whether two texts are the same but for case.
pub fn eq_ignore_case(a: &str, b: &str) -> bool {
    match a.is_ascii() && b.is_ascii() {
        true => a.eq_ignore_ascii_case(b),
        false => a.chars().map(fold_char).eq(b.chars().map(fold_char)),
    }
}

/// Whether two characters are the same but for case.
pub fn same_ignoring_case(a: char, b: char) -> bool {
    match a.is_ascii() && b.is_ascii() {
        true => a.eq_ignore_ascii_case(&b),
        false => a == b || fold_char(a) == fold_char(b),
    }
}

/// How many bytes of a text are `start`, but for case; none if it starts with something else.
pub fn starts_with_ignoring_case(text: &str, start: &str) -> Option<usize> {
    let mut rest = text.chars();
    let same = |c: char| {
        rest.next()
            .is_some_and(|other| same_ignoring_case(c, other))
    };
    start
        .chars()
        .all(same)
        .then(|| text.len() - rest.as_str().len())
}

/// A text in lower case, with every character at its byte: one whose lower case has another length stays as it is.
pub fn lower_in_place(text: &str) -> String {
    let lower = |c: char| {
        let folded = fold_char(c);
        if folded.len_utf8() == c.len_utf8() {
            folded
        } else {
            c
        }
    };
    match text.is_ascii() {
        true => text.to_ascii_lowercase(),
        false => text.chars().map(lower).collect(),
    }
}

/// Whether a character is Chinese, so that it is a word by itself.
pub fn is_han(c: char) -> bool {
    !c.is_ascii() && unicode_script::UnicodeScript::script(&c) == unicode_script::Script::Han
}

/// Whether a character continues the word of a letter or digit next to it; a Han character is a word by itself.
pub fn continues_word(c: char) -> bool {
    c.is_alphanumeric() && !is_han(c)
}

pub(crate) fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// A text in quotes, without the marks that people use as quotes.
pub fn quoted(bare: &str) -> String {
    let bare = bare.trim_matches(['\'', '’', '‘', '`', '´']);
    format!("\"{bare}\"")
}

/// The first `most` characters of a text, with an ellipsis if there are more.
pub fn shortened(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()).into(),
        None => text.into(),
    }
}

/// Whether the words of `phrase` occur consecutively in `text`; both are folded. An empty phrase never occurs.
pub fn mentions(text: &str, phrase: &str) -> bool {
    // Most texts have the first word nowhere, not even inside a word.
    if !words(phrase)
        .next()
        .is_some_and(|first| text.contains(first))
    {
        return false;
    }
    let found: Vec<&str> = words(text).collect();
    (0..found.len()).any(|at| {
        let mut rest = found[at..].iter();
        words(phrase).all(|wanted| rest.next() == Some(&wanted))
    })
}

/// A text without surrounding white space. Most texts have none, which their first and last byte show.
#[inline]
pub fn trimmed(text: &str) -> &str {
    let ends = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    let bytes = text.as_bytes();
    match ends(bytes.first()) && ends(bytes.last()) {
        true => text,
        false => text.trim(),
    }
}

/// The domain of an e-mail address (after its last `@`) or of a link (its host without `www.`); none if there is none.
pub fn domain(text: &str) -> Option<&str> {
    let text = trimmed(text);
    let rest = match text.contains(':') {
        true => text.split_once("://").map_or(text, |(_, rest)| rest),
        false => text,
    };
    let is_link = rest.len() < text.len() || !text.contains('@');
    let host = if is_link {
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let authority = &rest[..end];
        let host = authority
            .rsplit_once('@')
            .map_or(authority, |(_, host)| host);
        let host = host.split(':').next().unwrap_or(host);
        match host.split_at_checked("www.".len()) {
            Some((www, rest)) if www.eq_ignore_ascii_case("www.") => rest,
            _ => host,
        }
    } else {
        text.rsplit_once('@').map_or("", |(_, host)| host)
    };
    let host = host.trim_end_matches('.');
    let is_graphic = host.bytes().all(|byte| byte.is_ascii_graphic());
    let is_one_word = is_graphic || !host.contains(char::is_whitespace);
    (is_one_word && host.contains('.')).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_space_and_normal_form_do_not_count_but_accents_do() {
        assert_eq!(fold(" S\u{e3}o PAULO "), fold("sa\u{303}o paulo"));
        assert_ne!(fold("São"), fold("Sao"));
        assert_eq!(fold("ΣΑΣ"), fold("σας"));
        assert_eq!(fold_name("company \u{3000} Size"), "company size");
    }

    #[test]
    fn columns_are_compared_by_letters_and_digits() {
        assert_eq!(fold_column(" E-mail_Address "), "emailaddress");
        assert_eq!(fold_column("公司 名称"), fold_column("公司名称"));
        assert_eq!(fold_column("#"), "#");
    }

    proptest::proptest! {
        #[test]
        fn words_of_ascii_are_those_of_unicode(text in "[a-c0-9 .,:;'_\"@/+-]{0,24}") {
            let by_unicode = text
                .unicode_words()
                .flat_map(|word| word.split(|c: char| !c.is_alphanumeric()))
                .filter(|word| !word.is_empty());
            proptest::prop_assert!(words(&text).eq(by_unicode), "{text:?}");
        }

        #[test]
        fn a_phrase_is_mentioned_where_its_words_follow_one_another(
            text in "([abé]{1,2}[ ,-]){0,6}",
            phrase in "([abé]{1,2}[ -]){0,3}",
        ) {
            let (found, wanted): (Vec<&str>, Vec<&str>) =
                (words(&text).collect(), words(&phrase).collect());
            let is_there = !wanted.is_empty() && found.windows(wanted.len()).any(|run| run == wanted);
            proptest::prop_assert_eq!(mentions(&text, &phrase), is_there);
        }
    }

    #[test]
    fn mentions_looks_for_whole_words() {
        assert!(mentions("vp-sales, emea", "sales emea"));
        assert!(mentions("head of it", "head of"));
        assert!(!mentions("mvp owner", "vp"));
        assert!(mentions("销售总监", "总监"));
        assert!(!mentions("anything", " - "));
    }

    #[test]
    fn domains_of_addresses_and_links() {
        assert_eq!(domain("ana@mail.Acme.com"), Some("mail.Acme.com"));
        assert_eq!(domain("https://www.acme.com:8080/x?y@z"), Some("acme.com"));
        assert_eq!(domain("HTTPS://WWW.Acme.com"), Some("Acme.com"));
        assert_eq!(domain("Www.acme.com"), Some("acme.com"));
        assert_eq!(domain("acme.com/path"), Some("acme.com"));
        assert_eq!(domain(" ana@acme.com. "), Some("acme.com"));
        assert_eq!(domain("ana@acme .com"), None);
        assert_eq!(domain("ana@acme\u{a0}.com"), None);
        assert_eq!(domain("ana@"), None);
        assert_eq!(domain("nothing"), None);
    }
}
