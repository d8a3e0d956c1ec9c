//! What is written is read again by our own readers.
