//! Malicious names, cells, files and arguments, through every command in every form: they are shown and have no effect.

mod checks;
mod inputs;

use inputs::{Folder, Said, Words};

/// The same with hostile and with harmless words.
struct Both {
    hostile: Folder,
    harmless: Folder,
}

impl Both {
    fn new() -> Self {
        Both {
            hostile: Folder::of(&Words::hostile()),
            harmless: Folder::of(&Words::harmless()),
        }
    }

    /// The output for the hostile words. Standard error is for people, whatever the form.
    fn hostile(&self, run: impl Fn(&Folder) -> Said) -> Said {
        let said = run(&self.hostile);
        checks::terminal(&said.err, false);
        said
    }

    /// The output for the hostile words and for the harmless ones.
    fn said(&self, run: impl Fn(&Folder) -> Said) -> [Said; 2] {
        let [hostile, harmless] = [self.hostile(&run), run(&self.harmless)];
        assert_eq!(
            hostile.code, harmless.code,
            "{}\n{}\n{}",
            hostile.args, hostile.err, harmless.err
        );
        [hostile, harmless]
    }
}

fn lines(text: &str) -> usize {
    text.lines().count()
}

/// The number of lines below the heading of a table, whose names are wrapped.
fn rows(table: &str) -> usize {
    let below = table.lines().skip_while(|line| !line.starts_with('═'));
    below.count()
}

#[test]
fn messages_about_a_contract() {
    let both = Both::new();
    for format in [
        "graphical",
        "plain",
        "short",
        "json",
        "junit",
        "github",
        "sarif",
    ] {
        let all = both.hostile(|folder| {
            folder.leadc(&["check", "--format", format, &folder.broken, &folder.new])
        });
        match format {
            "json" => drop(checks::json(&all.out)),
            "junit" => drop(checks::xml(&all.out)),
            "github" => assert!(checks::github(&all.out) > 3),
            "sarif" => assert!(checks::sarif(&all.out) > 3),
            "short" => {
                checks::terminal(&all.out, false);
                assert!(
                    all.out.lines().all(|line| line.contains(": ")),
                    "{}",
                    all.out
                );
            }
            _ => checks::terminal(&all.out, false),
        }
        assert!(all.out.len() > 100, "{format}: {}", all.out);
    }
    let args = ["check", "--color", "always", &both.hostile.broken];
    checks::terminal(&both.hostile.leadc(&args).out, true);
}

#[test]
fn formatted_contracts() {
    let both = Both::new();
    let files: [fn(&Folder) -> &String; 2] = [|folder| &folder.new, |folder| &folder.broken];
    for file in files {
        // Blank lines at the end, so that there is something to format.
        for folder in [&both.hostile, &both.harmless] {
            let path = folder.file(file(folder));
            let text = std::fs::read_to_string(&path).expect("a contract");
            std::fs::write(path, text + "\n\n").expect("it is written");
        }
        let [shown, _] = both.said(|folder| folder.leadc(&["fmt", "--check", file(folder)]));
        checks::terminal(&shown.out, false);
        assert_eq!(shown.code, Some(1), "{}", shown.err);
        let [written, _] = both.said(|folder| folder.leadc(&["fmt", file(folder)]));
        assert_eq!((written.out.as_str(), written.code), ("", Some(0)));
        let [again, _] = both.said(|folder| folder.leadc(&["fmt", "--check", file(folder)]));
        assert_eq!((again.out.as_str(), again.code), ("", Some(0)));
        for language in ["en", "pt", "it", "zh"] {
            let [translated, _] =
                both.said(|folder| folder.leadc(&["translate", file(folder), "--to", language]));
            // A contract with errors has no translation.
            let is_broken = file(&both.hostile) == &both.hostile.broken;
            assert_eq!(translated.code, Some(i32::from(is_broken)));
            assert_eq!(translated.out.is_empty(), is_broken);
            let [document, _] = both.said(|folder| {
                let shown = ["--lang", language, "--format", "markdown"];
                folder.leadc(&[&["doc", file(folder)], &shown[..]].concat())
            });
            assert_eq!(document.code, Some(i32::from(is_broken)));
            checks::terminal(&document.out, false);
        }
    }
}

#[test]
fn results_of_examples() {
    let both = Both::new();
    let formats = ["text", "junit", "json", "github", "sarif"];
    for (more, formats) in [(&[][..], &formats[..]), (&["--coverage"], &formats[..1])] {
        for format in formats {
            let [hostile, harmless] = both.said(|folder| {
                let args = ["test", "--format", format, &folder.new];
                folder.leadc(&[&args[..], more].concat())
            });
            match *format {
                "json" => drop(checks::json(&hostile.out)),
                "junit" => assert_eq!(checks::xml(&hostile.out), checks::xml(&harmless.out)),
                "github" => assert_eq!(checks::github(&hostile.out), lines(&harmless.out)),
                "sarif" => assert!(checks::sarif(&hostile.out) > 0),
                _ => checks::terminal(&hostile.out, false),
            }
        }
    }
}

#[test]
fn files_of_coverage() {
    let folder = Folder::of(&Words::hostile());
    for name in ["c.info", "c.json"] {
        folder.leadc(&["test", "--coverage-out", name, &folder.new]);
        let text = std::fs::read_to_string(folder.file(name)).expect("it is written");
        checks::terminal(&text, false);
        let words = [
            "TN:",
            "SF:",
            "BRDA:",
            "BRF:",
            "BRH:",
            "DA:",
            "LF:",
            "LH:",
            "end_of_record",
        ];
        let is_known = |line: &str| words.iter().any(|word| line.starts_with(word));
        assert!(name == "c.json" || text.lines().all(is_known), "{text}");
    }
}

#[test]
fn changes_that_examples_notice() {
    let words = Words::hostile();
    let folder = Folder::of(&words);
    let passing = words.contract(20).replace(
        "expect: stage Lead",
        &format!("expect: stage s {}", words.name),
    );
    std::fs::write(folder.file(&folder.new), passing).expect("it is written");
    for format in ["text", "json", "github", "sarif"] {
        let said = folder.leadc(&["test", "--mutate", "--format", format, &folder.new]);
        assert_eq!(said.code, Some(0), "{}{}", said.out, said.err);
        checks::terminal(&said.err, false);
        match format {
            "json" => drop(checks::json(&said.out)),
            "github" => assert!(checks::github(&said.out) > 0),
            "sarif" => assert!(checks::sarif(&said.out) > 0),
            _ => checks::terminal(&said.out, false),
        }
    }
}

#[test]
fn differences_of_contracts() {
    let both = Both::new();
    for format in ["text", "markdown", "json", "junit", "github", "sarif"] {
        let [hostile, harmless] = both.said(|folder| {
            let gate = "any stage changes by more than 10%";
            folder.leadc(&[
                "diff",
                &folder.old,
                &folder.new,
                "--format",
                format,
                "--leads",
                &folder.leads,
                "--activities",
                &folder.acts,
                "--as-of",
                "2026-05-04",
                "--fail-if",
                gate,
            ])
        });
        match format {
            "json" => drop(checks::json(&hostile.out)),
            "junit" => assert_eq!(checks::xml(&hostile.out), checks::xml(&harmless.out)),
            "github" => assert_eq!(checks::github(&hostile.out), lines(&harmless.out)),
            "sarif" => assert!(checks::sarif(&hostile.out) > 0),
            "markdown" => {
                assert_eq!(
                    checks::markdown(&hostile.out),
                    checks::markdown(&harmless.out)
                );
            }
            _ => {
                checks::terminal(&hostile.out, false);
                assert_eq!(lines(&hostile.out), lines(&harmless.out), "{}", hostile.out);
            }
        }
    }
    for format in ["text", "markdown", "json", "junit", "github", "sarif"] {
        let [hostile, harmless] = both.said(|folder| {
            folder.leadc(&["diff", &folder.old, &folder.broken, "--format", format])
        });
        match format {
            "markdown" => {
                assert_eq!(
                    checks::markdown(&hostile.out),
                    checks::markdown(&harmless.out)
                );
            }
            "github" => assert!(checks::github(&hostile.out) > 0),
            "sarif" => assert!(checks::sarif(&hostile.out) > 0),
            "junit" => drop(checks::xml(&hostile.out)),
            _ => checks::terminal(&hostile.out, false),
        }
    }
}

/// What GitHub takes as a comment.
const MOST_OF_A_COMMENT: usize = 65_536;

#[test]
fn a_comment_fits_and_says_what_it_leaves_out() {
    let folder = Folder::of(&Words::hostile());
    let contract = |column: &str| {
        let team = "@team ".repeat(8);
        let field = |n: usize| format!("- f{n} {team}: text, column \"{column} {n} {team}\"\n");
        let fields: String = (0..500).map(field).collect();
        let head = "leadc 1 en\ncontract \"x\":\n  time zone: UTC\nfields:\n- lead id: id\n";
        format!("{head}{fields}stage Lead:\n")
    };
    std::fs::write(folder.file("old.leadc"), contract("a")).expect("it is written");
    std::fs::write(folder.file("new.leadc"), contract("b")).expect("it is written");
    let said = folder.leadc(&["diff", "old.leadc", "new.leadc", "--format", "markdown"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(
        (50_000..MOST_OF_A_COMMENT).contains(&said.out.len()),
        "{}",
        said.out.len()
    );
    let end = said.out.lines().last().unwrap_or_default();
    assert!(
        end.starts_with("Left out, because a comment has no room for more: "),
        "{end}"
    );
    assert!(
        end.ends_with("`leadc diff` without `--format markdown` shows all."),
        "{end}"
    );
    // Every opened tag is closed.
    let shape = checks::markdown(&said.out);
    let count = |tag: &str| shape.iter().filter(|block| block.contains(tag)).count();
    assert_eq!(count("<details>"), count("</details>"));
    assert!(shape.iter().any(|block| block == "Paragraph"));
}

#[test]
fn tables_of_leads_and_deadlines() {
    let both = Both::new();
    for command in ["eval", "sla"] {
        let [hostile, harmless] = both.said(|folder| folder.judged(command, &[]));
        checks::terminal(&hostile.out, false);
        assert_eq!(rows(&hostile.out), rows(&harmless.out), "{}", hostile.out);
        for (format, rows) in [("jsonl", 3), ("json", 1)] {
            let hostile = both.hostile(|folder| folder.judged(command, &["--format", format]));
            checks::terminal(&hostile.out, false);
            let first = hostile.out.lines().next().unwrap_or_default();
            match rows {
                1 => assert_eq!(checks::json(&hostile.out)[0]["lead id"], both.hostile.id),
                rows => {
                    assert_eq!(checks::json(first)["lead id"], both.hostile.id);
                    assert_eq!(lines(&hostile.out), rows);
                }
            }
        }
        // For machines: every cell as it is.
        let csv = both.hostile.judged(command, &["--format", "csv"]).out;
        let mut rows = csv::Reader::from_reader(csv.as_bytes());
        let ids: Vec<String> = rows
            .records()
            .map(|row| row.expect("a row")[0].to_owned())
            .collect();
        assert_eq!((ids.len(), &ids[0]), (3, &both.hostile.id));
    }
}

#[test]
fn stories_and_rules() {
    let both = Both::new();
    for (command, option, formats) in [
        ("explain", "--format", ["text", "json"]),
        ("compile", "--emit", ["text", "json"]),
    ] {
        for format in formats {
            let hostile = both.hostile(|folder| match command {
                "explain" => folder.judged(command, &[option, format, "--lead", &folder.id]),
                _ => folder.leadc(&[command, &folder.new, option, format]),
            });
            assert_eq!(hostile.code, Some(0), "{}", hostile.err);
            match format {
                "json" => drop(checks::json(&hostile.out)),
                _ => checks::terminal(&hostile.out, false),
            }
        }
    }
}

#[test]
fn pages() {
    let both = Both::new();
    for format in ["html", "markdown"] {
        let [hostile, harmless] =
            both.said(|folder| folder.judged("report", &["--format", format]));
        let shape = match format {
            "html" => checks::html,
            _ => checks::markdown,
        };
        assert_eq!(shape(&hostile.out), shape(&harmless.out), "{}", hostile.out);
        assert!(hostile.out.len() > 2000);
    }
}

#[test]
fn first_contracts() {
    let both = Both::new();
    let init = |folder: &Folder| {
        let zone = ["--yes", "--time-zone", "Europe/Lisbon"];
        folder.leadc(&[&["init", &folder.leads, &folder.acts], &zone[..]].concat())
    };
    let hostile = both.hostile(init);
    assert_eq!(hostile.code, Some(0), "{}", hostile.err);
    checks::terminal(&hostile.out, false);
    let folder = &both.hostile;
    std::fs::write(folder.file("made.leadc"), &hostile.out).expect("it is written");
    let said = folder.leadc(&["check", "--deny", "warnings", "made.leadc"]);
    assert_eq!(said.code, Some(0), "{}{}", said.err, hostile.out);
}

#[test]
fn arguments() {
    let folder = Folder::of(&Words::hostile());
    let sly = Words::hostile().file;
    let option = format!("--{sly}");
    let runs: [&[&str]; 17] = [
        &[&sly],
        &["init", &sly],
        &["init", &folder.leads, "--id", &sly],
        &["init", &folder.leads, "--yes", "--time-zone", &sly],
        &["init", &folder.leads, "--yes", "--parties", &sly],
        &["init", &folder.leads, "--yes", "--currency", &sly],
        &["check", &option],
        &["check", &sly],
        &["fmt", &sly],
        &["translate", &sly, "--to", "pt"],
        &["translate", &folder.new, "--to", &sly],
        &["check", "--format", &sly, &folder.new],
        &["check", "--deny", &sly, &folder.new],
        &["explain-code", &sly],
        &["diff", &sly, &folder.new],
        &["test", "--coverage-out", &sly, &folder.new],
        &["eval", &folder.new, "--leads", &sly],
    ];
    for args in runs {
        let said = folder.leadc(args);
        assert_ne!(said.code, Some(0), "{}", said.args);
        checks::terminal(&said.err, false);
        checks::terminal(&said.out, false);
        let is_forged = |line: &str| line.trim_start().starts_with(": :error");
        assert!(!said.err.lines().any(is_forged), "{}", said.err);
    }
    for (command, more) in [
        ("eval", ["--stage", &sly]),
        ("explain", ["--lead", &sly]),
        ("eval", ["-o", &sly]),
        ("eval", ["--moves", &sly]),
        ("sla", ["--due-within", &sly]),
        ("report", ["-o", &sly]),
    ] {
        let said = folder.judged(command, &more);
        assert_ne!(said.code, Some(0), "{}", said.args);
        checks::terminal(&said.err, false);
    }
    let said = folder.judged("eval", &["--strict"]);
    assert_eq!(said.code, Some(1));
    checks::terminal(&said.err, false);
}

#[test]
fn names_of_a_compiled_contract() {
    let both = Both::new();
    let said = both
        .harmless
        .leadc(&["compile", &both.harmless.new, "--emit", "json"]);
    let harmless = Words::harmless();
    let hostile = serde_json::to_string(&Words::hostile().cell).expect("it is JSON");
    let hostile = hostile.trim_matches('"');
    let rules = said
        .out
        .replace(&harmless.name, hostile)
        .replace(&harmless.text, hostile);
    std::fs::write(both.hostile.file(&both.hostile.new), rules).expect("it is written");
    std::fs::write(both.harmless.file(&both.harmless.new), said.out).expect("it is written");
    for command in ["eval", "sla", "explain", "report"] {
        let [hostile, harmless] = both.said(|folder| match command {
            "explain" => folder.judged(command, &["--lead", &folder.id]),
            "report" => folder.judged(command, &["--format", "markdown"]),
            _ => folder.judged(command, &[]),
        });
        assert_eq!(hostile.code, Some(0), "{}", hostile.err);
        match command {
            "report" => assert_eq!(
                checks::markdown(&hostile.out),
                checks::markdown(&harmless.out)
            ),
            _ => checks::terminal(&hostile.out, false),
        }
        if command != "explain" && command != "report" {
            assert_eq!(rows(&hostile.out), rows(&harmless.out), "{}", hostile.out);
        }
    }
}
