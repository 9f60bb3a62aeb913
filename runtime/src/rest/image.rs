//! A link to upload an image to.

use super::request;
use crate::scalar::Sensitive;
use crate::{Client, Error};

/// A link to upload one image to.
///
/// Whoever has it may upload: `POST` a form (`multipart/form-data`) to it, with the image in the field `file`; no token is
/// needed. The answer is `{"result": {"url": "authgearimages:///…"}}`, and that URL goes into the standard attribute
/// `picture` of a user.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ImageUpload {
    /// The link.
    pub url: Sensitive<String>,
}

crate::__object!(ImageUpload { url: Sensitive<String> = "upload_url" required; } {} {} {} {});

impl Client {
    /// Has a link signed to upload an image to: a user's picture, for instance. See [`ImageUpload`] for what to do with
    /// it.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn presign_image_upload(&self) -> Result<ImageUpload, Error> {
        let request = request::get("presign_image_upload", "images/upload".to_owned());
        self.perform(request, crate::answer::Answer::result).await
    }
}
