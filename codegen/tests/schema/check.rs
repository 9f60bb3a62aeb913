//! Schemas that contradict themselves: each is refused with the exact word and, but for the rules that it has not,
//! what graphql-js says of it.

use authgear_admin_codegen::schema::sdl::parse;
use authgear_admin_codegen::source::Sources;

use super::errors;

/// Texts with all that is wrong with them.
type Cases = &'static [(&'static str, &'static [&'static str])];

fn each(cases: Cases) {
    for (text, expected) in cases {
        assert_eq!(errors(text), *expected, "{text}");
    }
}

#[test]
fn root_types() {
    each(&[
        ("type A { a: Int }", &["1:1  | Query root type must be provided."]),
        (
            "schema { query: Q } scalar Q",
            &["1:17 Q | The query root type must be an object type, it cannot be Q."],
        ),
        (
            "schema { query: Q mutation: Q } type Q { a: Int }",
            &[r#"1:29 Q | All root types must be different, "Q" is used for both query and mutation."#],
        ),
        (
            "schema { query: Q } schema { query: Q } type Q { a: Int }",
            &[
                "1:21 schema | Must provide only one schema definition.",
                "1:37 Q | There can be only one query type in schema.",
            ],
        ),
        (
            "schema { query: Q query: R } type Q { a: Int } type R { a: Int }",
            &["1:26 R | There can be only one query type in schema."],
        ),
        ("schema { query: Nope } type Query { a: Int }", &[r#"1:17 Nope | Unknown type "Nope"."#]),
        ("schema { } type Query { a: Int }", &[r#"1:10 } | Expected Name, found "}"."#]),
        (
            "schema { queries: Query } type Query { a: Int }",
            &[r#"1:10 queries | Unexpected Name "queries"."#],
        ),
        (
            "extend schema @skip(if: true) type Query { a: Int }",
            &[r#"1:16 skip | Directive "@skip" may not be used on SCHEMA."#],
        ),
    ]);
}

#[test]
fn names() {
    each(&[
        (
            "type Query { a: Strin b(c: Quer): Int } union U = Queri type T implements Nod { a: Int }",
            &[
                r#"1:17 Strin | Unknown type "Strin"."#,
                r#"1:28 Quer | Unknown type "Quer"."#,
                r#"1:51 Queri | Unknown type "Queri"."#,
                r#"1:75 Nod | Unknown type "Nod"."#,
            ],
        ),
        (
            "type Query { a: Int } type T { a: Int } interface T { b: Int }",
            &[r#"1:51 T | There can be only one type named "T"."#],
        ),
        (
            "type Query { a: Int } enum E { A B A } input I { a: Int a: Int } type T { a(x: Int, x: Int): Int }",
            &[
                r#"1:36 A | "E" has more than one value named "A"."#,
                r#"1:57 a | "I" has more than one input field named "a"."#,
                r#"1:85 x | "T.a" has more than one argument named "x"."#,
            ],
        ),
        (
            "type Query { a: Int } directive @d(a: Int, a: Int) on FIELD directive @d on FIELD",
            &[
                r#"1:44 a | "@d" has more than one argument named "a"."#,
                r#"1:72 d | There can be only one directive named "@d"."#,
            ],
        ),
        (
            "type Query { a: Int } type __T { a: Int } input I { __a: Int } directive @__d(__x: Int) on FIELD enum E { __A }",
            &[
                r#"1:28 __T | Name "__T" must not begin with "__", which is reserved by GraphQL introspection."#,
                r#"1:53 __a | Name "__a" must not begin with "__", which is reserved by GraphQL introspection."#,
                r#"1:75 __d | Name "__d" must not begin with "__", which is reserved by GraphQL introspection."#,
                r#"1:79 __x | Name "__x" must not begin with "__", which is reserved by GraphQL introspection."#,
                r#"1:107 __A | Name "__A" must not begin with "__", which is reserved by GraphQL introspection."#,
            ],
        ),
        (
            "type Query { a: Int } enum E { true false null }",
            &[r#"1:32 true | Name "true" is reserved and cannot be used for an enum value."#],
        ),
    ]);
}

#[test]
fn kinds_of_types() {
    each(&[
        (
            "type Query union U enum E input I interface N",
            &[
                "1:6 Query | Type Query must define one or more fields.",
                "1:18 U | Union type U must define one or more member types.",
                "1:25 E | Enum type E must define one or more values.",
                "1:33 I | Input Object type I must define one or more fields.",
                "1:45 N | Type N must define one or more fields.",
            ],
        ),
        (
            "type Query { a: I b: [I!]! } input I { a: Query b: [N] } interface N { a(b: Query!): Int } directive @d(a: N) on FIELD",
            &[
                "1:17 I | The type of Query.a must be an output type but got: I.",
                "1:23 I | The type of Query.b must be an output type but got: [I!]!.",
                "1:43 Query | The type of I.a must be an input type but got: Query.",
                "1:53 N | The type of I.b must be an input type but got: [N].",
                "1:77 Query | The type of N.a(b:) must be an input type but got: Query!.",
                "1:108 N | The type of @d(a:) must be an input type but got: N.",
            ],
        ),
        (
            "type Query { a: Int } union U = Query | Query | N | Int interface N { a: Int }",
            &[
                "1:41 Query | Union type U can only include type Query once.",
                "1:49 N | Union type U can only include object types, it cannot include N.",
                "1:53 Int | Union type U can only include object types, it cannot include Int.",
            ],
        ),
    ]);
}

#[test]
fn interfaces() {
    each(&[
        (
            "type Query implements Query & Int & N & N { a: Int } interface N { a: Int }",
            &[
                "1:23 Query | Type Query must only implement interface types, it cannot implement Query.",
                "1:31 Int | Type Query must only implement interface types, it cannot implement Int.",
                "1:41 N | Type Query can only implement N once.",
            ],
        ),
        (
            "type Query { a: Int } interface A implements A { a: Int }",
            &["1:46 A | Type A cannot implement itself because it would create a circular reference."],
        ),
        (
            "type Query { a: Int } interface A implements B { a: Int } interface B implements A { a: Int }",
            &[
                "1:46 B | Type A cannot implement B because it would create a circular reference.",
                "1:82 A | Type B cannot implement A because it would create a circular reference.",
            ],
        ),
        (
            "type Query implements A { a: Int } interface A implements B { a: Int } interface B { a: Int }",
            &["1:23 A | Type Query must implement B because it is implemented by A."],
        ),
        (
            "type Query implements A { a: Int } interface A { a: Int b: Int }",
            &["1:6 Query | Interface field A.b expected but Query does not provide it."],
        ),
        (
            "type Query implements A { a: Int b: [A] c: A } interface A { a: Int! b: [Query] c: [A] }",
            &[
                "1:30 Int | Interface field A.a expects type Int! but Query.a is type Int.",
                "1:38 A | Interface field A.b expects type [Query] but Query.b is type [A].",
                "1:44 A | Interface field A.c expects type [A] but Query.c is type A.",
            ],
        ),
        (
            "type Query implements A { a: Query b: [Query!]! c: U! } interface A { a: A b: [A] c: U } union U = Query",
            &[],
        ),
        (
            "type Query implements A { a(x: Int, z: Int!, y: Int! = 1): Int } interface A { a(x: Int!): Int }",
            &[
                "1:32 Int | Interface field argument A.a(x:) expects type Int! but Query.a(x:) is type Int.",
                r#"1:37 z | Argument "Query.a(z:)" must not be required type Int! if not provided by the interface field A.a."#,
            ],
        ),
        (
            "type Query implements A { a: Int } interface A { a(x: Int): Int }",
            &["1:27 a | Interface field argument A.a(x:) expected but Query.a does not provide it."],
        ),
    ]);
}

#[test]
fn inputs() {
    each(&[
        (
            "type Query { a: Int } input A { a: A! } input B { c: C! } input C { b: B! } input D { d: [D!]! e: D }",
            &[
                r#"1:33 a | Cannot reference Input Object "A" within itself through a series of non-null fields: "a"."#,
                r#"1:51 c | Cannot reference Input Object "B" within itself through a series of non-null fields: "c.b"."#,
            ],
        ),
        (
            "type Query { a: Int } input O @oneOf { a: Int! b: Int = 1 c: Int }",
            &[
                "1:43 Int | OneOf input field O.a must be nullable.",
                "1:57 1 | OneOf input field O.b cannot have a default value.",
            ],
        ),
        (
            "type Query { a(x: Int! @deprecated, y: Int! = 1 @deprecated): Int } input I { a: Int! @deprecated b: Int @deprecated }",
            &[
                "1:16 x | Required argument Query.a(x:) cannot be deprecated.",
                "1:79 a | Required input field I.a cannot be deprecated.",
            ],
        ),
        (
            "type Query { a: Int } input A { a: A = {} } input B { b: C = {} } input C { c: [B] = {} } input D { d: D = {d: null} }",
            &[
                r#"1:33 a | The default value of "A.a" cannot contain itself."#,
                r#"1:77 c | The default value of "C.c" cannot contain itself."#,
            ],
        ),
    ]);
}

/// A default that does not fit is left out, as graphql-js does, but not in silence.
#[test]
fn values() {
    each(&[
        (
            r#"type Query { a(i: Int = "x", f: Float = 1, s: String = x, b: Boolean = 1, d: ID = 1.5, e: E = C, n: Int! = null, l: [Int] = [1, "x"]): Int } enum E { A B }"#,
            &[
                r#"warning 1:25 "x" | Expected value of type "Int", found a string."#,
                r#"warning 1:56 x | Expected value of type "String", found x."#,
                r#"warning 1:72 1 | Expected value of type "Boolean", found 1."#,
                r#"warning 1:83 1.5 | Expected value of type "ID", found 1.5."#,
                r#"warning 1:95 C | Value "C" does not exist in "E" enum."#,
                r#"warning 1:108 null | Expected value of type "Int!", found null."#,
                r#"warning 1:129 "x" | Expected value of type "Int", found a string."#,
            ],
        ),
        (
            "type Query { a(i: I = {a: 1, b: 2, a: 3}, j: I = 5, k: I = {}, o: O = {a: 1, b: 1}, p: O = {a: null}): Int } input I { a: Int! } input O @oneOf { a: Int b: Int }",
            &[
                r#"warning 1:30 b | Field "b" is not defined by type "I"."#,
                r#"1:36 a | There can be only one input field named "a"."#,
                r#"warning 1:50 5 | Expected value of type "I", found 5."#,
                r#"warning 1:60 {} | Field "I.a" of required type "Int!" was not provided."#,
                r#"warning 1:71 {a: 1, b: 1} | OneOf Input Object "O" must specify exactly one key."#,
                r#"warning 1:92 {a: null} | Field "O.a" must be non-null."#,
            ],
        ),
        (
            "type Query { a(b: Int = 2147483648, c: Float = 1e999): Int }",
            &[
                r#"warning 1:25 2147483648 | Expected value of type "Int", found 2147483648."#,
                r#"warning 1:48 1e999 | Expected value of type "Float", found 1e999."#,
            ],
        ),
        (
            "type Query { a(b: Int = $x, c: [Int] = [$y]): Int }",
            &[r#"1:25 $x | Unexpected variable "$x" in constant value."#],
        ),
    ]);
}

#[test]
fn applied_directives() {
    each(&[(
        r#"type Query @nope { a: Int @oneOf @skip(if: true) } scalar S @specifiedBy @deprecated directive @d(a: Int!, b: Int) on OBJECT type T @d(a: 1, c: 2) @d(a: 1) { a: Int } extend type T @d(b: "x") @d(a: 1, a: 2)"#,
        &[
            r#"1:13 nope | Unknown directive "@nope"."#,
            r#"1:28 oneOf | Directive "@oneOf" may not be used on FIELD_DEFINITION."#,
            r#"1:35 skip | Directive "@skip" may not be used on FIELD_DEFINITION."#,
            r#"1:62 specifiedBy | Directive "@specifiedBy" argument "url" of type "String!" is required, but it was not provided."#,
            r#"1:75 deprecated | Directive "@deprecated" may not be used on SCALAR."#,
            r#"1:142 c | Unknown argument "c" on directive "@d"."#,
            r#"1:149 d | The directive "@d" can only be used once at this location."#,
            r#"1:183 d | The directive "@d" can only be used once at this location."#,
            r#"1:183 d | Directive "@d" argument "a" of type "Int!" is required, but it was not provided."#,
            r#"warning 1:188 "x" | Expected value of type "Int", found a string."#,
            r#"1:194 d | The directive "@d" can only be used once at this location."#,
            r#"1:202 a | There can be only one argument named "a"."#,
        ],
    )]);
}

#[test]
fn extensions() {
    each(&[(
        "extend type Nope { a: Int } extend input Query { a: Int } type Query { a: Int } extend scalar Int @d extend type __Type { a: Int }",
        &[
            r#"1:13 Nope | Cannot extend type "Nope" because it is not defined."#,
            r#"1:42 Query | Cannot extend non-input type "Query" as input."#,
            r#"1:95 Int | Cannot extend type "Int": it is built in."#,
            r#"1:114 __Type | Cannot extend type "__Type": it is built in."#,
        ],
    )]);
}

#[test]
fn syntax() {
    each(&[
        ("type Query { a: Int } extend type Query", &["1:40  | Unexpected <EOF>."]),
        (
            "type Query { a: Int } directive @a @deprecated on FIELD extend directive @a on FIELD",
            &[
                "1:36 @deprecated | A directive on the definition of a directive is not supported.",
                "1:57 extend directive | `extend directive` is not supported.",
            ],
        ),
        (
            "type Query { a: Int } query { a }",
            &["1:23 query | Unexpected definition of an operation in a schema."],
        ),
        ("type Query { a: Int } directive @a on FIELDS", &[r#"1:39 FIELDS | Unexpected Name "FIELDS"."#]),
    ]);
}

/// A default that another one completes stands for nothing if that one does.
#[test]
fn a_default_is_lost_with_what_completes_it() {
    let text = r#"
        type Query { required(a: A = {}, b: B! = { c: {} }): Int whole(a: A = { b: { c: { n: 1 } } }, d: D = {}): Int }
        input A { b: B! = {} }
        input B { c: C! = {} }
        input C { n: Int! = "x" }
        input D { nullable: C = {} }
    "#;
    let mut sources = Sources::new();
    let id = sources.add("schema.graphql", text);
    let schema = parse(&sources, id).expect("a schema with warnings").schema;
    assert_eq!(
        errors(text),
        [
            r#"warning 2:38 {} | Field "A.b" of required type "B!" was not provided."#,
            r#"warning 2:50 { c: {} } | Field "C.n" of required type "Int!" was not provided."#,
            r#"warning 3:27 {} | Field "B.c" of required type "C!" was not provided."#,
            r#"warning 4:27 {} | Field "C.n" of required type "Int!" was not provided."#,
            r#"warning 5:29 "x" | Expected value of type "Int!", found a string."#,
            r#"warning 6:33 {} | Field "C.n" of required type "Int!" was not provided."#,
        ]
    );
    let query = schema.ty(schema.id("Query").expect("it is there"));
    let arguments = query.fields().iter().flat_map(|field| &field.arguments);
    let of_types = ["A", "B", "C", "D"].into_iter().filter_map(|name| schema.id(name));
    let inputs = arguments.chain(of_types.flat_map(|id| schema.ty(id).input_fields()));
    let kept: Vec<_> = inputs
        .filter_map(|input| input.default.as_ref())
        .map(|default| sources.slice(default.span))
        .collect();
    assert_eq!(kept, ["{ b: { c: { n: 1 } } }", "{}"]);
}

/// The help of the first thing that is wrong, and the words that its labels mark.
fn help_and_labels(text: &str) -> (Option<String>, Vec<String>) {
    let mut sources = Sources::new();
    let id = sources.add("schema.graphql", text);
    let found = parse(&sources, id).map_or_else(|found| found, |parsed| parsed.warnings);
    let first = found.iter().next().expect("something is wrong");
    let place = |span| (sources.line_column(span).column, sources.slice(span));
    let labels = first.labels.iter().map(|label| {
        let (column, word) = place(label.span);
        format!("{column} {word}: {}", label.message)
    });
    (first.help.clone(), labels.collect())
}

#[test]
fn near_names_are_proposed() {
    for (text, help) in [
        ("type Query { a: Strin }", "Did you mean \"String\"?"),
        ("type Query { a: User } type Usr { a: Int }", "Did you mean \"Usr\"?"),
        ("type Query @deprecatd { a: Int }", "Did you mean \"@deprecated\"?"),
        ("type Query { a(e: E = GREE): Int } enum E { BLUE GREEN }", "Did you mean \"GREEN\"?"),
        ("extend type Usr { b: Int } type Query { a: Int } type User { a: Int }", "Did you mean \"User\"?"),
    ] {
        assert_eq!(help_and_labels(text).0.as_deref(), Some(help), "{text}");
    }
}

#[test]
fn the_other_place_is_marked() {
    for (text, label) in [
        ("type Query { a: Int } type T { a: Int } type T { b: Int }", "28 T: first declared here"),
        ("type Query { a: Int a: String }", "14 a: the first one"),
        ("type Query implements N { a: Int } interface N { b: Int }", "50 b: promised here"),
        ("type Query { a: I } input I { a: Int }", "27 I: an input type"),
        ("type Query { a: Int } directive @d on FIELD type T @d { a: Int }", "34 d: declared here"),
        ("schema { query: Query mutation: Query } type Query { a: Int }", "17 Query: the first use"),
    ] {
        assert_eq!(help_and_labels(text).1, [label], "{text}");
    }
}
