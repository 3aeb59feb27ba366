//! The names by which another program gives the values and activities of a lead.

use crate::ir::DataSchema;
use crate::text::fold_name;
use rustc_hash::FxHashMap;

/// The names of fields and activities.
#[derive(Debug, Clone)]
pub(super) struct Names {
    pub fields: NameIndex,
    pub activities: NameIndex,
}

impl Names {
    /// The names of the inputs of a program.
    pub fn new(inputs: &DataSchema) -> Names {
        let fields = inputs.fields.iter().enumerate();
        let activities = inputs.activities.iter().enumerate();
        Names {
            fields: NameIndex::new(fields.map(|(at, field)| (field.name.as_str(), at))),
            activities: NameIndex::new(activities.flat_map(|(at, kind)| {
                let names = std::iter::once(&kind.name).chain(&kind.also);
                names.map(move |name| (name.as_str(), at))
            })),
        }
    }
}

/// The number of each name. A name may be written with other capital letters and spaces.
#[derive(Debug, Clone)]
pub(super) struct NameIndex {
    /// By the folded name; the first of equal names counts.
    folded: FxHashMap<String, usize>,
    /// The same by the name as declared, which is not folded first.
    declared: FxHashMap<String, usize>,
}

impl NameIndex {
    fn new<'n>(names: impl Iterator<Item = (&'n str, usize)>) -> NameIndex {
        let mut index = NameIndex {
            folded: FxHashMap::default(),
            declared: FxHashMap::default(),
        };
        for (name, at) in names {
            let first = *index.folded.entry(fold_name(name)).or_insert(at);
            index.declared.insert(name.to_owned(), first);
        }
        index
    }

    /// The number of a name.
    pub fn get(&self, name: &str) -> Option<usize> {
        let declared = self.declared.get(name);
        let number = declared.or_else(|| self.folded.get(&fold_name(name)));
        number.copied()
    }
}
