//! `--deny` and `--allow`: which warnings and notes count as errors, and which are left out.

use super::codes;
use super::exit::Failure;
use crate::diagnostic::Severity;
use crate::diagnostic::severity_overrides::{Level, Levels, Subject};
use crate::message::msg;

/// Changed severities.
#[derive(Debug, clap::Args)]
pub struct LevelArgs {
    /// Make these errors: codes such as W0105, `warnings` or `notes`, separated by commas; may be repeated
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    deny: Vec<String>,

    /// Leave these out: codes of warnings or notes, `warnings` or `notes`, separated by commas; may be repeated
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    allow: Vec<String>,
}

impl LevelArgs {
    /// The levels that the user requested.
    pub fn levels(&self) -> Result<Levels, Failure> {
        let mut levels = Levels::default();
        let denied = self.deny.iter().map(|wanted| (wanted, Level::Deny));
        let allowed = self.allow.iter().map(|wanted| (wanted, Level::Allow));
        for (wanted, level) in denied.chain(allowed) {
            let before = levels.set(subject(wanted, level)?, level);
            if before.is_some_and(|before| before != level) {
                let both = msg!("`{wanted}` cannot be both denied and allowed", wanted);
                return Err(Failure::usage(both).with_help(msg!("keep one of the two")));
            }
        }
        Ok(levels)
    }
}

fn subject(wanted: &str, level: Level) -> Result<Subject, Failure> {
    match wanted.trim() {
        "warnings" => return Ok(Subject::All(Severity::Warning)),
        "notes" => return Ok(Subject::All(Severity::Note)),
        _ => {}
    }
    let code = codes::by_name(wanted)?;
    if level == Level::Allow && code.severity() == Severity::Error {
        let name = code.name();
        let failure = Failure::usage(msg!("`{name}` is an error and cannot be left out", name));
        return Err(failure.with_help(msg!(
            "only warnings and notes can; see `leadc explain-code {name}` for how to fix it",
            name
        )));
    }
    Ok(Subject::Code(code))
}
