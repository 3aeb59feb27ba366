//! Terms and tables for people.

use super::{Ref, refs};
use crate::contract::model::Actor;
use crate::ir::program::Program;
use crate::ir::term::{Ages, Anchor, Bands, Measure, Selection, SelectionId, Term, TermId, Window};
use crate::language::text::TextTest;
use std::fmt::{self, Formatter};

impl Program {
    pub(super) fn fmt_terms(&self, f: &mut Formatter<'_>) -> fmt::Result {
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
                format!("{} {}", self.value_name(*value), test)
            }
            Term::Band {
                value,
                bands,
                first,
                last,
            } => {
                let range = show_cells(&self.bands[bands.index()], *first, *last);
                let name = self.value_name(*value);
                format!("{name} {range} (cells {first} to {last})")
            }
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
                match (*youngest, *oldest) {
                    (0, oldest) => format!("{name} in the last {} days", oldest + 1),
                    (youngest, 0) => format!("{name} in the next {} days", 1 - youngest),
                    _ => format!("{name} between {youngest} and {oldest} days ago"),
                }
            }
            Term::Yes(value) => format!("{} is yes", self.value_name(*value)),
            Term::Points(of, test) => {
                format!("{} {}", self.points_name(*of), test)
            }
            Term::Count {
                which,
                measure,
                at_least,
                window,
            } => {
                let (which, window) = (self.selection_name(*which), self.show_window(*window));
                let counted = match measure {
                    Measure::Times => "",
                    Measure::Days => " days with one",
                };
                format!("at least {at_least}{counted} of {which}{window}")
            }
            Term::Quiet {
                which,
                days,
                since,
                after_back,
            } => {
                let which = self.selection_name(*which);
                let since = match since {
                    Anchor::ThisStage => ", in this stage",
                    Anchor::ThisClock => ", on this clock",
                    Anchor::Ever | Anchor::Stage(_) => "",
                };
                let back = show_after_back(*after_back);
                format!("none of {which} for {days} days{since}{back}")
            }
            Term::Entered(stage) => format!("{} was entered", self.stage_name(*stage)),
            Term::Reached(stage) => {
                format!("{} was entered on this clock", self.stage_name(*stage))
            }
        }
    }

    fn show_window(&self, window: Window) -> String {
        let ages = match window.ages {
            None => String::new(),
            Some(Ages {
                youngest: 0,
                oldest,
            }) => format!(" in the last {} days", oldest + 1),
            Some(Ages { youngest, oldest }) => format!(" between {youngest} and {oldest} days ago"),
        };
        let until = window
            .until
            .map(|end| format!(" after the last {}", self.selection_name(end)));
        let since = match window.since {
            Anchor::Ever => String::new(),
            Anchor::Stage(stage) => format!(" since {}", self.stage_name(stage)),
            Anchor::ThisStage => " since this stage".to_owned(),
            Anchor::ThisClock => " since this clock started".to_owned(),
        };
        let back = show_after_back(window.after_back);
        format!("{ages}{since}{}{back}", until.unwrap_or_default())
    }

    /// The activities of a selection in words.
    pub fn selection_name(&self, which: SelectionId) -> String {
        match self.selections[which.index()] {
            Selection::Kind(kind) => self.kind_name(kind).to_owned(),
            Selection::KindBy(kind, party) => {
                let party = &self.about.parties[party.index()].0;
                format!("{} by {party}", self.kind_name(kind))
            }
            Selection::By(Actor::Lead) => "activity by the lead".to_owned(),
            Selection::By(Actor::Party(party)) => {
                format!("activity by {}", self.about.parties[party.index()].0)
            }
            Selection::Anybody => "activity by anybody".to_owned(),
        }
    }
}

fn show_cells(bands: &Bands, first: u32, last: u32) -> String {
    let point = |cell: u32| bands.points.get(cell as usize / 2).map(|point| point.get());
    let from = match first.checked_sub(1) {
        _ if first % 2 == 1 => point(first).map(|point| format!("at least {point}")),
        Some(before) => point(before).map(|point| format!("more than {point}")),
        None => None,
    };
    let to = match (last % 2, point(last)) {
        (1, Some(point)) => Some(format!("at most {point}")),
        (_, Some(point)) => Some(format!("less than {point}")),
        (_, None) => None,
    };
    let ends: Vec<String> = from.into_iter().chain(to).collect();
    ends.join(", ")
}

fn show_after_back(after_back: bool) -> &'static str {
    if after_back {
        ", later than the last going back"
    } else {
        ""
    }
}

fn show_text(test: &TextTest) -> String {
    let texts = &test.texts;
    let shown: Vec<String> = texts.iter().take(8).map(|t| format!("{t:?}")).collect();
    let more = match texts.len() - shown.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("{} {}{more}", test.relation.words(), shown.join(", "))
}
