//! The server of the page: on 127.0.0.1 only, a thread for each request.

use std::io::Read as _;
use std::sync::Arc;
use std::thread;

use serde_json::Value;
use tiny_http::{Header, Request, Response, Server};

use super::app::App;
use super::assets::Asset;
use super::guard::{Guard, Refused, header};
use crate::cli::exit::Failure;
use crate::message::{msg, shown};

/// Maximum size in bytes of what a page sends: exports are sent as a whole.
const BODY_LIMIT: u64 = 512 << 20;

/// Headers of every answer. The page may load nothing but its own files, and no other page may show it or read from it.
const HEADERS: [(&str, &str); 6] = [
    (
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; \
         img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cache-Control", "no-store"),
];

/// A running server.
pub struct PageServer {
    inner: Arc<Inner>,
}

struct Inner {
    app: App,
    guard: Guard,
}

/// An answer: its status, its media type, its content.
struct Answer(u16, &'static str, String);

impl PageServer {
    /// Starts a server on a port of this machine, a free one if it is 0.
    pub fn start(port: u16, app: App) -> Result<PageServer, Failure> {
        let server = Server::http(("127.0.0.1", port)).map_err(|error| {
            let failure = Failure::problem(msg!(
                "the page cannot be offered on port {port}: {error}",
                port,
                error = shown(error)
            ));
            failure.with_help(msg!("choose another one with `--port`"))
        })?;
        let port = server.server_addr().to_ip().map_or(port, |ip| ip.port());
        let guard = Guard::new(port).map_err(|error| {
            Failure::problem(msg!(
                "the system gives no random numbers: {error}",
                error = shown(error)
            ))
        })?;
        let inner = Arc::new(Inner { app, guard });
        let serving = inner.clone();
        thread::spawn(move || {
            for request in server.incoming_requests() {
                let inner = serving.clone();
                thread::spawn(move || inner.serve(request));
            }
        });
        Ok(PageServer { inner })
    }

    /// The address of the page, with its token.
    pub fn address(&self) -> String {
        self.inner.guard.address()
    }

    /// Waits until the page was open and is closed.
    pub fn wait(&self) {
        self.inner.app.wait();
    }
}

impl Inner {
    fn serve(&self, mut request: Request) {
        let asset = Asset::at(request.url());
        if let Err(refused) = self.guard.check(&request, asset.is_some()) {
            return answer(request, refusal(refused));
        }
        if let Some(asset) = asset {
            let Asset {
                media_type,
                content,
                ..
            } = asset;
            return answer(request, Answer(200, media_type, content.to_owned()));
        }
        let body = match body(&mut request) {
            Ok(body) => body,
            Err(refusal) => return answer(request, refusal),
        };
        let session = header(&request, "X-Leadc-Session").unwrap_or_default();
        let own = |name| header(&request, name).unwrap_or_default();
        let found = match request.url() {
            "/api/open" => Some(self.app.open()),
            "/api/later" => self.app.later(session),
            "/api/close" => Some(self.app.close(session)),
            "/api/ask" => self.app.ask(session, own("X-Leadc-Number"), &body),
            "/api/lsp" => self.app.language_server(session, &body),
            "/api/save" => Some(self.app.save(&body, own("X-Leadc-Hash"))),
            _ => None,
        };
        answer(request, found.map_or_else(not_found, json));
    }
}

fn body(request: &mut Request) -> Result<String, Answer> {
    let too_large = || Answer(413, "text/plain", "too large\n".to_owned());
    if request
        .body_length()
        .is_some_and(|length| length as u64 > BODY_LIMIT)
    {
        return Err(too_large());
    }
    let mut body = Vec::new();
    let mut reader = request.as_reader().take(BODY_LIMIT + 1);
    match reader.read_to_end(&mut body) {
        Ok(read) if read as u64 > BODY_LIMIT => Err(too_large()),
        Ok(_) => {
            String::from_utf8(body).map_err(|_| Answer(400, "text/plain", "not UTF-8\n".to_owned()))
        }
        Err(error) => Err(Answer(400, "text/plain", format!("{error}\n"))),
    }
}

fn json(value: Value) -> Answer {
    Answer(200, "application/json", value.to_string())
}

fn not_found() -> Answer {
    Answer(
        404,
        "text/plain",
        "there is no such page or session\n".to_owned(),
    )
}

fn refusal(refused: Refused) -> Answer {
    let text = match refused {
        Refused::Host => "this server answers to the address that it printed only\n",
        Refused::Origin => "another page may not ask\n",
        Refused::Token => "the token of the address is missing\n",
        Refused::Method => "this method is not allowed\n",
    };
    Answer(refused.status(), "text/plain", text.to_owned())
}

/// Sends an answer. If the page is gone, nobody is left to be informed.
fn answer(request: Request, Answer(status, media_type, content): Answer) {
    let headers = HEADERS.into_iter().chain([("Content-Type", media_type)]);
    let headers = headers.filter_map(|(name, value)| Header::from_bytes(name, value).ok());
    let mut response = Response::from_string(content).with_status_code(status);
    for header in headers {
        response.add_header(header);
    }
    let _ = request.respond(response);
}
