//! Limits on how much of a contract is read, all its files together: far more than anybody writes.

use super::errors;
use super::phrase::Language;
use super::tree::{Block, Bullet, ConditionText, ConditionTextKind, Phrase, SlotValue};
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// Maximum number of statements in a contract; blank lines and comments are not counted.
pub const MAX_STATEMENTS: usize = 50_000;

/// Number of readings that ordinary lines do not exceed.
const USUAL_READINGS: usize = 8;

/// Maximum number of characters in lines that may be read in further ways.
const MAX_FURTHER: usize = 1_000_000;

/// The part of a contract's budget that is left.
#[derive(Debug)]
pub struct Budget {
    statements: usize,
    further: usize,
}

impl Default for Budget {
    fn default() -> Budget {
        Budget {
            statements: MAX_STATEMENTS,
            further: MAX_FURTHER,
        }
    }
}

impl Budget {
    /// Counts a line; an error if the limit is exceeded.
    pub(super) fn statement(
        &mut self,
        span: Span,
        language: Language,
    ) -> Result<(), Box<Diagnostic>> {
        self.statements = self
            .statements
            .checked_sub(1)
            .ok_or_else(|| Box::new(errors::too_many_lines(span, MAX_STATEMENTS, language)))?;
        Ok(())
    }

    /// Counts the readings of a line; an error if the total exceeds the limit.
    pub(super) fn readings(&mut self, span: Span, count: usize) -> Result<(), Box<Diagnostic>> {
        let further = count.saturating_sub(USUAL_READINGS) * span.range().len();
        self.further = self
            .further
            .checked_sub(further)
            .ok_or_else(|| Box::new(errors::too_many_readings(span, count)))?;
        Ok(())
    }

    #[cfg(test)]
    pub(super) fn new(statements: usize, further: usize) -> Budget {
        Budget {
            statements,
            further,
        }
    }
}

/// In how many ways the last line of a block, or a part of it, can be read; none if it is not at the given place.
pub(super) fn readings_of_last(block: &Block, place: Span) -> usize {
    let line = block.lines.last().unwrap_or(&block.header);
    let (span, count) = match line.bullets.last() {
        Some(bullet) => {
            let condition = &last(bullet).condition;
            (condition.span, of_condition(condition))
        }
        None => (line.span, of_phrases(&line.readings)),
    };
    match span.start < place.start {
        true => 0,
        false => count,
    }
}

/// The last bullet below a bullet, or the bullet itself.
fn last(bullet: &Bullet) -> &Bullet {
    bullet.bullets.last().map_or(bullet, last)
}

fn of_phrases(readings: &[Phrase]) -> usize {
    let slots = readings.iter().flat_map(|phrase| &phrase.slots);
    let inner = slots.map(|slot| match &slot.value {
        Ok(SlotValue::Condition(condition)) => of_condition(condition),
        Ok(SlotValue::Facts(facts)) => {
            let conditions = facts.iter().map(|fact| of_condition(&fact.condition));
            conditions.max().unwrap_or(0)
        }
        Ok(SlotValue::Expects(items)) => items.iter().map(Vec::len).max().unwrap_or(0),
        _ => 0,
    });
    inner.max().unwrap_or(0).max(readings.len())
}

fn of_condition(condition: &ConditionText) -> usize {
    match &condition.kind {
        ConditionTextKind::Readings(readings) => readings.len(),
        ConditionTextKind::Group(_) => 1,
    }
}
