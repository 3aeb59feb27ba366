//! The differences between two contracts, as another program reads them.

use super::{AsOf, Contract, EvaluationError, Tables};
use crate::data;
use crate::diff::leads::{Evaluated, compare};
use crate::diff::{contracts, witnesses};
use crate::eval::evaluate_history_here;
use crate::ir;
use crate::message::Language;
use crate::report::diff::{self, Comparison, LeadComparison};
use crate::report::format::moment;
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

    /// The same with what it changes for some leads at an instant: moves between stages, deadlines and targets.
    ///
    /// # Errors
    ///
    /// As [`Engine::evaluate`](super::Engine::evaluate), for either contract.
    pub fn changes_for(
        &self,
        new: &Contract,
        tables: &Tables,
        as_of: impl Into<AsOf>,
    ) -> Result<Changes, EvaluationError> {
        let as_of = as_of.into();
        let mut changes = self.changes_to(new);
        let named = contracts::evaluated_as(&self.model, &new.model);
        let old_program = ir::compile(&named, &self.sources);
        let new_program = ir::compile(&new.model, &new.sources);
        let new_data = data::read(&new_program.inputs, &tables.request())?;
        // Contracts usually need the same data, and then it is read once.
        let own_data = match old_program.inputs == new_program.inputs {
            true => None,
            false => Some(data::read(&old_program.inputs, &tables.request())?),
        };
        let old_data = own_data.as_ref().unwrap_or(&new_data);
        let instant = |program: &ir::Program| as_of.within(program.about.zone.zone());
        let follow = |program: &ir::Program, data: &data::Loaded| {
            evaluate_history_here(program, &data.leads, &data.activities, instant(program))
        };
        let before = follow(&old_program, old_data);
        let after = follow(&new_program, &new_data);
        let rules = contracts::rules(self.side(), new.side());
        let zone = new_program.about.zone.zone();
        changes.0.leads = Some(LeadComparison {
            as_of: moment(instant(&new_program).instant, zone),
            zone: zone.clone(),
            changes: compare(
                Evaluated {
                    program: &old_program,
                    leads: &old_data.leads,
                    activities: &old_data.activities,
                    as_of: instant(&old_program),
                    history: &before,
                },
                Evaluated {
                    program: &new_program,
                    leads: &new_data.leads,
                    activities: &new_data.activities,
                    as_of: instant(&new_program),
                    history: &after,
                },
                &rules,
            ),
        });
        Ok(changes)
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

    /// The text as Markdown.
    pub fn markdown(&self, language: Language) -> String {
        diff::markdown(&self.0, language)
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
