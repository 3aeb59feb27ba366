//! The life of a server, and messages that it cannot use.

use super::client::Client;
use serde_json::{Value, json};

const FILE: &str = "file:///nowhere/a.leadc";

fn code(response: &Value) -> i64 {
    response["error"]["code"].as_i64().expect("an error")
}

#[test]
fn a_server_says_what_it_can_do_once() {
    let mut client = Client::in_language("en");
    let again = client.respond("initialize", json!({ "capabilities": {} }));
    assert_eq!(code(&again), -32600);
    assert_eq!(client.ask("shutdown", Value::Null), Value::Null);
    let late = client.respond("shutdown", Value::Null);
    assert_eq!(code(&late), -32600);
    assert_eq!(client.server().exit(), None);
    client.notify("exit", Value::Null);
    assert_eq!(client.server().exit(), Some(true));
}

#[test]
fn requests_that_cannot_be_answered_get_an_error() {
    let mut client = Client::in_language("en");
    assert_eq!(code(&client.respond("leadc/none", json!({}))), -32601);
    let wrong = client.respond("textDocument/codeAction", json!({ "range": 7 }));
    assert_eq!(code(&wrong), -32602);
    let page = client.respond(
        "workspace/textDocumentContent",
        json!({ "uri": "leadc:/x" }),
    );
    assert_eq!(code(&page), -32602);
    let answers = client.server().handle(json!({ "id": 7, "jsonrpc": "1.0" }));
    assert_eq!(answers.len(), 1);
    assert_eq!((&answers[0]["id"], code(&answers[0])), (&json!(7), -32600));
    let answers = client.server().handle(json!([1, 2]));
    assert_eq!(
        (&answers[0]["id"], code(&answers[0])),
        (&Value::Null, -32600)
    );
    assert_eq!(
        client.server().handle(json!({ "id": 1, "result": 2 })),
        [Value::Null; 0]
    );
    assert_eq!(client.server().exit(), None);
    client.notify("exit", Value::Null);
    assert_eq!(client.server().exit(), Some(false));
}

#[test]
fn changes_of_what_is_not_open_are_reported_and_change_nothing() {
    let mut client = Client::in_language("en");
    client.change(FILE, json!([{ "text": "leadc 1 en\n" }]));
    assert_eq!(
        client.boxes,
        ["`file:///nowhere/a.leadc` was changed but not opened"]
    );
    client.notify("textDocument/didOpen", json!({ "textDocument": 3 }));
    assert_eq!(client.boxes.len(), 2);
    assert_eq!(client.shown(FILE), [Value::Null; 0]);
}

#[test]
fn changes_are_made_in_their_order() {
    let mut client = Client::in_language("en");
    client.open(FILE, "");
    client.change(
        FILE,
        json!([
            { "text": "leadc 1 en\ncontract \"A\":\n  time zone: UTC\nxyz\n" },
            { "range": { "start": { "line": 3, "character": 0 }, "end": { "line": 9, "character": 0 } }, "text": "" },
        ]),
    );
    assert_eq!(client.codes(FILE), [""; 0], "{:?}", client.shown(FILE));
}
