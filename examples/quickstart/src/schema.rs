//! Fetches the schema and compares it with the one that the code was generated from.

use std::error::Error;
use std::{env, fs};

use authgear_admin::Client;

/// The schema that this program's code was generated from.
const COMMITTED: &str = include_str!("../../../fixtures/schema.graphql");

pub(crate) async fn fetch_and_compare(client: &Client) -> Result<(), Box<dyn Error>> {
    let fetched = authgear_codegen::fetch(client).await?;
    let path = env::temp_dir().join("authgear-quickstart.graphql");
    fs::write(&path, fetched.sdl())?;
    let lines = fetched.sdl().lines().count();
    println!("3. The schema is fetched by introspection and saved: {} ({lines} lines)", path.display());
    if fetched.sdl() == COMMITTED {
        println!("   It is the committed one, to the byte.");
    } else {
        println!("   It differs from the committed one; `authgear-codegen fetch` would update that.");
    }
    Ok(())
}
