//! Three leads and their activities, for the inputs of any contract: one about which nothing is known, a usual one and an odd one.

use arrow_array::builder::{ListBuilder, StringDictionaryBuilder};
use arrow_array::types::UInt32Type;
use arrow_array::{BooleanArray, Date32Array, StringArray, TimestampMicrosecondArray};
use leadc::contract::model::{ActivityId, Type};
use leadc::data::table::{Activities, Column, EventKind, Leads, Ranges, Times};
use leadc::ir::DataSchema;
use leadc::language::range::NumberRange;

const DAY: i64 = 86_400_000_000;

/// 2026-03-02 09:00 UTC, a Monday.
const MORNING: i64 = 20_514 * DAY + 9 * DAY / 24;

/// The as-of time.
pub const AS_OF: i64 = MORNING + 100 * DAY;

const LEADS: u32 = 3;

/// The leads.
pub fn leads(inputs: &DataSchema) -> Leads {
    Leads {
        ids: StringArray::from_iter_values((0..LEADS).map(|lead| lead.to_string())),
        columns: inputs
            .fields
            .iter()
            .map(|field| Some(column(&field.kind)))
            .collect(),
        known_from: inputs
            .fields
            .iter()
            .map(|field| {
                field
                    .known_from
                    .as_ref()
                    .map(|_| times([None, Some(MORNING), None]))
            })
            .collect(),
    }
}

/// Every kind of activity once or twice for each lead, some of them at one instant.
pub fn activities(inputs: &DataSchema) -> Activities {
    let all = inputs.activities.iter().enumerate();
    let logged = all.filter(|(_, activity)| activity.logged.is_some());
    let mut made = Activities {
        details: vec![None; inputs.details.len()],
        ..Activities::default()
    };
    for (kind, (id, _)) in logged.enumerate().take(100) {
        made.kinds.push(EventKind::Logged(ActivityId(id as u32)));
        for event in 0..LEADS * 2 {
            made.lead.push(event % LEADS);
            made.kind.push(kind as u16);
            made.micros
                .push(MORNING + (i64::from(event) * 7 + kind as i64 % 5) * DAY);
        }
    }
    made
}

fn column(kind: &Type) -> Column {
    match kind {
        Type::Whole | Type::Number | Type::Money | Type::Percent => {
            Column::Number([None, Some(300.0), Some(-0.5e15)].into_iter().collect())
        }
        Type::Range => Column::Range(Ranges::new(
            [None, Some((10.0, 300.0)), Some((300.0, f64::INFINITY))]
                .into_iter()
                .map(|ends| ends.map(|(low, high)| NumberRange { low, high })),
        )),
        Type::Choices(options) => choices(options),
        Type::Choice(options) => text(options.first().map_or("", |option| option.as_str())),
        Type::Date => Column::Day(
            [None, Some(20_520), Some(2_932_896)]
                .into_iter()
                .collect::<Date32Array>(),
        ),
        Type::CreationTime | Type::Time => {
            Column::Time(times([None, Some(MORNING), Some(AS_OF - 1)]))
        }
        Type::YesNo => Column::YesNo(
            [None, Some(true), Some(false)]
                .into_iter()
                .collect::<BooleanArray>(),
        ),
        Type::Country => text("BR"),
        Type::Email => text("ana@mail.example"),
        Type::Link => text("https://shop.example/pricing"),
        Type::Id | Type::Text => text("Head of IT"),
    }
}

fn text(usual: &str) -> Column {
    Column::Text(
        [None, Some(usual), Some("\u{202e}e\u{301}")]
            .into_iter()
            .collect(),
    )
}

fn choices(options: &[String]) -> Column {
    let mut lists = ListBuilder::new(StringDictionaryBuilder::<UInt32Type>::new());
    lists.append_null();
    lists.append_value(options.iter().map(Some));
    lists.append_value(std::iter::empty::<Option<&str>>());
    Column::Choices(lists.finish())
}

fn times(micros: [Option<i64>; 3]) -> Times {
    Times {
        micros: micros.into_iter().collect::<TimestampMicrosecondArray>(),
        date_only: None,
    }
}
