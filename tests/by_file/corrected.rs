//! A corrected line that replaces the author's line has no error and means the same.

use leadc::diagnostic::Diagnostic;
use leadc::diagnostic::fix::Edit;
use leadc::message::Message;
use leadc::source::Sources;
use leadc::suggest::load;
use std::fs;
use std::path::Path;

/// Codes for numbers and dates that are wrong, so that the correction changes them.
const CHANGES_NUMBERS: &[&str] = &["E0201", "E0202", "E0206", "E0207", "E0208", "W0110"];

/// The numbers of a line, without times of day: a day is compared without one.
fn numbers(line: &str) -> Vec<String> {
    let is_number = |part: &&str| part.contains(|c: char| c.is_ascii_digit());
    let is_clock = |part: &&str| {
        let (hour, minute) = part.split_once(':').unwrap_or((part, ""));
        let is_short = part
            .split_once('h')
            .is_some_and(|(_, minute)| is_number(&minute));
        let is_us = hour.ends_with("am") || hour.ends_with("pm");
        is_us || is_short || is_number(&hour) && is_number(&minute)
    };
    let number = |part: &'_ str| part.trim_matches(|c: char| !c.is_ascii_digit()).to_string();
    // Chinese words need no space around a number.
    let is_mark = |c: char| matches!(c, ' ' | ',' | '-' | '/' | '+' | '~') || !c.is_ascii();
    let parts = line.split(is_mark);
    parts
        .filter(|part| is_number(part) && !is_clock(part))
        .map(|part| number(part).trim_start_matches('0').to_string())
        .collect()
}

/// Words of a language.
struct Words {
    /// Words that negate.
    negations: &'static [&'static str],
    /// Words with a negation in them that say something positive, and negations in other words.
    equivalents: &'static [(&'static str, &'static str)],
    /// What lines of opening hours start with.
    opens: &'static [&'static str],
    /// Limits that do not include their number, and the word for how often.
    limits: &'static [&'static str],
    times: &'static str,
}

const ENGLISH: Words = Words {
    negations: &["not", "no", "none", "never", "without", "unless"],
    equivalents: &[
        ("not without", ""),
        ("yes or no", ""),
        ("yes/no", ""),
        ("not known", "unknown"),
        ("not set", "unknown"),
        ("not empty", "known"),
        ("is false", "is no"),
        ("isn't", "is not"),
        ("no more than", "at most"),
        ("no less than", "at least"),
        ("not more than", "at most"),
        ("not less than", "at least"),
        ("doesn't", "not"),
        ("don't", "not"),
        ("!=", "not"),
        ("<>", "not"),
        ("inactivity", "no"),
    ],
    opens: &["open:"],
    limits: &["more than", "less than", "fewer than"],
    times: "times",
};

const PORTUGUESE: Words = Words {
    negations: &["não", "nao", "nenhum", "nenhuma", "nunca", "sem", "exceto"],
    equivalents: &[
        ("não entra sem", ""),
        ("sem expediente", "fechado"),
        ("sem valor", "valor ausente"),
        ("sim ou não", ""),
        ("sim/não", ""),
        ("não mais de", "no máximo"),
        ("não mais que", "no máximo"),
        ("não menos de", "no mínimo"),
        ("não menos que", "no mínimo"),
        ("não abre", "fechado"),
        ("não está vazio", "consta"),
        ("não é vazio", "consta"),
        ("não vale se", "deixa de valer quando"),
        ("a menos que", "não"),
        ("!=", "não"),
        ("<>", "não"),
        ("é falso", "não"),
        ("is not", "não"),
        ("inatividade", "não"),
    ],
    opens: &["expediente:", "aberto:"],
    limits: &["mais de", "menos de", "acima de", "abaixo de"],
    times: "vezes",
};

const ITALIAN: Words = Words {
    negations: &["non", "nessun", "nessuno", "nessuna", "mai", "senza"],
    equivalents: &[
        ("non entra senza", ""),
        ("senza valore", "valore assente"),
        ("sì o no", ""),
        ("non più di", "al massimo"),
        ("non oltre", "al massimo"),
        ("non meno di", "almeno"),
        ("non è vuoto", "risulta"),
        ("a meno che", "non"),
        ("tranne se", "non"),
        ("!=", "non"),
        ("<>", "non"),
        ("is not", "non"),
        ("inattività", "non"),
    ],
    opens: &["orario:", "aperto:"],
    limits: &["più di", "meno di", "oltre"],
    times: "volte",
};

/// Without spaces, a negation is a character.
const CHINESE: Words = Words {
    negations: &["不", "没", "无", "非", "未"],
    equivalents: &[
        ("!=", "不"),
        ("≠", "不"),
        ("未勾选", ""),
        ("均不满足", "非"),
        ("不满足", "非"),
        ("缺一不可", ""),
        ("不得少于", ""),
        ("不少于", ""),
        ("不小于", ""),
        ("不低于", ""),
        ("不超过", ""),
        ("不大于", ""),
        ("不多于", ""),
        ("不高于", ""),
        ("不足", ""),
        ("不满", ""),
        ("不到", ""),
        ("未满", ""),
        ("不能为空", ""),
        ("不为空", ""),
        ("非空", ""),
        ("未知", ""),
        ("没有填写", ""),
        ("没填", ""),
        ("未填", ""),
        ("未来", ""),
        ("不同", ""),
        ("不在同一天", ""),
        ("不活跃", "无"),
    ],
    opens: &["工作时间", "营业", "上班时间", "办公时间"],
    limits: &["超过", "少于"],
    times: "次",
};

/// The words of the language that a contract names in its first line.
fn words_of(text: &str) -> &'static Words {
    let first = text.lines().next().unwrap_or("");
    match first.split_whitespace().next_back() {
        Some("pt") => &PORTUGUESE,
        Some("it") => &ITALIAN,
        Some("zh") => &CHINESE,
        _ => &ENGLISH,
    }
}

impl Words {
    fn is_negative(&self, line: &str) -> bool {
        let equivalents = self.equivalents.iter();
        let line = equivalents.fold(line.to_lowercase(), |line, (text, same)| {
            line.replace(text, same)
        });
        let words: Vec<&str> = line.split(|c: char| !c.is_alphanumeric()).collect();
        self.negations
            .iter()
            .any(|not| match not.starts_with(char::is_lowercase) {
                true => words.contains(not),
                // Chinese has no spaces between words.
                false => line.contains(not),
            })
    }

    /// Whether a corrected line means something else: a number is missing, or the condition is negated.
    fn says_something_else(&self, code: &str, written: &str, corrected: &str) -> bool {
        let kept = numbers(corrected);
        let lost = numbers(written).iter().any(|number| !kept.contains(number));
        // The opposite of a condition needs no `not`.
        let turned = code != "E0105" && self.is_negative(written) != self.is_negative(corrected);
        // Times of day are written out: `9 to 17`, `0900`.
        let mut opens = self.opens.iter();
        let opens = opens.any(|label| written.starts_with(label) || corrected.starts_with(label));
        let by_one = self.counts_by_one(written, corrected);
        // `loses 50% every 30 days`
        let is_half = written.contains("50%") && corrected.starts_with("halves");
        let may_lose = opens || CHANGES_NUMBERS.contains(&code) || by_one || is_half;
        let magnitude = |c| written.matches(c).count() > corrected.matches(c).count();
        turned || lost && !may_lose || ['万', '亿'].into_iter().any(magnitude)
    }

    /// `more than 3 times` is `at least 4 times`, `less than 3 times` is `at most 2 times`.
    fn counts_by_one(&self, written: &str, corrected: &str) -> bool {
        let mut limits = self.limits.iter();
        let counts = written.contains(self.times) || corrected.contains(self.times);
        counts && limits.any(|limit| written.contains(limit))
    }
}

/// The lines and messages of the errors of a text.
fn errors(path: &str, text: &str) -> Vec<(usize, String)> {
    let mut sources = Sources::default();
    let loaded = load(
        path,
        &mut sources,
        &mut |wanted| match wanted == Path::new(path) {
            true => Ok(text.as_bytes().to_vec()),
            false => Ok(fs::read(wanted)?),
        },
    );
    let place = |d: &Diagnostic| (sources.place(d.primary.span).line, d.message.english());
    let errors = loaded.diagnostics.iter().filter(|d| d.is_error());
    errors.map(place).collect()
}

/// What is wrong with the corrected line of a diagnostic, if it has one.
fn fault(sources: &Sources, all: &[Diagnostic], diagnostic: &Diagnostic) -> Option<String> {
    let code = diagnostic.code.name();
    let fix = diagnostic.fix.as_ref()?;
    let corrected = &fix.lines;
    let span = diagnostic.primary.span;
    let file = sources.file(span.file);
    let line = file.place(span.start as usize).line;
    let written = &file.text[file.line_range(line)];
    let statement = written.split(" #").next().unwrap_or(written).trim();
    // The number before an item is not part of it.
    let item = statement
        .split_once(' ')
        .filter(|(mark, _)| mark.ends_with(['.', ')']));
    let statement = item.map_or(statement, |(_, item)| item);
    if words_of(&file.text).says_something_else(code, statement, corrected) {
        return Some(format!(
            "{}:{line}: says something else: {corrected}",
            file.name
        ));
    }
    let mut edits: Vec<&Edit> = fix.edits.iter().collect();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.span.start));
    let mut fixed = file.text.to_string();
    for edit in edits {
        fixed.replace_range(edit.span.range(), &edit.text);
    }
    let lines = line..line + corrected.lines().count();
    // Other problems of the line may remain if they are reported as well.
    let others = all.iter().filter(|other| *other != diagnostic);
    let others = others.map(|other| other.message.english());
    let notes = diagnostic.notes.iter().map(Message::english);
    let told: Vec<String> = others.chain(notes).collect();
    let left = errors(&file.name, &fixed)
        .into_iter()
        .find(|(at, message)| lines.contains(at) && !told.contains(message));
    left.map(|(_, message)| format!("{}:{line}: {message}: {corrected}", file.name))
}

/// The corrected lines that still have an error, or lose a number or a negation.
pub fn faults(sources: &Sources, diagnostics: &[Diagnostic]) -> Vec<String> {
    let faults = diagnostics.iter();
    faults
        .filter_map(|diagnostic| fault(sources, diagnostics, diagnostic))
        .collect()
}
