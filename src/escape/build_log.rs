//! Text in the logs of build servers, where lines can be commands: `::error::…` and `##[error]…` on GitHub, `##vso[…]` on
//! Azure, `##teamcity[…]`. Sections on GitLab begin with control characters, which are made visible.

use super::{terminal, visible};
use std::borrow::Cow;

/// Puts a space into the middle of every mark that starts a command.
pub(super) fn inert(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.contains("::") && !text.contains("##") {
        return text;
    }
    let lines = text.split_inclusive('\n');
    Cow::Owned(lines.map(inert_line).collect())
}

fn inert_line(line: &str) -> String {
    let mut inert = String::with_capacity(line.len() + 2);
    let mut rest = line;
    // Some servers remove colours before they look for commands.
    let start = loop {
        let trimmed = rest.trim_start();
        rest = match terminal::color_length(trimmed) {
            Some(color) => trimmed.get(color..).unwrap_or_default(),
            None => break trimmed,
        };
    };
    rest = line;
    if start.starts_with("::") {
        let at = line.len() - start.len() + 1;
        inert.push_str(line.get(..at).unwrap_or_default());
        inert.push(' ');
        rest = line.get(at..).unwrap_or_default();
    }
    while let Some(at) = rest.find("##") {
        let (before, behind) = rest.split_at(at + 1);
        inert.push_str(before);
        let word = behind.trim_start_matches('#');
        let word = word.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '-');
        if word.starts_with('[') {
            inert.push(' ');
        }
        rest = behind;
    }
    inert + rest
}

/// The message of a GitHub workflow command: `%` and line ends are percent-encoded.
pub fn message(text: &str) -> String {
    inert(visible::block(text))
        .replace('%', "%25")
        .replace('\n', "%0A")
}

/// The value of a property of a workflow command: the characters that end it are encoded too.
pub fn property(value: &str) -> String {
    message(value).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_of_a_command_is_broken() {
        let inert = |text| inert(Cow::Borrowed(text)).into_owned();
        assert_eq!(inert("::error::x"), ": :error::x");
        assert_eq!(inert("a\n\t::error::x\nb::c"), "a\n\t: :error::x\nb::c");
        assert_eq!(inert("x ##[error]y ##vso[z]"), "x # #[error]y # #vso[z]");
        assert_eq!(inert("###[error]"), "# # #[error]");
        assert_eq!(inert("## Heading [x]"), "## Heading [x]");
    }

    #[test]
    fn what_ends_a_property_or_a_line_is_a_code() {
        assert_eq!(property("a:b,c%\n"), "a%3Ab%2Cc%25%0A");
        assert_eq!(message("1%\n::x"), "1%25%0A: :x");
    }
}
