package io.kalimtak.kit.outbox;

import io.agroal.api.AgroalDataSource;
import io.kalimtak.kit.events.StoredEvents;
import io.kalimtak.kit.telemetry.Causes;
import io.kalimtak.schemas.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * The way out for facts: an event appended here is sent if, and only if, the surrounding transaction commits. Rows of
 * one key leave in the order in which they were appended, provided their writers lock what the key stands for. A row keeps
 * the trace that it was written in, for its record to go on with.
 */
@ApplicationScoped
public class Outbox {
    /** An event on its way. */
    public record Entry(Topic topic, String key, SpecificRecord event) {}

    private final AgroalDataSource database;
    private final TransactionSynchronizationRegistry transactions;
    private final OutboxNudge nudge;

    /** For proxies only. */
    protected Outbox() {
        this.database = null;
        this.transactions = null;
        this.nudge = null;
    }

    @jakarta.inject.Inject
    public Outbox(AgroalDataSource database, TransactionSynchronizationRegistry transactions, OutboxNudge nudge) {
        this.database = database;
        this.transactions = transactions;
        this.nudge = nudge;
    }

    /** Appends one event. Throws TransactionalException outside a transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(Topic topic, String key, SpecificRecord event) {
        appendAll(List.of(new Entry(topic, key, event)));
    }

    /** Appends events in the order of the list. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void appendAll(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        String insert = "INSERT INTO outbox (topic, event_key, payload, trace_context) VALUES (?, ?, ?, ?)";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            for (Entry entry : entries) {
                statement.setString(1, entry.topic().topicName());
                statement.setString(2, entry.key());
                statement.setBytes(3, StoredEvents.write(entry.event()));
                statement.setString(4, Causes.of(entry.key()).stored());
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new OutboxException("cannot write to the outbox", e);
        }
        transactions.registerInterposedSynchronization(new AfterCommit());
    }

    private final class AfterCommit implements Synchronization {
        @Override
        public void beforeCompletion() {
            // Nothing to do before the commit.
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                nudge.ring();
            }
        }
    }
}
