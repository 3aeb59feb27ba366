//! Slots of the phrase table: their names, and what they contain.

macro_rules! slot_names {
    ($($id:ident $text:literal,)*) => {
        /// Names of slots.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[allow(missing_docs)]
        pub enum SlotName { $($id,)* }

        impl SlotName {
            /// The name as written in the table.
            pub fn text(self) -> &'static str {
                match self { $(SlotName::$id => $text,)* }
            }

            /// The slot with this name in the table.
            pub fn from_text(text: &str) -> Option<SlotName> {
                match text { $($text => Some(SlotName::$id),)* _ => None }
            }
        }
    };
}

slot_names! {
    Activities "activities", Activity "activity", Acts "acts", Also "also", Calendar "calendar", Cohort "cohort",
    Column "column", Columns "columns", Condition "condition", Count "count", Currency "currency", Date "date",
    Day "day", Days "days", Definition "definition", Description "description", Duration "duration", Every "every",
    Exclusion "exclusion", Expects "expects", Facts "facts", Field "field", Fields "fields", Findings "findings",
    Fingerprint "fingerprint", Formats "formats", From "from", High "high", Known "known", Least "least", List "list",
    Low "low", Meaning "meaning", Merged "merged", Most "most", Name "name", Names "names",
    Parties "parties", Party "party", Path "path", Period "period", Person "person", Points "points",
    Reason "reason", Share "share", Sla "sla", Slas "slas", Stage "stage", Stages "stages", Start "start",
    Subject "subject", Terms "terms", Text "text", Texts "texts", Title "title", To "to", Type "type", Unknown "unknown", Value "value",
    Values "values", Version "version", When "when", Written "written", Zone "zone", Clock "clock",
}

/// The content of a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SlotType {
    /// A name up to the next word of the phrase: one reading for each place where that word occurs.
    Name,
    /// Names separated by commas, each read like `Name`.
    Names,
    /// A name up to `:`, `,` or `+`.
    Label,
    /// Labels separated by commas.
    Labels,
    /// Labels separated by `+`.
    Sum,
    /// Names separated by `or`, to the end of the line.
    Alternatives,
    /// A condition, or the opener of a group.
    Condition,
    /// The opener of a group.
    Group,
    /// Conditions separated by commas.
    Facts,
    /// Expectations separated by commas.
    Expects,
    /// `3 calls, 3 sales emails`
    Acts,
    /// `"text"`
    Text,
    /// `"a", "b"`
    Texts,
    /// `marketing "Ana", sales "Marco"`
    Parties,
    /// `3`
    Whole,
    /// `60`, `-20`, `2.5`: a limit of points
    Limit,
    /// `+10`
    Points,
    /// `80%`
    Percent,
    /// `50`, `1.5 million`, `BRL 10 million`, `80%`, `2026-04-01`
    Quantity,
    /// A quantity, a quoted text, or bare words
    Value,
    /// Values separated by commas
    Values,
    /// `2026-04-01`
    Date,
    /// `2026-04-01`, `2026-04-01 10:00`
    Moment,
    /// `09:00`
    Clock,
    /// `8 business hours`
    Duration,
    /// `month`
    Period,
    /// `Monday`
    Weekday,
    /// `Monday to Friday`
    Weekdays,
    /// `America/Sao_Paulo`
    Zone,
    /// `BRL`
    Currency,
    /// `7F3A91C2D4E5F607`
    Hex,
    /// `W0105, notes`
    Findings,
    /// `choice of "A", "B"`
    Type,
}

impl SlotType {
    /// The type with this name in the table.
    pub fn from_text(text: &str) -> Option<SlotType> {
        use SlotType as T;
        Some(match text {
            "name" => T::Name,
            "names" => T::Names,
            "label" => T::Label,
            "labels" => T::Labels,
            "sum" => T::Sum,
            "alternatives" => T::Alternatives,
            "condition" => T::Condition,
            "group" => T::Group,
            "facts" => T::Facts,
            "expects" => T::Expects,
            "acts" => T::Acts,
            "text" => T::Text,
            "texts" => T::Texts,
            "parties" => T::Parties,
            "whole" => T::Whole,
            "limit" => T::Limit,
            "points" => T::Points,
            "percent" => T::Percent,
            "quantity" => T::Quantity,
            "value" => T::Value,
            "values" => T::Values,
            "date" => T::Date,
            "moment" => T::Moment,
            "clock" => T::Clock,
            "duration" => T::Duration,
            "period" => T::Period,
            "weekday" => T::Weekday,
            "weekdays" => T::Weekdays,
            "zone" => T::Zone,
            "currency" => T::Currency,
            "hex" => T::Hex,
            "findings" => T::Findings,
            "type" => T::Type,
            _ => return None,
        })
    }

    /// Whether it is free text whose end the grammar cannot determine.
    pub fn is_free(self) -> bool {
        use SlotType as T;
        matches!(
            self,
            T::Name | T::Names | T::Alternatives | T::Condition | T::Facts | T::Expects | T::Acts
        )
    }
}
