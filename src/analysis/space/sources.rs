//! Where values come from: fields of the lead and details of activities, the same for several contracts where names and
//! types are.

use crate::contract::model::{DetailId, FieldId, Type};
use crate::ir::Program;
use crate::ir::term::Value;
use crate::text::fold_name;

/// A field or a detail.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its name.
    pub name: String,
    /// Of a detail the activity that declares it.
    pub activity: Option<String>,
    /// Its type; choices are those of every contract.
    pub kind: Type,
    /// By side: the field, where it is one and the side has it.
    pub fields: Vec<Option<FieldId>>,
    /// By side: the detail, where it is one and the side has it.
    details: Vec<Option<DetailId>>,
}

/// A value: that of a source, or its domain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Which of [`Space::sources`](super::Space::sources).
    pub source: usize,
    /// Whether its domain is meant.
    pub domain: bool,
}

/// The sources of some contracts.
pub(super) fn of(sides: &[&Program]) -> Vec<Source> {
    let mut sources = Vec::new();
    for (side, program) in sides.iter().enumerate() {
        for (at, field) in program.inputs.fields.iter().enumerate() {
            let source = add(&mut sources, sides.len(), &field.name, None, &field.kind);
            source.fields[side] = Some(FieldId(at as u32));
        }
        for (at, detail) in program.inputs.details.iter().enumerate() {
            let owner = program.kind_name(detail.activity);
            let source = add(
                &mut sources,
                sides.len(),
                &detail.name,
                Some(owner),
                &detail.kind,
            );
            source.details[side] = Some(DetailId(at as u32));
        }
    }
    sources
}

fn add<'s>(
    sources: &'s mut Vec<Source>,
    sides: usize,
    name: &str,
    activity: Option<&str>,
    kind: &Type,
) -> &'s mut Source {
    let activity = activity.map(fold_name);
    let same = |source: &Source| {
        fold_name(&source.name) == fold_name(name)
            && source.activity == activity
            && std::mem::discriminant(&source.kind) == std::mem::discriminant(kind)
    };
    let at = sources.iter().position(same).unwrap_or_else(|| {
        sources.push(Source {
            name: name.to_owned(),
            activity,
            kind: kind.clone(),
            fields: vec![None; sides],
            details: vec![None; sides],
        });
        sources.len() - 1
    });
    let source = &mut sources[at];
    if let (Type::Choice(known), Type::Choice(more)) | (Type::Choices(known), Type::Choices(more)) =
        (&mut source.kind, kind)
    {
        for choice in more {
            if !known.contains(choice) {
                known.push(choice.clone());
            }
        }
    }
    source
}

/// The key of a value of a side.
pub(super) fn key(sources: &[Source], side: usize, value: Value) -> Option<Key> {
    let (field, detail) = (value.field(), value.detail());
    let is = |source: &Source| {
        field.is_some() && source.fields[side] == field
            || detail.is_some() && source.details[side] == detail
    };
    Some(Key {
        source: sources.iter().position(is)?,
        domain: value.is_domain(),
    })
}
