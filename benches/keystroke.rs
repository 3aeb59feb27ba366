//! From a keystroke in an editor to diagnostics, and to proposals.

use criterion::{Criterion, criterion_group, criterion_main};
use leadc::contract::ReadError;
use leadc::lsp::{Host, Server};
use leadc::message::Language;
use leadc::time::MicrosUtc;
use serde_json::{Value, json};
use std::hint::black_box;
use std::path::Path;

/// The files of the repository, on a fixed day.
struct Files;

impl Host for Files {
    fn read(&self, _: &Path, file: &Path) -> Result<Vec<u8>, ReadError> {
        Ok(std::fs::read(file)?)
    }

    fn head(&self, contract: &Path, file: &Path, length: usize) -> Result<Vec<u8>, ReadError> {
        let mut bytes = self.read(contract, file)?;
        bytes.truncate(length);
        Ok(bytes)
    }

    fn names(&self, _: &Path) -> Vec<String> {
        Vec::new()
    }

    fn now(&self) -> MicrosUtc {
        MicrosUtc(1_780_000_000_000_000)
    }

    fn language(&self, of_editor: Option<Language>) -> Option<Language> {
        of_editor
    }
}

fn send(server: &mut Server<'_>, method: &str, id: Option<i64>, params: Value) -> Vec<Value> {
    let mut message = json!({ "jsonrpc": "2.0", "method": method, "params": params });
    if let Some(id) = id {
        message["id"] = id.into();
    }
    server.handle(message)
}

fn keystroke(criterion: &mut Criterion) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/inbound/contract.leadc");
    let text = std::fs::read_to_string(&path).expect("the example");
    let uri = format!("file://{}", path.display());
    let mut server = Server::new(Box::new(Files));
    let start = json!({ "processId": null, "rootUri": null, "capabilities": {} });
    send(&mut server, "initialize", Some(0), start);
    let document = json!({ "uri": uri, "languageId": "leadc", "version": 0, "text": text });
    send(
        &mut server,
        "textDocument/didOpen",
        None,
        json!({ "textDocument": document }),
    );

    // A letter in the middle of the last line, which makes it wrong, and its removal.
    let line = text.lines().count() - 1;
    let place = |unit: usize| json!({ "line": line, "character": unit });
    let mut version = 0;
    let mut change = |server: &mut Server<'_>, from: usize, to: usize, new: &str| {
        version += 1;
        let change = json!({ "range": { "start": place(from), "end": place(to) }, "text": new });
        let document = json!({ "uri": uri, "version": version });
        let params = json!({ "textDocument": document, "contentChanges": [change] });
        send(server, "textDocument/didChange", None, params)
    };
    criterion.bench_function("two keystrokes to diagnostics", |bencher| {
        bencher.iter(|| {
            let wrong = change(&mut server, 4, 4, "x");
            let right = change(&mut server, 4, 5, "");
            black_box((wrong, right))
        });
    });
    criterion.bench_function("a keystroke to proposals", |bencher| {
        let params = json!({ "textDocument": { "uri": uri }, "position": place(4) });
        bencher.iter(|| {
            let answers = send(
                &mut server,
                "textDocument/completion",
                Some(1),
                params.clone(),
            );
            black_box(answers)
        });
    });
    criterion.bench_function("the analyses", |bencher| {
        bencher.iter(|| {
            change(&mut server, 4, 4, "x");
            change(&mut server, 4, 5, "");
            let outcomes: Vec<_> = server.tasks().into_iter().map(|task| task.run()).collect();
            black_box(outcomes)
        });
    });
}

criterion_group!(benches, keystroke);
criterion_main!(benches);
