//! The types of fields and details, and the kinds of subjects conditions have.

use crate::message::{Message, msg};
use serde::{Deserialize, Serialize};

/// A type of a field or detail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Type {
    /// The key of a lead.
    Id,
    /// When the lead was created; at most one field has this type.
    CreationTime,
    /// A whole number.
    Whole,
    /// A range of whole numbers.
    Range,
    /// A number.
    Number,
    /// An amount in the contract's currency.
    Money,
    /// A percentage; 80% is 80.
    Percent,
    /// A text.
    Text,
    /// An e-mail address.
    Email,
    /// A web address.
    Link,
    /// One of the declared texts.
    Choice(Vec<String>),
    /// Any number of the declared texts.
    Choices(Vec<String>),
    /// An ISO 3166-1 alpha-2 code.
    Country,
    /// A local date.
    Date,
    /// An instant.
    Time,
    /// `yes` or `no`.
    YesNo,
}

/// A kind of subject, as far as operators distinguish them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubjectKind {
    /// One text.
    Text,
    /// One of the declared texts.
    Choice,
    /// Any number of the declared texts.
    Choices,
    /// A country.
    Country,
    /// A number, an amount of money, or a percentage.
    Number,
    /// A date, or the local day of a time.
    Day,
    /// Yes or no.
    YesNo,
    /// The points of a group or total.
    Points,
    /// Activities of a kind.
    Activity,
}

impl Type {
    /// The kind of subject that operators see.
    pub fn subject_kind(&self) -> SubjectKind {
        match self {
            Type::Id | Type::Text | Type::Email | Type::Link => SubjectKind::Text,
            Type::Whole | Type::Range | Type::Number | Type::Money | Type::Percent => {
                SubjectKind::Number
            }
            Type::Choice(_) => SubjectKind::Choice,
            Type::Choices(_) => SubjectKind::Choices,
            Type::Country => SubjectKind::Country,
            Type::Date | Type::Time | Type::CreationTime => SubjectKind::Day,
            Type::YesNo => SubjectKind::YesNo,
        }
    }

    /// The declared texts, if its values are among them.
    pub fn options(&self) -> Option<&[String]> {
        let (Type::Choice(options) | Type::Choices(options)) = self else {
            return None;
        };
        Some(options)
    }

    /// A value with a domain: `ana@acme.com`, and for all types but email addresses `https://acme.com/ana`.
    pub fn address(&self, name: &str, domain: &str) -> String {
        match *self == Type::Email {
            true => format!("{name}@{domain}"),
            false => format!("https://{domain}/{name}"),
        }
    }

    /// The noun for messages: `a whole number`.
    pub fn noun(&self) -> Message {
        match self {
            Type::Id => msg!("an id"),
            Type::CreationTime => msg!("the creation time"),
            Type::Whole => msg!("a whole number"),
            Type::Range => msg!("a range of whole numbers"),
            Type::Number => msg!("a number"),
            Type::Money => msg!("an amount of money"),
            Type::Percent => msg!("a percentage"),
            Type::Text => msg!("a text"),
            Type::Email => msg!("an email address"),
            Type::Link => msg!("a link"),
            Type::Choice(_) => msg!("a choice"),
            Type::Choices(_) => msg!("a set of choices"),
            Type::Country => msg!("a country"),
            Type::Date => msg!("a date"),
            Type::Time => msg!("a time"),
            Type::YesNo => msg!("yes or no"),
        }
    }
}
