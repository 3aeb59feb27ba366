//! The page of leadc without a server: the browser runs leadc, and nothing leaves it.
//!
//! The page writes a call as JSON to the memory that [`room`] gives, calls [`call`], and reads the answer, whose length that
//! returns, from [`answer`]. So the interface is three functions that pass numbers, and needs no generated code.

use leadc::Language;
use leadc::contract::ReadError;
use leadc::eval::RequestedAsOf;
use leadc::lsp::{Host, Server};
use leadc::preview::{ContractFiles, DataCache, Preview, Question, page_texts};
use leadc::time::MicrosUtc;
use serde::Deserialize;
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::path::Path;
use std::rc::Rc;

/// What the page wants.
#[derive(Deserialize)]
#[serde(tag = "call", rename_all = "snake_case")]
enum Call {
    /// Starts again with a contract.
    Open {
        /// The code of the language of the page.
        language: String,
        /// The name of the contract.
        file: String,
        /// The time as of which leads are evaluated.
        as_of: String,
        /// The present, in milliseconds.
        now: i64,
    },
    /// A question about the contract or the leads.
    Ask { question: Question },
    /// The text was saved.
    Saved { text: String },
    /// A message of the editor for the language server.
    LanguageServer { message: Value },
    /// Runs the analyses of the text, which take longer than a keystroke.
    Analyse {
        /// The present, in milliseconds.
        now: i64,
    },
}

#[derive(Default)]
struct Page {
    call: Vec<u8>,
    answer: Vec<u8>,
    preview: Option<Preview>,
    server: Option<Server<'static>>,
    now: Rc<Cell<i64>>,
}

/// What the language server knows of the world: the time, and no files.
struct Browser {
    /// The present, in milliseconds.
    now: Rc<Cell<i64>>,
    language: Language,
}

impl Host for Browser {
    fn read(&self, _contract: &Path, _file: &Path) -> Result<Vec<u8>, ReadError> {
        Err(ReadError::NotFound)
    }

    fn head(&self, _contract: &Path, _file: &Path, _length: usize) -> Result<Vec<u8>, ReadError> {
        Err(ReadError::NotFound)
    }

    fn names(&self, _folder: &Path) -> Vec<String> {
        Vec::new()
    }

    fn now(&self) -> MicrosUtc {
        MicrosUtc(self.now.get().saturating_mul(1000))
    }

    fn language(&self, _of_editor: Option<Language>) -> Option<Language> {
        Some(self.language)
    }
}

thread_local! {
    static PAGE: RefCell<Page> = RefCell::default();
}

/// Makes room for a call of this length, and returns where to write it.
#[unsafe(no_mangle)]
pub extern "C" fn room(length: usize) -> *mut u8 {
    PAGE.with_borrow_mut(|page| {
        page.call = vec![0; length];
        page.call.as_mut_ptr()
    })
}

/// Answers the call that was written, and returns the length of the answer.
#[unsafe(no_mangle)]
pub extern "C" fn call() -> usize {
    PAGE.with_borrow_mut(|page| {
        let call = std::mem::take(&mut page.call);
        let answer = match serde_json::from_slice(&call) {
            Ok(call) => page.answer_to(call),
            Err(error) => json!({ "message": error.to_string() }),
        };
        page.answer = answer.to_string().into_bytes();
        page.answer.len()
    })
}

/// Where the answer is, until the next call.
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> *const u8 {
    PAGE.with_borrow(|page| page.answer.as_ptr())
}

impl Page {
    fn answer_to(&mut self, call: Call) -> Value {
        match call {
            Call::Open {
                language,
                file,
                as_of,
                now,
            } => {
                self.now.set(now);
                let language = Language::from_code(&language).unwrap_or(Language::En);
                let as_of: RequestedAsOf = match as_of.parse() {
                    Ok(as_of) => as_of,
                    Err(message) => return json!({ "message": message }),
                };
                let files = ContractFiles::alone(&file);
                let data = DataCache::default();
                self.preview = Some(Preview::new(files, data, as_of, language));
                let now = self.now.clone();
                self.server = Some(Server::new(Box::new(Browser { now, language })));
                json!({ "texts": page_texts(language), "language": language.code() })
            }
            Call::Ask { question } => match &mut self.preview {
                Some(preview) => preview.answer(&question),
                None => json!({ "message": "there is no contract" }),
            },
            Call::LanguageServer { message } => match &mut self.server {
                Some(server) => json!(server.handle(message)),
                None => json!([]),
            },
            Call::Analyse { now } => {
                self.now.set(now);
                json!(self.server.as_mut().map(analyse).unwrap_or_default())
            }
            Call::Saved { text } => {
                if let Some(preview) = &mut self.preview {
                    preview.set_saved(&text);
                }
                json!({})
            }
        }
    }
}

/// What the analyses find.
fn analyse(server: &mut Server<'static>) -> Vec<Value> {
    let tasks = server.tasks().into_iter();
    tasks.flat_map(|task| server.finish(task.run())).collect()
}
