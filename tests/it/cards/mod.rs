//! The reference cards in `docs/cards/`, generated from the phrase table and the tables of mistakes.

mod titles;

use leadc::language::activity::from_phrase;
use leadc::syntax::phrase::{
    Block, Language, PHRASES, PhraseId, PhraseKind, PhraseRow, WORDS, mistakes,
};
use std::fs;
use titles::Titles;

/// Blocks that are side by side, in the order of a contract.
const ROWS: &[(&[Block], &[Block])] = &[
    (
        &[Block::Contract, Block::File],
        &[
            Block::Calendar,
            Block::Fields,
            Block::ActivityColumns,
            Block::Activities,
        ],
    ),
    (&[Block::Activity], &[Block::Definition, Block::Exclude]),
    (&[Block::Points], &[Block::Stage]),
    (
        &[Block::Sla, Block::Target],
        &[Block::Example, Block::Expect],
    ),
];

/// The number of rows of other words and what leadc writes.
const MISTAKES: usize = 20;

/// The number of other words in such a row.
const OTHER_WORDS: usize = 2;

struct Card {
    language: Language,
    place: usize,
    text: String,
}

impl Card {
    fn of(language: Language) -> String {
        let place = Language::ALL.iter().position(|one| *one == language);
        let mut card = Card {
            language,
            place: place.expect("a language of the table"),
            text: String::new(),
        };
        card.opening();
        card.blocks();
        card.conditions();
        card.words();
        card.mistakes();
        card.text
    }

    fn title(&self, titles: Titles) -> &'static str {
        titles[self.place]
    }

    fn add(&mut self, lines: &str) {
        self.text.push_str(lines);
        self.text.push('\n');
    }

    fn opening(&mut self) {
        self.add(&format!("# {}\n", self.title(titles::CARD)));
        let link = |(other, name): (&Language, &str)| match *other == self.language {
            true => name.to_owned(),
            false => format!("[{name}]({}.md)", other.code()),
        };
        let links: Vec<String> = Language::ALL.iter().zip(titles::NAMES).map(link).collect();
        self.add(&format!("{}\n", links.join(" · ")));
        let first = self.title(titles::FIRST_LINE);
        let stop = if self.language.has_spaces() {
            ". "
        } else {
            "。"
        };
        let notes = self.title(titles::NOTES);
        self.add(&format!(
            "{first} `leadc 1 {}`{stop}{notes}\n",
            self.language.code()
        ));
    }

    fn blocks(&mut self) {
        self.add(&format!("## {}\n", self.title(titles::LINES)));
        let rows = ROWS.iter().map(|(left, right)| {
            let cell = |blocks: &[Block]| {
                let parts: Vec<String> = blocks.iter().map(|block| self.block(*block)).collect();
                parts.join("\n\n")
            };
            (cell(left), cell(right))
        });
        let rows: Vec<(String, String)> = rows.collect();
        self.columns(&rows);
    }

    fn block(&self, block: Block) -> String {
        let opens = PHRASES.iter().filter(|row| match block {
            Block::File => row.blocks.contains(&block) && row.id.opens().is_none(),
            _ => row.id.opens() == Some(block),
        });
        let inside = PHRASES
            .iter()
            .filter(|row| block != Block::File && row.blocks.contains(&block));
        let lines = opens.map(|row| self.line(row));
        let indent = if block == Block::Expect { "" } else { "&ensp;" };
        let lines = lines.chain(inside.map(|row| {
            // What a line can have is shown in the first block that allows it.
            let is_first = row.blocks.first() == Some(&block);
            let line = if is_first {
                self.line(row)
            } else {
                sample(row, self.language)
            };
            format!("{indent}{line}")
        }));
        self.section(titles::block(block), lines)
    }

    fn section(&self, title: Titles, lines: impl Iterator<Item = String>) -> String {
        let title = format!("**{}**", self.title(title));
        let lines: Vec<String> = std::iter::once(title).chain(lines).collect();
        lines.join("<br>\n")
    }

    /// Pairs of texts next to each other. Markdown has no columns, and in one the card takes twice the paper.
    fn columns(&mut self, rows: &[(String, String)]) {
        self.add("<table>");
        for (left, right) in rows {
            self.add("<tr>");
            for cell in [left, right] {
                self.add(&format!(
                    "<td width=\"50%\" valign=\"top\">\n\n{cell}\n\n</td>"
                ));
            }
            self.add("</tr>");
        }
        self.add("</table>\n");
    }

    fn conditions(&mut self) {
        self.add(&format!("## {}\n", self.title(titles::CONDITIONS)));
        let is_here = |row: &&PhraseRow| {
            row.blocks.contains(&Block::Condition) || row.blocks.contains(&Block::Subject)
        };
        let of = |activities: bool| {
            let rows = PHRASES.iter().filter(is_here);
            rows.filter(move |row| {
                (from_phrase(row.id).is_some() || row.id == PhraseId::InStage) == activities
            })
        };
        let known = self.section(titles::ON_FIELDS, of(false).map(|row| self.line(row)));
        let happened = self.section(titles::ON_ACTIVITIES, of(true).map(|row| self.line(row)));
        self.columns(&[(known, happened)]);
    }

    /// The sample of a phrase, what can be added to it, and its other words.
    fn line(&self, row: &PhraseRow) -> String {
        let patterns = row.patterns(self.language);
        let mut line = sample(row, self.language);
        let written = line.clone();
        for part in options(patterns[0]) {
            if keywords(&part).iter().any(|word| !written.contains(word)) {
                line = format!("{line} + {}", code(&shown(&part)));
            }
        }
        let others: Vec<String> = synonyms(row, self.language)
            .iter()
            .map(|one| code(one))
            .collect();
        match others.is_empty() {
            true => line,
            false => format!("{line} ({})", others.join(self.language.list_mark())),
        }
    }

    fn words(&mut self) {
        self.add(&format!("## {}\n", self.title(titles::WORDS)));
        self.add("| | |\n| --- | --- |");
        for (sets, title) in titles::SETS {
            let rows = WORDS.iter().filter(|row| sets.contains(&row.set));
            let words = rows.filter_map(|row| {
                let forms: Vec<String> = row.forms(self.language).iter().map(|f| code(f)).collect();
                (!forms.is_empty()).then(|| forms.join(self.language.list_mark()))
            });
            let words: Vec<String> = words.collect();
            let title = self.title(*title);
            self.add(&format!("| {title} | {} |", words.join(" · ")));
        }
        self.add("");
    }

    fn mistakes(&mut self) {
        let rows = likely_mistakes(self.language);
        if rows.is_empty() {
            return;
        }
        self.add(&format!("## {}\n", self.title(titles::MISTAKES)));
        let (written, meant) = (self.title(titles::WRITTEN), self.title(titles::MEANT));
        self.add(&format!("| {written} | {meant} | {written} | {meant} |"));
        self.add("| --- | --- | --- | --- |");
        let mark = self.language.list_mark();
        let cells = |(wrong, right): &(Vec<&str>, &str)| {
            let wrong: Vec<String> = wrong.iter().map(|word| code(word)).collect();
            format!("{} | {}", wrong.join(mark), code(right))
        };
        let half = rows.len().div_ceil(2);
        for (at, row) in rows.iter().take(half).enumerate() {
            let right = rows.get(half + at).map_or(" | ".to_owned(), cells);
            self.add(&format!("| {} | {right} |", cells(row)));
        }
    }
}

/// The line that reads as a phrase.
fn sample(row: &PhraseRow, language: Language) -> String {
    let sample = row.sample(language);
    match row.kind {
        PhraseKind::Declaration => code(&format!("- {sample}")),
        _ => code(sample),
    }
}

fn code(text: &str) -> String {
    format!("`{text}`")
}

/// The optional parts of a pattern.
fn options(pattern: &str) -> Vec<String> {
    let parts = pattern.split('[').skip(1);
    parts
        .filter_map(|part| Some(part.split_once(']')?.0.to_owned()))
        .collect()
}

/// A pattern without its optional parts.
fn required(pattern: &str) -> String {
    let parts = pattern.split('[').enumerate();
    parts
        .map(|(at, part)| match at {
            0 => part,
            _ => part.split_once(']').map_or("", |(_, rest)| rest),
        })
        .collect()
}

/// A pattern with `…` for its slots. A condition starts with a name: what is around its operator is the same in every synonym.
fn shown(pattern: &str) -> String {
    let mut parts = pattern.split('{');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push('…');
        text.push_str(part.split_once('}').map_or("", |(_, rest)| rest));
    }
    match text.starts_with('…') {
        true => text
            .trim_start_matches([' ', '…', ':', '：', ',', '，'])
            .trim_end_matches([' ', '…'])
            .to_owned(),
        false => text.trim().to_owned(),
    }
}

/// The keywords of a pattern, between its slots and marks.
fn keywords(pattern: &str) -> Vec<String> {
    let shown = shown(pattern);
    let words = shown.split([' ', '…', ':', '：', ',', '，', '+']);
    words
        .map(str::to_owned)
        .filter(|word| !word.is_empty())
        .collect()
}

/// The patterns with words of their own. Other orders of the same words and forms that agree with a number are no synonyms.
fn synonyms(row: &PhraseRow, language: Language) -> Vec<String> {
    let patterns = row.patterns(language);
    let mut known = keywords(&patterns[0].replace(['[', ']'], ""));
    known.extend(keywords(row.sample(language)));
    let mut found = Vec::new();
    for pattern in patterns.iter().skip(1).filter(|one| !one.contains('=')) {
        let parts = std::iter::once(required(pattern)).chain(options(pattern));
        for part in parts {
            let words = keywords(&part);
            if words.iter().any(|word| !known.contains(word)) {
                found.push(shown(&part));
            }
            known.extend(words);
        }
    }
    found
}

/// The words for which the table has the most wrong ones, in table order, with the first of these. Wrong words with several
/// meanings, and marks, are left out.
fn likely_mistakes(language: Language) -> Vec<(Vec<&'static str>, &'static str)> {
    let rows = mistakes(language);
    let is_clear = |wrong: &str| rows.iter().filter(|(other, _)| *other == wrong).count() == 1;
    let mut found: Vec<(Vec<&str>, &str)> = Vec::new();
    for (wrong, right) in rows {
        if !right.contains(char::is_alphabetic) || !is_clear(wrong) {
            continue;
        }
        match found.iter_mut().find(|(_, known)| known == right) {
            Some((all, _)) => all.push(wrong),
            None => found.push((vec![wrong], right)),
        }
    }
    let mut counts: Vec<usize> = found.iter().map(|(all, _)| all.len()).collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    let least = counts.get(MISTAKES - 1).copied().unwrap_or(0);
    found.retain(|(all, _)| all.len() >= least);
    found.truncate(MISTAKES);
    found
        .iter_mut()
        .for_each(|(all, _)| all.truncate(OTHER_WORDS));
    found
}

#[test]
fn the_cards_are_those_of_the_tables() {
    let mut stale = Vec::new();
    for language in Language::ALL {
        let path = format!("docs/cards/{}.md", language.code());
        let card = Card::of(*language);
        let found = fs::read_to_string(&path).unwrap_or_default();
        if found == card {
            continue;
        }
        if std::env::var_os("LEADC_BLESS").is_some() {
            fs::write(&path, card).expect("the card can be written");
        } else {
            stale.push(path);
        }
    }
    assert!(stale.is_empty(), "write {stale:?} with LEADC_BLESS=1");
}

#[test]
fn every_phrase_and_every_word_is_on_the_card() {
    for language in Language::ALL {
        let card = Card::of(*language);
        for row in PHRASES {
            let sample = row.sample(*language);
            assert!(card.contains(&format!("{sample}`")), "{sample}");
        }
        for form in WORDS.iter().flat_map(|row| row.forms(*language)) {
            assert!(card.contains(&code(form)), "{form}");
        }
    }
}
