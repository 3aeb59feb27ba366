//! The kinds of activity in the exports, by whom they are, and their details.

use super::activity_columns::{self, ActivityPlaces};
use super::actors::{Act, Actor};
use super::crm::Crm;
use super::field_type::{self, Context, Guess};
use super::fields::{DraftField, LeftOut, evidence, headings, named};
use super::names::{Names, name_of};
use super::{ActivityExport, InitError, choices, lead_id};
use crate::contract::model::Type;
use crate::data::profile::{ColumnProfile, Profile};
use crate::message::{Figure, Language, Message, msg};
use crate::text::{fold_column, fold_name};

/// A kind of activity as it will be declared.
#[derive(Debug, Clone)]
pub(super) struct DraftActivity {
    pub name: String,
    /// What its names and kinds have in common: letters and digits.
    key: String,
    /// The kinds under which it is in the data, if its name alone does not say so.
    pub logged_as: Vec<String>,
    pub act: Act,
    pub rows: u64,
    /// The columns of its own file, if all rows of a file are of this kind.
    pub own: Option<ActivityPlaces>,
    pub details: Vec<DraftField>,
    /// Whether it has a plain name, since its own was refused.
    pub is_renamed: bool,
}

impl Activities {
    /// The positions of the kinds of an actor that need a line only, or of those that need a block.
    pub fn of_actor(&self, actor: Actor, is_plain: bool) -> impl Iterator<Item = usize> {
        let kinds = self.kinds.iter().enumerate();
        let own =
            kinds.filter(move |(_, kind)| kind.act.actor == actor && kind.is_plain() == is_plain);
        own.map(|(at, _)| at)
    }

    /// The positions of all kinds, in the order in which the contract declares them.
    pub fn in_order(&self) -> Vec<usize> {
        let parts = Actor::ALL
            .into_iter()
            .flat_map(|actor| [(actor, true), (actor, false)]);
        parts
            .flat_map(|(actor, is_plain)| self.of_actor(actor, is_plain))
            .collect()
    }
}

impl DraftActivity {
    /// Whether one line in a block of several activities declares it.
    fn is_plain(&self) -> bool {
        self.logged_as.is_empty() && self.own.is_none() && self.act.counts
    }

    /// Adds rows of another kind or file that are the same activity.
    fn add(&mut self, kind: &str, rows: u64, own: Option<(ActivityPlaces, Vec<DraftField>)>) {
        self.rows += rows;
        let is_known = |one: &String| fold_name(one) == fold_name(kind);
        if !is_known(&self.name) || !self.logged_as.is_empty() {
            if self.logged_as.is_empty() {
                self.logged_as.push(self.name.clone());
            }
            if !self.logged_as.iter().any(is_known) {
                self.logged_as.push(kind.to_owned());
            }
        }
        // A detail has to be in each file with such rows.
        let others = own.as_ref().map_or(&[][..], |(_, details)| details);
        self.details
            .retain(|one| others.iter().any(|other| other.heading == one.heading));
        if let Some((places, _)) = own {
            self.own.get_or_insert_default().join(places);
        }
    }

    /// Gives it a name that no other activity has, and no details.
    pub fn rename(&mut self, number: usize, language: Language) {
        if self.logged_as.is_empty() {
            self.logged_as.push(self.name.clone());
        }
        self.name = name_of_activity(number, language);
        self.details.clear();
        self.is_renamed = true;
    }
}

/// The activities of all files.
#[derive(Debug, Clone, Default)]
pub(super) struct Activities {
    pub kinds: Vec<DraftActivity>,
    /// The columns of files with several kinds; none if there is no such file.
    pub places: Option<ActivityPlaces>,
    /// Columns and kinds that are not used, by file.
    pub left_out: Vec<(String, Vec<LeftOut>)>,
    /// By file: the kind that `--activities KIND=FILE` has to name.
    pub kind_of_file: Vec<Option<String>>,
}

/// Maximum number of kinds that are declared; the others are rare.
const MOST_KINDS: usize = 60;

/// Declares the activities of all files. `key` is the column of the id of the lead.
pub(super) fn activities(
    exports: &[ActivityExport<'_>],
    key: &ColumnProfile,
    (context, language): (&Context, Language),
    names: &mut Names,
) -> Result<Activities, InitError> {
    let mut all = Activities::default();
    for export in exports {
        all.add_export(export, key, (context, language), names)?;
    }
    Ok(all)
}

impl Activities {
    fn add_export(
        &mut self,
        export: &ActivityExport<'_>,
        key: &ColumnProfile,
        (context, language): (&Context, Language),
        names: &mut Names,
    ) -> Result<(), InitError> {
        let profile = export.profile;
        if profile.rows == 0 {
            return Err(InitError::no_rows(profile));
        }
        let headings = headings(profile);
        let about = (headings.as_slice(), Crm::of_headings(&headings));
        let lead = lead_id::of_activities(profile, key, about);
        let lead = lead.ok_or_else(|| InitError::no_lead(profile))?;
        let time = activity_columns::time(profile, about, context);
        let time = time.ok_or_else(|| InitError::no_time(profile))?;
        let kind = match export.kind {
            Some(_) => None,
            None => activity_columns::kind(profile, about, lead),
        };
        let event = activity_columns::event(profile, about, lead);
        let places = ActivityPlaces::new(profile, (lead, kind, time, event), context)?;
        let used: Vec<usize> = [Some(lead), Some(time), kind, event]
            .into_iter()
            .flatten()
            .collect();
        let left_out = match kind.and_then(|place| profile.columns.get(place)) {
            Some(column) => {
                let mut left_out = self.add_kinds(column, names, language);
                self.places.get_or_insert_default().join(places);
                self.kind_of_file.push(None);
                let why = msg!("they may be details of a kind: declare them in its block");
                left_out.extend(others(profile, &used, &why));
                left_out
            }
            None => {
                let kind = export.kind.clone().unwrap_or_else(|| kind_of_file(profile));
                let (details, left_out) = details(profile, &used, (context, language));
                let own = Some((places, details));
                self.add_kind(&kind, profile.rows, own, names, language);
                self.kind_of_file.push(Some(kind));
                left_out
            }
        };
        self.left_out.push((super::file_name(profile), left_out));
        Ok(())
    }

    /// Adds the kinds of a column; those that cannot be declared are returned.
    fn add_kinds(
        &mut self,
        column: &ColumnProfile,
        names: &mut Names,
        language: Language,
    ) -> Vec<LeftOut> {
        let mut left_out = Vec::new();
        let counts = column.values.counts();
        for (at, (kind, rows)) in counts.iter().enumerate() {
            let why = match at < MOST_KINDS {
                true if choices::is_quotable(kind) && kind.chars().count() <= choices::LONGEST => {
                    self.add_kind(kind, *rows, None, names, language);
                    continue;
                }
                true => msg!("kinds that a contract cannot contain"),
                false => msg!(
                    "kinds that are rarer than the {most} most frequent",
                    most = MOST_KINDS
                ),
            };
            left_out.push(LeftOut {
                column: (*kind).to_owned(),
                why,
            });
        }
        left_out
    }

    /// Adds a kind; one that only differs in case, spaces and marks is the same activity.
    fn add_kind(
        &mut self,
        kind: &str,
        rows: u64,
        own: Option<(ActivityPlaces, Vec<DraftField>)>,
        names: &mut Names,
        language: Language,
    ) {
        let number = self.kinds.len() + 1;
        let plain = name_of(kind).unwrap_or_else(|| name_of_activity(number, language));
        let key = fold_column(&plain);
        if let Some(known) = self.kinds.iter_mut().find(|one| one.key == key) {
            known.add(kind, rows, own);
            return;
        }
        let longer = msg!("{name} activity", name = plain).text(language);
        let name = names.take([plain, longer]);
        let is_logged_so = fold_name(&name) == fold_name(kind);
        let (own, details) = own.map_or((None, Vec::new()), |(own, details)| (Some(own), details));
        self.kinds.push(DraftActivity {
            act: Act::of_kind(kind),
            logged_as: if is_logged_so {
                Vec::new()
            } else {
                vec![kind.to_owned()]
            },
            name,
            key,
            rows,
            own,
            details,
            is_renamed: false,
        });
    }
}

/// The name of a kind that has none of its own.
fn name_of_activity(number: usize, language: Language) -> String {
    msg!("activity {number}", number).text(language)
}

/// The kind of all rows of a file, by its name: `call` for `calls_data.csv`.
fn kind_of_file(profile: &Profile) -> String {
    const OTHERS: [&str; 14] = [
        "data",
        "export",
        "activity",
        "activities",
        "engagement",
        "event",
        "events",
        "log",
        "hubspot",
        "salesforce",
        "sf",
        "marketo",
        "pipedrive",
        "zoho",
    ];
    let file = super::file_name(profile);
    let stem = file.split('.').next().unwrap_or_default();
    let words: Vec<&str> = stem
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let own = words
        .iter()
        .filter(|word| !OTHERS.contains(&word.to_lowercase().as_str()));
    let own = own.copied().collect::<Vec<_>>().join(" ");
    let name = if own.is_empty() { words.join(" ") } else { own };
    name_of(&name).unwrap_or_else(|| "event".to_owned())
}

/// The details of the one kind of a file, and the columns that are none.
fn details(
    profile: &Profile,
    used: &[usize],
    (context, language): (&Context, Language),
) -> (Vec<DraftField>, Vec<LeftOut>) {
    let mut details = Vec::new();
    let mut left_out = Vec::new();
    let mut names = Names::new(language);
    for (place, (column, heading)) in profile.columns.iter().zip(&headings(profile)).enumerate() {
        if used.contains(&place) {
            continue;
        }
        let why = match super::fields::unusable(profile, place, heading) {
            Some(why) => why,
            None => match named(profile, place, language, &mut names) {
                Some((name, column_name)) => {
                    let guess = field_type::guess(column, heading, context);
                    // No condition asks for its values yet, and the next export may have others.
                    let kind = match guess.kind.options() {
                        Some(_) => Type::Text,
                        None => guess.kind,
                    };
                    let guess = Guess { kind, ..guess };
                    let evidence = evidence(profile, column);
                    let heading = column.name.clone();
                    details.push(DraftField {
                        name,
                        column: column_name,
                        guess,
                        role: None,
                        evidence,
                        heading,
                        place,
                        is_renamed: false,
                    });
                    continue;
                }
                None => super::fields::unnamed(),
            },
        };
        left_out.push(LeftOut {
            column: column.name.clone(),
            why,
        });
    }
    (details, left_out)
}

/// The columns that are not among those that are used.
fn others(profile: &Profile, used: &[usize], why: &Message) -> Vec<LeftOut> {
    let columns = profile.columns.iter().enumerate();
    let others = columns.filter(|(place, column)| !used.contains(place) && column.known > 0);
    others
        .map(|(_, column)| LeftOut {
            column: column.name.clone(),
            why: why.clone(),
        })
        .collect()
}

/// `2,310 rows`
pub(super) fn rows(count: u64) -> Message {
    let rows = Figure::of(count);
    msg!("{rows} {rows|row|rows}", rows)
}
