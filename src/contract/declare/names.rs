//! Which names may be declared.

use super::super::diagnostics::Diagnostics;
use super::super::scope::Scope;
use super::super::symbols::{Meaning, Namespace};
use crate::diagnostic::{Code, Diagnostic};
use crate::syntax::MAX_NAME_CHARS;
use crate::syntax::tree::Name;
use crate::text::fold_name;

const MAX_WORDS: usize = 12;

/// Declares a name, if it may be declared.
pub(super) fn declare(
    scope: &mut Scope,
    name: &Name,
    meaning: Meaning,
    diagnostics: &mut Diagnostics,
) {
    if let Some(diagnostic) = too_long(name).or_else(|| reserved(scope, name, meaning)) {
        diagnostics.push(diagnostic);
    }
    scope.names.declare(name, meaning, diagnostics);
}

fn too_long(name: &Name) -> Option<Diagnostic> {
    let words = name.text.split_whitespace().count();
    let chars = name.text.chars().count();
    if words <= MAX_WORDS && chars <= MAX_NAME_CHARS {
        return None;
    }
    let length = match words > MAX_WORDS {
        true => format!("it has {words} words"),
        false => format!("it has {chars} characters"),
    };
    Some(
        Diagnostic::new(
            Code::E0007,
            name.span,
            format!("this name is too long: {length}"),
        )
        .help(format!(
            "a name has at most {MAX_WORDS} words and {MAX_NAME_CHARS} characters; longer explanations go into a comment or a `because`"
        )),
    )
}

fn reserved(scope: &Scope, name: &Name, meaning: Meaning) -> Option<Diagnostic> {
    let language = scope.language(name.span);
    let folded = fold_name(&name.text);
    let (why, help) = if matches!(meaning, Meaning::Activity(_))
        && language.built_in().columns == Some(folded.as_str())
    {
        (
            "it opens the block for the columns of activities",
            "give the activity another name, for example `column change`",
        )
    } else if meaning.space() == Namespace::Subjects && scope.score_words.contains(&folded) {
        (
            "it is the sum of points that the line `score:` declares",
            "give it another name, for example `lead score`",
        )
    } else if matches!(meaning, Meaning::Party(_))
        && language.built_in().no_parties.contains(&folded.as_str())
    {
        (
            "it already names a person or party in conditions",
            "parties are sides of the contract, for example `marketing` and `sales`",
        )
    } else {
        return None;
    };
    let message = format!("`{}` cannot be a name here: {why}", name.text);
    Some(Diagnostic::new(Code::E0305, name.span, message).help(help))
}
