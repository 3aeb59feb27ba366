//! Coverage for people: the share of each block that is reached, and every line that is not.

use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use super::ContractCoverage;
use super::lines::{Line, Share, Shares, lines};
use crate::diff::contracts::BlockKind;
use crate::escape::terminal::inline;
use crate::eval::coverage::{self, Block, Item};
use crate::message::{Join, Language, Message, msg};
use crate::report::words;

/// The coverage of the examples, contract by contract.
pub fn text(contracts: &[ContractCoverage], language: Language) -> String {
    let mut out = String::new();
    for contract in contracts {
        of_contract(&mut out, contract, language);
    }
    if contracts.len() > 1 {
        let all = Shares::from_contracts(contracts);
        let text = msg!(
            "all contracts: {lines} lines, {outcomes} outcomes",
            lines = share_text(all.lines),
            outcomes = share_text(all.outcomes)
        );
        // Writing to a string cannot fail.
        let _ = writeln!(out, "\n{}", text.text(language));
    }
    out
}

fn of_contract(out: &mut String, contract: &ContractCoverage, language: Language) {
    let blocks = &contract.coverage.blocks;
    let lines = lines(blocks.iter().flat_map(|block| &block.items));
    let heading = msg!("what the examples of {file} reach", file = contract.file);
    let _ = writeln!(out, "\n{}", inline(&heading.text(language)));
    table(out, blocks, &lines, language);
    let missed = lines.iter().filter(|line| !line.is_reached());
    let missed: Vec<(String, String)> = missed
        .map(|line| (place(line), line.text.clone()))
        .collect();
    list(out, &msg!("no example reaches").text(language), &missed);
    let partly = lines.iter().filter(|line| line.is_reached());
    let partly: Vec<(String, String)> = partly
        .filter_map(|line| {
            let never = never(line)?.text(language);
            Some((place(line), format!("{} ({never})", line.text)))
        })
        .collect();
    list(out, &msg!("reached only in part").text(language), &partly);
}

fn table(out: &mut String, blocks: &[Block], all: &[Line], language: Language) {
    let mut rows = vec![[Message::verbatim(""), msg!("lines"), msg!("outcomes")]];
    for block in blocks {
        let name = words::named_block(kind(block.kind), block.name.as_deref());
        rows.push(row(name, Shares::of_lines(&lines(&block.items))));
    }
    rows.push(row(msg!("all"), Shares::of_lines(all)));
    let text = |row: [Message; 3]| row.map(|cell| inline(&cell.text(language)).into_owned());
    let rows: Vec<[String; 3]> = rows.into_iter().map(text).collect();
    let wide = |column: usize| rows.iter().map(move |row| row[column].width()).max();
    let widths = [0, 1, 2].map(|column| wide(column).unwrap_or(0));
    for row in &rows {
        let pad = |column: usize| " ".repeat(widths[column].saturating_sub(row[column].width()));
        let line = format!("  {}{}  {}{}  {}", row[0], pad(0), row[1], pad(1), row[2]);
        let _ = writeln!(out, "{}", inline(line.trim_end()));
    }
}

/// The kind of a block, as others name it.
fn kind(kind: coverage::BlockKind) -> BlockKind {
    match kind {
        coverage::BlockKind::Contract => BlockKind::Contract,
        coverage::BlockKind::Activity => BlockKind::Activity,
        coverage::BlockKind::IdealCustomer => BlockKind::IdealCustomer,
        coverage::BlockKind::Persona => BlockKind::Persona,
        coverage::BlockKind::Definition => BlockKind::Definition,
        coverage::BlockKind::Exclusion => BlockKind::Exclusion,
        coverage::BlockKind::Group => BlockKind::Group,
        coverage::BlockKind::Total => BlockKind::Total,
        coverage::BlockKind::Stage => BlockKind::Stage,
        coverage::BlockKind::Sla => BlockKind::Sla,
    }
}

fn row(name: Message, shares: Shares) -> [Message; 3] {
    [name, share_text(shares.lines), share_text(shares.outcomes)]
}

/// `5 of 12 (41.6%)`
fn share_text(share: Share) -> Message {
    msg!(
        "{reached} of {all} ({share})",
        reached = share.reached,
        all = share.all,
        share = share.percent()
    )
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
fn never(line: &Line) -> Option<Message> {
    let missing: Vec<Message> = line.items.iter().filter_map(never_of).collect();
    (!missing.is_empty()).then(|| Message::joined(missing, Join::Semicolon))
}

fn never_of(item: &Item) -> Option<Message> {
    let never = item.outcomes.iter().filter(|seen| seen.examples == 0);
    let never = never.map(|seen| words::never(seen.outcome));
    let never: Vec<Message> = never.collect();
    if never.is_empty() {
        return None;
    }
    let never = Message::joined(never, Join::Comma);
    Some(match &item.part {
        Some(part) => msg!("{part}: {never}", part, never),
        None => never,
    })
}
