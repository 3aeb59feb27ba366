//! The fields of a lead: which columns become one, under which name and type, and why the others do not.

use super::crm::{self, Crm, Role};
use super::field_type::{self, Context, Guess};
use super::heading::Heading;
use super::names::{Names, name_of, name_of_column};
use super::{InitError, choices, empty_words};
use crate::contract::model::Type;
use crate::data::profile::{ColumnProfile, Profile};
use crate::message::{Figure, Language, Message, msg};
use crate::text::fold;
use rustc_hash::FxHashSet;

/// A field as it will be declared, or a detail of an activity.
#[derive(Debug, Clone)]
pub(super) struct DraftField {
    pub name: String,
    /// The heading after `column`, if the column is not found by the name.
    pub column: Option<String>,
    pub guess: Guess,
    pub role: Option<Role>,
    /// How many rows have a value, and how many values there are.
    pub evidence: Message,
    /// The heading of its column.
    pub heading: String,
    /// The position of its column.
    pub place: usize,
    /// Whether it has a plain name, since its own was refused.
    pub is_renamed: bool,
}

impl DraftField {
    /// Gives it a name that no other field has.
    pub fn rename(&mut self, language: Language) {
        self.name = name_of_column(self.place + 1, language);
        self.column.get_or_insert_with(|| self.heading.clone());
        self.is_renamed = true;
    }

    /// Whether it says to people which lead a row is about.
    pub fn is_shown(&self) -> bool {
        let is_code = Heading::new(&self.heading).is_code();
        matches!(self.role, Some(Role::Email | Role::Company | Role::Owner)) && !is_code
    }
}

/// Columns that are not used for one reason.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct LeftOut {
    pub column: String,
    pub why: Message,
}

impl LeftOut {
    /// Left out since its line was refused even with a plain name.
    pub fn refused(column: String) -> LeftOut {
        let why = msg!("a contract cannot declare them");
        LeftOut { column, why }
    }
}

/// The fields of the leads, and the columns that are none.
#[derive(Debug, Clone)]
pub(super) struct Fields {
    pub fields: Vec<DraftField>,
    pub left_out: Vec<LeftOut>,
    /// Words for an empty cell, in the order of the columns.
    pub empty_words: Vec<String>,
    pub crm: Option<&'static str>,
    /// Whether some rows have the id of another one.
    pub has_duplicates: bool,
}

impl Fields {
    /// Takes out a field whose line is refused.
    pub fn leave_out(&mut self, at: usize) {
        let field = self.fields.remove(at);
        self.left_out.push(LeftOut::refused(field.heading));
    }
}

/// Below this number of rows, the same value in every row says little.
const FEW_ROWS: u64 = 20;
/// Maximum number of characters of a heading that a contract quotes.
const LONG_HEADING: usize = 300;

/// The headings of an export.
pub(super) fn headings(profile: &Profile) -> Vec<Heading> {
    profile
        .columns
        .iter()
        .map(|column| Heading::new(&column.name))
        .collect()
}

/// Whether the day is before the month in the dates of all exports, if some show it and none shows the opposite.
pub(super) fn day_first<'p>(profiles: impl Iterator<Item = &'p Profile>) -> Option<bool> {
    let columns = profiles.flat_map(|profile| &profile.columns);
    let shown =
        columns.filter_map(|column| super::formats::shows_day_first(&field_type::values(column)));
    let shown: Vec<bool> = shown.collect();
    let first = *shown.first()?;
    shown.iter().all(|one| *one == first).then_some(first)
}

/// Declares the columns of the leads. `id` names the column of the id, if the user does.
pub(super) fn fields(
    profile: &Profile,
    activities: &[&Profile],
    id: Option<&str>,
    (context, language): (&Context, Language),
    names: &mut Names,
) -> Result<Fields, InitError> {
    let headings = headings(profile);
    let crm = Crm::of_headings(&headings);
    let id = super::lead_id::column(profile, activities, (&headings, crm), id)?;
    let first_of = |role| first(profile, &headings, crm, role, id);
    let roles: Vec<(Role, Option<usize>)> =
        [Role::Created, Role::Email, Role::Company, Role::Owner]
            .into_iter()
            .map(|role| (role, first_of(role)))
            .collect();
    let mut all = Fields {
        fields: Vec::new(),
        left_out: Vec::new(),
        empty_words: empty_words_of(profile),
        crm: crm.map(|crm| crm.name),
        has_duplicates: has_duplicates(profile, id),
    };
    for (place, (column, heading)) in profile.columns.iter().zip(&headings).enumerate() {
        let shown = match column.name.trim() {
            "" => name_of_column(place + 1, language),
            name => name.to_owned(),
        };
        let role = match place == id {
            true => Some(Role::Id),
            false => roles
                .iter()
                .find(|(_, at)| *at == Some(place))
                .map(|(role, _)| *role),
        };
        if role != Some(Role::Id)
            && let Some(why) = unusable(profile, place, heading)
        {
            all.left_out.push(LeftOut { column: shown, why });
            continue;
        }
        let guess = match role {
            Some(Role::Id) => Guess {
                kind: Type::Id,
                written: None,
                remarks: Vec::new(),
            },
            Some(_) | None => with_role(field_type::guess(column, heading, context), role),
        };
        // A column that nothing can refer to cannot be declared, but the id must be.
        let Some((name, named_column)) = named(profile, place, language, names) else {
            all.left_out.push(LeftOut {
                column: shown,
                why: unnamed(),
            });
            continue;
        };
        let evidence = evidence(profile, column);
        let heading = column.name.clone();
        all.fields.push(DraftField {
            name,
            column: named_column,
            guess,
            role,
            evidence,
            heading,
            place,
            is_renamed: false,
        });
    }
    if !all.fields.iter().any(|field| field.role == Some(Role::Id)) {
        let column = profile.columns.get(id).map_or("", |column| &column.name);
        return Err(InitError::unusable_id(profile, column));
    }
    Ok(all)
}

/// The type with what the heading means: an address or the time of creation, if the values are such.
fn with_role(guess: Guess, role: Option<Role>) -> Guess {
    let is_time = matches!(guess.kind, Type::Date | Type::Time);
    let is_named = matches!(role, Some(Role::Owner | Role::Company));
    let kind = if role == Some(Role::Created) && is_time {
        Type::CreationTime
    } else if is_named && guess.kind.options().is_some() {
        Type::Text
    } else {
        guess.kind
    };
    Guess { kind, ..guess }
}

/// The first column for a role whose values fit it.
fn first(
    profile: &Profile,
    headings: &[Heading],
    crm: Option<&Crm>,
    role: Role,
    id: usize,
) -> Option<usize> {
    let mut fitting = crm::fitting(role, headings, crm)
        .into_iter()
        .filter(|at| *at != id);
    fitting.find(|at| {
        let values = profile
            .columns
            .get(*at)
            .map(field_type::values)
            .unwrap_or_default();
        if role == Role::Created {
            super::formats::times(&values, None).is_some()
        } else if role == Role::Email {
            field_type::tried(&values, &Type::Email).is_some()
        } else {
            !values.is_empty()
        }
    })
}

/// Why a column is not declared.
pub(super) fn unusable(profile: &Profile, place: usize, heading: &Heading) -> Option<Message> {
    let column = profile.columns.get(place)?;
    let values = field_type::values(column);
    if column.name.trim().is_empty() {
        return Some(msg!("they have no heading"));
    }
    if heading.is_technical() {
        return Some(msg!("a program wrote them for itself"));
    }
    match values.as_slice() {
        [] if column.odd > 0 => Some(msg!("their values are objects or lists of objects")),
        [] => Some(msg!("they are empty in every row")),
        [(_, count)]
            if column.values.is_complete() && *count == profile.rows && *count >= FEW_ROWS =>
        {
            Some(msg!("they have the same value in every row"))
        }
        _ => None,
    }
}

pub(super) fn unnamed() -> Message {
    msg!("their heading is too long, or another column has the same one")
}

/// The name for a column, and the heading that a line has to give if the name is not enough; none if no text finds the column.
pub(super) fn named(
    profile: &Profile,
    place: usize,
    language: Language,
    names: &mut Names,
) -> Option<(String, Option<String>)> {
    let own = &profile.columns.get(place)?.name;
    let spaced = own.split_whitespace().collect::<Vec<_>>().join(" ");
    let texts = [own.as_str(), &spaced];
    let writable =
        |text: &&&str| choices::is_quotable(text) && text.chars().count() <= LONG_HEADING;
    let mut found = texts
        .iter()
        .filter(writable)
        .filter(|text| profile.is_found(text, place));
    let found = found.next().map(|text| (*text).to_owned())?;
    let numbered = name_of_column(place + 1, language);
    let name = names.take([name_of(own).unwrap_or_else(|| numbered.clone())]);
    let is_enough = profile.is_found(&name, place);
    Some((name, (!is_enough).then_some(found)))
}

/// `1,112 of 1,238 rows have one; 31 values`
pub(super) fn evidence(profile: &Profile, column: &ColumnProfile) -> Message {
    let words = column.values.counts().into_iter();
    let empty: u64 = words
        .filter(|(value, _)| empty_words::is_word(value))
        .map(|(_, count)| count)
        .sum();
    let known = Figure::of(column.known.saturating_sub(empty));
    let rows = Figure::of(profile.rows);
    let values = Figure::of(match column.values.is_complete() {
        true => {
            let values = field_type::values(column).into_iter();
            let folded: FxHashSet<String> = values.map(|(value, _)| fold(value)).collect();
            folded.len() as u64
        }
        false => column.values.distinct().min(column.known),
    });
    match column.values.is_complete() {
        true => msg!(
            "{known} of {rows} rows have one; {values} {values|value|values}",
            known,
            rows,
            values
        ),
        false => msg!(
            "{known} of {rows} rows have one; about {values} values",
            known,
            rows,
            values
        ),
    }
}

/// The words for an empty cell in any column, each once.
fn empty_words_of(profile: &Profile) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for column in &profile.columns {
        for (value, _) in column.values.counts() {
            let is_new = !words
                .iter()
                .any(|word| crate::text::eq_ignore_case(word, value));
            if empty_words::is_word(value) && is_new {
                words.push(value.to_owned());
            }
        }
    }
    words
}

fn has_duplicates(profile: &Profile, id: usize) -> bool {
    profile
        .columns
        .get(id)
        .is_some_and(|column| column.values.repeated() > 0)
}
