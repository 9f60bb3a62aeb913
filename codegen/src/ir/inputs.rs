//! Variables, input objects and enums: what an operation takes.

use std::collections::BTreeSet;

use super::lower::Lowering;
use super::{
    EnumItem, EnumValue, InputField, InputItem, InputKind, InputType, OneOfVariant, Presence, Scalar,
};
use crate::document::{Operation, TypeExpr, TypeExprKind};
use crate::naming::{Scope, snake, variant_name};
use crate::schema::{InputValueDef, Schema, TypeDef, TypeId, TypeKind, TypeRef};

/// All enums and input objects that can be reached from `roots`, sorted by name.
pub(crate) fn closure(schema: &Schema, roots: impl IntoIterator<Item = TypeId>) -> Vec<TypeId> {
    let mut found = BTreeSet::new();
    let mut queue: Vec<TypeId> = roots.into_iter().collect();
    while let Some(id) = queue.pop() {
        let ty = schema.ty(id);
        if matches!(ty.kind, TypeKind::Enum { .. } | TypeKind::Input { .. }) && found.insert(id) {
            queue.extend(ty.input_fields().iter().map(|field| field.ty.base()));
        }
    }
    let mut sorted: Vec<TypeId> = found.into_iter().collect();
    sorted.sort_by_key(|id| &schema.ty(*id).name.text);
    sorted
}

impl<'a> Lowering<'a> {
    /// A schema enum.
    pub(super) fn enum_item(&self, id: TypeId) -> EnumItem<'a> {
        let ty = self.schema.ty(id);
        let mut scope = Scope::new();
        let values = ty
            .enum_values()
            .iter()
            .map(|value| EnumValue {
                variant: scope.claim(variant_name(&value.name.text)),
                value: &value.name.text,
                doc: value.description.as_deref(),
                deprecated: value.deprecated.as_deref(),
            })
            .collect();
        EnumItem {
            name: self.shared_name(id),
            graphql: &ty.name.text,
            doc: ty.description.as_deref(),
            values,
            unknown: scope.claim_or("Unknown".to_owned(), "Value"),
        }
    }

    /// An input object.
    pub(super) fn input_item(&self, id: TypeId) -> InputItem<'a> {
        let ty = self.schema.ty(id);
        let one_of = matches!(ty.kind, TypeKind::Input { one_of: true, .. });
        let kind = if one_of {
            InputKind::OneOf(self.choices(id, ty))
        } else {
            InputKind::Fields(self.input_fields(id, ty))
        };
        InputItem { name: self.shared_name(id), graphql: &ty.name.text, doc: ty.description.as_deref(), kind }
    }

    fn input_fields(&self, id: TypeId, ty: &'a TypeDef) -> Vec<InputField<'a>> {
        let mut names = InputNames::default();
        ty.input_fields()
            .iter()
            .map(|field| InputField {
                boxed: self.recursion.contains(&field.ty, id),
                ..self.input(field, self.kind_of_input(id, field), &mut names)
            })
            .collect()
    }

    /// An argument or input field by itself; `kind` says whose id an id is.
    pub(super) fn input(
        &self,
        input: &'a InputValueDef,
        kind: Option<&'static str>,
        names: &mut InputNames,
    ) -> InputField<'a> {
        let (rust, setter) = names.claim(&input.name.text);
        InputField {
            rust,
            setter,
            wire: &input.name.text,
            doc: input.description.as_deref(),
            deprecated: input.deprecated.as_deref(),
            presence: presence(input.ty.is_non_null(), input.default.is_some()),
            ty: self.input_type(&input.ty, is_sensitive(&input.name.text), kind),
            boxed: false,
        }
    }

    fn choices(&self, id: TypeId, ty: &'a TypeDef) -> Vec<OneOfVariant<'a>> {
        let mut scope = Scope::new();
        ty.input_fields()
            .iter()
            .map(|field| OneOfVariant {
                variant: scope.claim(variant_name(&field.name.text)),
                wire: &field.name.text,
                doc: field.description.as_deref(),
                ty: self.input_type(&field.ty, is_sensitive(&field.name.text), self.kind_of_input(id, field)),
                boxed: self.recursion.contains(&field.ty, id),
            })
            .collect()
    }

    /// The variables of an operation.
    pub(super) fn variables(&self, operation: &'a Operation) -> Vec<InputField<'a>> {
        let uses = self.variable_uses(operation);
        let mut names = InputNames::default();
        operation
            .variables
            .iter()
            .filter_map(|variable| {
                let ty = self.resolve(&variable.ty)?;
                let (rust, setter) = names.claim(&variable.name.text);
                let name = variable.name.as_str();
                let used = uses.get(name);
                let is_secret = is_sensitive(name) || used.is_some_and(|used| used.is_secret);
                let described = || used.and_then(|used| used.description);
                Some(InputField {
                    rust,
                    setter,
                    wire: name,
                    doc: variable.description.as_deref().or_else(described),
                    deprecated: None,
                    presence: presence(ty.is_non_null(), variable.default.is_some()),
                    ty: self.input_type(&ty, is_secret, used.and_then(|used| used.kind)),
                    boxed: false,
                })
            })
            .collect()
    }

    /// A type written in a document; `None` for a name that the schema does not have.
    pub(super) fn resolve(&self, ty: &TypeExpr) -> Option<TypeRef> {
        Some(match &ty.kind {
            TypeExprKind::Named(name) => TypeRef::Named(self.schema.id(name.as_str())?),
            TypeExprKind::List(inner) => TypeRef::List(Box::new(self.resolve(inner)?)),
            TypeExprKind::NonNull(inner) => TypeRef::NonNull(Box::new(self.resolve(inner)?)),
        })
    }

    /// The type of an input without its outer nullability; `kind` says whose id an id is.
    fn input_type(&self, ty: &TypeRef, is_secret: bool, kind: Option<&'static str>) -> InputType {
        match ty.nullable() {
            TypeRef::List(item) => {
                let item_type = Box::new(self.input_type(item, is_secret, kind));
                InputType::List { item: item_type, nullable: !item.is_non_null() }
            }
            other => {
                let id = other.base();
                match &self.schema.ty(id).kind {
                    TypeKind::Enum { .. } => InputType::Enum(self.shared_name(id)),
                    TypeKind::Input { .. } => InputType::Input(self.shared_name(id)),
                    _ => InputType::Scalar(self.scalar(id, is_secret, kind)),
                }
            }
        }
    }

    /// The Rust type of a scalar; `kind` says whose id an id is.
    pub(super) fn scalar(&self, id: TypeId, is_secret: bool, kind: Option<&'static str>) -> Scalar {
        let scalar = &*self.schema.ty(id).name.text;
        if let Some(path) = self.settings.scalars.get(scalar) {
            return Scalar::Custom(path.as_str().to_owned());
        }
        match scalar {
            "String" if is_secret => Scalar::Sensitive,
            "String" => Scalar::String,
            "Int" => Scalar::Int,
            "Float" => Scalar::Float,
            "Boolean" => Scalar::Boolean,
            "ID" => kind.map_or(Scalar::Id, Scalar::NodeId),
            "DateTime" => Scalar::DateTime,
            "UserStandardAttributes" => Scalar::StandardAttributes,
            _ => Scalar::Json,
        }
    }
}

fn presence(non_null: bool, default: bool) -> Presence {
    match (non_null, default) {
        (true, false) => Presence::Required,
        (true, true) => Presence::Defaulted,
        (false, _) => Presence::Optional,
    }
}

/// Whether a text of this name must not be printed: a password, token or secret, or a code by itself
/// (`countryCode` is none).
pub(super) fn is_sensitive(name: &str) -> bool {
    let snake = snake(name);
    let last = snake.rsplit('_').next().unwrap_or_default();
    matches!(last, "password" | "token" | "secret")
        || matches!(&*snake, "code" | "otp_code" | "recovery_code")
}

/// The names of fields and of setters; `new` is the constructor's.
pub(super) struct InputNames {
    fields: Scope,
    setters: Scope,
}

impl Default for InputNames {
    fn default() -> Self {
        Self::beside(&["new"])
    }
}

impl InputNames {
    /// No names yet but those of these methods.
    pub(super) fn beside(methods: &[&str]) -> Self {
        Self { fields: Scope::new(), setters: Scope::of(methods.iter().copied()) }
    }

    fn claim(&mut self, name: &str) -> (String, String) {
        let rust = self.fields.claim(snake(name));
        let setter = self.setters.claim_or(rust.clone(), "_");
        (rust, setter)
    }
}
