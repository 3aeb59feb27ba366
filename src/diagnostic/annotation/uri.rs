//! File names for build servers: as in the repository, with forward slashes on every system.

use std::path::{Component, Path};

/// A file relative to the folder `base`, without `.`, and without `..` if the parent folder is known. A file outside of it
/// keeps its full path.
pub fn artifact(name: &str, base: &Path) -> String {
    let path = Path::new(name);
    let path = match base.as_os_str().is_empty() {
        true => path,
        false => path.strip_prefix(base).unwrap_or(path),
    };
    let mut parts: Vec<String> = Vec::new();
    let mut root = "";
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => match parts.last() {
                Some(last) if last != ".." => drop(parts.pop()),
                _ => parts.push("..".to_owned()),
            },
            Component::RootDir => root = "/",
            Component::Prefix(prefix) => {
                parts.push(prefix.as_os_str().to_string_lossy().replace('\\', "/"));
            }
            Component::Normal(part) => parts.push(part.to_string_lossy().into_owned()),
        }
    }
    match parts.first() {
        // On Windows, the root comes after the prefix: `C:` and `/`.
        Some(first) if first.ends_with(':') => parts.join("/"),
        _ => format!("{root}{}", parts.join("/")),
    }
}

/// The name of a file as a URI reference: `file://` for an absolute path, and percent codes for other characters.
pub fn uri(file: &str) -> String {
    let scheme = match (file.starts_with('/'), file.get(1..3)) {
        (true, _) => "file://",
        (false, Some(":/")) => "file:///",
        _ => "",
    };
    let mut uri = scheme.to_owned();
    for byte in file.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_as_the_repository_does() {
        let base = Path::new("/srv/contracts");
        for (name, expected) in [
            ("inbound.leadc", "inbound.leadc"),
            ("./eu/../shared/lists.leadc", "shared/lists.leadc"),
            ("../other.leadc", "../other.leadc"),
            ("/srv/contracts/eu/a.leadc", "eu/a.leadc"),
            ("/srv/a.leadc", "/srv/a.leadc"),
            ("-", "-"),
        ] {
            assert_eq!(artifact(name, base), expected);
        }
        assert_eq!(artifact("/srv/a.leadc", Path::new("")), "/srv/a.leadc");
    }
}
