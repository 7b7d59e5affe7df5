//! Sets of rows or columns and tables of bits: 64 members a word.

use crate::assignment::parallel;

/// Members per word.
pub(in crate::assignment) const BITS_PER_WORD: usize = u64::BITS as usize;

/// Copies into memory that is kept.
pub(in crate::assignment) fn copy<T: Copy>(to: &mut Vec<T>, from: &[T]) {
    to.clear();
    to.extend_from_slice(from);
}

/// Whether a member is in a set.
pub(in crate::assignment) fn bit(words: &[u64], place: usize) -> bool {
    (words[place / BITS_PER_WORD] >> (place % BITS_PER_WORD)) & 1 == 1
}

/// Adds a member.
pub(in crate::assignment) fn set(words: &mut [u64], place: usize) {
    words[place / BITS_PER_WORD] |= 1 << (place % BITS_PER_WORD);
}

/// Removes a member.
pub(in crate::assignment) fn unset(words: &mut [u64], place: usize) {
    words[place / BITS_PER_WORD] &= !(1 << (place % BITS_PER_WORD));
}

/// Lists the members of a set, ascending.
pub(in crate::assignment) fn bits(
    words: impl IntoIterator<Item = u64>,
) -> impl Iterator<Item = usize> {
    words.into_iter().enumerate().flat_map(|(place, mut word)| {
        std::iter::from_fn(move || {
            let bit = word.trailing_zeros() as usize;
            word &= word.wrapping_sub(1);
            (bit < BITS_PER_WORD).then_some(place * BITS_PER_WORD + bit)
        })
    })
}

/// Transposes a table whose rows have `width` words into one of `cols` rows. Returns the words in a
/// new row, and all words.
pub(in crate::assignment) fn transposed(
    words: &[u64],
    width: usize,
    cols: usize,
) -> (usize, Vec<u64>) {
    let rows = words.len() / width.max(1);
    let new_width = rows.div_ceil(BITS_PER_WORD);
    let mut new = vec![0; cols * new_width];
    // A word of each old row makes 64 new rows.
    let piece = (BITS_PER_WORD * new_width, BITS_PER_WORD * rows);
    parallel::fill(&mut new, piece, |new: &mut [u64], place| {
        for band in 0..new_width {
            let mut square = [0; BITS_PER_WORD];
            for (row, word) in (band * BITS_PER_WORD..rows).zip(&mut square) {
                *word = words[row * width + place];
            }
            if square.iter().any(|&word| word != 0) {
                transpose(&mut square);
                for (row, &word) in new.chunks_exact_mut(new_width).zip(&square) {
                    row[band] = word;
                }
            }
        }
    });
    (new_width, new)
}

/// Transposes a square: exchanges quarters, then quarters of quarters, and so on (H. S. Warren,
/// *Hacker's Delight*, 2nd edition, 2013, section 7-3).
fn transpose(square: &mut [u64; BITS_PER_WORD]) {
    let (mut half, mut mask) = (BITS_PER_WORD / 2, u64::MAX >> (BITS_PER_WORD / 2));
    while half > 0 {
        for line in (0..BITS_PER_WORD).filter(|line| line & half == 0) {
            let swap = ((square[line] >> half) ^ square[line + half]) & mask;
            square[line] ^= swap << half;
            square[line + half] ^= swap;
        }
        half /= 2;
        mask ^= mask << half;
    }
}
