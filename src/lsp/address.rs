//! Files as editors name them, URIs, and as contracts do, paths.

use crate::contract::plain;
use crate::diagnostic::annotation::uri;
use gen_lsp_types::Uri;
use std::path::{Path, PathBuf};

/// What the URI of a file on the machine starts with.
const FILE: &str = "file://";

/// The path of a URI. A text that is not a file, such as `untitled:Untitled-1`, has its URI as its path.
pub(super) fn path_of(uri: &Uri) -> PathBuf {
    let path = match uri.0.strip_prefix(FILE) {
        None => decoded(&uri.0),
        Some(rest) => {
            // The name of a machine may come before the path.
            let path = decoded(rest.find('/').map_or(rest, |start| &rest[start..]));
            match path.get(2..3) {
                // `/c:/contracts`
                Some(":") => path[1..].to_owned(),
                _ => path,
            }
        }
    };
    plain(Path::new(&path))
}

/// The URI of a file that is not open in the editor.
pub(super) fn uri_of(path: &Path) -> Uri {
    uri(&path.to_string_lossy().replace('\\', "/")).into()
}

/// A text with its `%41` as characters.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after
            .get(..2)
            .and_then(|code| std::str::from_utf8(code).ok());
        let byte = code.and_then(|code| u8::from_str_radix(code, 16).ok());
        match (first, byte) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(uri: &str) -> String {
        path_of(&Uri(uri.to_owned())).to_string_lossy().into_owned()
    }

    #[test]
    fn uris_name_paths() {
        assert_eq!(path("file:///a/b%20c/%E5%AE%A2.leadc"), "/a/b c/客.leadc");
        assert_eq!(path("file:///a/./b/../c.leadc"), "/a/c.leadc");
        assert_eq!(path("file:///c%3A/x.leadc"), "c:/x.leadc");
        assert_eq!(path("file://host/a%zz.leadc"), "/a%zz.leadc");
        assert_eq!(path("untitled:Untitled-1"), "untitled:Untitled-1");
    }

    #[test]
    fn paths_have_uris_that_lead_back() {
        for name in ["/a/b c/客.leadc", "/a/100%.leadc", "c:/x y.leadc"] {
            assert_eq!(path(&uri_of(Path::new(name)).0), name);
        }
    }
}
