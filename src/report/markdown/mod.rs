//! Documents in Markdown, for minutes and e-mails.

mod escape;
mod proposal;

pub use proposal::to_markdown;
