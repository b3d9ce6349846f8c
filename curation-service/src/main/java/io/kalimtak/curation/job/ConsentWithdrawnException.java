package io.kalimtak.curation.job;

/** Somebody whose row is in the set took consent back while it was being written: the set is made anew. */
final class ConsentWithdrawnException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConsentWithdrawnException() {
        super("consent was withdrawn while the set was being written");
    }
}
