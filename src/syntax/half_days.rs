//! A day that is closed for a part: the corrected lines have the opening hours that are left of the day.

use super::dates;
use super::keywords;
use super::normalize::{Statement, unquoted};
use super::phrase::{Block as BlockKind, Language, PhraseId, SlotName};
use super::recovery::{half_day, written_out};
use super::tree::{Block, Phrase, SlotValue, Weekday};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::msg;
use crate::time::{Clock, LocalDay};

/// The end of a day.
const MIDNIGHT: Clock = Clock(24 * 60);

/// The error in a line of a calendar that closes a part of a day; none if it is another line.
pub fn diagnostic(
    language: Language,
    statement: &Statement,
    block: Option<&Block>,
) -> Option<Diagnostic> {
    let block = block.filter(|block| block.kind == BlockKind::Calendar)?;
    let text = written_out(language, &statement.text);
    let slots = half_day(language, &text)?;
    let of = |name: &str| slots.iter().find(|(slot, _)| *slot == name).map(|s| s.1);
    let day = dates::date(of("d")?).ok()?;
    // Between two days, the days are closed in full.
    if of("t").is_some_and(|end| dates::date(end).is_ok()) {
        return None;
    }
    let from = of("from").and_then(dates::clock);
    let to = of("to").and_then(dates::clock);
    let left = match (from, to) {
        (None, None) => Vec::new(),
        (from, to) => left(block, day, from.unwrap_or(Clock(0)), to.unwrap_or(MIDNIGHT)),
    };
    let message = msg!(
        "`{line}` closes a part of a day",
        line = unquoted(&statement.text)
    );
    let diagnostic = Diagnostic::new(Code::E0101, statement.whole(), message);
    let line = |(from, to): (Clock, Clock)| open_on(language, day, from, to);
    Some(match left.as_slice() {
        [] => diagnostic.example(
            msg!("write the hours of that day, for example"),
            line((Clock(9 * 60), Clock(12 * 60))),
        ),
        _ => {
            let lines: Vec<String> = left.into_iter().map(line).collect();
            diagnostic.corrected(msg!("write the hours of that day"), lines.join("\n"))
        }
    })
}

/// What the lines of a calendar open on a day, apart from a time of the day.
fn left(block: &Block, day: LocalDay, from: Clock, to: Clock) -> Vec<(Clock, Clock)> {
    let readings = block.lines.iter().flat_map(|line| &line.readings);
    let open = readings.filter_map(|phrase| weekly(phrase, day.weekday()));
    let outside = |(opens, closes): (Clock, Clock)| {
        // A window that ends on the next day is cut in this one only.
        let end = if closes > opens { closes } else { MIDNIGHT };
        if to <= opens || end <= from {
            return vec![(opens, closes)];
        }
        let before = (opens < from).then_some((opens, from));
        let after = (to < end).then_some((to, closes));
        before.into_iter().chain(after).collect()
    };
    open.flat_map(outside).collect()
}

/// The hours of a line `open: Monday to Friday, 09:00 to 12:00` that is for a day of the week.
fn weekly(phrase: &Phrase, weekday: Weekday) -> Option<(Clock, Clock)> {
    if phrase.id != PhraseId::Open {
        return None;
    }
    let value = |name| phrase.slot(name)?.value.as_ref().ok();
    let clock = |name| match value(name) {
        Some(SlotValue::Clock(clock)) => Some(*clock),
        _ => None,
    };
    let Some(SlotValue::Weekdays(first, last)) = value(SlotName::Days) else {
        return None;
    };
    let place = |day: Weekday| (day as i32 - *first as i32).rem_euclid(7);
    let is_on = place(weekday) <= place(*last);
    is_on.then_some((clock(SlotName::From)?, clock(SlotName::To)?))
}

fn open_on(language: Language, day: LocalDay, from: Clock, to: Clock) -> String {
    let (day, from, to) = (day.to_string(), from.to_string(), to.to_string());
    let slots = [("date", &*day), ("from", &*from), ("to", &*to)];
    keywords::fill_fitting(language, PhraseId::OpenOn, &slots)
}
