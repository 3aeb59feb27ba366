//! Contracts in editors: a server of the language server protocol that neither opens files nor waits for anything.
//!
//! [`Server::handle`] takes one message of a client and returns the messages for it, as JSON values without framing. Files and
//! the time come from a [`Host`]. Each change is checked at once, except for the analyses: these are [`Task`]s, which the
//! program around the server runs where and when it likes, on another thread or when the author pauses. So standard input and
//! output, a page and WebAssembly share one server:
//!
//! ```text
//! for each message:              send(server.handle(message))
//! nothing came for a moment:     for task in server.tasks() { send(server.finish(task.run())) }
//! server.exit() is Some(clean):  end the program
//! ```

mod actions;
mod address;
mod capabilities;
mod carried;
mod code_pages;
mod completion;
mod contracts;
mod diagnostics;
mod documents;
mod exports;
mod formatting;
mod hover;
mod lenses;
mod mentions;
mod navigation;
mod open_contract;
mod outline;
mod place;
mod position;
mod protocol;
mod rename;
mod requests;
mod settings;
mod task;
mod tokens;
mod values;

pub use task::{Outcome, Task};

use crate::contract::ReadError;
use crate::message::Language;
use crate::time::MicrosUtc;
use contracts::Contracts;
use diagnostics::Published;
use documents::Documents;
use open_contract::Reading;
use protocol::{Incoming, Refusal};
use serde_json::Value;
use settings::Settings;
use std::path::Path;

/// What a server knows of the world: files that are not open in the editor, and the time.
pub trait Host {
    /// The bytes of a file that a contract names, or of the contract itself. The host decides which files a contract may read.
    fn read(&self, contract: &Path, file: &Path) -> Result<Vec<u8>, ReadError>;

    /// The names of the files in a folder, in order; none if it cannot be read.
    fn names(&self, folder: &Path) -> Vec<String>;

    /// The first bytes of a file in the folder of a contract, at least `length` if it has them; an export that may help to write
    /// the contract.
    fn head(&self, contract: &Path, file: &Path, length: usize) -> Result<Vec<u8>, ReadError>;

    /// The present, which decides whether a contract is in force.
    fn now(&self) -> MicrosUtc;

    /// The language of the user, if it is known; `of_editor` is that of the editor.
    fn language(&self, of_editor: Option<Language>) -> Option<Language>;
}

/// Where a server is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// Waiting for `initialize`.
    New,
    /// Answering.
    Running,
    /// After `shutdown`.
    ShutDown,
    /// After `exit`; whether `shutdown` came before.
    Ended(bool),
}

/// A language server for one client.
pub struct Server<'h> {
    host: Box<dyn Host + 'h>,
    phase: Phase,
    settings: Settings,
    documents: Documents,
    contracts: Contracts,
    published: Published,
    /// Messages that follow the next response.
    waiting: Vec<Value>,
}

impl<'h> Server<'h> {
    /// A server that waits for a client.
    pub fn new(host: Box<dyn Host + 'h>) -> Server<'h> {
        Server {
            host,
            phase: Phase::New,
            settings: Settings::default(),
            documents: Documents::default(),
            contracts: Contracts::default(),
            published: Published::default(),
            waiting: Vec::new(),
        }
    }

    /// Takes a message of the client, a request or a notification, and returns the messages for the client, in order.
    pub fn handle(&mut self, message: Value) -> Vec<Value> {
        match protocol::incoming(message) {
            Ok(Incoming::Request { id, method, params }) => {
                let answer = self.answer(&method, params);
                let response = protocol::response(&id, answer);
                std::iter::once(response)
                    .chain(self.waiting.drain(..))
                    .collect()
            }
            Ok(Incoming::Notification { method, params }) => self.notice(&method, params),
            // The server sends no requests.
            Ok(Incoming::Response) => Vec::new(),
            Err((id, refusal)) => vec![protocol::response(&id, Err(refusal))],
        }
    }

    /// What is left to compute for the present texts. Each task is returned once.
    pub fn tasks(&mut self) -> Vec<Task> {
        self.contracts.tasks(self.host.now())
    }

    /// Takes the outcome of a task, and returns the messages for the client: none if the contract was changed since.
    pub fn finish(&mut self, outcome: Outcome) -> Vec<Value> {
        let found = self.contracts.finish(outcome, &self.documents, &*self.host);
        match found {
            true => self.publish(),
            false => Vec::new(),
        }
    }

    /// Whether the client asked the program to end, and if so, whether it said goodbye first, with `shutdown`.
    pub fn exit(&self) -> Option<bool> {
        match self.phase {
            Phase::Ended(clean) => Some(clean),
            Phase::New | Phase::Running | Phase::ShutDown => None,
        }
    }

    /// Where the files of contracts come from.
    fn reading(&self) -> Reading<'_> {
        Reading {
            documents: &self.documents,
            host: &*self.host,
        }
    }

    /// Refuses requests that come too early or too late.
    fn is_open_for(&self, method: &str) -> Result<(), Refusal> {
        match (self.phase, method) {
            (Phase::New, "initialize") | (Phase::Running, _) => Ok(()),
            (Phase::New, _) => Err(Refusal::too_early()),
            (Phase::ShutDown | Phase::Ended(_), _) => Err(Refusal::too_late()),
        }
    }
}
