//! Checks what conditions of each kind may refer to.

use super::{Checker, require};
use crate::contract::model::Site;
use crate::ir::program::KindSource;
use crate::ir::term::{Anchor, Term, TermId};

impl Checker<'_> {
    /// Marks the terms that are used by these terms.
    fn used(&self, roots: impl Iterator<Item = TermId>) -> Vec<bool> {
        let mut used = vec![false; self.program.terms.len()];
        roots.for_each(|term| used[term.index()] = true);
        for index in (0..used.len()).rev() {
            if used[index] {
                for child in self.program.terms[index].children() {
                    used[child.index()] = true;
                }
            }
        }
        used
    }

    fn each_used(
        &self,
        roots: impl Iterator<Item = TermId>,
        allowed: impl Fn(&Term) -> bool,
    ) -> bool {
        let used = self.used(roots);
        let terms = self.program.terms.iter().zip(used);
        terms
            .filter(|(_, used)| *used)
            .all(|(term, _)| allowed(term))
    }

    pub(super) fn uses(&self) -> Result<(), String> {
        self.only_kinds_see_details()?;
        self.only_lapses_see_clocks()?;
        self.points_see_neither_points_nor_stages()?;
        self.kinds_see_details_only()
    }

    /// The conditions at some sites.
    fn conditions_of(&self, is_of: impl Fn(Site) -> bool) -> impl Iterator<Item = TermId> {
        let conditions = self.program.conditions().into_iter();
        let conditions = conditions.filter(move |(site, _)| is_of(*site));
        conditions.map(|(_, condition)| condition.condition)
    }

    /// Only derived kinds have an activity whose details can be tested.
    fn only_kinds_see_details(&self) -> Result<(), String> {
        let others = self.conditions_of(|site| !matches!(site, Site::Activity(_)));
        let without = |term: &Term| term.value().is_none_or(|value| value.detail().is_none());
        let fits = self.each_used(others, without);
        require(fits, "a condition that looks at details of no activity")
    }

    /// Conditions of points and definitions may depend on neither points nor stages, which are evaluated after them.
    fn points_see_neither_points_nor_stages(&self) -> Result<(), String> {
        let allowed =
            |term: &Term| !matches!(term, Term::Points(..) | Term::Entered(_)) && !of_clock(term);
        let fits = self.each_used(self.conditions_of(is_of_points), allowed);
        require(fits, "a rule of points that looks at points or stages")
    }

    /// Only `lapses when` may refer to what has happened since the clock started.
    fn only_lapses_see_clocks(&self) -> Result<(), String> {
        let stages = self.conditions_of(is_of_stages);
        let fits = self.each_used(stages, |term| !of_clock(term));
        require(fits, "a condition that looks at a clock it has not")
    }

    /// Only derived kinds may test details, and nothing else: the details of the activities they are derived from.
    fn kinds_see_details_only(&self) -> Result<(), String> {
        let details = &self.program.inputs.details;
        // The last kind that used each term.
        let mut seen = vec![usize::MAX; self.program.terms.len()];
        for (index, kind) in self.program.kinds.iter().enumerate() {
            let KindSource::KindOf {
                when: Some(when), ..
            } = kind.source
            else {
                continue;
            };
            let origins = self.origins(index);
            let mut todo = vec![when.condition];
            while let Some(id) = todo.pop() {
                if std::mem::replace(&mut seen[id.index()], index) == index {
                    continue;
                }
                let term = self.program.term(id);
                todo.extend(term.children());
                let fits = match term {
                    Term::Points(..)
                    | Term::Entered(_)
                    | Term::Reached(_)
                    | Term::Count { .. }
                    | Term::Quiet { .. } => false,
                    Term::Always(_) | Term::All(_) | Term::Any(_) | Term::Not(_) => true,
                    Term::Known(value)
                    | Term::Text(value, _)
                    | Term::Number(value, _)
                    | Term::Band { value, .. }
                    | Term::Day { value, .. }
                    | Term::Age { value, .. }
                    | Term::Yes(value) => {
                        let detail = value.detail().and_then(|id| details.get(id.index()));
                        detail.is_some_and(|detail| origins[detail.activity.index()])
                    }
                };
                require(
                    fits,
                    "a derived activity that looks at more than its details",
                )?;
            }
        }
        Ok(())
    }

    /// The kinds a kind is derived from, directly and indirectly.
    fn origins(&self, kind: usize) -> Vec<bool> {
        let mut found = vec![false; self.program.kinds.len()];
        let mut todo = self.sources(kind);
        while let Some(kind) = todo.pop() {
            if !std::mem::replace(&mut found[kind], true) {
                todo.extend(self.sources(kind));
            }
        }
        found
    }
}

/// Whether a condition belongs to points or definitions.
fn is_of_points(site: Site) -> bool {
    matches!(site, Site::Rule(..) | Site::Definition(_))
}

/// Whether a condition belongs to stages, exclusions, or clocks that have not started yet.
fn is_of_stages(site: Site) -> bool {
    match site {
        Site::Stage(_) | Site::FastTrack(..) | Site::BackTo(..) => true,
        Site::Exclusion(_) | Site::SlaWhen(_) => true,
        Site::Calendar(_) | Site::SlaCalendar(..) => true,
        Site::Rule(..) | Site::Definition(_) | Site::Activity(_) | Site::Lapse(..) => false,
    }
}

/// Whether a term has a meaning only for a clock.
fn of_clock(term: &Term) -> bool {
    matches!(term, Term::Reached(_)) || term.since() == Some(Anchor::ThisClock)
}
