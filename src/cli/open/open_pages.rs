//! How many pages are open: each has a request that stays open as long as it does.

use std::io::Write;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use serde_json::Value;

/// How long a page may be gone before the server ends, since loading it again closes it for a moment.
const GRACE: Duration = Duration::from_secs(4);

/// How often a page is written to, which is how its end is noticed.
const PULSE: Duration = Duration::from_secs(1);

/// The open pages.
#[derive(Debug, Default)]
pub struct OpenPages {
    number: Mutex<Number>,
    changed: Condvar,
}

#[derive(Debug, Default, Clone, Copy)]
struct Number {
    open: usize,
    /// Number of pages that have been opened since the start.
    ever: usize,
}

impl OpenPages {
    /// Keeps the request of a page open until the page is closed, and passes messages on, each on a line.
    pub fn stay(&self, mut page: Box<dyn Write + Send>, messages: &Receiver<Value>) {
        self.change(|number| {
            number.open += 1;
            number.ever += 1;
        });
        loop {
            let line = match messages.recv_timeout(PULSE) {
                Ok(message) => format!("{message}\n"),
                Err(RecvTimeoutError::Timeout) => "\n".to_owned(),
                Err(RecvTimeoutError::Disconnected) => break,
            };
            let written = page.write_all(line.as_bytes());
            if written.and_then(|()| page.flush()).is_err() {
                break;
            }
        }
        self.change(|number| number.open -= 1);
    }

    /// Waits until there was a page and none is left.
    pub fn wait(&self) {
        let mut number = self.number.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            let is_over = number.open == 0 && number.ever > 0;
            let ever = number.ever;
            number = match is_over {
                false => self
                    .changed
                    .wait(number)
                    .unwrap_or_else(PoisonError::into_inner),
                true => {
                    let waited = self.changed.wait_timeout(number, GRACE);
                    let (number, waited) = waited.unwrap_or_else(PoisonError::into_inner);
                    if waited.timed_out() && number.ever == ever {
                        return;
                    }
                    number
                }
            };
        }
    }

    fn change(&self, change: impl FnOnce(&mut Number)) {
        let mut number = self.number.lock().unwrap_or_else(PoisonError::into_inner);
        change(&mut number);
        self.changed.notify_all();
    }
}
