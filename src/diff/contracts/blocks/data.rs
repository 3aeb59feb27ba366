//! Fields, activities and lists: the declarations of the data.

use super::super::condition_view::ConditionView;
use super::super::line::{Block, Line, Part};
use super::super::{BlockKind, Side};
use super::{info, languages, name_set, named_block, names};
use crate::contract::model::{
    Activity, ActivityColumns, ActivitySource, ColumnFormat, Detail, Field, List, Type,
};
use crate::text::fold;

pub(super) fn blocks(side: Side<'_>) -> Vec<Block> {
    let contract = side.contract;
    let fields = contract.fields.iter();
    let fields = fields.map(|field| named_block(BlockKind::Field, &field.name, of_field(field)));
    let columns = Block {
        kind: BlockKind::ActivityColumns,
        name: None,
        lines: of_columns(&contract.activity_columns),
        place: None,
    };
    let activities = contract.activities.iter().map(|activity| {
        let lines = of_activity(side, activity);
        named_block(BlockKind::Activity, &activity.name, lines)
    });
    let lists = contract.lists.iter();
    let lists = lists.map(|list| named_block(BlockKind::List, &list.name, of_list(list)));
    fields
        .chain([columns])
        .chain(activities)
        .chain(lists)
        .collect()
}

fn of_field(field: &Field) -> Vec<Line> {
    let known = field.known_from.as_ref();
    let lines = [
        Some(of_type(&field.kind)),
        names("columns", &field.columns),
        known.map(|column| Line::setting("known from", column)),
        names("also in columns", &field.merged),
        written(&field.format),
        name_set("unknown is", &field.format.unknown),
    ];
    lines.into_iter().flatten().collect()
}

fn written(format: &ColumnFormat) -> Option<Line> {
    name_set("written", &info::written_texts(format.written.as_ref()?))
}

fn of_type(kind: &Type) -> Line {
    let meaning = match kind.options() {
        Some(values) => format!("{} {}", word(kind), super::super::canonical::set(values)),
        None => word(kind).to_owned(),
    };
    Line::with_key("type", meaning, type_text(kind))
}

fn type_text(kind: &Type) -> String {
    match kind.options() {
        Some(values) => {
            let values: Vec<String> = values.iter().map(|value| format!("“{value}”")).collect();
            format!("{} {}", word(kind), values.join(", "))
        }
        None => word(kind).to_owned(),
    }
}

fn word(kind: &Type) -> &'static str {
    match kind {
        Type::Id => "id",
        Type::CreationTime => "creation time",
        Type::Whole => "whole number",
        Type::Range => "range",
        Type::Number => "number",
        Type::Money => "money",
        Type::Percent => "percent",
        Type::Text => "text",
        Type::Email => "email",
        Type::Link => "link",
        Type::Choice(_) => "choice of",
        Type::Choices(_) => "choices of",
        Type::Country => "country",
        Type::Date => "date",
        Type::Time => "time",
        Type::YesNo => "yes or no",
    }
}

fn of_columns(columns: &ActivityColumns) -> Vec<Line> {
    let lines = [
        names("column of the lead id", &columns.lead_id),
        names("column of the kind", &columns.kind),
        names("column of the time", &columns.time),
        names("once per column", &columns.once_per),
        written(&columns.time_format),
    ];
    lines.into_iter().flatten().collect()
}

fn of_activity(side: Side<'_>, activity: &Activity) -> Vec<Line> {
    let actors: Vec<String> = activity
        .actors
        .iter()
        .map(|actor| side.actor(*actor))
        .collect();
    let mut lines: Vec<Line> = name_set("by", &actors).into_iter().collect();
    if !activity.counts {
        lines.push(Line::setting("does not count as activity", "yes"));
    }
    match &activity.source {
        ActivitySource::Data { logged_as, columns } => {
            lines.extend(name_set("in the data", logged_as));
            lines.extend(of_columns(columns));
        }
        ActivitySource::KindOf { parent, when } => {
            lines.extend(names("kind of", &[side.activity(*parent)]));
            let asked = when.as_ref().map(|when| ConditionView::new(side, when));
            lines.extend(asked.map(Line::condition));
        }
        ActivitySource::AnyOf(kinds) => {
            let kinds: Vec<&str> = kinds.iter().map(|kind| side.activity(*kind)).collect();
            lines.extend(name_set("any of", &kinds));
        }
    }
    let details = activity.details.iter();
    let details = details.filter_map(|id| side.contract.details.get(id.index()));
    lines.extend(details.map(of_detail));
    lines
}

fn of_detail(detail: &Detail) -> Line {
    let name = &detail.name.text;
    let kind = type_text(&detail.kind);
    let names = languages(&detail.name);
    let written = detail
        .format
        .written
        .as_ref()
        .map(info::written_texts)
        .unwrap_or_default();
    Line {
        about: "detail",
        key: fold(name),
        title: Some(name.clone()),
        place: Some(detail.name.span),
        whole: format!("{name}: {kind}"),
        parts: [
            Part::plain("type", kind),
            Part::plain("columns", detail.columns.join(", ")),
            Part::plain("written", written.join(", ")),
            Part::plain("unknown is", detail.format.unknown.join(", ")),
        ]
        .into_iter()
        .chain(names.map(|names| Part::plain("names", names)))
        .collect(),
    }
}

fn of_list(list: &List) -> Vec<Line> {
    let count = Line::setting("number of values", list.values.len().to_string());
    let values = list.values.iter();
    let values = values.map(|value| Line::member("value", fold(value), format!("“{value}”")));
    std::iter::once(count).chain(values).collect()
}
