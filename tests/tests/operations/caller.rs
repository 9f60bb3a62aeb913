//! A client of an emulator that remembers which operations it sent.

use std::collections::BTreeSet;
use std::sync::Mutex;

use authgear_admin::kind::User;
use authgear_admin::{Client, Error, NodeId, Operation};
use authgear_admin_fixtures::Emulator;

use crate::admin::{CreateUser, CreateUserInput, IdentityDefinition, IdentityDefinitionLoginID};

/// A client with its emulator.
pub(crate) struct Caller {
    client: Client,
    called: Mutex<BTreeSet<String>>,
    /// Stops when it goes.
    _emulator: Emulator,
}

impl Caller {
    pub(crate) async fn start() -> Self {
        let emulator = Emulator::start().await.unwrap();
        Self { client: emulator.client(), called: Mutex::default(), _emulator: emulator }
    }

    /// Sends an operation that goes well.
    pub(crate) async fn call<O: Operation>(&self, operation: O) -> O::Data {
        self.try_call(operation).await.unwrap_or_else(|error| panic!("{}: {error}", O::NAME))
    }

    /// Sends an operation.
    pub(crate) async fn try_call<O: Operation>(&self, operation: O) -> Result<O::Data, Error> {
        self.called.lock().unwrap().insert(O::NAME.to_owned());
        self.client.send(operation).await
    }

    pub(crate) fn called(&self) -> BTreeSet<String> {
        self.called.lock().unwrap().clone()
    }

    /// A new user with this address.
    pub(crate) async fn user(&self, email: &str) -> NodeId<User> {
        self.call(CreateUser::new(
            CreateUserInput::new(login_id("email", email)).password("correct horse 1 Battery"),
        ))
        .await
        .create_user
        .user
        .user_card
        .id
    }
}

pub(crate) fn login_id(key: &str, value: &str) -> IdentityDefinition {
    IdentityDefinition::new().login_id(IdentityDefinitionLoginID::new(key, value))
}
