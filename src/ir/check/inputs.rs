//! Checks what readers of data need and what the contract says about itself.

use super::values::{day, days_in_order};
use super::{Checker, require, within};
use crate::contract::model::{Actor, Type};
use crate::ir::program::KindSource;

/// Maximum length of a name in bytes; a name has at most a hundred letters.
const LONGEST_NAME: usize = 400;
/// Number of digits of a fingerprint.
const ALL_DIGITS: usize = 64;
/// Maximum length of a line in bytes.
const LONGEST_LINE: usize = 40_000;

impl Checker<'_> {
    pub(super) fn about(&self) -> Result<(), String> {
        for field in &self.program.about.show {
            within("field", field.index(), self.program.inputs.fields.len())?;
        }
        match self.program.about.in_force {
            Some((from, Some(to))) => days_in_order(from, to)?,
            Some((from, None)) => day(from)?,
            None => {}
        }
        self.agreement()
    }

    fn agreement(&self) -> Result<(), String> {
        let about = &self.program.about;
        let digits = about.fingerprint.as_deref();
        require(
            digits.is_none_or(|digits| digits.len() == ALL_DIGITS && is_hexadecimal(digits)),
            "a fingerprint that is none",
        )?;
        for signature in &about.signatures {
            day(signature.date)?;
            let digits = signature.fingerprint.as_deref().unwrap_or_default();
            require(is_hexadecimal(digits), "a fingerprint that is none")?;
            let longest = signature.person.len().max(digits.len());
            require(longest <= LONGEST_LINE, "a line that is too long")?;
        }
        Ok(())
    }

    pub(super) fn inputs(&self) -> Result<(), String> {
        let program = self.program;
        let inputs = &program.inputs;
        let count = program.kinds.len();
        if inputs.activities.len() != count {
            return Err("kinds of activity that are not those of the inputs".to_owned());
        }
        for (kind, input) in program.kinds.iter().zip(&inputs.activities) {
            let (is_logged, follows_from) = match &kind.source {
                KindSource::Data => (true, &[][..]),
                KindSource::KindOf { parent, .. } => (false, std::slice::from_ref(parent)),
                KindSource::AnyOf(kinds) => (false, &kinds[..]),
            };
            let same = kind.name == input.name
                && input.logged.is_some() == is_logged
                && input.follows_from == follows_from;
            require(same, "a kind of activity that is not that of the inputs")?;
            for actor in &kind.actors {
                if let Actor::Party(party) = actor {
                    self.party(*party)?;
                }
            }
        }
        for detail in &inputs.details {
            within("activity", detail.activity.index(), count)?;
        }
        let kinds = inputs.fields.iter().map(|field| &field.kind);
        let how_many = |wanted: Type| kinds.clone().filter(|kind| **kind == wanted).count();
        require(how_many(Type::Id) <= 1, "two keys of a lead")?;
        let creations = how_many(Type::CreationTime);
        require(creations <= 1, "two times of creation")?;
        let mut kinds = kinds.chain(inputs.details.iter().map(|detail| &detail.kind));
        let no_choice = kinds.any(|kind| kind.options().is_some_and(|options| options.is_empty()));
        require(!no_choice, "a choice of nothing")
    }

    /// Every explanation repeats names and lines, so long ones would make results unlimited.
    pub(super) fn texts_are_short(&self) -> Result<(), String> {
        let program = self.program;
        let inputs = &program.inputs;
        let names = (program.about.parties.iter().map(|(name, _)| name))
            .chain(inputs.fields.iter().map(|field| &field.name))
            .chain(inputs.details.iter().map(|detail| &detail.name))
            .chain(program.kinds.iter().map(|kind| &kind.name))
            .chain(program.definitions.iter().map(|item| &item.name))
            .chain(program.exclusions.iter().map(|item| &item.name))
            .chain(program.groups.iter().map(|group| &group.name))
            .chain(program.totals.iter().map(|total| &total.name))
            .chain(program.stages.iter().map(|stage| &stage.name))
            .chain(program.calendars.iter().map(|calendar| &calendar.name))
            .chain(program.slas.iter().map(|sla| &sla.name))
            .chain(program.targets.iter().map(|target| &target.name));
        let is_long = |longest: usize| move |text: &String| text.len() > longest;
        require(
            !names.clone().any(is_long(LONGEST_NAME)),
            "a name that is too long",
        )?;
        let mut lines = program
            .places
            .iter()
            .flat_map(|place| [&place.text, &place.file]);
        require(!lines.any(is_long(LONGEST_LINE)), "a line that is too long")
    }
}

fn is_hexadecimal(digits: &str) -> bool {
    digits.bytes().all(|digit| digit.is_ascii_hexdigit())
}
