//! Names that are declared as something else.

use super::super::explain::Explainer;
use super::nearest::nearest;
use crate::contract::name_role::NameRole;
use crate::contract::scope::Scope;
use crate::contract::symbols::Meaning;
use crate::contract::unknown_name::declared_as_another;
use crate::contract::{keywords, line_edit};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Message, msg};
use crate::syntax::phrase::{Language, PhraseId};
use crate::syntax::tree::Name;

/// The name is declared, but as a kind that the place does not accept.
pub(super) fn diagnostic(explainer: &Explainer, role: NameRole, name: &Name) -> Diagnostic {
    let scope = explainer.scope;
    let entry = declared_as_another(scope, name);
    let message = match entry {
        Some(entry) => msg!(
            "`{name}` is {found}, not {what}",
            name = name.text,
            found = entry.meaning.noun(),
            what = role.noun()
        ),
        None => msg!(
            "`{name}` is something else, not {what}",
            name = name.text,
            what = role.noun()
        ),
    };
    let mut diagnostic = Diagnostic::new(Code::E0307, name.span, message)
        .label(msg!("expected here: {what}", what = role.noun()));
    if let Some(entry) = entry {
        diagnostic = diagnostic.also(entry.span, msg!("declared here"));
    }
    if let Some(near) = nearest(explainer, role, &name.text) {
        let line = line_edit::replaced(scope.sources, name.span, near);
        return diagnostic.corrected(msg!("did you mean `{near}`?", near), line);
    }
    if let (NameRole::Subject, Some(Meaning::Definition(_))) = (role, entry.map(|one| one.meaning))
    {
        let language = scope.language(name.span);
        let matches = keywords::fill(language, PhraseId::Matches, &|_| Some(name.text.as_str()));
        let line = line_edit::replaced(scope.sources, name.span, &matches);
        return diagnostic.corrected(msg!("a definition is used with `{matches}`", matches), line);
    }
    let right_place = entry.and_then(|entry| {
        points_of_field(scope, role, entry.meaning, name)
            .or_else(|| right_place(scope, entry.meaning, name))
    });
    let declaration = || role.declaration(scope.language(name.span), "NAME", None);
    diagnostic.help(right_place.unwrap_or_else(declaration))
}

/// A field added up in a sum, or counted by a rule.
fn points_of_field(
    scope: &Scope,
    role: NameRole,
    meaning: Meaning,
    name: &Name,
) -> Option<Message> {
    let Meaning::Field(_) = meaning else {
        return None;
    };
    let band = band(scope.language(name.span), &name.text);
    match role {
        NameRole::Points => Some(msg!(
            "only points are added up; give the field points in a group, in bands such as `{band}`, and add up the group",
            band
        )),
        NameRole::Activity => Some(msg!(
            "points cannot be given per unit of a field; give them for bands of it, for example `{band}`, and a rule for each further band",
            band
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

/// `+10 when company size between 50 and 199`
fn band(language: Language, field: &str) -> String {
    let slots = [("subject", field), ("low", "50"), ("high", "199")];
    let condition = keywords::fill_fitting(language, PhraseId::Between, &slots);
    let slots = [("points", "+10"), ("condition", &*condition)];
    keywords::fill_fitting(language, PhraseId::RuleWhen, &slots)
}

/// How a name of this kind is used in a condition.
fn right_place(scope: &Scope, meaning: Meaning, name: &Name) -> Option<Message> {
    let language = scope.language(name.span);
    let text = name.text.as_str();
    Some(match meaning {
        Meaning::Definition(_) => msg!(
            "a definition is used with `{matches}`",
            matches = keywords::fill(language, PhraseId::Matches, &|_| Some(text))
        ),
        Meaning::List(_) => msg!(
            "a list is compared with a field: `{condition}`",
            condition = keywords::fill(language, PhraseId::IsIn, &|slot| Some(if slot == "list" {
                text
            } else {
                "FIELD"
            }))
        ),
        Meaning::Stage(_) => msg!(
            "a stage follows an activity: `{condition}`",
            condition = keywords::since(language, "ACTIVITY", text)
        ),
        _ => return None,
    })
}
