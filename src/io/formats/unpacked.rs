//! What a workbook unpacks to, before anything of it is kept: a small file may unpack to any size.

use std::io::{self, Cursor, Read};

use zip::ZipArchive;

use crate::io::error::ReadError;
use crate::io::limits::{Budget, Limit};
use crate::vocabulary::shorten;

/// How many bytes the parts may have of which every element takes much more memory than in the file:
/// styles, and the list of sheets.
const MOST_BYTES_OF_LISTS: u64 = 4 << 20;

/// The shortest element for a shared string, `<si/>`.
const SHORTEST_STRING: usize = 5;

/// Checks that all parts together unpack to no more than a dataset may have.
///
/// Every part is unpacked once here and thrown away, since the sizes that the archive states may be wrong.
pub(super) fn check(file: &str, bytes: &[u8], budget: &Budget) -> Result<(), ReadError> {
    let damaged =
        |message: &str| ReadError::Damaged { file: file.to_owned(), message: shorten(message) };
    let too_large = || {
        let limit = Limit::UnpackedBytes(budget.most_bytes());
        ReadError::TooLarge { file: file.to_owned(), limit }
    };
    let mut archive =
        ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error.to_string()))?;
    let mut left = budget.most_bytes();
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| damaged(&error.to_string()))?;
        let name = part.name().map_err(|error| damaged(&error.to_string()))?.to_ascii_lowercase();
        let most = if is_list(&name) { left.min(MOST_BYTES_OF_LISTS) } else { left };
        let mut part = part.take(most.saturating_add(1));
        let length = if name.ends_with("sharedstrings.xml") {
            let mut text = Vec::new();
            part.read_to_end(&mut text).map_err(|error| damaged(&error.to_string()))?;
            if states_too_many(&text) {
                return Err(damaged("it states more shared strings than it has"));
            }
            u64::try_from(text.len()).unwrap_or(u64::MAX)
        } else {
            io::copy(&mut part, &mut io::sink()).map_err(|error| damaged(&error.to_string()))?
        };
        if length > most {
            return Err(too_large());
        }
        left -= length;
    }
    Ok(())
}

fn is_list(name: &str) -> bool {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file == "styles.xml" || file.starts_with("workbook.") || file.rsplit('.').next() == Some("rels")
}

/// Whether the part states more strings than it has room for. calamine 0.38 reserves memory for as many as
/// are stated.
fn states_too_many(part: &[u8]) -> bool {
    const ATTRIBUTE: &[u8] = b"uniqueCount";
    // An encoding that is no superset of ASCII could hide the attribute.
    if part.iter().any(|byte| matches!(byte, 0 | 0x1B)) {
        return true;
    }
    let most = part.len() / SHORTEST_STRING;
    let stated = |at: usize| {
        let value =
            part[at + ATTRIBUTE.len()..].splitn(3, |byte| matches!(byte, b'"' | b'\'')).nth(1);
        let digits = value.unwrap_or_default().iter().filter(|byte| byte.is_ascii_digit());
        digits.fold(0_usize, |number, digit| {
            number.saturating_mul(10).saturating_add(usize::from(digit - b'0'))
        })
    };
    (0..part.len()).filter(|&at| part[at..].starts_with(ATTRIBUTE)).any(|at| stated(at) > most)
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use zip::write::{SimpleFileOptions, ZipWriter};

    use crate::io::error::ReadError;
    use crate::io::fault::ReadingNotice;
    use crate::io::formats::xlsx;
    use crate::io::limits::{Budget, Limit};
    use crate::profile::Table;

    const RELATIONS: &str = "<Relationships><Relationship Id=\"r1\" \
        Type=\"http://x/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
    const SHEETS: &str = "<workbook><sheets><sheet name=\"regions\" sheetId=\"1\" r:id=\"r1\"/>\
        </sheets></workbook>";
    const SHEET_RELATIONS: &str = "<Relationships><Relationship Id=\"r1\" \
        Type=\"http://x/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>";

    /// A workbook with this table of regions and these shared strings.
    fn workbook(cells: &str, strings: &str) -> Vec<u8> {
        named("regions", cells, strings)
    }

    /// A workbook with one sheet of this name.
    fn named(sheet_name: &str, cells: &str, strings: &str) -> Vec<u8> {
        let sheets = SHEETS.replace("regions", sheet_name);
        let sheet = format!("<worksheet><sheetData>{cells}</sheetData></worksheet>");
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in [
            ("_rels/.rels", RELATIONS),
            ("xl/workbook.xml", &sheets),
            ("xl/_rels/workbook.xml.rels", SHEET_RELATIONS),
            ("xl/worksheets/sheet1.xml", &sheet),
            ("xl/sharedStrings.xml", strings),
        ] {
            archive.start_file(name, SimpleFileOptions::default()).unwrap();
            archive.write_all(text.as_bytes()).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    fn read(cells: &str, strings: &str) -> Result<usize, ReadError> {
        let budget = Budget::new(50_000, 1_000);
        let raw = xlsx::read("a.xlsx", &workbook(cells, strings), budget)?;
        Ok(raw.sheets.iter().map(|sheet| sheet.rows.len()).sum())
    }

    fn limit(cells: &str, strings: &str) -> Limit {
        match read(cells, strings) {
            Err(ReadError::TooLarge { limit, .. }) => limit,
            other => panic!("{other:?}"),
        }
    }

    const CELL: &str = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>\
                        <row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c></row>";

    #[test]
    fn a_small_workbook_is_read() {
        assert_eq!(read(CELL, "<sst uniqueCount=\"1\"><si><t>id</t></si></sst>").unwrap(), 1);
    }

    #[test]
    fn a_sheet_without_the_name_of_a_table_is_listed() {
        let cells = "<row r=\"2\"><c r=\"B2\" t=\"str\"><v>region</v></c><c r=\"C2\" t=\"str\">\
            <v>condition</v></c><c r=\"D2\" t=\"str\"><v>status</v></c></row>";
        for (name, table) in [("criteria", Table::Conditions), ("my sheet", Table::Conditions)] {
            let bytes = named(name, cells, "<sst></sst>");
            let raw = xlsx::read("a.xlsx", &bytes, Budget::default()).unwrap();
            let [ReadingNotice::Unread(unread)] = &raw.faults.notices[..] else {
                panic!("{raw:?}")
            };
            assert_eq!((unread.sheet.as_deref(), unread.table), (Some(name), Some(table)));
        }
        let raw = xlsx::read("a.xlsx", &named("read me", cells, "<sst/>"), Budget::default());
        assert!(raw.unwrap().faults.notices.is_empty());
    }

    #[test]
    fn stated_strings_need_room() {
        for stated in ["4294967295", "18446744073709551615", "99999999999999999999999", " 5000 "] {
            for (before, after) in [("=\"", "\""), (" = '", "'")] {
                let strings =
                    format!("<sst uniqueCount{before}{stated}{after}><si><t>id</t></si></sst>");
                let Err(error) = read(CELL, &strings) else { panic!("{strings}") };
                assert!(error.to_string().contains("more shared strings than it has"), "{error}");
            }
        }
        let utf_16 = "<\0s\0s\0t\0>\0";
        assert!(matches!(read(CELL, utf_16), Err(ReadError::Damaged { .. })));
    }

    #[test]
    fn a_string_that_unpacks_to_more_than_the_limit() {
        let strings = format!("<sst><si><t>{}</t></si></sst>", "a".repeat(60_000));
        assert!(workbook(CELL, &strings).len() < 3_000);
        assert_eq!(limit(CELL, &strings), Limit::UnpackedBytes(50_000));
    }

    #[test]
    fn one_string_in_many_cells() {
        let strings = format!("<sst><si><t>{}</t></si></sst>", "a".repeat(1_000));
        let cells = "<c t=\"s\"><v>0</v></c>".repeat(100);
        assert_eq!(limit(&format!("<row>{cells}</row>"), &strings), Limit::UnpackedBytes(50_000));
    }

    #[test]
    fn cells_far_away_and_empty_ones_count() {
        for cell in ["<c r=\"ZZ5000\"><v>1</v></c>", "<c r=\"A1\"/>", "<c r=\"XFD1\"><v>1</v></c>"]
        {
            let cells = format!("<row r=\"1\">{}</row>", cell.repeat(1_001));
            assert_eq!(limit(&cells, "<sst></sst>"), Limit::Cells(1_000));
        }
    }
}
