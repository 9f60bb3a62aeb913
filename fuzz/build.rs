//! Generates the types whose decoding the target `decode` holds against plain serde's.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for (file, borrowed) in [("owned.rs", false), ("borrowed.rs", true)] {
        authgear_admin_codegen::configure()
            .schema("../fixtures/schema.graphql")
            .documents("decode/answers.graphql")
            .derive("Serialize")
            .borrowed(borrowed)
            .out(file)
            .compile()?;
    }
    Ok(())
}
