use super::setup::*;
use leadc::contract::model::{Contract, Type};
use leadc::data::read_report::{Compression, Encoding, Format, RowProblem};
use leadc::data::{DataError, ErrorKind, Loaded};
use std::io::Write;

fn people() -> Contract {
    contract().field("name", Type::Text, &[])
}

fn names(file: &str, content: impl AsRef<[u8]>) -> (Vec<String>, Loaded) {
    let contract = people();
    let loaded = leads(&contract, file, content).unwrap();
    (column(&contract, &loaded, "name"), loaded)
}

fn error(content: &[u8]) -> DataError {
    leads(&people(), "leads.csv", content).unwrap_err()
}

#[test]
fn delimiters_are_found() {
    for (content, delimiter, name) in [
        ("Record ID,Name\n1,\"Silva; Ana\"\n", ',', "Silva; Ana"),
        ("Record ID;Name\n1;Silva, Ana\n", ';', "Silva, Ana"),
        ("Record ID\tName\n1\tSilva; Ana\n", '\t', "Silva; Ana"),
        (
            "sep=|\r\nRecord ID|Name\r\n1|Silva; Ana\r\n",
            '|',
            "Silva; Ana",
        ),
    ] {
        let (names, loaded) = names("leads.csv", content);
        assert_eq!(report(&loaded).format, Format::Csv { delimiter });
        assert_eq!(names, [name]);
    }
}

#[test]
fn encodings_are_found() {
    let text = "Record ID,Name\n1,Conceição\n2,José\n";
    let with_mark = format!("\u{feff}{text}");
    let wide = |big: bool| -> Vec<u8> {
        let units = with_mark.encode_utf16();
        units
            .flat_map(|unit| {
                if big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            })
            .collect()
    };
    let old: Vec<u8> = text.chars().map(|c| c as u8).collect();
    for (content, encoding) in [
        (text.as_bytes().to_vec(), Encoding::Utf8),
        (with_mark.clone().into_bytes(), Encoding::Utf8),
        (wide(false), Encoding::Utf16Le),
        (wide(true), Encoding::Utf16Be),
        (wide(false)[2..].to_vec(), Encoding::Utf16Le),
        (old, Encoding::Windows1252),
    ] {
        let (names, loaded) = names("leads.csv", content);
        assert_eq!(names, ["Conceição", "José"], "{encoding:?}");
        assert_eq!(report(&loaded).encoding, Some(encoding));
        assert_eq!(loaded.report.problems(), 0);
    }
}

#[test]
fn a_damaged_character_costs_one_cell() {
    let (names, loaded) = names(
        "leads.csv",
        b"Record ID,Name\n1,Concei\xc3\xa7\xc3\xa3o\n2,Jos\xe9\n3,Ana\n",
    );
    assert_eq!(names, ["Conceição", "?", "Ana"]);
    assert_eq!(
        unreadable(&loaded.report),
        ["3 Name Jos\u{fffd}: it is not valid UTF-8"]
    );
}

#[test]
fn lines_are_counted_through_cells_with_line_breaks() {
    let content = "Record ID,Name\r\n1,\"two\r\nlines\"\r\n\r\n,nobody\r\n2,\"a \"\"b\"\"\"\r\n";
    let (names, loaded) = names("leads.csv", content);
    assert_eq!(names, ["two\r\nlines", "a \"b\""]);
    let without_id = &report(&loaded).rows_with[&RowProblem::NoLeadId];
    assert_eq!(without_id.first[0].line, 5);
    assert_eq!((report(&loaded).rows, report(&loaded).taken), (3, 2));
}

#[test]
fn lines_of_an_old_mac() {
    let (names, loaded) = names("leads.csv", "Record ID,Name\r1,Ana\r,x\r");
    assert_eq!(names, ["Ana"]);
    assert_eq!(
        report(&loaded).rows_with[&RowProblem::NoLeadId].first[0].line,
        3
    );
}

#[test]
fn rows_of_another_length_are_reported() {
    let (names, loaded) = names(
        "leads.csv",
        "Record ID,Name\n1\n2,Silva, Ana\n3,Rossi,\n,,\n4,Li\n",
    );
    assert_eq!(names, ["?", "Rossi", "Li"]);
    let report = report(&loaded);
    assert_eq!(report.rows_with(RowProblem::TooFewCells), 1);
    let shifted = &report.rows_with[&RowProblem::TooManyCells].first[0];
    assert_eq!((shifted.line, shifted.value.as_str()), (3, "2,Silva, Ana"));
    assert_eq!((report.rows, report.taken), (4, 3));
}

#[test]
fn packed_files() {
    let content = b"Record ID,Name\n1,Ana\n";
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(content).unwrap();
    let gzip = gzip.finish().unwrap();
    let zstd = zstd::encode_all(content.as_slice(), 1).unwrap();
    for (file, content, packing) in [
        ("leads.csv.gz", &gzip, Compression::Gzip),
        ("leads.csv.zst", &zstd, Compression::Zstandard),
        ("leads", &gzip, Compression::Gzip),
    ] {
        let (names, loaded) = names(file, content);
        assert_eq!(names, ["Ana"]);
        assert_eq!(report(&loaded).compression, Some(packing));
    }
    for (file, content) in [("leads.csv.gz", &gzip), ("leads.csv.zst", &zstd)] {
        let cut = &content[..content.len() - 5];
        let error = leads(&people(), file, cut).unwrap_err();
        assert!(
            matches!(
                *error.kind,
                ErrorKind::Packing {
                    cut_short: true,
                    ..
                }
            ),
            "{error}"
        );
    }
}

#[test]
fn a_header_alone_has_no_leads_and_an_empty_file_is_an_error() {
    let (_, loaded) = names("leads.csv", "Record ID,Name");
    assert_eq!((loaded.leads.len(), report(&loaded).rows), (0, 0));
    for nothing in [
        b"".as_slice(),
        b"\n\n",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b",,\n",
    ] {
        assert_eq!(*error(nothing).kind, ErrorKind::Empty, "{nothing:?}");
    }
}

#[test]
fn an_open_quote_is_an_error_at_its_line() {
    let error = error(b"Record ID,Name\n1,Ana\n2,\"Li\n3,Rossi\n");
    assert_eq!((*error.kind, error.line), (ErrorKind::OpenQuote, Some(3)));
}

#[test]
fn many_rows_are_read_the_same_by_any_number_of_threads() {
    let contract = people();
    let mut content = String::from("Record ID,Name\n");
    for row in 0..300_000 {
        match row % 1000 {
            1 => content.push_str(",nobody\n"),
            2 => content.push_str(&format!("{row},\"two\nlines {}\"\n", row % 77)),
            _ => content.push_str(&format!("{row},name {}\n", row % 777)),
        }
    }
    let files = Files::new();
    let path = files.with("leads.csv", content);
    let run = |threads| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        let request = leadc::data::Request {
            leads: vec![leadc::data::Input::File(path.clone())],
            ..Default::default()
        };
        let loaded = pool.install(|| read(&contract, &request)).unwrap();
        (format!("{:?}", loaded.leads), loaded.report)
    };
    let one = run(1);
    assert_eq!(one.1.files[0].taken, 299_700);
    for threads in [2, 3, 7] {
        assert!(run(threads) == one, "{threads} threads");
    }
}
