//! The result of an analysis.

use super::{Subject, Witness};
use crate::contract::example_text;
use crate::diagnostic::Diagnostic;
use crate::message::Language;

/// The result of an analysis: a message, and a lead that shows it.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The message, without the witness.
    diagnostic: Diagnostic,
    /// A lead that shows it.
    pub witness: Option<Witness>,
    /// Whether the lead is included in the report.
    shows_witness: bool,
}

/// Maximum number of letters of a title.
const LONGEST_TITLE: usize = 60;

/// The title of an example: the first words of the message, without quotes so that the title needs none but its own.
fn title(message: &str, language: Language) -> String {
    let ends = clause_ends(language).iter();
    let end = ends.filter_map(|end| message.find(end)).min();
    let clause = message.get(..end.unwrap_or(message.len()));
    let plain = clause.unwrap_or(message).replace(['`', '"', '“', '”'], "");
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((cut, _)) = plain.char_indices().nth(LONGEST_TITLE) else {
        return plain;
    };
    let short = &plain[..cut];
    let end = short.rfind(' ').filter(|_| language.has_spaces());
    short[..end.unwrap_or(cut)].to_owned()
}

/// What ends the first clause of a message.
fn clause_ends(language: Language) -> &'static [&'static str] {
    match language {
        Language::En => &[": ", "; ", ", so "],
        Language::Pt => &[": ", "; ", ", por isso "],
        Language::It => &[": ", "; ", ", quindi "],
        Language::Zh => &["：", "；", "，因此"],
    }
}

impl Finding {
    /// A finding that is visible in the contract itself.
    pub fn new(diagnostic: Diagnostic) -> Finding {
        Finding {
            diagnostic,
            witness: None,
            shows_witness: false,
        }
    }

    /// A finding that a lead shows.
    pub fn with_witness(diagnostic: Diagnostic, witness: Witness) -> Finding {
        Finding {
            diagnostic,
            witness: Some(witness),
            shows_witness: true,
        }
    }

    /// A finding that a lead shows, where the lead need not be reported.
    pub fn confirmed_by(diagnostic: Diagnostic, witness: Witness) -> Finding {
        Finding {
            shows_witness: false,
            ..Finding::with_witness(diagnostic, witness)
        }
    }

    /// The same finding, with what it does not need removed from the reported lead.
    pub fn shrunk(self, subject: &Subject<'_>) -> Finding {
        let witness = self.witness.map(|witness| match self.shows_witness {
            true => witness.shrunk(subject),
            false => witness,
        });
        Finding { witness, ..self }
    }

    /// The diagnostic, with the lead that shows it.
    pub fn diagnostic(self, subject: &Subject<'_>) -> Diagnostic {
        let Some(mut witness) = self.witness.filter(|_| self.shows_witness) else {
            return self.diagnostic;
        };
        let contract = subject.contract;
        // The title is a line of the contract, so it is in its language.
        let language = contract.info.language;
        witness.example.title = title(&self.diagnostic.message.text(language), language);
        let text = example_text(contract, language, &witness.example);
        self.diagnostic.witness(text)
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    fn title(message: &str) -> String {
        super::title(message, Language::En)
    }

    #[test]
    fn titles_in_languages_without_spaces_are_cut_anywhere() {
        let zh = |message: &str| super::title(message, Language::Zh);
        assert_eq!(
            zh("同一文本可能重复计分：“vp”得到+1和+1"),
            "同一文本可能重复计分"
        );
        assert_eq!(zh(&"字".repeat(100)).chars().count(), super::LONGEST_TITLE);
    }

    #[test]
    fn titles_are_short_and_plain() {
        let of_texts = "one text can count twice: “vp and cto” gets +1 and +1";
        assert_eq!(title(of_texts), "one text can count twice");
        let quoted = r#"no lead can have `role is "CFO"` and `role is "CEO"`"#;
        assert_eq!(
            title(quoted),
            "no lead can have role is CFO and role is CEO"
        );
        let long = title(&"word ".repeat(100));
        assert!(long.chars().count() <= super::LONGEST_TITLE && long.ends_with("word"));
    }
}
