//! The form in which programs write times, `2026-04-01T09:30:00.25Z`, read quickly.

use super::time::{
    MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_MINUTE, MICROS_PER_SECOND, ParsedTime,
};
use crate::time::{LocalDay, MicrosUtc};

/// The least byte at each place of the front of the form.
const LEAST: &[u8; 19] = b"0000-00-00T00:00:00";
/// The most by which a byte may differ from it in the bits: the digits differ from `0` by 0 to 9.
const MOST: [u8; 19] = [
    9,
    9,
    9,
    9,
    0,
    9,
    9,
    0,
    9,
    9,
    b'T' ^ b' ',
    9,
    9,
    0,
    9,
    9,
    0,
    9,
    9,
];

/// The time in a text `YYYY-MM-DD[T ]hh:mm:ss[.ffffff][Z|±hh:mm]`; none for any other form and for a time that does not
/// exist, which the general reader decides.
pub(super) fn read(text: &[u8]) -> Option<ParsedTime> {
    let (front, rest) = text.split_first_chunk::<19>()?;
    let mut digits = [0; 19];
    let mut is_time = true;
    for (digit, ((byte, least), most)) in digits.iter_mut().zip(front.iter().zip(LEAST).zip(MOST)) {
        *digit = byte ^ least;
        is_time &= *digit <= most;
    }
    if !is_time || !matches!(front[10], b'T' | b' ') {
        return None;
    }
    let [a, b, c, d, _, m, n, _, e, f, _, h, i, _, j, k, _, s, t] = digits.map(i64::from);
    let year = 1000 * a + 100 * b + 10 * c + d;
    let day = LocalDay::from_ymd(year as i16, (10 * m + n) as i8, (10 * e + f) as i8)?;
    let (hour, minute, second) = (10 * h + i, 10 * j + k, 10 * s + t);
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let (micros, rest) = fraction(rest)?;
    let local = i64::from(day.0) * MICROS_PER_DAY
        + hour * MICROS_PER_HOUR
        + minute * MICROS_PER_MINUTE
        + second * MICROS_PER_SECOND
        + micros;
    match rest {
        [] => Some(ParsedTime::Local(local)),
        [b'Z'] => Some(ParsedTime::Instant(MicrosUtc(local))),
        rest => Some(ParsedTime::Instant(MicrosUtc(local - east(rest)?))),
    }
}

/// The microseconds of an optional fraction of at most six digits, and the rest.
fn fraction(text: &[u8]) -> Option<(i64, &[u8])> {
    let Some((b'.', text)) = text.split_first() else {
        return Some((0, text));
    };
    let (mut micros, mut unit, mut length) = (0, MICROS_PER_SECOND, 0);
    while let Some(digit) = text.get(length).filter(|byte| byte.is_ascii_digit()) {
        unit /= 10;
        micros += i64::from(digit - b'0') * unit;
        length += 1;
    }
    let rest = text.get(length..)?;
    (1..=6).contains(&length).then_some((micros, rest))
}

/// The microseconds east of UTC of an offset `±hh:mm`.
fn east(text: &[u8]) -> Option<i64> {
    let [sign @ (b'+' | b'-'), h, i, b':', j, k] = text else {
        return None;
    };
    let pair = |tens: &u8, ones: &u8| {
        let are_digits = tens.is_ascii_digit() && ones.is_ascii_digit();
        are_digits.then(|| i64::from(tens - b'0') * 10 + i64::from(ones - b'0'))
    };
    let (hours, minutes) = (pair(h, i)?, pair(j, k)?);
    let east = hours * MICROS_PER_HOUR + minutes * MICROS_PER_MINUTE;
    (hours < 24 && minutes < 60).then_some(if *sign == b'+' { east } else { -east })
}

#[cfg(test)]
mod tests {
    use super::super::time::in_parts;
    use super::*;

    /// The forms, for a date and a time of day.
    const FORMS: [&str; 8] = [
        "{}T09:30:07",
        "{} 23:59:59",
        "{}T00:00:00Z",
        "{} 12:05:59.5",
        "{}T19:38:01.234567Z",
        "{} 08:09:10+02:00",
        "{}T08:09:10.25-03:30",
        "{}T08:09:10.100000+23:59",
    ];

    #[test]
    fn every_day_in_every_form_is_read_as_by_parts() {
        for year in 1900..=2200 {
            for month in 1..=12 {
                for day in 1..=31 {
                    let form = FORMS[(year + month + day) as usize % FORMS.len()];
                    let text = form.replace("{}", &format!("{year:04}-{month:02}-{day:02}"));
                    assert_eq!(read(text.as_bytes()), in_parts(text.as_bytes()), "{text}");
                }
            }
        }
    }

    #[test]
    fn every_second_of_a_day_is_read_as_by_parts() {
        for second in 0..86_400 {
            let (hour, minute) = (second / 3600, second / 60 % 60);
            let text = format!("2024-02-29T{hour:02}:{minute:02}:{:02}Z", second % 60);
            let expected = in_parts(text.as_bytes());
            assert!(expected.is_some());
            assert_eq!(read(text.as_bytes()), expected, "{text}");
        }
    }

    /// What is read quickly is what the general reader reads; what is not read quickly is left to it.
    #[test]
    fn no_other_text_is_read_differently() {
        let check = |text: &[u8]| {
            if let Some(time) = read(text) {
                assert_eq!(Some(time), in_parts(text), "{}", text.escape_ascii());
            }
        };
        for form in FORMS {
            let text = form.replace("{}", "2024-02-29").into_bytes();
            assert!(read(&text).is_some());
            for at in 0..text.len() {
                check(&text[..at]);
                check(&[&text[..at], &text[at + 1..]].concat());
                for byte in 0..=u8::MAX {
                    let mut other = text.clone();
                    other[at] = byte;
                    check(&other);
                    other.insert(at, text[at]);
                    check(&other);
                }
            }
            check(&[&text[..], b" "].concat());
            check(&[&text[..], b"Z"].concat());
        }
    }
}
