//! Declared names that are like one that is not.

use super::super::explain::Explainer;
use crate::contract::name_role::NameRole;
use crate::contract::name_separators;
use crate::contract::scope::Scope;
use crate::diagnostic::closest_name::closest;
use crate::syntax::recovery::is_weighty;
use crate::syntax::tree::Name;
use crate::text::fold_name;

/// The declared name of the wanted kind nearest to `name`, if it is close and drops no word that carries meaning.
pub(in crate::suggest) fn nearest<'s>(
    explainer: &Explainer<'s>,
    role: NameRole,
    name: &str,
) -> Option<&'s str> {
    let near = closest(name, comparable(explainer, role))?;
    let kept = fold_name(near);
    let folded = fold_name(name);
    let languages = explainer.scope.languages();
    let lost = |word: &str| {
        let mut languages = languages.iter();
        languages.any(|language| is_weighty(*language, word))
            && !kept.split(' ').any(|other| other == word)
    };
    (!folded.split(' ').any(lost)).then_some(near)
}

/// The declared names of the wanted kind that may still be compared.
fn comparable<'s>(explainer: &Explainer<'s>, role: NameRole) -> impl Iterator<Item = &'s str> {
    declared(explainer.scope, role).take_while(|_| explainer.may_compare())
}

/// Every declared name of the wanted kind.
pub(super) fn declared<'s>(scope: &'s Scope, role: NameRole) -> impl Iterator<Item = &'s str> {
    role.spaces()
        .iter()
        .flat_map(|space| scope.names.in_namespace(*space))
        .filter(move |entry| role.takes(entry.meaning))
        .map(|entry| entry.text.as_str())
}

/// `the sales team`: the longest declared name among other words, if those carry no meaning.
pub(super) fn contained<'s>(
    explainer: &Explainer<'s>,
    role: NameRole,
    name: &Name,
) -> Option<&'s str> {
    if matches!(role, NameRole::Subject | NameRole::Start) {
        return None;
    }
    let folded = fold_name(&name.text);
    let language = explainer.scope.language(name.span);
    let among = |candidate: &&str| {
        let wanted = fold_name(candidate);
        let rest = folded.split(' ').collect::<Vec<_>>();
        let words = wanted.split(' ').collect::<Vec<_>>();
        let at = rest.windows(words.len()).position(|run| run == words);
        at.is_some_and(|at| {
            let mut others = rest[..at].iter().chain(&rest[at + words.len()..]);
            !others.any(|word| {
                is_weighty(language, word)
                    || name_separators::is_joiner(language, word)
                    || is_declared(explainer.scope, role, word)
            })
        })
    };
    comparable(explainer, role)
        .filter(among)
        .max_by_key(|candidate| candidate.len())
}

/// Whether a name of the wanted kind is declared.
pub(super) fn is_declared(scope: &Scope, role: NameRole, text: &str) -> bool {
    let mut spaces = role.spaces().iter();
    spaces.any(|space| {
        let entry = scope.names.entry(*space, text);
        entry.is_some_and(|entry| role.takes(entry.meaning))
    })
}
