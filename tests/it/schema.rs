//! Checks JSON against the part of JSON Schema that our own schemas and the one of SARIF use; an unknown keyword is an error.

use serde_json::{Map, Value};

/// Panics with the path of the first place where `document` is not as `schema` says.
pub fn check(schema: &str, document: &Value) {
    if let Err(fault) = fault(schema, document) {
        panic!("{fault}");
    }
}

/// The first place where `document` is not as `schema` says.
pub fn fault(schema: &str, document: &Value) -> Result<(), String> {
    let schema: Value = serde_json::from_str(schema).expect("the schema is JSON");
    node(&schema, &schema, document, "$")
}

fn node(root: &Value, schema: &Value, value: &Value, path: &str) -> Result<(), String> {
    let rules = schema
        .as_object()
        .unwrap_or_else(|| panic!("{path}: a schema is an object"));
    rules
        .iter()
        .try_for_each(|(keyword, rule)| keep(root, rules, keyword, rule, value, path))
}

/// Whether the value keeps one rule of a schema.
fn keep(
    root: &Value,
    rules: &Map<String, Value>,
    keyword: &str,
    rule: &Value,
    value: &Value,
    path: &str,
) -> Result<(), String> {
    let that = |holds: bool| match holds {
        true => Ok(()),
        false => Err(format!("{path}: {value} against {keyword}: {rule}")),
    };
    let branch = |schema: &Value| node(root, schema, value, path).is_ok();
    match keyword {
        "$schema" | "$id" | "$defs" | "definitions" | "title" | "description" | "default" => Ok(()),
        "$ref" => {
            let pointer = rule.as_str().expect("a reference").trim_start_matches('#');
            let target = root.pointer(pointer);
            node(
                root,
                target.unwrap_or_else(|| panic!("{path}: no {pointer}")),
                value,
                path,
            )
        }
        "type" => that(match rule.as_array() {
            Some(types) => types.iter().any(|name| has_type(name, value)),
            None => has_type(rule, value),
        }),
        "enum" => that(list(rule).contains(value)),
        "const" => that(rule == value),
        "minimum" => that(value.as_f64() >= rule.as_f64()),
        "maximum" => that(value.as_f64() <= rule.as_f64()),
        "minItems" => that(list(value).len() as u64 >= rule.as_u64().expect("a number")),
        "uniqueItems" => {
            let items = list(value);
            that(rule == false || (1..items.len()).all(|i| !items[..i].contains(&items[i])))
        }
        "anyOf" => that(list(rule).iter().any(branch)),
        "oneOf" => that(list(rule).iter().filter(|schema| branch(schema)).count() == 1),
        "format" => that(has_format(rule, value)),
        "items" => (list(value).iter().enumerate())
            .try_for_each(|(i, item)| node(root, rule, item, &format!("{path}[{i}]"))),
        "required" => that(
            !value.is_object()
                || (list(rule).iter()).all(|key| value.get(key.as_str().expect("a key")).is_some()),
        ),
        "properties" => properties(root, rules, value, path),
        "additionalProperties" if rules.contains_key("properties") => Ok(()),
        "additionalProperties" => properties(root, rules, value, path),
        other => panic!("{path}: the checker does not know `{other}`"),
    }
}

fn properties(
    root: &Value,
    rules: &Map<String, Value>,
    value: &Value,
    path: &str,
) -> Result<(), String> {
    let known = rules.get("properties");
    let others = rules.get("additionalProperties");
    for (key, item) in value.as_object().into_iter().flatten() {
        let path = format!("{path}.{key}");
        match (known.and_then(|known| known.get(key)), others) {
            (Some(rule), _) => node(root, rule, item, &path)?,
            (None, None | Some(Value::Bool(true))) => {}
            (None, Some(Value::Bool(false))) => {
                return Err(format!("{path} is not in the schema"));
            }
            (None, Some(rule)) => node(root, rule, item, &path)?,
        }
    }
    Ok(())
}

/// The items of a list; none of anything else.
fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
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

/// Addresses are written in the characters of addresses, others as `%` and two digits.
fn has_format(format: &Value, value: &Value) -> bool {
    let text = value.as_str().unwrap_or_default();
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=".contains(c);
    let mut parts = text.split('%');
    let plain = |part: &str| part.chars().all(is_plain);
    let coded = |part: &str| {
        part.get(..2)
            .is_some_and(|code| code.chars().all(|c| c.is_ascii_hexdigit()))
    };
    let is_address =
        parts.next().is_some_and(plain) && parts.all(|part| coded(part) && plain(part));
    match format.as_str() {
        Some("uri") => is_address && text.contains("://"),
        Some("uri-reference") => is_address,
        other => panic!("the checker does not know the format {other:?}"),
    }
}

#[test]
fn what_is_not_as_the_schema_says_is_found() {
    let schema = r##"{
        "type": "object", "required": ["a"], "additionalProperties": false,
        "properties": {
            "a": { "type": "array", "minItems": 1, "uniqueItems": true, "items": { "$ref": "#/$defs/n" } },
            "b": { "anyOf": [{ "required": ["x"] }, { "required": ["y"] }], "type": "object" },
            "c": { "type": "string", "format": "uri-reference" }
        },
        "$defs": { "n": { "type": "integer", "minimum": 0, "maximum": 9 } }
    }"##;
    let says = |text: &str| fault(schema, &serde_json::from_str(text).expect("it is JSON"));
    assert_eq!(
        says(r#"{ "a": [1, 2], "b": { "y": 1 }, "c": "a%20b/c" }"#),
        Ok(())
    );
    for wrong in [
        r#"{}"#,
        r#"{ "a": [] }"#,
        r#"{ "a": [1, 1] }"#,
        r#"{ "a": [-1] }"#,
        r#"{ "a": [10] }"#,
        r#"{ "a": ["1"] }"#,
        r#"{ "a": [1], "b": { "z": 1 } }"#,
        r#"{ "a": [1], "c": "a b" }"#,
        r#"{ "a": [1], "c": "a%2" }"#,
        r#"{ "a": [1], "d": 1 }"#,
    ] {
        assert!(says(wrong).is_err(), "{wrong}");
    }
}
