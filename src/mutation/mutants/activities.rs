//! Activities: which events belong to a kind, and which do not count as activity.

use super::{Kind, MutantList};
use crate::contract::atom_text::line;
use crate::contract::model::ActivitySource;
use crate::syntax::phrase::PhraseId;

pub(super) fn changes(list: &mut MutantList) {
    for (i, activity) in list.contract.activities.iter().enumerate() {
        let name = activity.name.span;
        if let ActivitySource::KindOf {
            when: Some(when), ..
        } = &activity.source
            && when.kind.parts().is_none()
        {
            let was = list.sources.line(when.span).trim().to_owned();
            list.add(Kind::LeftOut, when.span, (was, None), move |contract| {
                match &mut contract.activities.get_mut(i)?.source {
                    ActivitySource::KindOf { when, .. } => *when = None,
                    _ => return None,
                }
                Some(())
            });
        }
        if !activity.counts {
            let text = line(list.language, PhraseId::DoesNotCount, &[]);
            let place = list.line_saying(&text, name, None).unwrap_or(name);
            list.add(Kind::LeftOut, place, (text, None), move |contract| {
                contract.activities.get_mut(i)?.counts = true;
                Some(())
            });
        }
    }
}
