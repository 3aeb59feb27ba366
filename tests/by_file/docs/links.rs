//! Links between pages lead somewhere.

use super::blocks::root;
use std::path::Path;

/// The relative targets of the links of a page, code blocks left out.
pub fn targets_of(page: &str) -> Vec<String> {
    let text = std::fs::read_to_string(root().join(page)).expect("the page can be read");
    let outside_blocks = text.split("\n```").step_by(2);
    let links = outside_blocks.flat_map(|part| part.split("](").skip(1));
    let targets = links
        .filter_map(|rest| rest.split_once(')'))
        .map(|(target, _)| target.to_string());
    targets.filter(|target| !target.contains("://")).collect()
}

/// Why a link of `page` leads nowhere, if it does not.
pub fn problem(page: &str, target: &str) -> Option<String> {
    let (file, place) = target.split_once('#').unwrap_or((target, ""));
    let folder = Path::new(page)
        .parent()
        .expect("a page lies in the project");
    let path = if file.is_empty() {
        root().join(page)
    } else {
        root().join(folder).join(file)
    };
    if !path.exists() {
        return Some(format!("{page}: `{target}` is not there"));
    }
    let has_place = || {
        std::fs::read_to_string(&path)
            .is_ok_and(|text| text.lines().any(|line| anchor(line) == place))
    };
    (!place.is_empty() && !has_place()).then(|| format!("{page}: `{target}` has no such heading"))
}

/// The anchor of a heading, as code hosts make it.
fn anchor(line: &str) -> String {
    let title = line.trim_start_matches('#').trim().to_lowercase();
    let kept = title
        .chars()
        .filter(|c| c.is_alphanumeric() || *c == ' ' || *c == '-');
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}
