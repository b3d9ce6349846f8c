package io.kalimtak.curation.job;

/** Somebody cancelled the job that runs. */
final class JobCancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JobCancelledException() {
        super("the job was cancelled");
    }
}
