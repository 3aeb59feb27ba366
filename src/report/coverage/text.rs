//! Coverage for people: the share of each block that is reached, and every line that is not.

use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use super::ContractCoverage;
use super::lines::{Line, Share, Shares, lines};
use crate::escape::terminal::inline;
use crate::eval::coverage::{Block, Item};

/// The coverage of the examples, contract by contract.
pub fn text(contracts: &[ContractCoverage]) -> String {
    let mut out = String::new();
    for contract in contracts {
        of_contract(&mut out, contract);
    }
    if contracts.len() > 1 {
        let all = Shares::from_contracts(contracts);
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "\nall contracts: {} lines, {} outcomes",
            share_text(all.lines),
            share_text(all.outcomes)
        );
    }
    out
}

fn of_contract(out: &mut String, contract: &ContractCoverage) {
    let blocks = &contract.coverage.blocks;
    let lines = lines(blocks.iter().flat_map(|block| &block.items));
    let _ = writeln!(
        out,
        "\nwhat the examples of {} reach",
        inline(&contract.file)
    );
    table(out, blocks, &lines);
    let missed = lines.iter().filter(|line| !line.is_reached());
    let missed: Vec<(String, String)> = missed
        .map(|line| (place(line), line.text.clone()))
        .collect();
    list(out, "no example reaches", &missed);
    let partly = lines.iter().filter(|line| line.is_reached());
    let partly: Vec<(String, String)> = partly
        .filter_map(|line| Some((place(line), format!("{} ({})", line.text, never(line)?))))
        .collect();
    list(out, "reached only in part", &partly);
}

fn table(out: &mut String, blocks: &[Block], all: &[Line]) {
    let mut rows = vec![["", "lines", "outcomes"].map(str::to_owned)];
    for block in blocks {
        let name = match &block.name {
            Some(name) => format!("{} {}", block.kind, inline(name)),
            None => block.kind.to_owned(),
        };
        rows.push(row(name, Shares::of_lines(&lines(&block.items))));
    }
    rows.push(row("all".to_owned(), Shares::of_lines(all)));
    let wide = |column: usize| rows.iter().map(move |row| row[column].width()).max();
    let widths = [0, 1, 2].map(|column| wide(column).unwrap_or(0));
    for row in &rows {
        let pad = |column: usize| " ".repeat(widths[column].saturating_sub(row[column].width()));
        let line = format!("  {}{}  {}{}  {}", row[0], pad(0), row[1], pad(1), row[2]);
        let _ = writeln!(out, "{}", inline(line.trim_end()));
    }
}

fn row(name: String, shares: Shares) -> [String; 3] {
    [name, share_text(shares.lines), share_text(shares.outcomes)]
}

/// `5 of 12 (41.6%)`
fn share_text(share: Share) -> String {
    format!("{} of {} ({})", share.reached, share.all, share.percent())
}

fn place(line: &Line) -> String {
    format!("{}:{}", inline(&line.file), line.line)
}

fn list(out: &mut String, title: &str, lines: &[(String, String)]) {
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n{title}");
    let wide = lines.iter().map(|(place, _)| place.width()).max();
    for (place, text) in lines {
        let pad = " ".repeat(wide.unwrap_or(0).saturating_sub(place.width()));
        let _ = writeln!(out, "  {}", inline(&format!("{place}{pad}  {text}")));
    }
}

/// Outcomes of a line that never occurred: `never not met, never open`; none if all occurred.
fn never(line: &Line) -> Option<String> {
    let missing: Vec<String> = line.items.iter().filter_map(never_of).collect();
    (!missing.is_empty()).then(|| missing.join("; "))
}

fn never_of(item: &Item) -> Option<String> {
    let never = item.outcomes.iter().filter(|seen| seen.examples == 0);
    let never = never.map(|seen| format!("never {}", seen.outcome.word()));
    let never: Vec<String> = never.collect();
    if never.is_empty() {
        return None;
    }
    let never = never.join(", ");
    Some(match &item.part {
        Some(part) => format!("{part}: {never}"),
        None => never,
    })
}
