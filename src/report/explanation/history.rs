//! The history of a lead, in chronological order.

use super::value::Names;
use super::{Page, condition};
use crate::escape::terminal::inline;
use crate::eval::explain::explanation::{EventKind, HistoryEvent, LeadExplanation};

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

fn event_text(event: &HistoryEvent, names: &Names) -> String {
    match &event.what {
        EventKind::Start { stage: Some(stage) } => format!("the history begins: {}", inline(stage)),
        EventKind::Start { stage: None } => "the history begins".to_owned(),
        EventKind::Acts {
            kinds,
            times,
            date_only,
        } => acts(kinds, *times, *date_only),
        EventKind::Known { field } => format!("`{}` becomes known", inline(field)),
        EventKind::Entered {
            stage,
            from,
            passed,
            fast_track,
            ..
        } => {
            let way = if *fast_track { " by a fast track" } else { "" };
            let past = match passed.is_empty() {
                true => String::new(),
                false => format!(", past {}", inline(&passed.join(", "))),
            };
            format!("→ {}{way}, from {}{past}", inline(stage), inline(from))
        }
        EventKind::WentBack {
            stage,
            from,
            line,
            because,
        } => {
            let why = match because {
                Some(_) => String::new(),
                None => format!(": {} ({})", inline(line.text.trim()), names.line(line)),
            };
            format!("← back to {}, from {}{why}", inline(stage), inline(from))
        }
        EventKind::Excluded { by, .. } => format!("excluded by {}", inline(by)),
        EventKind::NoLongerExcluded { by } => format!("no longer excluded by {}", inline(by)),
    }
}

/// `pricing page view (page view), 2 times`
fn acts(kinds: &[String], times: u32, date_only: bool) -> String {
    let mut specials = kinds.iter().rev();
    let mut text = specials
        .next()
        .map_or(String::new(), |kind| inline(kind).into_owned());
    let others: Vec<_> = specials.map(|kind| inline(kind)).collect();
    if !others.is_empty() {
        text.push_str(&format!(" ({})", others.join(", ")));
    }
    if times > 1 {
        text.push_str(&format!(", {times} times"));
    }
    if date_only {
        text.push_str(", without a time of day");
    }
    text
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
