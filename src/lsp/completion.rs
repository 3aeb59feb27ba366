//! What can be written at the cursor: phrases of the place as far as they are not written yet, names and values.

use super::address::path_of;
use super::open_contract::folder;
use super::place::Place;
use super::position::position;
use super::values::Values;
use super::{Server, exports};
use crate::language::operators::fits;
use crate::source::SourceFile;
use crate::syntax::expected::{Continuation, expected, pattern_text, sample_slots};
use crate::syntax::pattern::Token;
use crate::syntax::phrase::{Language, PhraseKind, SlotName};
use crate::text::starts_with_ignoring_case;
use gen_lsp_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionParams, InsertTextFormat, Range,
    TextEdit,
};
use std::collections::BTreeSet;

/// Maximum number of proposals.
const MAX_ITEMS: usize = 100;

/// A proposal.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Proposal {
    /// What is shown.
    pub label: String,
    /// What is written, with places to fill if it is a snippet.
    pub text: String,
    pub is_snippet: bool,
    pub kind: CompletionItemKind,
    /// What it is, in the language of the messages.
    pub detail: Option<String>,
    /// The byte of the statement from which on it replaces the text before the cursor.
    pub start: usize,
}

impl Server<'_> {
    /// The proposals at a place.
    pub(super) fn completion(&self, params: CompletionParams) -> Option<CompletionList> {
        let at = params.text_document_position_params;
        let path = path_of(&at.text_document.uri);
        let document = self.documents.get(&path)?;
        let contract = self.contracts.with(&path).next()?;
        let offset = super::position::offset(&document.file, at.position);
        let reading = self.reading();
        let language = self.language(contract);
        contract.resolved(&reading, |resolution| {
            let tree = contract.tree(resolution, &path)?;
            let place = Place::new(tree, &document.file, offset)?;
            let kind_columns = exports::kind_columns(&resolution.trees);
            let values = Values {
                scope: &resolution.scope,
                language: place.language,
                shown_in: language,
                kind_columns: &kind_columns,
                exports: &|| exports::columns(reading.host, contract.root(), folder(&path)),
            };
            let proposals = proposals(&place, values);
            let items = proposals.into_iter().enumerate();
            let items =
                items.map(|(rank, one)| self.item(rank, one, &place, &document.file, offset));
            Some(CompletionList {
                // The list depends on what is written next.
                is_incomplete: true,
                items: items.collect(),
                ..CompletionList::default()
            })
        })
    }

    fn item(
        &self,
        rank: usize,
        proposal: Proposal,
        place: &Place,
        file: &SourceFile,
        offset: usize,
    ) -> CompletionItem {
        let start = place.offset(proposal.start);
        let range = Range::new(position(file, start), position(file, offset));
        let is_snippet = proposal.is_snippet && self.settings.takes_snippets;
        let text = match proposal.is_snippet && !is_snippet {
            true => proposal
                .label
                .split('…')
                .next()
                .unwrap_or_default()
                .to_owned(),
            false => proposal.text,
        };
        CompletionItem {
            kind: Some(proposal.kind),
            detail: proposal.detail,
            sort_text: Some(format!("{rank:03}")),
            filter_text: Some(file.text.get(start..offset).unwrap_or_default().to_owned()),
            insert_text_format: Some(match is_snippet {
                true => InsertTextFormat::Snippet,
                false => InsertTextFormat::PlainText,
            }),
            text_edit: Some(TextEdit::new(range, text).into()),
            label: proposal.label,
            ..CompletionItem::default()
        }
    }
}

/// The proposals at a place, the best first.
fn proposals(place: &Place, values: Values<'_>) -> Vec<Proposal> {
    if place.is_first {
        return first_lines(place);
    }
    let lengths = |id, slot, here: &str| values.name_lengths(id, slot, here);
    let mut all = expected(
        place.language,
        &place.text,
        &|row| place.takes(row),
        &lengths,
    );
    all.retain(|one| is_about_its_subject(one, &values, &place.text));
    in_turns(&mut all);
    all.sort_by_key(|one| place.rank(one.id.row()));
    let mut seen = BTreeSet::new();
    let proposals = all.iter().flat_map(|one| match one.rest.first() {
        Some(Token::Slot(name, kind)) => values.proposals(one, (*name, *kind), &place.text),
        Some(Token::Words(_) | Token::Mark(_)) | None => vec![phrase(place.language, one)],
    });
    let written = |one: &Proposal| place.text.get(one.start..).unwrap_or_default().len();
    proposals
        .filter(|one| {
            let here = place.text.get(one.start..).unwrap_or_default();
            starts_with_ignoring_case(&one.label, here).is_some()
        })
        // What is complete needs no proposal.
        .filter(|one| written(one) < one.label.len())
        .filter(|one| seen.insert((one.label.clone(), one.start)))
        .take(MAX_ITEMS)
        .collect()
}

/// Puts the shortest form of each phrase first, then the second of each: optional parts should not hide other phrases.
fn in_turns(all: &mut [Continuation]) {
    let mut turns: Vec<(usize, usize)> = Vec::with_capacity(all.len());
    for one in all.iter() {
        let shorter = |other: &&Continuation| {
            (other.id, other.start) == (one.id, one.start) && other.rest.len() < one.rest.len()
        };
        turns.push((all.iter().filter(shorter).count(), turns.len()));
    }
    let mut order = turns.into_iter();
    all.sort_by_cached_key(|_| order.next());
}

/// The first lines of contracts.
fn first_lines(place: &Place) -> Vec<Proposal> {
    let lines = Language::ALL.iter().map(|language| Proposal {
        label: format!("leadc 1 {}", language.code()),
        text: format!("leadc 1 {}\n", language.code()),
        is_snippet: false,
        kind: CompletionItemKind::Keyword,
        detail: None,
        start: 0,
    });
    lines
        .filter(|one| one.label.starts_with(&place.text) && one.label != place.text)
        .collect()
}

/// Whether the operator of a condition applies to its subject; other phrases have none.
fn is_about_its_subject(one: &Continuation, values: &Values<'_>, text: &str) -> bool {
    if one.id.row().kind != PhraseKind::Condition {
        return true;
    }
    let mut filled = one.filled.iter();
    let subject = filled.find(|(slot, _)| *slot == SlotName::Subject);
    let kind = subject.and_then(|(_, at)| values.subject_kind(text.get(at.clone())?));
    kind.is_none_or(|kind| fits(one.id, kind))
}

/// The rest of a phrase, with the contents of its sample in its places.
fn phrase(language: Language, one: &Continuation) -> Proposal {
    let samples = sample_slots(language, one.id);
    let mut number = 0;
    let snippet = pattern_text(language, &one.rest, |slot| {
        number += 1;
        let sample = samples.iter().find(|(name, _)| *name == slot);
        let sample = sample.map_or("…", |(_, text)| text);
        format!("${{{number}:{}}}", escaped(sample))
    });
    Proposal {
        label: pattern_text(language, &one.rest, |_| "…".to_owned()),
        is_snippet: number > 0,
        text: snippet,
        kind: match one.id.row().kind {
            PhraseKind::Condition | PhraseKind::Subject => CompletionItemKind::Operator,
            PhraseKind::Header => CompletionItemKind::Module,
            PhraseKind::Setting
            | PhraseKind::Rule
            | PhraseKind::Modifier
            | PhraseKind::Declaration
            | PhraseKind::Expectation => CompletionItemKind::Keyword,
        },
        detail: None,
        start: one.start,
    }
}

/// Text in a place of a snippet, in which some characters have a meaning.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '$' | '}') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
