//! Generates typed Rust from `queries/*.graphql`, as `authgear.toml` says.

fn main() -> Result<(), authgear_admin_codegen::BuildError> {
    authgear_admin_codegen::configure().compile()
}
