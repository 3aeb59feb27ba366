//! Progress of a long run, shown only if standard error is a terminal.

use std::io::{IsTerminal, stderr};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::terminal::Terminal;
use crate::data::Progress;
use crate::escape::terminal::inline;
use crate::message::{Language, Message, msg};

/// How long a run must take before progress is shown: a line that only flashes is distracting.
const PATIENCE: Duration = Duration::from_millis(500);

/// A progress line while something is read or computed; removed when it is dropped.
#[derive(Debug)]
pub struct Activity {
    bar: ProgressBar,
    /// The thread that waits for the delay.
    waiting: Option<(Sender<()>, JoinHandle<()>)>,
    language: Language,
}

impl Activity {
    /// Shows `what` with a spinner after a delay.
    pub fn new(what: &Message, terminal: &Terminal) -> Self {
        let language = terminal.language();
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{spinner} {wide_msg} {elapsed}") {
            bar.set_style(style);
        }
        bar.set_message(what.text(language));
        // Without a terminal, there is nothing to wait for.
        let waiting = stderr().is_terminal().then(|| waiting(bar.clone()));
        Activity {
            bar,
            waiting,
            language,
        }
    }

    /// Shows the progress of a counted task.
    pub fn counting(&self, what: &Message, done: usize, all: usize) {
        self.show(&msg!("{what}: {done} of {all}", what, done, all));
    }

    /// Shows the progress of reading.
    pub fn reading(&self, progress: Progress) {
        let file = progress.input.to_string();
        let file = inline(&file);
        self.show(&match progress.size {
            Some(size) if size > 0 => {
                let percent = progress.read.min(size) * 100 / size;
                msg!("reading {file}, {percent} %", file, percent)
            }
            Some(_) | None => msg!("reading {file}", file),
        });
    }

    fn show(&self, message: &Message) {
        self.bar.set_message(message.text(self.language));
    }
}

/// Shows a line after the delay, unless the sender is dropped before.
fn waiting(bar: ProgressBar) -> (Sender<()>, JoinHandle<()>) {
    let (sender, ended) = channel::<()>();
    let thread = thread::spawn(move || {
        if ended.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
            bar.set_draw_target(ProgressDrawTarget::stderr());
            bar.enable_steady_tick(Duration::from_millis(120));
        }
    });
    (sender, thread)
}

impl Drop for Activity {
    fn drop(&mut self) {
        if let Some((sender, thread)) = self.waiting.take() {
            drop(sender);
            // If the line could not be shown, there is nothing to clear, so this is not an error.
            let _ = thread.join();
        }
        self.bar.finish_and_clear();
    }
}
