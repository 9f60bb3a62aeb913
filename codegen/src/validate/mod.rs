//! The rules of GraphQL's chapter on validation, and our own lints: one rule a file.
