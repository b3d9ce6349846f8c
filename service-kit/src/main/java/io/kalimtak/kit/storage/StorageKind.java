package io.kalimtak.kit.storage;

/** The two kinds of storage. */
public enum StorageKind {
    /** Below {@code kalimtak.storage.root}. */
    DIRECTORY,
    /** In a bucket. */
    S3
}
