//! A document that bytes choose from a schema: most of what comes out is valid, so that it gets to the generator.

use std::collections::BTreeMap;

use arbitrary::{Result, Unstructured};
use authgear_admin_codegen::schema::{
    FieldDef, InputValueDef, OperationKind, Schema, TypeId, TypeKind, TypeRef,
};

/// How deep selections and values go.
const MAX_DEPTH: usize = 6;

/// Writes a document.
///
/// # Errors
/// The bytes are used up.
pub fn write(schema: &Schema, bytes: &mut Unstructured<'_>) -> Result<String> {
    let mut writer =
        Writer { schema, bytes, fragments: Vec::new(), inside: None, variables: BTreeMap::new() };
    let mut text = String::new();
    for index in 0..=writer.bytes.int_in_range(0..=1)? {
        text += &writer.operation(index)?;
    }
    // Fragments may spread further ones.
    let mut index = 0;
    while let Some(on) = writer.fragments.get(index).copied() {
        writer.inside = Some(index);
        let selection = writer.selection(on, MAX_DEPTH - 2)?;
        text += &format!("fragment F{index} on {} {selection}\n", writer.name(on));
        index += 1;
    }
    Ok(text)
}

struct Writer<'w, 'b> {
    schema: &'w Schema,
    bytes: &'w mut Unstructured<'b>,
    /// What the fragments that are spread are on.
    fragments: Vec<TypeId>,
    /// The fragment that is written; it spreads later ones only, so there are no cycles, and has no variables.
    inside: Option<usize>,
    variables: BTreeMap<String, String>,
}

/// Names that Rust, or a generated item, has already.
const ALIASES: &[&str] =
    &["a", "b", "self", "Self", "type", "_a", "A", "aB", "a_b", "new", "value", "data", "Option", "key"];

impl Writer<'_, '_> {
    fn name(&self, id: TypeId) -> &str {
        &self.schema.ty(id).name.text
    }

    fn operation(&mut self, index: usize) -> Result<String> {
        let kind = if self.bytes.ratio(1, 4)? { OperationKind::Mutation } else { OperationKind::Query };
        let Some(root) = self.schema.root(kind) else {
            return Ok(String::new());
        };
        let name = self.bytes.choose(&["Q", "Data", "Option", "q", "Named", "self", "type_"])?.to_string();
        self.variables.clear();
        let selection = self.selection(root, MAX_DEPTH)?;
        let variables: Vec<String> =
            self.variables.iter().map(|(name, ty)| format!("${name}: {ty}")).collect();
        let variables =
            if variables.is_empty() { String::new() } else { format!("({})", variables.join(", ")) };
        let name = if index == 0 { name } else { format!("{name}{index}") };
        Ok(format!("{} {name}{variables} {selection}\n", kind.keyword()))
    }

    fn selection(&mut self, parent: TypeId, depth: usize) -> Result<String> {
        let mut text = String::from("{ ");
        for _ in 0..=self.bytes.int_in_range(0..=3)? {
            text += &self.item(parent, depth)?;
            text.push(' ');
        }
        Ok(text + "}")
    }

    fn item(&mut self, parent: TypeId, depth: usize) -> Result<String> {
        let what = self.bytes.int_in_range(0..=9)?;
        if depth == 0 || what == 0 {
            return Ok("__typename".to_owned());
        }
        match what {
            1 | 2 => {
                let on = self.overlapping(parent)?;
                let (condition, inner) = if on == parent && self.bytes.arbitrary()? {
                    (String::new(), parent)
                } else {
                    (format!(" on {}", self.name(on)), on)
                };
                Ok(format!("...{condition}{} {}", self.condition()?, self.selection(inner, depth - 1)?))
            }
            3 => Ok(format!("...{}{}", self.fragment(parent)?, self.condition()?)),
            _ => self.field(parent, depth),
        }
    }

    /// A type that an object can have as well as the parent.
    fn overlapping(&mut self, parent: TypeId) -> Result<TypeId> {
        let schema = self.schema;
        let is_one = |id: &TypeId| {
            schema.ty(*id).is_composite() && !schema.is_introspection(*id) && schema.overlap(*id, parent)
        };
        let ids: Vec<TypeId> = schema.types().map(|(id, _)| id).filter(is_one).collect();
        if ids.is_empty() { Ok(parent) } else { self.bytes.choose(&ids).copied() }
    }

    /// The name of a fragment that can be spread here: one that is there, or a new one.
    fn fragment(&mut self, parent: TypeId) -> Result<String> {
        let first = self.inside.map_or(0, |inside| inside + 1);
        let there: Vec<usize> = (first..self.fragments.len())
            .filter(|index| self.schema.overlap(self.fragments[*index], parent))
            .collect();
        if !there.is_empty() && (self.fragments.len() > 6 || self.bytes.arbitrary()?) {
            return Ok(format!("F{}", self.bytes.choose(&there)?));
        }
        let on = self.overlapping(parent)?;
        self.fragments.push(on);
        Ok(format!("F{}", self.fragments.len() - 1))
    }

    fn field(&mut self, parent: TypeId, depth: usize) -> Result<String> {
        let schema = self.schema;
        let fields: &[FieldDef] = match &schema.ty(parent).kind {
            TypeKind::Object { fields, .. } | TypeKind::Interface { fields, .. } => fields,
            _ => &[],
        };
        if fields.is_empty() {
            return Ok("__typename".to_owned());
        }
        let field = self.bytes.choose(fields)?;
        let mut text = String::new();
        if self.bytes.ratio(1, 5)? {
            text += &format!("{}: ", self.bytes.choose(ALIASES)?);
        }
        text += &field.name.text;
        let mut arguments = Vec::new();
        for argument in &field.arguments {
            if argument.is_required() || self.bytes.ratio(1, 3)? {
                arguments.push(self.argument(argument, depth)?);
            }
        }
        if !arguments.is_empty() {
            text += &format!("({})", arguments.join(", "));
        }
        text += &self.condition()?;
        let base = field.ty.base();
        if schema.ty(base).is_composite() {
            text += &format!(" {}", self.selection(base, depth - 1)?);
        }
        Ok(text)
    }

    fn argument(&mut self, argument: &InputValueDef, depth: usize) -> Result<String> {
        let value = if self.inside.is_none() && self.bytes.ratio(1, 3)? {
            let name = format!("{}{}", self.bytes.choose(ALIASES)?, self.variables.len());
            let ty = argument.ty.display(self.schema);
            self.variables.insert(name.clone(), ty);
            format!("${name}")
        } else {
            self.value(&argument.ty, depth)?
        };
        Ok(format!("{}: {value}", argument.name.text))
    }

    fn condition(&mut self) -> Result<String> {
        Ok(match self.bytes.int_in_range(0..=11)? {
            0 => " @include(if: true)".to_owned(),
            1 => " @skip(if: false)".to_owned(),
            2 if self.inside.is_none() => {
                self.variables.insert("with".to_owned(), "Boolean!".to_owned());
                " @include(if: $with)".to_owned()
            }
            _ => String::new(),
        })
    }

    fn value(&mut self, ty: &TypeRef, depth: usize) -> Result<String> {
        match ty {
            TypeRef::NonNull(inner) => self.some_value(inner, depth),
            _ if depth == 0 || self.bytes.ratio(1, 6)? => Ok("null".to_owned()),
            other => self.some_value(other, depth),
        }
    }

    fn some_value(&mut self, ty: &TypeRef, depth: usize) -> Result<String> {
        let id = match ty {
            TypeRef::NonNull(inner) => return self.some_value(inner, depth),
            TypeRef::List(item) => {
                let mut items = Vec::new();
                for _ in 0..self.bytes.int_in_range(0..=2)? {
                    items.push(self.value(item, depth.saturating_sub(1))?);
                }
                return Ok(format!("[{}]", items.join(", ")));
            }
            TypeRef::Named(id) => *id,
        };
        match &self.schema.ty(id).kind {
            TypeKind::Enum { values } if !values.is_empty() => {
                Ok(self.bytes.choose(values)?.name.text.to_string())
            }
            TypeKind::Input { fields, one_of: true } if !fields.is_empty() => {
                let field = self.bytes.choose(fields)?;
                Ok(format!(
                    "{{{}: {}}}",
                    field.name.text,
                    self.some_value(&field.ty, depth.saturating_sub(1))?
                ))
            }
            TypeKind::Input { fields, .. } => {
                let mut entries = Vec::new();
                for field in fields {
                    if field.is_required() || (depth > 0 && self.bytes.ratio(1, 4)?) {
                        let value = self.value(&field.ty, depth.saturating_sub(1))?;
                        entries.push(format!("{}: {value}", field.name.text));
                    }
                }
                Ok(format!("{{{}}}", entries.join(", ")))
            }
            _ => {
                let literals: &[&str] = match self.name(id) {
                    "Int" => &["0", "-7"],
                    "Float" => &["1", "-0.5e3"],
                    "Boolean" => &["true", "false"],
                    "ID" => &["\"x\"", "7"],
                    "String" => &["\"\"", "\"\\u{1F600}\"", "\"\"\"b\n  c\"\"\""],
                    _ => &["\"s\"", "{a: [1, {b: E}]}", "1.5"],
                };
                Ok(self.bytes.choose(literals)?.to_string())
            }
        }
    }
}
