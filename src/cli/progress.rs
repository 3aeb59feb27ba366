//! Progress of a long run, shown only if standard error is a terminal.

use std::io::{IsTerminal, stderr};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::data::Progress;
use crate::escape::terminal::inline;

/// How long a run must take before progress is shown: a line that only flashes is distracting.
const PATIENCE: Duration = Duration::from_millis(500);

/// A progress line while something is read or computed; removed when it is dropped.
#[derive(Debug)]
pub struct Activity {
    bar: ProgressBar,
    /// The thread that waits for the delay.
    waiting: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Activity {
    /// Shows `what` with a spinner after a delay.
    pub fn new(what: &str) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{spinner} {wide_msg} {elapsed}") {
            bar.set_style(style);
        }
        bar.set_message(what.to_owned());
        // Without a terminal, there is nothing to wait for.
        let waiting = stderr().is_terminal().then(|| waiting(bar.clone()));
        Activity { bar, waiting }
    }

    /// Shows the progress of a counted task.
    pub fn counting(&self, what: &str, done: usize, all: usize) {
        self.bar.set_message(format!("{what}: {done} of {all}"));
    }

    /// Shows the progress of reading.
    pub fn reading(&self, progress: Progress) {
        let file = progress.input.to_string();
        let percent = match progress.size {
            Some(size) if size > 0 => format!(", {} %", progress.read.min(size) * 100 / size),
            _ => String::new(),
        };
        self.bar
            .set_message(format!("reading {}{percent}", inline(&file)));
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
