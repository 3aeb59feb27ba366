//! What the heading of a column says about it, in any export.

use crate::text::{fold_column, fold_without_accents};

/// A heading as it is compared: letters and digits, without case and accents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    /// All of it.
    pub key: String,
    /// Without what a program puts before every heading, such as `property_`.
    bare: String,
    /// Its words, each after a space.
    words: String,
}

/// What programs put before headings, as it is compared.
const PREFIXES: [&str; 3] = ["property", "hs", "lead"];

/// Words of headings whose values are no quantities, although they are digits.
const CODES: [&str; 18] = [
    "id",
    "ids",
    "phone",
    "mobile",
    "fax",
    "zip",
    "postal",
    "postcode",
    "code",
    "telefone",
    "celular",
    "cep",
    "telefono",
    "cellulare",
    "cap",
    "codice",
    "电话",
    "邮编",
];
/// Words of headings of countries.
const COUNTRIES: [&str; 6] = ["country", "pais", "paese", "nazione", "国家", "nation"];
/// Words of headings of amounts.
const AMOUNTS: [&str; 14] = [
    "revenue",
    "amount",
    "budget",
    "price",
    "value",
    "turnover",
    "receita",
    "faturamento",
    "valor",
    "fatturato",
    "ricavi",
    "importo",
    "金额",
    "收入",
];
/// Words of headings of times.
const TIMES: [&str; 17] = [
    "date",
    "time",
    "created",
    "updated",
    "timestamp",
    "at",
    "on",
    "since",
    "data",
    "criado",
    "criada",
    "ora",
    "creato",
    "日期",
    "时间",
    "createdate",
    "datetime",
];
/// Headings that programs write for themselves.
const TECHNICAL: [&str; 9] = [
    "fivetran",
    "airbyte",
    "sdc",
    "systemmodstamp",
    "donotmodifyrowchecksum",
    "donotmodifymodifiedon",
    "photourl",
    "rowchecksum",
    "etag",
];

impl Heading {
    /// The heading of a column.
    pub fn new(name: &str) -> Heading {
        let plain = fold_without_accents(name);
        let mut words = String::new();
        for word in plain
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
        {
            words.push(' ');
            words.push_str(word);
        }
        let key = fold_column(&plain);
        let bare = PREFIXES.iter().find_map(|prefix| key.strip_prefix(prefix));
        let bare = bare
            .filter(|rest| !rest.is_empty())
            .unwrap_or(&key)
            .to_owned();
        Heading { key, bare, words }
    }

    /// How early in a list of headings, between spaces, this one is; with and without what programs put before it.
    pub fn rank(&self, list: &str) -> Option<usize> {
        let position = |key: &str| list.split(' ').position(|one| one == key);
        position(&self.key).or_else(|| Some(list.len() + position(&self.bare)?))
    }

    /// Whether one of its words is in a list; Chinese has no words, so there it is part of the heading.
    fn has(&self, list: &[&str]) -> bool {
        list.iter().any(|one| match one.is_ascii() {
            true => self.words.split(' ').any(|word| word == *one),
            false => self.key.contains(one),
        })
    }

    /// Whether its values are codes, even if they are digits.
    pub fn is_code(&self) -> bool {
        // `Lead Number` is a code, `Number of Employees` is none.
        self.has(&CODES) || self.key.ends_with("id") || self.key.ends_with("number")
    }

    /// Whether it says that the values are countries.
    pub fn is_country(&self) -> bool {
        self.has(&COUNTRIES)
    }

    /// Whether it says that the values are amounts of money.
    pub fn is_amount(&self) -> bool {
        self.has(&AMOUNTS)
    }

    /// Whether it says that the values are dates or times.
    pub fn is_time(&self) -> bool {
        self.has(&TIMES) || self.key.ends_with("date") || self.key.ends_with("time")
    }

    /// Whether a program wrote the column for itself.
    pub fn is_technical(&self) -> bool {
        TECHNICAL.iter().any(|one| self.key.starts_with(one))
    }

    /// Whether part of the heading is in a list.
    pub fn contains(&self, list: &[&str]) -> bool {
        list.iter().any(|one| self.key.contains(one))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_compared_by_letters_and_words() {
        let heading = Heading::new("property_hs_Create Date");
        assert_eq!(heading.key, "propertyhscreatedate");
        assert_eq!(
            Heading::new("Data de Criação").rank("id datadecriacao"),
            Some(1)
        );
        // A heading with what a program puts before it comes after all that are as they are in the list.
        let list = "id createdate";
        let bare = Heading::new("property_createdate").rank(list);
        assert!(bare > Heading::new("Create Date").rank(list), "{bare:?}");
        assert!(Heading::new("Billing Country").is_country());
        assert!(!Heading::new("Accountry").is_country());
        assert!(Heading::new("国家/地区").is_country());
        assert!(Heading::new("Postal Code").is_code());
        assert!(Heading::new("Lead Number").is_code());
        assert!(!Heading::new("Number of Employees").is_code());
        assert!(Heading::new("_fivetran_synced").is_technical());
    }
}
