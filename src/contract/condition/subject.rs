//! The subject of a condition: a field, a detail, the domain of one, points or an activity.

use super::super::diagnostics::Diagnostics;
use super::super::keywords;
use super::super::model::{self, ActivityId, PointsRef, Type};
use super::super::scope::Scope;
use super::super::symbols::{Meaning, Namespace};
use super::super::unresolved::{Misfit, Unresolved};
use super::context::ConditionContext;
use crate::diagnostic::{Code, Diagnostic};
use crate::language::types::SubjectKind;
use crate::message::{Message, msg};
use crate::syntax::domain_of;
use crate::syntax::tree::Name;
use crate::text::fold_name;

/// The subject of a condition.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Subject<'s> {
    /// A field or detail with its type; none if the type could not be read.
    Value(model::Subject, Option<&'s Type>),
    Activity(ActivityId),
    Points(PointsRef),
}

impl Subject<'_> {
    pub fn kind(&self) -> Option<SubjectKind> {
        match self {
            Subject::Value(_, kind) => kind.map(Type::subject_kind),
            Subject::Activity(_) => Some(SubjectKind::Activity),
            Subject::Points(_) => Some(SubjectKind::Points),
        }
    }

    pub fn noun(&self) -> Message {
        match self {
            Subject::Value(_, Some(kind)) => kind.noun(),

            Subject::Value(_, None) => msg!("a field"),
            Subject::Activity(_) => msg!("an activity"),
            Subject::Points(_) => msg!("points"),
        }
    }
}

static TEXT: Type = Type::Text;

/// The subject that a name means in this place.
pub(crate) fn subject<'s>(
    scope: &'s Scope,
    place: ConditionContext,
    name: &Name,
    diagnostics: &mut Diagnostics,
) -> Option<Subject<'s>> {
    if let Some(activity) = place.kind.details_of() {
        if let Some(detail) = scope.detail(activity, &name.text) {
            scope.choices.name_detail(name, detail);
            let kind = scope.details.get(detail.index())?.kind.as_ref();
            return Some(Subject::Value(model::Subject::Detail(detail), kind));
        }
        if let Some(whole) = domain_of(scope.sources, scope.language(name.span), name) {
            scope.choices.domain(name, &whole);
            return domain(
                subject(scope, place, &whole, diagnostics)?,
                scope,
                name,
                diagnostics,
            );
        }
        return unknown_detail(scope, place, activity, name, diagnostics);
    }
    if !scope.is_subject(&name.text)
        && let Some(whole) = domain_of(scope.sources, scope.language(name.span), name)
    {
        scope.choices.domain(name, &whole);
        return domain(
            subject(scope, place, &whole, diagnostics)?,
            scope,
            name,
            diagnostics,
        );
    }
    match scope.subject(name, diagnostics)? {
        Meaning::Field(id) => {
            place.check_fields(scope, name, diagnostics)?;
            let kind = scope.fields.get(id.index())?.kind.as_ref();
            Some(Subject::Value(model::Subject::Field(id), kind))
        }
        Meaning::Activity(id) => {
            place.check_activities(scope, name.span, diagnostics)?;
            Some(Subject::Activity(id))
        }
        Meaning::Group(id) => {
            place.check_points(scope, PointsRef::Group(id), name.span, diagnostics)?;
            Some(Subject::Points(PointsRef::Group(id)))
        }
        Meaning::Total(id) => {
            place.check_points(scope, PointsRef::Total(id), name.span, diagnostics)?;
            Some(Subject::Points(PointsRef::Total(id)))
        }
        _ => None,
    }
}

fn unknown_detail<'s>(
    scope: &'s Scope,
    place: ConditionContext,
    activity: ActivityId,
    name: &Name,
    diagnostics: &mut Diagnostics,
) -> Option<Subject<'s>> {
    if let Some(entry) = scope.names.entry(Namespace::Subjects, &name.text) {
        match entry.meaning {
            Meaning::Field(_) => place.check_fields(scope, name, diagnostics)?,
            _ => place.check_activities(scope, name.span, diagnostics)?,
        }
        return None;
    }
    if scope.unread.may_declare(&fold_name(&name.text)) {
        return None;
    }
    diagnostics.unresolved(Unresolved::Detail(activity, name.clone()));
    None
}

fn domain<'s>(
    whole: Subject<'s>,
    scope: &Scope,
    name: &Name,
    diagnostics: &mut Diagnostics,
) -> Option<Subject<'s>> {
    let of = match whole {
        Subject::Value(model::Subject::Field(id), kind) => (model::Subject::DomainOf(id), kind),
        Subject::Value(model::Subject::Detail(id), kind) => {
            (model::Subject::DomainOfDetail(id), kind)
        }
        other @ (Subject::Value(
            model::Subject::DomainOf(_) | model::Subject::DomainOfDetail(_),
            _,
        )
        | Subject::Activity(_)
        | Subject::Points(_)) => {
            no_domain(scope, name, other.noun(), diagnostics);
            return None;
        }
    };
    match of {
        (subject, Some(Type::Email | Type::Link)) => Some(Subject::Value(subject, Some(&TEXT))),
        (subject, None) => Some(Subject::Value(subject, None)),
        (_, Some(kind)) => {
            no_domain(scope, name, kind.noun(), diagnostics);
            None
        }
    }
}

fn no_domain(scope: &Scope, name: &Name, noun: Message, diagnostics: &mut Diagnostics) {
    let text = scope.sources.text(name.span);
    let language = scope.language(name.span);
    let message = msg!("`{text}` has no meaning: {noun} has no domain", text, noun);
    let diagnostic = Diagnostic::new(Code::E0401, name.span, message).help(msg!(
        "only a field of the type `{email}` or `{link}` has one",
        email = keywords::type_word(language, "Email"),
        link = keywords::type_word(language, "Link")
    ));
    diagnostics.misfit(Misfit::Subject, diagnostic);
}
