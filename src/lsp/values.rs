//! What can fill a slot: declared names, and words and values that are known.

use super::completion::Proposal;
use super::exports;
use crate::contract::country;
use crate::contract::scope::Scope;
use crate::contract::symbols::{Meaning, Namespace, Symbol, namespaces};
use crate::data::profile::ColumnProfile;
use crate::language::types::{SubjectKind, Type};
use crate::message::{Arg, Join, Language, Message};
use crate::syntax::expected::{Continuation, last_item};
use crate::syntax::phrase::{PhraseId, SlotName, SlotType, WORDS};
use crate::text::{continues_word, quoted, starts_with_ignoring_case};
use gen_lsp_types::CompletionItemKind as Kind;

/// The names and values of a contract.
#[derive(Clone, Copy)]
pub(super) struct Values<'a> {
    pub scope: &'a Scope<'a>,
    /// The language of the file.
    pub language: Language,
    /// The language of messages.
    pub shown_in: Language,
    /// The columns with the kind of an activity, as the contract names them.
    pub kind_columns: &'a [String],
    /// Reads the columns of the exports in the folder of the contract.
    pub exports: &'a dyn Fn() -> Vec<ColumnProfile>,
}

/// A text that fills a slot, and what it is.
type Filling = (String, Kind, Option<String>);

impl Values<'_> {
    /// How many bytes each declared name has that a text starts with and that may fill a slot.
    pub fn name_lengths(&self, id: PhraseId, slot: SlotName, text: &str) -> Vec<usize> {
        if let Some(end) = text.strip_prefix('[').and_then(|rest| rest.find(']')) {
            return vec![end + 2];
        }
        // `3 calls`
        let start = match slot == SlotName::Acts {
            true => text.len() - after_number(text).len(),
            false => 0,
        };
        let names = self.names(id, slot).into_iter();
        let lengths = names.filter_map(|(name, ..)| {
            let length = starts_with_ignoring_case(&text[start..], &name)?;
            let next = text[start + length..].chars().next();
            let is_whole = !next.is_some_and(continues_word);
            is_whole.then_some(start + length)
        });
        lengths.collect()
    }

    /// What operators see in a subject as it is written; none if it is not declared.
    pub fn subject_kind(&self, written: &str) -> Option<SubjectKind> {
        let symbol = self.scope.names.entry(Namespace::Subjects, written)?;
        match symbol.meaning {
            Meaning::Field(_) => self.field_type(written).map(Type::subject_kind),
            Meaning::Activity(_) => Some(SubjectKind::Activity),
            Meaning::Group(_) | Meaning::Total(_) => Some(SubjectKind::Points),
            Meaning::Definition(_)
            | Meaning::List(_)
            | Meaning::Stage(_)
            | Meaning::Sla(_)
            | Meaning::Target(_)
            | Meaning::Exclusion(_)
            | Meaning::Calendar(_)
            | Meaning::Term(_)
            | Meaning::Party(_) => None,
        }
    }

    /// The proposals for the first slot that a continuation lacks.
    pub fn proposals(
        &self,
        one: &Continuation,
        (name, kind): (SlotName, SlotType),
        text: &str,
    ) -> Vec<Proposal> {
        use SlotType as T;
        let start = match kind {
            T::Names | T::Labels | T::Texts | T::Values | T::Findings | T::Alternatives => {
                last_item(text, one.start)
            }
            T::Acts => {
                let item = last_item(text, one.start);
                text.len() - after_number(&text[item..]).len()
            }
            T::Sum => {
                let plus = text[one.start..].rfind('+').map_or(0, |at| at + 1);
                let item = one.start + plus;
                item + text[item..].len() - text[item..].trim_start().len()
            }
            T::Duration => text.len() - after_number(&text[one.start..]).len(),
            T::Name
            | T::Label
            | T::Condition
            | T::Group
            | T::Facts
            | T::Expects
            | T::Text
            | T::Parties
            | T::Whole
            | T::Limit
            | T::Points
            | T::Percent
            | T::Quantity
            | T::Value
            | T::Date
            | T::Moment
            | T::Clock
            | T::Period
            | T::Weekday
            | T::Weekdays
            | T::Zone
            | T::Currency
            | T::Hex
            | T::Type => one.start,
        };
        let fillings = match kind {
            T::Name | T::Names | T::Label | T::Labels | T::Sum | T::Alternatives | T::Acts => {
                self.names(one.id, name)
            }
            T::Condition | T::Group => self.words("group"),
            T::Duration if start > one.start => self.words("unit"),
            T::Period => self.words("period"),
            T::Weekday | T::Weekdays => self.words("weekday"),
            T::Type => [self.words("type_word"), self.words("choice_word")].concat(),
            T::Findings => self.words("finding_kind"),
            T::Value | T::Values | T::Quantity => self.values(one, text),
            T::Text | T::Texts => self.exported(one.id, name),
            T::Currency => self.currency(""),
            T::Duration
            | T::Facts
            | T::Expects
            | T::Parties
            | T::Whole
            | T::Limit
            | T::Points
            | T::Percent
            | T::Date
            | T::Moment
            | T::Clock
            | T::Zone
            | T::Hex => Vec::new(),
        };
        let proposal = |(label, kind, detail): Filling| Proposal {
            text: label.clone(),
            label,
            is_snippet: false,
            kind,
            detail,
            start,
        };
        fillings.into_iter().map(proposal).collect()
    }

    /// The names that may fill a slot, in the language of the file.
    fn names(&self, id: PhraseId, slot: SlotName) -> Vec<Filling> {
        if matches!(slot, SlotName::Name | SlotName::Also | SlotName::Names) {
            return Vec::new();
        }
        let symbols = self.scope.names.all();
        let fitting = symbols.filter(|symbol| {
            namespaces(id, slot).contains(&symbol.meaning.space())
                && takes(id, slot, symbol.meaning)
        });
        let mut names: Vec<Filling> = fitting.map(|symbol| self.name(symbol)).collect();
        if matches!(slot, SlotName::Subject | SlotName::Points) {
            let score = self.language.built_in().score.first();
            names.extend(score.map(|word| ((*word).to_owned(), Kind::Value, None)));
        }
        names
    }

    fn name(&self, symbol: &Symbol) -> Filling {
        let shown = symbol.languages.shown(self.language);
        let name = shown.and_then(|names| names.first());
        let kind = match symbol.meaning {
            Meaning::Field(_) => Kind::Field,
            Meaning::Activity(_) => Kind::Event,
            Meaning::Group(_) | Meaning::Total(_) => Kind::Value,
            Meaning::Definition(_) | Meaning::Exclusion(_) => Kind::Class,
            Meaning::List(_) => Kind::Constant,
            Meaning::Stage(_) => Kind::EnumMember,
            Meaning::Sla(_) | Meaning::Target(_) => Kind::Interface,
            Meaning::Calendar(_) | Meaning::Term(_) => Kind::Text,
            Meaning::Party(_) => Kind::Variable,
        };
        let name = name.unwrap_or(&symbol.text).clone();
        (name, kind, Some(symbol.meaning.noun().text(self.shown_in)))
    }

    /// Every word of a set, in its form after several.
    fn words(&self, set: &str) -> Vec<Filling> {
        let rows = WORDS.iter().filter(|row| row.set == set);
        let words = rows.filter_map(|row| {
            let word = row.word(self.language);
            word.several.or(word.forms.first().copied())
        });
        words
            .map(|word| (word.to_owned(), Kind::Keyword, None))
            .collect()
    }

    /// The values that a subject can have, as far as they are known.
    fn values(&self, one: &Continuation, text: &str) -> Vec<Filling> {
        let mut filled = one.filled.iter();
        let subject = filled.find(|(slot, _)| *slot == SlotName::Subject);
        let written = subject.and_then(|(_, at)| text.get(at.clone()));
        match written.and_then(|written| self.field_type(written)) {
            Some(Type::Choice(options) | Type::Choices(options)) => {
                let options = options.iter();
                options
                    .map(|option| (quoted(option), Kind::EnumMember, None))
                    .collect()
            }
            Some(Type::Money) => self.currency(" "),
            Some(Type::Country) => self.countries(),
            Some(_) | None => Vec::new(),
        }
    }

    /// The columns of the exports next to the contract, or the kinds of activity in them. What the contract does not have yet comes
    /// first.
    fn exported(&self, id: PhraseId, slot: SlotName) -> Vec<Filling> {
        let mut texts: Vec<String> = match (id, slot) {
            (PhraseId::InTheData, _) => exports::kinds(&(self.exports)(), self.kind_columns),
            (_, SlotName::Columns | SlotName::Known | SlotName::Merged) => {
                let columns = (self.exports)().into_iter();
                columns.map(|column| column.name).collect()
            }
            (_, _) => return Vec::new(),
        };
        texts.iter_mut().for_each(|text| *text = quoted(text));
        texts.sort_by_cached_key(|text| self.mentions(text));
        let texts = texts.into_iter();
        texts.map(|text| (text, Kind::Value, None)).collect()
    }

    /// Whether a text of the contract contains some text.
    fn mentions(&self, text: &str) -> bool {
        let mut files = self.scope.sources.iter();
        files.any(|(_, file)| file.text.contains(text))
    }

    /// Every country, those that the contract names first.
    fn countries(&self) -> Vec<Filling> {
        let mut codes: Vec<&str> = country::codes().collect();
        codes.sort_by_cached_key(|code| !self.mentions(code));
        let codes = codes.into_iter();
        codes
            .map(|code| {
                let names = country::names(code);
                let name = names.map(|names| Message::joined([Arg::Words(names)], Join::And));
                let name = name.map(|name| name.text(self.shown_in));
                (code.to_owned(), Kind::Constant, name)
            })
            .collect()
    }

    fn currency(&self, after: &str) -> Vec<Filling> {
        let own = self.scope.currency.iter();
        own.map(|code| (format!("{code}{after}"), Kind::Unit, None))
            .collect()
    }

    /// The type of a field as it is written.
    fn field_type(&self, written: &str) -> Option<&Type> {
        let symbol = self.scope.names.entry(Namespace::Subjects, written)?;
        let Meaning::Field(id) = symbol.meaning else {
            return None;
        };
        self.scope.fields.get(id.index())?.kind.as_ref()
    }
}

/// Whether a slot takes a name with this meaning, among those of its namespace.
fn takes(id: PhraseId, slot: SlotName, meaning: Meaning) -> bool {
    use SlotName as S;
    match slot {
        S::Field | S::Fields => matches!(meaning, Meaning::Field(_)),
        S::Activity | S::Activities | S::Acts => matches!(meaning, Meaning::Activity(_)),
        S::From | S::To if id == PhraseId::Paused => matches!(meaning, Meaning::Activity(_)),
        S::Start => matches!(meaning, Meaning::Activity(_) | Meaning::Stage(_)),
        S::Points | S::Terms => matches!(meaning, Meaning::Group(_) | Meaning::Total(_)),
        _ => true,
    }
}

/// A text without the number at its start and the space after it.
fn after_number(text: &str) -> &str {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    match rest.len() < text.len() {
        true => rest.trim_start(),
        false => text,
    }
}
