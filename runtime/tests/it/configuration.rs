//! What a client needs is asked for all at once.

use authgear_admin::{Client, ConfigProblem, Error, SigningKey};

#[test]
fn everything_that_is_missing_is_named_in_one_error() {
    let error = Client::builder("http://a.example", "").build().unwrap_err();
    assert_eq!(error.problems().len(), 4);
    let message = error.to_string();
    for part in [
        "the endpoint: http would send the token in the clear",
        "the app id",
        "the key id",
        "the private key",
    ] {
        assert!(message.contains(part), "no {part} in {message}");
    }
}

#[test]
fn a_user_agent_that_no_header_can_carry_is_refused() {
    let key = SigningKey::from_pem(include_str!("../keys/admin.pem")).unwrap();
    let builder = Client::builder("https://a.example", "a").key_id("k").signing_key(key).user_agent("a\nb");
    let error = builder.build().unwrap_err();
    assert!(
        matches!(error.problems(), [ConfigProblem::Http { cause }] if cause.contains("header")),
        "{error}"
    );
}

#[test]
fn a_question_mark_makes_one_error_type_of_it() {
    fn build() -> Result<Client, Error> {
        Ok(Client::builder("https://a.example", "").build()?)
    }
    let error = build().unwrap_err();
    assert!(matches!(&error, Error::Config(config) if config.problems().len() == 3));
    assert!(!error.is_retryable() && error.status().is_none() && error.operation().is_none());
}

#[test]
fn a_client_shows_where_it_sends_to_and_as_whom() {
    let key = SigningKey::from_pem(include_str!("../keys/admin.pem")).unwrap();
    let client =
        Client::builder("https://a.example", "myapp").key_id("kid-1").signing_key(key).build().unwrap();
    assert_eq!(client.endpoint().as_str(), "https://a.example/_api/admin/graphql");
    assert_eq!((client.app_id(), &*client.key_id()), ("myapp", "kid-1"));
}
