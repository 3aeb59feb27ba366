//! Corrections in the editor: the verified fixes of diagnostics.

use super::Server;
use super::open_contract::OpenContract;
use super::position::range;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::fix::{Confidence, Fix};
use crate::message::{Message, msg};
use gen_lsp_types::{
    CodeAction, CodeActionKind, CodeActionParams, CodeActionResponse, Range, TextEdit, Uri,
    WorkspaceEdit,
};
use std::collections::HashMap;

impl Server<'_> {
    /// The corrections of what is wrong in a range.
    pub(super) fn actions(&self, params: CodeActionParams) -> Option<Vec<CodeActionResponse>> {
        let is_wanted = params.context.only.is_none_or(|only| {
            only.iter()
                .any(|kind| matches!(kind, CodeActionKind::QuickFix | CodeActionKind::Empty))
        });
        if !is_wanted {
            return None;
        }
        let path = super::address::path_of(&params.text_document.uri);
        let mut actions: Vec<CodeAction> = Vec::new();
        for contract in self.contracts.with(&path) {
            let here = contract.diagnostics().iter().filter(|diagnostic| {
                let span = diagnostic.primary.span;
                let file = contract.sources().file(span.file);
                contract.path(file) == path && touch(range(file, span), params.range)
            });
            for action in here.filter_map(|diagnostic| self.action(contract, diagnostic)) {
                if !actions.contains(&action) {
                    actions.push(action);
                }
            }
        }
        Some(actions.into_iter().map(CodeActionResponse::from).collect())
    }

    fn action(&self, contract: &OpenContract, diagnostic: &Diagnostic) -> Option<CodeAction> {
        let fix = diagnostic.fix.as_ref()?;
        Some(CodeAction {
            title: title(fix).text(self.language(contract)),
            kind: Some(CodeActionKind::QuickFix),
            diagnostics: Some(vec![self.shown(contract, diagnostic)]),
            is_preferred: Some(fix.confidence == Confidence::Sure),
            edit: Some(self.edit(contract, fix)),
            ..CodeAction::default()
        })
    }

    fn edit(&self, contract: &OpenContract, fix: &Fix) -> WorkspaceEdit {
        let mut changes: HashMap<Uri, Vec<TextEdit>> = HashMap::new();
        for edit in &fix.edits {
            let place = self.location(contract, edit.span);
            let new = TextEdit::new(place.range, edit.text.clone());
            changes.entry(place.uri).or_default().push(new);
        }
        WorkspaceEdit {
            changes: Some(changes),
            ..WorkspaceEdit::default()
        }
    }
}

/// What a correction does: its reason, and its line if it is one.
fn title(fix: &Fix) -> Message {
    let why = &fix.why;
    let mut lines = fix.lines.lines();
    match (lines.next(), lines.next()) {
        (Some(line), None) => msg!("{why}: `{line}`", why, line = line.trim()),
        _ => why.clone(),
    }
}

/// Whether two ranges have a place in common, or touch.
fn touch(a: Range, b: Range) -> bool {
    a.start <= b.end && b.start <= a.end
}
