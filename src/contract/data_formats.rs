//! Formats of dates and numbers in the data that are not ISO 8601 or plain.

use super::diagnostics::Diagnostics;
use super::model::NumberFormat;
use crate::diagnostic::{Code, Diagnostic};
use crate::syntax::tree::Text;

const PARTS: [&str; 6] = ["YYYY", "DD", "MM", "HH", "mm", "ss"];

/// A pattern of `DD`, `MM`, `YYYY`, and optionally `HH`, `mm`, `ss`, each once.
pub(super) fn dates(text: &Text, diagnostics: &mut Diagnostics) -> Option<String> {
    let pattern = text.text.trim();
    let mut seen: Vec<&str> = Vec::new();
    let mut rest = pattern;
    let mut wrong: Option<String> = None;
    while let Some(c) = rest.chars().next() {
        if let Some(part) = PARTS.iter().find(|part| rest.starts_with(**part)) {
            if seen.contains(part) {
                wrong.get_or_insert(format!("`{part}` occurs twice"));
            }
            seen.push(part);
            rest = &rest[part.len()..];
            continue;
        }
        if c.is_alphanumeric() && !matches!(c, 'T' | 'Z') {
            wrong.get_or_insert(format!("`{c}` is not part of a date"));
        }
        rest = &rest[c.len_utf8()..];
    }
    let lost = ["YYYY", "MM", "DD"]
        .iter()
        .find(|part| !seen.contains(part));
    if let Some(part) = lost {
        wrong.get_or_insert(format!("`{part}` is missing"));
    }
    let Some(why) = wrong else {
        return Some(pattern.to_string());
    };
    diagnostics.push(
        Diagnostic::new(
            Code::E0207,
            text.span,
            format!("\"{pattern}\" does not say how dates are written: {why}"),
        )
        .help("put it together from `DD`, `MM`, `YYYY`, and `HH`, `mm`, `ss` for the time of day, for example \"DD/MM/YYYY\" or \"MM/DD/YYYY HH:mm\""),
    );
    None
}

/// A number as the data would write it: `1.000,5`.
pub(super) fn numbers(text: &Text, diagnostics: &mut Diagnostics) -> Option<NumberFormat> {
    let sample = text.text.trim();
    let marks: Vec<(usize, char)> = sample
        .char_indices()
        .filter(|(_, c)| !c.is_ascii_digit())
        .collect();
    let digits_behind = |at: usize, mark: char| sample.len() - at - mark.len_utf8();
    let format = match marks.as_slice() {
        [.., (at, decimal)] if matches!(decimal, '.' | ',') => {
            let thousands = marks
                .len()
                .checked_sub(2)
                .and_then(|i| marks.get(i))
                .map(|(_, c)| *c);
            let others = marks.iter().rev().skip(1);
            let same = others.clone().all(|(_, c)| Some(*c) == thousands);
            let fits =
                same && thousands != Some(*decimal) && thousands.is_none_or(is_thousands_mark);
            // `1.000` alone does not show whether its mark is the decimal or the thousands mark.
            let clear = thousands.is_some() || digits_behind(*at, *decimal) != 3;
            (fits && clear && digits_behind(*at, *decimal) > 0).then_some(NumberFormat {
                decimal: *decimal,
                thousands,
            })
        }
        _ => None,
    };
    if format.is_none() {
        diagnostics.push(
            Diagnostic::new(
                Code::E0207,
                text.span,
                format!("\"{sample}\" does not show how numbers are written"),
            )
            .help("write a number with both marks as the data does, for example \"1.000,5\" or \"1,000.5\""),
        );
    }
    format
}

fn is_thousands_mark(c: char) -> bool {
    matches!(c, '.' | ',' | '\'' | '\u{2019}') || c.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{FileId, Span};

    fn text(text: &str) -> Text {
        Text {
            text: text.to_string(),
            span: Span::new(FileId(0), 0, 0),
        }
    }

    #[test]
    fn date_patterns_have_day_month_and_year_once() {
        let read = |pattern: &str| dates(&text(pattern), &mut Diagnostics::default());
        assert_eq!(
            read("DD/MM/YYYY HH:mm").as_deref(),
            Some("DD/MM/YYYY HH:mm")
        );
        for wrong in ["DD/MM/YY", "MM/YYYY", "DD/DD/YYYY MM", "dd.mm.yyyy", ""] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn number_samples_show_their_marks() {
        let read = |sample: &str| numbers(&text(sample), &mut Diagnostics::default());
        let format = |decimal, thousands| Some(NumberFormat { decimal, thousands });
        assert_eq!(read("1.000,5"), format(',', Some('.')));
        assert_eq!(read("1,000,000.5"), format('.', Some(',')));
        assert_eq!(read("1 000,50"), format(',', Some(' ')));
        assert_eq!(read("0,5"), format(',', None));
        for wrong in ["1.000", "1000", "1,000,5", "x", "5,", ""] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
