//! What the server can do, for the client.

use super::{code_pages, tokens};
use gen_lsp_types::{
    CodeActionKind, CodeActionOptions, CodeLensOptions, CompletionOptions, InitializeResult,
    PositionEncodingKind, RenameOptions, Save, SaveOptions, SemanticTokensOptions,
    ServerCapabilities, ServerInfo, TextDocumentContentOptions, TextDocumentSyncKind,
    TextDocumentSyncOptions, WorkDoneProgressOptions, WorkspaceOptions,
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
    let rename = RenameOptions {
        prepare_provider: Some(true),
        ..RenameOptions::default()
    };
    let names = SemanticTokensOptions {
        legend: tokens::legend(),
        range: None,
        full: Some(true.into()),
        work_done_progress_options: WorkDoneProgressOptions::default(),
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
            hover_provider: Some(true.into()),
            definition_provider: Some(true.into()),
            references_provider: Some(true.into()),
            document_highlight_provider: Some(true.into()),
            rename_provider: Some(rename.into()),
            document_formatting_provider: Some(true.into()),
            document_symbol_provider: Some(true.into()),
            folding_range_provider: Some(true.into()),
            semantic_tokens_provider: Some(names.into()),
            code_lens_provider: Some(CodeLensOptions::default()),
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
