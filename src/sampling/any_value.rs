//! An arbitrary valid value of a type.

use crate::contract::model::{FactValue, Type};
use crate::language::range::NumberRange;
use crate::time::LocalDay;

pub(super) fn value(kind: &Type, today: LocalDay) -> Option<FactValue> {
    Some(match kind {
        // A lead gets its id from the example's title.
        Type::Id => return None,
        // Nothing may happen before a lead is created, so it is created long ago.
        Type::CreationTime => FactValue::Time(LocalDay(today.0.saturating_sub(365)), None),
        Type::Time | Type::Date => FactValue::on_day(kind, today),
        Type::Whole | Type::Number | Type::Money | Type::Percent => FactValue::Number(1.0),
        Type::Range => FactValue::Range(NumberRange::of(1.0)),
        Type::Text => FactValue::Text("something".to_owned()),
        Type::Email => FactValue::Text(kind.address("ana", "other.example")),
        Type::Link => FactValue::Text(kind.address("", "other.example")),
        Type::Choice(choices) => FactValue::Text(choices.last()?.clone()),
        Type::Choices(choices) => FactValue::Texts(vec![choices.last()?.clone()]),
        Type::Country => FactValue::Text("PT".to_owned()),
        Type::YesNo => FactValue::YesNo(true),
    })
}
