//! The `contract` block, calendars and terms.

use super::super::canonical::quoted;
use super::super::condition_view::ConditionView;
use super::super::line::{Block, Line, Part, Value};
use super::super::{BlockKind, Side};
use super::{length, name_set, named_block, names};
use crate::contract::model::{Calendar, CalendarRule, Info, NumberFormat, Party, Written};
use crate::language::date_pattern::DatePattern;
use crate::text::fold_name;
use crate::time::LocalDay;

pub(super) fn blocks(side: Side<'_>) -> Vec<Block> {
    let contract = side.contract;
    let own = Block {
        kind: BlockKind::Contract,
        name: None,
        lines: info(side, &contract.info),
        place: None,
    };
    let calendars = contract.calendars.iter();
    let calendars = calendars.map(|calendar| {
        let name = &calendar.name;
        named_block(BlockKind::Calendar, name, hours(calendar))
    });
    let terms = contract.terms.iter().map(|term| {
        let meaning = Line::setting("meaning", format!("“{}”", term.meaning));
        named_block(BlockKind::Term, &term.name, vec![meaning])
    });
    std::iter::once(own).chain(calendars).chain(terms).collect()
}

fn info(side: Side<'_>, info: &Info) -> Vec<Line> {
    let parties: Vec<String> = side.contract.parties.iter().map(party).collect();
    let lines = [
        Some(Line::setting("title", format!("“{}”", info.title))),
        names("parties", &parties),
        info.version
            .map(|version| Line::setting("version", version.to_string())),
        info.in_force
            .map(|days| Line::setting("in force", in_force(days))),
        info.review
            .map(|every| Line::setting("review", format!("every {}", length(every)))),
        Some(Line::setting("time zone", &info.zone_name)),
        info.calendar.as_ref().map(|rule| calendar(side, rule)),
        info.currency
            .as_ref()
            .map(|currency| Line::setting("currency", currency)),
        name_set("how dates are written", &date_texts(&info.date_formats)),
        name_set(
            "how numbers are written",
            &number_texts(&info.number_formats),
        ),
        name_set("unknown is", &info.unknown_texts),
    ];
    lines.into_iter().flatten().collect()
}

fn party(party: &Party) -> String {
    let person = party.person.as_ref();
    let person = person.map_or(String::new(), |person| format!(" “{person}”"));
    let names = super::languages(&party.name);
    let names = names.map_or(String::new(), |names| format!(" ({names})"));
    format!("{}{person}{names}", party.name.text)
}

fn in_force((from, to): (LocalDay, Option<LocalDay>)) -> String {
    match to {
        Some(to) => format!("{from} to {to}"),
        None => format!("from {from}"),
    }
}

/// The formats of a column.
pub(super) fn written_texts(written: &Written) -> Vec<String> {
    match written {
        Written::Dates(patterns) => date_texts(patterns),
        Written::Numbers(formats) => number_texts(formats),
    }
}

fn date_texts(patterns: &[DatePattern]) -> Vec<String> {
    patterns
        .iter()
        .map(|one| one.written().to_owned())
        .collect()
}

fn number_texts(formats: &[NumberFormat]) -> Vec<String> {
    formats.iter().map(number).collect()
}

fn number(format: &NumberFormat) -> String {
    let thousands = format.thousands.map(String::from).unwrap_or_default();
    let sign = format.sign.as_deref().unwrap_or_default();
    format!("{sign}1{thousands}000{}5", format.decimal)
}

/// The `calendar:` lines of the contract or of an sla. Their order counts.
pub(super) fn calendar(side: Side<'_>, rule: &CalendarRule) -> Line {
    let (mut meanings, mut texts) = (Vec::new(), Vec::new());
    for choice in &rule.choices {
        let view = ConditionView::new(side, &choice.condition);
        let name = side.calendar(choice.calendar);
        texts.push(format!("{name} when {}", view.text));
        meanings.push(format!(
            "{} when {}",
            quoted(&fold_name(name)),
            view.meaning
        ));
    }
    let default = side.calendar(rule.default);
    meanings.push(quoted(&fold_name(default)));
    texts.push(match rule.choices.is_empty() {
        true => default.to_owned(),
        false => format!("otherwise {default}"),
    });
    Line::with_key("calendar", meanings.join(", "), texts.join(", "))
}

fn hours(calendar: &Calendar) -> Vec<Line> {
    let mut lines = vec![
        Line::setting("time zone", &calendar.zone_name),
        Line::setting("week starts on", format!("{:?}", calendar.week_starts)),
    ];
    lines.extend(calendar.open.iter().map(|opening| {
        let (first, last) = opening.hours.days;
        let days = match first == last {
            true => format!("{first:?}"),
            false => format!("{first:?} to {last:?}"),
        };
        let text = format!("{days}, {} to {}", opening.hours.from, opening.hours.to);
        Line::member("open", text.clone(), text)
    }));
    lines.extend(calendar.special.iter().map(|special| {
        let hours = special.hours;
        let text = format!("{}, {} to {}", hours.day, hours.from, hours.to);
        Line::member("open", text.clone(), text)
    }));
    lines.extend(calendar.as_usual.iter().map(|usual| {
        let text = format!("{} as usual", usual.day);
        Line::member("open", text.clone(), text)
    }));
    lines.extend(calendar.closed.iter().map(|closing| {
        let days = match closing.from == closing.to {
            true => closing.from.to_string(),
            false => format!("{} to {}", closing.from, closing.to),
        };
        closed(days, closing.name.as_deref())
    }));
    lines
}

/// Paired by its days, so that another name for the same days is a change.
fn closed(days: String, name: Option<&str>) -> Line {
    let called = name.map_or("without a name".to_owned(), |name| format!("“{name}”"));
    Line {
        about: "closed",
        key: days.clone(),
        whole: match name {
            Some(name) => format!("{days} “{name}”"),
            None => days.clone(),
        },
        title: Some(days),
        place: None,
        parts: vec![Part {
            about: "name",
            value: Value::Plain {
                meaning: called.clone(),
                text: called,
            },
        }],
    }
}
