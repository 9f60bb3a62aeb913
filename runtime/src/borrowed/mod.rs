//! Answers that borrow: text, ids and JSON point into the bytes that the server sent, instead of being copied out of them.
//!
//! It is what `borrowed = true` in `authgear.toml` asks of the generator (in a build script `configure().borrowed(true)`,
//! in the macro `admin_query! { borrowed = true, query … }`), for one generated file or one macro call at a time: what is
//! owned and what borrows may stand side by side. A thousand users are then read with about a third of the instructions
//! that owned types by hand take.
//!
//! It costs you a lifetime on the types of answers, and a second step: one holds the answer, the other looks into it.
//!
//! ```ignore
//! admin_query! {
//!     borrowed = true,
//!     query ListUsers($first: Int, $after: String) {
//!         users(first: $first, after: $after) {
//!             edges { node { id formattedName customAttributes } }
//!             pageInfo { hasNextPage endCursor }
//!         }
//!     }
//! }
//!
//! let body = client.fetch(&ListUsers::new().first(100)).await?; // Body<ListUsers>: sent, retried, and not refused
//! let data = body.read()?;                                      // list_users::Data<'_>: decoded, once for each call
//! ```
//!
//! | an owned answer has | one that borrows has |
//! | --- | --- |
//! | `String` | [`Text<'a>`](Text) |
//! | [`Id`](crate::Id), [`NodeId<K>`](crate::NodeId) | [`IdRef<'a>`](IdRef), [`NodeIdRef<'a, K>`](NodeIdRef) |
//! | [`Json`](crate::Json) | [`JsonRef<'a>`](JsonRef) |
//! | [`StandardAttributes`](crate::StandardAttributes) | [`StandardAttributesRef<'a>`](StandardAttributesRef), typed when asked |
//! | [`Sensitive<String>`](crate::Sensitive) | `Sensitive<Text<'a>>` |
//! | a number, a `bool`, a [`DateTime`](crate::DateTime), an enum, a scalar of your own | the same |
//!
//! - A type that holds none of these, at any depth, has no lifetime, and an operation whose answer holds none is an
//!   [`Operation`](crate::Operation) as ever: it is sent. All others are fetched.
//! - Text with escapes in it (`"\u00e9"`) cannot be borrowed and is a copy.
//! - What outlives the body is taken out of it: [`Text::into_string`], [`NodeIdRef::to_node_id`], [`JsonRef::to_json`].
//!   Ids and text convert where an operation takes them: `DisableUser::new(&user.id)`.
//! - Batches, streams of pages and builders need owned answers: an operation that borrows does not go into them. The next
//!   page is asked for by hand:
//!
//! ```ignore
//! let mut query = ListUsers::new().first(100);
//! loop {
//!     let body = client.fetch(&query).await?;
//!     let users = body.read()?.users;
//!     users.nodes().for_each(|user| println!("{:?}", user.formatted_name));
//!     // An empty cursor starts over: on the last page, or on an empty one, it is none.
//!     let after = users.page_info.end_cursor.as_deref().filter(|cursor| !cursor.is_empty());
//!     let (true, Some(after)) = (users.page_info.has_next_page, after) else { break };
//!     query = query.after(after);
//! }
//! ```

mod answer;
mod body;
mod decode;
mod id;
mod json;
mod node_id;
mod operation;
mod standard_attributes;
mod text;

pub(crate) use answer::Errors;
pub use body::Body;
pub use id::IdRef;
pub use json::JsonRef;
pub use node_id::NodeIdRef;
pub use operation::BorrowedOperation;
pub use standard_attributes::StandardAttributesRef;
pub use text::Text;
