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
    let found = entry.map_or("something else", |entry| entry.meaning.noun());
    let message = format!("`{}` is {found}, not {}", name.text, role.noun());
    let mut diagnostic = Diagnostic::new(Code::E0307, name.span, message)
        .label(format!("expected here: {}", role.noun()));
    if let Some(entry) = entry {
        diagnostic = diagnostic.also(entry.span, "declared here");
    }
    if let Some(near) = nearest(explainer, role, &name.text) {
        let line = line_edit::replaced(scope.sources, name.span, near);
        return diagnostic.corrected(format!("did you mean `{near}`?"), line);
    }
    let right_place = entry.and_then(|entry| right_place(scope, entry.meaning, name));
    let declaration = || role.declaration(scope.language(name.span), "NAME", None);
    diagnostic.help(right_place.unwrap_or_else(declaration))
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
