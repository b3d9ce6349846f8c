package io.kalimtak.registry.db;

import java.sql.SQLException;

/** A statement failed; the cause has the SQLSTATE. */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseException(SQLException cause) {
        super("a statement failed", cause);
    }
}
