//! A first contract from the exports of a CRM: fields with their types, activities with who does them, and, where a column says
//! which leads were won, a proposal of who to look for and how many points that is worth.
//!
//! Everything here is decided by what is in the columns ([`Profile`](crate::data::profile::Profile)); files are opened by the
//! caller. The contract is checked before it is returned, and what is refused in it is declared in a plainer way or left out
//! and named.

mod activities;
mod activity_columns;
mod actors;
mod check;
mod choices;
mod crm;
mod empty_words;
mod error;
mod field_type;
mod fields;
mod formats;
mod heading;
mod lead_id;
mod lines;
mod names;
mod page;
mod proposal;

pub use check::Checked;
pub use error::InitError;

use crate::data::profile::Profile;
use crate::data::{ActivityInput, Duplicates, Input, Loaded, Request};
use crate::message::{Language, Message, msg};
use crate::text::fold_name;
use activities::Activities;
use field_type::Context;
use fields::{Fields, LeftOut};
use lines::Part;
use names::Names;
use proposal::Proposal;

/// What the exports do not say.
#[derive(Debug, Clone)]
pub struct Setup {
    /// The language of the contract.
    pub language: Language,
    /// The name of the contract; none to name it after the export.
    pub title: Option<String>,
    /// The time zone.
    pub zone: String,
    /// Whether nobody chose the time zone.
    pub is_zone_assumed: bool,
    /// The two sides, each with the person who represents it.
    pub parties: [Side; 2],
    /// The code of the currency of amounts.
    pub currency: Option<String>,
    /// The column that identifies the lead; none to find it.
    pub id: Option<String>,
}

/// A side of the contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Its name.
    pub name: String,
    /// Who represents it.
    pub person: Option<String>,
}

impl Side {
    /// Marketing and sales, as they are called if the contract does not name them.
    pub fn built_in(language: Language) -> [Side; 2] {
        language.built_in().parties.map(|name| Side {
            name: name.to_owned(),
            person: None,
        })
    }

    /// A side as the user writes it: `marketing`, or `marketing=Ana Souza` with who represents it; none if it cannot be a party.
    pub fn parse(text: &str, language: Language) -> Option<Side> {
        let (name, person) = match text.split_once('=') {
            Some((name, person)) => (name.trim(), Some(person.trim().to_owned())),
            None => (text.trim(), None),
        };
        let is_reserved = language
            .built_in()
            .no_parties
            .contains(&fold_name(name).as_str());
        let is_name = names::name_of(name).as_deref() == Some(name) && !is_reserved;
        let is_person = |person: &String| !person.is_empty() && is_quotable(person);
        (is_name && person.as_ref().is_none_or(is_person)).then(|| Side {
            name: name.to_owned(),
            person,
        })
    }
}

/// Whether a text can be written in a contract as it is: on one line, and in quotes that do not end inside it.
pub fn is_quotable(text: &str) -> bool {
    choices::is_quotable(text)
}

/// An export of activities.
#[derive(Debug, Clone)]
pub struct ActivityExport<'p> {
    /// The kind of all its rows, if the user names it.
    pub kind: Option<String>,
    /// What it contains.
    pub profile: &'p Profile,
}

/// A contract that is being made.
#[derive(Debug, Clone)]
pub struct Draft {
    setup: Setup,
    title: String,
    /// Number of leads in the export.
    rows: u64,
    fields: Fields,
    activities: Activities,
    proposal: Proposal,
}

impl Draft {
    /// A contract without points and stages.
    ///
    /// # Errors
    ///
    /// The leads have no column that identifies them, or activities do not say whose they are.
    pub fn from_exports(
        leads: &Profile,
        activities: &[ActivityExport<'_>],
        setup: Setup,
    ) -> Result<Draft, InitError> {
        let language = setup.language;
        let profiles: Vec<&Profile> = activities.iter().map(|one| one.profile).collect();
        let all = std::iter::once(leads).chain(profiles.iter().copied());
        let context = Context {
            currency: setup.currency.clone(),
            day_first: fields::day_first(all),
        };
        let mut names = Names::new(language);
        let id = setup.id.as_deref();
        let fields = fields::fields(leads, &profiles, id, (&context, language), &mut names)?;
        let key = fields
            .fields
            .iter()
            .find(|one| one.role == Some(crm::Role::Id));
        let key = key.and_then(|key| leads.columns.get(key.place));
        let key = key.ok_or_else(|| InitError::no_id(leads))?;
        let activities = activities::activities(activities, key, (&context, language), &mut names)?;
        Ok(Draft {
            title: title(&setup, &fields, leads),
            setup,
            rows: leads.rows,
            fields,
            activities,
            proposal: Proposal::default(),
        })
    }

    /// Adds a proposal of ideal customers, points and stages, if the leads show which were won. `data` is what the contract
    /// without a proposal reads.
    pub fn propose(&mut self, data: &Loaded) {
        let mut names = Names::new(self.setup.language);
        for field in &self.fields.fields {
            names.take([field.name.clone()]);
        }
        for kind in &self.activities.kinds {
            names.take([kind.name.clone()]);
        }
        self.proposal = Proposal::from_data(
            &self.fields,
            &self.activities,
            data,
            (&mut names, &self.setup),
        );
    }

    /// The contract in canonical form, without errors and warnings. Names that are refused are replaced, and lines that still
    /// are refused are left out and listed.
    ///
    /// # Errors
    ///
    /// Something else is refused, which is an error in leadc.
    pub fn checked(&mut self) -> Result<Checked, InitError> {
        /// A name is refused at most once, and so is what replaces it; then the line goes.
        const ROUNDS: usize = 4;
        let mut refused = None;
        for _ in 0..ROUNDS {
            let lines = self.lines();
            match Checked::from_lines(&lines) {
                Ok(checked) => return Ok(checked),
                Err(refusals) => {
                    let mut parts: Vec<Part> = refusals.iter().map(|one| one.part).collect();
                    // The last first, since a part that goes moves those after it.
                    parts.sort_unstable();
                    parts.dedup();
                    parts.into_iter().rev().for_each(|part| self.correct(part));
                    refused = refusals.into_iter().next();
                }
            }
        }
        let found = refused.map(|one| one.message);
        Err(InitError::own(
            &found.unwrap_or_else(|| Message::verbatim("")),
        ))
    }

    /// Replaces what was refused: a name by a plain one, then the line by nothing.
    fn correct(&mut self, part: Part) {
        let language = self.setup.language;
        match part {
            Part::Field(at) => match self.fields.fields.get_mut(at) {
                Some(field) if !field.is_renamed => field.rename(language),
                Some(_) => self.fields.leave_out(at),
                None => {}
            },
            Part::Activity(at) => match self.activities.kinds.get_mut(at) {
                Some(kind) if !kind.is_renamed => kind.rename(at + 1, language),
                Some(_) => {
                    let kind = self.activities.kinds.remove(at);
                    self.fields.left_out.push(LeftOut::refused(kind.name));
                }
                None => {}
            },
            Part::Proposal => self.proposal = self.proposal.shorter(),
            Part::Other => {}
        }
    }

    /// By file of activities: the kind to name before it, `KIND=FILE`; none if a column has the kind.
    pub fn kinds_of_files(&self) -> Vec<Option<String>> {
        let files = self.activities.kind_of_file.iter();
        let declared = |given: &String| {
            let is_it = |one: &&activities::DraftActivity| {
                one.logged_as.first() == Some(given) || one.name == *given
            };
            self.activities
                .kinds
                .iter()
                .find(is_it)
                .map_or(given, |one| &one.name)
                .clone()
        };
        files.map(|kind| kind.as_ref().map(declared)).collect()
    }

    /// How the exports are read as the contract says: these leads, and these files of activities with their kinds.
    pub fn request(&self, leads: &Input, activities: &[ActivityInput]) -> Request<'static> {
        let files = activities.iter().zip(self.kinds_of_files());
        Request {
            leads: vec![leads.clone()],
            activities: files
                .map(|(one, kind)| ActivityInput {
                    kind,
                    input: one.input.clone(),
                })
                .collect(),
            duplicates: Duplicates::First,
            lenient: true,
            ..Request::default()
        }
    }

    /// Whether some rows of the leads have the id of another one.
    pub fn has_duplicates(&self) -> bool {
        self.fields.has_duplicates
    }

    /// Number of fields, of kinds of activity, and of columns that are not used.
    pub fn counts(&self) -> [usize; 3] {
        let of_files = self
            .activities
            .left_out
            .iter()
            .map(|(_, columns)| columns.len());
        let left_out = self.fields.left_out.len() + of_files.sum::<usize>();
        [
            self.fields.fields.len(),
            self.activities.kinds.len(),
            left_out,
        ]
    }

    /// Whether points and stages are proposed.
    pub fn has_proposal(&self) -> bool {
        !self.proposal.is_empty()
    }
}

/// The name of a file without its folder.
fn file_name(profile: &Profile) -> String {
    let path = profile.input.to_string();
    path.rsplit(['/', '\\'])
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// The name of the contract: what the user says, the CRM, or the file.
fn title(setup: &Setup, fields: &Fields, leads: &Profile) -> String {
    let file = file_name(leads);
    let from = match fields.crm {
        Some(crm) => msg!("leads from {source}", source = crm),
        None if is_quotable(&file) => msg!("leads from {source}", source = file),
        None => msg!("leads"),
    };
    setup
        .title
        .clone()
        .unwrap_or_else(|| from.text(setup.language))
}
