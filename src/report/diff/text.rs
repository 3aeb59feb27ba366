//! Differences as text, for people.

use super::words::{changed, heading, sentences};
use super::{Comparison, LeadComparison, leads, witnesses};
use crate::diff::contracts::BlockChange;
use crate::diff::leads::{LeadChanges, StageCount};
use crate::escape::terminal::inline;
use crate::message::{Language, Message, msg};
use crate::report::reasons;
use unicode_width::UnicodeWidthStr;

/// The differences, block by block, followed by those of leads.
pub fn text(comparison: &Comparison, language: Language) -> String {
    let shown = |message: &Message| inline(&message.text(language)).into_owned();
    let mut text = String::new();
    let mut kind = None;
    for block in &comparison.blocks {
        if kind.replace(block.kind) != Some(block.kind) {
            text.push_str(&format!("{}\n", shown(&heading(block.kind))));
        }
        text.push_str(&of_block(block, language));
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(&format!("{}\n", shown(&comparison.summary())));
    text.push_str(&witnesses::text(&comparison.witnesses, language));
    if let Some(leads) = &comparison.leads {
        text.push_str(&of_leads(leads, language));
    }
    text
}

fn of_block(block: &BlockChange, language: Language) -> String {
    let mut text = String::new();
    // A difference without a name is indented like the names, since it belongs to none of them.
    let mut indent = "  ";
    if let Some(name) = &block.name {
        let name = changed(Message::verbatim(name), block.change).text(language);
        text.push_str(&format!("{indent}{}\n", inline(&name)));
        indent = "    ";
    }
    for sentence in sentences(block) {
        text.push_str(&format!("{indent}{}\n", inline(&sentence.text(language))));
    }
    text
}

fn of_leads(leads: &LeadComparison, language: Language) -> String {
    let shown = |message: &Message| inline(&message.text(language)).into_owned();
    let changes = &leads.changes;
    let mut text = format!("\n{}\n\n", shown(&leads::summary(leads)));
    text.push_str(&matrix(changes, language));
    for one in &changes.moves {
        text.push_str(&format!("\n{}\n", shown(&leads::move_title(one))));
        for sample in &one.samples {
            let sample = reasons::sample(sample, &leads.zone);
            text.push_str(&format!("  {}\n", shown(&sample)));
        }
    }
    if !changes.clocks.is_empty() {
        text.push_str(&format!("\n{}\n", shown(&msg!("Clocks"))));
    }
    for change in &changes.clocks {
        text.push_str(&format!(
            "  {}\n    {}\n",
            inline(&change.sla),
            shown(&leads::clocks(change))
        ));
    }
    if !changes.flips.is_empty() {
        text.push_str(&format!("\n{}\n", shown(&msg!("Targets"))));
    }
    for flip in &changes.flips {
        let (target, said) = (leads::target(flip), leads::flip(flip));
        text.push_str(&format!("  {}\n    {}\n", shown(&target), shown(&said)));
    }
    text
}

/// Leads by old stage (rows) and new stage (columns).
fn matrix(changes: &LeadChanges, language: Language) -> String {
    let shown = |cell: &Message| inline(&cell.text(language)).into_owned();
    let rows = table(changes);
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.iter().map(shown).collect())
        .collect();
    let columns = rows.first().map_or(0, Vec::len);
    let wide = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.width()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(wide).collect();
    let line = |row: &Vec<String>| {
        let mut line = String::new();
        for (at, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let pad = " ".repeat(width - cell.width().min(*width));
            match at {
                0 => line.push_str(&format!("{cell}{pad}")),
                _ => line.push_str(&format!("  {pad}{cell}")),
            }
        }
        line.trim_end().to_owned() + "\n"
    };
    rows.iter().map(line).collect()
}

/// The matrix as cells: a header, and for each old place a row with the number of leads in each new one.
pub(super) fn table(changes: &LeadChanges) -> Vec<Vec<Message>> {
    let places = &changes.stages;
    let number = |n: u64| Message::verbatim(n.to_string());
    let header = std::iter::once(msg!("from \\ to"))
        .chain(places.iter().map(|count| count.at.message()))
        .chain([msg!("before")]);
    let leads_of = |from: &StageCount, to: &StageCount| {
        let mut cells = changes.matrix.iter();
        let cell = cells.find(|cell| cell.from == from.at && cell.to == to.at);
        Message::verbatim(cell.map_or("·".to_owned(), |cell| cell.leads.to_string()))
    };
    let row = |from: &StageCount| {
        std::iter::once(from.at.message())
            .chain(places.iter().map(|to| leads_of(from, to)))
            .chain([number(from.old)])
            .collect()
    };
    let after = std::iter::once(msg!("now"))
        .chain(places.iter().map(|count| number(count.new)))
        .chain([number(changes.leads)]);
    let mut rows: Vec<Vec<Message>> = vec![header.collect()];
    rows.extend(places.iter().map(row));
    rows.push(after.collect());
    rows
}
