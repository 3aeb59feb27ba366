//! Names of what a contract declares: one for all languages, or one for each of several.

use super::Contract;
use crate::source::Span;
use crate::syntax::phrase::Language;
use crate::text::fold_name;

/// A declared name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The name in the language of its file.
    pub text: String,
    /// Where it is declared.
    pub span: Span,
    /// The names in several languages, this one included; empty if it is the name in all of them.
    pub languages: NamesByLanguage,
}

impl Name {
    /// Whether this is the name, or its name in some language, of a folded text.
    pub fn is(&self, folded: &str) -> bool {
        let mut all = std::iter::once(self.text.as_str()).chain(self.languages.firsts());
        all.any(|name| fold_name(name) == folded)
    }
}

/// The names in each of these parts of a contract, one after the other.
macro_rules! names_of_parts {
    ($contract:ident.$iter:ident: $first:ident $($part:ident)* => |$one:ident| $name:expr) => {
        $contract.$first.$iter().map(|$one| $name)
            $(.chain($contract.$part.$iter().map(|$one| $name)))*
    };
}

impl Contract {
    /// Every declared name.
    pub fn names(&self) -> impl Iterator<Item = &Name> {
        names_of_parts!(self.iter: fields activities details lists definitions exclusions groups totals stages slas targets
            parties calendars terms => |one| &one.name)
    }

    /// Every declared name, in the same order.
    pub fn names_mut(&mut self) -> impl Iterator<Item = &mut Name> {
        names_of_parts!(self.iter_mut: fields activities details lists definitions exclusions groups totals stages slas
            targets parties calendars terms => |one| &mut one.name)
    }
}

/// The names of one thing in several languages, by language. Each language has a name; an activity may have further written
/// forms. A form has the same position in all languages that have it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NamesByLanguage(Vec<(Language, Vec<String>)>);

impl NamesByLanguage {
    /// The names of a declaration in a file: its own, and those that it gives for other languages. Where its own names are those
    /// of another language, this language has none.
    pub fn new(
        file: Language,
        own: Vec<String>,
        mut others: Vec<(Language, Vec<String>)>,
    ) -> NamesByLanguage {
        let fold = |names: &[String]| names.iter().map(|name| fold_name(name)).collect::<Vec<_>>();
        let is_same = |(_, names): &(_, Vec<String>)| fold(names) == fold(&own);
        if !others.is_empty() && !others.iter().any(is_same) {
            others.push((file, own));
        }
        others.sort_by_key(|(language, _)| *language);
        NamesByLanguage(others)
    }

    /// Names that exist without a declaration.
    pub(crate) fn of(names: Vec<(Language, Vec<String>)>) -> NamesByLanguage {
        NamesByLanguage(names)
    }

    /// Whether there is one name for all languages.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The languages that have a name, with their names.
    pub fn iter(&self) -> impl Iterator<Item = (Language, &[String])> {
        self.0
            .iter()
            .map(|(language, names)| (*language, names.as_slice()))
    }

    /// The name of each language.
    pub fn firsts(&self) -> impl Iterator<Item = &str> + Clone {
        self.0
            .iter()
            .filter_map(|(_, names)| names.first())
            .map(String::as_str)
    }

    /// All names and further forms.
    pub fn all(&self) -> impl Iterator<Item = &String> {
        self.0.iter().flat_map(|(_, names)| names)
    }

    /// The names in a language: its own, or those of the first language that has some.
    pub fn shown(&self, language: Language) -> Option<&[String]> {
        let own = self.0.iter().find(|(other, _)| *other == language);
        own.or(self.0.first()).map(|(_, names)| names.as_slice())
    }

    /// The names that a declaration in a language gives for other languages.
    pub fn others(&self, language: Language) -> impl Iterator<Item = (Language, &[String])> {
        self.iter().filter(move |(other, _)| *other != language)
    }

    /// What a folded text, one of the names, is in a language: the form at its position.
    pub fn translated(&self, folded: &str, language: Language) -> Option<&str> {
        let position =
            |names: &Vec<String>| names.iter().position(|name| fold_name(name) == folded);
        let at = self.0.iter().find_map(|(_, names)| position(names))?;
        let shown = self.shown(language).and_then(|names| names.get(at));
        let form = shown.or_else(|| self.0.iter().find_map(|(_, names)| names.get(at)));
        form.map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{En, It, Pt, Zh};

    fn names(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| text.to_string()).collect()
    }

    #[test]
    fn a_language_without_a_name_shows_that_of_the_first() {
        let all = NamesByLanguage::new(Pt, names(&["porte"]), vec![(En, names(&["size"]))]);
        assert_eq!(all.shown(Zh), Some(&names(&["size"])[..]));
        let zh = NamesByLanguage::new(Zh, names(&["Size"]), all.0.clone());
        assert_eq!(zh, all);
        let first = |all: &NamesByLanguage| all.firsts().next().map(str::to_owned);
        assert_eq!(first(&all).as_deref(), Some("size"));
    }

    #[test]
    fn forms_are_translated_by_their_position() {
        let others = vec![
            (Pt, names(&["ligação", "ligações"])),
            (It, names(&["call"])),
        ];
        let all = NamesByLanguage::new(En, names(&["call", "calls"]), others);
        assert_eq!(all.translated("calls", Pt), Some("ligações"));
        assert_eq!(all.translated("ligações", En), Some("calls"));
        assert_eq!(all.translated("ligações", It), Some("calls"));
        assert_eq!(all.translated("call", Pt), Some("ligação"));
        assert_eq!(all.translated("chat", Pt), None);
    }
}
