//! A name changed in all places where a contract has it.
//!
//! The contract is read again with the new name, and each name must then mean what it meant. Where the new name would be read
//! in another way, it is written in brackets.

use super::Server;
use super::mentions::{Mention, Target, mentions};
use super::navigation::Pointed;
use super::open_contract::OpenContract;
use super::position::range;
use super::protocol::Refusal;
use crate::contract::Resolution;
use crate::message::msg;
use gen_lsp_types::{
    PrepareRenamePlaceholder, RenameParams, TextDocumentPositionParams, TextEdit, Uri,
    WorkspaceEdit,
};
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

impl Server<'_> {
    /// The name under the cursor, if it can be renamed.
    pub(super) fn renamed_name(
        &self,
        at: &TextDocumentPositionParams,
    ) -> Option<PrepareRenamePlaceholder> {
        self.pointed(at, |pointed| {
            // What exists without a declaration has its name from the language.
            pointed.same().find(|one| one.is_declaration)?;
            let span = pointed.own.name.span;
            let file = pointed.resolution.scope.sources.file(span.file);
            Some(PrepareRenamePlaceholder::new(
                range(file, span),
                pointed.own.name.text.clone(),
            ))
        })
    }

    /// The edits that rename the name under the cursor.
    pub(super) fn rename(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>, Refusal> {
        let new = params.new_name.trim();
        let new = new.trim_start_matches('[').trim_end_matches(']').trim();
        let renamed = self.pointed(&params.text_document_position_params, |pointed| {
            pointed.same().find(|one| one.is_declaration)?;
            let written = [new.to_owned(), format!("[{new}]")];
            let mut written = written.into_iter().filter(|_| !new.is_empty());
            let fitting = written.find(|text| self.means_the_same(&pointed, text));
            Some(match fitting {
                Some(text) => Ok(self.edits(&pointed, &text)),
                None => Err(Refusal::of_params(msg!(
                    "`{name}` cannot be renamed to `{new}`: the contract would say something else",
                    name = pointed.own.name.text,
                    new
                ))),
            })
        });
        renamed.transpose()
    }

    /// Whether each name means what it meant once the name is written in another way.
    fn means_the_same(&self, pointed: &Pointed<'_>, new: &str) -> bool {
        let mut texts: BTreeMap<PathBuf, String> = BTreeMap::new();
        let sources = pointed.resolution.scope.sources;
        for mention in changed(pointed).rev() {
            let file = sources.file(mention.name.span.file);
            let path = pointed.contract.path(file);
            let text = texts.entry(path).or_insert_with(|| file.text.to_string());
            text.replace_range(mention.name.span.range(), new);
        }
        let before = meanings(pointed.resolution, &pointed.mentions);
        pointed
            .contract
            .resolved_with(&self.reading(), &texts, |after| {
                meanings(after, &mentions(after)) == before
            })
    }

    fn edits(&self, pointed: &Pointed<'_>, new: &str) -> WorkspaceEdit {
        let mut changes: HashMap<Uri, Vec<TextEdit>> = HashMap::new();
        for mention in changed(pointed) {
            let contract: &OpenContract = pointed.contract;
            let place = self.location(contract, mention.name.span);
            let edit = TextEdit::new(place.range, new.to_owned());
            changes.entry(place.uri).or_default().push(edit);
        }
        WorkspaceEdit {
            changes: Some(changes),
            ..WorkspaceEdit::default()
        }
    }
}

/// The places that have the renamed form.
fn changed<'p>(pointed: &'p Pointed<'_>) -> impl DoubleEndedIterator<Item = &'p Mention> {
    let all = pointed.mentions.iter();
    all.filter(|mention| mention.is_same_form(&pointed.own))
}

/// What each name means, and the number of lines and findings with errors.
fn meanings(
    resolution: &Resolution<'_>,
    mentions: &[Mention],
) -> (Vec<(Target, bool)>, usize, usize) {
    let targets = mentions.iter().map(|one| (one.target, one.is_declaration));
    let lines = resolution.lines.iter().filter(|one| one.is_error()).count();
    (targets.collect(), lines, resolution.findings.errors())
}
