//! `leadc open`: the server of the page, asked as a browser asks, and as others would.

mod guard;
mod preview;
mod saving;

use super::*;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read};
use std::net::TcpStream;
use std::process::Child;
use std::time::Duration;

/// A running `leadc open`.
struct Page {
    child: Child,
    /// `127.0.0.1:8123`
    host: String,
    token: String,
}

/// What the server answered.
#[derive(Debug)]
struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Answer {
    fn json(&self) -> Value {
        assert_eq!(self.status, 200, "{self:?}");
        serde_json::from_str(&self.body).expect("the answer is JSON")
    }
}

impl Page {
    fn start(folder: &Folder, args: &[&str]) -> Page {
        let mut child = Command::new(env!("CARGO_BIN_EXE_leadc"))
            .env("LC_ALL", "C")
            .args(["open", "--no-browser"])
            .args(args)
            .current_dir(folder.0.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the command runs");
        let mut line = String::new();
        let out = child.stdout.take().expect("its output is read");
        BufReader::new(out)
            .read_line(&mut line)
            .expect("it prints its address");
        let address = line.trim().strip_prefix("http://").expect("an address");
        let (host, token) = address.split_once("/#").expect("an address with a token");
        Page {
            child,
            host: host.to_owned(),
            token: token.to_owned(),
        }
    }

    /// Sends a request as it is.
    fn send(&self, request: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.host).expect("the server listens");
        let timeout = Some(Duration::from_secs(60));
        stream.set_read_timeout(timeout).expect("a timeout");
        stream.write_all(request.as_bytes()).expect("it is sent");
        stream
    }

    fn answer(&self, request: &str) -> Answer {
        let mut text = String::new();
        let mut stream = self.send(request);
        stream.read_to_string(&mut text).expect("an answer");
        let (head, body) = text.split_once("\r\n\r\n").expect("head and body");
        let status = head
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok());
        Answer {
            status: status.expect("a status"),
            head: head.to_owned(),
            body: body.to_owned(),
        }
    }

    fn get(&self, path: &str) -> Answer {
        let host = &self.host;
        self.answer(&format!(
            "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        ))
    }

    /// A request of the page, with further headers.
    fn request(&self, path: &str, headers: &[(&str, &str)], body: &str) -> String {
        let Page { host, token, .. } = self;
        let mut request = format!("POST {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n");
        request.push_str(&format!(
            "Origin: http://{host}\r\nX-Leadc-Token: {token}\r\n"
        ));
        for (name, value) in headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        request.push_str(&format!("Content-Length: {}\r\n\r\n{body}", body.len()));
        request
    }

    fn post(&self, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        self.answer(&self.request(path, headers, body))
    }

    fn open(&self) -> Value {
        self.post("/api/open", &[], "").json()
    }

    /// The answer to a question in the first session.
    fn ask(&self, question: &Value) -> Value {
        let session = [("X-Leadc-Session", "0")];
        self.post("/api/ask", &session, &question.to_string())
            .json()
    }

    fn save(&self, text: &str, hash: &str) -> Value {
        self.post("/api/save", &[("X-Leadc-Hash", hash)], text)
            .json()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn inbound() -> Folder {
    let folder = Folder::with(&[]);
    let from = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/inbound");
    for name in [
        "contract.leadc",
        "shared.leadc",
        "free-mail.csv",
        "leads.csv",
        "activities.csv",
    ] {
        std::fs::copy(from.join(name), folder.0.path().join(name)).expect("it is copied");
    }
    folder
}

const INBOUND: [&str; 7] = [
    "contract.leadc",
    "--leads",
    "leads.csv",
    "--activities",
    "activities.csv",
    "--as-of",
    "2026-06-30",
];

fn text_of(folder: &Folder) -> String {
    std::fs::read_to_string(folder.0.path().join("contract.leadc")).expect("it is read")
}

#[test]
fn it_ends_when_the_page_is_closed() {
    let folder = Folder::with(&[("test.leadc", CONTRACT)]);
    let mut page = Page::start(&folder, &["test.leadc"]);
    page.open();
    let session = [("X-Leadc-Session", "0")];
    assert_eq!(page.post("/api/later", &session, "").json(), json!([]));
    assert_eq!(page.child.try_wait().expect("its state"), None);
    page.post("/api/close", &session, "").json();
    assert_eq!(page.post("/api/later", &session, "").status, 404);
    for _ in 0..600 {
        if let Some(status) = page.child.try_wait().expect("its state") {
            assert!(status.success());
            return;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    panic!("the server goes on without a page");
}

#[test]
fn standard_input_cannot_be_read_again() {
    let folder = Folder::with(&[("test.leadc", CONTRACT)]);
    for args in [["open", "-", "--no-browser"], ["open", "--leads", "-"]] {
        let output = folder.leadc(&args);
        assert_eq!(output.status.code(), Some(2));
        assert!(err(&output).contains("name a file instead of `-`"));
    }
}

#[test]
fn the_language_server_marks_errors_and_reads_no_file_of_another_folder() {
    let folder = Folder::with(&[("test.leadc", CONTRACT)]);
    std::fs::create_dir(folder.0.path().join("own")).expect("a folder");
    std::fs::write(folder.0.path().join("own/test.leadc"), CONTRACT).expect("it is written");
    let page = Page::start(&folder, &["own/test.leadc"]);
    let uri = page.open()["uri"].clone();
    let send = |message: Value| {
        let session = [("X-Leadc-Session", "0")];
        page.post("/api/lsp", &session, &message.to_string()).json()
    };
    let initialize = json!({ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": { "capabilities": {} } });
    assert_eq!(send(initialize)[0]["result"]["serverInfo"]["name"], "leadc");
    send(json!({ "jsonrpc": "2.0", "method": "initialized", "params": {} }));
    let text = CONTRACT.replace("leadc 1 en\n", "leadc 1 en\ninclude \"../test.leadc\"\n");
    let document = json!({ "uri": uri, "languageId": "leadc", "version": 1, "text": text });
    let opened = send(json!({
        "jsonrpc": "2.0",
        "method": "textDocument/didOpen",
        "params": { "textDocument": document },
    }));
    let found = opened.to_string();
    assert!(found.contains("textDocument/publishDiagnostics"), "{found}");
    assert!(
        found.contains("E0010"),
        "the file is outside of the folder: {found}"
    );
}
