//! A duration on its own, as in a command-line argument.

use super::grammar_backend::Grammar;
use super::number;
use super::phrase::{self, Language};
use crate::time::Duration;

/// `4 business hours`, in the words of any language.
pub fn duration(text: &str) -> Option<Duration> {
    Language::ALL
        .iter()
        .find_map(|language| read(text.trim(), *language))
}

fn read(text: &str, language: Language) -> Option<Duration> {
    let node = Grammar::for_language(language).structure("duration", text)?;
    if node.range != (0..text.len()) {
        return None;
    }
    let count = number::plain(node.find("numeral")?.text(text), language).ok()?;
    Some(Duration {
        count: count.parse().ok()?,
        unit: phrase::unit(node.word()?)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Unit;

    #[test]
    fn a_number_and_a_unit_are_read_and_nothing_else() {
        let read = |text| duration(text).map(|read| (read.count, read.unit));
        assert_eq!(read("4 business hours"), Some((4, Unit::BusinessHours)));
        assert_eq!(read(" 1 day "), Some((1, Unit::Days)));
        for text in ["", "4", "hours", "4 hours later", "1.5 hours", "-1 day"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
