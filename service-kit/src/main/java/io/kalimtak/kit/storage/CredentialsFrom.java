package io.kalimtak.kit.storage;

/** Where the keys come from; they stand in no setting. */
public enum CredentialsFrom {
    /** {@code AWS_ACCESS_KEY_ID}, {@code AWS_SECRET_ACCESS_KEY} and, where there is one, {@code AWS_SESSION_TOKEN}. */
    ENVIRONMENT,
    /** A file. */
    FILE,
    /** The machine's or the container's own role. */
    INSTANCE
}
