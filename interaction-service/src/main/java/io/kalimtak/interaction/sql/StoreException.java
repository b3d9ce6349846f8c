package io.kalimtak.interaction.sql;

import java.sql.SQLException;

/** The database refused or could not be reached; the cause, with its SQLSTATE, tells which. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(String attempted, SQLException cause) {
        super(attempted, cause);
    }
}
