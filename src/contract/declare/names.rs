//! Which names may be declared.

use super::super::diagnostics::Diagnostics;
use super::super::keywords;
use super::super::scope::Scope;
use super::super::symbols::{Meaning, Namespace};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::msg;
use crate::syntax::MAX_NAME_CHARS;
use crate::syntax::phrase::PhraseId;
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
    if let Some(diagnostic) = too_long(scope, name).or_else(|| reserved(scope, name, meaning)) {
        diagnostics.push(diagnostic);
    }
    scope.names.declare(name, meaning, diagnostics);
}

fn too_long(scope: &Scope, name: &Name) -> Option<Diagnostic> {
    let words = name.text.split_whitespace().count();
    let chars = name.text.chars().count();
    if words <= MAX_WORDS && chars <= MAX_NAME_CHARS {
        return None;
    }
    let message = match words > MAX_WORDS {
        true => msg!("this name is too long: it has {words} words", words),
        false => msg!("this name is too long: it has {chars} characters", chars),
    };
    Some(
        Diagnostic::new(
            Code::E0007,
            name.span,
            message,
        )
        .help(msg!(
            "a name has at most {words} words and {chars} characters; longer explanations go into a comment or a `{because}`",
            words = MAX_WORDS,
            chars = MAX_NAME_CHARS,
            because = keywords::keyword(scope.language(name.span), PhraseId::Because)
        )),
    )
}

fn reserved(scope: &Scope, name: &Name, meaning: Meaning) -> Option<Diagnostic> {
    let language = scope.language(name.span);
    let folded = fold_name(&name.text);
    let [marketing, sales] = language.built_in().parties;
    let (why, help) = if matches!(meaning, Meaning::Activity(_))
        && language.built_in().columns == Some(folded.as_str())
    {
        (
            msg!("it opens the block for the columns of activities"),
            msg!("give the activity another name, for example `column change`"),
        )
    } else if meaning.space() == Namespace::Subjects && scope.score_words.contains(&folded) {
        (
            msg!(
                "it is the sum of points that the line `{score}` declares",
                score = keywords::label(language, PhraseId::Score)
            ),
            msg!("give it another name, for example `lead score`"),
        )
    } else if matches!(meaning, Meaning::Party(_))
        && language.built_in().no_parties.contains(&folded.as_str())
    {
        (
            msg!("it already names a person or party in conditions"),
            msg!(
                "parties are sides of the contract, for example `{marketing}` and `{sales}`",
                marketing,
                sales
            ),
        )
    } else {
        return None;
    };
    let message = msg!(
        "`{name}` cannot be a name here: {why}",
        name = name.text,
        why
    );
    Some(Diagnostic::new(Code::E0305, name.span, message).help(help))
}
