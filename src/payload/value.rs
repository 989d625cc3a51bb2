//! What the data of a script is made of. Texts are pieces of the page where nothing in them was escaped.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::table::payload::FEW_FIELDS;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value<'a> {
    Null,
    Bool(bool),
    /// As it is spelled.
    Number(Cow<'a, str>),
    Text(Cow<'a, str>),
    List(Vec<Value<'a>>),
    Object(Object<'a>),
}

/// The fields of an object in the order of their names' first places; each name once.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Object<'a> {
    fields: Vec<(Cow<'a, str>, Value<'a>)>,
}

impl<'a> Object<'a> {
    /// Of fields that have the same name, the last value counts, at the place of the first.
    pub(super) fn new(fields: Vec<(Cow<'a, str>, Value<'a>)>) -> Self {
        if !has_twins(&fields) {
            return Object { fields };
        }
        let mut places: HashMap<Cow<'a, str>, usize> = HashMap::new();
        let mut kept: Vec<(Cow<'a, str>, Value<'a>)> = Vec::new();
        for (name, value) in fields {
            let place = *places.entry(name.clone()).or_insert(kept.len());
            match kept.get_mut(place) {
                Some(known) => known.1 = value,
                None => kept.push((name, value)),
            }
        }
        Object { fields: kept }
    }

    pub(super) fn get(&self, name: &str) -> Option<&Value<'a>> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &Value<'a>)> {
        self.fields.iter().map(|(name, value)| (&**name, value))
    }

    pub(super) fn values_mut(&mut self) -> impl DoubleEndedIterator<Item = &mut Value<'a>> {
        self.fields.iter_mut().map(|(_, value)| value)
    }
}

fn has_twins(fields: &[(Cow<'_, str>, Value<'_>)]) -> bool {
    if fields.len() <= FEW_FIELDS {
        return (1..).zip(fields).any(|(behind, (name, _))| fields.iter().skip(behind).any(|(other, _)| other == name));
    }
    let mut names: Vec<&str> = fields.iter().map(|(name, _)| &**name).collect();
    names.sort_unstable();
    names.windows(2).any(|pair| matches!(pair, [name, next] if name == next))
}

impl<'a> Value<'a> {
    pub(super) fn as_text(&self) -> Option<&str> {
        if let Value::Text(text) = self { Some(text) } else { None }
    }

    pub(super) fn as_object(&self) -> Option<&Object<'a>> {
        if let Value::Object(fields) = self { Some(fields) } else { None }
    }

    /// A number without sign and fraction.
    pub(super) fn as_count(&self) -> Option<u64> {
        if let Value::Number(number) = self { number.parse().ok() } else { None }
    }

    /// The same value, with texts of its own. Recurses no deeper than values are nested.
    pub(super) fn into_owned(self) -> Value<'static> {
        let owned = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        match self {
            Value::Null => Value::Null,
            Value::Bool(value) => Value::Bool(value),
            Value::Number(number) => Value::Number(owned(number)),
            Value::Text(text) => Value::Text(owned(text)),
            Value::List(items) => Value::List(items.into_iter().map(Value::into_owned).collect()),
            Value::Object(Object { fields }) => {
                let fields = fields.into_iter().map(|(name, value)| (owned(name), value.into_owned()));
                Value::Object(Object { fields: fields.collect() })
            }
        }
    }
}

/// For tests, which write what they expect as JSON.
#[cfg(test)]
impl From<Value<'_>> for serde_json::Value {
    fn from(value: Value<'_>) -> Self {
        match value {
            Value::Null => serde_json::Value::Null,
            Value::Bool(value) => value.into(),
            Value::Number(number) => serde_json::from_str(&number).unwrap(),
            Value::Text(text) => text.into(),
            Value::List(items) => items.into_iter().map(Self::from).collect(),
            Value::Object(Object { fields }) => {
                fields.into_iter().map(|(name, value)| (name.into_owned(), Self::from(value))).collect()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_of_fields_with_the_same_name_stands_where_the_first_did() {
        for more in [0, 20] {
            let names = ["a", "b", "a"].into_iter().map(str::to_owned).chain((0..more).map(|at| format!("x{at}")));
            let fields = names.zip(0..).map(|(name, number)| (Cow::Owned(name), Value::Number(number.to_string().into())));
            let object = Object::new(fields.collect());
            let first: Vec<_> = object.iter().map(|(name, value)| (name, value.as_count())).take(2).collect();
            assert_eq!(first, [("a", Some(2)), ("b", Some(1))]);
            assert_eq!(object.iter().count(), 2 + more);
        }
    }
}
