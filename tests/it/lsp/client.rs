//! A client of the language server that runs a script: it opens texts, types, and keeps what is shown.

use leadc::contract::ReadError;
use leadc::lsp::{Host, Server};
use leadc::message::Language;
use leadc::time::MicrosUtc;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// The files of this machine, at the present time.
struct Disk;

impl Host for Disk {
    fn read(&self, contract: &Path, file: &Path) -> Result<Vec<u8>, ReadError> {
        let folder = contract.parent().unwrap_or(Path::new(""));
        match file.starts_with(folder) {
            true => Ok(std::fs::read(file)?),
            false => Err(ReadError::Outside),
        }
    }

    fn head(&self, contract: &Path, file: &Path, length: usize) -> Result<Vec<u8>, ReadError> {
        let mut bytes = self.read(contract, file)?;
        bytes.truncate(length);
        Ok(bytes)
    }

    fn names(&self, folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        let mut names: Vec<String> = entries
            .filter_map(|entry| entry.file_name().into_string().ok())
            .collect();
        names.sort();
        names
    }

    fn now(&self) -> MicrosUtc {
        let now = std::time::SystemTime::now();
        let since = now.duration_since(std::time::UNIX_EPOCH);
        MicrosUtc(i64::try_from(since.expect("after 1970").as_micros()).expect("before 200000"))
    }

    fn language(&self, of_editor: Option<Language>) -> Option<Language> {
        of_editor
    }
}

/// The client, with what it shows.
pub struct Client {
    server: Server<'static>,
    /// The diagnostics of each file, by URI.
    shown: BTreeMap<String, Vec<Value>>,
    /// The messages that were shown in a box.
    pub boxes: Vec<String>,
    versions: BTreeMap<String, i32>,
    id: i64,
}

impl Client {
    /// A client whose server runs, in a language.
    pub fn in_language(locale: &str) -> Client {
        Client::with(json!({
            "processId": null,
            "rootUri": null,
            "locale": locale,
            "capabilities": { "workspace": { "textDocumentContent": {} } },
        }))
    }

    /// A client that starts its server with these parameters.
    pub fn with(parameters: Value) -> Client {
        let mut client = Client {
            server: Server::new(Box::new(Disk)),
            shown: BTreeMap::new(),
            boxes: Vec::new(),
            versions: BTreeMap::new(),
            id: 0,
        };
        client.ask("initialize", parameters);
        client.notify("initialized", json!({}));
        client
    }

    /// Sends a notification.
    pub fn notify(&mut self, method: &str, params: Value) {
        let message = json!({ "jsonrpc": "2.0", "method": method, "params": params });
        let answers = self.server.handle(message);
        self.take(answers);
    }

    /// Sends a request and returns its response, which has a result or an error.
    pub fn respond(&mut self, method: &str, params: Value) -> Value {
        self.id += 1;
        let message =
            json!({ "jsonrpc": "2.0", "id": self.id, "method": method, "params": params });
        let mut answers = self.server.handle(message);
        let place = answers.iter().position(|answer| answer["id"] == self.id);
        let response = answers.remove(place.expect("each request has a response"));
        self.take(answers);
        response
    }

    /// The result of a request.
    pub fn ask(&mut self, method: &str, params: Value) -> Value {
        let mut response = self.respond(method, params);
        assert_eq!(response.get("error"), None, "{method}");
        response["result"].take()
    }

    /// Opens a file with a text that may differ from the saved one.
    pub fn open(&mut self, uri: &str, text: &str) {
        self.versions.insert(uri.to_owned(), 1);
        let document = json!({ "uri": uri, "languageId": "leadc", "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": document }));
    }

    /// Replaces a range, from line and unit to line and unit.
    pub fn edit(&mut self, uri: &str, from: (usize, usize), to: (usize, usize), text: &str) {
        let place = |(line, unit)| json!({ "line": line, "character": unit });
        let range = json!({ "start": place(from), "end": place(to) });
        self.change(uri, json!([{ "range": range, "text": text }]));
    }

    /// Sends changes of a file.
    pub fn change(&mut self, uri: &str, changes: Value) {
        let version = self.versions.entry(uri.to_owned()).or_default();
        *version += 1;
        let document = json!({ "uri": uri, "version": *version });
        self.notify(
            "textDocument/didChange",
            json!({ "textDocument": document, "contentChanges": changes }),
        );
    }

    /// Closes a file.
    pub fn close(&mut self, uri: &str) {
        self.notify(
            "textDocument/didClose",
            json!({ "textDocument": { "uri": uri } }),
        );
    }

    /// Lets the author pause, until the analyses are done.
    pub fn pause(&mut self) {
        for task in self.server.tasks() {
            let answers = self.server.finish(task.run());
            self.take(answers);
        }
    }

    /// The server, for what only a program around it does.
    pub fn server(&mut self) -> &mut Server<'static> {
        &mut self.server
    }

    /// What is shown for a file.
    pub fn shown(&self, uri: &str) -> &[Value] {
        self.shown.get(uri).map(Vec::as_slice).unwrap_or_default()
    }

    /// The codes that are shown for a file.
    pub fn codes(&self, uri: &str) -> Vec<&str> {
        let shown = self.shown(uri).iter();
        shown.filter_map(|one| one["code"].as_str()).collect()
    }

    /// The corrections that are offered for a file.
    pub fn corrections(&mut self, uri: &str) -> Vec<Value> {
        let all = json!({
            "start": { "line": 0, "character": 0 },
            "end": { "line": 1_000_000, "character": 0 },
        });
        let params = json!({
            "textDocument": { "uri": uri },
            "range": all,
            "context": { "diagnostics": [] },
        });
        let found = self.ask("textDocument/codeAction", params);
        found.as_array().cloned().unwrap_or_default()
    }

    fn take(&mut self, answers: Vec<Value>) {
        for mut answer in answers {
            let params = answer["params"].take();
            match answer["method"].as_str() {
                Some("textDocument/publishDiagnostics") => {
                    let uri = params["uri"].as_str().expect("a URI").to_owned();
                    let shown = params["diagnostics"].as_array().expect("a list").clone();
                    self.shown.insert(uri, shown);
                }
                Some("window/showMessage") => {
                    self.boxes
                        .push(params["message"].as_str().expect("a text").to_owned());
                }
                other => panic!("the client got {other:?}"),
            }
        }
    }
}

/// Where a character is that has this text before it: line and unit of UTF-16.
pub fn end_of(before: &str) -> (usize, usize) {
    let lines = before.matches('\n').count();
    let last = before.rsplit('\n').next().unwrap_or_default();
    (lines, last.encode_utf16().count())
}

/// A text with edits of the protocol made, which do not overlap.
pub fn edited(text: &str, edits: &[Value]) -> String {
    let byte = |place: &Value| {
        let number = |name: &str| place[name].as_u64().expect("a number") as usize;
        let mut start = 0;
        for _ in 0..number("line") {
            start += text[start..].find('\n').expect("a line") + 1;
        }
        let mut units = 0;
        let mut rest = text[start..].char_indices();
        while units < number("character") {
            units += rest.next().expect("a character").1.len_utf16();
        }
        start + rest.next().map_or(text.len() - start, |(at, _)| at)
    };
    let mut edits: Vec<(usize, usize, &str)> = edits
        .iter()
        .map(|edit| {
            let range = &edit["range"];
            let new = edit["newText"].as_str().expect("a text");
            (byte(&range["start"]), byte(&range["end"]), new)
        })
        .collect();
    edits.sort();
    let mut new = String::new();
    let mut end = 0;
    for (from, to, text_of_edit) in edits {
        new.push_str(&text[end..from]);
        new.push_str(text_of_edit);
        end = to;
    }
    new + &text[end..]
}
