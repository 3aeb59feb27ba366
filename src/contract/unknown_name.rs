//! The finding for a name that is not declared, or declared as something else.

pub(super) use super::name_role::NameRole;
use super::scope::Scope;
use super::symbols::{Meaning, Namespace};
use super::{MAX_SUGGESTED, MAX_UNDECLARED, keywords, line_edit, name_suggestions};
use crate::diagnostic::closest_name::closest;
use crate::diagnostic::{Code, Diagnostic};
use crate::syntax::phrase::{Language, PhraseId};
use crate::syntax::recovery::is_weighty;
use crate::syntax::tree::Name;
use crate::text::fold_name;

/// Whether the name may be declared in a part that could not be read; then it is not reported.
pub(super) fn is_hidden(scope: &Scope, role: NameRole, name: &Name) -> bool {
    if Namespace::ALL
        .iter()
        .any(|space| *space != Namespace::Terms && scope.names.entry(*space, &name.text).is_some())
    {
        return false;
    }
    let folded = fold_name(&name.text);
    // Then it is also unknown which groups there are.
    let hidden_score = is_score(scope, role, &folded) && !scope.unread.lines.is_empty();
    hidden_score
        || scope.unread.may_declare(&folded)
        || (role == NameRole::Party && scope.unread.parties)
}

fn is_score(scope: &Scope, role: NameRole, folded: &str) -> bool {
    matches!(role, NameRole::Subject | NameRole::Points) && scope.score_words.contains(folded)
}

/// The error for a name that is not declared as the wanted kind; none if it is hidden.
pub(super) fn undeclared(scope: &Scope, role: NameRole, name: &Name) -> Option<Diagnostic> {
    if let Some(other) = something_else(scope, role, name) {
        return Some(other);
    }
    if is_hidden(scope, role, name) {
        return None;
    }
    if is_score(scope, role, &fold_name(&name.text)) {
        return Some(no_score(scope, name));
    }
    if scope.undeclared_left.get() <= MAX_UNDECLARED - MAX_SUGGESTED {
        return Some(not_declared(role, name));
    }
    if let Some(meant) = name_suggestions::instead(scope, role, name) {
        return Some(meant);
    }
    let diagnostic = not_declared(role, name);
    if let Some(near) =
        nearest(scope, role, &name.text).or_else(|| name_suggestions::contained(scope, role, name))
    {
        let line = line_edit::replaced(scope.sources, name.span, near);
        return Some(diagnostic.corrected(format!("did you mean `{near}`?"), line));
    }
    let diagnostic = diagnostic.help(name_suggestions::help(scope, role, name));
    Some(match known_names(scope, role) {
        Some(known) => diagnostic.note(known),
        None => diagnostic,
    })
}

fn not_declared(role: NameRole, name: &Name) -> Diagnostic {
    Diagnostic::new(
        Code::E0301,
        name.span,
        format!("`{}` is not declared", name.text),
    )
    .label(format!("expected here: {}", role.noun()))
}

/// The declared name of the wanted kind nearest to `name`, if it is close and drops no word that carries meaning.
pub(super) fn nearest<'s>(scope: &'s Scope, role: NameRole, name: &str) -> Option<&'s str> {
    let near = closest(name, comparable(scope, role))?;
    let kept = fold_name(near);
    let folded = fold_name(name);
    let lost = |word: &str| {
        let mut languages = Language::ALL.iter();
        languages.any(|language| is_weighty(*language, word))
            && !kept.split(' ').any(|other| other == word)
    };
    (!folded.split(' ').any(lost)).then_some(near)
}

/// The declared names of the wanted kind that may still be compared.
pub(super) fn comparable<'s>(scope: &'s Scope, role: NameRole) -> impl Iterator<Item = &'s str> {
    let compared = |_: &&str| scope.comparisons_left.get() > 0;
    declared(scope, role).take_while(compared).inspect(|_| {
        let left = scope.comparisons_left.get();
        scope.comparisons_left.set(left.saturating_sub(1));
    })
}

/// Every declared name of the wanted kind.
pub(super) fn declared<'s>(scope: &'s Scope, role: NameRole) -> impl Iterator<Item = &'s str> {
    role.spaces()
        .iter()
        .flat_map(|space| scope.names.in_namespace(*space))
        .filter(move |entry| role.takes(entry.meaning))
        .map(|entry| entry.text.as_str())
}

/// If there are few declared names, all are shown: `the stages are …`.
fn known_names(scope: &Scope, role: NameRole) -> Option<String> {
    if matches!(role, NameRole::Subject | NameRole::Field | NameRole::Start) {
        return None;
    }
    let mut names: Vec<&str> = declared(scope, role).collect();
    names.dedup();
    let text = names
        .iter()
        .map(|name| format!("`{name}`"))
        .collect::<Vec<_>>()
        .join(", ");
    (1..=8)
        .contains(&names.len())
        .then(|| format!("declared are {text}"))
}

/// The name is declared, but as a kind that the place does not accept.
fn something_else(scope: &Scope, role: NameRole, name: &Name) -> Option<Diagnostic> {
    let entry = Namespace::ALL
        .iter()
        .filter(|space| **space != Namespace::Terms)
        .find_map(|space| scope.names.entry(*space, &name.text))?;
    let diagnostic = Diagnostic::new(
        Code::E0307,
        name.span,
        format!(
            "`{}` is {}, not {}",
            name.text,
            entry.meaning.noun(),
            role.noun()
        ),
    )
    .label(format!("expected here: {}", role.noun()))
    .also(entry.span, "declared here");
    Some(match nearest(scope, role, &name.text) {
        Some(near) => diagnostic.corrected(
            format!("did you mean `{near}`?"),
            line_edit::replaced(scope.sources, name.span, near),
        ),
        None => match right_place(scope, entry.meaning, name) {
            Some(help) => diagnostic.help(help),
            None => diagnostic.help(role.declaration(scope.language(name.span), "NAME", None)),
        },
    })
}

/// How a name of this kind is used in a condition.
fn right_place(scope: &Scope, meaning: Meaning, name: &Name) -> Option<String> {
    let language = scope.language(name.span);
    let text = name.text.as_str();
    Some(match meaning {
        Meaning::Definition(_) => format!(
            "a definition is used with `{}`",
            keywords::fill(language, PhraseId::Matches, &|_| Some(text))
        ),
        Meaning::List(_) => format!(
            "a list is compared with a field: `{}`",
            keywords::fill(language, PhraseId::IsIn, &|slot| Some(if slot == "list" {
                text
            } else {
                "FIELD"
            }))
        ),
        Meaning::Stage(_) => format!(
            "a stage follows an activity: `{}`",
            keywords::since(language, text)
        ),
        _ => return None,
    })
}

fn no_score(scope: &Scope, name: &Name) -> Diagnostic {
    let groups: Vec<&str> = scope
        .names
        .in_namespace(Namespace::Subjects)
        .filter(|entry| matches!(entry.meaning, Meaning::Group(_)))
        .map(|entry| entry.text.as_str())
        .collect();
    let language = scope.language(name.span);
    let diagnostic = Diagnostic::new(
        Code::E0502,
        name.span,
        format!("`{}` is used, but no line says what it adds up", name.text),
    );
    if groups.is_empty() {
        let points = keywords::fill(language, PhraseId::Points, &|slot| {
            (slot == "name").then_some("fit")
        });
        return diagnostic
            .label("there are no points in this contract")
            .help(format!(
                "declare points first, with `{points}` and rules below it"
            ));
    }
    let sum = groups.join(" + ");
    let line = keywords::fill(language, PhraseId::Score, &|slot| {
        (slot == "terms").then_some(sum.as_str())
    });
    diagnostic
        .label("there are several points groups")
        .example("say which of them it adds up, on a line of its own", line)
}
