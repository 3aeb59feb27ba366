//! Fingerprints and the line of a signature.

use leadc::contract::model::Contract;
use leadc::diff::contracts::{Side, compare, meaning};
use leadc::mutation::mutants;
use leadc::signing::{Fingerprint, signed};
use leadc::source::Sources;
use leadc::suggest::load;
use leadc::time::LocalDay;

const CONTRACT: &str = include_str!("../fixtures/fingerprint/contract.leadc");

fn read(text: &str) -> (Sources, Contract) {
    let mut sources = Sources::default();
    let loaded = load("a.leadc", &mut sources, &mut |_| {
        Ok(text.as_bytes().to_vec())
    });
    let wrong = loaded.diagnostics.iter().find(|d| d.is_error());
    let wrong = wrong.map(|d| format!("{}: {}", sources.line(d.primary.span), d.message.english()));
    (
        sources,
        loaded.contract.unwrap_or_else(|| panic!("{wrong:?}")),
    )
}

fn side<'a>((sources, contract): &'a (Sources, Contract)) -> Side<'a> {
    Side { contract, sources }
}

fn fingerprint(text: &str) -> Fingerprint {
    Fingerprint::of(side(&read(text)))
}

/// Signatures of a published version must stay valid: if this fails, the text needs another number in its first line.
#[test]
fn the_fingerprint_of_a_contract_is_fixed() {
    let read = read(CONTRACT);
    let text = Fingerprint::text(side(&read));
    assert_eq!(text, include_str!("../fixtures/fingerprint/text.txt"));
    let digits = "8DDD5F5F21C0715869D3E32840ED08E8E73F0889266DF5FBF0E282A028E5AD9F";
    assert_eq!(Fingerprint::of(side(&read)).to_string(), digits);
}

#[test]
fn layout_comments_and_the_order_of_declarations_do_not_matter() {
    let own = fingerprint(CONTRACT);
    let flat: String = CONTRACT
        .lines()
        .map(|line| format!("{}  # x\n", line.trim()))
        .collect();
    assert_eq!(fingerprint(&flat), own);
    let moved = CONTRACT.replace("term lead: \"A person\"\n", "") + "\nterm lead: \"A person\"\n";
    assert_eq!(fingerprint(&moved), own);
    let bracketed = CONTRACT.replace("for each visit", "for each [Visit]");
    assert_eq!(fingerprint(&bracketed), own);
    let shown = CONTRACT.replace("  time zone", "  show: size\n  allow: notes\n  time zone");
    assert_eq!(fingerprint(&shown), own);
    let with_example = format!(
        "{CONTRACT}\nexample \"a\":\n  as of: 2026-05-04\n  lead: size is 60\n  expect: fit is 10\n"
    );
    assert_eq!(fingerprint(&with_example), own);
}

#[test]
fn what_people_sign_matters() {
    let own = fingerprint(CONTRACT);
    for (was, now) in [
        ("\"A person\"", "\"A human\""),
        (
            "marketing \"Ana\", sales \"Marco\"",
            "sales \"Marco\", marketing \"Ana\"",
        ),
        ("because \"We sell there\"", "because \"They buy there\""),
        ("Europe/Lisbon", "Europe/Madrid"),
        (
            "+20 when country is one of PT, ES\n+10 when size at least 50",
            "+10 when size at least 50\n+20 when country is one of PT, ES",
        ),
        ("version: 3", "version: 4"),
        ("\"Labour Day\"", "\"May Day\""),
    ] {
        let changed = CONTRACT.replace(was, now);
        assert_ne!(changed, CONTRACT, "{was}");
        assert_ne!(fingerprint(&changed), own, "{was}");
    }
}

#[test]
fn a_change_has_another_fingerprint_if_and_only_if_it_is_a_difference() {
    let read = read(CONTRACT);
    let own = side(&read);
    let changes = mutants::all(own.contract, own.sources);
    assert!(changes.len() > 50, "{}", changes.len());
    for change in changes {
        let contract = change.applied(own.contract);
        let other = Side {
            contract: &contract,
            ..own
        };
        let is_same = meaning(own) == meaning(other);
        let differences = compare(own, other);
        assert_eq!(
            is_same,
            differences.is_empty(),
            "{} → {}",
            change.was,
            change.now.as_deref().unwrap_or_default()
        );
    }
}

#[test]
fn the_line_of_a_signature_goes_to_the_end_of_the_block_or_replaces_its_own() {
    let read = read(CONTRACT);
    let own = Fingerprint::of(side(&read));
    let day = |day| LocalDay::from_ymd(2026, 3, day).unwrap();
    let first = signed(side(&read), ("Ana", day(20)), own).remove(0);
    let line = format!(
        "  signed by: \"Ana\" on 2026-03-20, fingerprint {}\n",
        own.signed()
    );
    assert_eq!(
        first,
        CONTRACT.replace(
            "calendar: Office\n\n",
            &format!("calendar: Office\n{line}\n")
        )
    );
    let read_again = self::read(&first);
    let again = signed(side(&read_again), ("Ana", day(21)), own).remove(0);
    assert_eq!(again, first.replace("2026-03-20", "2026-03-21"));
    let both = signed(side(&read_again), ("Marco", day(22)), own).remove(0);
    let (_, signatures) = self::read(&both);
    let people: Vec<&str> = signatures
        .info
        .signatures
        .iter()
        .map(|s| s.person.as_str())
        .collect();
    assert_eq!(people, ["Ana", "Marco"]);
    assert_eq!(fingerprint(&both), own);
}
