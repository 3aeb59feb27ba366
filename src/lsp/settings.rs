//! What the user of an editor set, in the section `leadc` of its settings.

use super::Host;
use crate::message::{Language, Message, msg};
use gen_lsp_types::InitializeParams;
use serde_json::Value;

/// Settings, and what the client can do.
#[derive(Debug, Clone, Default)]
pub(super) struct Settings {
    /// The language of messages that the user set.
    chosen: Option<Language>,
    /// The language of the user.
    of_user: Option<Language>,
    /// Whether the client shows documents that the server has, such as the pages of codes.
    pub shows_pages: bool,
    /// Whether the client fills the places of snippets.
    pub takes_snippets: bool,
}

impl Settings {
    /// What a client says of itself when it starts, and what is wrong with its settings.
    pub fn from_client(params: &InitializeParams, host: &dyn Host) -> (Settings, Vec<Message>) {
        let locale = params.locale.as_deref();
        let workspace = params.capabilities.workspace.as_ref();
        let text = params.capabilities.text_document.as_ref();
        let completion = text.and_then(|can| can.completion.as_ref());
        let item = completion.and_then(|can| can.completion_item.as_ref());
        let mut settings = Settings {
            chosen: None,
            of_user: host.language(locale.and_then(Language::from_locale)),
            shows_pages: workspace.is_some_and(|can| can.text_document_content.is_some()),
            takes_snippets: item.and_then(|can| can.snippet_support) == Some(true),
        };
        let given = params.initialization_options.as_ref();
        let wrong = given.map(|given| settings.set(given)).unwrap_or_default();
        (settings, wrong)
    }

    /// Takes the settings of the user, with or without their section, and returns what is wrong with them.
    pub fn set(&mut self, given: &Value) -> Vec<Message> {
        let given = given.get("leadc").unwrap_or(given);
        self.chosen = None;
        match given.get("language") {
            None | Some(Value::Null) => Vec::new(),
            Some(value) => {
                self.chosen = value.as_str().and_then(Language::from_code);
                match (self.chosen, value.as_str()) {
                    (Some(_), _) | (None, Some("")) => Vec::new(),
                    (None, _) => vec![msg!(
                        "the setting `leadc.language` is {value}; write `en`, `pt`, `it` or `zh`",
                        value = value.to_string()
                    )],
                }
            }
        }
    }

    /// The language of messages about a contract.
    pub fn language(&self, of_contract: Language) -> Language {
        self.chosen.or(self.of_user).unwrap_or(of_contract)
    }
}
