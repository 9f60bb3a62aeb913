//! `admin_query!`: a query that the compiler checks against the saved schema, on the exact word.
//!
//! Users take it from `authgear-admin`, which re-exports it. This crate is a thin shim over `authgear-admin-codegen`:
//! it turns tokens into the text that the one parser reads and keeps a table from offsets to spans, so that every
//! diagnostic becomes a compile error on the user's own token.
#![deny(missing_docs)]

mod api;
mod expand;
mod input;
mod options;
mod package;
mod report;
mod schema;
mod text;

/// GraphQL, checked against the saved schema and turned into types.
///
/// Operations become structs of their variables, each with a module for the types of its answer; fragments become
/// types. `authgear.toml` beside the package's `Cargo.toml` (or in a folder above) says where the schema is; without
/// it, it is `schema.graphql` beside the `Cargo.toml`.
///
/// Three forms:
///
/// ```ignore
/// // As tokens: errors are marked on the word. `//` comments, and `///` in front of a definition documents it.
/// admin_query! {
///     /// All users, a page at a time.
///     pub query ListUsers($first: Int, $after: String) {
///         users(first: $first, after: $after) {
///             edges { node { id formattedName } }
///             pageInfo { hasNextPage endCursor }
///         }
///     }
/// }
///
/// // As text, for what tokens cannot carry: `#` comments and block strings.
/// admin_query!(r#"query Total { users { totalCount } } # how many"#);
///
/// // From a file, relative to the package.
/// admin_query!(pub(crate) file = "queries/roles.graphql");
/// ```
///
/// A visibility in front of a definition (or of the text or `file`) is that of its items; without one they are private
/// to the module, and the compiler warns of selected fields that nobody reads.
///
/// `borrowed = true,` in front of any of the forms has the answers of this call borrow from the bytes that they came in,
/// and `borrowed = false,` has them own what they hold, whatever `authgear.toml` says:
///
/// ```ignore
/// admin_query! {
///     borrowed = true,
///     query Names { users { edges { node { formattedName } } } }
/// }
///
/// let body = client.fetch(&Names::new()).await?;
/// let data: names::Data<'_> = body.read()?;
/// ```
#[proc_macro]
pub fn admin_query(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand::expand(tokens.into()).into()
}

/// Builders for the whole Admin API, from the saved schema alone: a method of the client for each of its root fields.
///
/// ```ignore
/// mod admin {
///     authgear_admin::admin_api! { pub }
/// }
/// use admin::AdminApi;
///
/// client.set_disabled_status(user, true).reason("asked for").send().await?;
/// ```
///
/// The visibility is that of its items; without one they are private to the module. `authgear.toml` says where the schema
/// is, as for [`admin_query!`], and with `[api]` which root fields there are builders for.
#[proc_macro]
pub fn admin_api(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    api::expand(tokens.into()).into()
}
