//! The differences between two contracts, as another program reads them.

use super::Contract;
use crate::diff::{contracts, witnesses};
use crate::message::Language;
use crate::report::diff::{self, Comparison};
use serde::{Serialize, Serializer};
use std::fmt;

/// What a new version of a contract changes: `Display` is text for people, `Serialize` the document of
/// `leadc diff --format json`.
#[derive(Debug)]
pub struct Changes(Comparison);

impl Contract {
    /// What `new` changes compared with this contract: its blocks and lines, and for each stage a lead on which the two
    /// disagree, if one is found. It takes up to some seconds for contracts of hundreds of rules.
    pub fn changes_to(&self, new: &Contract) -> Changes {
        let (old_side, new_side) = (self.side(), new.side());
        let blocks = contracts::compare(old_side, new_side);
        let named = contracts::evaluated_as(&self.model, &new.model);
        let old_side = contracts::Side {
            contract: &named,
            ..old_side
        };
        Changes(Comparison {
            witnesses: witnesses::stages(old_side, new_side, &blocks),
            blocks,
            ..Comparison::new(self.file.clone(), new.file.clone())
        })
    }

    fn side(&self) -> contracts::Side<'_> {
        contracts::Side {
            contract: &self.model,
            sources: &self.sources,
        }
    }
}

impl Changes {
    /// Whether both contracts mean the same, line by line.
    pub fn is_empty(&self) -> bool {
        self.0.blocks.is_empty()
    }

    /// The text of `Display` in another language.
    pub fn text_in(&self, language: Language) -> String {
        diff::text(&self.0, language)
    }
}

impl fmt::Display for Changes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text_in(Language::En))
    }
}

impl Serialize for Changes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        diff::document(&self.0, Language::En).serialize(serializer)
    }
}
