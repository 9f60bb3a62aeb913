//! Generates a builder for every call that there is, and types for `queries/*.graphql`, as `authgear.toml` says.

fn main() -> Result<(), authgear_admin_codegen::BuildError> {
    authgear_admin_codegen::configure().whole_api().compile()
}
