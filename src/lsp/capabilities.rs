//! What the server can do, for the client.

use super::code_pages;
use gen_lsp_types::{
    CodeActionKind, CodeActionOptions, CompletionOptions, InitializeResult, PositionEncodingKind,
    Save, SaveOptions, ServerCapabilities, ServerInfo, TextDocumentContentOptions,
    TextDocumentSyncKind, TextDocumentSyncOptions, WorkspaceOptions,
};

/// The answer to `initialize`.
pub(super) fn of_server() -> InitializeResult {
    let sync = TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::Incremental),
        save: Some(Save::SaveOptions(SaveOptions::default())),
        ..TextDocumentSyncOptions::default()
    };
    let corrections = CodeActionOptions {
        code_action_kinds: Some(vec![CodeActionKind::QuickFix]),
        ..CodeActionOptions::default()
    };
    let pages = TextDocumentContentOptions::new(vec![code_pages::SCHEME.to_owned()]);
    InitializeResult {
        capabilities: ServerCapabilities {
            position_encoding: Some(PositionEncodingKind::UTF16),
            text_document_sync: Some(sync.into()),
            code_action_provider: Some(corrections.into()),
            completion_provider: Some(CompletionOptions {
                trigger_characters: Some([" ", "\"", ":", "："].map(str::to_owned).to_vec()),
                ..CompletionOptions::default()
            }),
            workspace: Some(WorkspaceOptions {
                text_document_content: Some(pages.into()),
                ..WorkspaceOptions::default()
            }),
            ..ServerCapabilities::default()
        },
        server_info: Some(ServerInfo {
            name: "leadc".to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        }),
    }
}
