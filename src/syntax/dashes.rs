//! The dashes that make a statement a bullet.

/// Leading dashes of a statement.
pub struct Dashes {
    /// Number of dashes.
    pub depth: usize,
    /// Their length in bytes, including the space after them.
    pub length: usize,
    /// Whether they are written as `—` or `- -`, which may mean two dashes or one.
    pub long: bool,
    /// Whether it is a single `—`, which before a number is a minus.
    pub is_one_character: bool,
}

/// The dashes a statement starts with: `-`, `--`, `- -`, `—`, and the bullets of word processors.
pub fn dashes(text: &str) -> Dashes {
    let mut dashes = Dashes {
        depth: 0,
        length: 0,
        long: false,
        is_one_character: false,
    };
    for (i, c) in text.char_indices() {
        match c {
            '-' | '•' | '‣' | '◦' | '▪' | '●' | '·' => {
                dashes.depth += 1;
                dashes.long = dashes.depth == 2 && i > dashes.length;
            }
            '—' | '―' => {
                dashes.depth += 2;
                dashes.long = dashes.depth == 2;
                dashes.is_one_character = dashes.depth == 2;
            }
            '*' if dashes.depth == 0 && text.starts_with("* ") => dashes.depth = 1,
            ' ' => continue,
            _ => break,
        }
        dashes.length = i + c.len_utf8();
    }
    if dashes.depth > 2 {
        dashes.long = false;
        dashes.is_one_character = false;
    }
    dashes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measure(text: &str) -> (usize, &str, bool) {
        let Dashes {
            depth,
            length,
            long,
            ..
        } = dashes(text);
        (depth, &text[length..], long)
    }

    #[test]
    fn dashes_of_every_make_are_counted() {
        assert_eq!(measure("stage X:"), (0, "stage X:", false));
        assert_eq!(measure("- a"), (1, " a", false));
        assert_eq!(measure("• a"), (1, " a", false));
        assert_eq!(measure("* a"), (1, " a", false));
        assert_eq!(measure("*a"), (0, "*a", false));
        assert_eq!(measure("--a"), (2, "a", false));
        assert_eq!(measure("- - a"), (2, " a", true));
        assert_eq!(measure("—a"), (2, "a", true));
        assert_eq!(measure("--- a"), (3, " a", false));
        assert_eq!(measure("—- a"), (3, " a", false));
    }
}
