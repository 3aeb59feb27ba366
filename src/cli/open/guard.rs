//! Who may ask the server: only the page it opened itself. Other pages in the same browser can send requests to this machine,
//! so each request has to show the token of the address, and to be for the address the server listens on.

use tiny_http::{Method, Request};

/// Number of bytes of a token.
const TOKEN_BYTES: usize = 16;

/// What a request must show.
#[derive(Debug)]
pub struct Guard {
    /// The server's own address, `127.0.0.1:8123`.
    host: String,
    token: String,
}

/// Why a request is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// It is for another host: a name somewhere that was made to lead to this machine.
    Host,
    /// Another page sent it.
    Origin,
    /// It does not have the token of the address.
    Token,
    /// It is not a method of the page.
    Method,
}

impl Refused {
    /// The status of the answer.
    pub fn status(self) -> u16 {
        match self {
            Refused::Host => 421,
            Refused::Origin | Refused::Token => 403,
            Refused::Method => 405,
        }
    }
}

impl Guard {
    /// The guard of a server on this port, with a token of its own.
    pub fn new(port: u16) -> Result<Guard, getrandom::Error> {
        let mut bytes = [0; TOKEN_BYTES];
        getrandom::fill(&mut bytes)?;
        Ok(Guard {
            host: format!("127.0.0.1:{port}"),
            token: bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
        })
    }

    /// The address of the page. The part after `#` is not sent to any server.
    pub fn address(&self) -> String {
        format!("http://{}/#{}", self.host, self.token)
    }

    /// Refuses requests that are not of the page, before their content is read. The files of the page are the same for
    /// everybody, and need no token.
    pub fn check(&self, request: &Request, is_asset: bool) -> Result<(), Refused> {
        if header(request, "Host") != Some(self.host.as_str()) {
            return Err(Refused::Host);
        }
        match (is_asset, request.method()) {
            (true, Method::Get) => return Ok(()),
            (false, Method::Post) => {}
            _ => return Err(Refused::Method),
        }
        let own = format!("http://{}", self.host);
        if header(request, "Origin").is_some_and(|origin| origin != own) {
            return Err(Refused::Origin);
        }
        let shown = header(request, "X-Leadc-Token").unwrap_or_default();
        match is_same(shown.as_bytes(), self.token.as_bytes()) {
            true => Ok(()),
            false => Err(Refused::Token),
        }
    }
}

/// The value of a header; none if it occurs more than once.
pub fn header<'r>(request: &'r Request, name: &'static str) -> Option<&'r str> {
    let mut all = request.headers().iter();
    let mut own = all.by_ref().filter(|header| header.field.equiv(name));
    let first = own.next()?;
    own.next().is_none().then(|| first.value.as_str())
}

/// Whether two texts are the same, in a time that does not show where they differ.
fn is_same(one: &[u8], other: &[u8]) -> bool {
    let differences = one.iter().zip(other).fold(0, |all, (a, b)| all | (a ^ b));
    one.len() == other.len() && differences == 0
}
