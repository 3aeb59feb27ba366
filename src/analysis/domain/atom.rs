//! What a term requires of a variable.

use super::{ClassSet, VarId};
use crate::analysis::formula::Formula;
use std::sync::Arc;

/// A result, or two of the three.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// Met.
    Met,
    /// Not met, based on what is known.
    NotMet,
    /// Not met or open.
    NeverMet,
    /// Met or open.
    NeverNotMet,
}

impl Answer {
    /// The result that the opposite of a condition must have for the condition to have this one.
    pub fn of_opposite(self) -> Answer {
        match self {
            Answer::Met => Answer::NotMet,
            Answer::NotMet => Answer::Met,
            Answer::NeverMet => Answer::NeverNotMet,
            Answer::NeverNotMet => Answer::NeverMet,
        }
    }
}

/// What a term requires of a variable.
#[derive(Debug, Clone)]
pub struct Atom {
    /// The variable.
    pub var: VarId,
    /// The classes in which it is met.
    pub met: ClassSet,
    /// The classes in which it is not met; in all others it is open.
    pub not_met: ClassSet,
    /// A class in which a second variable decides whether it is met or not.
    pub asks: Option<(usize, VarId)>,
}

impl Atom {
    /// Whether a value is known: class 0 is unknown.
    pub fn known(var: VarId, classes: usize) -> Atom {
        Atom {
            var,
            met: ClassSet::from_fn(classes, |class| class > 0),
            not_met: ClassSet::only(classes, 0),
            asks: None,
        }
    }

    /// Whether a boolean variable is true.
    pub fn happened(var: VarId) -> Atom {
        Atom {
            var,
            met: ClassSet::only(2, 1),
            not_met: ClassSet::only(2, 0),
            asks: None,
        }
    }

    /// When it has a result.
    pub fn formula(&self, answer: Answer) -> Arc<Formula> {
        let sure = match answer {
            Answer::Met => self.met.clone(),
            Answer::NotMet => self.not_met.clone(),
            Answer::NeverMet => self.distinguished(self.met.complement()),
            Answer::NeverNotMet => self.distinguished(self.not_met.complement()),
        };
        let len = sure.size();
        let yes = match answer {
            Answer::Met | Answer::NeverNotMet => 1,
            Answer::NotMet | Answer::NeverMet => 0,
        };
        let asked = self.asks.map(|(class, second)| {
            Formula::all([
                Formula::within(self.var, ClassSet::only(len, class)),
                Formula::within(second, ClassSet::only(2, yes)),
            ])
        });
        Formula::any(std::iter::once(Formula::within(self.var, sure)).chain(asked))
    }

    /// The classes without the one in which a second variable decides.
    fn distinguished(&self, classes: ClassSet) -> ClassSet {
        match self.asks {
            Some((class, _)) => {
                classes.and(&ClassSet::from_fn(classes.size(), |other| other != class))
            }
            None => classes,
        }
    }
}
