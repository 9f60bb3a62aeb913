//! Generates typed Rust from the GraphQL documents that authgear.toml names.

fn main() -> Result<(), authgear_admin_codegen::BuildError> {
    authgear_admin_codegen::configure().compile()
}
