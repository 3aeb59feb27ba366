//! Yes or no, in the words exports use.

use super::Why;
use crate::text::fold;

const YES: [&str; 12] = [
    "yes",
    "true",
    "1",
    "y",
    "t",
    "sim",
    "s",
    "verdadeiro",
    "sì",
    "si",
    "vero",
    "是",
];
const NO: [&str; 11] = [
    "no", "false", "0", "n", "f", "não", "nao", "falso", "否", "不是", "不",
];

/// Whether a text says yes or no.
pub(in crate::data) fn answer(text: &str) -> Result<bool, Why> {
    let folded = fold(text);
    if YES.contains(&folded.as_str()) {
        Ok(true)
    } else if NO.contains(&folded.as_str()) {
        Ok(false)
    } else {
        Err("it is neither yes nor no".into())
    }
}

#[cfg(test)]
mod tests {
    use super::answer;

    #[test]
    fn the_words_of_exports() {
        for yes in ["Yes", "TRUE", "1", "y", "Sim", "SÌ", "是"] {
            assert_eq!(answer(yes), Ok(true), "{yes}");
        }
        for no in ["No", "FALSE", "0", "N", "N\u{e3}o", "na\u{303}o", "否"] {
            assert_eq!(answer(no), Ok(false), "{no}");
        }
        for other in ["", "maybe", "2", "x"] {
            assert!(answer(other).is_err(), "{other}");
        }
    }
}
