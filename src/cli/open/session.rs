//! What the server keeps for an open page.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};

use super::host::ContractHost;
use super::language_server::LanguageServer;
use crate::preview::{Preview, Question};

/// An open page.
pub struct Session {
    preview: Mutex<Preview>,
    language_server: Mutex<LanguageServer>,
    /// What the language server finds later, until the page asks for it.
    later: Mutex<Receiver<Value>>,
    /// The number of the newest text that is to be judged.
    newest: AtomicU64,
}

impl Session {
    /// A page with this preview, and with a language server that knows what the host knows.
    pub fn new(preview: Preview, host: ContractHost) -> Session {
        let (later, found) = mpsc::channel();
        Session {
            preview: Mutex::new(preview),
            language_server: Mutex::new(LanguageServer::start(|| host, later)),
            later: Mutex::new(found),
            newest: AtomicU64::new(0),
        }
    }

    /// The answer to a question. While a text waits to be judged, newer ones may come: then it is not judged at all.
    pub fn ask(&self, number: u64, question: &Question, saved: &str) -> Value {
        self.newest.fetch_max(number, Ordering::SeqCst);
        let mut preview = self.preview();
        if number > 0 && self.newest.load(Ordering::SeqCst) > number {
            return json!({ "stale": true });
        }
        preview.set_saved(saved);
        preview.answer(question)
    }

    /// The answers of the language server to a message of the page.
    pub fn handle(&self, message: Value) -> Vec<Value> {
        let server = self.language_server.lock();
        server
            .unwrap_or_else(PoisonError::into_inner)
            .handle(message)
    }

    /// What the language server has found since this was asked last.
    pub fn found_later(&self) -> Vec<Value> {
        let later = self.later.lock();
        let later = later.unwrap_or_else(PoisonError::into_inner);
        later.try_iter().collect()
    }

    fn preview(&self) -> MutexGuard<'_, Preview> {
        self.preview.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
