//! Leads of one contract as leads of another.

use super::value_mapping::{Cell, Read};
use crate::contract::model::{
    Activity, ActivityId, Contract, Detail, DetailId, Example, ExampleActivity, FactValue, Field,
    FieldId,
};
use crate::text::fold_name;

/// What corresponds to each id of a contract in another one; none if the other contract has no counterpart.
pub(super) struct Translation<'c> {
    pub fields: Vec<Option<Counterpart<'c>>>,
    activities: Vec<Option<ActivityId>>,
    pub details: Vec<Option<Counterpart<'c>>>,
}

/// A field or detail that both contracts have.
pub(super) struct Counterpart<'c> {
    /// Its index in the other contract.
    pub at: usize,
    cells: [Cell<'c>; 2],
    /// Whether both read the same cells in the same unit.
    is_comparable: bool,
}

impl<'c> Counterpart<'c> {
    fn new(at: usize, cells: [Cell<'c>; 2]) -> Counterpart<'c> {
        let [cell, other] = &cells;
        Counterpart {
            at,
            is_comparable: cell.is_comparable(other),
            cells,
        }
    }

    /// Whether the contracts read every cell in the same way.
    pub fn is_read_equally(&self) -> bool {
        let [cell, other] = &self.cells;
        self.is_comparable && cell.kind == other.kind
    }

    fn read(&self, value: &FactValue) -> Read {
        let [cell, other] = &self.cells;
        match self.is_comparable {
            true => cell.read(value, other),
            false => Read::Unsure,
        }
    }
}

impl<'c> Translation<'c> {
    pub fn new(from: &'c Contract, to: &'c Contract) -> Translation<'c> {
        let field = |field: &'c Field| {
            let cell = Cell::field(from, field);
            let (at, other) = same_field(&cell, to)?;
            Some(Counterpart::new(at, [cell, Cell::field(to, other)]))
        };
        let detail = |detail: &'c Detail| {
            let (at, other) = same_detail((from, detail), to)?;
            let cells = [Cell::detail(from, detail), Cell::detail(to, other)];
            Some(Counterpart::new(at, cells))
        };
        let activity = |activity| Some(ActivityId(same_activity(to, activity)? as u32));
        Translation {
            fields: from.fields.iter().map(field).collect(),
            activities: from.activities.iter().map(activity).collect(),
            details: from.details.iter().map(detail).collect(),
        }
    }

    /// The same lead as an example of the other contract, without what that contract does not know or may read differently.
    pub fn translate(&self, lead: &Example) -> Example {
        self.translate_marked(lead).0
    }

    /// The same lead, if it is certain that the other contract reads none of it differently.
    pub fn sure(&self, lead: &Example) -> Option<Example> {
        let (lead, is_sure) = self.translate_marked(lead);
        is_sure.then_some(lead)
    }

    fn translate_marked(&self, lead: &Example) -> (Example, bool) {
        let mut is_sure = true;
        let mut kept = |twins: &[Option<Counterpart<'_>>], index: usize, value: &FactValue| {
            let counterpart = twins.get(index)?.as_ref()?;
            let read = counterpart.read(value);
            is_sure &= read != Read::Unsure;
            (read == Read::Same).then_some(counterpart.at as u32)
        };
        let mut facts = Vec::new();
        for (id, value) in &lead.facts {
            let at = kept(&self.fields, id.index(), value);
            facts.extend(at.map(|at| (FieldId(at), value.clone())));
        }
        let mut all = Vec::new();
        for did in &lead.did {
            let mut details = Vec::new();
            for (id, value) in &did.details {
                let at = kept(&self.details, id.index(), value);
                details.extend(at.map(|at| (DetailId(at), value.clone())));
            }
            let activity = self.activities.get(did.activity.index());
            all.extend(activity.copied().flatten().map(|activity| ExampleActivity {
                activity,
                details,
                ..did.clone()
            }));
        }
        let lead = Example {
            facts,
            did: all,
            ..lead.clone()
        };
        (lead, is_sure)
    }
}

/// The field of the same name or, if there is none, one that is read from the same column.
fn same_field<'c>(cell: &Cell<'_>, to: &'c Contract) -> Option<(usize, &'c Field)> {
    let all = || to.fields.iter().enumerate();
    let named = all().find(|(_, other)| Cell::field(to, other).is_named_as(cell));
    named.or_else(|| all().find(|(_, other)| Cell::field(to, other).shares_column(cell)))
}

fn same_activity(contract: &Contract, activity: &Activity) -> Option<usize> {
    let name = fold_name(&activity.name.text);
    let mut activities = contract.activities.iter();
    activities.position(|other| fold_name(&other.name.text) == name)
}

fn same_detail<'c>(
    (from, detail): (&Contract, &Detail),
    to: &'c Contract,
) -> Option<(usize, &'c Detail)> {
    let owner = same_activity(to, from.activities.get(detail.activity.index())?)?;
    let cell = Cell::detail(from, detail);
    let mut details = to.details.iter().enumerate();
    details.find(|(_, other)| {
        other.activity.index() == owner && Cell::detail(to, other).is_named_as(&cell)
    })
}
