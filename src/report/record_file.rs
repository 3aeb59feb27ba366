//! The record of a run as a file, from which `leadc merge` makes the record of all parts.

use super::run_record::RunRecord;
use crate::data::Shard;
use crate::ir::Program;
use crate::message::{Message, msg};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The version of the document's format.
const FORMAT_VERSION: u32 = 1;

/// Maximum number of missing parts that a message lists.
const LISTED: usize = 10;

/// The record of a run with what has to be equal in all parts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RecordFile {
    format: u32,
    /// The hash of the compiled rules.
    rules: String,
    /// The parts of the leads; none if they are all.
    parts: Vec<Part>,
    /// The numbers and findings.
    pub record: RunRecord,
}

/// A part of the leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Part {
    number: u32,
    of: u32,
}

/// Why records do not add up, and what to do.
pub type MergeProblem = (Message, Message);

impl RecordFile {
    /// The record of a run on all leads or a part of them.
    pub fn new(program: &Program, shard: Option<Shard>, record: RunRecord) -> RecordFile {
        let part = |shard: Shard| Part {
            number: shard.number(),
            of: shard.of(),
        };
        RecordFile {
            format: FORMAT_VERSION,
            rules: rules_hash(program),
            parts: shard.map(part).into_iter().collect(),
            record,
        }
    }

    /// Reads a record that [`serde_json`] wrote; none if the text is not one of this version.
    pub fn from_json(text: &str) -> Option<RecordFile> {
        let read: RecordFile = serde_json::from_str(text).ok()?;
        (read.format == FORMAT_VERSION).then_some(read)
    }

    /// Adds up the records of all parts, each with the name of its file.
    pub fn merged(
        program: &Program,
        files: Vec<(String, RecordFile)>,
    ) -> Result<RecordFile, MergeProblem> {
        let rules = rules_hash(program);
        if let Some((name, _)) = files.iter().find(|(_, file)| file.rules != rules) {
            return Err((
                msg!(
                    "`{file}` is the record of a run with other rules",
                    file = name
                ),
                msg!("name the contract of that run, or run it again with this one"),
            ));
        }
        let whole = files.iter().find(|(_, file)| file.parts.is_empty());
        if let (Some((name, _)), true) = (whole, files.len() > 1) {
            return Err((
                msg!("`{file}` is the record of a run on all leads", file = name),
                msg!("name only the records of parts"),
            ));
        }
        let mut files = files.into_iter();
        let Some((first_name, mut all)) = files.next() else {
            return Err((
                msg!("there are no records"),
                msg!("name the files that `--record` wrote"),
            ));
        };
        for (name, file) in files {
            if file.record.as_of != all.record.as_of {
                return Err((
                    msg!(
                        "`{first}` and `{second}` have different as-of times",
                        first = first_name,
                        second = name
                    ),
                    msg!("run all parts with the same `--as-of`"),
                ));
            }
            all.parts.extend(file.parts);
            all.record.append(file.record);
        }
        all.parts.sort_unstable();
        all.check_parts()?;
        all.parts.clear();
        Ok(all)
    }

    /// Each part must be there once.
    fn check_parts(&self) -> Result<(), MergeProblem> {
        let Some(of) = self.parts.first().map(|part| part.of) else {
            return Ok(());
        };
        let shown = |part: &Part| format!("{}/{}", part.number, part.of);
        if let Some(other) = self.parts.iter().find(|part| part.of != of) {
            return Err((
                msg!(
                    "the parts {first} and {second} are of different divisions",
                    first = shown(&self.parts[0]),
                    second = shown(other)
                ),
                msg!("name the records of one division only"),
            ));
        }
        let twice = self.parts.windows(2).find(|pair| pair[0] == pair[1]);
        if let Some(part) = twice.and_then(<[Part]>::first) {
            return Err((
                msg!("the part {part} is there twice", part = shown(part)),
                msg!("name each record once"),
            ));
        }
        let is_there = |number: &u32| {
            let found = self.parts.binary_search(&Part {
                number: *number,
                of,
            });
            found.is_ok()
        };
        let mut missing = (1..=of).filter(|number| !is_there(number));
        let listed: Vec<String> = missing
            .by_ref()
            .take(LISTED)
            .map(|number| shown(&Part { number, of }))
            .collect();
        match (listed.is_empty(), missing.count()) {
            (true, _) => Ok(()),
            (false, more) => Err((
                match more {
                    0 => msg!("parts are missing: {parts}", parts = listed.join(", ")),
                    more => msg!(
                        "parts are missing: {parts} and {more} more",
                        parts = listed.join(", "),
                        more
                    ),
                },
                msg!(
                    "run `leadc eval` for each with `--shard` and `--record`, and name its record"
                ),
            )),
        }
    }
}

/// The hash of the rules, without the fields that are only shown.
fn rules_hash(program: &Program) -> String {
    let mut program = program.clone();
    program.about.show.clear();
    // A program that was compiled can be written.
    let text = program.to_json().unwrap_or_default();
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
