//! Sending an operation: until it is answered, or the policy says that it is enough.

use std::pin::Pin;

use serde::Serialize;
use serde_json::value::RawValue;

use super::Client;
use super::retry::Attempts;
use crate::answer::{Answer, Partial};
use crate::borrowed::Errors;
use crate::error::Context;
use crate::request::Request;
use crate::scalar::Json;
use crate::trace::RequestSpan;
use crate::{Body, BorrowedOperation, Error, Operation, OperationKind};

/// A request under way.
pub(crate) type UnderWay<D> = Pin<Box<dyn Future<Output = Result<D, Error>> + Send>>;

impl Client {
    /// Sends an operation and decodes its answer. What is sent again, and when, the client's
    /// [`RetryPolicy`](crate::RetryPolicy) says.
    ///
    /// A mutation that answers with any error was rolled back: it is [`Error::RolledBack`], and there is no data.
    ///
    /// ```no_run
    /// # use authgear_admin::{Client, Error, Operation};
    /// # async fn example<ListUsers: Operation>(client: Client, list_users: ListUsers) -> Result<(), Error> {
    /// let data = client.send(&list_users).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// See [`Error`]: one variant for each kind of end.
    pub fn send<O: Operation>(
        &self,
        operation: O,
    ) -> impl Future<Output = Result<O::Data, Error>> + Send + use<'_, O> {
        // Written before the first await, so that the operation itself need not be `Send`.
        let request = Request::of(&operation);
        async move { self.perform(request?, O::read).await }
    }

    /// Sends a query and decodes its answer, taking what data there is beside errors: fields that failed are null. Where
    /// there is no data, or none that the operation's types can hold, the errors are the [`Error`].
    ///
    /// It does not build for a mutation: an error in one rolls back all of it, so the data beside it was not kept.
    ///
    /// ```compile_fail
    /// use authgear_admin::{Client, Operation, OperationKind};
    ///
    /// struct Disable;
    /// # impl serde::Serialize for Disable {
    /// #     fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
    /// #         serializer.serialize_unit()
    /// #     }
    /// # }
    /// impl Operation for Disable {
    ///     const NAME: &'static str = "Disable";
    ///     const DOCUMENT: &'static str = "mutation Disable { … }";
    ///     const KIND: OperationKind = OperationKind::Mutation;
    ///     type Data = ();
    /// }
    ///
    /// fn example(client: &Client) {
    ///     drop(client.send_partial(Disable));
    /// }
    /// # fn main() { example(&Client::from_env().unwrap()); }
    /// ```
    ///
    /// # Errors
    /// See [`Error`].
    pub fn send_partial<O: Operation>(
        &self,
        operation: O,
    ) -> impl Future<Output = Result<Partial<O::Data>, Error>> + Send + use<'_, O> {
        const {
            assert!(
                matches!(O::KIND, OperationKind::Query),
                "send_partial is for queries: a mutation with errors was rolled back, and its data was not kept"
            );
        }
        // Written before the first await, so that the operation itself need not be `Send`.
        let request = Request::of(&operation);
        async move { self.perform(request?, O::read_partial).await }
    }

    /// Sends an operation whose answer [borrows](crate::borrowed), and gives the answer's bytes, to be decoded by
    /// [`Body::read`]. What is sent again, and when, the client's [`RetryPolicy`](crate::RetryPolicy) says.
    ///
    /// All that can go wrong with a request is told here, as by [`send`](Self::send), but for an answer that breaks off or
    /// is not what the operation's types expect: that is told by `read`. A mutation that answers with any error was rolled
    /// back: it is [`Error::RolledBack`], and there is no body.
    ///
    /// ```no_run
    /// # use authgear_admin::{BorrowedOperation, Client, Error};
    /// # async fn example<ListUsers: BorrowedOperation>(client: Client, list_users: ListUsers) -> Result<(), Error> {
    /// let body = client.fetch(&list_users).await?;
    /// let data = body.read()?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// See [`Error`].
    pub fn fetch<O: BorrowedOperation>(
        &self,
        operation: &O,
    ) -> impl Future<Output = Result<Body<O>, Error>> + Send + use<'_, O> {
        let request = Request::of_borrowed(operation);
        async move { self.perform(request?, |answer| answer.undecoded(Errors::None).map(Body::new)).await }
    }

    /// Sends a query whose answer [borrows](crate::borrowed), and gives the answer's bytes also where there are errors
    /// beside the data: [`Body::read_partial`] decodes both. Everything else is as with [`fetch`](Self::fetch).
    ///
    /// It does not build for a mutation: an error in one rolls back all of it, so the data beside it was not kept.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn fetch_partial<O: BorrowedOperation>(
        &self,
        operation: &O,
    ) -> impl Future<Output = Result<Body<O>, Error>> + Send + use<'_, O> {
        const {
            assert!(
                matches!(O::KIND, OperationKind::Query),
                "fetch_partial is for queries: a mutation with errors was rolled back, and its data was not kept"
            );
        }
        let request = Request::of_borrowed(operation);
        async move { self.perform(request?, |answer| answer.undecoded(Errors::BesideData).map(Body::new)).await }
    }

    /// Sends a document that no types were generated for, such as an introspection query, and hands back its `data` as
    /// JSON. Everything else is as with [`send`](Self::send).
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn send_untyped<V: Serialize + Sync + ?Sized>(
        &self,
        kind: OperationKind,
        operation_name: &'static str,
        document: &str,
        variables: &V,
    ) -> Result<Json, Error> {
        let request = Request::new(Context::new(operation_name, kind), document, variables)?;
        self.perform(request, |answer| answer.data::<Box<RawValue>>()).await.map(Json::from)
    }

    /// A request of an operation, ready to be awaited: of the operation nothing is left in it, so that need not be `Send`.
    pub(crate) fn begin<O: Operation<Data: 'static>>(&self, operation: &O) -> UnderWay<O::Data> {
        let (request, client) = (Request::of(operation), self.clone());
        Box::pin(async move { client.perform(request?, O::read).await })
    }

    /// Sends a request until it has ended, and reads its answer, under one span.
    pub(crate) async fn perform<T>(
        &self,
        mut request: Request,
        read: fn(Answer) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let span = RequestSpan::begin(&request.context);
        let attempts = async {
            let mut attempts = Attempts::begin(&self.0.retry, self.0.timeout);
            loop {
                let error = match self.0.exchange(&mut request, &attempts).await.and_then(read) {
                    Ok(value) => return Ok(value),
                    Err(error) => error,
                };
                match attempts.wait(&error) {
                    Some(wait) => tokio::time::sleep(wait).await,
                    None => return Err(error),
                }
            }
        };
        let result = span.within(attempts).await;
        span.ended(&request.context, result.as_ref().err());
        result
    }
}
