//! The texts of the page.

use crate::message::{Language, Template, template};
use std::collections::BTreeMap;

/// All texts that the page itself shows. Holes are filled by the page.
const TEXTS: &[Template] = &[
    template!("Save"),
    template!("Format"),
    template!("saved"),
    template!("not saved yet"),
    template!("Contract"),
    template!("Leads"),
    template!("Examples"),
    template!("Report"),
    template!("Deadlines"),
    template!("Document"),
    template!("Views"),
    template!("Stage"),
    template!("saved contract"),
    template!("this text"),
    template!("difference"),
    template!("Who changes stage"),
    template!("no lead changes stage"),
    template!("{from} → {to}: {leads} {leads|lead|leads}"),
    template!("{stage}: {leads} {leads|lead|leads}"),
    template!("Points line {line}: {leads} {leads|lead|leads}"),
    template!("show the leads to which this line gives points"),
    template!("{leads} {leads|lead|leads}"),
    template!("Previous"),
    template!("Next"),
    template!("{first} to {last} of {all}"),
    template!("Back"),
    template!("Lead {lead}"),
    template!("What is different: {changes}"),
    template!("an error in line {line}: the numbers are those of the last text without errors"),
    template!(
        "{errors} errors, the first in line {line}: the numbers are those of the last text without errors"
    ),
    template!("there are no leads yet: add an export of your leads"),
    template!("there is no contract yet"),
    template!("Write a first contract from these exports"),
    template!("Exports of leads"),
    template!("Exports of activities"),
    template!("Use these exports"),
    template!("or drop them here"),
    template!("passed"),
    template!("failed"),
    template!("{passed} of {all} examples pass"),
    template!("there are no examples yet"),
    template!("Example"),
    template!("as of"),
    template!("facts"),
    template!("activities"),
    template!("expected"),
    template!("instead: {actual}"),
    template!("Add"),
    template!("Remove"),
    template!("Add an example"),
    template!("New example"),
    template!("Go to line {line}"),
    template!("The file was changed by somebody else"),
    template!(
        "Your text is not saved. Choose which of the two to keep; the other one can be brought back with Undo."
    ),
    template!("Keep mine and save it"),
    template!("Take theirs"),
    template!("Cancel"),
    template!("leadc has ended: copy your text if it is not saved, and run `leadc open` again"),
    template!("computing …"),
    template!("Download"),
];

/// The texts of the page in a language, by their English form.
pub fn page_texts(language: Language) -> BTreeMap<&'static str, &'static str> {
    let texts = TEXTS.iter();
    texts
        .map(|text| (text.0, text.in_language(language)))
        .collect()
}
