//! Printing a schema as SDL: byte for byte what graphql-js 16 prints for `printSchema(lexicographicSortSchema(schema))`,
//! and a line break. Two fetches of one schema are thus one text, and Authgear's published file is that text. Like there,
//! directives that the schema applies are left out, but for what the built-in ones say.

mod order;
mod string;
mod value;

use order::{natural, sorted};
use string::{block_or_quoted, quoted};
pub(crate) use value::{as_written, default_value};

use super::builtin::{NO_REASON, SCALARS, is_directive};
use super::{
    DirectiveDef, EnumValueDef, FieldDef, InputValueDef, OperationKind, Schema, TypeDef, TypeId, TypeKind,
};

/// The schema as SDL.
///
/// ```
/// use authgear_admin_codegen::{schema::{print::print, sdl}, source::Sources};
///
/// let mut sources = Sources::new();
/// let id = sources.add("schema.graphql", "type Query { b: Int a(y: Int, x: ID = 1): [String!]! }");
/// let schema = sdl::parse(&sources, id).unwrap().schema;
/// assert_eq!(print(&schema), "type Query {\n  a(x: ID = 1, y: Int): [String!]!\n  b: Int\n}\n");
/// ```
#[must_use]
pub fn print(schema: &Schema) -> String {
    let printer = Printer { schema };
    let mut parts = Vec::new();
    parts.extend(printer.schema_definition());
    let directives = schema.directives().iter().filter(|directive| !is_directive(directive.name.as_str()));
    parts.extend(
        sorted(directives, |directive| &directive.name.text).into_iter().map(|it| printer.directive(it)),
    );
    let types = schema
        .types()
        .filter(|(id, ty)| !schema.is_introspection(*id) && !SCALARS.contains(&&*ty.name.text))
        .map(|(_, ty)| ty);
    parts.extend(sorted(types, |ty| &ty.name.text).into_iter().map(|ty| printer.ty(ty)));
    parts.join("\n\n") + "\n"
}

struct Printer<'s> {
    schema: &'s Schema,
}

impl Printer<'_> {
    /// `schema { … }`, where the root types do not have their usual names or there is a description.
    fn schema_definition(&self) -> Option<String> {
        let roots = [
            (OperationKind::Query, "Query"),
            (OperationKind::Mutation, "Mutation"),
            (OperationKind::Subscription, "Subscription"),
        ];
        let roots = roots.map(|(kind, usual)| {
            (kind, usual, self.schema.root(kind).map(|id| &*self.schema.ty(id).name.text))
        });
        let usual = roots.iter().all(|(_, usual, name)| name.is_none_or(|name| name == *usual));
        if usual && self.schema.description().is_none() {
            return None;
        }
        let lines: Vec<String> = roots
            .iter()
            .filter_map(|(kind, _, name)| name.map(|name| format!("  {}: {name}", kind.keyword())))
            .collect();
        let description = description(self.schema.description(), "", true);
        Some(format!("{description}schema {{\n{}\n}}", lines.join("\n")))
    }

    fn directive(&self, directive: &DirectiveDef) -> String {
        let mut locations: Vec<&str> = directive.locations.iter().map(|location| &*location.0).collect();
        locations.sort_by(|a, b| natural(a, b));
        format!(
            "{}directive @{}{}{} on {}",
            description(directive.description.as_deref(), "", true),
            directive.name.text,
            self.arguments(&directive.arguments, ""),
            if directive.repeatable { " repeatable" } else { "" },
            locations.join(" | ")
        )
    }

    fn ty(&self, ty: &TypeDef) -> String {
        let name = &ty.name.text;
        let body = match &ty.kind {
            TypeKind::Scalar { specified_by } => {
                let url = specified_by.as_deref().map(|url| format!(" @specifiedBy(url: {})", quoted(url)));
                format!("scalar {name}{}", url.unwrap_or_default())
            }
            TypeKind::Object { fields, implements } => {
                format!("type {name}{}{}", self.implements(implements), self.fields(fields))
            }
            TypeKind::Interface { fields, implements } => {
                format!("interface {name}{}{}", self.implements(implements), self.fields(fields))
            }
            TypeKind::Union { members } => {
                let members = self.names(members);
                let equals = if members.is_empty() { "" } else { " = " };
                format!("union {name}{equals}{}", members.join(" | "))
            }
            TypeKind::Enum { values } => format!("enum {name}{}", enum_values(values)),
            TypeKind::Input { fields, one_of } => {
                let one_of = if *one_of { " @oneOf" } else { "" };
                format!("input {name}{one_of}{}", self.input_fields(fields))
            }
        };
        description(ty.description.as_deref(), "", true) + &body
    }

    fn names(&self, ids: &[TypeId]) -> Vec<&str> {
        sorted(ids.iter().map(|id| &*self.schema.ty(*id).name.text), |name| name)
    }

    fn implements(&self, interfaces: &[TypeId]) -> String {
        let names = self.names(interfaces);
        if names.is_empty() { String::new() } else { format!(" implements {}", names.join(" & ")) }
    }

    fn fields(&self, fields: &[FieldDef]) -> String {
        let lines = sorted(fields, |field| &field.name.text).into_iter().enumerate().map(|(index, field)| {
            format!(
                "{}  {}{}: {}{}",
                description(field.description.as_deref(), "  ", index == 0),
                field.name.text,
                self.arguments(&field.arguments, "  "),
                field.ty.display(self.schema),
                deprecated(field.deprecated.as_deref())
            )
        });
        block(lines)
    }

    fn input_fields(&self, fields: &[InputValueDef]) -> String {
        let lines = sorted(fields, |field| &field.name.text).into_iter().enumerate().map(|(index, field)| {
            format!("{}  {}", description(field.description.as_deref(), "  ", index == 0), self.input(field))
        });
        block(lines)
    }

    /// Arguments stand on one line, unless one of them has a description.
    fn arguments(&self, arguments: &[InputValueDef], indentation: &str) -> String {
        let arguments = sorted(arguments, |argument| &argument.name.text);
        if arguments.is_empty() {
            return String::new();
        }
        if arguments.iter().all(|argument| argument.description.as_deref().unwrap_or_default().is_empty()) {
            let inputs: Vec<String> = arguments.into_iter().map(|argument| self.input(argument)).collect();
            return format!("({})", inputs.join(", "));
        }
        let deeper = format!("  {indentation}");
        let lines: Vec<String> = arguments
            .into_iter()
            .enumerate()
            .map(|(index, argument)| {
                let description = description(argument.description.as_deref(), &deeper, index == 0);
                format!("{description}{deeper}{}", self.input(argument))
            })
            .collect();
        format!("(\n{}\n{indentation})", lines.join("\n"))
    }

    fn input(&self, input: &InputValueDef) -> String {
        let default = input
            .default
            .as_ref()
            .map(|value| format!(" = {}", default_value(self.schema, &input.ty, value)));
        format!(
            "{}: {}{}{}",
            input.name.text,
            input.ty.display(self.schema),
            default.unwrap_or_default(),
            deprecated(input.deprecated.as_deref())
        )
    }
}

fn enum_values(values: &[EnumValueDef]) -> String {
    let lines = sorted(values, |value| &value.name.text).into_iter().enumerate().map(|(index, value)| {
        format!(
            "{}  {}{}",
            description(value.description.as_deref(), "  ", index == 0),
            value.name.text,
            deprecated(value.deprecated.as_deref())
        )
    });
    block(lines)
}

fn block(lines: impl Iterator<Item = String>) -> String {
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() { String::new() } else { format!(" {{\n{}\n}}", lines.join("\n")) }
}

fn deprecated(reason: Option<&str>) -> String {
    match reason {
        None => String::new(),
        Some(NO_REASON) => " @deprecated".to_owned(),
        Some(reason) => format!(" @deprecated(reason: {})", quoted(reason)),
    }
}

/// A description with its line break; in a block, all but the first have a blank line in front.
fn description(text: Option<&str>, indentation: &str, first: bool) -> String {
    let Some(text) = text else { return String::new() };
    let gap = if indentation.is_empty() || first { "" } else { "\n" };
    let text = block_or_quoted(text).replace('\n', &format!("\n{indentation}"));
    format!("{gap}{indentation}{text}\n")
}
