//! A contract as blocks, with one file per part of the model.

mod data;
mod definitions;
mod info;
mod points;
mod slas_and_targets;
mod stages;

use super::line::{Block, Line};
use super::{BlockKind, Side};
use crate::contract::atom_text;
use crate::contract::model::{Name, Reason};
use crate::message::{Join, Message, Template, msg, template};
use crate::syntax::keywords;
use crate::syntax::phrase::PhraseId;
use crate::text::fold_name;
use crate::time::Duration;
use crate::units::MilliPoints;

/// All blocks of a contract except its examples and signatures, which do not affect its meaning.
pub(super) fn blocks(side: Side<'_>) -> Vec<Block> {
    let mut blocks = info::blocks(side);
    blocks.extend(data::blocks(side));
    blocks.extend(definitions::blocks(side));
    blocks.extend(points::blocks(side));
    blocks.extend(stages::blocks(side));
    blocks.extend(slas_and_targets::blocks(side));
    blocks
}

/// The points groups, in the order of the contract.
pub(super) fn groups(side: Side<'_>) -> Vec<Block> {
    points::groups(side).collect()
}

fn named_block(kind: BlockKind, name: &Name, mut lines: Vec<Line>) -> Block {
    lines.extend(languages(name).map(|text| {
        let meaning = fold_name(&text);
        Line::with_key(template!("names"), meaning, Message::verbatim(text))
    }));
    Block {
        kind,
        name: Some(name.text.clone()),
        lines,
        place: Some(name.span),
    }
}

/// The names in several languages: `en “company size”, pt “porte da empresa”`; none if there is only one.
fn languages(name: &Name) -> Option<String> {
    let named = name.languages.iter();
    let named = named.filter_map(|(language, names)| {
        let first = names.first()?;
        Some(format!("{} “{first}”", language.code()))
    });
    let named: Vec<String> = named.collect();
    (!named.is_empty()).then(|| named.join(", "))
}

/// A setting with a list of names whose order matters; none if there are no names.
fn names<T: AsRef<str>>(about: Template, names: &[T]) -> Option<Line> {
    let text: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    let meaning = text.iter().map(|name| fold_name(name)).collect::<Vec<_>>();
    let meaning = super::canonical::join(meaning);
    (!text.is_empty()).then(|| Line::with_key(about, meaning, listed(&text)))
}

/// A setting with a list of names in any order; none if there are no names.
fn name_set<T: AsRef<str>>(about: Template, names: &[T]) -> Option<Line> {
    let text: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    let meaning = super::canonical::set(&text);
    (!text.is_empty()).then(|| Line::with_key(about, meaning, listed(&text)))
}

fn because(because: Option<&Reason>) -> Option<Line> {
    because.map(|because| Line::setting(template!("reason"), format!("“{}”", because.text)))
}

fn limit(about: Template, points: Option<MilliPoints>) -> Option<Line> {
    points.map(|points| Line::setting(about, points.to_string()))
}

/// A setting that is there or not.
fn yes(about: Template) -> Line {
    Line::with_key(about, "yes".to_owned(), msg!("yes"))
}

/// A text of the contract in quotes.
fn quote(text: &str) -> Message {
    Message::verbatim(format!("“{text}”"))
}

/// Texts of the contract, with commas between them.
fn listed<T: AsRef<str>>(texts: &[T]) -> Message {
    let texts = texts.iter().map(|text| Message::verbatim(text.as_ref()));
    Message::joined(texts, Join::Comma)
}

/// The content of a line of the contract, in its language and without the label: `every 3 months`.
fn content(side: Side<'_>, id: PhraseId, slots: &[(&str, &str)]) -> Message {
    let language = side.contract.info.language;
    let line = atom_text::line(language, id, slots);
    let label = keywords::label(language, id);
    let content = line.strip_prefix(&label).unwrap_or(&line);
    Message::verbatim(content.trim())
}

/// `8 business hours`, `1 day`, as the meaning of a line has it.
fn length(duration: Duration) -> String {
    let word = duration.unit.word();
    let word = match duration.count {
        1 => word.strip_suffix('s').unwrap_or(word),
        _ => word,
    };
    format!("{} {word}", duration.count)
}

/// The same in the language of the contract.
fn length_text(side: Side<'_>, duration: Duration) -> String {
    atom_text::duration(side.contract.info.language, duration)
}

/// `1 day`, `30 days`, as the meaning of a line has it.
fn days(count: u32) -> String {
    match count {
        1 => "1 day".to_owned(),
        count => format!("{count} days"),
    }
}

/// The same in the language of the contract.
fn days_text(side: Side<'_>, count: u32) -> String {
    atom_text::days(side.contract.info.language, count)
}

/// A setting with a duration.
fn duration(side: Side<'_>, about: Template, duration: Duration) -> Line {
    let text = Message::verbatim(length_text(side, duration));
    Line::with_key(about, length(duration), text)
}
