//! The same rows as columns, the way the library reads them.

use arrow_array::builder::{ListBuilder, StringDictionaryBuilder};
use arrow_array::types::UInt32Type;
use arrow_array::{
    BooleanArray, Date32Array, Float64Array, StringArray, TimestampMicrosecondArray,
};
use arrow_buffer::BooleanBuffer;
use leadc::contract::model::{Contract, DetailId, FieldId, Type};
use leadc::data::table::{Activities, Column, EventKind, Leads, Ranges, Times};
use leadc::language::range::NumberRange;
use leadc::time::MicrosUtc;

use super::rows::{Event, Kind, Lead, Value};

/// Leads and activities as columns; the activities of the leads alternate, as in an unordered export.
pub fn columns(contract: &Contract, rows: &[(Lead, Vec<Event>)]) -> (Leads, Activities) {
    let leads: Vec<&Lead> = rows.iter().map(|(lead, _)| lead).collect();
    let longest = rows.iter().map(|(_, events)| events.len()).max();
    let mut events: Vec<(u32, &Event)> = Vec::new();
    for turn in 0..longest.unwrap_or(0) {
        for (lead, (_, of_lead)) in rows.iter().enumerate() {
            events.extend(of_lead.get(turn).map(|event| (lead as u32, event)));
        }
    }
    (of_leads(contract, &leads), of_activities(contract, &events))
}

fn of_leads(contract: &Contract, leads: &[&Lead]) -> Leads {
    let ids = StringArray::from_iter_values(leads.iter().map(|lead| &lead.id));
    let fields = (0..).map(FieldId).zip(&contract.fields);
    let columns = fields.clone().map(|(id, field)| {
        let by_id = |lead: &&Lead| Value::Text(lead.id.clone());
        let values: Vec<Option<Value>> = match field.kind {
            Type::Id => leads.iter().map(by_id).map(Some).collect(),
            _ => leads.iter().map(|l| l.values.get(&id).cloned()).collect(),
        };
        column(&field.kind, &values)
    });
    let known_from = fields.map(|(id, field)| {
        let instants = leads.iter().map(|l| l.known_from.get(&id).copied());
        field.known_from.as_ref().map(|_| times(instants.collect()))
    });
    Leads {
        ids,
        columns: columns.collect(),
        known_from: known_from.collect(),
    }
}

fn of_activities(contract: &Contract, events: &[(u32, &Event)]) -> Activities {
    let details = (0..).map(DetailId).zip(&contract.details);
    let details = details.map(|(id, detail)| {
        let values: Vec<Option<Value>> = (events.iter())
            .map(|(_, event)| event.details.get(&id).cloned())
            .collect();
        column(&detail.kind, &values)
    });
    let kind_of = |event: &Event| match event.kind {
        Kind::Logged(kind) => EventKind::Logged(kind),
        Kind::Derived(kind) => EventKind::Derived(kind),
    };
    let mut kinds: Vec<EventKind> = Vec::new();
    let mut kind_column = Vec::new();
    for (_, event) in events {
        let kind = kind_of(event);
        let place = kinds.iter().position(|k| *k == kind).unwrap_or_else(|| {
            kinds.push(kind);
            kinds.len() - 1
        });
        kind_column.push(place as u16);
    }
    let date_only: Vec<bool> = events.iter().map(|(_, e)| e.date_only).collect();
    Activities {
        lead: events.iter().map(|(lead, _)| *lead).collect(),
        kind: kind_column,
        micros: events.iter().map(|(_, event)| event.at.0).collect(),
        date_only: date_only
            .contains(&true)
            .then(|| BooleanBuffer::from(date_only)),
        details: details.collect(),
        kinds,
    }
}

/// A column; none if every value is unknown, as in an export without the column.
fn column(kind: &Type, values: &[Option<Value>]) -> Option<Column> {
    let values: Vec<Option<&Value>> = (values.iter())
        .map(|value| value.as_ref().filter(|value| !value.is_blank()))
        .collect();
    if values.iter().all(Option::is_none) {
        return None;
    }
    Some(match kind {
        Type::Whole | Type::Number | Type::Money | Type::Percent => {
            let numbers = values.iter().map(|v| v.map(number));
            Column::Number(numbers.collect::<Float64Array>())
        }
        Type::Range => Column::Range(Ranges::new(values.iter().map(|v| v.map(range)))),
        Type::Choices(_) => choices(&values),
        Type::Date => {
            let days = values.iter().map(|v| v.map(day));
            Column::Day(days.collect::<Date32Array>())
        }
        Type::Time | Type::CreationTime => {
            Column::Time(times(values.iter().map(|v| v.map(time)).collect()))
        }
        Type::YesNo => {
            let answers = values.iter().map(|v| v.map(yes_no));
            Column::YesNo(answers.collect::<BooleanArray>())
        }
        Type::Id | Type::Text | Type::Email | Type::Link | Type::Choice(_) | Type::Country => {
            Column::Text(values.iter().map(|v| v.map(text)).collect())
        }
    })
}

fn choices(values: &[Option<&Value>]) -> Column {
    let mut lists = ListBuilder::new(StringDictionaryBuilder::<UInt32Type>::new());
    for value in values {
        match value {
            None => lists.append_null(),
            Some(Value::Texts(texts)) => lists.append_value(texts.iter().map(Some)),
            Some(other) => panic!("choices are texts, not {other:?}"),
        }
    }
    Column::Choices(lists.finish())
}

fn times(instants: Vec<Option<MicrosUtc>>) -> Times {
    Times {
        micros: (instants.into_iter().map(|at| at.map(|at| at.0)))
            .collect::<TimestampMicrosecondArray>(),
        date_only: None,
    }
}

fn range(value: &Value) -> NumberRange {
    match value {
        Value::Range(low, high) => NumberRange {
            low: *low as f64,
            high: high.map_or(f64::INFINITY, |high| high as f64),
        },
        other => panic!("{other:?} is no range"),
    }
}

fn number(value: &Value) -> f64 {
    match value {
        Value::Number(number) => *number,
        other => panic!("{other:?} is no number"),
    }
}

fn text(value: &Value) -> &str {
    match value {
        Value::Text(text) => text,
        other => panic!("{other:?} is no text"),
    }
}

fn day(value: &Value) -> i32 {
    match value {
        Value::Day(day) => day.0,
        other => panic!("{other:?} is no date"),
    }
}

fn time(value: &Value) -> MicrosUtc {
    match value {
        Value::Time(at) => *at,
        other => panic!("{other:?} is no time"),
    }
}

fn yes_no(value: &Value) -> bool {
    match value {
        Value::YesNo(yes) => *yes,
        other => panic!("{other:?} is neither yes nor no"),
    }
}
