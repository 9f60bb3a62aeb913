//! Variables: one pool for a document, since operations share the fragments that use them.

use authgear_admin_codegen::schema::{TypeId, TypeRef};

use super::Generator;
use super::names::VARIABLES;
use super::value::Expected;
use crate::document::{Type, Value, Variable};

/// The variables that were made so far.
#[derive(Debug, Default)]
pub(super) struct Variables(Vec<Pooled>);

#[derive(Debug)]
struct Pooled {
    name: String,
    ty: TypeRef,
    default: Option<Value>,
}

impl Generator<'_> {
    /// A use of a variable that may stand here, of one that is there already or of a new one.
    pub(super) fn variable(&mut self, expected: &Expected<'_>) -> Value {
        let fitting: Vec<usize> =
            (0..self.variables.0.len()).filter(|index| self.fits(*index, expected)).collect();
        if self.rng.chance(50)
            && let Some(pooled) = self.rng.pick(&fitting).and_then(|index| self.variables.0.get(*index))
        {
            return Value::Variable(pooled.name.clone());
        }
        let name = self.variable_name();
        let pooled = self.new_variable(name.clone(), expected);
        self.variables.0.push(pooled);
        Value::Variable(name)
    }

    /// A use of a variable where any type may stand.
    pub(super) fn some_variable(&mut self) -> Value {
        match self.rng.pick(&self.variables.0) {
            Some(pooled) => Value::Variable(pooled.name.clone()),
            None => Value::Literal("0".to_owned()),
        }
    }

    fn variable_name(&mut self) -> String {
        let taken = |name: &str| self.variables.0.iter().any(|pooled| pooled.name == name);
        match self.rng.pick(VARIABLES) {
            Some(name) if !taken(name) => (*name).to_owned(),
            _ => format!("v{}", self.variables.0.len()),
        }
    }

    fn new_variable(&mut self, name: String, expected: &Expected<'_>) -> Pooled {
        let inner = expected.ty.nullable();
        let non_null = || TypeRef::NonNull(Box::new(inner.clone()));
        // A nullable variable goes where `null` does not, if one of the two has a default.
        let loose = !expected.one_of && self.rng.chance(30);
        let default = self.rng.chance(25);
        let (ty, default) = if !expected.ty.is_non_null() && !expected.one_of {
            let ty = if self.rng.chance(30) { non_null() } else { inner.clone() };
            (ty, default)
        } else if loose && expected.has_default {
            (inner.clone(), default)
        } else if loose {
            (inner.clone(), true)
        } else {
            (non_null(), default)
        };
        // As a default, `null` would undo what the default is for.
        let of = if expected.ty.is_non_null() { non_null() } else { ty.clone() };
        let default = default.then(|| self.constant(&of, 1));
        Pooled { name, ty, default }
    }

    /// IsVariableUsageAllowed (GraphQL §5.8.5).
    fn fits(&self, index: usize, expected: &Expected<'_>) -> bool {
        let Some(pooled) = self.variables.0.get(index) else { return false };
        let null = Value::Literal("null".to_owned());
        let has_default = pooled.default.as_ref().is_some_and(|default| *default != null);
        if expected.one_of {
            return pooled.ty.is_non_null() && is_subtype(&pooled.ty, expected.ty.nullable());
        }
        if expected.ty.is_non_null() && !pooled.ty.is_non_null() {
            return (has_default || expected.has_default) && is_subtype(&pooled.ty, expected.ty.nullable());
        }
        is_subtype(&pooled.ty, expected.ty)
    }

    /// The definitions of these variables, for one operation.
    pub(super) fn definitions(&mut self, used: &[String]) -> Vec<Variable> {
        let mut definitions: Vec<Variable> = self
            .variables
            .0
            .iter()
            .filter(|pooled| used.contains(&pooled.name))
            .map(|pooled| Variable {
                name: pooled.name.clone(),
                ty: written(&pooled.ty, &|id| self.schema.ty(id).name.text.to_string()),
                default: pooled.default.clone(),
                directives: Vec::new(),
            })
            .collect();
        for definition in &mut definitions {
            definition.directives = self.directives_of_constants("VARIABLE_DEFINITION");
        }
        self.rng.shuffle(&mut definitions);
        definitions
    }
}

/// AreTypesCompatible (GraphQL §5.8.5), where input types have no subtypes but those without `null`.
fn is_subtype(variable: &TypeRef, location: &TypeRef) -> bool {
    match (variable, location) {
        (TypeRef::NonNull(variable), TypeRef::NonNull(location))
        | (TypeRef::List(variable), TypeRef::List(location)) => is_subtype(variable, location),
        (TypeRef::NonNull(variable), location) => is_subtype(variable, location),
        (TypeRef::Named(variable), TypeRef::Named(location)) => variable == location,
        _ => false,
    }
}

fn written(ty: &TypeRef, name: &dyn Fn(TypeId) -> String) -> Type {
    match ty {
        TypeRef::Named(id) => Type::Named(name(*id)),
        TypeRef::List(item) => Type::List(Box::new(written(item, name))),
        TypeRef::NonNull(inner) => Type::NonNull(Box::new(written(inner, name))),
    }
}
