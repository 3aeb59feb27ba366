//! What a contract does to leads while it is being written.
//!
//! A [`Preview`] keeps the data, the saved contract with its results, and the last text that is a contract. It answers the
//! [`Question`]s of a page with data to show. It opens no file itself, so the command and a browser share it.

mod compiled;
mod counts;
mod data;
mod documents;
mod examples;
mod first_contract;
mod lead_lists;
mod question;
mod rule_points;
mod texts;

pub use compiled::{ContractFiles, ReadFile};
pub use data::{DataCache, MAX_LEADS};
pub use question::{LeadsOf, Question};
pub use texts::page_texts;

use crate::data::DataError;
use crate::eval::RequestedAsOf;
use crate::init::InitError;
use crate::message::{Language, Message, msg};
use compiled::{Compiled, Unreadable};
use serde_json::{Value, json};

/// A contract that is being written, next to its saved form, and the leads it is tried on.
pub struct Preview {
    files: ContractFiles,
    data: DataCache,
    as_of: RequestedAsOf,
    language: Language,
    /// The text that was saved last, and its results, if it is a contract.
    saved: Option<Compiled>,
    saved_text: String,
    /// The last text that was a contract.
    current: Option<Compiled>,
}

impl Preview {
    /// A preview of a contract that is not saved yet, as of a time, with answers in a language.
    pub fn new(
        files: ContractFiles,
        data: DataCache,
        as_of: RequestedAsOf,
        language: Language,
    ) -> Preview {
        Preview {
            files,
            data,
            as_of,
            language,
            saved: None,
            saved_text: String::new(),
            current: None,
        }
    }

    /// Compares with this saved text from now on.
    pub fn set_saved(&mut self, text: &str) {
        text.clone_into(&mut self.saved_text);
    }

    /// The answer to a question, as JSON: what was asked for, or `{"message", "help"}` where it is not possible.
    pub fn answer(&mut self, question: &Question) -> Value {
        self.answered(question)
            .unwrap_or_else(|failure| failure.json(self.language))
    }

    fn answered(&mut self, question: &Question) -> Result<Value, Failure> {
        match question {
            Question::Judge { text } => self.judge(text),
            Question::Data { data } => {
                self.data.replace(data.request());
                Ok(json!({}))
            }
            Question::Init { zone } => first_contract::answer(&self.data, zone, self.language),
            Question::Leads { of, from } => lead_lists::answer(
                self.current()?,
                self.saved.as_ref(),
                of,
                *from,
                self.language,
            ),
            Question::Explain { lead } => {
                lead_lists::explanation(self.current()?, self.saved.as_ref(), lead, self.language)
            }
            Question::Lines => rule_points::answer(self.current()?),
            Question::Report => documents::report(self.current()?, self.language),
            Question::Sla => documents::work_list(self.current()?, self.language),
            Question::Doc => documents::agreement(self.current()?),
        }
    }

    /// Evaluates a text against the saved contract.
    fn judge(&mut self, text: &str) -> Result<Value, Failure> {
        if text.trim().is_empty() {
            return Ok(json!({ "is_blank": true, "has_data": self.data.is_given() }));
        }
        // If it cannot be evaluated, there is nothing to compare with; errors of the text itself are reported below.
        let saved = self.compiled(&self.saved_text.clone());
        self.saved = saved.ok().and_then(Result::ok);
        match self.compiled(text)? {
            Ok(current) => {
                let answer = counts::answer(&current, self.saved.as_ref(), self.language);
                self.current = Some(current);
                Ok(answer)
            }
            Err(unreadable) => Ok(json!(unreadable)),
        }
    }

    /// A text with its results; the results of the same text are not computed again.
    fn compiled(&mut self, text: &str) -> Result<Result<Compiled, Unreadable>, Failure> {
        let known = [&self.saved, &self.current].into_iter().flatten();
        let mut same = known.filter(|known| known.is_of(text) && self.data.has(&known.data));
        match same.next() {
            Some(same) => Ok(Ok(same.clone())),
            None => Compiled::new(text, &mut self.files, &self.data, self.as_of),
        }
    }

    fn current(&self) -> Result<&Compiled, Failure> {
        let none = || {
            Failure::new(msg!("there is no contract without errors yet"))
                .with_help(msg!("correct the lines that are marked"))
        };
        self.current.as_ref().ok_or_else(none)
    }
}

/// Why a question has no answer.
#[derive(Debug)]
struct Failure {
    message: Message,
    help: Option<Message>,
}

impl Failure {
    fn new(message: Message) -> Failure {
        Failure {
            message,
            help: None,
        }
    }

    fn with_help(self, help: Message) -> Failure {
        Failure {
            help: Some(help),
            ..self
        }
    }

    fn json(&self, language: Language) -> Value {
        let help = self.help.as_ref().map(|help| help.text(language));
        json!({ "message": self.message.text(language), "help": help })
    }
}

impl From<InitError> for Failure {
    fn from(error: InitError) -> Failure {
        Failure::new(error.message).with_help(error.help)
    }
}

impl From<DataError> for Failure {
    fn from(error: DataError) -> Failure {
        Failure {
            message: error.headline(),
            help: error.help(),
        }
    }
}
