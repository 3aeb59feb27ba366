//! Made-up leads on which a contract and a changed one may differ, and the search for those on which they do.
//!
//! The leads are those that the lines of each block and rule decide about ([`blocks`](items())), those of the examples and one
//! for each stage ([`Pool`]), and variations of these with values and days at the boundaries of the contract's conditions.

mod allowance;
mod any_value;
mod batch;
mod blocks;
mod boundary_cases;
mod boundary_values;
mod detail_rows;
mod points;
mod pool;
mod satisfy;
mod shrink;
mod stage_histories;
mod target_score;
mod variations;

use crate::contract::model::{Contract, DetailId, Example, ExampleActivity, FactValue, FieldId};
use crate::source::{FileId, Span};
use crate::time::{Clock, LocalDay};
pub(crate) use allowance::Allowance;
pub(crate) use batch::{Batch, CompiledContract, differing, leads};
pub(crate) use blocks::{Blocks, Item, item_at};
pub(crate) use pool::{Pool, in_blocks, size};
pub(crate) use shrink::shrink;
pub(crate) use target_score::aimed;

/// The time at which a lead is evaluated.
pub(crate) type Moment = (LocalDay, Option<Clock>);

/// A lead without facts or activities.
fn empty(as_of: Moment) -> Example {
    Example::empty(as_of, nowhere())
}

/// The position of made-up leads, which are in no file.
pub(crate) fn nowhere() -> Span {
    Span::new(FileId(0), 0, 0)
}

fn set(lead: &mut Example, field: FieldId, value: Option<FactValue>) {
    lead.facts.retain(|(id, _)| *id != field);
    lead.facts.extend(value.map(|value| (field, value)));
    lead.facts.sort_by_key(|(id, _)| *id);
}

fn did(
    activity: crate::contract::model::ActivityId,
    times: u32,
    details: Vec<(DetailId, FactValue)>,
    moment: Moment,
) -> ExampleActivity {
    ExampleActivity {
        details,
        ..ExampleActivity::plain(activity, times, moment, nowhere())
    }
}

/// Shifts every activity `days` into the past.
fn earlier(lead: &mut Example, days: i32) {
    for done in &mut lead.did {
        done.day = LocalDay(done.day.0.saturating_sub(days));
    }
}

/// Sorts the activities by time and merges equal ones.
fn tidy(mut lead: Example) -> Example {
    lead.did
        .sort_by_key(|did| (did.day, did.clock, did.activity));
    lead.did.dedup_by(|next, first| {
        let at = |did: &ExampleActivity| (did.day, did.clock, did.activity);
        let same = at(next) == at(first) && next.details == first.details;
        if same {
            first.times = first.times.saturating_add(next.times);
        }
        same
    });
    lead
}

/// The time at which made-up leads are evaluated: that of the first example, or some time after the contract takes effect.
fn home(contract: &Contract) -> Moment {
    const SOME_DAY: LocalDay = LocalDay(20_605); // 2026-06-01, a Monday
    if let Some(example) = contract.examples.first() {
        return example.as_of;
    }
    match contract.info.in_force {
        Some((from, _)) => (LocalDay(from.0.saturating_add(30)), None),
        None => (SOME_DAY, None),
    }
}
