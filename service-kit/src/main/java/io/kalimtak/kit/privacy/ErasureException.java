package io.kalimtak.kit.privacy;

import java.sql.SQLException;

/** The tables of erasures could not be read or written; the cause, with its SQLSTATE, tells why. */
public final class ErasureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ErasureException(String attempted, SQLException cause) {
        super(attempted, cause);
    }
}
