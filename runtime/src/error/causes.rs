//! An error's causes, from the outside in: the HTTP library's own message is the least telling of them.

use std::error::Error;
use std::io;

/// All causes. The source of an I/O error that wraps another error is not that error but its source: it is put back.
pub(crate) fn causes<'e>(
    error: &'e (dyn Error + 'static),
) -> impl Iterator<Item = &'e (dyn Error + 'static)> {
    std::iter::successors(Some(error), |&cause| {
        match cause.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
            Some(wrapped) => Some(wrapped),
            None => cause.source(),
        }
    })
    .skip(1)
}

/// The innermost cause in words, which says most.
pub(crate) fn innermost(error: &(dyn Error + 'static)) -> String {
    causes(error).last().unwrap_or(error).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_io_error_is_looked_into() {
        let inner = io::Error::new(io::ErrorKind::InvalidData, "no such certificate");
        let outer = io::Error::other(inner);
        assert_eq!(causes(&outer).count(), 2);
        assert!(outer.source().is_none(), "which is why its source is not enough");
        assert_eq!(innermost(&outer), "no such certificate");
    }
}
