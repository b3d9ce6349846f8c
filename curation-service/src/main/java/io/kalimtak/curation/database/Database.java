package io.kalimtak.curation.database;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/** Runs JDBC work on the connection of the present transaction, and without one on a connection of its own. */
@ApplicationScoped
public class Database {
    /** Work with a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /** Work with a connection that has no result. */
    @FunctionalInterface
    public interface Action {
        void run(Connection connection) throws SQLException;
    }

    private final AgroalDataSource source;

    public Database(AgroalDataSource source) {
        this.source = source;
    }

    /** The result of the work. Throws DatabaseException, with the SQL failure as its cause. */
    public <T> T call(String what, Work<T> work) {
        try (Connection connection = source.getConnection()) {
            return work.run(connection);
        } catch (SQLException e) {
            throw new DatabaseException("cannot " + what, e);
        }
    }

    /** Does the work. Throws DatabaseException, with the SQL failure as its cause. */
    public void run(String what, Action work) {
        call(what, connection -> {
            work.run(connection);
            return null;
        });
    }
}
