package io.kalimtak.kit.events;

import jakarta.transaction.RollbackException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Whether a failure may pass by itself. A server that is away is no fault of the record in hand: the consumer waits.
 * SQLSTATE classes are those of PostgreSQL's appendix A: connection (08), resources (53), operator intervention (57),
 * system errors (58), rollback by serialization or deadlock (40), lock not available (55P03).
 */
public final class Transient {
    private static final Set<String> SQL_CLASSES = Set.of("08", "53", "57", "58", "40");
    private static final Set<String> SQL_STATES = Set.of("55P03", "25006");
    private static final int DEEPEST = 20;

    private Transient() {}

    public static boolean isPassing(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (passing(cause)) {
                return true;
            }
            for (Throwable suppressed : cause.getSuppressed()) {
                if (passing(suppressed)) {
                    return true;
                }
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean passing(Throwable cause) {
        return switch (cause) {
            case SQLTransientException ignored -> true;
            case SQLRecoverableException ignored -> true;
            case SQLException sql -> passing(sql);
            case SocketException ignored -> true;
            case java.io.EOFException ignored -> true;
            case InterruptedIOException ignored -> true;
            case HttpTimeoutException ignored -> true;
            case ClosedChannelException ignored -> true;
            case TimeoutException ignored -> true;
            case RetriableException ignored -> true;
            case java.net.UnknownHostException ignored -> true;
            case RollbackException rollback -> isBare(rollback);
            default -> false;
        };
    }

    /** A commit whose connection went away is reported without a cause; a record's own fault always has one. */
    private static boolean isBare(RollbackException rollback) {
        return rollback.getCause() == null && rollback.getSuppressed().length == 0;
    }

    private static boolean passing(SQLException sql) {
        String state = sql.getSQLState();
        if (state == null) {
            // Agroal reports an exhausted or unreachable pool without a state.
            return sql.getCause() != null || String.valueOf(sql.getMessage()).contains("Acquisition timeout");
        }
        return SQL_STATES.contains(state) || (state.length() >= 2 && SQL_CLASSES.contains(state.substring(0, 2)));
    }
}
