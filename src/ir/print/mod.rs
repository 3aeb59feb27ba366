//! The program for people: what `leadc compile` prints.

mod clauses;
mod rules;
mod terms;

use super::program::Program;
use super::term::TermId;
use crate::units::MilliPoints;
use std::fmt::{self, Display, Formatter};

impl Display for Program {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "program \"{}\"", self.about.title)?;
        writeln!(f, "days in {}", self.about.zone.name())?;
        self.fmt_needs(f)?;
        self.fmt_terms(f)?;
        self.fmt_kinds(f)?;
        for definition in &self.definitions {
            let condition = definition.condition;
            writeln!(f, "define {}: {}", definition.name, Ref(condition))?;
        }
        for (group, bounds) in self.groups.iter().zip(&self.plan.groups) {
            let range = Range(bounds.lowest, bounds.highest);
            writeln!(f, "points {}: {range}", group.name)?;
            self.fmt_group(f, group)?;
        }
        for (total, bounds) in self.totals.iter().zip(&self.plan.totals) {
            let parts: Vec<&str> = total.terms.iter().map(|t| self.points_name(*t)).collect();
            let range = Range(bounds.lowest, bounds.highest);
            writeln!(f, "total {}: {} {range}", total.name, parts.join(" + "))?;
        }
        for exclusion in &self.exclusions {
            let condition = exclusion.condition;
            writeln!(f, "exclude {}: {}", exclusion.name, Ref(condition))?;
        }
        self.stages.iter().try_for_each(|s| self.fmt_stage(f, s))?;
        self.fmt_clauses(f)
    }
}

/// A reference to a term: `t7`.
struct Ref(TermId);

impl Display for Ref {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "t{}", self.0.0)
    }
}

/// A range of points: `-30 to 45`.
struct Range(Option<MilliPoints>, Option<MilliPoints>);

impl Display for Range {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let end = |points: Option<MilliPoints>| {
            points.map_or_else(|| "no limit".to_owned(), |points| points.to_string())
        };
        write!(f, "({} to {})", end(self.0), end(self.1))
    }
}

fn refs(terms: &[TermId]) -> String {
    let refs: Vec<String> = terms.iter().map(|t| Ref(*t).to_string()).collect();
    refs.join(" ")
}

impl Program {
    fn fmt_needs(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let plan = &self.plan;
        let fields: Vec<&str> = plan.fields.iter().map(|x| self.field_name(*x)).collect();
        let kinds: Vec<&str> = plan.kinds.iter().map(|x| self.kind_name(*x)).collect();
        let details = plan.details.iter();
        let details: Vec<&str> = details
            .map(|x| self.inputs.details[x.index()].name.as_str())
            .collect();
        writeln!(f, "reads fields: {}", fields.join(", "))?;
        writeln!(f, "reads activities: {}", kinds.join(", "))?;
        writeln!(f, "reads details: {}", details.join(", "))
    }
}
