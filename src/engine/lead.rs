//! A lead as another program gives it: values and activities by name.

use super::names::Names;
use super::values::{TypeMismatch, Value, column};
use crate::contract::model::{ActivityId, Type};
use crate::data::scalar::{Scalar, ScalarActivity, ScalarLead};
use crate::data::table::{Activities, EventKind, Leads};
use crate::diagnostic::closest_name::closest;
use crate::ir::DataSchema;
use crate::ir::data_schema::{DetailInput, FieldInput};
use crate::message::{Language, Message, msg};
use crate::text::fold_name;
use std::borrow::Cow;
use std::fmt;

/// A lead: what is known of it, and what it and others did.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lead {
    id: String,
    values: Vec<(String, Value)>,
    activities: Vec<Activity>,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Activity {
    kind: String,
    at: Value,
    details: Vec<(String, Value)>,
}

impl Activity {
    /// An activity of a kind; `at` is its time, or its date where the time of day is unknown.
    pub fn new(kind: impl Into<String>, at: impl Into<Value>) -> Activity {
        Activity {
            kind: kind.into(),
            at: at.into(),
            details: Vec::new(),
        }
    }

    /// Gives a detail a value.
    pub fn with(mut self, detail: impl Into<String>, value: impl Into<Value>) -> Activity {
        self.details.push((detail.into(), value.into()));
        self
    }
}

impl Lead {
    /// A lead of which nothing is known but its id.
    pub fn new(id: impl Into<String>) -> Lead {
        Lead {
            id: id.into(),
            ..Lead::default()
        }
    }

    /// Gives a field a value; the last one counts.
    pub fn with(mut self, field: impl Into<String>, value: impl Into<Value>) -> Lead {
        self.values.push((field.into(), value.into()));
        self
    }

    /// Adds an activity without details.
    pub fn did(self, kind: impl Into<String>, at: impl Into<Value>) -> Lead {
        self.did_activity(Activity::new(kind, at))
    }

    /// Adds an activity.
    pub fn did_activity(mut self, activity: Activity) -> Lead {
        self.activities.push(activity);
        self
    }

    /// The lead with its values by number.
    pub(super) fn scalars<'v>(
        &'v self,
        inputs: &'v DataSchema,
        names: &Names,
    ) -> Result<ScalarLead<'v>, LeadError> {
        let mut fields: Vec<Option<Scalar<'v>>> = vec![None; inputs.fields.len()];
        for (name, value) in &self.values {
            let at = names.fields.get(name);
            let at = at.ok_or_else(|| LeadError::unknown_field(inputs, name))?;
            let FieldInput { kind, format, .. } = &inputs.fields[at];
            fields[at] = value
                .scalar(kind, inputs, format)
                .map_err(|misfit| LeadError::misfit(name, kind, misfit))?;
        }
        for (field, value) in inputs.fields.iter().zip(&mut fields) {
            if field.kind == Type::Id && value.is_none() {
                *value = Some(Scalar::Text(Cow::Borrowed(&self.id)));
            }
        }
        let activities = self.activities.iter();
        let activities = activities.map(|activity| activity.scalar(inputs, names));
        let activities: Vec<ScalarActivity> = activities.collect::<Result<_, _>>()?;
        Ok(ScalarLead {
            details: self.details(inputs, &activities)?,
            fields,
            activities,
        })
    }

    /// By detail, the value of each activity; empty if none has details.
    fn details<'v>(
        &'v self,
        inputs: &'v DataSchema,
        activities: &[ScalarActivity],
    ) -> Result<Vec<Vec<Option<Scalar<'v>>>>, LeadError> {
        if self
            .activities
            .iter()
            .all(|activity| activity.details.is_empty())
        {
            return Ok(Vec::new());
        }
        let mut details = vec![vec![None; activities.len()]; inputs.details.len()];
        for (row, (activity, scalar)) in self.activities.iter().zip(activities).enumerate() {
            for (name, value) in &activity.details {
                let at = detail(inputs, scalar.kind, name)?;
                let DetailInput { kind, format, .. } = &inputs.details[at];
                details[at][row] = value
                    .scalar(kind, inputs, format)
                    .map_err(|misfit| LeadError::misfit(name, kind, misfit))?;
            }
        }
        Ok(details)
    }

    /// The lead as columns of one row, and its activities.
    pub(super) fn rows(&self, inputs: &DataSchema, names: &Names) -> Result<Rows, LeadError> {
        let ScalarLead {
            fields,
            activities,
            details,
        } = self.scalars(inputs, names)?;
        let columns = inputs.fields.iter().zip(&fields);
        let columns =
            columns.map(|(field, value)| column(&field.kind, std::slice::from_ref(value)));
        let leads = Leads {
            ids: [Some(self.id.as_str())].into_iter().collect(),
            columns: columns.collect(),
            known_from: vec![None; inputs.fields.len()],
        };
        let mut all = Activities::default();
        for activity in &activities {
            let kind = EventKind::Logged(activity.kind);
            let known = all.kinds.iter().position(|known| *known == kind);
            let at = known.unwrap_or_else(|| {
                all.kinds.push(kind);
                all.kinds.len() - 1
            });
            all.lead.push(0);
            // A contract has at most as many kinds as fit into 16 bits.
            all.kind.push(u16::try_from(at).unwrap_or(u16::MAX));
            all.micros.push(activity.micros);
        }
        let columns = inputs.details.iter().enumerate();
        let columns = columns.map(|(at, detail)| column(&detail.kind, details.get(at)?));
        all.details = columns.collect();
        let date_only = activities.iter().map(|activity| activity.date_only);
        all.date_only = Some(date_only.collect());
        Ok(Rows {
            leads,
            activities: all,
        })
    }
}

impl Activity {
    fn scalar(&self, inputs: &DataSchema, names: &Names) -> Result<ScalarActivity, LeadError> {
        let kind = self.kind(inputs, names)?;
        let format = inputs.own_time_format(kind);
        let format = format.unwrap_or(&inputs.activity_columns.time_format);
        let at = self.at.instant(inputs, format);
        let (micros, date_only) = at.map_err(|misfit| match misfit {
            TypeMismatch::Type => LeadError::NoTime(self.kind.clone()),
            other => LeadError::misfit(&self.kind, &Type::Time, other),
        })?;
        Ok(ScalarActivity {
            kind,
            micros,
            date_only,
        })
    }

    fn kind(&self, inputs: &DataSchema, names: &Names) -> Result<ActivityId, LeadError> {
        let at = names.activities.get(&self.kind).ok_or_else(|| {
            let names = inputs.activities.iter().map(|kind| kind.name.as_str());
            LeadError::UnknownActivity(UnknownName::new(&self.kind, names))
        })?;
        match inputs.activities[at].logged {
            Some(_) => Ok(ActivityId(at as u32)),
            None => Err(LeadError::Derived(self.kind.clone())),
        }
    }
}

/// A detail by its name: that of the activity, or of one that follows from it.
fn detail(inputs: &DataSchema, activity: ActivityId, name: &str) -> Result<usize, LeadError> {
    let of = |at: &usize, activity: ActivityId| inputs.details[*at].activity == activity;
    let known: Vec<usize> = (0..inputs.details.len())
        .filter(|at| {
            of(at, activity) || follows_from(inputs, inputs.details[*at].activity, activity)
        })
        .collect();
    let wanted = fold_name(name);
    let same = |at: &&usize| fold_name(&inputs.details[**at].name) == wanted;
    let own = known.iter().filter(same).find(|at| of(at, activity));
    let at = own.or_else(|| known.iter().find(same));
    let names = known.iter().map(|at| inputs.details[*at].name.as_str());
    let unknown = || LeadError::UnknownDetail(UnknownName::new(name, names));
    at.copied().ok_or_else(unknown)
}

/// Whether a kind is derived from an activity, directly or through others.
fn follows_from(inputs: &DataSchema, kind: ActivityId, activity: ActivityId) -> bool {
    let mut seen = vec![false; inputs.activities.len()];
    let mut open = vec![kind];
    while let Some(kind) = open.pop() {
        if kind == activity {
            return true;
        }
        if !std::mem::replace(&mut seen[kind.index()], true) {
            open.extend(&inputs.activities[kind.index()].follows_from);
        }
    }
    false
}

/// A lead as columns.
pub(super) struct Rows {
    pub leads: Leads,
    pub activities: Activities,
}

/// A name that a contract does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownName {
    /// The name given.
    pub name: String,
    /// A name that is spelled nearly so.
    pub near: Option<String>,
}

/// What a contract does not know of a lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeadError {
    /// There is no such field.
    UnknownField(UnknownName),
    /// There is no such activity.
    UnknownActivity(UnknownName),
    /// The activity has no such detail.
    UnknownDetail(UnknownName),
    /// The value of a field or detail is of another type.
    Type {
        /// The field or detail.
        name: String,
        /// Its type: `a whole number`.
        expected: Message,
    },
    /// The text is none of the declared choices.
    Choice {
        /// The field or detail.
        name: String,
        /// The text.
        text: String,
    },
    /// The text is no code of a country.
    Country {
        /// The field or detail.
        name: String,
        /// The text.
        text: String,
    },
    /// The text is not an address.
    Address {
        /// The field or detail.
        name: String,
        /// The text.
        text: String,
        /// Why it is not.
        why: Message,
    },
    /// The text is neither a date nor a time.
    Time {
        /// The field, detail or activity.
        name: String,
        /// The text.
        text: String,
        /// Why it is not.
        why: Message,
    },
    /// The activity follows from the details of others, which have to be given.
    Derived(String),
    /// The activity has neither a time nor a date.
    NoTime(String),
}

impl LeadError {
    pub(super) fn unknown_field(inputs: &DataSchema, name: &str) -> Self {
        let names = inputs.fields.iter().map(|field| field.name.as_str());
        LeadError::UnknownField(UnknownName::new(name, names))
    }

    fn misfit(name: &str, kind: &Type, misfit: TypeMismatch) -> Self {
        let name = name.to_owned();
        match misfit {
            TypeMismatch::Type => LeadError::Type {
                name,
                expected: kind.noun(),
            },
            TypeMismatch::Choice(text) => LeadError::Choice { name, text },
            TypeMismatch::Country(text) => LeadError::Country { name, text },
            TypeMismatch::Address(text, why) => LeadError::Address { name, text, why },
            TypeMismatch::Time(text, why) => LeadError::Time { name, text, why },
        }
    }
}

impl UnknownName {
    pub(super) fn new<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> UnknownName {
        UnknownName {
            name: name.to_owned(),
            near: closest(name, names).map(str::to_owned),
        }
    }

    /// A message that there is no such name, with the name that is probably meant.
    pub(super) fn or_near(&self, unknown: Message) -> Message {
        match &self.near {
            Some(near) => msg!("{unknown}; did you mean `{near}`?", unknown, near),
            None => unknown,
        }
    }
}

impl LeadError {
    /// The text of `Display` in another language.
    pub fn text_in(&self, language: Language) -> String {
        self.message().text(language)
    }

    fn message(&self) -> Message {
        match self {
            LeadError::UnknownField(unknown) => {
                let field = &unknown.name;
                unknown.or_near(msg!("the contract has no field `{field}`", field))
            }
            LeadError::UnknownActivity(unknown) => {
                let kind = &unknown.name;
                unknown.or_near(msg!("the contract has no activity `{kind}`", kind))
            }
            LeadError::UnknownDetail(unknown) => {
                let detail = &unknown.name;
                unknown.or_near(msg!("the contract has no detail `{detail}`", detail))
            }
            LeadError::Type { name, expected } => msg!("`{name}` is {expected}", name, expected),
            LeadError::Choice { name, text } => {
                msg!("`{text}` is none of the choices of `{name}`", text, name)
            }
            LeadError::Country { name, text } => msg!(
                "`{text}` of `{name}` is not the code of a country, such as `PT`",
                text,
                name
            ),
            LeadError::Address { name, text, why } => msg!(
                "`{text}` of `{name}` is not an address: {why}",
                text,
                name,
                why
            ),
            LeadError::Time { name, text, why } => {
                msg!(
                    "`{text}` of `{name}` cannot be read: {why}",
                    text,
                    name,
                    why
                )
            }
            LeadError::Derived(name) => msg!(
                "`{name}` follows from the details of other activities; give those",
                name
            ),
            LeadError::NoTime(name) => msg!("`{name}` needs a time or a date", name),
        }
    }
}

impl fmt::Display for LeadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text_in(Language::En))
    }
}

impl std::error::Error for LeadError {}
