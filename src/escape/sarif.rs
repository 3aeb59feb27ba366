//! Text of messages in SARIF, which viewers show with links in it: `[words](target)`.

use super::visible;

/// A message in which nothing is a link, and nothing hides.
pub fn message(text: &str) -> String {
    visible::block(text).replace("](", "] (")
}
