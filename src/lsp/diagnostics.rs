//! What is shown at the lines of a contract.

use super::Server;
use super::code_pages;
use super::open_contract::OpenContract;
use super::position::range;
use super::protocol::notification;
use crate::diagnostic::annotation;
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::message::Language;
use crate::source::Span;
use gen_lsp_types::{
    Code, CodeDescription, DiagnosticRelatedInformation, DiagnosticSeverity, Location,
    PublishDiagnosticsNotification, PublishDiagnosticsParams,
};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What the client shows now, by file.
pub(super) type Published = BTreeMap<PathBuf, PublishDiagnosticsParams>;

impl Server<'_> {
    /// The messages that make the client show what is known now.
    pub(super) fn publish(&mut self) -> Vec<Value> {
        let mut now = Published::new();
        for contract in self.contracts.all() {
            for (path, _) in contract.files() {
                let document = self.documents.get(&path);
                let version = document.map(|document| document.version);
                let uri = self.documents.uri(&path);
                now.entry(path).or_insert(PublishDiagnosticsParams {
                    uri,
                    version,
                    diagnostics: Vec::new(),
                });
            }
            for diagnostic in contract.diagnostics() {
                let file = contract.sources().file(diagnostic.primary.span.file);
                let Some(of_file) = now.get_mut(&contract.path(file)) else {
                    continue;
                };
                let shown = self.shown(contract, diagnostic);
                // A file that two contracts include has its findings once.
                if !of_file.diagnostics.contains(&shown) {
                    of_file.diagnostics.push(shown);
                }
            }
        }
        let before = std::mem::replace(&mut self.published, now);
        let gone = before.iter().filter(|(path, old)| {
            !old.diagnostics.is_empty() && !self.published.contains_key(*path)
        });
        let gone = gone.map(|(_, old)| PublishDiagnosticsParams {
            uri: old.uri.clone(),
            version: None,
            diagnostics: Vec::new(),
        });
        let new = self.published.iter();
        let new = new.filter(|(path, new)| before.get(*path) != Some(new));
        gone.chain(new.map(|(_, new)| new.clone()))
            .map(|params| notification::<PublishDiagnosticsNotification>(&params))
            .collect()
    }

    /// The language of messages about a contract.
    pub(super) fn language(&self, contract: &OpenContract) -> Language {
        self.settings.language(contract.language())
    }

    /// A diagnostic as the client shows it.
    pub(super) fn shown(
        &self,
        contract: &OpenContract,
        diagnostic: &Diagnostic,
    ) -> gen_lsp_types::Diagnostic {
        let language = self.language(contract);
        let span = diagnostic.primary.span;
        let related = diagnostic.secondary.iter();
        let related: Vec<_> = related
            .map(|label| self.related(contract, label, language))
            .collect();
        let code = diagnostic.code;
        let page = self.settings.shows_pages.then(|| CodeDescription {
            href: code_pages::uri(code),
        });
        gen_lsp_types::Diagnostic {
            range: range(contract.sources().file(span.file), span),
            severity: Some(match diagnostic.severity {
                Severity::Error => DiagnosticSeverity::Error,
                Severity::Warning => DiagnosticSeverity::Warning,
                Severity::Note => DiagnosticSeverity::Information,
            }),
            code: Some(Code::String(code.name().to_owned())),
            code_description: page,
            source: Some("leadc".to_owned()),
            message: annotation::text(diagnostic, language).into(),
            tags: None,
            related_information: (!related.is_empty()).then_some(related),
            data: None,
        }
    }

    fn related(
        &self,
        contract: &OpenContract,
        label: &Label,
        language: Language,
    ) -> DiagnosticRelatedInformation {
        let text = label.text.as_ref();
        let text = text.map(|text| text.text(language));
        DiagnosticRelatedInformation {
            location: self.location(contract, label.span),
            message: text.unwrap_or_default(),
        }
    }

    /// A place of a contract for the client.
    pub(super) fn location(&self, contract: &OpenContract, span: Span) -> Location {
        let file = contract.sources().file(span.file);
        Location {
            uri: self.documents.uri(&contract.path(file)),
            range: range(file, span),
        }
    }
}
