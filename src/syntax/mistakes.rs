//! The tables of wrong wordings that people use, for each language. The tables are in `grammar/mistakes/`.

use super::wish::{Unsayable, Wish};
use crate::message::Language;

/// Words or lines, and what replaces them.
pub type Pairs = &'static [(&'static str, &'static str)];

/// Words or lines.
pub type Words = &'static [&'static str];

/// Words that join conditions in other tools. A line of a contract has one condition: an author who uses one of these is shown the
/// equivalent group.
#[derive(Debug, Clone, Copy)]
pub struct Joiners {
    /// Both are required.
    pub and: Words,
    /// One of them is enough.
    pub or: Words,
    /// The opposite is required; comes before a condition.
    pub not: Words,
}

macro_rules! pairs {
    [$($wrong:literal => $right:literal),* $(,)?] => { &[$(($wrong, $right)),*] };
}

macro_rules! wishes {
    [$($wish:ident [$($form:literal),*]: $($pattern:literal),+;)*] => {
        &[$(Unsayable { wish: Wish::$wish, forms: &[$($form),*], patterns: &[$($pattern),+] }),*]
    };
}

macro_rules! tables {
    ($($(#[$doc:meta])* $name:ident: $kind:ty,)*) => {
        /// The tables of a language.
        #[derive(Debug)]
        struct Tables { $($name: $kind,)* }

        $($(#[$doc])*
        pub fn $name(language: Language) -> $kind {
            tables(language).$name
        })*
    };
}

tables! {
    /// Words that people write in place of a language's words, and the words they mean. Only unreadable lines are searched for
    /// them, in this order. If a word has two replacements that both give a readable line, both are reported.
    mistakes: Pairs,
    /// Whole lines and conditions in other words, and their form here. `{n}` and `{m}` are whole numbers, `{n+1}` is one more, `{n-1}` one fewer;
    /// `{q}` is a quantity such as `CNY 1.5亿`, `{u}` is what is counted unless it is time, `{w}` is one word, `{v}` starts with a quote, `{day}` is a day of the week, `{k}` and `{j}` are
    /// words without numbers and marks, and every other slot is any text. Tried after the words above.
    forms: Pairs,
    /// Lines of earlier versions and lines in other words that can be read as something else, so they are found before that.
    misread: Pairs,
    /// A day that is closed for a part: `{from}` and `{to}` are times of day between which it is closed. The corrected lines have
    /// the hours that are left of the day.
    half_days: Words,
    /// Things that people try to express but the language cannot, with what to write instead.
    unsayable: &'static [Unsayable],
    /// Words that invert the meaning of a line.
    negations: Words,
    /// Words that carry no meaning next to a name or a number.
    fillers: Words,
    /// What a limit counts, after its number.
    limit_units: Words,
    /// Words that carry the meaning of a line: no corrected line may drop them.
    weighty: Words,
    /// Short units and magnitudes after a number, and the words they mean: `14d`, `1m`.
    suffixes: Pairs,
    /// The months of the year in full; three letters are enough.
    months: Words,
    /// Words between conditions that other tools use.
    joiners: Joiners,
}

macro_rules! language {
    ($module:ident, $file:literal) => {
        mod $module {
            #[allow(unused_imports, reason = "a language may have no row of a table")]
            use super::{Joiners, Tables, Unsayable, Wish};
            include!($file);
            pub(super) fn tables() -> &'static Tables {
                &TABLES
            }
        }
    };
}

language!(en, "../../grammar/mistakes/en.rs");
language!(pt, "../../grammar/mistakes/pt.rs");
language!(it, "../../grammar/mistakes/it.rs");
language!(zh, "../../grammar/mistakes/zh.rs");

fn tables(language: Language) -> &'static Tables {
    match language {
        Language::En => en::tables(),
        Language::Pt => pt::tables(),
        Language::It => it::tables(),
        Language::Zh => zh::tables(),
    }
}
