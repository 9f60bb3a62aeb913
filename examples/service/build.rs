//! Generates a builder for each call that `authgear.toml` lists.

fn main() -> Result<(), authgear_admin_codegen::BuildError> {
    authgear_admin_codegen::configure().whole_api().compile()
}
