//! What readers of data need from a contract: names of columns, types, formats.

use crate::contract::model::{
    ActivityColumns, ActivityId, ActivitySource, ColumnFormat, Contract, Name, NumberFormat, Type,
};
use crate::language::date_pattern::DatePattern;
use crate::message::Language;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

/// What readers of data need.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DataSchema {
    /// The language of the contract, in which messages quote its lines.
    #[serde(with = "language_code")]
    pub language: Language,
    /// The time zone of times without an offset.
    pub zone: Zone,
    /// The currency of amounts without one.
    pub currency: Option<String>,
    /// `dates are: "DD/MM/YYYY"`
    pub date_formats: Vec<DatePattern>,
    /// `numbers are: "1.000,5"`; without it, amounts and counts with a mark that may separate thousands are not read.
    pub number_formats: Vec<NumberFormat>,
    /// `unknown is: "null"`
    pub unknown_texts: Vec<String>,
    /// Fields of the lead, by `FieldId`.
    pub fields: Vec<FieldInput>,
    /// The columns of activity files, if they differ from the default names.
    pub activity_columns: ActivityColumns,
    /// Kinds of activity, by `ActivityId`.
    pub activities: Vec<ActivityInput>,
    /// Details of activities, by `DetailId`.
    pub details: Vec<DetailInput>,
}

/// A field of the lead.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FieldInput {
    /// Its name.
    pub name: String,
    /// Its type.
    pub kind: Type,
    /// Column names to look for, in order; its own names come last.
    pub columns: Vec<String>,
    /// Its names in several languages, in the same order whatever the language of the contract; empty if it has one name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// `known from column "…"`
    pub known_from: Option<String>,
    /// `also in column "…"`
    pub merged: Vec<String>,
    /// How its cells are written.
    pub format: ColumnFormat,
}

/// A kind of activity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ActivityInput {
    /// Its name.
    pub name: String,
    /// Other names.
    pub also: Vec<String>,
    /// How its rows are recognized; none for derived kinds.
    pub logged: Option<LoggedAs>,
    /// For derived kinds, the kinds they are derived from.
    pub follows_from: Vec<ActivityId>,
}

/// How rows of a kind are recognized.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LoggedAs {
    /// The kinds it is logged as.
    pub kinds: Vec<String>,
    /// Its own columns, if they differ.
    pub columns: ActivityColumns,
}

/// A detail of an activity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DetailInput {
    /// Its name.
    pub name: String,
    /// The activity that declares it.
    pub activity: ActivityId,
    /// Its type.
    pub kind: Type,
    /// Column names to look for, in order; its own names come last.
    pub columns: Vec<String>,
    /// Its names in several languages, in the same order whatever the language of the contract; empty if it has one name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// How its cells are written.
    pub format: ColumnFormat,
}

impl FieldInput {
    /// The names of columns to look for, in order.
    pub fn column_names(&self) -> impl Iterator<Item = &str> {
        column_names(&self.columns, &self.names, &self.name)
    }
}

impl DetailInput {
    /// The names of columns to look for, in order.
    pub fn column_names(&self) -> impl Iterator<Item = &str> {
        column_names(&self.columns, &self.names, &self.name)
    }
}

fn column_names<'s>(
    columns: &'s [String],
    names: &'s [String],
    name: &'s String,
) -> impl Iterator<Item = &'s str> {
    let own = match names.is_empty() {
        true => std::slice::from_ref(name),
        false => names,
    };
    columns.iter().chain(own).map(String::as_str)
}

impl DataSchema {
    /// The inputs of a contract.
    pub fn new(contract: &Contract) -> DataSchema {
        let info = &contract.info;
        DataSchema {
            language: info.language,
            zone: Zone::new(info.zone_name.clone(), info.zone.clone()),
            currency: info.currency.clone(),
            date_formats: info.date_formats.clone(),
            number_formats: info.number_formats.clone(),
            unknown_texts: info.unknown_texts.clone(),
            fields: contract.fields.iter().map(field).collect(),
            activity_columns: contract.activity_columns.clone(),
            activities: contract.activities.iter().map(activity).collect(),
            details: contract.details.iter().map(detail).collect(),
        }
    }

    /// How an activity's own column of times is written, if it has one that differs from that of other activities. A column
    /// without a format of its own is written as the contract says.
    pub fn own_time_format(&self, activity: ActivityId) -> Option<&ColumnFormat> {
        let own = &self
            .activities
            .get(activity.index())?
            .logged
            .as_ref()?
            .columns;
        let differs = !own.time.is_empty() && own.time_format != self.activity_columns.time_format;
        differs.then_some(&own.time_format)
    }
}

fn field(field: &crate::contract::model::Field) -> FieldInput {
    FieldInput {
        name: field.name.text.clone(),
        kind: field.kind.clone(),
        columns: field.columns.clone(),
        names: names(&field.name),
        known_from: field.known_from.clone(),
        merged: field.merged.clone(),
        format: field.format.clone(),
    }
}

fn activity(activity: &crate::contract::model::Activity) -> ActivityInput {
    let (logged, follows_from) = match &activity.source {
        ActivitySource::Data { logged_as, columns } => {
            let logged = LoggedAs {
                kinds: logged_as.clone(),
                columns: columns.clone(),
            };
            (Some(logged), Vec::new())
        }
        ActivitySource::KindOf { parent, .. } => (None, vec![*parent]),
        ActivitySource::AnyOf(kinds) => (None, kinds.clone()),
    };
    ActivityInput {
        name: activity.name.text.clone(),
        also: other_names(activity),
        logged,
        follows_from,
    }
}

fn names(name: &Name) -> Vec<String> {
    name.languages.firsts().map(str::to_owned).collect()
}

/// The other written forms of an activity, then its names in other languages.
fn other_names(activity: &crate::contract::model::Activity) -> Vec<String> {
    let mut others = activity.also.clone();
    for name in activity.name.languages.all() {
        if *name != activity.name.text && !others.contains(name) {
            others.push(name.clone());
        }
    }
    others
}

fn detail(detail: &crate::contract::model::Detail) -> DetailInput {
    DetailInput {
        name: detail.name.text.clone(),
        activity: detail.activity,
        kind: detail.kind.clone(),
        columns: detail.columns.clone(),
        names: names(&detail.name),
        format: detail.format.clone(),
    }
}

/// A time zone that is stored by its name.
#[derive(Debug, Clone, PartialEq)]
pub struct Zone {
    /// The IANA identifier.
    name: String,
    zone: TimeZone,
}

impl Zone {
    /// A zone and its IANA identifier.
    pub fn new(name: String, zone: TimeZone) -> Zone {
        Zone { name, zone }
    }

    /// The IANA identifier.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The zone.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }
}

impl Serialize for Zone {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.name)
    }
}

impl<'de> Deserialize<'de> for Zone {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Zone, D::Error> {
        let name = String::deserialize(deserializer)?;
        let zone = TimeZone::get(&name)
            .map_err(|_| serde::de::Error::custom(format!("`{name}` is not a time zone")))?;
        Ok(Zone { name, zone })
    }
}

/// A language that is stored by its code.
mod language_code {
    use crate::message::Language;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(language: &Language, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(language.code())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Language, D::Error> {
        let code = String::deserialize(deserializer)?;
        let language = Language::from_code(&code);
        language.ok_or_else(|| D::Error::custom(format!("`{code}` is not a language")))
    }
}
