package io.kalimtak.curation.set.storage;

import java.io.InputStream;

/** A file to read once, and its length; whoever takes it closes it. */
public record StoredFile(long bytes, InputStream content) {}
