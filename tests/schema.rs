//! schema/document.json is the schema of a document. `TAMIS_UPDATE_SCHEMA=1` writes it anew.

use std::path::Path;

use schemars::Schema;
use schemars::transform::{RecursiveTransform, Transform};
use serde_json::Value;

/// Who reads the schema may not know Rust: the examples in the descriptions of types are left out.
fn drop_example(schema: &mut Schema) {
    if let Some(Value::String(text)) = schema.get_mut("description")
        && let Some(at) = text.find("\n\n```")
    {
        text.truncate(at);
    }
}

#[test]
fn the_schema_is_that_of_the_types() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/document.json");
    let mut schema = schemars::schema_for!(tamis::Document);
    RecursiveTransform(drop_example).transform(&mut schema);
    let current = serde_json::to_string_pretty(&schema).expect("a schema is data") + "\n";
    if std::env::var_os("TAMIS_UPDATE_SCHEMA").is_some() {
        std::fs::write(&path, &current).expect("a place for the schema");
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == current, "schema/document.json is old; TAMIS_UPDATE_SCHEMA=1 cargo test --features schema --test schema");
}
