//! What charts show, before they are drawn.

/// A chart.
#[derive(Debug, Clone, PartialEq)]
pub enum Chart {
    /// How long something took.
    Histogram(Histogram),
    /// What was reached week by week.
    Weeks(Weeks),
}

impl Chart {
    /// What it shows, in a sentence.
    pub fn alt(&self) -> &str {
        match self {
            Chart::Histogram(histogram) => &histogram.alt,
            Chart::Weeks(weeks) => &weeks.alt,
        }
    }
}

/// How long something took, in steps of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Histogram {
    /// What it shows, in a sentence.
    pub alt: String,
    /// What the numbers below it count.
    pub unit: &'static str,
    /// A bar a step.
    pub steps: Vec<Step>,
    /// Steps before the deadline.
    pub in_time: usize,
}

/// A bar of a histogram.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its upper end; none for everything longer.
    pub to: Option<String>,
    /// How many took so long.
    pub count: u64,
}

/// What was reached week by week.
#[derive(Debug, Clone, PartialEq)]
pub struct Weeks {
    /// What it shows, in a sentence.
    pub alt: String,
    /// Whether the heights are percents.
    pub percent: bool,
    /// A bar a week.
    pub weeks: Vec<InWeek>,
}

/// A bar of a week.
#[derive(Debug, Clone, PartialEq)]
pub struct InWeek {
    /// Its first day.
    pub label: String,
    /// What was reached: a number or a percent; none where there was nothing.
    pub reached: Option<f64>,
    /// What should be.
    pub wanted: Option<f64>,
}
