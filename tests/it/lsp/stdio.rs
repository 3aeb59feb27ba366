//! `leadc lsp` as editors start it.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// The running command.
struct Program {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Program {
    fn start() -> Program {
        let mut child = Command::new(env!("CARGO_BIN_EXE_leadc"))
            .arg("lsp")
            .env("LC_ALL", "C")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command starts");
        let input = child.stdin.take();
        let output = BufReader::new(child.stdout.take().expect("its output"));
        Program {
            child,
            input,
            output,
        }
    }

    fn write(&mut self, text: &str) {
        let input = self.input.as_mut().expect("its input is open");
        input.write_all(text.as_bytes()).expect("it listens");
        input.flush().expect("it listens");
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        self.write(&format!("Content-Length: {}\r\n\r\n{body}", body.len()));
    }

    fn receive(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            let read = self.output.read_line(&mut line).expect("a header");
            assert_ne!(read, 0, "the output ended");
            match line.trim_end() {
                "" => break,
                header => {
                    let number = header.strip_prefix("Content-Length: ");
                    length = number.and_then(|n| n.parse().ok()).unwrap_or(length);
                }
            }
        }
        let mut body = vec![0; length];
        self.output.read_exact(&mut body).expect("a body");
        serde_json::from_slice(&body).expect("a message")
    }

    /// Waits for its end: the exit code, and what it said on standard error.
    fn end(mut self) -> (Option<i32>, String) {
        self.input = None;
        let status = self.child.wait().expect("it ends");
        let mut said = String::new();
        let errors = self.child.stderr.as_mut().expect("its messages");
        errors.read_to_string(&mut said).expect("text");
        (status.code(), said)
    }
}

fn initialize() -> Value {
    json!({ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": { "processId": null, "rootUri": null, "capabilities": {} } })
}

fn open(text: &str) -> Value {
    let document = json!({ "uri": "file:///nowhere/a.leadc", "languageId": "leadc", "version": 4, "text": text });
    json!({ "jsonrpc": "2.0", "method": "textDocument/didOpen", "params": { "textDocument": document } })
}

#[test]
fn an_editor_gets_diagnostics_and_then_those_of_the_analyses() {
    let mut program = Program::start();
    program.send(&initialize());
    let started = program.receive();
    assert_eq!(started["id"], 1);
    assert_eq!(
        started["result"]["capabilities"]["positionEncoding"],
        "utf-16"
    );
    // The same rule twice: the analyses have something to say.
    let text = "leadc 1 en\ncontract \"A\":\n  time zone: UTC\nfields:\n- size: whole number\npoints for fit:\n+10 when size at least 10\n+10 when size at least 10\nstage Lead:\nstage MQL:\n  when: fit at least 10\n";
    program.send(&open(text));
    let first = program.receive();
    assert_eq!(first["method"], "textDocument/publishDiagnostics");
    assert_eq!(first["params"]["version"], 4);
    let second = program.receive();
    let count = |message: &Value| message["params"]["diagnostics"].as_array().map(Vec::len);
    assert!(count(&second) > count(&first), "{first} {second}");
    program.send(&json!({ "jsonrpc": "2.0", "id": "bye", "method": "shutdown" }));
    assert_eq!(program.receive()["id"], "bye");
    program.send(&json!({ "jsonrpc": "2.0", "method": "exit" }));
    assert_eq!(program.end(), (Some(0), String::new()));
}

#[test]
fn an_end_without_goodbye_is_a_failure() {
    let mut program = Program::start();
    program.send(&initialize());
    program.receive();
    program.send(&json!({ "jsonrpc": "2.0", "method": "exit" }));
    assert_eq!(program.end().0, Some(1));
    let mut program = Program::start();
    program.send(&initialize());
    program.receive();
    assert_eq!(program.end().0, Some(1));
}

#[test]
fn input_that_is_no_message_ends_with_an_error() {
    let mut program = Program::start();
    program.write("leadc 1 en\r\n\r\n");
    let (code, said) = program.end();
    assert_eq!(code, Some(1));
    assert!(
        said.starts_with("error: standard input has no message"),
        "{said}"
    );
    assert!(said.contains("help: "), "{said}");
}
