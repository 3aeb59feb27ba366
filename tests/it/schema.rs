//! Checks JSON against the part of JSON Schema our own schemas use; an unknown keyword is a failure.

use serde_json::{Map, Value};

/// Panics with the path of the first place where `document` is not as `schema` says.
pub fn check(schema: &str, document: &Value) {
    let schema: Value = serde_json::from_str(schema).expect("the schema is JSON");
    node(&schema, &schema, document, "$");
}

fn node(root: &Value, schema: &Value, value: &Value, path: &str) {
    let rules = schema
        .as_object()
        .unwrap_or_else(|| panic!("{path}: a schema is an object"));
    for (keyword, rule) in rules {
        match keyword.as_str() {
            "$schema"
            | "$id"
            | "$defs"
            | "title"
            | "description"
            | "required"
            | "additionalProperties" => {}
            "$ref" => {
                let pointer = rule.as_str().expect("a reference").trim_start_matches('#');
                let target = root
                    .pointer(pointer)
                    .unwrap_or_else(|| panic!("{path}: no {pointer}"));
                node(root, target, value, path);
            }
            "type" => {
                let allowed = rule
                    .as_array()
                    .cloned()
                    .unwrap_or_else(|| vec![rule.clone()]);
                assert!(
                    allowed.iter().any(|t| has_type(t, value)),
                    "{path}: {value} is no {rule}"
                );
            }
            "enum" => {
                let allowed = rule.as_array().expect("a list");
                assert!(
                    allowed.contains(value),
                    "{path}: {value} is not one of {rule}"
                );
            }
            "const" => assert_eq!(rule, value, "{path}"),
            "minimum" => assert!(
                value.as_f64() >= rule.as_f64(),
                "{path}: {value} is below {rule}"
            ),
            "items" => {
                for (i, item) in value.as_array().into_iter().flatten().enumerate() {
                    node(root, rule, item, &format!("{path}[{i}]"));
                }
            }
            "properties" => properties(root, rules, value, path),
            other => panic!("{path}: the checker does not know `{other}`"),
        }
    }
}

fn properties(root: &Value, rules: &Map<String, Value>, value: &Value, path: &str) {
    let Some(object) = value.as_object() else {
        return;
    };
    let known = rules["properties"]
        .as_object()
        .expect("properties are an object");
    for key in rules
        .get("required")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        let key = key.as_str().expect("a required key is a text");
        assert!(object.contains_key(key), "{path}: no `{key}`");
    }
    let others = rules
        .get("additionalProperties")
        .unwrap_or(&Value::Bool(true));
    for (key, item) in object {
        let path = format!("{path}.{key}");
        match (known.get(key), others) {
            (Some(rule), _) => node(root, rule, item, &path),
            (None, Value::Bool(allowed)) => assert!(allowed, "{path} is not in the schema"),
            (None, rule) => node(root, rule, item, &path),
        }
    }
}

fn has_type(name: &Value, value: &Value) -> bool {
    match name.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("number") => value.is_number(),
        Some("boolean") => value.is_boolean(),
        Some("null") => value.is_null(),
        _ => false,
    }
}
