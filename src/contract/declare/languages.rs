//! The names of a declaration in other languages: `- company size, in pt "porte da empresa": whole number`.

use super::super::diagnostics::Diagnostics;
use super::super::model::NamesByLanguage;
use super::super::scope::Scope;
use super::names::Names;
use crate::diagnostic::{Code, Diagnostic};
use crate::message::msg;
use crate::syntax::tree::{Name, NamesIn};
use crate::text::fold_name;

/// The names by language. Those that cannot be used are reported and left out.
pub(super) fn languages(
    scope: &Scope,
    names: Names,
    has_forms: bool,
    diagnostics: &mut Diagnostics,
) -> NamesByLanguage {
    let file = scope.language(names.own.span);
    let own: Vec<&Name> = std::iter::once(names.own).chain(names.also).collect();
    let mut known: Vec<&NamesIn> = Vec::new();
    for other in names.others {
        let first = known.iter().find(|first| first.language == other.language);
        let forms = other.names.get(1).filter(|_| !has_forms);
        let error = match (first, forms) {
            _ if other.language == file => Some(of_the_file(scope, names.own, other)),
            (Some(first), _) => Some(language_twice(other, first)),
            (None, Some(form)) => Some(form_of_what_has_none(form)),
            (None, None) => other_form(&own, &known, other),
        };
        match error {
            Some(error) => diagnostics.push(error),
            None => known.push(other),
        }
    }
    let texts = |names: &[&Name]| names.iter().map(|name| name.text.clone()).collect();
    let others = known.iter().map(|other| {
        let names: Vec<&Name> = other.names.iter().collect();
        (other.language, texts(&names))
    });
    let all = NamesByLanguage::new(file, texts(&own), others.collect());
    match (all.iter().count(), known.first()) {
        (1, Some(only)) => {
            diagnostics.push(same_name(names.own, only));
            NamesByLanguage::default()
        }
        _ => all,
    }
}

/// `- size, in en "number of employees": whole number` in an English file
fn of_the_file(scope: &Scope, own: &Name, other: &NamesIn) -> Diagnostic {
    let message = msg!(
        "this file is in the language `{code}`, in which the name is `{name}`",
        code = other.language.code(),
        name = own.text
    );
    let written = scope.sources.text(other.span);
    let written = written.trim_start_matches([',', '，', '、', ' ']);
    Diagnostic::new(Code::E0308, other.span, message).help(msg!(
        "leave `{written}` out, or declare that name and use it in this file",
        written
    ))
}

fn language_twice(other: &NamesIn, first: &NamesIn) -> Diagnostic {
    let code = other.language.code();
    let message = msg!("there are two names in the language `{code}`", code);
    Diagnostic::new(Code::E0308, other.span, message)
        .also(first.span, msg!("the first name"))
        .help(msg!("keep one of the two"))
}

fn form_of_what_has_none(form: &Name) -> Diagnostic {
    let message = msg!("only an activity has several written forms");
    Diagnostic::new(Code::E0308, form.span, message).help(msg!("keep the first name"))
}

/// A name that is already another form of the same thing: then nothing shows which form is meant.
fn other_form(own: &[&Name], known: &[&NamesIn], other: &NamesIn) -> Option<Diagnostic> {
    let known = known.iter().map(|names| names.names.iter().collect());
    let all: Vec<Vec<&Name>> = std::iter::once(own.to_vec()).chain(known).collect();
    let earlier = |at: usize, name: &Name| {
        let folded = fold_name(&name.text);
        let before = other.names.iter().take(at).enumerate();
        let forms = all
            .iter()
            .flat_map(|names| names.iter().copied().enumerate());
        let mut forms = forms.chain(before);
        let same = forms.find(|(place, one)| *place != at && fold_name(&one.text) == folded);
        same.map(|(_, one)| one.span)
    };
    let mut names = other.names.iter().enumerate();
    let (name, first) = names.find_map(|(at, name)| Some((name, earlier(at, name)?)))?;
    let message = msg!(
        "`{name}` is another form of this name already",
        name = name.text
    );
    Some(
        Diagnostic::new(Code::E0302, name.span, message)
            .also(first, msg!("the first place"))
            .help(msg!(
                "give each form its own text, in the order of the forms in this file"
            )),
    )
}

/// `- email, in pt "email": email`
fn same_name(own: &Name, other: &NamesIn) -> Diagnostic {
    let message = msg!("`{name}` is the name in this file already", name = own.text);
    Diagnostic::new(Code::E0308, other.span, message).help(msg!(
        "leave it out: without it, the name is the same in all languages"
    ))
}
