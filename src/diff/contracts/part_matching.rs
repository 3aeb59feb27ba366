//! Pairs the parts of two corresponding lines, and the bullets of two conditions.

use super::Detail;
use super::condition_view::{ConditionView, Group};
use super::line::{Line, Part, Value};
use crate::message::{Message, Template, template};

/// The differences between two corresponding lines.
pub(super) fn parts(old: &Line, new: &Line) -> Vec<Detail> {
    let mut details = Vec::new();
    for part in &new.parts {
        let before = old.parts.iter().find(|before| before.about == part.about);
        details.extend(values(before, Some(part)));
    }
    for part in &old.parts {
        if new.parts.iter().all(|after| after.about != part.about) {
            details.extend(values(Some(part), None));
        }
    }
    for detail in &mut details {
        detail.of.extend(new.title.clone());
        detail.place = detail.place.or(new.place);
    }
    details
}

fn values(old: Option<&Part>, new: Option<&Part>) -> Vec<Detail> {
    let Some(about) = new.or(old).map(|part| part.about) else {
        return Vec::new();
    };
    if let (Some(old), Some(new)) = (old, new)
        && let (Value::Condition(old), Value::Condition(new)) = (&old.value, &new.value)
    {
        return condition_details(about, old, new);
    }
    let said = |part: Option<&Part>| match part.map(|part| &part.value) {
        Some(Value::Plain { meaning, text }) => Some((meaning.clone(), text.clone())),
        Some(Value::Condition(view)) => Some((view.meaning.clone(), Message::verbatim(&view.text))),
        None => None,
    };
    let (old, new) = (said(old), said(new));
    if old.as_ref().map(|(meaning, _)| meaning) == new.as_ref().map(|(meaning, _)| meaning) {
        return Vec::new();
    }
    vec![Detail {
        about: about.0,
        of: Vec::new(),
        old: old.map(|(_, text)| text),
        new: new.map(|(_, text)| text),
        place: None,
    }]
}

/// The differences between two conditions: bullet by bullet for groups of the same kind, otherwise as a whole.
fn condition_details(about: Template, old: &ConditionView, new: &ConditionView) -> Vec<Detail> {
    if old.meaning == new.meaning {
        return Vec::new();
    }
    let (Some(group), true) = (new.group.or(old.group), similar(old, new)) else {
        return vec![replaced(about, Some(old), Some(new))];
    };
    let mut before: Vec<&ConditionView> = bullets(old);
    let mut after: Vec<&ConditionView> = bullets(new);
    after.retain(
        |new| match before.iter().position(|old| old.meaning == new.meaning) {
            Some(at) => {
                before.remove(at);
                false
            }
            None => true,
        },
    );
    let mut details = Vec::new();
    for new in after {
        let same = before.iter().position(|old| old.subject == new.subject);
        match same.map(|at| before.remove(at)) {
            Some(old) => details.extend(condition_details(about, old, new)),
            None => details.push(replaced(about, None, Some(new))),
        }
    }
    details.extend(
        before
            .into_iter()
            .map(|old| replaced(about, Some(old), None)),
    );
    // A bullet of `all of` is simply one of the conditions.
    if group != Group::All {
        for detail in &mut details {
            let group = Message::verbatim(group.text(new.language));
            detail.of.insert(0, group);
        }
    }
    details
}

/// Whether two conditions can be compared bullet by bullet; a single condition counts as `all of` with one bullet.
fn similar(old: &ConditionView, new: &ConditionView) -> bool {
    match (old.group, new.group) {
        (Some(old), Some(new)) => old == new,
        (Some(group), None) | (None, Some(group)) => group == Group::All,
        (None, None) => false,
    }
}

fn bullets(view: &ConditionView) -> Vec<&ConditionView> {
    match view.group {
        Some(_) => view.parts.iter().collect(),
        None => vec![view],
    }
}

/// A different comparison of the same points is a changed threshold.
fn replaced(about: Template, old: Option<&ConditionView>, new: Option<&ConditionView>) -> Detail {
    let text = |asked: Option<&ConditionView>| asked.map(|view| Message::verbatim(&view.text));
    let threshold = match (old, new) {
        (Some(old), Some(new)) if old.subject == new.subject => {
            new.threshold.as_ref().map(Message::verbatim)
        }
        _ => None,
    };
    Detail {
        about: match threshold {
            Some(_) => template!("threshold").0,
            None => about.0,
        },
        of: Vec::new(),
        old: text(old),
        new: threshold.or_else(|| text(new)),
        place: new.map(|view| view.span),
    }
}
