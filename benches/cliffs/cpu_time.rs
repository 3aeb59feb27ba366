//! The CPU time of a process.

use std::io;
use std::process::{Command, Stdio};

/// Runs a command to its end, and returns the seconds that all processors spent on it.
pub fn of(mut command: Command) -> io::Result<f64> {
    let before = seconds_of_children()?;
    let output = command.stdout(Stdio::null()).output()?;
    // Differences and broken promises are no failures here.
    if !matches!(output.status.code(), Some(0 | 1)) {
        let message = String::from_utf8_lossy(&output.stderr);
        return Err(io::Error::other(format!("{command:?}: {message}")));
    }
    Ok(seconds_of_children()? - before)
}

/// The CPU seconds of all processes that this one started and that have ended.
fn seconds_of_children() -> io::Result<f64> {
    /// Ticks of the clock in `/proc`, the same on all machines with Linux.
    const TICKS_PER_SECOND: f64 = 100.0;
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    // The name of the program, in parentheses, may contain spaces. User and system time of children are fields 16 and 17.
    let fields = stat.rsplit(')').next().unwrap_or_default();
    let ticks = fields.split_whitespace().skip(13).take(2);
    let ticks: f64 = ticks.filter_map(|field| field.parse::<f64>().ok()).sum();
    Ok(ticks / TICKS_PER_SECOND)
}
