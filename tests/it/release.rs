//! The files of a release agree with each other: one version, one list of targets.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

const VERSION: &str = env!("CARGO_PKG_VERSION");

fn read(path: &str) -> String {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn targets() -> Vec<String> {
    let targets: Value = serde_json::from_str(&read("release/targets.json")).expect("JSON");
    let names = targets.as_object().expect("an object").keys();
    names.cloned().collect()
}

#[test]
fn every_file_names_the_same_version() {
    let hooks = read("pyproject.toml");
    assert!(hooks.contains(&format!("\nversion = \"{VERSION}\"\n")));
    assert!(hooks.contains(&format!("\"leadc=={VERSION}\"")));
    let package = read("python/Cargo.toml");
    assert!(package.contains("\nversion.workspace = true\n"));
    assert!(read("python/pyproject.toml").contains("\ndynamic = [\"version\"]\n"));
    for file in ["package.json", "package-lock.json"] {
        let extension: Value =
            serde_json::from_str(&read(&format!("editors/vscode/{file}"))).expect("JSON");
        assert_eq!(extension["version"], VERSION, "{file}");
    }
    let guide = read("docs/guide/ci.md");
    let installed = guide.matches("pip install leadc==");
    let of_this_version = format!("pip install leadc=={VERSION}\n");
    assert_eq!(
        installed.count(),
        guide.matches(of_this_version.as_str()).count()
    );
}

/// The holes of a template, `{{name}}`.
fn holes(template: &str) -> Vec<String> {
    let starts = template.split("{{").skip(1);
    let names = starts.filter_map(|rest| rest.split_once("}}"));
    names.map(|(name, _)| name.to_owned()).collect()
}

#[test]
fn manifests_name_only_targets_that_are_built() {
    let mut named = 0;
    for template in ["leadc.rb", "install.ps1", "winget/leadc.installer.yaml"] {
        for hole in holes(&read(&format!("release/templates/{template}"))) {
            let target = ["-file", "-sha256"]
                .iter()
                .find_map(|end| hole.strip_suffix(end));
            let Some(target) = target else { continue };
            named += 1;
            assert!(
                targets().iter().any(|one| one == target),
                "{template}: {target}"
            );
        }
    }
    assert!(named > 8, "only {named} holes name a target");
}

#[test]
fn the_installer_knows_the_targets_of_its_systems() {
    let installer = read("release/templates/install.sh");
    for target in targets() {
        let wanted = !target.contains("windows");
        assert_eq!(installer.contains(&target), wanted, "{target}");
    }
}
