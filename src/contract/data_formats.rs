//! Formats of dates and numbers in the data that are not ISO 8601 or plain.

use super::diagnostics::Diagnostics;
use super::keywords;
use super::model::{NumberFormat, Type, Written, is_currency_sign};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::date_pattern::DatePattern;
use crate::language::types::SubjectKind;
use crate::message::msg;
use crate::source::Span;
use crate::syntax::phrase::{Language, PhraseId};
use crate::syntax::tree::Text;

/// `dates are: "DD/MM/YYYY", "YYYY-MM-DD HH:mm"`
pub(super) fn dates(texts: &[Text], diagnostics: &mut Diagnostics) -> Vec<DatePattern> {
    let patterns = texts.iter().filter_map(|text| date(text, diagnostics));
    patterns.collect()
}

fn date(text: &Text, diagnostics: &mut Diagnostics) -> Option<DatePattern> {
    match DatePattern::parse(&text.text) {
        Ok(pattern) => Some(pattern),
        Err(why) => {
            let message = msg!(
                "\"{written}\" does not say how dates are written: {why}",
                written = text.text.trim(),
                why = why.message()
            );
            diagnostics.push(Diagnostic::new(Code::E0207, text.span, message).help(
                msg!("put it together from `DD`, `MM`, `YYYY`, and `HH`, `mm`, `ss` or `hh`, `mm`, `AM` for the time of day, for \
                 example \"DD/MM/YYYY\" or \"MM/DD/YYYY hh:mm AM\""),
            ));
            None
        }
    }
}

/// `numbers are: "1.000,5", "1000.5"`
pub(super) fn numbers(texts: &[Text], diagnostics: &mut Diagnostics) -> Vec<NumberFormat> {
    let formats = texts.iter().filter_map(|text| number(text, diagnostics));
    formats.collect()
}

/// `written "…"` of a field or detail: the formats of its type.
pub(super) fn written(
    language: Language,
    kind: &Type,
    texts: &[Text],
    span: Span,
    diagnostics: &mut Diagnostics,
) -> Option<Written> {
    match kind.subject_kind() {
        SubjectKind::Day => Some(Written::Dates(dates(texts, diagnostics))),
        SubjectKind::Number => {
            let formats = numbers(texts, diagnostics);
            let may_be_money = matches!(kind, Type::Money | Type::Range);
            if !may_be_money && formats.iter().any(|format| format.sign.is_some()) {
                let [money, range] =
                    ["Money", "Range"].map(|name| keywords::type_word(language, name));
                let message = msg!(
                    "the sign of a currency is only for `{money}` and `{range}`",
                    money,
                    range
                );
                diagnostics.push(Diagnostic::new(Code::E0505, span, message).help(msg!(
                    "leave the sign out, or declare the field as `{money}`",
                    money
                )));
            }
            Some(Written::Numbers(formats))
        }
        SubjectKind::Text
        | SubjectKind::Choice
        | SubjectKind::Choices
        | SubjectKind::Country
        | SubjectKind::YesNo
        | SubjectKind::Points
        | SubjectKind::Activity => {
            let message = msg!(
                "`{written}` is for dates, times, numbers, percentages and money",
                written = keywords::words_before(language, PhraseId::Field, "written")
            );
            diagnostics.push(Diagnostic::new(Code::E0505, span, message).help(msg!(
                "leave it out; values of this type are read as they are"
            )));
            None
        }
    }
}

/// A number as the data would write it: `1.000,5`.
fn number(text: &Text, diagnostics: &mut Diagnostics) -> Option<NumberFormat> {
    let written = text.text.trim();
    let (sample, sign) = without_sign(written);
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
                sign: (!sign.is_empty()).then(|| sign.to_owned()),
            })
        }
        _ => None,
    };
    if format.is_none() {
        diagnostics.push(
            Diagnostic::new(
                Code::E0207,
                text.span,
                msg!("\"{written}\" does not show how numbers are written", written),
            )
            .help(msg!("write a number with both marks as the data does, for example \"1.000,5\" or \"1,000.5\"")),
        );
    }
    format
}

/// A sample without the sign of a currency before or after it, and that sign.
fn without_sign(written: &str) -> (&str, &str) {
    let is_digit = |c: char| c.is_ascii_digit();
    let start = written.find(is_digit).unwrap_or(0);
    let end = written.rfind(is_digit).map_or(written.len(), |at| at + 1);
    let sample = written.get(start..end).unwrap_or(written);
    match (written[..start].trim(), written[end..].trim()) {
        ("", "") => (sample, ""),
        (sign, "") | ("", sign) if is_currency_sign(sign) => (sample, sign),
        // A minus, a percent sign and signs on both sides are not part of a format.
        _ => (written, ""),
    }
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
    fn number_samples_show_their_marks_and_their_sign() {
        let read = |sample: &str| number(&text(sample), &mut Diagnostics::default());
        let format = |decimal, thousands| {
            Some(NumberFormat {
                decimal,
                thousands,
                sign: None,
            })
        };
        assert_eq!(read("1.000,5"), format(',', Some('.')));
        assert_eq!(read("1,000,000.5"), format('.', Some(',')));
        assert_eq!(read("1 000,50"), format(',', Some(' ')));
        assert_eq!(read("0,5"), format(',', None));
        for (sample, sign) in [
            ("$1,000.5", "$"),
            ("1,000.5 kr", "kr"),
            ("R$ 1,000.5", "R$"),
        ] {
            let expected = NumberFormat {
                sign: Some(sign.into()),
                decimal: '.',
                thousands: Some(','),
            };
            assert_eq!(read(sample), Some(expected), "{sample}");
        }
        for wrong in [
            "1.000",
            "1000",
            "1,000,5",
            "x",
            "5,",
            "",
            "$1,000.5 USD",
            "-1,000.5",
            "1,000.5-",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
