//! What an exclusion can do for leads whose value of a field is unknown.

use super::program::Program;
use super::term::{Compound, Term, TermId};
use crate::contract::model::FieldId;

/// The effect of an exclusion on leads for which a field it asks for is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EffectWithout {
    /// It never applies to them.
    Never,
    /// It applies to those that meet its other conditions.
    ByOtherConditions,
    /// It applies to all of them.
    Always,
}

/// A field that an exclusion asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExclusionField<'p> {
    /// The name of the field.
    pub field: &'p str,
    /// The name of the exclusion.
    pub exclusion: &'p str,
    /// The effect where the field is unknown.
    pub effect: EffectWithout,
}

/// The results a condition can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Possible {
    met: bool,
    not_met: bool,
    open: bool,
}

const ANY: Possible = Possible {
    met: true,
    not_met: true,
    open: true,
};

impl Possible {
    fn is_surely_met(self) -> bool {
        !self.not_met && !self.open
    }

    fn opposite(self) -> Possible {
        Possible {
            met: self.not_met,
            not_met: self.met,
            open: self.open,
        }
    }

    /// Of a group that needs all. One part that is surely not met decides it.
    fn all(parts: &[Possible]) -> Possible {
        let is_decided = parts.iter().any(|part| part.opposite().is_surely_met());
        Possible {
            met: parts.iter().all(|part| part.met),
            not_met: parts.iter().any(|part| part.not_met),
            open: !is_decided && parts.iter().any(|part| part.open),
        }
    }

    /// Of a group that needs one.
    fn any(parts: &[Possible]) -> Possible {
        let opposites: Vec<Possible> = parts.iter().map(|part| part.opposite()).collect();
        Possible::all(&opposites).opposite()
    }
}

impl Program {
    /// The fields that exclusions ask for.
    pub fn fields_of_exclusions(&self) -> Vec<ExclusionField<'_>> {
        let mut found = Vec::new();
        for exclusion in &self.exclusions {
            let fields = self.fields_of([exclusion.condition]);
            found.extend(fields.into_iter().map(|field| ExclusionField {
                field: self.field_name(field),
                exclusion: &exclusion.name,
                effect: self.effect_without(exclusion.condition, field),
            }));
        }
        found
    }

    /// The effect of a condition of an exclusion on leads whose `field` is unknown.
    fn effect_without(&self, condition: TermId, field: FieldId) -> EffectWithout {
        let mut possible: Vec<Possible> = Vec::with_capacity(condition.index() + 1);
        // The terms that a term uses come before it.
        for term in self.terms.iter().take(condition.index() + 1) {
            let of = |id: &TermId| possible.get(id.index()).copied().unwrap_or(ANY);
            let next = match term.compound() {
                Some(Compound::All(parts)) => {
                    Possible::all(&parts.iter().map(of).collect::<Vec<_>>())
                }
                Some(Compound::Any(parts)) => {
                    Possible::any(&parts.iter().map(of).collect::<Vec<_>>())
                }
                Some(Compound::Not(part)) => of(part).opposite(),
                None => possible_without(term, field),
            };
            possible.push(next);
        }
        let result = possible.last().copied().unwrap_or(ANY);
        match (result.met, result.is_surely_met()) {
            (false, _) => EffectWithout::Never,
            (true, true) => EffectWithout::Always,
            (true, false) => EffectWithout::ByOtherConditions,
        }
    }
}

/// The results of a condition that joins no others.
fn possible_without(term: &Term, field: FieldId) -> Possible {
    if let Term::Always(truth) = term {
        return Possible {
            met: truth.is_met(),
            not_met: !truth.is_met() && !truth.is_open(),
            open: truth.is_open(),
        };
    }
    if term.value().and_then(|value| value.field()) != Some(field) {
        return ANY;
    }
    let is_known = matches!(term, Term::Known(_));
    Possible {
        met: false,
        not_met: is_known,
        open: !is_known,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MET: Possible = Possible {
        met: true,
        not_met: false,
        open: false,
    };
    const OPEN: Possible = Possible {
        met: false,
        not_met: false,
        open: true,
    };

    #[test]
    fn one_part_decides_a_group() {
        assert_eq!(Possible::any(&[OPEN, MET]), MET);
        assert_eq!(Possible::all(&[OPEN, MET]), OPEN);
        assert_eq!(Possible::all(&[OPEN, MET.opposite()]), MET.opposite());
        let by_others = Possible::any(&[OPEN, ANY]);
        assert!(by_others.met && by_others.open && !by_others.not_met);
    }
}
