//! How one contract reads the cells that another one reads.

use crate::contract::model::{Contract, Detail, FactValue, Field, Name, Type};
use crate::text::fold_name;

/// Something with a name that is read from columns.
pub(super) struct Cell<'c> {
    pub contract: &'c Contract,
    pub name: &'c Name,
    pub columns: &'c [String],
    pub kind: &'c Type,
}

/// How a value is read by another contract.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Read {
    /// As the same value.
    Same,
    /// As an unknown value.
    Unknown,
    /// This depends on the format of the data.
    Unsure,
}

impl<'c> Cell<'c> {
    pub fn field(contract: &'c Contract, field: &'c Field) -> Cell<'c> {
        Cell {
            contract,
            name: &field.name,
            columns: &field.columns,
            kind: &field.kind,
        }
    }

    pub fn detail(contract: &'c Contract, detail: &'c Detail) -> Cell<'c> {
        Cell {
            contract,
            name: &detail.name,
            columns: &detail.columns,
            kind: &detail.kind,
        }
    }

    /// Whether both have the same name.
    pub fn is_named_as(&self, other: &Cell<'_>) -> bool {
        fold_name(&self.name.text) == fold_name(&other.name.text)
    }

    /// Whether both can be read from a common column.
    pub fn shares_column(&self, other: &Cell<'_>) -> bool {
        let others = other.names();
        self.names().any(|name| others.clone().any(|n| n == name))
    }

    /// The names of its possible columns, folded.
    fn names(&self) -> impl Iterator<Item = String> + Clone {
        let columns = self.columns.iter().map(String::as_str);
        let own = [self.name.text.as_str()].into_iter();
        let own = own.filter(|_| self.name.languages.is_empty());
        let own = own.chain(self.name.languages.firsts());
        columns.chain(own).map(fold_name)
    }

    /// Whether both read the same cells in the same unit.
    pub fn is_comparable(&self, other: &Cell<'_>) -> bool {
        let is_money = [self.kind, other.kind].contains(&&Type::Money);
        let same_money = self.contract.info.currency == other.contract.info.currency;
        self.names().eq(other.names()) && (same_money || !is_money)
    }

    /// How another contract reads a value of a comparable cell.
    pub fn read(&self, value: &FactValue, other: &Cell<'_>) -> Read {
        let known = |is_known: bool| match is_known {
            true => Read::Same,
            false => Read::Unknown,
        };
        match (self.kind, other.kind, value) {
            (from, to, _) if from == to => Read::Same,
            (Type::Choice(_) | Type::Text, Type::Choice(choices), FactValue::Text(text)) => {
                known(choices.contains(text))
            }
            (Type::Choice(_), Type::Text, FactValue::Text(_)) => Read::Same,
            (Type::Choices(_), Type::Choices(choices), FactValue::Texts(texts)) => {
                known(texts.iter().all(|text| choices.contains(text)))
            }
            (Type::Whole, Type::Number, FactValue::Number(_)) => Read::Same,
            (Type::Number, Type::Whole, FactValue::Number(n)) => known(n.fract() == 0.0),
            _ => Read::Unsure,
        }
    }
}
