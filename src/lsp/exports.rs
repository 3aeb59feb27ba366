//! The columns of exports in the folder of a contract, as far as their first rows show them.

use super::Host;
use crate::data::profile::{ColumnProfile, Profile};
use crate::data::{Input, MemoryFile};
use crate::syntax::phrase::PhraseId;
use crate::syntax::tree::{SlotValue, Tree};
use std::path::Path;

/// Number of bytes that are read of an export.
const HEAD: usize = 64 << 10;

/// Maximum number of exports that are read.
const MOST_FILES: usize = 20;

/// Maximum number of values of a column that can be kinds of activity.
const MOST_KINDS: usize = 60;

/// The endings of exports whose first bytes can be read by themselves.
const ENDINGS: [&str; 4] = ["csv", "tsv", "jsonl", "ndjson"];

/// Every column of the exports, in the order of the files. A file that cannot be read has none: nobody has named it.
pub(super) fn columns(host: &dyn Host, contract: &Path, folder: &Path) -> Vec<ColumnProfile> {
    let names = host.names(folder).into_iter();
    let exports = names.filter(|name| {
        let ending = Path::new(name).extension();
        ending.is_some_and(|ending| ENDINGS.iter().any(|own| ending.eq_ignore_ascii_case(own)))
    });
    let profiles = exports.take(MOST_FILES).filter_map(|name| {
        let bytes = host.head(contract, &folder.join(&name), HEAD).ok()?;
        let input = Input::Memory(MemoryFile {
            name,
            bytes: whole_lines(&bytes).into(),
        });
        Profile::from_input(&input, None).ok()
    });
    profiles.flat_map(|profile| profile.columns).collect()
}

/// The columns with the kind of an activity that a contract names.
pub(super) fn kind_columns(trees: &[Tree]) -> Vec<String> {
    let lines = trees.iter().flat_map(|tree| &tree.blocks);
    let phrases = lines
        .flat_map(|block| &block.lines)
        .flat_map(|line| &line.readings);
    let slots = phrases
        .filter(|phrase| phrase.id == PhraseId::KindColumn)
        .flat_map(|phrase| &phrase.slots);
    let texts = slots.filter_map(|slot| match &slot.value {
        Ok(SlotValue::Texts(texts)) => Some(texts),
        Ok(_) | Err(_) => None,
    });
    texts.flatten().map(|one| one.text.clone()).collect()
}

/// The values of the columns that have kinds of activity.
pub(super) fn kinds(columns: &[ColumnProfile], of_kinds: &[String]) -> Vec<String> {
    let own = columns.iter().filter(|one| of_kinds.contains(&one.name));
    own.flat_map(|one| one.values.counts().into_iter().take(MOST_KINDS))
        .map(|(value, _)| value.to_owned())
        .collect()
}

/// The bytes without the line at the end that may be cut.
fn whole_lines(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().rposition(|byte| *byte == b'\n');
    match (bytes.len() < HEAD, end) {
        (false, Some(end)) => &bytes[..end],
        (true, _) | (false, None) => bytes,
    }
}
