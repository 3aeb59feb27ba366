//! Ids that a program wrote differently than the leads have them, and the likely reason.

use crate::message::{Message, msg};

/// Why no lead has this id, if a lead has it in another form. `is_lead` says whether a lead has an id.
pub(super) fn reason(id: &str, is_lead: impl Fn(&str) -> bool) -> Option<Message> {
    if is_shortened(id) {
        return Some(msg!("a spreadsheet shortened it; export the ids as text"));
    }
    let other = |text: String| is_lead(&text).then_some(text);
    let decimals = match id.strip_suffix(".0") {
        Some(whole) => other(whole.into()),
        None => other(format!("{id}.0")),
    };
    if let Some(lead) = decimals {
        return Some(msg!(
            "the lead is `{lead}`; export the ids of both files as text",
            lead
        ));
    }
    let lead = match id.len() {
        15 => other(long_form(id)?),
        18 => other(id.get(..15)?.into()).filter(|short| long_form(short).as_deref() == Some(id)),
        _ => None,
    };
    lead.map(|lead| {
        msg!("the lead is `{lead}`, the same id in 15 and in 18 characters; export both files with one form", lead)
    })
}

/// `5.80503E+18`: a long number as spreadsheets show it. Different ids look the same then.
pub(super) fn is_shortened(id: &str) -> bool {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let Some((mantissa, exponent)) = id.split_once(['E', 'e']) else {
        return false;
    };
    let (whole, decimals) = mantissa.split_once(['.', ',']).unwrap_or((mantissa, "0"));
    let exponent = exponent.strip_prefix('+');
    whole.len() == 1 && is_digits(whole) && is_digits(decimals) && exponent.is_some_and(is_digits)
}

/// The form in 18 characters of a Salesforce id in 15: three more characters say which of each five letters are capitals.
fn long_form(id: &str) -> Option<String> {
    const MARKS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    if id.len() != 15 || !id.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let mut long = id.to_owned();
    for five in id.as_bytes().chunks(5) {
        let capitals = five
            .iter()
            .enumerate()
            .filter(|(_, byte)| byte.is_ascii_uppercase());
        let mark = capitals.fold(0, |mark, (at, _)| mark | 1 << at);
        long.push(char::from(*MARKS.get(mark)?));
    }
    Some(long)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_in_another_form_names_the_lead() {
        let leads = ["101", "7.0", "0035g00000ABCde", "0035g00000XYzAbAAL"];
        let why = |id: &str| {
            reason(id, |other| leads.contains(&other)).map_or(String::new(), |why| why.english())
        };
        assert!(why("101.0").starts_with("the lead is `101`;"));
        assert!(why("7").starts_with("the lead is `7.0`;"));
        let long = long_form("0035g00000ABCde").unwrap();
        assert!(
            why(&long).starts_with("the lead is `0035g00000ABCde`,"),
            "{long}"
        );
        assert_eq!(why("102"), "");
        assert_eq!(why("0035g00000ABCdeAAA"), "");
    }

    #[test]
    fn the_three_characters_count_capitals() {
        assert_eq!(
            long_form("001A0000006Vm9r").as_deref(),
            Some("001A0000006Vm9rIAC")
        );
        assert_eq!(long_form("001a0000006vm9-"), None);
    }

    #[test]
    fn numbers_as_spreadsheets_show_them() {
        for id in ["5.80503E+18", "1E+15", "5,80503E+18"] {
            assert!(is_shortened(id), "{id}");
        }
        for id in [
            "580503", "12E+18", "E+18", "1.5E-3", "1e5", "A1E+2", "2.E+1",
        ] {
            assert!(!is_shortened(id), "{id}");
        }
    }
}
