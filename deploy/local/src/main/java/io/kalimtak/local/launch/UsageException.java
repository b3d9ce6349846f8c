package io.kalimtak.local.launch;

/** The command line is wrong; the message says what and what would be right. Ends the program with exit code 2. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With the line that the operator reads. */
    public UsageException(String message) {
        super(message);
    }
}
