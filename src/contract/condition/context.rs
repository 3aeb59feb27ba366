//! The place of a condition, and what it can see from there.

use super::super::diagnostics::Diagnostics;
use super::super::model::{ActivityId, PointsRef};
use super::super::scope::Scope;
use super::super::unresolved::Misfit;
use super::super::{keywords, sample_lines};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Arg, Join, Message, Template, msg, template};
use crate::source::Span;
use crate::syntax::phrase::{Language, PhraseId};
use crate::syntax::tree::{GroupWord, Name};

/// The place of a condition.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ConditionContext {
    pub kind: ContextKind,
    /// Whether every line of the block could be read.
    pub complete: bool,
    /// The group the condition is a bullet of.
    pub group: Option<GroupWord>,
    /// How many groups it is nested in.
    pub depth: usize,
}

/// Kinds of places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ContextKind {
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

struct Visible {
    place: Template,
    fields: bool,
    activities: bool,
    definitions: bool,
    groups: bool,
    totals: bool,
    stages: bool,
}

#[rustfmt::skip]
const fn sees(place: Template, fields: bool, activities: bool, definitions: bool, groups: bool, totals: bool, stages: bool) -> Visible {
    Visible { place, fields, activities, definitions, groups, totals, stages }
}

/// What `since` refers to.
const STAGE: Template = template!("a stage");

const YES: bool = true;
const NO: bool = false;

impl ContextKind {
    /// The table of what each place can see: fields and activities, definitions, points, totals, exclusions, stages and
    /// clocks. In that order each sees only what comes before it.
    #[rustfmt::skip]
    fn sees(self) -> Visible {
        //                                                          fields activities definitions groups totals stages
        match self {
            ContextKind::Calendar => sees(template!("the choice of a calendar"), YES, NO, NO, NO, NO, NO),
            ContextKind::Derived(_) => sees(template!("a derived activity"), NO, NO, NO, NO, NO, NO),
            ContextKind::Definition => sees(template!("an ideal customer, persona or definition"), YES, YES, YES, NO, NO, NO),
            ContextKind::Points => sees(template!("a points rule"), YES, YES, YES, NO, NO, NO),
            ContextKind::Exclusion => sees(template!("an exclusion"), YES, YES, YES, YES, YES, NO),
            ContextKind::Stage => sees(STAGE, YES, YES, YES, YES, YES, YES),
            ContextKind::Sla | ContextKind::Lapse => sees(template!("an sla"), YES, YES, YES, YES, YES, YES),
            ContextKind::Fact(None) => sees(template!("a fact of an example"), YES, NO, NO, NO, NO, NO),
            ContextKind::Fact(Some(_)) => sees(template!("a detail of an activity"), NO, NO, NO, NO, NO, NO),
        }
    }

    /// The activity whose details are visible to conditions here.
    pub fn details_of(self) -> Option<ActivityId> {
        match self {
            ContextKind::Derived(id) => Some(id),
            ContextKind::Fact(activity) => activity,
            _ => None,
        }
    }
}

impl ConditionContext {
    /// A place in a block; `complete` says whether every line of the block could be read.
    pub fn new(kind: ContextKind, complete: bool) -> ConditionContext {
        ConditionContext {
            kind,
            complete,
            group: None,
            depth: 0,
        }
    }

    /// The place of a bullet below an opener here.
    pub fn inside(self, group: GroupWord) -> ConditionContext {
        ConditionContext {
            group: Some(group),
            depth: self.depth + 1,
            ..self
        }
    }

    pub fn check_fields(
        self,
        scope: &Scope,
        name: &Name,
        diagnostics: &mut Diagnostics,
    ) -> Option<()> {
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
        let language = scope.language(name.span);
        let help = match seen.is_empty() {
            true => {
                msg!(
                    "declare the detail in the activity's block, for example `{sample}`",
                    sample =
                        sample_lines::field(language, "url", keywords::type_word(language, "Text"))
                )
            }
            false => msg!(
                "its details are {details}",
                details = Arg::list(seen, Join::Comma)
            ),
        };
        let message = msg!(
            "`{name}` is a field of the lead; only details of the activity can be used here",
            name = name.text
        );
        let diagnostic = Diagnostic::new(Code::E0306, name.span, message).help(help);
        diagnostics.misfit(Misfit::Subject, diagnostic);
        None
    }

    pub fn check_activities(
        self,
        scope: &Scope,
        span: Span,
        diagnostics: &mut Diagnostics,
    ) -> Option<()> {
        let seen = self.kind.sees().activities;
        self.check(seen, scope, span, template!("an activity"), diagnostics)
    }

    pub fn check_definitions(
        self,
        scope: &Scope,
        name: &Name,
        diagnostics: &mut Diagnostics,
    ) -> Option<()> {
        let seen = self.kind.sees().definitions;
        let what = template!("a definition");
        self.check(seen, scope, name.span, what, diagnostics)
    }

    pub fn check_points(
        self,
        scope: &Scope,
        points: PointsRef,
        span: Span,
        diagnostics: &mut Diagnostics,
    ) -> Option<()> {
        let sees = self.kind.sees();
        let seen = match points {
            PointsRef::Group(_) => sees.groups,
            PointsRef::Total(_) => sees.totals,
        };
        self.check(seen, scope, span, template!("points"), diagnostics)
    }

    pub fn check_since(
        self,
        scope: &Scope,
        span: Span,
        diagnostics: &mut Diagnostics,
    ) -> Option<()> {
        let seen = self.kind.sees().stages;
        self.check(seen, scope, span, STAGE, diagnostics)
    }

    pub fn check_in_stage(
        self,
        scope: &Scope,
        span: Span,
        diagnostics: &mut Diagnostics,
    ) -> Option<()> {
        if self.kind == ContextKind::Lapse {
            return Some(());
        }
        let text = scope.sources.text(span);
        let language = scope.language(span);
        let message = msg!(
            "`{text}` is only allowed after `{lapses}` of an sla",
            text,
            lapses = keywords::label(language, PhraseId::Lapses)
        );
        let meeting = sample_lines::names(language).meeting;
        let since = keywords::since(language, meeting, "SQL");
        let diagnostic = Diagnostic::new(Code::E0306, span, message).help(msg!(
            "in other places ask for an activity since the stage, for example `{since}`",
            since
        ));
        diagnostics.misfit(Misfit::Subject, diagnostic);
        None
    }

    fn check(
        self,
        seen: bool,
        scope: &Scope,
        span: Span,
        what: Template,
        diagnostics: &mut Diagnostics,
    ) -> Option<()> {
        if seen {
            return Some(());
        }
        let text = scope.sources.text(span);
        let diagnostic = Diagnostic::new(
            Code::E0306,
            span,
            msg!(
                "`{text}` cannot be used here: {place} cannot refer to {what}",
                text,
                place = self.kind.sees().place.message(),
                what = what.message()
            ),
        )
        .help(self.what_is_seen(scope.language(span), what));
        diagnostics.misfit(Misfit::Subject, diagnostic);
        None
    }

    fn what_is_seen(self, language: Language, what: Template) -> Message {
        match (self.kind, what) {
            (ContextKind::Derived(_) | ContextKind::Fact(Some(_)), _) => {
                msg!("only details of the activity can be used here")
            }
            (ContextKind::Calendar | ContextKind::Fact(None), _) => {
                msg!("only fields of the lead can be used here")
            }
            (_, STAGE) => msg!(
                "`{since}` a stage can be used in stages and slas; in other places use a window, for example `{window}`",
                since = keywords::since_word(language),
                window = sample_lines::window(language)
            ),
            _ => msg!(
                "fields and activities come first, then definitions, points, totals, exclusions, stages and slas; each can use only what comes before it"
            ),
        }
    }
}
