//! What a fixture states about itself: a comment `#! COLUMN CODE part of the message => part of the help` below a line is a
//! diagnostic of that line, and there are no others.

use leadc::diagnostic::Diagnostic;
use leadc::source::Sources;

/// One statement `#! COLUMN CODE message => help`.
struct Stated {
    place: (String, usize, usize),
    code: String,
    message: String,
    help: String,
}

impl Stated {
    fn fits(&self, place: &(String, usize, usize), diagnostic: &Diagnostic) -> bool {
        let help = diagnostic.help.as_ref();
        let text = help.map_or(String::new(), |help| {
            let lines = diagnostic.shown_lines().unwrap_or("");
            format!("{}\n{lines}", help.text.english()).replace('\n', " / ")
        });
        self.place == *place
            && self.code == diagnostic.code.name()
            && diagnostic.message.english().contains(&self.message)
            && text.contains(&self.help)
    }
}

fn stated(sources: &Sources) -> Vec<Stated> {
    let mut all = Vec::new();
    for (_, file) in sources.iter() {
        let mut above = 0;
        for (i, line) in file.text.lines().enumerate() {
            let Some(statement) = line.trim_start().strip_prefix("#! ") else {
                above = i + 1;
                continue;
            };
            let mut words = statement.splitn(3, ' ');
            let mut word = || words.next().unwrap_or("");
            let column = word().parse().expect("a column");
            let code = word().to_string();
            let rest = word();
            let (message, help) = rest.split_once(" => ").unwrap_or((rest, ""));
            all.push(Stated {
                place: (file.name.clone(), above, column),
                code,
                message: message.to_string(),
                help: help.to_string(),
            });
        }
    }
    all
}

/// The differences between the diagnostics that a fixture states and those reported, if there are any.
pub fn differences(sources: &Sources, diagnostics: &[Diagnostic]) -> Option<String> {
    let mut stated = stated(sources);
    let mut different = String::new();
    for diagnostic in diagnostics {
        let span = diagnostic.primary.span;
        let place = sources.place(span);
        let place = (
            sources.file(span.file).name.clone(),
            place.line,
            place.column,
        );
        match stated.iter().position(|s| s.fits(&place, diagnostic)) {
            Some(at) => {
                stated.swap_remove(at);
            }
            None => {
                let (file, line, column) = &place;
                let name = file.rsplit('/').next().unwrap_or(file);
                different += &format!(
                    "{name}:{line}: said but not stated:\n  #! {column} {} {}\n",
                    diagnostic.code.name(),
                    diagnostic.message.english()
                );
                if let Some(help) = &diagnostic.help {
                    let corrected = diagnostic.shown_lines().unwrap_or("");
                    different += &format!(
                        "     => {} | {}\n",
                        help.text.english(),
                        corrected.replace('\n', " / ")
                    );
                }
                for note in &diagnostic.notes {
                    different += &format!("     note: {}\n", note.english());
                }
            }
        }
    }
    for s in stated {
        different += &format!(
            "{}:{}: stated but not said: {} {} {} => {}\n",
            s.place.0, s.place.1, s.place.2, s.code, s.message, s.help
        );
    }
    (!different.is_empty()).then_some(different)
}
