//! Arguments of fields and directives.

use authgear_admin_codegen::schema::InputValueDef;

use super::Generator;
use super::value::Expected;
use crate::document::Argument;

impl Generator<'_> {
    /// All that must be given, and some that may.
    pub(super) fn arguments(&mut self, definitions: &[InputValueDef], variables: bool) -> Vec<Argument> {
        let mut arguments = Vec::new();
        for definition in definitions {
            if !definition.is_required() && !self.rng.chance(40) {
                continue;
            }
            let expected =
                Expected { ty: &definition.ty, has_default: definition.default.is_some(), one_of: false };
            let value = if variables { self.value(&expected, 0) } else { self.constant(&definition.ty, 0) };
            arguments.push(Argument { name: definition.name.text.to_string(), value });
        }
        self.rng.shuffle(&mut arguments);
        arguments
    }
}
