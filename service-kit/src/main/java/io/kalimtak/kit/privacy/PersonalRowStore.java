package io.kalimtak.kit.privacy;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A person's rows in every table that a part of the service named, each as a line that the database makes. */
@ApplicationScoped
class PersonalRowStore {
    /** Rows fetched in one go: what is held in memory, whatever the size of the export. */
    private static final int FETCHED = 100;

    /** One snapshot over all tables, and times in UTC as the contract wants them. */
    private static final String PREPARE =
            "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET LOCAL TimeZone = 'UTC'";

    private final AgroalDataSource database;
    private final Instance<PersonalTables> parts;
    private final String service;

    PersonalRowStore(
            AgroalDataSource database,
            @Any Instance<PersonalTables> parts,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.database = database;
        this.parts = parts;
        this.service = service;
    }

    /** Must run in a transaction of its own, nothing before it. Returns the number of lines. */
    long stream(Person person, LineSink sink) throws IOException {
        List<PersonalRows> all = parts.stream()
                .sorted(Comparator.comparing(part -> part instanceof ErasedPeople))
                .flatMap(part -> part.rows().stream())
                .toList();
        try (Connection connection = database.getConnection()) {
            try (Statement prepare = connection.createStatement()) {
                prepare.execute(PREPARE);
            }
            long lines = 0;
            for (PersonalRows rows : all) {
                lines += stream(connection, rows, person, sink);
            }
            return lines;
        } catch (SQLException e) {
            throw new ErasureException("cannot export", e);
        }
    }

    private long stream(Connection connection, PersonalRows rows, Person person, LineSink sink)
            throws SQLException, IOException {
        try (PreparedStatement select = connection.prepareStatement(rows.sql())) {
            select.setFetchSize(FETCHED);
            select.setString(1, service);
            select.setString(2, person.subjectId());
            select.setArray(
                    3, connection.createArrayOf("uuid", person.trainingSets().toArray()));
            select.setArray(
                    4, connection.createArrayOf("uuid", person.evalRows().toArray()));
            long lines = 0;
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    sink.write(row.getString(1));
                    lines++;
                }
            }
            return lines;
        }
    }
}
