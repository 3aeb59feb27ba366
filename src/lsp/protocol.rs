//! Messages of JSON-RPC: requests, notifications and responses as JSON values.

use crate::message::{Message, msg};
use gen_lsp_types::json_rpc::{Id, RequestObject};
use gen_lsp_types::{ErrorCodes, Notification, Request};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// A message of the client.
#[derive(Debug)]
pub(super) enum Incoming {
    /// It expects a response.
    Request {
        id: Id,
        method: String,
        params: Value,
    },
    /// It expects none.
    Notification { method: String, params: Value },
    /// The response to a request of the server.
    Response,
}

/// Why a request has no result.
#[derive(Debug)]
pub(super) struct Refusal {
    code: ErrorCodes,
    /// The reason.
    pub message: Message,
}

impl Refusal {
    pub fn too_early() -> Refusal {
        Refusal {
            code: ErrorCodes::ServerNotInitialized,
            message: msg!("send `initialize` first"),
        }
    }

    pub fn too_late() -> Refusal {
        Refusal {
            code: ErrorCodes::InvalidRequest,
            message: msg!("only `exit` can follow `shutdown`"),
        }
    }

    pub fn repeated() -> Refusal {
        Refusal {
            code: ErrorCodes::InvalidRequest,
            message: msg!("`initialize` can be sent once only"),
        }
    }

    pub fn unknown(method: &str) -> Refusal {
        Refusal {
            code: ErrorCodes::MethodNotFound,
            message: msg!("this server has no `{method}`", method),
        }
    }

    /// The parameters are not those of the method, or there is nothing that they name.
    pub fn of_params(message: Message) -> Refusal {
        Refusal {
            code: ErrorCodes::InvalidParams,
            message,
        }
    }

    fn of_json(error: &serde_json::Error) -> Refusal {
        let error = error.to_string();
        Refusal::of_params(msg!("the parameters cannot be read: {error}", error))
    }
}

/// Reads a message; if it is none, the error with the id it belongs to.
pub(super) fn incoming(message: Value) -> Result<Incoming, (Id, Refusal)> {
    let is_response = message.get("method").is_none()
        && (message.get("result").is_some() || message.get("error").is_some());
    if is_response {
        return Ok(Incoming::Response);
    }
    let id = message.get("id").cloned();
    let id = id.and_then(|id| serde_json::from_value(id).ok());
    let read: Result<RequestObject, _> = serde_json::from_value(message);
    let (method, id, params) = match read {
        Ok(request) => request.into_parts(),
        Err(error) => {
            let refusal = Refusal {
                code: ErrorCodes::InvalidRequest,
                message: msg!(
                    "this is not a message of JSON-RPC 2.0: {error}",
                    error = error.to_string()
                ),
            };
            return Err((id.unwrap_or(Id::Null), refusal));
        }
    };
    let params = params.unwrap_or(Value::Null);
    Ok(match id {
        Some(id) => Incoming::Request { id, method, params },
        None => Incoming::Notification { method, params },
    })
}

/// The response to a request.
pub(super) fn response(id: &Id, answer: Result<Value, Refusal>) -> Value {
    match answer {
        Ok(result) => json!({ "jsonrpc": "2.0", "id": id, "result": result }),
        Err(Refusal { code, message }) => json!({
            "jsonrpc": "2.0",
            "id": id,
            "error": { "code": code, "message": message.english() },
        }),
    }
}

/// A notification for the client.
pub(super) fn notification<N: Notification>(params: &N::Params) -> Value {
    json!({ "jsonrpc": "2.0", "method": N::METHOD.to_string(), "params": params })
}

/// The parameters of a method.
pub(super) fn params<T: DeserializeOwned>(params: Value) -> Result<T, Refusal> {
    serde_json::from_value(params).map_err(|error| Refusal::of_json(&error))
}

/// Answers a request of a type.
pub(super) fn answer<R: Request>(
    given: Value,
    answer: impl FnOnce(R::Params) -> R::Result,
) -> Result<Value, Refusal> {
    let result = answer(params(given)?);
    serde_json::to_value(result).map_err(|error| Refusal::of_json(&error))
}
