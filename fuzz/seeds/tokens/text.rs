pub r#"query Q { option { id } # c
 }"#