//! Possible formats of a date that is not ISO 8601, shown to the user but never used.

/// `"DD.MM.YYYY"` for `01.04.2026`; several are joined by `or`. A time of day after the date is ignored.
pub(super) fn possible(text: &str) -> Option<String> {
    let date = text.split([' ', 'T']).next()?;
    let mark = date.chars().find(|c| !c.is_ascii_digit())?;
    let parts: Vec<&str> = date.split(mark).collect();
    let digits = |part: &&str| part.bytes().all(|b| b.is_ascii_digit());
    if !matches!(mark, '.' | '/' | '-') || !parts.iter().all(digits) {
        return None;
    }
    let length = |at: usize| parts.get(at).map_or(0, |part| part.len());
    let at_most_12 = |at: usize| {
        let number = parts.get(at).and_then(|part| part.parse::<u32>().ok());
        number.is_some_and(|number| (1..=12).contains(&number))
    };
    let forms: &[[&str; 3]] = match (parts.len(), length(0), length(2)) {
        (3, 4, 1..=2) => &[["YYYY", "MM", "DD"]],
        (3, 1..=2, 4) => match (at_most_12(0), at_most_12(1)) {
            (true, true) => &[["DD", "MM", "YYYY"], ["MM", "DD", "YYYY"]],
            (false, true) => &[["DD", "MM", "YYYY"]],
            (true, false) => &[["MM", "DD", "YYYY"]],
            (false, false) => return None,
        },
        _ => return None,
    };
    // Only dates with slashes have the month first in some countries.
    let usual = if mark == '/' { 2 } else { 1 };
    let forms = forms.iter().take(usual);
    let shown: Vec<String> = forms
        .map(|form| format!("`dates are: \"{}\"`", form.join(&mark.to_string())))
        .collect();
    Some(shown.join(" or "))
}

#[cfg(test)]
mod tests {
    use super::possible;

    #[test]
    fn forms_a_date_may_have() {
        for (text, forms) in [
            ("01.04.2026", "`dates are: \"DD.MM.YYYY\"`"),
            ("1-4-2026 10:30", "`dates are: \"DD-MM-YYYY\"`"),
            (
                "02/04/2026",
                "`dates are: \"DD/MM/YYYY\"` or `dates are: \"MM/DD/YYYY\"`",
            ),
            ("13/04/2026", "`dates are: \"DD/MM/YYYY\"`"),
            ("04/13/2026", "`dates are: \"MM/DD/YYYY\"`"),
            ("2026/04/01", "`dates are: \"YYYY/MM/DD\"`"),
        ] {
            assert_eq!(possible(text).as_deref(), Some(forms), "{text}");
        }
        for other in ["yesterday", "12", "1.5", "40.50.2026", "01.04.26", "1..2"] {
            assert_eq!(possible(other), None, "{other}");
        }
    }
}
