//! The language server of a page, on a thread of its own. Answers go back with the request; what the analyses find later goes
//! to the page when it is found.

use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use serde_json::Value;

use crate::lsp::{Host, Outcome, Server};

/// How long the author has to pause before the analyses start.
const PAUSE: Duration = Duration::from_millis(150);

/// The language server of a page. It ends when this is dropped.
pub struct LanguageServer(Sender<Event>);

/// What the server waits for.
enum Event {
    /// A message of the page, and where the answers go.
    Message(Value, Sender<Vec<Value>>),
    /// The outcome of an analysis.
    Done(Outcome),
    /// The page is closed.
    Closed,
}

impl LanguageServer {
    /// Starts a server that knows of the world what the host knows; messages that come later go to `later`.
    pub fn start<H: Host + 'static>(
        host: impl FnOnce() -> H + Send + 'static,
        later: Sender<Value>,
    ) -> LanguageServer {
        let (events, received) = mpsc::channel();
        let own = events.clone();
        thread::spawn(move || {
            let server = Server::new(Box::new(host()));
            serve(server, &received, &own, &later);
        });
        LanguageServer(events)
    }

    /// Takes a message of the page and returns the answers.
    pub fn handle(&self, message: Value) -> Vec<Value> {
        let (reply, answers) = mpsc::channel();
        let sent = self.0.send(Event::Message(message, reply));
        sent.ok()
            .and_then(|()| answers.recv().ok())
            .unwrap_or_default()
    }
}

impl Drop for LanguageServer {
    fn drop(&mut self) {
        // Where the thread has ended, nothing is left to end.
        let _ = self.0.send(Event::Closed);
    }
}

/// Takes events until the page is closed. The analyses start when the author pauses, one after the other.
fn serve(
    mut server: Server<'_>,
    events: &Receiver<Event>,
    own: &Sender<Event>,
    later: &Sender<Value>,
) {
    let (mut is_due, mut running) = (false, 0);
    loop {
        let event = match is_due && running == 0 {
            true => events.recv_timeout(PAUSE),
            false => events.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        match event {
            Ok(Event::Message(message, reply)) => {
                // A page that has gone waits for no answer.
                let _ = reply.send(server.handle(message));
                is_due = true;
            }
            Ok(Event::Done(outcome)) => {
                running -= 1;
                for message in server.finish(outcome) {
                    let _ = later.send(message);
                }
            }
            Err(RecvTimeoutError::Timeout) => {
                is_due = false;
                for task in server.tasks() {
                    running += 1;
                    let own = own.clone();
                    thread::spawn(move || own.send(Event::Done(task.run())));
                }
            }
            Ok(Event::Closed) | Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}
