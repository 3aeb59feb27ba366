//! Times of day in Chinese: `上午9点`, `下午6点半`, `18点30分`.

use super::edits::quoted;
use crate::syntax::normalize::Statement;

/// A part of the day, and whether its hours up to 11 are those after noon.
const PARTS_OF_DAY: [(&str, bool); 8] = [
    ("上午", false),
    ("早上", false),
    ("早晨", false),
    ("凌晨", false),
    ("中午", true),
    ("下午", true),
    ("傍晚", true),
    ("晚上", true),
];

/// The statement with its times of day as `hh:mm`.
pub fn as_clocks(statement: &Statement) -> Statement {
    let mask = quoted(statement);
    let text = &statement.text;
    let starts = text.char_indices().map(|(at, _)| at);
    let found = starts
        .filter(|at| !mask[*at] && !is_inside(&text[..*at]))
        .find_map(|at| {
            let (end, clock) = time(&text[at..])?;
            Some((at..at + end, clock))
        });
    match found {
        Some((range, clock)) => as_clocks(&statement.with(range, &clock)),
        None => statement.clone(),
    }
}

/// Whether what follows is the rest of a number, or of a time after its part of the day.
fn is_inside(before: &str) -> bool {
    let mut parts = PARTS_OF_DAY.iter().map(|(part, _)| part);
    before.ends_with(is_digit) || parts.any(|part| before.trim_end().ends_with(part))
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// The time of day that a text starts with: its length, and `hh:mm`.
fn time(text: &str) -> Option<(usize, String)> {
    let part = PARTS_OF_DAY.iter().find(|(part, _)| text.starts_with(part));
    let rest = part.map_or(text, |(part, _)| text[part.len()..].trim_start());
    let (hour, rest) = number(rest)?;
    let (minute, rest) = minutes(rest)?;
    // `9:30` is a time already.
    let is_time = rest.is_chinese || part.is_some();
    let hour = match part {
        Some((_, true)) if hour < 12 => hour + 12,
        Some(("凌晨", _)) if hour == 12 => 0,
        // `上午12点` can be noon or midnight.
        Some((_, false)) if hour == 12 => return None,
        _ => hour,
    };
    let length = text.len() - rest.text.len();
    (is_time && hour < 24 && minute < 60).then(|| (length, format!("{hour:02}:{minute:02}")))
}

/// What follows the minutes, and whether they are written in Chinese.
struct Rest<'t> {
    text: &'t str,
    is_chinese: bool,
}

/// The minutes after an hour: `点`, `点半`, `点30分`, `:30`.
fn minutes(text: &str) -> Option<(u32, Rest<'_>)> {
    if let Some(text) = text.strip_prefix(':') {
        let (minute, text) = number(text)?;
        return Some((
            minute,
            Rest {
                text,
                is_chinese: false,
            },
        ));
    }
    let text = text.strip_prefix(['点', '點'])?;
    let text = text.strip_prefix(['钟', '整']).unwrap_or(text);
    let (minute, text) = match (text.strip_prefix('半'), number(text)) {
        (Some(text), _) => (30, text),
        (None, Some((minute, text))) => (minute, text.strip_prefix('分').unwrap_or(text)),
        (None, None) => (0, text),
    };
    Some((
        minute,
        Rest {
            text,
            is_chinese: true,
        },
    ))
}

/// The number of one or two digits that a text starts with.
fn number(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c| !is_digit(c)).unwrap_or(text.len());
    let is_short = matches!(end, 1 | 2);
    Some((text[..end].parse().ok().filter(|_| is_short)?, &text[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;
    use crate::syntax::normalize::normalise;

    #[test]
    fn times_become_clocks() {
        let clocks = |line: &str| as_clocks(&normalise(FileId(0), line, 0).statement).text;
        let all = [
            ("周一，上午9点至下午6点半", "周一,09:00至18:30"),
            ("周一，9点 至 18点30分", "周一,09:00 至 18:30"),
            ("下午2:30", "14:30"),
            ("中午12点", "12:00"),
            ("09:00 至 18:00", "09:00 至 18:00"),
            ("上午12点", "上午12点"),
            ("阶段 \"9点\"", "阶段 \"9点\""),
            ("25点", "25点"),
        ];
        for (written, right) in all {
            assert_eq!(clocks(written), right);
        }
    }
}
