//! The program for people: what `leadc compile` prints.

use super::program::{BackWhen, Group, KindSource, Program, Rule, Stage, Trigger};
use super::term::{Selection, SelectionId, Since, Term, TermId, TextTest, Window};
use crate::contract::model::{Actor, Counting, Decay, NumberTest, StageId};
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
        self.stages.iter().try_for_each(|s| self.fmt_stage(f, s))
    }
}

/// A term as it is referred to: `t7`.
struct Ref(TermId);

impl Display for Ref {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "t{}", self.0.0)
    }
}

/// How far points can go: `-30 to 45`.
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

    fn fmt_terms(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for bands in &self.bands {
            let points: Vec<String> = bands.points.iter().map(|p| p.get().to_string()).collect();
            let name = self.value_name(bands.value);
            writeln!(f, "breakpoints of {name}: {}", points.join(", "))?;
        }
        for (index, term) in self.terms.iter().enumerate() {
            let id = TermId(index as u32);
            let hoisted = self.plan.hoisted.binary_search(&id).is_ok();
            let mark = if hoisted { "once a lead" } else { "" };
            writeln!(
                f,
                "{:<6}{:<13}{}",
                Ref(id).to_string(),
                mark,
                self.show(term)
            )?;
        }
        Ok(())
    }

    fn show(&self, term: &Term) -> String {
        match term {
            Term::Always(truth) => format!("always {}", truth.word()),
            Term::All(children) => format!("all of {}", refs(children)),
            Term::Any(children) => format!("any of {}", refs(children)),
            Term::Not(child) => format!("not {}", Ref(*child)),
            Term::Known(value) => format!("{} is known", self.value_name(*value)),
            Term::Text(value, text) => {
                let name = self.value_name(*value);
                format!("{name} {}", show_text(&self.texts[text.index()]))
            }
            Term::Number(value, test) => {
                let test = test.map(|number| number.get());
                format!("{} {}", self.value_name(*value), show_number(&test))
            }
            Term::Band {
                value, first, last, ..
            } => format!("{} in cells {first} to {last}", self.value_name(*value)),
            Term::Day { value, first, last } => {
                let end = |day: &Option<_>| day.map_or("…".to_owned(), |day| format!("{day}"));
                let (first, last) = (end(first), end(last));
                format!("{} from {first} to {last}", self.value_name(*value))
            }
            Term::Age {
                value,
                youngest,
                oldest,
            } => {
                let name = self.value_name(*value);
                format!("{name} between {youngest} and {oldest} days ago")
            }
            Term::Yes(value) => format!("{} is yes", self.value_name(*value)),
            Term::Points(of, test) => {
                format!("{} {}", self.points_name(*of), show_number(test))
            }
            Term::Count {
                which,
                at_least,
                window,
            } => {
                let (which, window) = (self.show_selection(*which), self.show_window(*window));
                format!("at least {at_least} of {which}{window}")
            }
            Term::Quiet {
                which,
                days,
                in_stage,
                after_back,
            } => {
                let which = self.show_selection(*which);
                let stage = if *in_stage { ", in this stage" } else { "" };
                let back = show_after_back(*after_back);
                format!("none of {which} for {days} days{stage}{back}")
            }
            Term::Entered(stage) => format!("{} was entered", self.stage_name(*stage)),
        }
    }

    fn show_window(&self, window: Window) -> String {
        let days = window.days.map(|days| format!(" in the last {days} days"));
        let since = match window.since {
            Since::Ever => String::new(),
            Since::Stage(stage) => format!(" since {}", self.stage_name(stage)),
            Since::ThisStage => " since this stage".to_owned(),
        };
        let back = show_after_back(window.after_back);
        format!("{}{since}{back}", days.unwrap_or_default())
    }

    fn show_selection(&self, which: SelectionId) -> String {
        match self.selections[which.index()] {
            Selection::Kind(kind) => self.kind_name(kind).to_owned(),
            Selection::By(Actor::Lead) => "activity by the lead".to_owned(),
            Selection::By(Actor::Party(party)) => {
                format!("activity by {}", self.about.parties[party.index()].0)
            }
            Selection::Anybody => "activity by anybody".to_owned(),
        }
    }

    fn fmt_kinds(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for kind in &self.kinds {
            let source = match &kind.source {
                KindSource::Data => continue,
                KindSource::AnyOf(kinds) => {
                    let names: Vec<&str> = kinds.iter().map(|k| self.kind_name(*k)).collect();
                    format!("any of {}", names.join(", "))
                }
                KindSource::KindOf { parent, when } => {
                    let when = when.map_or(String::new(), |when| format!(" when {}", Ref(when)));
                    format!("{}{when}", self.kind_name(*parent))
                }
            };
            writeln!(f, "activity {}: {source}", kind.name)?;
        }
        Ok(())
    }

    fn fmt_group(&self, f: &mut Formatter<'_>, group: &Group) -> fmt::Result {
        if group.only_highest {
            writeln!(f, "  only the highest counts")?;
        }
        if group.starts_again {
            writeln!(f, "  starts again when going back")?;
        }
        group.rules.iter().try_for_each(|r| self.fmt_rule(f, r))
    }

    fn fmt_rule(&self, f: &mut Formatter<'_>, rule: &Rule) -> fmt::Result {
        let line = self.place(rule.place).line;
        let what = match &rule.trigger {
            Trigger::When { condition, .. } => format!("when {}", Ref(*condition)),
            Trigger::ForEach { which, counting } => {
                let which = self.show_selection(*which);
                format!("for each of {which}{}", show_counting(counting))
            }
            Trigger::ForIdle {
                days,
                which,
                counting,
            } => {
                let which = self.show_selection(*which);
                let counting = show_counting(counting);
                format!("for each {days} days without {which}{counting}")
            }
        };
        writeln!(f, "  {:>6} {what}  # line {line}", rule.points)
    }

    fn fmt_stage(&self, f: &mut Formatter<'_>, stage: &Stage) -> fmt::Result {
        let names = |stages: &[StageId]| {
            let names: Vec<&str> = stages.iter().map(|s| self.stage_name(*s)).collect();
            names.join(", ")
        };
        writeln!(f, "stage {}", stage.name)?;
        if let Some(condition) = stage.condition {
            if !stage.from.is_empty() {
                writeln!(f, "  from {}: {}", names(&stage.from), Ref(condition))?;
            }
            if !stage.back_from.is_empty() {
                let from = names(&stage.back_from);
                writeln!(f, "  back from {from}: {}", Ref(condition))?;
            }
        }
        if !stage.not_without.is_empty() {
            let needed: Vec<TermId> = stage.not_without.iter().map(|n| n.known).collect();
            writeln!(f, "  not without {}", refs(&needed))?;
        }
        for track in &stage.fast_tracks {
            let (from, past) = (names(&track.from), names(&track.past));
            let past = if past.is_empty() {
                past
            } else {
                format!(" past {past}")
            };
            writeln!(
                f,
                "  fast track from {from}{past}: {}",
                Ref(track.condition)
            )?;
        }
        for back in &stage.back_to {
            let when = match &back.when {
                BackWhen::Condition { condition, .. } => format!("when {}", Ref(*condition)),
                BackWhen::AfterDays(days) => format!("after {days} days"),
            };
            writeln!(f, "  back to {} {when}", self.stage_name(back.to))?;
        }
        if stage.comes_back_after > 0 {
            writeln!(f, "  comes back after {} days", stage.comes_back_after)?;
        }
        Ok(())
    }
}

fn show_after_back(after_back: bool) -> &'static str {
    if after_back {
        ", later than the last going back"
    } else {
        ""
    }
}

fn show_text(test: &TextTest) -> String {
    let list = |texts: &[String]| {
        let shown: Vec<String> = texts.iter().take(8).map(|t| format!("{t:?}")).collect();
        let more = texts.len().saturating_sub(shown.len());
        let more = if more > 0 {
            format!(" and {more} more")
        } else {
            String::new()
        };
        format!("{}{more}", shown.join(", "))
    };
    match test {
        TextTest::OneOf(texts) => format!("is one of {}", list(texts)),
        TextTest::Contains(texts) => format!("contains one of {}", list(texts)),
        TextTest::Mentions(texts) => format!("mentions one of {}", list(texts)),
        TextTest::StartsWith(text) => format!("starts with {text:?}"),
        TextTest::EndsWith(text) => format!("ends with {text:?}"),
    }
}

fn show_number<N: Display>(test: &NumberTest<N>) -> String {
    match test {
        NumberTest::Is(n) => format!("is {n}"),
        NumberTest::IsNot(n) => format!("is not {n}"),
        NumberTest::Between(low, high) => format!("between {low} and {high}"),
        NumberTest::AtLeast(n) => format!("at least {n}"),
        NumberTest::AtMost(n) => format!("at most {n}"),
        NumberTest::MoreThan(n) => format!("more than {n}"),
        NumberTest::LessThan(n) => format!("less than {n}"),
    }
}

fn show_counting(counting: &Counting) -> String {
    let mut shown = String::new();
    if let Some(days) = counting.last_days {
        shown += &format!(", in the last {days} days");
    }
    for (count, period) in &counting.per_period {
        shown += &format!(", at most {count} per {}", period.word());
    }
    if let Some(count) = counting.only_latest {
        shown += &format!(", only the latest {count}");
    }
    match counting.decay {
        Some(Decay::Halves(days)) => shown += &format!(", halves every {days} days"),
        Some(Decay::Fades(days)) => shown += &format!(", fades over {days} days"),
        None => {}
    }
    if let Some(points) = counting.at_most_points {
        shown += &format!(", at most {points} points");
    }
    shown
}
