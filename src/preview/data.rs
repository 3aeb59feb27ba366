//! The leads and activities of a preview. They are read once for each way in which a contract reads them, so that changing a
//! rule reads nothing.

use crate::data::picked_rows::{pick_activities, pick_leads};
use crate::data::table::{Activities, Leads};
use crate::data::{
    self, ActivityInput, DataError, Duplicates, Input, Loaded, MemoryFile, Report, Request,
};
use crate::ir::DataSchema;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD as STANDARD;
use rustc_hash::FxHasher;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use std::hash::{Hash, Hasher};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Maximum number of leads that are evaluated; of more, a fixed sample of this size is.
pub const MAX_LEADS: usize = 50_000;

/// Number of schemas whose data is kept: the saved contract's and that of the text being written.
const KEPT: usize = 2;

/// The data as a contract reads it.
#[derive(Debug)]
pub struct PreviewData {
    /// The leads, or the sample of them.
    pub leads: Leads,
    /// What they and the parties did.
    pub activities: Activities,
    /// The findings from reading all data.
    pub report: Report,
    /// The number of all leads.
    pub all: usize,
    /// Whether there are exports.
    pub is_given: bool,
}

/// Exports that a page gives.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct GivenFiles {
    /// The exports of leads.
    pub leads: Vec<GivenFile>,
    /// The exports of activities.
    pub activities: Vec<GivenFile>,
}

/// An export.
#[derive(Debug, Clone, Deserialize)]
pub struct GivenFile {
    /// Its name.
    pub name: String,
    /// Its content.
    #[serde(rename = "base64", deserialize_with = "from_base64")]
    pub bytes: Arc<[u8]>,
}

/// The bytes of a text in Base64.
fn from_base64<'de, D: Deserializer<'de>>(from: D) -> Result<Arc<[u8]>, D::Error> {
    let text = String::deserialize(from)?;
    let bytes = STANDARD.decode(text).map_err(D::Error::custom)?;
    Ok(bytes.into())
}

impl GivenFiles {
    /// The request to read them. A row that cannot be used is reported, and is no reason to show nothing.
    pub(super) fn request(&self) -> Request<'static> {
        let activities = self.activities.iter();
        Request {
            leads: self.leads.iter().map(GivenFile::input).collect(),
            activities: activities
                .map(|file| ActivityInput {
                    kind: None,
                    input: file.input(),
                })
                .collect(),
            duplicates: Duplicates::First,
            lenient: true,
            ..Request::default()
        }
    }
}

impl GivenFile {
    fn input(&self) -> Input {
        Input::Memory(MemoryFile {
            name: self.name.clone(),
            bytes: self.bytes.clone(),
        })
    }
}

/// The exports, and what has been read of them, for any number of previews.
#[derive(Clone, Default)]
pub struct DataCache(Arc<Mutex<Exports>>);

#[derive(Default)]
struct Exports {
    request: Request<'static>,
    read: Vec<(DataSchema, Arc<PreviewData>)>,
}

impl DataCache {
    /// The exports of a request.
    pub fn new(request: Request<'static>) -> DataCache {
        DataCache(Arc::new(Mutex::new(Exports {
            request,
            read: Vec::new(),
        })))
    }

    /// The request that reads the exports.
    pub(super) fn request(&self) -> Request<'static> {
        self.exports().request.clone()
    }

    /// Whether there are exports.
    pub(super) fn is_given(&self) -> bool {
        !self.exports().request.leads.is_empty()
    }

    /// Reads other exports from now on.
    pub(super) fn replace(&self, request: Request<'static>) {
        *self.exports() = Exports {
            request,
            read: Vec::new(),
        };
    }

    /// The data as a schema reads it.
    pub(super) fn of(&self, schema: &DataSchema) -> Result<Arc<PreviewData>, DataError> {
        let exports = &mut *self.exports();
        let known = exports.read.iter().position(|(known, _)| known == schema);
        let entry = match known {
            Some(at) => exports.read.remove(at),
            None => {
                let data = PreviewData::read(schema, &exports.request)?;
                (schema.clone(), Arc::new(data))
            }
        };
        let data = entry.1.clone();
        exports.read.insert(0, entry);
        exports.read.truncate(KEPT);
        Ok(data)
    }

    /// Whether some data is still what is read.
    pub(super) fn has(&self, data: &Arc<PreviewData>) -> bool {
        let exports = self.exports();
        exports.read.iter().any(|(_, read)| Arc::ptr_eq(read, data))
    }

    fn exports(&self) -> MutexGuard<'_, Exports> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl PreviewData {
    fn read(schema: &DataSchema, request: &Request<'_>) -> Result<PreviewData, DataError> {
        if request.leads.is_empty() {
            return Ok(PreviewData {
                leads: Leads::without_rows(schema.fields.len()),
                activities: Activities {
                    details: vec![None; schema.details.len()],
                    ..Activities::default()
                },
                report: Report::default(),
                all: 0,
                is_given: false,
            });
        }
        let Loaded {
            leads,
            activities,
            report,
            ..
        } = data::read(schema, request)?;
        let all = leads.len();
        let (leads, activities) = match all > MAX_LEADS {
            true => sample(&leads, &activities),
            false => (leads, activities),
        };
        Ok(PreviewData {
            leads,
            activities,
            report,
            all,
            is_given: true,
        })
    }
}

/// [`MAX_LEADS`] of the leads with their activities: those whose ids have the smallest hashes, so that the same leads are
/// taken every time, whatever the order of the data.
fn sample(leads: &Leads, activities: &Activities) -> (Leads, Activities) {
    let hash = |row: &usize| {
        let mut hasher = FxHasher::default();
        leads.ids.value(*row).hash(&mut hasher);
        hasher.finish()
    };
    let mut rows: Vec<usize> = (0..leads.len()).collect();
    rows.select_nth_unstable_by_key(MAX_LEADS, |row| (hash(row), *row));
    rows.truncate(MAX_LEADS);
    rows.sort_unstable();
    let mut position = vec![None; leads.len()];
    for (new, old) in (0..).zip(&rows) {
        if let Some(slot) = position.get_mut(*old) {
            *slot = Some(new);
        }
    }
    let of_lead = |row: usize| {
        let lead = *activities.lead.get(row)?;
        position.get(lead as usize).copied().flatten()
    };
    let kept: Vec<(usize, u32)> = (0..activities.len())
        .filter_map(|row| Some((row, of_lead(row)?)))
        .collect();
    let picked: Vec<Option<usize>> = kept.iter().map(|(row, _)| Some(*row)).collect();
    let mut own = pick_activities(activities, &picked);
    own.lead = kept.iter().map(|(_, lead)| *lead).collect();
    (pick_leads(leads, &rows), own)
}
