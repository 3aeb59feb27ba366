//! Why a lead is in a different stage under another contract, in words.

use super::format::{moment, with_shown};
use crate::diff::Detail;
use crate::diff::leads::Sample;
use crate::message::{Arg, Join, Message, ToArg, msg};
use jiff::tz::TimeZone;

/// `A-1 on 2026-05-04 09:30: condition MQL met → not met; fit 45 → 30; “when size is known” 15 → 0`.
pub fn sample(sample: &Sample, zone: &TimeZone) -> Message {
    let shown = sample.shown.iter().map(|(_, value)| value.as_deref());
    let lead = Message::verbatim(with_shown(&sample.lead, shown));
    let lead = match sample.parted {
        Some(at) => msg!("{lead} on {time}", lead, time = moment(at, zone)),
        None => lead,
    };
    match sample.reasons.is_empty() {
        true => lead,
        false => msg!(
            "{lead}: {reasons}",
            lead,
            reasons = Arg::list(sample.reasons.iter().map(reason), Join::Semicolon)
        ),
    }
}

fn reason(detail: &Detail) -> Message {
    let (old, new) = (&detail.old, &detail.new);
    if detail.about == "moved" {
        let [old, new] = [old, new].map(|line| match line {
            Some(line) => line.to_arg(),
            None => msg!("nowhere").to_arg(),
        });
        return msg!("moved {old} → {new}", old, new);
    }
    let what = changed_thing(detail);
    match (old, new) {
        (Some(old), Some(new)) => msg!("{what} {old} → {new}", what, old, new),
        (None, Some(text)) => msg!("{what} (added) {text}", what, text),
        (Some(text), None) => msg!("{what} (removed) {text}", what, text),
        (None, None) => what,
    }
}

/// What is different for a lead.
fn changed_thing(detail: &Detail) -> Message {
    let names = Arg::list(&detail.of, Join::Comma);
    match (detail.about, detail.of.as_slice()) {
        ("way", _) => detail.label(),
        ("rule", [old, new]) => msg!("“{old}”, now “{new}”", old, new),
        ("rule", titles) => {
            let quoted = titles.iter().map(|title| msg!("“{title}”", title));
            Message::joined(quoted, Join::Comma)
        }
        ("exclusion", _) => msg!("exclusion {names}", names),
        ("condition", _) => msg!("condition {names}", names),
        (_, names) => Message::joined(names.iter().cloned(), Join::Comma),
    }
}
