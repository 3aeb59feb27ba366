//! explain-code, completions and help.

use super::*;

#[test]
fn a_code_is_explained_whatever_its_case() {
    let explained = leadc(&["explain-code", "e0301"]);
    assert_eq!(explained.status.code(), Some(0));
    assert!(out(&explained).starts_with("# E0301"));
    assert_eq!(err(&explained), "");
}

#[test]
fn a_page_is_english_under_its_title_in_the_language_of_the_reader() {
    let explained = out(&leadc(&["explain-code", "E0301", "--lang", "pt"]));
    let own = out(&leadc(&["explain-code", "E0301"]));
    let (heading, page) = explained.split_once('\n').expect("there is a page");
    let (english, own_page) = own.split_once('\n').expect("there is a page");
    assert!(
        heading.starts_with("# E0301: ") && heading != english,
        "{heading}"
    );
    assert_eq!(page, own_page);
}

#[test]
fn an_unknown_code_is_wrong_usage_with_a_suggestion() {
    let unknown = leadc(&["explain-code", "E0311"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(err(&unknown).starts_with("error: there is no code `E0311`\nhelp: did you mean `E0"));
    assert_eq!(out(&unknown), "");
}

#[test]
fn all_codes_are_listed_once() {
    let listed = out(&leadc(&["explain-code", "--list"]));
    let codes: std::collections::BTreeSet<&str> =
        listed.lines().filter_map(|l| l.split(' ').next()).collect();
    assert_eq!(codes.len(), leadc::diagnostic::Code::ALL.len());
}

#[test]
fn every_command_shows_an_example_in_its_help() {
    let help = out(&leadc(&["--help"]));
    assert!(help.contains("Exit codes:"));
    let commands: Vec<&str> = help
        .lines()
        .skip_while(|line| !line.starts_with("Commands:"))
        .skip(1)
        .take_while(|line| line.starts_with("  "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .collect();
    assert!(commands.len() >= 2, "{help}");
    for command in commands {
        let help = out(&leadc(&[command, "--help"]));
        assert!(
            help.contains(&format!("\n  leadc {command} ")),
            "{command}: {help}"
        );
    }
}

#[test]
fn completions_name_the_commands() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = out(&leadc(&["completions", shell]));
        assert!(script.contains("explain-code"), "{shell}");
    }
}
