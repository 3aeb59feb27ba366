//! The contract is saved only if nobody else has changed it, and no line changes that the author has left alone.

use super::*;

#[test]
fn a_second_writer_is_noticed() {
    let folder = inbound();
    let page = Page::start(&folder, &["contract.leadc"]);
    let loaded = page.open();
    let (text, hash) = (
        loaded["text"].as_str().unwrap(),
        loaded["hash"].as_str().unwrap(),
    );
    let path = folder.0.path().join("contract.leadc");
    let theirs = format!("{text}# theirs\n");
    std::fs::write(&path, &theirs).unwrap();
    let refused = page.save(&format!("{text}# mine\n"), hash);
    assert_eq!(refused["saved"], false);
    assert_eq!(refused["text"], theirs);
    assert_eq!(text_of(&folder), theirs, "their text is kept");
    let saved = page.save(
        &format!("{text}# mine\n"),
        refused["hash"].as_str().unwrap(),
    );
    assert_eq!(saved["saved"], true);
    assert_eq!(text_of(&folder), format!("{text}# mine\n"));
    let names: Vec<_> = std::fs::read_dir(folder.0.path()).unwrap().collect();
    assert_eq!(names.len(), 5, "no other file is left: {names:?}");
}

#[test]
fn line_ends_and_the_byte_order_mark_are_kept() {
    let windows = format!("\u{feff}{}", CONTRACT.replace('\n', "\r\n"));
    let folder = Folder::with(&[("contract.leadc", &windows)]);
    let page = Page::start(&folder, &[]);
    let loaded = page.open();
    assert_eq!(loaded["text"], CONTRACT);
    let changed = CONTRACT.replace("fit at least 30", "fit at least 20");
    let saved = page.save(&changed, loaded["hash"].as_str().unwrap());
    assert_eq!(saved["saved"], true);
    assert_eq!(
        text_of(&folder),
        windows.replace("fit at least 30", "fit at least 20")
    );
}

#[test]
fn a_contract_that_does_not_exist_is_created_once() {
    let folder = Folder::with(&[]);
    let page = Page::start(&folder, &[]);
    let loaded = page.open();
    assert_eq!((&loaded["text"], &loaded["hash"]), (&json!(""), &json!("")));
    std::fs::write(folder.0.path().join("contract.leadc"), "leadc 1 en\n").unwrap();
    assert_eq!(page.save(CONTRACT, "")["saved"], false);
    assert_eq!(text_of(&folder), "leadc 1 en\n");
    std::fs::remove_file(folder.0.path().join("contract.leadc")).unwrap();
    assert_eq!(page.save(CONTRACT, "")["saved"], true);
    assert_eq!(text_of(&folder), CONTRACT);
}
