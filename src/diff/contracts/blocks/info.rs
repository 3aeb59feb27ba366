//! The `contract` block, calendars and terms.

use super::super::canonical::quoted;
use super::super::condition_view::ConditionView;
use super::super::line::{Block, Line, Part};
use super::super::{BlockKind, Side};
use super::{content, length, length_text, name_set, named_block, names, quote};
use crate::contract::model::{
    Calendar, CalendarRule, Closing, Info, NumberFormat, Opening, Party, Written,
};
use crate::language::date_pattern::DatePattern;
use crate::message::{Join, Message, Template, msg, template};
use crate::syntax::keywords;
use crate::syntax::phrase::PhraseId;
use crate::text::fold_name;
use crate::time::{Duration, LocalDay, Weekday};

/// The kind of line about opening hours. As a word for people it has a template of its own, see `Detail::label`.
const OPEN: Template = Template("open");

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
        named_block(BlockKind::Calendar, name, hours(side, calendar))
    });
    let terms = contract.terms.iter().map(|term| {
        let meaning = Line::setting(template!("meaning"), format!("“{}”", term.meaning));
        named_block(BlockKind::Term, &term.name, vec![meaning])
    });
    std::iter::once(own).chain(calendars).chain(terms).collect()
}

fn info(side: Side<'_>, info: &Info) -> Vec<Line> {
    let parties: Vec<String> = side.contract.parties.iter().map(party).collect();
    let lines = [
        Some(Line::setting(
            template!("title"),
            format!("“{}”", info.title),
        )),
        names(template!("parties"), &parties),
        info.version
            .map(|version| Line::setting(template!("version"), version.to_string())),
        info.in_force.map(|days| {
            Line::with_key(
                template!("in force"),
                in_force(days),
                in_force_text(side, days),
            )
        }),
        info.review.map(|every| review(side, every)),
        Some(Line::setting(template!("time zone"), &info.zone_name)),
        info.calendar.as_ref().map(|rule| calendar(side, rule)),
        info.currency
            .as_ref()
            .map(|currency| Line::setting(template!("currency"), currency)),
        name_set(
            template!("how dates are written"),
            &date_texts(&info.date_formats),
        ),
        name_set(
            template!("how numbers are written"),
            &number_texts(&info.number_formats),
        ),
        name_set(template!("unknown is"), &info.unknown_texts),
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

fn in_force_text(side: Side<'_>, (from, to): (LocalDay, Option<LocalDay>)) -> Message {
    let from = from.to_string();
    match to.map(|to| to.to_string()) {
        Some(to) => content(side, PhraseId::InForce, &[("from", &from), ("to", &to)]),
        None => content(side, PhraseId::InForceFrom, &[("from", &from)]),
    }
}

fn review(side: Side<'_>, every: Duration) -> Line {
    let text = length_text(side, every);
    let text = content(side, PhraseId::Review, &[("every", &text)]);
    Line::with_key(
        template!("review"),
        format!("every {}", length(every)),
        text,
    )
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
        texts.push(content(
            side,
            PhraseId::CalendarWhen,
            &[("calendar", name), ("condition", &view.text)],
        ));
        meanings.push(format!(
            "{} when {}",
            quoted(&fold_name(name)),
            view.meaning
        ));
    }
    let default = side.calendar(rule.default);
    meanings.push(quoted(&fold_name(default)));
    texts.push(match rule.choices.is_empty() {
        true => Message::verbatim(default),
        false => msg!("otherwise {calendar}", calendar = default),
    });
    let text = Message::joined(texts, Join::Comma);
    Line::with_key(template!("calendar"), meanings.join(", "), text)
}

fn hours(side: Side<'_>, calendar: &Calendar) -> Vec<Line> {
    let mut lines = vec![
        Line::setting(template!("time zone"), &calendar.zone_name),
        Line::with_key(
            template!("week starts on"),
            format!("{:?}", calendar.week_starts),
            Message::verbatim(weekday(side, calendar.week_starts)),
        ),
    ];
    lines.extend(calendar.open.iter().map(|opening| open(side, opening)));
    lines.extend(calendar.special.iter().map(|special| {
        let hours = special.hours;
        let (day, [from, to]) = (
            hours.day.to_string(),
            [hours.from, hours.to].map(|clock| clock.to_string()),
        );
        let slots = [("date", &*day), ("from", &*from), ("to", &*to)];
        let text = content(side, PhraseId::OpenOn, &slots);
        Line::member(OPEN, format!("{day}, {from} to {to}"), text)
    }));
    lines.extend(calendar.as_usual.iter().map(|usual| {
        let day = usual.day.to_string();
        let text = content(side, PhraseId::OpenAsUsual, &[("date", &day)]);
        Line::member(OPEN, format!("{day} as usual"), text)
    }));
    lines.extend(calendar.closed.iter().map(|closing| closed(side, closing)));
    lines
}

fn open(side: Side<'_>, opening: &Opening) -> Line {
    let (first, last) = opening.hours.days;
    let [from, to] = [opening.hours.from, opening.hours.to].map(|clock| clock.to_string());
    let language = side.contract.info.language;
    let (days, days_text) = match first == last {
        true => (format!("{first:?}"), weekday(side, first).to_owned()),
        false => {
            let until = keywords::word(language, "range_word", "To");
            let until = until.map_or("", |word| word.forms[0]);
            let text = [weekday(side, first), until, weekday(side, last)];
            (format!("{first:?} to {last:?}"), text.join(" "))
        }
    };
    let slots = [("days", &*days_text), ("from", &*from), ("to", &*to)];
    let text = content(side, PhraseId::Open, &slots);
    Line::member(OPEN, format!("{days}, {from} to {to}"), text)
}

fn weekday(side: Side<'_>, day: Weekday) -> &'static str {
    let word = keywords::word(side.contract.info.language, "weekday", &format!("{day:?}"));
    word.map_or("", |word| word.forms[0])
}

/// Paired by its days, so that another name for the same days is a change.
fn closed(side: Side<'_>, closing: &Closing) -> Line {
    let [from, to] = [closing.from, closing.to].map(|day| day.to_string());
    let (days, text) = match from == to {
        true => {
            let text = content(side, PhraseId::Closed, &[("date", &from)]);
            (from, text)
        }
        false => {
            let slots = [("from", &*from), ("to", &*to)];
            let text = content(side, PhraseId::ClosedRange, &slots);
            (format!("{from} to {to}"), text)
        }
    };
    let name = closing.name.as_deref();
    Line {
        about: template!("closed"),
        key: days,
        whole: match name {
            Some(name) => Message::joined([text.clone(), quote(name)], Join::By(" ")),
            None => text.clone(),
        },
        title: Some(text),
        place: None,
        parts: vec![Part::with_key(
            template!("name"),
            name.map_or("without a name".to_owned(), |name| format!("“{name}”")),
            name.map_or_else(|| msg!("without a name"), quote),
        )],
    }
}
