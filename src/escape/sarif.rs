//! Text of messages in SARIF, in which viewers show links: `[words](target)`.

use super::visible;

/// A message without links and hidden characters.
pub fn message(text: &str) -> String {
    visible::block(text).replace("](", "] (")
}
