//! Commands on a page, run where its files are, and what they print.

use super::blocks::{Block, root};
use crate::shell::{run, text};
use std::path::Path;

/// A command as written on the page, with the output below it.
struct Session {
    /// Its lines, the first with `$ `.
    lines: Vec<String>,
    shown: Vec<String>,
}

/// The differences between a `console` block and a real run in `folder`. With `LEADC_BLESS` the page is updated instead.
pub fn differences(block: &Block, folder: &Path) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut real = String::new();
    for session in sessions(&block.text) {
        let printed = printed(&session, folder);
        let fits = fits(&timeless(&session.shown), &timeless(&printed));
        let lines = session
            .lines
            .iter()
            .chain(if fits { &session.shown } else { &printed });
        real.extend(lines.map(|line| format!("{line}\n")));
        if !fits {
            let (command, printed) = (session.lines.join("\n"), printed.join("\n"));
            wrong.push(format!(
                "{}:\n{command}\nprints\n{printed}\n\nand the page shows\n{}",
                block.place(),
                session.shown.join("\n")
            ));
        }
    }
    if std::env::var_os("LEADC_BLESS").is_some() && !wrong.is_empty() {
        update_page(block, &real);
        return Vec::new();
    }
    wrong
}

fn update_page(block: &Block, real: &str) {
    let page = root().join(&block.page);
    let text = std::fs::read_to_string(&page).expect("the page can be read");
    let fence = format!("```{}\n", block.info);
    let fixed = text.replacen(
        &format!("{fence}{}```", block.text),
        &format!("{fence}{real}```"),
        1,
    );
    std::fs::write(page, fixed).expect("the page can be written");
}

fn sessions(block: &str) -> Vec<Session> {
    let mut sessions: Vec<Session> = Vec::new();
    let mut goes_on = false;
    for line in block.lines() {
        if line.starts_with("$ ") {
            sessions.push(Session {
                lines: vec![line.to_string()],
                shown: Vec::new(),
            });
        } else {
            let session = sessions
                .last_mut()
                .unwrap_or_else(|| panic!("`{line}` is before the first command"));
            let part = if goes_on {
                &mut session.lines
            } else {
                &mut session.shown
            };
            part.push(line.to_string());
        }
        goes_on = (goes_on || line.starts_with("$ ")) && line.ends_with('\\');
    }
    sessions
}

/// The output of the command: first the results, then the messages about them.
fn printed(session: &Session, folder: &Path) -> Vec<String> {
    let parts: Vec<&str> = session
        .lines
        .iter()
        .map(|line| line.trim_start_matches("$ ").trim_end_matches('\\').trim())
        .collect();
    let output = run(folder, &parts.join(" "));
    let printed = text(&output.stdout) + &text(&output.stderr);
    printed
        .lines()
        .map(|line| line.trim_end().to_string())
        .collect()
}

/// Whether the lines are the same, where a line `…` matches any lines.
fn fits(shown: &[String], printed: &[String]) -> bool {
    match shown.split_first() {
        None => printed.is_empty(),
        Some((first, rest)) if first == "…" => {
            (0..=printed.len()).any(|skipped| fits(rest, &printed[skipped..]))
        }
        Some((first, rest)) => printed.first() == Some(first) && fits(rest, &printed[1..]),
    }
}

/// The lines without durations of the run.
fn timeless(lines: &[String]) -> Vec<String> {
    let timeless = |line: &String| {
        let words: Vec<&str> = line.split(' ').collect();
        let is_time = |at: usize| {
            let number = words[at].trim_start_matches('(').parse::<f64>().is_ok();
            let unit = words
                .get(at + 1)
                .map_or("", |unit| unit.trim_end_matches([')', ',']));
            number && (unit == "s" || unit == "ms")
        };
        (0..words.len())
            .map(|at| if is_time(at) { "TIME" } else { words[at] })
            .collect::<Vec<_>>()
            .join(" ")
    };
    lines.iter().map(timeless).collect()
}
