package io.kalimtak.kit.outbox;

import io.agroal.api.AgroalDataSource;
import io.kalimtak.kit.KitConfig;
import io.kalimtak.kit.events.EventPublisher;
import io.kalimtak.kit.events.StoredEvents;
import io.kalimtak.kit.telemetry.TraceContext;
import io.kalimtak.schemas.Topic;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.avro.specific.SpecificRecord;

/**
 * Sends one batch of the outbox and deletes what the broker has. One replica at a time does so: a transaction-scoped
 * advisory lock, which a transaction pooler lets through, keeps the order of every key. A crash between sending and
 * deleting sends again; consumers are idempotent.
 */
@ApplicationScoped
class OutboxSender {
    private static final String LOCK = "SELECT pg_try_advisory_xact_lock(hashtext(current_schema() || '.outbox'))";
    private static final String SELECT =
            "SELECT id, topic, event_key, payload, trace_context FROM outbox ORDER BY id LIMIT ?";
    private static final String DELETE = "DELETE FROM outbox WHERE id = ANY (?)";

    private record Row(long id, Topic topic, String key, byte[] payload, TraceContext trace) {}

    private final AgroalDataSource database;
    private final EventPublisher publisher;
    private final KitConfig config;

    OutboxSender(AgroalDataSource database, EventPublisher publisher, KitConfig config) {
        this.database = database;
        this.publisher = publisher;
        this.config = config;
    }

    /** The number of rows sent; 0 also when another replica is sending. */
    int sendBatch() {
        return QuarkusTransaction.requiringNew().call(this::sendLocked);
    }

    private int sendLocked() throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (!locked(connection)) {
                return 0;
            }
            List<Row> rows = read(connection);
            if (rows.isEmpty()) {
                return 0;
            }
            send(rows);
            delete(connection, rows);
            return rows.size();
        }
    }

    private static boolean locked(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK);
                ResultSet result = lock.executeQuery()) {
            return result.next() && result.getBoolean(1);
        }
    }

    private List<Row> read(Connection connection) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setInt(1, config.outbox().batchSize());
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    rows.add(new Row(
                            result.getLong(1),
                            Topic.named(result.getString(2)),
                            result.getString(3),
                            result.getBytes(4),
                            TraceContext.ofStored(result.getString(5))));
                }
            }
        }
        return rows;
    }

    private void send(List<Row> rows) {
        List<CompletableFuture<?>> sent = new ArrayList<>(rows.size());
        for (Row row : rows) {
            sent.add(publisher.publish(row.topic(), row.key(), decode(row), row.trace()));
        }
        try {
            CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw new OutboxException("cannot send the outbox", e.getCause());
        }
    }

    private static SpecificRecord decode(Row row) {
        try {
            return StoredEvents.read(row.topic(), row.payload());
        } catch (IOException e) {
            throw new OutboxException("cannot read outbox row " + row.id(), e);
        }
    }

    private static void delete(Connection connection, List<Row> rows) throws SQLException {
        Array ids =
                connection.createArrayOf("bigint", rows.stream().map(Row::id).toArray());
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setArray(1, ids);
            delete.executeUpdate();
        } finally {
            ids.free();
        }
    }
}
