//! Numbers, written by their value: `12500`, `2.5 million`.

use crate::contract::{atom_text, keywords};
use crate::syntax::phrase::Language;

/// Maximum number of decimals before a magnitude.
const MAX_DECIMALS: usize = 2;

/// The magnitudes that are written, the largest first: the name of the word, and the number of zeros.
fn magnitudes(language: Language) -> &'static [(&'static str, usize)] {
    match language {
        Language::En | Language::Pt | Language::It => &[("Billion", 9), ("Million", 6)],
        Language::Zh => &[("HundredMillion", 8), ("TenThousand", 4)],
    }
}

/// A number. From a million on with a magnitude, if few decimals remain before it.
pub fn number(language: Language, number: f64) -> String {
    let plain = number.abs().to_string();
    if number.abs() >= 1e6 && !plain.contains('.') {
        let sign = if number < 0.0 { "-" } else { "" };
        for (name, zeros) in magnitudes(language) {
            let short = without_zeros(&plain, *zeros);
            let word = keywords::word(language, "magnitude", name);
            if let (Some(short), Some(word)) = (short, word) {
                let word = match word.several {
                    Some(several) if short >= 2.0 => several,
                    Some(_) | None => word.forms[0],
                };
                let space = language.magnitude_space();
                return format!("{sign}{}{space}{word}", atom_text::number(language, short));
            }
        }
    }
    atom_text::number(language, number)
}

/// The number without that many zeros at its end, if few decimals remain and it is read back as the same.
fn without_zeros(digits: &str, zeros: usize) -> Option<f64> {
    let at = digits.len().checked_sub(zeros).filter(|at| *at > 0)?;
    let (whole, decimals) = digits.split_at_checked(at)?;
    let decimals = decimals.trim_end_matches('0');
    let short: f64 = format!("{whole}.{decimals}0").parse().ok()?;
    let factor = 10_f64.powi(i32::try_from(zeros).ok()?);
    let number: f64 = digits.parse().ok()?;
    (decimals.len() <= MAX_DECIMALS && short * factor == number).then_some(short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_by_their_value() {
        let written = |n: f64| number(Language::En, n);
        assert_eq!(written(12_500.0), "12500");
        assert_eq!(written(999_999.0), "999999");
        assert_eq!(written(1e6), "1 million");
        assert_eq!(written(-2_500_000.0), "-2.5 million");
        assert_eq!(written(1_230_000.0), "1.23 million");
        assert_eq!(written(1_234_000.0), "1234000");
        assert_eq!(written(1_234_000_000.0), "1234 million");
        assert_eq!(written(1_234_567_890.0), "1234567890");
        assert_eq!(written(2e9), "2 billion");
        assert_eq!(written(1_000_000.5), "1000000.5");
        assert_eq!(written(0.625), "0.625");
        assert_eq!(number(Language::Pt, 1_500_000.0), "1,5 milhão");
        assert_eq!(number(Language::It, 2_500_000.0), "2,5 milioni");
        assert_eq!(number(Language::Zh, 1_230_000.0), "123万");
        assert_eq!(number(Language::Zh, 1_234_000_000.0), "12.34亿");
    }

    #[test]
    fn shortened_numbers_are_read_back_exactly() {
        for n in (1_000_000..2_000_000_u32).step_by(10_000) {
            let text = written_number(f64::from(n));
            assert_eq!(text.parse::<f64>().map(|n| n * 1e6), Ok(f64::from(n)));
        }
    }

    fn written_number(n: f64) -> String {
        number(Language::En, n).replace(" million", "")
    }
}
