//! Excel workbooks as a source of rows: what cells mean, which sheet is read, and what is refused.

use super::setup::*;
use leadc::contract::model::{Contract, Type};
use leadc::data::read_report::{Format as Read, Role, RowProblem};
use leadc::data::{DataError, ErrorKind, Input, Loaded, Request};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError};
use std::io::{Cursor, Write as _};
use zip::write::{SimpleFileOptions, ZipWriter};

/// A workbook with one sheet.
fn workbook(fill: impl FnOnce(&mut Worksheet) -> Result<(), XlsxError>) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Leads").unwrap();
    fill(sheet).unwrap();
    workbook.save_to_buffer().unwrap()
}

/// A workbook with texts, the first row of which is the header.
fn texts(rows: &[&[&str]]) -> Vec<u8> {
    workbook(|sheet| {
        for (at, row) in (0..).zip(rows) {
            sheet.write_row(at, 0, row.iter().copied())?;
        }
        Ok(())
    })
}

fn all_types() -> Contract {
    contract()
        .field("size", Type::Whole, &[])
        .field("rate", Type::Number, &[])
        .field("growth", Type::Percent, &[])
        .field("title", Type::Text, &[])
        .field("renewal", Type::Date, &[])
        .field("seen", Type::Time, &[])
        .field("call", Type::YesNo, &[])
}

/// A file made of parts, such as a program that is not careful writes.
fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const ROOT: &str = r#"<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str =
    r#"<workbook><sheets><sheet name="A" sheetId="1" r:id="s1"/></sheets></workbook>"#;
const PARTS: &str = r#"<Relationships><Relationship Id="s1" Type="http://x/worksheet" Target="worksheets/a.xml"/>
<Relationship Id="s2" Type="http://x/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;

/// A workbook with a sheet and shared texts as they are.
fn raw(sheet: &str, strings: &str) -> Vec<u8> {
    package(&[
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", PARTS),
        ("xl/worksheets/a.xml", sheet),
        ("xl/sharedStrings.xml", strings),
    ])
}

fn refused(content: &[u8]) -> DataError {
    leads(&contract(), "leads.xlsx", content).expect_err("the file is refused")
}

#[test]
fn cells_have_the_type_that_the_sheet_shows() {
    let bytes = workbook(|sheet| {
        let names = [
            "Record ID",
            "size",
            "rate",
            "growth",
            "title",
            "renewal",
            "seen",
            "call",
        ];
        sheet.write_row(0, 0, names)?;
        let day = Format::new().set_num_format("dd/mm/yyyy");
        let time = Format::new().set_num_format("yyyy-mm-dd hh:mm");
        sheet.write_number(1, 0, 1_000_000)?;
        sheet.write_number(1, 1, 50)?;
        sheet.write_number(1, 2, 0.1)?;
        sheet.write_number_with_format(1, 3, 0.07, &Format::new().set_num_format("0%"))?;
        sheet.write_string(1, 4, " Ana & co\n")?;
        let renewal = ExcelDateTime::from_ymd(2026, 5, 1)?;
        sheet.write_datetime_with_format(1, 5, &renewal, &day)?;
        let seen = ExcelDateTime::from_ymd(2026, 5, 1)?.and_hms(9, 30, 15)?;
        sheet.write_datetime_with_format(1, 6, &seen, &time)?;
        sheet.write_boolean(1, 7, true)?;
        sheet.write_string(3, 0, "0042")?;
        sheet.write_formula(3, 1, Formula::new("=40+2").set_result("42"))?;
        let padded = Format::new().set_num_format("00000");
        sheet.write_number_with_format(4, 0, 123, &padded)?;
        sheet.set_row_hidden(4)?;
        Ok(())
    });
    let contract = all_types();
    let loaded = leads(&contract, "leads.xlsx", bytes).unwrap();
    assert_eq!(ids(&loaded), ["1000000", "0042", "00123"]);
    let first = |field| column(&contract, &loaded, field)[0].clone();
    assert_eq!(column(&contract, &loaded, "size"), ["50", "42", "?"]);
    assert_eq!((first("rate"), first("growth")), ("0.1".into(), "7".into()));
    assert_eq!(first("title"), "Ana & co");
    assert_eq!(first("renewal"), "2026-05-01");
    // Without an offset it is a time in the zone of the contract, Sao Paulo.
    assert_eq!(first("seen"), "2026-05-01T12:30:15Z");
    assert_eq!(first("call"), "true");
    let report = report(&loaded);
    assert_eq!(
        (report.format, report.sheet.as_deref()),
        (Read::Xlsx, Some("Leads"))
    );
    assert_eq!(
        (report.role.clone(), report.rows, report.taken),
        (Role::Leads, 3, 3)
    );
}

#[test]
fn a_cell_that_cannot_be_read_is_reported_with_its_row() {
    let sheet = "<worksheet><sheetData><row r=\"3\"><c t=\"inlineStr\"><is><t>Record ID</t></is></c>\
                 <c t=\"inlineStr\"><is><t>size</t></is></c></row><row r=\"7\"><c><v>1</v></c><c t=\"e\"><v>#N/A</v></c></row>\
                 <row r=\"8\"/><row r=\"9\"><c><v>2</v></c><c><f>A1+1</f><v></v></c></row>\
                 <row r=\"10\"><c><v>5.80503E+18</v></c><c><v>1</v></c></row></sheetData></worksheet>";
    let contract = contract().field("size", Type::Whole, &[]);
    let loaded = leads(&contract, "leads.xlsx", raw(sheet, "<sst/>")).unwrap();
    assert_eq!(ids(&loaded), ["1", "2"]);
    assert_eq!(
        unreadable(&loaded.report),
        [
            "7 size #N/A: the formula in this cell has an error instead of a result",
            "9 size =A1+1: the result of the formula is not in the file; open it in a spreadsheet program and save it",
        ]
    );
    let without = &report(&loaded).rows_with[&RowProblem::NoLeadId];
    assert_eq!((without.total, without.first[0].line), (1, 10));
    assert!(why(&without.first[0]).starts_with("a spreadsheet keeps only 15 digits"));
}

#[test]
fn blank_rows_and_the_footer_are_left_out() {
    let bytes = texts(&[
        &[" "],
        &["Record ID", "title", "other"],
        &["1", "a", "x"],
        &["", " ", ""],
        &["2", "", "only in a column that is not read"],
        &["Grand Totals (2 records)"],
        &["", ""],
    ]);
    let contract = contract().field("title", Type::Text, &[]);
    let loaded = leads(&contract, "leads.xlsx", bytes).unwrap();
    assert_eq!(ids(&loaded), ["1", "2"]);
    let report = report(&loaded);
    assert_eq!(report.unused, ["other"]);
    let footer = &report.rows_with[&RowProblem::Footer];
    assert_eq!((footer.total, footer.first[0].line), (1, 6));
}

fn of_sheet(bytes: &[u8], name: &str) -> Result<Loaded, DataError> {
    let files = Files::new();
    let path = files.with("leads.xlsx", bytes);
    let argument = match name {
        "" => path.display().to_string(),
        name => format!("{}#{name}", path.display()),
    };
    let leads = vec![Input::parse(&argument)];
    read(
        &contract(),
        &Request {
            leads,
            ..Request::default()
        },
    )
}

#[test]
fn a_sheet_is_chosen_by_its_name() {
    let mut workbook = Workbook::new();
    for (name, id) in [("Help", "none"), ("May #1", "5"), ("June", "6")] {
        let sheet = workbook.add_worksheet().set_name(name).unwrap();
        sheet.write_column(0, 0, ["Record ID", id]).unwrap();
        sheet.set_hidden(name == "Help");
        sheet.set_active(name == "June");
    }
    let bytes = workbook.save_to_buffer().unwrap();
    for (name, id) in [("", "5"), ("May #1", "5"), ("june", "6"), ("Help", "none")] {
        let loaded = of_sheet(&bytes, name).unwrap();
        assert_eq!(ids(&loaded), [id], "{name}");
    }
    let error = of_sheet(&bytes, "July").unwrap_err();
    assert_eq!(
        error.message().english(),
        "the workbook has no sheet `July`"
    );
    let help = error.help().map(|help| help.english());
    assert_eq!(
        help.as_deref(),
        Some("the sheets are `Help`, `May #1`, `June`")
    );
    let error = of_sheet(b"Record ID\n1\n", "May").unwrap_err();
    assert_eq!(
        *error.kind,
        ErrorKind::NoSheets {
            sheet: "May".into()
        }
    );
}

#[test]
fn only_the_first_of_merged_cells_has_the_value() {
    let bytes = workbook(|sheet| {
        sheet.write_row(0, 0, ["Record ID", "title"])?;
        sheet.write_column(1, 0, ["1", "2"])?;
        sheet.merge_range(1, 1, 2, 1, "Acme", &Format::new())?;
        Ok(())
    });
    let contract = contract().field("title", Type::Text, &[]);
    let loaded = leads(&contract, "leads.xlsx", bytes).unwrap();
    assert_eq!(column(&contract, &loaded, "title"), ["Acme", "?"]);
}

#[test]
fn other_files_are_named() {
    let old = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].repeat(200);
    let message = |bytes: &[u8]| refused(bytes).message().english();
    let cannot = |what: &str| format!("this is {what}, which cannot be read");
    assert_eq!(message(&old), cannot("an old Excel workbook (.xls)"));
    let mut locked = old.clone();
    let name = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes);
    locked.extend(name);
    assert_eq!(
        message(&locked),
        "the workbook is protected with a password"
    );
    let ods = package(&[("mimetype", "x"), ("content.xml", "<office/>")]);
    assert_eq!(message(&ods), cannot("an OpenDocument file (.ods)"));
    let binary = package(&[("_rels/.rels", ROOT), ("xl/workbook.bin", "")]);
    assert_eq!(message(&binary), cannot("a binary Excel workbook (.xlsb)"));
    assert_eq!(
        message(&package(&[("leads.csv", "id")])),
        cannot("a zip archive")
    );
    let empty = workbook(|_| Ok(()));
    assert_eq!(*refused(&empty).kind, ErrorKind::Empty);
    let whole = texts(&[&["Record ID"], &["1"]]);
    assert!(message(&whole[..whole.len() / 2]).starts_with("the Excel workbook is damaged: "));
}

#[test]
fn hostile_workbooks_are_refused_before_they_take_memory() {
    let one = "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>Record ID</t></is></c></row><row><c><v>1</v></c></row>";
    let end = "</sheetData></worksheet>";
    let good = raw(&format!("{one}{end}"), "<sst/>");
    assert_eq!(ids(&leads(&contract(), "leads.xlsx", good).unwrap()), ["1"]);
    let long = "x".repeat(2 << 20);
    let sheets = [
        format!("{one}<row r=\"99999999\"/>{end}"),
        format!("{one}<row r=\"1\"/>{end}"),
        format!("{one}<row><c r=\"ZZZZZZZZZ3\"/></row>{end}"),
        format!("{one}<row>{}</row>{end}", "<c/>".repeat(20_000)),
        format!("{one}<row><c t=\"str\"><v>{long}</v></c></row>{end}"),
        format!(
            "{one}<row><c t=\"inlineStr\"><is>{}</is></c></row>{end}",
            "<t>xxxxxxxx</t>".repeat(200_000)
        ),
        format!("{one}<row {long}/>{end}"),
        format!("{one}<!--{long}-->{end}"),
        format!("{one}{}", "<a>".repeat(100_000)),
        format!("{one}<row><c t=\"s\"><v>&unknown;</v></c></row>{end}"),
        format!("{one}<row><c t=\"q\"><v>1</v></c></row>{end}"),
        format!("{one}<row><c><v>1"),
    ];
    for sheet in sheets {
        let error = refused(&raw(&sheet, "<sst/>"));
        assert!(
            matches!(*error.kind, ErrorKind::DamagedWorkbook { .. }),
            "{error}"
        );
    }
    // A long text is short where it is used.
    let text = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(1_000_000));
    let row = "<c t=\"s\"><v>0</v></c>".repeat(70);
    let error = refused(&raw(&format!("{one}<row>{row}</row>{end}"), &text));
    assert!(
        error
            .to_string()
            .contains("row 3 of it has more than 64 MiB"),
        "{error}"
    );
    let strings = format!("<sst uniqueCount=\"99999999999999\"><si><t>{long}</t></si></sst>");
    let error = refused(&raw(&format!("{one}{end}"), &strings));
    assert!(
        error.to_string().contains("more than 1,048,576 bytes"),
        "{error}"
    );
    // A number in the file reserves no memory.
    let claimed = "<sst count=\"99999999999999\" uniqueCount=\"99999999999999\"/>";
    assert!(
        leads(
            &contract(),
            "leads.xlsx",
            raw(&format!("{one}{end}"), claimed)
        )
        .is_ok()
    );
}

#[test]
fn a_part_is_unpacked_to_a_bound() {
    let sheet = "<worksheet><sheetData/></worksheet>";
    let many = format!("{}<Relationships/>", " ".repeat(1000)).repeat(80_000);
    let bytes = package(&[
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", &many),
        ("xl/worksheets/a.xml", sheet),
    ]);
    assert!(bytes.len() < 1 << 20);
    let error = refused(&bytes).message().english();
    assert_eq!(
        error,
        "the Excel workbook is damaged: a part of it has more than 64 MiB when it is unpacked"
    );
}
