//! Parquet, read back.

use std::fs::File;
use std::path::Path;

use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use serde_json::{Value, json};

use crate::desk::{Desk, MENU, article};

/// The rows of a file as JSON.
pub fn rows(path: &Path) -> Vec<Value> {
    let reader = SerializedFileReader::new(File::open(path).unwrap()).unwrap();
    let rows = reader.get_row_iter(None).unwrap().map(|row| {
        let row = row.unwrap();
        row.get_column_iter().map(|(name, field)| (name.clone(), value(field))).collect()
    });
    rows.map(Value::Object).collect()
}

fn value(field: &Field) -> Value {
    match field {
        Field::Str(text) => json!(text),
        Field::Float(number) => json!(number),
        Field::ListInternal(list) => list.elements().iter().map(value).collect(),
        Field::Null => Value::Null,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_table_has_the_fields_of_the_lines() {
    let desk = Desk::new();
    let signed =
        article("a").replace("<head>", "<head><meta name=author content='Ann Example'><meta name=author content='Bob Muster'>");
    desk.put("s/a.html", signed).put("s/b.html", MENU).put("s/c.html.gz", b"\x1f\x8b\x08no").put("s/d.html", article("d"));
    assert_eq!(desk.run(&["-q", "-o", "o.parquet", "s"]).status, 3);
    let fields = "path,url,location,status,reason,title,authors,date,site,language,text,markdown,hash";
    let lines = desk.run(&["-q", "-f", "jsonl", "--fields", fields, "s"]).lines();
    let rows = rows(&desk.path("o.parquet"));
    assert_eq!(rows.len(), 4);
    assert_eq!(rows[0]["authors"], json!(["Ann Example", "Bob Muster"]));
    for (row, line) in rows.iter().zip(&lines) {
        for field in fields.split(',') {
            assert_eq!(row[field], line[field], "{field} of {}", line["path"]);
        }
    }
    assert!(rows[0]["confidence"].as_f64().unwrap() > 0.1 && rows[2]["confidence"].is_null());
    assert_eq!(rows[0]["hash"].as_str().unwrap().len(), 64);
}

#[test]
fn a_table_is_written_in_files_of_so_many_rows() {
    let desk = Desk::new();
    for number in 0..25 {
        desk.put(&format!("s/{number:02}.html"), article(&number.to_string()));
    }
    assert_eq!(desk.run(&["-o", "o.parquet", "--rows-per-file", "10", "s"]).status, 0);
    let outputs: Vec<String> = desk.names().into_iter().filter(|name| !name.starts_with("s/")).collect();
    assert_eq!(outputs, ["o-00001.parquet", "o-00002.parquet", "o-00003.parquet"]);
    let all: Vec<Value> = outputs.iter().flat_map(|name| rows(&desk.path(name))).collect();
    let paths: Vec<&str> = all.iter().map(|row| row["path"].as_str().unwrap()).collect();
    assert_eq!(paths, (0..25).map(|number| format!("s/{number:02}.html")).collect::<Vec<_>>());
    assert_eq!(desk.run(&["-o", "p.parquet", "--rows-per-file", "5", "s"]).status, 0);
    assert!(desk.path("p-00005.parquet").exists() && !desk.path("p-00006.parquet").exists(), "no file without rows");
}

#[test]
fn a_table_of_nothing_is_a_table() {
    let desk = Desk::new();
    desk.put("s/notes.txt", "no page").put("list", "");
    assert_eq!(desk.run(&["-o", "o.parquet", "--files-from", "list"]).status, 0);
    assert_eq!(rows(&desk.path("o.parquet")).len(), 0);
    assert_eq!(desk.run(&["-o", "o.parquet", "--resume", "s"]).status, 2);
}
