//! The history of a lead, in chronological order.

use super::value::Names;
use super::{Page, condition};
use crate::eval::explain::explanation::{EventKind, HistoryEvent, LeadExplanation};
use crate::message::{Arg, Join, Message, msg};

/// One line for each event, and under each move its cause.
pub(super) fn write(page: &mut Page, explanation: &LeadExplanation, names: &Names) {
    let mut last = String::new();
    for event in &explanation.history {
        let when = match &event.what {
            EventKind::Acts {
                date_only: true, ..
            } => event.day.to_string(),
            _ => names.time(event.at),
        };
        // Of several events at the same time, only the first shows it.
        let shown = if when == last {
            String::new()
        } else {
            when.clone()
        };
        page.columns(1, &format!("{shown:<16}  "), &event_text(event, names));
        reasons(page, event, names);
        last = when;
    }
}

fn event_text(event: &HistoryEvent, names: &Names) -> Message {
    match &event.what {
        EventKind::Start { stage: Some(stage) } => msg!("the history begins: {stage}", stage),
        EventKind::Start { stage: None } => msg!("the history begins"),
        EventKind::Acts {
            kinds,
            times,
            date_only,
        } => acts(kinds, *times, *date_only),
        EventKind::Known { field } => msg!("`{field}` becomes known", field),
        EventKind::Entered {
            stage,
            from,
            passed,
            fast_track,
            ..
        } => {
            let past = Arg::list(passed, Join::Comma);
            match (*fast_track, passed.is_empty()) {
                (false, true) => msg!("→ {stage}, from {from}", stage, from),
                (true, true) => msg!("→ {stage} by a fast track, from {from}", stage, from),
                (false, false) => {
                    msg!("→ {stage}, from {from}, past {past}", stage, from, past)
                }
                (true, false) => msg!(
                    "→ {stage} by a fast track, from {from}, past {past}",
                    stage,
                    from,
                    past
                ),
            }
        }
        EventKind::WentBack {
            stage,
            from,
            line,
            because,
        } => match because {
            Some(_) => msg!("← back to {stage}, from {from}", stage, from),
            None => msg!(
                "← back to {stage}, from {from}: {text} ({line})",
                stage,
                from,
                text = line.text.trim(),
                line = names.line(line)
            ),
        },
        EventKind::Excluded { by, .. } => msg!("excluded by {exclusions}", exclusions = by),
        EventKind::NoLongerExcluded { by } => {
            msg!("no longer excluded by {exclusion}", exclusion = by)
        }
    }
}

/// `pricing page view (page view), 2 times`
fn acts(kinds: &[String], times: u32, date_only: bool) -> Message {
    let mut specials = kinds.iter().rev();
    let kind = specials.next().map_or("", String::as_str);
    let others: Vec<&String> = specials.collect();
    let kinds = match others.is_empty() {
        true => Message::verbatim(kind),
        false => msg!(
            "{kind} ({others})",
            kind,
            others = Arg::list(others, Join::Comma)
        ),
    };
    match (times > 1, date_only) {
        (false, false) => kinds,
        (true, false) => msg!("{kinds}, {times} times", kinds, times),
        (false, true) => msg!("{kinds}, without a time of day", kinds),
        (true, true) => msg!(
            "{kinds}, {times} times, without a time of day",
            kinds,
            times
        ),
    }
}

fn reasons(page: &mut Page, event: &HistoryEvent, names: &Names) {
    match &event.what {
        EventKind::Entered { because, .. } | EventKind::Excluded { because, .. } => {
            condition::write(page, 10, because, names);
        }
        EventKind::WentBack {
            because: Some(because),
            ..
        } => condition::write(page, 10, because, names),
        _ => {}
    }
}
