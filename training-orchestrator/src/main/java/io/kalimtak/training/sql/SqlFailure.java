package io.kalimtak.training.sql;

import java.sql.SQLException;

/** A statement failed. The cause tells whether it may pass; the message quotes no values. */
public final class SqlFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String UNIQUE_VIOLATION = "23505";

    private final String state;

    SqlFailure(SQLException cause) {
        super("a statement failed with SQLSTATE " + cause.getSQLState(), cause);
        this.state = cause.getSQLState();
    }

    /** Whether a row with the same unique key exists. */
    public boolean isDuplicate() {
        return UNIQUE_VIOLATION.equals(state);
    }
}
