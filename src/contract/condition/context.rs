//! The place of a condition, and what it can see from there.

use super::super::diagnostics::Found;
use super::super::model::{ActivityId, PointsRef};
use super::super::scope::Scope;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::syntax::tree::{GroupWord, Name};

/// The place of a condition.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub kind: PlaceKind,
    /// Whether every line of the block could be read.
    pub complete: bool,
    /// The group the condition is a bullet of.
    pub group: Option<GroupWord>,
    /// How many groups it is nested in.
    pub depth: usize,
}

/// Kinds of places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PlaceKind {
    /// `calendar: … when …`
    Calendar,
    /// `when:` of a derived activity
    Derived(ActivityId),
    /// Ideal customers, personas, definitions
    Definition,
    /// `+P when …`
    Points,
    /// `exclude`
    Exclusion,
    /// The condition of a stage, its fast tracks and ways back
    Stage,
    /// `when:` of an sla
    Sla,
    /// `lapses when:`
    Lapse,
    /// A fact of an example, or of the detail of an activity in one
    Fact(Option<ActivityId>),
}

struct Sees {
    place: &'static str,
    fields: bool,
    activities: bool,
    definitions: bool,
    groups: bool,
    totals: bool,
    stages: bool,
}

#[rustfmt::skip]
const fn sees(place: &'static str, fields: bool, activities: bool, definitions: bool, groups: bool, totals: bool, stages: bool) -> Sees {
    Sees { place, fields, activities, definitions, groups, totals, stages }
}

const YES: bool = true;
const NO: bool = false;

impl PlaceKind {
    /// The table of what each place can see: fields and activities, definitions, points, totals, exclusions, stages and
    /// clocks. In that order each sees only what comes before it.
    #[rustfmt::skip]
    fn sees(self) -> Sees {
        //                                                          fields activities definitions groups totals stages
        match self {
            PlaceKind::Calendar => sees("the choice of a calendar", YES, NO, NO, NO, NO, NO),
            PlaceKind::Derived(_) => sees("a derived activity", NO, NO, NO, NO, NO, NO),
            PlaceKind::Definition => sees("an ideal customer, persona or definition", YES, YES, YES, NO, NO, NO),
            PlaceKind::Points => sees("a points rule", YES, YES, YES, NO, NO, NO),
            PlaceKind::Exclusion => sees("an exclusion", YES, YES, YES, YES, YES, NO),
            PlaceKind::Stage => sees("a stage", YES, YES, YES, YES, YES, YES),
            PlaceKind::Sla | PlaceKind::Lapse => sees("an sla", YES, YES, YES, YES, YES, YES),
            PlaceKind::Fact(None) => sees("a fact of an example", YES, NO, NO, NO, NO, NO),
            PlaceKind::Fact(Some(_)) => sees("a detail of an activity", NO, NO, NO, NO, NO, NO),
        }
    }

    /// The activity whose details are visible to conditions here.
    pub fn details_of(self) -> Option<ActivityId> {
        match self {
            PlaceKind::Derived(id) => Some(id),
            PlaceKind::Fact(activity) => activity,
            _ => None,
        }
    }
}

impl Place {
    /// A place in a block; `complete` says whether every line of the block could be read.
    pub fn new(kind: PlaceKind, complete: bool) -> Place {
        Place {
            kind,
            complete,
            group: None,
            depth: 0,
        }
    }

    /// The place of a bullet below an opener here.
    pub fn inside(self, group: GroupWord) -> Place {
        Place {
            group: Some(group),
            depth: self.depth + 1,
            ..self
        }
    }

    pub fn check_fields(self, scope: &Scope, name: &Name, found: &mut Found) -> Option<()> {
        if self.kind.sees().fields {
            return Some(());
        }
        let seen: Vec<String> = self
            .kind
            .details_of()
            .into_iter()
            .flat_map(|id| scope.details_of(id))
            .map(|detail| format!("`{}`", detail.name.text))
            .collect();
        let help = match seen.is_empty() {
            true => {
                "declare the detail in the activity's block, for example `- url: text`".to_string()
            }
            false => format!("its details are {}", seen.join(", ")),
        };
        let message = format!(
            "`{}` is a field of the lead; only details of the activity can be used here",
            name.text
        );
        found.push(Diagnostic::new(Code::E0306, name.span, message).help(help));
        None
    }

    pub fn check_activities(self, scope: &Scope, span: Span, found: &mut Found) -> Option<()> {
        let sees = self.kind.sees();
        self.check(
            sees.activities,
            scope,
            span,
            "an activity",
            sees.place,
            found,
        )
    }

    pub fn check_definitions(self, scope: &Scope, name: &Name, found: &mut Found) -> Option<()> {
        let sees = self.kind.sees();
        self.check(
            sees.definitions,
            scope,
            name.span,
            "a definition",
            sees.place,
            found,
        )
    }

    pub fn check_points(
        self,
        scope: &Scope,
        points: PointsRef,
        span: Span,
        found: &mut Found,
    ) -> Option<()> {
        let sees = self.kind.sees();
        let seen = match points {
            PointsRef::Group(_) => sees.groups,
            PointsRef::Total(_) => sees.totals,
        };
        self.check(seen, scope, span, "points", sees.place, found)
    }

    pub fn check_since(self, scope: &Scope, span: Span, found: &mut Found) -> Option<()> {
        let sees = self.kind.sees();
        self.check(sees.stages, scope, span, "a stage", sees.place, found)
    }

    pub fn check_in_stage(self, scope: &Scope, span: Span, found: &mut Found) -> Option<()> {
        if self.kind == PlaceKind::Lapse {
            return Some(());
        }
        let text = scope.sources.text(span);
        let message = format!("`{text}` is only allowed after `lapses when:` of an sla");
        let diagnostic = Diagnostic::new(Code::E0306, span, message).help(
            "in other places ask for an activity since the stage, for example `meeting since SQL`",
        );
        found.push(diagnostic);
        None
    }

    fn check(
        self,
        seen: bool,
        scope: &Scope,
        span: Span,
        what: &str,
        place: &str,
        found: &mut Found,
    ) -> Option<()> {
        if seen {
            return Some(());
        }
        let text = scope.sources.text(span);
        let diagnostic = Diagnostic::new(
            Code::E0306,
            span,
            format!("`{text}` cannot be used here: {place} cannot refer to {what}"),
        )
        .help(self.what_is_seen(what));
        found.push(diagnostic);
        None
    }

    fn what_is_seen(self, what: &str) -> String {
        match (self.kind, what) {
            (PlaceKind::Derived(_) | PlaceKind::Fact(Some(_)), _) => {
                "only details of the activity can be used here".to_string()
            }
            (PlaceKind::Calendar | PlaceKind::Fact(None), _) => {
                "only fields of the lead can be used here".to_string()
            }
            (_, "a stage") => "`since` a stage can be used in stages and slas; in other places use a window, for example `in the last 30 days`".to_string(),
            _ => "fields and activities come first, then definitions, points, totals, exclusions, stages and slas; each can use only what comes before it".to_string(),
        }
    }
}
