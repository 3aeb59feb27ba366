//! Names that are declared as something else.

use super::super::explain::Explainer;
use super::nearest::nearest;
use crate::contract::name_role::NameRole;
use crate::contract::scope::Scope;
use crate::contract::symbols::Meaning;
use crate::contract::unknown_name::declared_as_another;
use crate::contract::{keywords, line_edit};
use crate::diagnostic::{Code, Diagnostic};
use crate::syntax::phrase::PhraseId;
use crate::syntax::tree::Name;

/// The name is declared, but as a kind that the place does not accept.
pub(super) fn diagnostic(explainer: &Explainer, role: NameRole, name: &Name) -> Diagnostic {
    let scope = explainer.scope;
    let entry = declared_as_another(scope, name);
    let found = entry.map_or("something else".to_owned(), |entry| {
        entry.meaning.noun().english()
    });
    let wanted = role.noun().english();
    let message = format!("`{}` is {found}, not {wanted}", name.text);
    let mut diagnostic =
        Diagnostic::new(Code::E0307, name.span, message).label(format!("expected here: {wanted}"));
    if let Some(entry) = entry {
        diagnostic = diagnostic.also(entry.span, "declared here");
    }
    if let Some(near) = nearest(explainer, role, &name.text) {
        let line = line_edit::replaced(scope.sources, name.span, near);
        return diagnostic.corrected(format!("did you mean `{near}`?"), line);
    }
    if let (NameRole::Subject, Some(Meaning::Definition(_))) = (role, entry.map(|one| one.meaning))
    {
        let language = scope.language(name.span);
        let matches = keywords::fill(language, PhraseId::Matches, &|_| Some(name.text.as_str()));
        let line = line_edit::replaced(scope.sources, name.span, &matches);
        return diagnostic.corrected(format!("a definition is used with `{matches}`"), line);
    }
    let right_place = entry.and_then(|entry| {
        points_of_field(role, entry.meaning, name)
            .or_else(|| right_place(scope, entry.meaning, name))
    });
    let declaration = || {
        role.declaration(scope.language(name.span), "NAME", None)
            .english()
    };
    diagnostic.help(right_place.unwrap_or_else(declaration))
}

/// A field added up in a sum, or counted by a rule.
fn points_of_field(role: NameRole, meaning: Meaning, name: &Name) -> Option<String> {
    let Meaning::Field(_) = meaning else {
        return None;
    };
    let field = &name.text;
    match role {
        NameRole::Points => Some(format!(
            "only points are added up; give the field points in a group, in bands such as `+10 when {field} between 50 and 199`, and add up the group"
        )),
        NameRole::Activity => Some(format!(
            "points cannot be given per unit of a field; give them for bands of it, for example `+10 when {field} between 50 and 199`, and a rule for each further band"
        )),
        NameRole::Subject
        | NameRole::Field
        | NameRole::Definition
        | NameRole::List
        | NameRole::Stage
        | NameRole::Sla
        | NameRole::Exclusion
        | NameRole::Calendar
        | NameRole::Party
        | NameRole::Act
        | NameRole::Start => None,
    }
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
