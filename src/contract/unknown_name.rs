//! Names without a meaning in their place.

use super::name_role::NameRole;
use super::scope::Scope;
use super::symbols::{Namespace, Symbol};
use super::unresolved::NameProblem;
use crate::syntax::tree::Name;
use crate::text::fold_name;

/// Why a name has no meaning as the wanted kind; none if it may be declared in a part that could not be read.
pub(crate) fn problem_of(scope: &Scope, role: NameRole, name: &Name) -> Option<NameProblem> {
    if declared_as_another(scope, name).is_some() {
        return Some(NameProblem::OtherRole);
    }
    let folded = fold_name(&name.text);
    let is_score =
        matches!(role, NameRole::Subject | NameRole::Points) && scope.score_words.contains(&folded);
    // After an unread line it is also unknown which groups there are.
    let is_hidden = is_score && !scope.unread.lines.is_empty()
        || scope.unread.may_declare(&folded)
        || role == NameRole::Party && scope.unread.parties;
    match (is_hidden, is_score) {
        (true, _) => None,
        (false, true) => Some(NameProblem::NoScore),
        (false, false) => Some(NameProblem::Undeclared),
    }
}

/// The declaration of a name as any kind but a term, which no place accepts.
pub(crate) fn declared_as_another<'s>(scope: &'s Scope, name: &Name) -> Option<&'s Symbol> {
    Namespace::ALL
        .iter()
        .filter(|space| **space != Namespace::Terms)
        .find_map(|space| scope.names.entry(*space, &name.text))
}
