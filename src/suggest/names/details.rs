//! Names that are not details of an activity.

use crate::contract::line_edit;
use crate::contract::model::ActivityId;
use crate::contract::scope::Scope;
use crate::diagnostic::closest_name::closest;
use crate::diagnostic::{Code, Diagnostic};
use crate::syntax::tree::Name;

/// The error in the name of a detail that the activity does not have.
pub(in crate::suggest) fn no_detail(
    scope: &Scope,
    activity: ActivityId,
    name: &Name,
) -> Option<Diagnostic> {
    let owner = scope.activities.get(activity.index())?;
    let message = format!("`{}` is not a detail of `{}`", name.text, owner.name.text);
    let diagnostic = Diagnostic::new(Code::E0301, name.span, message);
    let details = scope.details_of(activity);
    let names = || details.iter().map(|detail| detail.name.text.as_str());
    if let Some(near) = closest(&name.text, names()) {
        let line = line_edit::replaced(scope.sources, name.span, near);
        return Some(diagnostic.corrected(format!("did you mean `{near}`?"), line));
    }
    let texts: Vec<String> = names().map(|name| format!("`{name}`")).collect();
    let known = match texts.is_empty() {
        true => "it has no details yet".to_string(),
        false => format!("its details are {}", texts.join(", ")),
    };
    let declaration = format!(
        "declare it in the activity's block as `- {}: text`",
        name.text
    );
    Some(diagnostic.note(known).help(declaration))
}
