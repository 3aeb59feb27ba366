//! "Did you mean …?": the declared name nearest to a misspelt one, if it is close enough.

use crate::text::{fold_name, slips};

/// The candidate nearest to `name`, if few enough letters differ that it was probably meant; on a tie, the first. Case and
/// the amount of white space are ignored.
pub fn closest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = fold_name(name);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let folded = fold_name(candidate);
        if let Some(slips) = slips(&wanted, &folded)
            && best.is_none_or(|(least, _)| slips < least)
        {
            best = Some((slips, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn only_what_is_close_is_suggested() {
        let names = ["company size", "country", "company", "fit"];
        assert_eq!(closest("Compny  Size", names), Some("company size"));
        assert_eq!(closest("contry", names), Some("country"));
        assert_eq!(closest("fti", names), Some("fit"));
        assert_eq!(closest("industry", names), None);
        assert_eq!(closest("x", ["y"]), None);
        assert_eq!(closest("MQL", ["SQL", "SAL"]), None);
        assert_eq!(closest("MQLs", ["SQL", "MQL"]), Some("MQL"));
        assert_eq!(closest("2 demo requests", ["demo requests"]), None);
        assert_eq!(closest("", names), None);
    }
}
