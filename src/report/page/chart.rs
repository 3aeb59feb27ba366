//! The content of charts, independent of how they are drawn.

use crate::message::{Figure, Message};

/// A chart.
#[derive(Debug, Clone, PartialEq)]
pub enum Chart {
    /// Durations.
    Histogram(Histogram),
    /// Results week by week.
    Weeks(Weeks),
}

impl Chart {
    /// Its content, in a sentence.
    pub fn alt(&self) -> &Message {
        match self {
            Chart::Histogram(histogram) => &histogram.alt,
            Chart::Weeks(weeks) => &weeks.alt,
        }
    }
}

/// Durations, grouped into steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Histogram {
    /// Its content, in a sentence.
    pub alt: Message,
    /// The unit of the numbers below it.
    pub unit: Message,
    /// One bar for each step.
    pub steps: Vec<Step>,
    /// Number of steps before the deadline.
    pub in_time: usize,
}

/// A bar of a histogram.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its upper end; none for all longer durations.
    pub to: Option<Figure>,
    /// Number of durations in this step.
    pub count: u64,
}

/// Results week by week.
#[derive(Debug, Clone, PartialEq)]
pub struct Weeks {
    /// Its content, in a sentence.
    pub alt: Message,
    /// Whether the heights are percentages.
    pub percent: bool,
    /// One bar for each week.
    pub weeks: Vec<InWeek>,
}

/// The bar of one week.
#[derive(Debug, Clone, PartialEq)]
pub struct InWeek {
    /// Its first day.
    pub label: String,
    /// The result: a number or a percentage; none if there was nothing.
    pub reached: Option<f64>,
    /// The required value.
    pub wanted: Option<f64>,
}
