//! Ranges of whole numbers, as exports have them for sizes and revenues: `51-200`, `10,001+`, `< 50`, `1K - 5K`.

use super::number::NumberTest;
use crate::message::{Language, Message, Template, msg, template};
use crate::syntax::keywords;
use crate::syntax::phrase::PhraseId;
use std::fmt;

/// Above this, a floating-point number cannot distinguish adjacent whole numbers.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Whole numbers from `low` to `high`, both included. No range has numbers below 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NumberRange {
    /// The lowest number.
    pub low: f64,
    /// The highest number; infinite if there is none.
    pub high: f64,
}

/// Words that people are counted in, after a range.
const COUNTED: [&str; 5] = ["employees", "employee", "people", "person", "staff"];

/// Before a number that the range does not include, or does.
const LOWER: [(&str, bool); 7] = [
    (">=", true),
    ("≥", true),
    (">", false),
    ("more than ", false),
    ("over ", false),
    ("at least ", true),
    ("from ", true),
];
const UPPER: [(&str, bool); 8] = [
    ("<=", true),
    ("≤", true),
    ("<", false),
    ("less than ", false),
    ("fewer than ", false),
    ("under ", false),
    ("up to ", true),
    ("at most ", true),
];

/// After a lowest number.
const AND_MORE: [&str; 5] = ["+", " and more", " or more", " and over", " and above"];

/// After a highest number.
const AND_FEWER: [&str; 3] = [" or less", " or fewer", " and under"];

const UNITS: [(char, f64); 3] = [('k', 1e3), ('m', 1e6), ('b', 1e9)];

const NO_RANGE: Template = template!("it is not a range, such as 51-200 or 10001+");

impl NumberRange {
    /// A range of one number.
    pub fn of(number: f64) -> NumberRange {
        NumberRange {
            low: number,
            high: number,
        }
    }

    /// Reads a range. `number` reads a number as it is written, and is passed whether a unit such as `K` follows it.
    pub fn read(
        text: &str,
        number: &dyn Fn(&str, bool) -> Result<f64, Message>,
    ) -> Result<NumberRange, Message> {
        let text = plain(text);
        if is_date(&text) {
            return Err(msg!(
                "a spreadsheet turned the range into a date; export the column as text"
            ));
        }
        let prefixed = |prefixes: &[(&'static str, bool)]| {
            let mut prefixes = prefixes.iter();
            prefixes.find_map(|(prefix, is_included)| {
                Some((text.strip_prefix(prefix)?.to_owned(), *is_included))
            })
        };
        if let Some(lowest) = AND_MORE.iter().find_map(|end| text.strip_suffix(end)) {
            return NumberRange::new(amount(lowest, number)?.0, f64::INFINITY);
        }
        if let Some(highest) = AND_FEWER.iter().find_map(|end| text.strip_suffix(end)) {
            return NumberRange::new(0.0, amount(highest, number)?.0);
        }
        if let Some((rest, is_included)) = prefixed(&UPPER) {
            let high = amount(&rest, number)?.0;
            return NumberRange::new(0.0, if is_included { high } else { high - 1.0 });
        }
        let joined = text.strip_prefix("from ").unwrap_or(&text);
        let between = || text.strip_prefix("between ")?.split_once(" and ");
        let ends = joined.split_once(" to ").or_else(|| joined.split_once('-'));
        if let Some((low, high)) = ends.or_else(between) {
            let (low, unit) = amount(low, number)?;
            let (high, other) = amount(high, number)?;
            if unit.is_none() && other.is_some() && low > 0.0 {
                let meant = low * other.unwrap_or(1.0);
                return Err(msg!("its lower end can be {low} or {meant}", low, meant));
            }
            return NumberRange::new(low, high);
        }
        if let Some((rest, is_included)) = prefixed(&LOWER) {
            let low = amount(&rest, number)?.0;
            return NumberRange::new(if is_included { low } else { low + 1.0 }, f64::INFINITY);
        }
        let (number, _) = amount(&text, number)?;
        NumberRange::new(number, number)
    }

    /// Reads a range whose numbers have no declared format. A mark before three digits separates thousands, as a whole number
    /// has no decimals.
    pub fn read_plain(language: Language, text: &str) -> Result<NumberRange, Message> {
        NumberRange::read(text, &|digits, has_unit| {
            NumberRange::plain_number(language, digits, has_unit)
        })
    }

    /// A whole number without a declared format, or one with a unit, which may have decimals. `language` is that of the contract.
    pub fn plain_number(language: Language, text: &str, has_unit: bool) -> Result<f64, Message> {
        let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let parse = |digits: &str| digits.parse::<f64>().map_err(|_| NO_RANGE.message());
        let is_mark = |c: char| matches!(c, '.' | ',' | ' ' | '\'' | '’' | '\u{a0}' | '\u{202f}');
        let mut marks = text.chars().filter(|c| is_mark(*c));
        let Some(mark) = marks.next() else {
            return match is_digits(text) {
                true => parse(text),
                false => Err(NO_RANGE.into()),
            };
        };
        let groups: Vec<&str> = text.split(mark).collect();
        if !groups.iter().all(|group| is_digits(group)) {
            return Err(NO_RANGE.into());
        }
        let is_grouped = groups.iter().skip(1).all(|group| group.len() == 3)
            && groups.first().is_some_and(|first| first.len() <= 3);
        match (groups.as_slice(), has_unit, is_grouped) {
            ([whole, decimals], true, true) if matches!(mark, '.' | ',') => Err(msg!(
                "`{text}` can be {first} or {second}; say which in the contract: `{setting}`",
                text,
                first = format!("{whole}{decimals}"),
                second = format!("{whole}.{decimals}"),
                setting = keywords::keyword(language, PhraseId::NumbersAre)
            )),
            ([whole, decimals], true, false) if matches!(mark, '.' | ',') => {
                parse(&format!("{whole}.{decimals}"))
            }
            (_, _, true) => parse(&groups.concat()),
            // `300.0`, as other programs write a whole number in a column with decimals.
            ([whole, "0"], false, false) if mark == '.' => parse(whole),
            _ => Err(NO_RANGE.into()),
        }
    }

    fn new(low: f64, high: f64) -> Result<NumberRange, Message> {
        let range = NumberRange { low, high };
        match range.is_valid() {
            true => Ok(range),
            false if low > high => Err(msg!("it ends before it starts")),
            false => Err(NO_RANGE.into()),
        }
    }

    /// Whether both ends are whole numbers that can be kept, in this order.
    pub fn is_valid(self) -> bool {
        let is_whole = |number: f64| number.fract() == 0.0 && (0.0..=EXACT).contains(&number);
        is_whole(self.low)
            && (is_whole(self.high) || self.high == f64::INFINITY)
            && self.low <= self.high
    }

    /// Whether a comparison is met: by all numbers, or by none. None if some meet it and some do not.
    pub fn passes(self, test: NumberTest<f64>) -> Option<bool> {
        if test.all_hold(self.low, self.high) {
            return Some(true);
        }
        (!test.some_holds(self.low, self.high)).then_some(false)
    }
}

impl fmt::Display for NumberRange {
    /// In a form that is read as the same range.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let NumberRange { low, high } = self;
        if low == high {
            write!(f, "{low}")
        } else if high.is_infinite() {
            write!(f, "{low}+")
        } else {
            write!(f, "{low}-{high}")
        }
    }
}

/// In lower case, with one kind of dash, and without the word for what is counted.
fn plain(text: &str) -> String {
    let is_dash = |c: char| matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}' | '～' | '~' | '－');
    let text: String = text
        .trim()
        .chars()
        .map(|c| if is_dash(c) { '-' } else { c })
        .collect();
    let text = text.to_lowercase();
    let counted = COUNTED.iter().find_map(|word| text.strip_suffix(word));
    counted.unwrap_or(&text).trim().to_owned()
}

/// `nov-50`, `10-jan`: what a spreadsheet makes of `11-50` and `1-10`.
fn is_date(text: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let parts = text.split_once('-');
    parts.is_some_and(|(a, b)| MONTHS.contains(&a) || MONTHS.contains(&b))
}

/// A whole number with its unit.
fn amount(
    text: &str,
    number: &dyn Fn(&str, bool) -> Result<f64, Message>,
) -> Result<(f64, Option<f64>), Message> {
    let text = text.trim();
    let unit = UNITS.iter().find_map(|(letter, times)| {
        let rest = text.strip_suffix(*letter)?.trim_end();
        rest.ends_with(|c: char| c.is_ascii_digit())
            .then_some((rest, *times))
    });
    let (digits, times) = match unit {
        Some((rest, times)) => (rest, Some(times)),
        None => (text, None),
    };
    if !digits.contains(|c: char| c.is_ascii_digit()) {
        return Err(NO_RANGE.into());
    }
    let exact = number(digits, times.is_some())? * times.unwrap_or(1.0);
    // `1.1M` is not exact in binary.
    let whole = if times.is_some() {
        exact.round()
    } else {
        exact
    };
    if (whole - exact).abs() > 0.001 || whole.fract() != 0.0 {
        return Err(msg!("it is not a range of whole numbers"));
    }
    Ok((whole, times))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        let range = NumberRange::read_plain(Language::En, text).ok()?;
        assert_eq!(
            NumberRange::read_plain(Language::En, &range.to_string()),
            Ok(range)
        );
        Some(range.to_string())
    }

    #[test]
    fn forms_of_exports() {
        for (text, range) in [
            ("51-200", "51-200"),
            ("51 – 200", "51-200"),
            ("1,001 to 5,000", "1001-5000"),
            ("1.001 - 5.000", "1001-5000"),
            ("10,001+", "10001+"),
            ("10,001+ employees", "10001+"),
            ("51-200 Employees", "51-200"),
            ("< 50", "0-49"),
            ("<=50", "0-50"),
            (">1,000,000", "1000001+"),
            ("1K - 5K", "1000-5000"),
            ("1.5M-2.5M", "1500000-2500000"),
            ("0-1M", "0-1000000"),
            ("More than 1000", "1001+"),
            ("At least 1000", "1000+"),
            ("up to 10", "0-10"),
            ("Under 1B", "0-999999999"),
            ("500 or more", "500+"),
            ("10 or less", "0-10"),
            ("between 51 and 200", "51-200"),
            ("1 employee", "1"),
            ("300.0", "300"),
            ("300", "300"),
            ("1 000 - 5 000", "1000-5000"),
            ("from 5 to 10", "5-10"),
            ("5-5", "5"),
        ] {
            assert_eq!(read(text).as_deref(), Some(range), "{text}");
        }
    }

    #[test]
    fn what_is_no_range_or_has_two_readings() {
        for text in [
            "",
            "-",
            "many",
            "200-51",
            "-5",
            "5-10-15",
            "1-5K",
            "1.5",
            "1.500K-2.500K",
            "1,00-5,00",
            "< 0",
            "K-M",
            "5-",
            "+",
            "1e3",
            "10 - 1e999",
            "99999999999999999999",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        for text in ["Nov-50", "10-Jan"] {
            let why = NumberRange::read_plain(Language::En, text)
                .unwrap_err()
                .english();
            assert!(why.contains("spreadsheet"), "{why}");
        }
        assert!(
            NumberRange::read_plain(Language::En, "1-5K")
                .unwrap_err()
                .english()
                .ends_with("1 or 1000")
        );
    }

    #[test]
    fn a_comparison_is_met_by_all_numbers_or_none() {
        let range = |text: &str| NumberRange::read_plain(Language::En, text).unwrap();
        let test = |text: &str, test| range(text).passes(test);
        assert_eq!(test("51-200", NumberTest::AtLeast(51.0)), Some(true));
        assert_eq!(test("51-200", NumberTest::AtLeast(52.0)), None);
        assert_eq!(test("51-200", NumberTest::AtLeast(201.0)), Some(false));
        assert_eq!(test("10001+", NumberTest::MoreThan(10_000.0)), Some(true));
        assert_eq!(test("10001+", NumberTest::AtMost(20_000.0)), None);
        assert_eq!(test("10001+", NumberTest::LessThan(10_001.0)), Some(false));
        assert_eq!(test("< 50", NumberTest::Between(0.0, 49.0)), Some(true));
        assert_eq!(test("51-200", NumberTest::IsNot(60.0)), None);
        assert_eq!(test("51-200", NumberTest::IsNot(50.0)), Some(true));
        assert_eq!(test("60", NumberTest::Is(60.0)), Some(true));
    }
}
