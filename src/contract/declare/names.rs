//! Which names may be declared.

use super::super::diagnostics::Diagnostics;
use super::super::keywords;
use super::super::model::{self, NamesByLanguage};
use super::super::scope::Scope;
use super::super::symbols::{Meaning, Namespace};
use super::languages::languages;
use crate::diagnostic::{Code, Diagnostic};
use crate::message::msg;
use crate::syntax::MAX_NAME_CHARS;
use crate::syntax::phrase::{Language, PhraseId};
use crate::syntax::tree::{Name, NamesIn};
use crate::text::fold_name;

const MAX_WORDS: usize = 12;

/// The names that a line declares.
#[derive(Clone, Copy)]
pub(super) struct Names<'t> {
    pub own: &'t Name,
    /// Other written forms, which only activities have.
    pub also: &'t [Name],
    /// Those in other languages.
    pub others: &'t [NamesIn],
}

/// Declares the names of one thing, if they may be declared.
pub(super) fn declare(
    scope: &mut Scope,
    names: Names,
    meaning: Meaning,
    diagnostics: &mut Diagnostics,
) -> model::Name {
    let name = model_name(scope, names, meaning, diagnostics);
    let file = scope.language(names.own.span);
    let own = std::iter::once(names.own).chain(names.also);
    let own = own.map(|name| (file, name));
    let others = names.others.iter();
    let others = others.flat_map(|other| other.names.iter().map(|name| (other.language, name)));
    for (language, one) in own.chain(others) {
        let reserved = || reserved(scope, language, one, meaning);
        if let Some(diagnostic) = too_long(scope, one).or_else(reserved) {
            diagnostics.push(diagnostic);
        }
        let symbols = &mut scope.names;
        symbols.declare(one, &name.languages, meaning, diagnostics);
    }
    name
}

/// The names as the model has them.
fn model_name(
    scope: &Scope,
    names: Names,
    meaning: Meaning,
    diagnostics: &mut Diagnostics,
) -> model::Name {
    let is_activity = matches!(meaning, Meaning::Activity(_));
    let languages = languages(scope, names, is_activity, diagnostics);
    named(scope, names.own, languages)
}

/// The name of what has these names in several languages.
pub(super) fn named(scope: &Scope, own: &Name, languages: NamesByLanguage) -> model::Name {
    let shown = languages.shown(scope.language(own.span));
    let text = shown.and_then(|names| names.first()).unwrap_or(&own.text);
    model::Name {
        text: text.clone(),
        span: own.span,
        languages,
    }
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

fn reserved(
    scope: &Scope,
    language: Language,
    name: &Name,
    meaning: Meaning,
) -> Option<Diagnostic> {
    let folded = fold_name(&name.text);
    let file = scope.language(name.span);
    let [marketing, sales] = file.built_in().parties;
    let own_score = language.built_in().score.iter();
    let is_score = scope.score_words.contains(&folded)
        || own_score
            .map(|word| fold_name(word))
            .any(|word| word == folded);
    let (why, help) = if matches!(meaning, Meaning::Activity(_))
        && language.built_in().columns == Some(folded.as_str())
    {
        (
            msg!("it opens the block for the columns of activities"),
            msg!("give the activity another name, for example `column change`"),
        )
    } else if meaning.space() == Namespace::Subjects && is_score {
        (
            msg!(
                "it is the sum of points that the line `{score}` declares",
                score = keywords::label(file, PhraseId::Score)
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
