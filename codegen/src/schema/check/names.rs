//! Names: none is reserved, and none is given twice in one place.
//!
//! Two fields of one name that are the same in all that matters are only worth a warning, and the first counts:
//! published schemas have them.

use super::Checker;
use crate::diagnostic::Diagnostic;
use crate::schema::firsts::Firsts;
use crate::schema::{EnumValueDef, FieldDef, InputValueDef, RULE};
use crate::value::Name;

/// What has a name of its own among its like.
trait Member {
    fn name(&self) -> &Name;

    /// Whether it makes no difference which of the two counts.
    fn is_same(&self, other: &Self) -> bool;
}

impl Member for FieldDef {
    fn name(&self) -> &Name {
        &self.name
    }

    fn is_same(&self, other: &Self) -> bool {
        let (ours, theirs) = (&self.arguments, &other.arguments);
        let is_paired = |ours: &InputValueDef, theirs: &InputValueDef| {
            ours.name.text == theirs.name.text && ours.ty == theirs.ty
        };
        self.ty == other.ty
            && ours.len() == theirs.len()
            && ours.iter().zip(theirs).all(|(ours, theirs)| is_paired(ours, theirs))
    }
}

impl Member for InputValueDef {
    fn name(&self) -> &Name {
        &self.name
    }

    fn is_same(&self, _: &Self) -> bool {
        false
    }
}

impl Member for EnumValueDef {
    fn name(&self) -> &Name {
        &self.name
    }

    fn is_same(&self, _: &Self) -> bool {
        false
    }
}

impl Checker<'_> {
    pub(super) fn names(&mut self) {
        let schema = self.schema;
        for (id, ty) in schema.types() {
            if schema.is_given(id) {
                continue;
            }
            let owner = &ty.name.text;
            self.reserved(&ty.name);
            let of_type = || owner.to_string();
            self.once(of_type, "field", ty.fields());
            for field in ty.fields() {
                self.once(|| format!("{owner}.{}", field.name.text), "argument", &field.arguments);
            }
            self.once(of_type, "input field", ty.input_fields());
            self.once(of_type, "value", ty.enum_values());
            for value in ty.enum_values() {
                if matches!(value.name.as_str(), "true" | "false" | "null") {
                    let message = format!(
                        "Name \"{}\" is reserved and cannot be used for an enum value.",
                        value.name.text
                    );
                    self.error(message, value.name.span);
                }
            }
        }
        for directive in schema.directives() {
            self.reserved(&directive.name);
            self.once(|| format!("@{}", directive.name.text), "argument", &directive.arguments);
        }
    }

    fn reserved(&mut self, name: &Name) {
        if name.text.starts_with("__") {
            let message = format!(
                "Name \"{}\" must not begin with \"__\", which is reserved by GraphQL introspection.",
                name.text
            );
            self.error(message, name.span);
        }
    }

    fn once<M: Member>(&mut self, owner: impl Fn() -> String, what: &str, members: &[M]) {
        let firsts = Firsts::new(members, |member| member.name().as_str());
        for (index, member) in members.iter().enumerate() {
            let name = member.name();
            self.reserved(name);
            let Some(first) = firsts.before(index) else { continue };
            let message = format!("\"{}\" has more than one {what} named \"{}\".", owner(), name.text);
            let diagnostic = if member.is_same(first) {
                let help = "The two are alike, so the first one counts.";
                Diagnostic::warning(RULE, message, name.span).help(help)
            } else {
                Diagnostic::error(RULE, message, name.span)
            };
            self.found.push(diagnostic.label(first.name().span, "the first one"));
        }
    }
}
