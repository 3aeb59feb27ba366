//! What a long run is doing, on a terminal's standard error only.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::data::Progress;
use crate::text::visible;

/// A line that moves while something is read or computed; gone when it is dropped.
#[derive(Debug)]
pub struct Activity {
    bar: ProgressBar,
}

impl Activity {
    /// Shows `what` with a moving sign.
    pub fn new(what: &str) -> Self {
        let bar = ProgressBar::new_spinner();
        if let Ok(style) = ProgressStyle::with_template("{spinner} {wide_msg} {elapsed}") {
            bar.set_style(style);
        }
        bar.set_message(what.to_owned());
        bar.enable_steady_tick(Duration::from_millis(120));
        Activity { bar }
    }

    /// Shows how far reading is.
    pub fn reading(&self, progress: Progress) {
        let file = progress.input.to_string();
        let percent = match progress.size {
            Some(size) if size > 0 => format!(", {} %", progress.read.min(size) * 100 / size),
            _ => String::new(),
        };
        self.bar
            .set_message(format!("reading {}{percent}", visible(&file)));
    }
}

impl Drop for Activity {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
