//! Names that are not details of an activity.

use super::quoted;
use crate::contract::model::ActivityId;
use crate::contract::scope::Scope;
use crate::contract::{keywords, line_edit};
use crate::diagnostic::closest_name::closest;
use crate::diagnostic::{Code, Diagnostic};
use crate::message::msg;
use crate::syntax::phrase::PhraseId;
use crate::syntax::tree::Name;

/// The error in the name of a detail that the activity does not have.
pub(in crate::suggest) fn no_detail(
    scope: &Scope,
    activity: ActivityId,
    name: &Name,
) -> Option<Diagnostic> {
    let owner = scope.activities.get(activity.index())?;
    let message = msg!(
        "`{name}` is not a detail of `{activity}`",
        name = name.text,
        activity = owner.name.text
    );
    let diagnostic = Diagnostic::new(Code::E0301, name.span, message);
    let details = scope.details_of(activity);
    let names = || details.iter().map(|detail| detail.name.text.as_str());
    if let Some(near) = closest(&name.text, names()) {
        let line = line_edit::replaced(scope.sources, name.span, near);
        return Some(diagnostic.corrected(msg!("did you mean `{near}`?", near), line));
    }
    let known = match details.is_empty() {
        true => msg!("it has no details yet"),
        false => msg!("its details are {names}", names = quoted(names())),
    };
    let language = scope.language(name.span);
    let slots = [
        ("name", name.text.as_str()),
        ("type", keywords::type_word(language, "Text")),
    ];
    let line = keywords::fill_fitting(language, PhraseId::Field, &slots);
    let declaration = msg!("declare it in the activity's block as `- {line}`", line);
    Some(diagnostic.note(known).help(declaration))
}
