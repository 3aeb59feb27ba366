//! LCOV for coverage viewers: each possible outcome of a line is a branch.

use std::fmt::Write;

use super::ContractCoverage;
use super::lines::{Line, Shares, lines};
use crate::escape::terminal::inline;

/// The coverage of the examples of all contracts, file by file.
pub fn lcov(contracts: &[ContractCoverage]) -> String {
    let coverages = contracts.iter().map(|contract| &contract.coverage);
    let blocks = coverages.flat_map(|coverage| &coverage.blocks);
    let lines = lines(blocks.flat_map(|block| &block.items));
    let mut out = String::new();
    for file in lines.chunk_by(|one, other| one.file == other.file) {
        record(&mut out, file);
    }
    out
}

fn record(out: &mut String, lines: &[Line]) {
    let Some(first) = lines.first() else {
        return;
    };
    // Writing to a string cannot fail.
    let _ = writeln!(out, "TN:\nSF:{}", inline(&first.file));
    for line in lines {
        branches(out, line);
    }
    let shares = Shares::of_lines(lines);
    let _ = writeln!(
        out,
        "BRF:{}\nBRH:{}",
        shares.outcomes.all, shares.outcomes.reached
    );
    for line in lines {
        let _ = writeln!(out, "DA:{},{}", line.line, line.examples());
    }
    let _ = writeln!(
        out,
        "LF:{}\nLH:{}\nend_of_record",
        shares.lines.all, shares.lines.reached
    );
}

/// Viewers reject a line that was never run if one of its branches was.
fn branches(out: &mut String, line: &Line) {
    let is_reached = line.is_reached();
    for (block, item) in line.items.iter().enumerate() {
        for (branch, seen) in item.outcomes.iter().enumerate() {
            let taken = match is_reached {
                true => seen.examples.to_string(),
                false => "-".to_owned(),
            };
            let _ = writeln!(out, "BRDA:{},{block},{branch},{taken}", line.line);
        }
    }
}
