//! Formats a date that is not ISO 8601 may have, shown to the user but never used.

use super::date_format;
use crate::language::date_pattern::DatePattern;
use std::sync::LazyLock;

/// The order of day and month, and the marks between them.
const ORDERS: [[&str; 3]; 5] = [
    ["DD", "MM", "YYYY"],
    ["MM", "DD", "YYYY"],
    ["YYYY", "MM", "DD"],
    ["DD", "MM", "YY"],
    ["MM", "DD", "YY"],
];
const MARKS: [&str; 3] = ["/", ".", "-"];

/// The usual formats of dates. A time of day may follow each.
pub(in crate::data) static USUAL: LazyLock<Vec<DatePattern>> = LazyLock::new(|| {
    let forms = MARKS
        .iter()
        .flat_map(|mark| ORDERS.iter().map(|order| order.join(mark)));
    forms
        .filter_map(|form| DatePattern::parse(&form).ok())
        .collect()
});

/// The formats of `01.04.2026`: `DD.MM.YYYY`, and for `01/04/2026` also `MM/DD/YYYY`.
pub(super) fn possible(text: &str) -> Vec<&'static str> {
    let fits = |form: &&DatePattern| date_format::read(form, text).is_some();
    let fitting = USUAL.iter().filter(fits);
    // Where both fit, only dates with slashes have the month first in some countries.
    let usual = if text.contains('/') { 2 } else { 1 };
    fitting.take(usual).map(DatePattern::written).collect()
}

#[cfg(test)]
mod tests {
    use super::possible;

    #[test]
    fn forms_a_date_may_have() {
        for (text, forms) in [
            ("01.04.2026", &["DD.MM.YYYY"][..]),
            ("1-4-2026 10:30", &["DD-MM-YYYY"]),
            ("02/04/2026", &["DD/MM/YYYY", "MM/DD/YYYY"]),
            ("13/04/2026", &["DD/MM/YYYY"]),
            ("04/13/2026  9:42 PM", &["MM/DD/YYYY"]),
            ("04-13-2026", &["MM-DD-YYYY"]),
            ("01.04.26", &["DD.MM.YY"]),
            ("2026/04/01", &["YYYY/MM/DD"]),
        ] {
            assert_eq!(possible(text), forms, "{text}");
        }
        for other in [
            "yesterday",
            "12",
            "1.5",
            "40.50.2026",
            "04/13/2026 25:00",
            "1..2",
        ] {
            assert!(possible(other).is_empty(), "{other}");
        }
    }
}
