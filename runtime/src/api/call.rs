//! What a builder holds: who sends it, its variables, and which fragment comes back.

use std::fmt;
use std::marker::PhantomData;

use serde::ser::{Error, Serialize, SerializeMap, Serializer};
use serde_json::value::{RawValue, to_raw_value};

use crate::Optional;

/// A builder's client `C`, its variables, and `F`, what comes back.
///
/// Variables are written as JSON when they are set. So a builder needs no struct of its own for them, and none of them is
/// ever printed.
pub struct Call<C, F> {
    client: C,
    variables: Vec<Variable>,
    /// The cursor of a list, which the walk over its pages changes.
    after: Optional<String>,
    fragment: PhantomData<fn() -> F>,
}

#[derive(Clone)]
struct Variable {
    name: &'static str,
    /// Its JSON; `None` if it cannot be written.
    json: Option<Box<RawValue>>,
}

impl<C: Clone, F> Call<C, F> {
    /// A call without variables.
    #[must_use]
    pub fn new(client: &C) -> Self {
        Self { client: client.clone(), variables: Vec::new(), after: Optional::Absent, fragment: PhantomData }
    }
}

impl<C, F> Call<C, F> {
    /// Who sends it.
    pub fn client(&self) -> &C {
        &self.client
    }

    /// With another fragment coming back.
    #[must_use]
    pub fn select<G>(self) -> Call<C, G> {
        let Self { client, variables, after, fragment: _ } = self;
        Call { client, variables, after, fragment: PhantomData }
    }

    /// With this variable.
    #[must_use]
    pub fn value<T: Serialize + ?Sized>(mut self, name: &'static str, value: &T) -> Self {
        self.set(name, value);
        self
    }

    /// With this variable, `null`, or without it.
    #[must_use]
    pub fn optional<T: Serialize>(mut self, name: &'static str, value: &Optional<T>) -> Self {
        match value {
            Optional::Absent => self.variables.retain(|known| known.name != name),
            value => self.set(name, value),
        }
        self
    }

    /// With this cursor in the variable `after`.
    #[must_use]
    pub fn after(mut self, cursor: Optional<String>) -> Self {
        self.after = cursor;
        self
    }

    /// The cursor.
    #[must_use]
    pub fn cursor(&self) -> Option<&str> {
        self.after.value().map(String::as_str)
    }

    /// Changes the cursor.
    pub fn set_cursor(&mut self, cursor: &str) {
        self.after = cursor.into();
    }

    /// The variable `first`, if it is set.
    #[must_use]
    pub fn page_size(&self) -> Option<i32> {
        let first = self.variables.iter().find(|known| known.name == FIRST)?;
        first.json.as_ref()?.get().parse().ok()
    }

    /// Changes the variable `first`.
    pub fn set_page_size(&mut self, size: i32) {
        self.set(FIRST, &size);
    }

    fn set<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        let json = to_raw_value(value).ok();
        match self.variables.iter_mut().find(|known| known.name == name) {
            Some(known) => known.json = json,
            None => self.variables.push(Variable { name, json }),
        }
    }

    /// Shows which variables are set, and none of their values.
    ///
    /// # Errors
    /// What the formatter answers.
    pub fn describe(&self, operation: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.variables.iter().map(|variable| variable.name);
        let after = (!self.after.is_absent()).then_some(AFTER);
        f.write_str(operation)?;
        f.debug_set().entries(names.chain(after)).finish()
    }

    /// Writes the variables, within an input object if one is named.
    ///
    /// # Errors
    /// What the serializer answers, or that a variable could not be written.
    pub fn serialize<S: Serializer>(&self, within: &[&'static str], to: S) -> Result<S::Ok, S::Error> {
        let variables = Variables { variables: &self.variables, after: &self.after };
        match within {
            [] => variables.serialize(to),
            [input, ..] => {
                let mut map = to.serialize_map(Some(1))?;
                map.serialize_entry(input, &variables)?;
                map.end()
            }
        }
    }
}

const FIRST: &str = "first";
const AFTER: &str = "after";

/// The variables as an object. Of no type but this one, so that the compiler meets it once.
struct Variables<'v> {
    variables: &'v [Variable],
    after: &'v Optional<String>,
}

impl Serialize for Variables<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        for Variable { name, json } in self.variables {
            let json = json.as_ref().ok_or_else(|| {
                S::Error::custom(format_args!("the variable `{name}` cannot be written as JSON"))
            })?;
            map.serialize_entry(name, json)?;
        }
        if !self.after.is_absent() {
            map.serialize_entry(AFTER, self.after)?;
        }
        map.end()
    }
}

impl<C: Clone, F> Clone for Call<C, F> {
    fn clone(&self) -> Self {
        Self {
            client: self.client.clone(),
            variables: self.variables.clone(),
            after: self.after.clone(),
            fragment: PhantomData,
        }
    }
}

impl<C, F> fmt::Debug for Call<C, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.describe("", f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json<F>(call: &Call<(), F>, within: &[&'static str]) -> String {
        let mut json = Vec::new();
        call.serialize(within, &mut serde_json::Serializer::new(&mut json)).unwrap();
        String::from_utf8(json).unwrap()
    }

    #[test]
    fn absent_null_and_values_are_three_things() {
        let call = Call::<(), ()>::new(&()).value("id", "a").optional::<i32>("x", &Optional::Null);
        let call = call.optional("y", &Optional::Value(1)).optional("z", &Optional::Value(true));
        let call = call.optional::<bool>("z", &Optional::Absent).optional("y", &Optional::Value(2));
        assert_eq!(json(&call, &[]), r#"{"id":"a","x":null,"y":2}"#);
        assert_eq!(json(&call.select::<u8>(), &["input"]), r#"{"input":{"id":"a","x":null,"y":2}}"#);
    }

    #[test]
    fn a_walk_changes_the_cursor_and_the_size() {
        let mut call = Call::<(), ()>::new(&()).optional("first", &Optional::Value(5));
        assert_eq!((call.page_size(), call.cursor()), (Some(5), None));
        call.set_cursor("c");
        call.set_page_size(100);
        assert_eq!(json(&call, &[]), r#"{"first":100,"after":"c"}"#);
        assert_eq!((call.page_size(), call.cursor()), (Some(100), Some("c")));
    }

    #[test]
    fn what_cannot_be_written_is_an_error_and_no_value_is_printed() {
        let call =
            Call::<(), ()>::new(&()).value("secret", "s3cret").value("key", &[((1, 2), 3)].map(|it| it.0));
        assert_eq!(format!("{call:?}"), r#"{"secret", "key"}"#);
        let broken = std::collections::HashMap::from([((1, 2), 3)]);
        let call = call.value("map", &broken);
        let error = call.serialize(&[], &mut serde_json::Serializer::new(Vec::new())).unwrap_err();
        assert!(error.to_string().contains("`map`"), "{error}");
    }
}
