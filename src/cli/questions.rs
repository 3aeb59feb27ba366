//! The questions of `leadc init`: what no export says.

use std::io::{BufRead, IsTerminal, stderr, stdin};

use jiff::tz::TimeZone;

use super::exit::Failure;
use super::init::parties;
use super::terminal::{Notice, Terminal};
use crate::escape::terminal::inline;
use crate::init::Side;
use crate::message::{Language, Message, msg};

/// What the exports do not say.
#[derive(Debug, Default)]
pub struct Answers {
    /// The time zone.
    pub zone: Option<String>,
    /// Whether nobody chose it.
    pub is_zone_assumed: bool,
    /// Marketing and sales.
    pub parties: Option<[Side; 2]>,
}

/// The zone if this computer has none.
const NO_ZONE: &str = "UTC";
/// How often a question is asked.
const ATTEMPTS: usize = 3;

/// Whether somebody can be asked.
pub fn can_ask() -> bool {
    stdin().is_terminal() && stderr().is_terminal()
}

impl Answers {
    /// What the flags say: the time zone, and the parties.
    pub fn from_flags(
        (zone, sides): (Option<&str>, Option<&str>),
        language: Language,
    ) -> Result<Answers, Failure> {
        Ok(Answers {
            zone: zone.map(time_zone).transpose()?,
            is_zone_assumed: false,
            parties: sides.map(|text| parties(text, language)).transpose()?,
        })
    }

    /// With the time zone of this computer, if there is none yet; says so.
    pub fn or_default(mut self, terminal: &Terminal) -> Answers {
        if self.zone.is_none() {
            let zone = zone_of_computer();
            terminal.status(
                Notice::Note,
                msg!("the time zone is `{zone}`, that of this computer; `--time-zone` chooses another", zone),
            );
            self.zone = Some(zone);
            self.is_zone_assumed = true;
        }
        self
    }

    /// With the answers of the user to what is missing.
    pub fn or_asked(mut self, terminal: &Terminal) -> Result<Answers, Failure> {
        let language = terminal.language();
        if self.zone.is_none() {
            let default = zone_of_computer();
            let question = msg!("In which time zone do days begin and end?");
            self.zone = Some(asked(&question, &default, time_zone, terminal)?);
        }
        if self.parties.is_none() {
            let default = language.built_in().parties.join(",");
            let question = msg!(
                "What are the two sides called, and who represents them? Such as {example}",
                example = "marketing=Ana Souza,sales=Marco Rossi"
            );
            let read = |text: &str| parties(text, language);
            self.parties = Some(asked(&question, &default, read, terminal)?);
        }
        Ok(self)
    }
}

/// The answer to a question; the default if it is empty.
fn asked<T>(
    question: &Message,
    default: &str,
    read: impl Fn(&str) -> Result<T, Failure>,
    terminal: &Terminal,
) -> Result<T, Failure> {
    let mut last = None;
    for _ in 0..ATTEMPTS {
        let question = question.text(terminal.language());
        terminal.err(&format!("{question}\n  [{}] ", inline(default)));
        let mut line = String::new();
        let read_line = stdin().lock().read_line(&mut line);
        let text = match read_line {
            Ok(0) | Err(_) => break,
            Ok(_) if line.trim().is_empty() => default,
            Ok(_) => line.trim(),
        };
        match read(text) {
            Ok(answer) => return Ok(answer),
            Err(Failure::Message { message, help, .. }) => {
                terminal.status(Notice::Error, message.clone());
                if let Some(help) = &help {
                    terminal.status(Notice::Help, help.clone());
                }
                last = Some((message, help));
            }
            Err(failure) => return Err(failure),
        }
    }
    match last {
        Some(_) => Err(Failure::Reported(super::exit::Exit::Usage)),
        None => {
            Err(Failure::usage(msg!("there is no answer")).with_help(msg!("`--yes` asks nothing")))
        }
    }
}

/// A time zone by its name, with `_` for spaces.
fn time_zone(text: &str) -> Result<String, Failure> {
    let wanted = text.trim().replace(' ', "_");
    let found = TimeZone::get(&wanted).ok();
    let name = found.and_then(|zone| zone.iana_name().map(str::to_owned));
    // `EST` and `Etc/GMT+3` have no summer time, which nobody means.
    let is_place =
        |name: &String| name == NO_ZONE || (name.contains('/') && !name.starts_with("Etc/"));
    name.filter(is_place).ok_or_else(|| {
        let failure = Failure::usage(msg!("`{text}` is not a time zone", text));
        failure.with_help(msg!(
            "write a continent and a city, for example `Europe/Berlin`"
        ))
    })
}

/// The time zone of this computer.
fn zone_of_computer() -> String {
    let zone = TimeZone::system();
    let name = zone.iana_name().and_then(|name| time_zone(name).ok());
    name.unwrap_or_else(|| NO_ZONE.to_owned())
}
