//! Which request and which notification does what.

use super::protocol::{Refusal, answer, notification, params};
use super::settings::Settings;
use super::{Phase, Server, capabilities, code_pages};
use crate::message::{Language, Message, msg};
use gen_lsp_types::{
    CodeActionRequest, CodeLensRequest, CompletionRequest, CompletionResponse, Definition,
    DefinitionRequest, DidChangeConfigurationParams, DidChangeTextDocumentParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, DocumentFormattingParams,
    DocumentHighlightRequest, DocumentSymbolRequest, DocumentSymbolResponse, FoldingRangeRequest,
    HoverRequest, InitializeParams, LspNotificationMethod, LspRequestMethod, MessageType,
    PrepareRenameRequest, PrepareRenameResult, ReferencesRequest, SemanticTokensRequest,
    ShowMessageNotification, ShowMessageParams, TextDocumentContentParams,
    TextDocumentContentResult,
};
use serde_json::{Value, json};

impl Server<'_> {
    /// The result of a request.
    pub(super) fn answer(&mut self, method: &str, given: Value) -> Result<Value, Refusal> {
        self.is_open_for(method)?;
        match LspRequestMethod::from(method) {
            LspRequestMethod::Initialize => self.initialize(given),
            LspRequestMethod::Shutdown => {
                self.phase = Phase::ShutDown;
                Ok(Value::Null)
            }
            LspRequestMethod::WorkspaceTextDocumentContent => page(given),
            LspRequestMethod::TextDocumentCodeAction => {
                answer::<CodeActionRequest>(given, |params| self.actions(params))
            }
            LspRequestMethod::TextDocumentHover => answer::<HoverRequest>(given, |params| {
                self.hover(&params.text_document_position_params)
            }),
            LspRequestMethod::TextDocumentDefinition => {
                answer::<DefinitionRequest>(given, |params| {
                    let found = self.definition(&params.text_document_position_params);
                    found.map(|place| Definition::from(place).into())
                })
            }
            LspRequestMethod::TextDocumentReferences => {
                answer::<ReferencesRequest>(given, |params| {
                    let at = &params.text_document_position_params;
                    self.references(at, params.context.include_declaration)
                })
            }
            LspRequestMethod::TextDocumentDocumentHighlight => {
                answer::<DocumentHighlightRequest>(given, |params| {
                    self.highlights(&params.text_document_position_params)
                })
            }
            LspRequestMethod::TextDocumentPrepareRename => {
                answer::<PrepareRenameRequest>(given, |params| {
                    let found = self.renamed_name(&params.text_document_position_params);
                    found.map(PrepareRenameResult::from)
                })
            }
            LspRequestMethod::TextDocumentRename => Ok(json!(self.rename(params(given)?)?)),
            LspRequestMethod::TextDocumentFormatting => {
                let wanted: DocumentFormattingParams = params(given)?;
                Ok(json!(self.format(&wanted.text_document)?))
            }
            LspRequestMethod::TextDocumentDocumentSymbol => {
                answer::<DocumentSymbolRequest>(given, |params| {
                    let found = self.outline(&params.text_document);
                    found.map(DocumentSymbolResponse::from)
                })
            }
            LspRequestMethod::TextDocumentFoldingRange => {
                answer::<FoldingRangeRequest>(given, |params| self.folds(&params.text_document))
            }
            LspRequestMethod::TextDocumentSemanticTokensFull => {
                answer::<SemanticTokensRequest>(given, |params| self.tokens(&params.text_document))
            }
            LspRequestMethod::TextDocumentCodeLens => {
                answer::<CodeLensRequest>(given, |params| self.lenses(&params.text_document))
            }
            LspRequestMethod::TextDocumentCompletion => {
                answer::<CompletionRequest>(given, |params| {
                    self.completion(params).map(CompletionResponse::from)
                })
            }
            _ => Err(Refusal::unknown(method)),
        }
    }

    /// Takes a notification. One that is unknown, or whose parameters cannot be read, has no answer in the protocol: the latter
    /// is shown to the user.
    pub(super) fn notice(&mut self, method: &str, given: Value) -> Vec<Value> {
        let method = LspNotificationMethod::from(method);
        if let LspNotificationMethod::Exit = method {
            self.phase = Phase::Ended(self.phase == Phase::ShutDown);
        }
        if self.phase != Phase::Running {
            return Vec::new();
        }
        let taken = match method {
            LspNotificationMethod::TextDocumentDidOpen => self.opened(given),
            LspNotificationMethod::TextDocumentDidChange => self.changed(given),
            LspNotificationMethod::TextDocumentDidClose => self.closed(given),
            LspNotificationMethod::TextDocumentDidSave
            | LspNotificationMethod::WorkspaceDidChangeWatchedFiles => {
                self.contracts.update_all(&self.documents, &*self.host);
                Ok(self.publish())
            }
            LspNotificationMethod::WorkspaceDidChangeConfiguration => self.configured(given),
            _ => Ok(Vec::new()),
        };
        taken.unwrap_or_else(|refusal| vec![warning(&refusal.message)])
    }

    fn initialize(&mut self, given: Value) -> Result<Value, Refusal> {
        if self.phase != Phase::New {
            return Err(Refusal::repeated());
        }
        let client: InitializeParams = params(given)?;
        let (settings, wrong) = Settings::from_client(&client, &*self.host);
        self.settings = settings;
        self.phase = Phase::Running;
        self.waiting = wrong.iter().map(warning).collect();
        Ok(json!(capabilities::of_server()))
    }

    fn opened(&mut self, given: Value) -> Result<Vec<Value>, Refusal> {
        let opened: DidOpenTextDocumentParams = params(given)?;
        let path = self.documents.open(opened.text_document);
        self.contracts.update(&path, &self.documents, &*self.host);
        Ok(self.publish())
    }

    fn changed(&mut self, given: Value) -> Result<Vec<Value>, Refusal> {
        let change: DidChangeTextDocumentParams = params(given)?;
        let uri = change.text_document.text_document_identifier.uri;
        let version = change.text_document.version;
        let path = self.documents.change(&uri, version, change.content_changes);
        let path = path.ok_or_else(|| {
            Refusal::of_params(msg!("`{file}` was changed but not opened", file = uri.0))
        })?;
        self.contracts.update(&path, &self.documents, &*self.host);
        Ok(self.publish())
    }

    fn closed(&mut self, given: Value) -> Result<Vec<Value>, Refusal> {
        let closed: DidCloseTextDocumentParams = params(given)?;
        let path = self.documents.close(&closed.text_document.uri);
        self.contracts.update(&path, &self.documents, &*self.host);
        Ok(self.publish())
    }

    fn configured(&mut self, given: Value) -> Result<Vec<Value>, Refusal> {
        let given: DidChangeConfigurationParams = params(given)?;
        let wrong = self.settings.set(&given.settings);
        let shown = self.publish();
        Ok(wrong.iter().map(warning).chain(shown).collect())
    }
}

/// A page that the server has.
fn page(given: Value) -> Result<Value, Refusal> {
    let TextDocumentContentParams { uri } = params(given)?;
    let text = code_pages::text(&uri);
    let text =
        text.ok_or_else(|| Refusal::of_params(msg!("there is no page `{page}`", page = uri.0)))?;
    Ok(json!(TextDocumentContentResult::new(text.to_owned())))
}

/// A warning that the client shows to its user.
fn warning(message: &Message) -> Value {
    notification::<ShowMessageNotification>(&ShowMessageParams {
        kind: MessageType::Warning,
        message: message.text(Language::En),
    })
}
