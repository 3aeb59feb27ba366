//! The contract that is being made, read and checked as any other.

use super::lines::{Line, Part};
use crate::analysis;
use crate::contract::ReadError;
use crate::contract::model::Contract;
use crate::diagnostic::{Diagnostic, Severity};
use crate::ir::{self, Program};
use crate::layout;
use crate::message::{Message, msg};
use crate::source::Sources;
use crate::suggest;
use std::path::Path;

/// The name of the contract in messages, which nobody sees.
const ROOT: &str = "contract.leadc";

/// A contract without errors and warnings.
#[derive(Debug)]
pub struct Checked {
    /// Its text, in canonical form.
    pub text: String,
    /// The contract.
    pub contract: Contract,
    /// Its rules.
    pub program: Program,
}

/// A line that has an error or a warning.
#[derive(Debug)]
pub(super) struct Refusal {
    pub part: Part,
    pub message: Message,
}

impl Checked {
    /// The contract with these lines, or the lines that are refused.
    pub(super) fn from_lines(lines: &[Line]) -> Result<Checked, Vec<Refusal>> {
        let text: String = lines
            .iter()
            .map(|line| format!("{}\n", line.text))
            .collect();
        let part = |number: usize| {
            let line = lines.get(number.saturating_sub(1));
            line.map_or(Part::Other, |line| line.part)
        };
        let formatted = layout::format(ROOT, &text, &mut nothing).map_err(|wrong| {
            let message = msg!(
                "line {line} would be read in another way once formatted",
                line = wrong.line
            );
            vec![Refusal {
                part: part(wrong.line),
                message,
            }]
        })?;
        let text = formatted.text;
        let mut own = Some(text.clone().into_bytes());
        let mut read = |path: &Path| own.take().map_or_else(|| nothing(path), Ok);
        let mut sources = Sources::default();
        let loaded = suggest::load(ROOT, &mut sources, &mut read);
        let mut found = loaded.diagnostics;
        if let Some(contract) = &loaded.contract {
            found.extend(analysis::diagnostics(contract, &sources));
        }
        found.retain(|one| one.severity != Severity::Note);
        let refusal = |found: &Diagnostic| Refusal {
            part: part(sources.line_number(found.primary.span)),
            message: found.message.clone(),
        };
        match (loaded.contract, found.is_empty()) {
            (Some(contract), true) => {
                let program = ir::compile(&contract, &sources);
                Ok(Checked {
                    text,
                    contract,
                    program,
                })
            }
            _ => Err(found.iter().map(refusal).collect()),
        }
    }
}

/// There are no other files.
fn nothing(_: &Path) -> Result<Vec<u8>, ReadError> {
    Err(ReadError::NotFound)
}
