//! Differences as text, for people.

use super::words::{heading, sentences};
use super::{Comparison, LeadComparison, leads, witnesses};
use crate::diff::Change;
use crate::diff::contracts::BlockChange;
use crate::diff::leads::{LeadChanges, StageCount};
use crate::escape::terminal::inline;
use unicode_width::UnicodeWidthStr;

/// The differences, block by block, followed by those of leads.
pub fn text(comparison: &Comparison) -> String {
    let mut text = String::new();
    let mut kind = None;
    for block in &comparison.blocks {
        if kind.replace(block.kind) != Some(block.kind) {
            text.push_str(&format!("{}\n", heading(block.kind)));
        }
        text.push_str(&of_block(block));
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(&format!("{}\n", inline(&comparison.summary())));
    text.push_str(&witnesses::text(&comparison.witnesses));
    if let Some(leads) = &comparison.leads {
        text.push_str(&of_leads(leads));
    }
    text
}

fn of_block(block: &BlockChange) -> String {
    let mut text = String::new();
    // A difference without a name is indented like the names, since it belongs to none of them.
    let mut indent = "  ";
    if let Some(name) = &block.name {
        let what = match block.change {
            Change::Changed => String::new(),
            change => format!(" ({})", change.word()),
        };
        text.push_str(&format!("{indent}{}{what}\n", inline(name)));
        indent = "    ";
    }
    for sentence in sentences(block) {
        text.push_str(&format!("{indent}{}\n", inline(&sentence)));
    }
    text
}

fn of_leads(leads: &LeadComparison) -> String {
    let changes = &leads.changes;
    let mut text = format!("\n{}\n\n", inline(&leads::summary(leads)));
    text.push_str(&matrix(changes));
    for one in &changes.moves {
        text.push_str(&format!("\n{}\n", inline(&leads::move_title(one))));
        for sample in &one.samples {
            let sample = leads::sample(sample, &leads.zone);
            text.push_str(&format!("  {}\n", inline(&sample)));
        }
    }
    if !changes.clocks.is_empty() {
        text.push_str("\nClocks\n");
    }
    for change in &changes.clocks {
        text.push_str(&format!(
            "  {}\n    {}\n",
            inline(&change.sla),
            inline(&leads::clocks(change))
        ));
    }
    if !changes.flips.is_empty() {
        text.push_str("\nTargets\n");
    }
    for flip in &changes.flips {
        let (target, said) = (leads::target(flip), leads::flip(flip));
        text.push_str(&format!("  {}\n    {}\n", inline(&target), inline(&said)));
    }
    text
}

/// Leads by old stage (rows) and new stage (columns).
fn matrix(changes: &LeadChanges) -> String {
    let shown = |cell: &String| inline(cell).into_owned();
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
pub(super) fn table(changes: &LeadChanges) -> Vec<Vec<String>> {
    let places = &changes.stages;
    let header = std::iter::once("from \\ to".to_owned())
        .chain(places.iter().map(|count| count.at.word().to_owned()))
        .chain(["before".to_owned()]);
    let leads = |from: &StageCount, to: &StageCount| {
        let mut cells = changes.matrix.iter();
        let cell = cells.find(|cell| cell.from == from.at && cell.to == to.at);
        cell.map_or("·".to_owned(), |cell| cell.leads.to_string())
    };
    let row = |from: &StageCount| {
        std::iter::once(from.at.word().to_owned())
            .chain(places.iter().map(|to| leads(from, to)))
            .chain([from.old.to_string()])
            .collect()
    };
    let after = std::iter::once("now".to_owned())
        .chain(places.iter().map(|count| count.new.to_string()))
        .chain([changes.leads.to_string()]);
    let mut rows: Vec<Vec<String>> = vec![header.collect()];
    rows.extend(places.iter().map(row));
    rows.push(after.collect());
    rows
}
