//! The catalogues: the templates of messages in Portuguese, Italian and Chinese.
//!
//! A file holds the messages of a module. An entry is the English template, its translation on the next line, and an empty
//! line; `\n` is a line break within a template. Lines that start with `# ` are comments.

use rustc_hash::FxHashMap;

use super::{Language, PerLanguage};

/// Names the files of the catalogues; each is there in each language.
macro_rules! catalogues {
    ($($module:literal)*) => {
        fn files(language: Language) -> &'static [&'static str] {
            match language {
                Language::En => &[],
                Language::Pt => &[$(include_str!(concat!("catalogue/pt/", $module, ".txt"))),*],
                Language::It => &[$(include_str!(concat!("catalogue/it/", $module, ".txt"))),*],
                Language::Zh => &[$(include_str!(concat!("catalogue/zh/", $module, ".txt"))),*],
            }
        }
    };
}

catalogues! { "codes" "syntax" "contract" "checks" "analysis" "diff" "data" "workbook" "eval" "report" "page" "preview" "lsp" "agreement" "system" "init" "cli" }

/// Every English template that has a translation, with it, in the order of the files.
pub fn templates(language: Language) -> impl Iterator<Item = (String, String)> {
    files(language).iter().flat_map(|file| entries(file))
}

/// A template in a language. A template without translation stays English; a test fails if there is one.
pub(super) fn translated(template: &'static str, language: Language) -> &'static str {
    static ALL: PerLanguage<FxHashMap<String, String>> = PerLanguage::new();
    if language == Language::En {
        return template;
    }
    let all = ALL.get_or_init(language, || templates(language).collect());
    all.get(template).map_or(template, String::as_str)
}

fn entries(file: &'static str) -> impl Iterator<Item = (String, String)> {
    let mut lines = file
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("# "));
    std::iter::from_fn(move || Some((unescaped(lines.next()?), unescaped(lines.next()?))))
}

fn unescaped(line: &str) -> String {
    line.replace("\\n", "\n")
}
