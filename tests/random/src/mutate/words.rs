//! The words that changes put in: those of the schema and those of the document.

use std::collections::BTreeSet;

use authgear_admin_codegen::schema::Schema;

use crate::document::{Document, Node};

/// Words by what they name.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) types: Vec<String>,
    pub(super) fields: Vec<String>,
    pub(super) arguments: Vec<String>,
    pub(super) directives: Vec<String>,
    pub(super) keys: Vec<String>,
    pub(super) fragments: Vec<String>,
    pub(super) variables: Vec<String>,
    pub(super) operations: Vec<String>,
}

impl Words {
    pub(super) fn new(schema: &Schema, document: &mut Document) -> Self {
        let mut keys = BTreeSet::new();
        let mut fragments = BTreeSet::new();
        let mut variables = BTreeSet::new();
        let mut operations = BTreeSet::new();
        let mut on = BTreeSet::new();
        document.visit(&mut |node| match node {
            Node::Field(field) => {
                keys.insert(field.key().to_owned());
            }
            Node::Fragment(fragment) => {
                fragments.insert(fragment.name.clone());
                on.insert(fragment.on.clone());
            }
            Node::Inline(inline) => on.extend(inline.on.clone()),
            Node::Variable(variable) => {
                variables.insert(variable.name.clone());
            }
            Node::Operation(operation) => operations.extend(operation.name.clone()),
            _ => {}
        });
        let named = |name: &authgear_admin_codegen::value::Name| name.text.to_string();
        let fields = schema.types().flat_map(|(_, ty)| ty.fields());
        let fields: BTreeSet<String> = fields.map(|field| named(&field.name)).collect();
        let on_fields = schema.types().flat_map(|(_, ty)| ty.fields()).flat_map(|field| &field.arguments);
        let on_inputs = schema.types().flat_map(|(_, ty)| ty.input_fields());
        let arguments: BTreeSet<String> =
            on_fields.chain(on_inputs).map(|input| named(&input.name)).collect();
        // A type that the document has already makes the nearer miss.
        let types = schema.types().map(|(_, ty)| named(&ty.name));
        let types = types.chain(on.iter().flat_map(|on| vec![on.clone(); 8])).collect();
        Self {
            types,
            fields: fields.into_iter().collect(),
            arguments: arguments.into_iter().collect(),
            directives: schema.directives().iter().map(|directive| named(&directive.name)).collect(),
            keys: keys.into_iter().collect(),
            fragments: fragments.into_iter().collect(),
            variables: variables.into_iter().collect(),
            operations: operations.into_iter().collect(),
        }
    }
}
