//! The text of a document that is put together from pieces when the program is compiled.
//!
//! An array whose length depends on a type parameter cannot be written down in stable Rust. So there are arrays of a few
//! lengths, of which the compiler fills the first that is long enough, and leaves the others out of the program.

use std::marker::PhantomData;

/// Pieces of a text, in order.
pub trait Pieces {
    /// They.
    const PIECES: &'static [&'static str];
}

/// The pieces of a `P` as one text.
#[derive(Debug)]
pub struct Joined<P>(PhantomData<P>);

impl<P: Pieces> Joined<P> {
    /// The text.
    ///
    /// One that is longer than 64 KiB does not build.
    pub const TEXT: &'static str = {
        let bytes: &[u8] = match Self::LENGTH {
            ..=512 => Self::HALF,
            513..=1024 => Self::ONE,
            1025..=2048 => Self::TWO,
            2049..=4096 => Self::FOUR,
            4097..=16384 => Self::SIXTEEN,
            _ => Self::SIXTY_FOUR,
        };
        assert!(
            Self::LENGTH <= bytes.len(),
            "the document of this call is longer than 64 KiB; select a smaller fragment"
        );
        match str::from_utf8(bytes.split_at(Self::LENGTH).0) {
            Ok(text) => text,
            Err(_) => panic!("pieces of text are text"),
        }
    };

    const LENGTH: usize = length(P::PIECES);
    const HALF: &'static [u8; 512] = &join(P::PIECES);
    const ONE: &'static [u8; 1024] = &join(P::PIECES);
    const TWO: &'static [u8; 2048] = &join(P::PIECES);
    const FOUR: &'static [u8; 4096] = &join(P::PIECES);
    const SIXTEEN: &'static [u8; 16384] = &join(P::PIECES);
    const SIXTY_FOUR: &'static [u8; 65536] = &join(P::PIECES);
}

const fn length(pieces: &[&str]) -> usize {
    let (mut length, mut at) = (0, 0);
    while at < pieces.len() {
        length += pieces[at].len();
        at += 1;
    }
    length
}

/// The pieces one after another, then zeros; nothing where they do not fit.
const fn join<const N: usize>(pieces: &[&str]) -> [u8; N] {
    let mut joined = [0; N];
    if length(pieces) > N {
        return joined;
    }
    let mut rest: &mut [u8] = &mut joined;
    let mut at = 0;
    while at < pieces.len() {
        let piece = pieces[at].as_bytes();
        let (place, behind) = rest.split_at_mut(piece.len());
        place.copy_from_slice(piece);
        rest = behind;
        at += 1;
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Three<P>(P);

    impl<P: Pieces> Pieces for Three<P> {
        const PIECES: &'static [&'static str] = &["a{", P::PIECES[0], "é}"];
    }

    struct Long;

    impl Pieces for Long {
        const PIECES: &'static [&'static str] = &[LONG, LONG];
    }

    const LONG: &str = match str::from_utf8(&[b'x'; 600]) {
        Ok(text) => text,
        Err(_) => "",
    };

    #[test]
    fn pieces_become_one_text_of_any_length() {
        assert_eq!(Joined::<Long>::TEXT, "x".repeat(1200));
        assert_eq!(Joined::<Three<Long>>::TEXT, format!("a{{{LONG}é}}"));
    }
}
