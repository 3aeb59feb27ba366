//! The sources of values: fields of the lead and details of activities. They are shared by several contracts if their names and
//! types agree.

use crate::contract::model::{DetailId, FieldId, Type};
use crate::ir::Program;
use crate::ir::term::Value;
use crate::text::fold_name;
use rustc_hash::{FxHashMap, FxHashSet};

/// A field or a detail.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its name.
    pub name: String,
    /// For a detail, the activity that declares it.
    pub activity: Option<String>,
    /// Its type, with the choices of all contracts.
    pub kind: Type,
    /// By side: the field, if it is one and the side has it.
    pub fields: Vec<Option<FieldId>>,
    /// By side: the detail, if it is one and the side has it.
    details: Vec<Option<DetailId>>,
}

/// The value of a source, or the domain of that value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// The index in [`Domain::sources`](super::Domain::sources).
    pub source: usize,
    /// Whether it is the domain.
    pub domain: bool,
}

/// What identifies a field or detail across contracts: name, activity, and kind of type.
type SourceKey = (String, Option<String>, std::mem::Discriminant<Type>);

/// The sources of some contracts.
pub(super) fn sources(sides: &[&Program]) -> Vec<Source> {
    let mut sources = Vec::new();
    let mut known: FxHashMap<SourceKey, usize> = FxHashMap::default();
    let mut add = |name: &str, activity: Option<&str>, kind: &Type| {
        let activity = activity.map(fold_name);
        let same = (
            fold_name(name),
            activity.clone(),
            std::mem::discriminant(kind),
        );
        let at = *known.entry(same).or_insert_with(|| {
            sources.push(Source {
                name: name.to_owned(),
                activity,
                kind: kind.clone(),
                fields: vec![None; sides.len()],
                details: vec![None; sides.len()],
            });
            sources.len() - 1
        });
        add_choices(&mut sources[at].kind, kind);
        at
    };
    let mut fields = Vec::new();
    let mut details = Vec::new();
    for (side, program) in sides.iter().enumerate() {
        for (id, field) in program.inputs.fields.iter().enumerate() {
            let at = add(&field.name, None, &field.kind);
            fields.push((at, side, FieldId(id as u32)));
        }
        for (id, detail) in program.inputs.details.iter().enumerate() {
            let owner = program.kind_name(detail.activity);
            let at = add(&detail.name, Some(owner), &detail.kind);
            details.push((at, side, DetailId(id as u32)));
        }
    }
    for (at, side, id) in fields {
        sources[at].fields[side] = Some(id);
    }
    for (at, side, id) in details {
        sources[at].details[side] = Some(id);
    }
    sources
}

fn add_choices(known: &mut Type, kind: &Type) {
    if let (Type::Choice(known), Type::Choice(more)) | (Type::Choices(known), Type::Choices(more)) =
        (known, kind)
    {
        let before: FxHashSet<String> = known.iter().cloned().collect();
        known.extend(
            more.iter()
                .filter(|choice| !before.contains(*choice))
                .cloned(),
        );
    }
}

/// The keys of the values of a side.
pub(super) fn keys(sources: &[Source], side: usize) -> impl Fn(Value) -> Option<Key> {
    let places = || sources.iter().enumerate();
    let fields = places().filter_map(|(at, source)| Some((source.fields[side]?, at)));
    let fields: FxHashMap<FieldId, usize> = fields.collect();
    let details = places().filter_map(|(at, source)| Some((source.details[side]?, at)));
    let details: FxHashMap<DetailId, usize> = details.collect();
    move |value| {
        let field = value.field().and_then(|field| fields.get(&field));
        let detail = || value.detail().and_then(|detail| details.get(&detail));
        Some(Key {
            source: *field.or_else(detail)?,
            domain: value.is_domain(),
        })
    }
}
