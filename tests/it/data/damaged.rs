use super::setup::*;
use leadc::data::{DataError, ErrorKind, Input, Request};

fn error(file: &str, content: &[u8]) -> DataError {
    leads(&contract(), file, content).unwrap_err()
}

#[test]
fn what_is_no_text_is_named() {
    for (content, what) in [
        (
            b"7z\xbc\xaf\x27\x1c".as_slice(),
            "this looks like a 7z archive, which cannot be read",
        ),
        (
            b"<!DOCTYPE html><html>",
            "this looks like a page of HTML or XML, which cannot be read",
        ),
        (
            &[7, 0, 1, 2, 200, 0, 9],
            "this is neither text (CSV, JSON Lines) nor Parquet nor an Excel workbook (.xlsx)",
        ),
    ] {
        let error = error("leads.csv", content);
        assert_eq!(error.message().english(), what);
        assert!(error.help().is_some() && error.to_string().contains("leads.csv: "));
    }
}

#[test]
fn a_file_called_parquet_that_is_none() {
    assert!(matches!(
        *error("leads.parquet", b"Record ID\n1\n").kind,
        ErrorKind::NotParquet { .. }
    ));
    assert!(matches!(
        *error("leads.parquet", b"PAR1 and then nothing").kind,
        ErrorKind::DamagedParquet { .. }
    ));
}

#[test]
fn places_that_cannot_be_read() {
    let files = Files::new();
    let kind = |input: Input| {
        let request = Request {
            leads: vec![input],
            ..Request::default()
        };
        *read(&contract(), &request).unwrap_err().kind
    };
    assert_eq!(
        kind(Input::File(files.path("none.csv"))),
        ErrorKind::NotFound
    );
    assert_eq!(kind(Input::File(files.path(""))), ErrorKind::Folder);
}

#[test]
fn damaged_packing_and_damaged_text() {
    let error_of = |file, content: &[u8]| *error(file, content).kind;
    let mut gzip = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3];
    gzip.extend([0xff; 40]);
    assert!(matches!(
        error_of("leads.csv.gz", &gzip),
        ErrorKind::Packing {
            cut_short: false,
            ..
        }
    ));
    let mut wide: Vec<u8> = "\u{feff}Record ID\n1\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    wide.pop();
    assert!(matches!(
        error_of("leads.csv", &wide),
        ErrorKind::Reading { .. }
    ));
}

#[test]
fn standard_input_can_be_named_once() {
    let request = Request {
        leads: vec![Input::Stdin, Input::Stdin],
        ..Request::default()
    };
    assert_eq!(
        *read(&contract(), &request).unwrap_err().kind,
        ErrorKind::StdinTwice
    );
}

#[cfg(unix)]
#[test]
fn pipes_are_read_whatever_their_form() {
    use leadc::contract::model::Type;
    let contract = contract().field("name", Type::Text, &[]);
    for content in [
        "Record ID,Name\n1,Ana\n",
        "{\"Record ID\": 1, \"name\": \"Ana\"}\n",
    ] {
        let files = Files::new();
        let path = files.path("pipe");
        assert!(
            std::process::Command::new("mkfifo")
                .arg(&path)
                .status()
                .unwrap()
                .success()
        );
        let writer = std::thread::spawn({
            let path = path.clone();
            move || std::fs::write(path, content)
        });
        let request = Request {
            leads: vec![Input::File(path)],
            ..Request::default()
        };
        let loaded = read(&contract, &request).unwrap();
        writer.join().unwrap().unwrap();
        assert_eq!(column(&contract, &loaded, "name"), ["Ana"]);
    }
}
