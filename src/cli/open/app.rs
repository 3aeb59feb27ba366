//! What the pages ask for: contracts, leads, saving.

use std::collections::HashMap;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};

use super::Args;
use super::host::ContractHost;
use super::open_pages::OpenPages;
use super::saved_file::{SavedFile, Saving, Version};
use super::session::Session;
use crate::cli::contract_loader::Reader;
use crate::cli::exit::Failure;
use crate::cli::terminal::Terminal;
use crate::contract::{FILE_LIMIT, ReadError};
use crate::data::contract_root::ContractRoot;
use crate::diagnostic::annotation::uri;
use crate::eval::RequestedAsOf;
use crate::message::{Language, Message};
use crate::preview::{ContractFiles, DataCache, Preview, Question, page_texts};

/// The contract, the data, and the open pages.
pub struct App {
    file: SavedFile,
    /// The file as it is named.
    name: String,
    /// Its absolute address.
    uri: String,
    reader: Reader,
    data: DataCache,
    as_of: RequestedAsOf,
    language: Language,
    saved: Mutex<Version>,
    sessions: Mutex<HashMap<String, Arc<Session>>>,
    opened: AtomicU64,
    pages: OpenPages,
}

impl App {
    /// The contract and the data that the arguments name.
    pub fn new(args: &Args, terminal: &Terminal) -> Result<App, Failure> {
        let reader = args.root.reader()?;
        let file = SavedFile::new(&args.contract, reader.root_of(&args.contract))?;
        let saved = file.load().map_err(Failure::problem)?;
        terminal.contract_is_in(crate::syntax::language_of(&crate::source::SourceFile::new(
            String::new(),
            saved.text.clone(),
        )));
        let absolute = std::path::absolute(&args.contract);
        let absolute = absolute.unwrap_or_else(|_| args.contract.clone());
        Ok(App {
            file,
            name: args.contract.display().to_string(),
            uri: uri(&absolute.to_string_lossy().replace('\\', "/")),
            reader,
            data: DataCache::new(args.reading.request(&args.leads)),
            as_of: args.reading.as_of.unwrap_or_else(RequestedAsOf::now),
            language: terminal.language(),
            saved: Mutex::new(saved),
            sessions: Mutex::default(),
            opened: AtomicU64::new(0),
            pages: OpenPages::default(),
        })
    }

    /// Opens a page: the file as it is now, and the texts of the page.
    pub fn open(&self) -> Value {
        let version = match self.file.load() {
            Ok(version) => version,
            Err(message) => return self.failure(&message),
        };
        *self.saved() = version.clone();
        let session = self.opened.fetch_add(1, Ordering::SeqCst).to_string();
        let preview = Preview::new(self.files(), self.data.clone(), self.as_of, self.language);
        let host = ContractHost {
            root: self.root(),
            language: self.language,
        };
        let new = Arc::new(Session::new(preview, host));
        self.sessions().insert(session.clone(), new);
        self.pages.asked(&session);
        json!({
            "session": session,
            "texts": page_texts(self.language),
            "language": self.language.code(),
            "file": self.name,
            "uri": self.uri,
            "text": version.text,
            "hash": version.hash,
        })
    }

    /// Forgets a page that says that it is closed.
    pub fn close(&self, session: &str) -> Value {
        self.sessions().remove(session);
        self.pages.closed(session);
        json!({})
    }

    /// Waits until there was a page and none is left.
    pub fn wait(&self) {
        self.pages
            .wait(|session| drop(self.sessions().remove(session)));
    }

    /// The answer to a question of a page; none if it is not open, or if it is no question.
    pub fn ask(&self, session: &str, number: &str, question: &str) -> Option<Value> {
        let session = self.session(session)?;
        let question: Question = serde_json::from_str(question).ok()?;
        let saved = self.saved().text.clone();
        Some(session.ask(number.parse().unwrap_or(0), &question, &saved))
    }

    /// Saves the text, if the file still has this hash.
    pub fn save(&self, text: &str, hash: &str) -> Value {
        let mut saved = self.saved();
        match self.file.save(text, hash) {
            Ok(Saving::Done(version)) => {
                let answer = json!({ "saved": true, "hash": version.hash });
                *saved = version;
                answer
            }
            Ok(Saving::Changed(version)) => {
                json!({ "saved": false, "text": version.text, "hash": version.hash })
            }
            Err(message) => self.failure(&message),
        }
    }

    /// The answers of the language server to a message of a page; none if it is not open, or if it is no message.
    pub fn language_server(&self, session: &str, message: &str) -> Option<Value> {
        let message = serde_json::from_str(message).ok()?;
        Some(json!(self.session(session)?.handle(message)))
    }

    /// What the language server of a page has found since it was asked last; none if the page is not open.
    pub fn later(&self, session: &str) -> Option<Value> {
        Some(json!(self.session(session)?.found_later()))
    }

    fn root(&self) -> Option<ContractRoot> {
        self.reader.root_of(Path::new(&self.name))
    }

    fn files(&self) -> ContractFiles {
        let root = self.root();
        ContractFiles {
            name: self.name.clone(),
            read: Box::new(move |path| match &root {
                Some(root) => root.read(path, FILE_LIMIT),
                None => Err(ReadError::NotFound),
            }),
        }
    }

    fn failure(&self, message: &Message) -> Value {
        json!({ "message": message.text(self.language) })
    }

    fn session(&self, session: &str) -> Option<Arc<Session>> {
        let found = self.sessions().get(session).cloned()?;
        self.pages.asked(session);
        Some(found)
    }

    fn saved(&self) -> MutexGuard<'_, Version> {
        self.saved.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn sessions(&self) -> MutexGuard<'_, HashMap<String, Arc<Session>>> {
        self.sessions.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
