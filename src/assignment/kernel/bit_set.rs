//! Sets of columns or rows, 64 a word.

pub(in crate::assignment) fn copy<T: Copy>(to: &mut Vec<T>, from: &[T]) {
    to.clear();
    to.extend_from_slice(from);
}

pub(in crate::assignment) fn bit(words: &[u64], place: usize) -> bool {
    (words[place / 64] >> (place % 64)) & 1 == 1
}

pub(in crate::assignment) fn set(words: &mut [u64], place: usize) {
    words[place / 64] |= 1 << (place % 64);
}

pub(in crate::assignment) fn unset(words: &mut [u64], place: usize) {
    words[place / 64] &= !(1 << (place % 64));
}

pub(in crate::assignment) fn bits(words: &[u64]) -> impl Iterator<Item = usize> + '_ {
    words.iter().enumerate().flat_map(|(place, &word)| {
        let mut word = word;
        std::iter::from_fn(move || {
            let bit = word.trailing_zeros() as usize;
            word &= word.wrapping_sub(1);
            (bit < 64).then_some(place * 64 + bit)
        })
    })
}
