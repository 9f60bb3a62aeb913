//! What it means that a type reference became another one.

use crate::schema::{Schema, TypeRef};

/// Whether two references, of two schemas, are written alike.
pub(super) fn same((old, before): (&Schema, &TypeRef), (new, now): (&Schema, &TypeRef)) -> bool {
    match (before, now) {
        (TypeRef::Named(before), TypeRef::Named(now)) => old.ty(*before).name.text == new.ty(*now).name.text,
        (TypeRef::List(before), TypeRef::List(now)) | (TypeRef::NonNull(before), TypeRef::NonNull(now)) => {
            same((old, before), (new, now))
        }
        _ => false,
    }
}

/// Whether what is answered from now on is also what was promised before: the same type, with `!` in more places. That a
/// member or implementer is one too does not count: a selection on the one is not valid on the other.
pub(super) fn narrows((old, before): (&Schema, &TypeRef), (new, now): (&Schema, &TypeRef)) -> bool {
    match (before, now) {
        (TypeRef::Named(_), TypeRef::Named(_)) => same((old, before), (new, now)),
        (before, TypeRef::NonNull(now)) => narrows((old, before.nullable()), (new, now)),
        (TypeRef::List(before), TypeRef::List(now)) => narrows((old, before), (new, now)),
        _ => false,
    }
}

/// Whether all that could be given before can be given from now on: the same type, with `!` in fewer places.
pub(super) fn widens(before: (&Schema, &TypeRef), now: (&Schema, &TypeRef)) -> bool {
    narrows(now, before)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::sdl;
    use crate::source::Sources;

    /// Judges the change from one type to another: what is answered, what is given.
    fn judge(before: &str, now: &str) -> (bool, bool) {
        let mut sources = Sources::new();
        let text = format!(
            "type Query {{ before: {before} now: {now} }} interface A {{ x: Int }} type B implements A {{ x: Int }}"
        );
        let id = sources.add("s", text);
        let schema = sdl::parse(&sources, id).unwrap().schema;
        let query = schema.ty(schema.id("Query").unwrap());
        let ty = |name: &str| (&schema, &query.field(name).unwrap().ty);
        let (before, now) = (ty("before"), ty("now"));
        assert_eq!(same(before, now), before.1 == now.1);
        (narrows(before, now), widens(before, now))
    }

    #[test]
    fn only_non_null_makes_a_change_safe() {
        for (before, now, judged) in [
            ("Int", "Int", (true, true)),
            ("Int", "Int!", (true, false)),
            ("Int!", "Int", (false, true)),
            ("Int", "Float", (false, false)),
            ("Int", "[Int]", (false, false)),
            ("[Int]", "Int", (false, false)),
            ("[Int]", "[Int!]!", (true, false)),
            ("[Int!]", "[Int]!", (false, false)),
            ("[[Int!]!]!", "[[Int]]", (false, true)),
            ("[[Int]]", "[Int]", (false, false)),
            ("Int!", "[Int!]!", (false, false)),
            ("A", "B", (false, false)),
        ] {
            assert_eq!(judge(before, now), judged, "{before} → {now}");
        }
    }
}
