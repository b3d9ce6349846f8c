package io.kalimtak.feedback.sql;

import java.sql.SQLException;
import java.sql.SQLTransientException;

/** The database refused or could not be reached; the cause, with its SQLSTATE, tells which. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String SERIALIZATION_FAILURE = "40001";

    public StoreException(String attempted, SQLException cause) {
        super(attempted, cause);
    }

    /** Another transaction wrote the same rows first: the work is sound and passes when it is done again. */
    public static StoreException overtaken() {
        String reason = "another consumer stored feedback of the same interaction at the same time";
        return new StoreException(reason, new SQLTransientException(reason, SERIALIZATION_FAILURE));
    }
}
