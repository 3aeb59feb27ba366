//! Removes whole blocks: exclusions.

use super::{Kind, MutantList};
use crate::contract::model::ConditionKind;

pub(super) fn changes(list: &mut MutantList) {
    for (i, exclusion) in list.contract.exclusions.iter().enumerate() {
        let was = list.sources.line(exclusion.name.span).trim().to_owned();
        list.add(
            Kind::LeftOut,
            exclusion.name.span,
            (was, None),
            move |contract| {
                // Ids must stay valid, so the exclusion remains but never holds.
                let exclusion = contract.exclusions.get_mut(i)?;
                exclusion.condition.kind = ConditionKind::Any(Vec::new());
                Some(())
            },
        );
    }
}
