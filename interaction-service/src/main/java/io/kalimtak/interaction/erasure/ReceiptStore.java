package io.kalimtak.interaction.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.kalimtak.interaction.sql.StoreException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The receipts table: of a service's receipts for one request the one that reaches furthest. */
@ApplicationScoped
class ReceiptStore {
    private static final String PUT = """
            INSERT INTO interaction.erasure_receipts AS held
                (request_id, service, erase_before, erased, training_sets, model_versions, done_at)
            VALUES (?, ?, ?, ?::jsonb, ?, ?, ?)
            ON CONFLICT (request_id, service) DO UPDATE SET
                erase_before = EXCLUDED.erase_before, erased = EXCLUDED.erased,
                training_sets = EXCLUDED.training_sets, model_versions = EXCLUDED.model_versions,
                done_at = EXCLUDED.done_at
            WHERE EXCLUDED.erase_before > held.erase_before
            """;

    private static final String OF = "SELECT * FROM interaction.erasure_receipts WHERE request_id = ? ORDER BY service";
    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};

    private final AgroalDataSource database;
    private final ObjectMapper json;

    ReceiptStore(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    void put(Receipt receipt) {
        try (Connection connection = database.getConnection();
                PreparedStatement put = connection.prepareStatement(PUT)) {
            put.setObject(1, receipt.requestId());
            put.setString(2, receipt.service());
            put.setObject(3, receipt.eraseBefore().atOffset(ZoneOffset.UTC));
            put.setString(4, json.writeValueAsString(receipt.erased()));
            put.setArray(
                    5, connection.createArrayOf("uuid", receipt.trainingSets().toArray()));
            put.setArray(
                    6, connection.createArrayOf("text", receipt.modelVersions().toArray()));
            put.setObject(7, receipt.doneAt().atOffset(ZoneOffset.UTC));
            put.executeUpdate();
        } catch (SQLException e) {
            throw new StoreException("cannot store a receipt", e);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write counts as JSON", e);
        }
    }

    /** By name of service. */
    List<Receipt> of(UUID requestId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OF)) {
            select.setObject(1, requestId);
            try (ResultSet row = select.executeQuery()) {
                List<Receipt> receipts = new ArrayList<>();
                while (row.next()) {
                    receipts.add(receipt(row));
                }
                return receipts;
            }
        } catch (SQLException e) {
            throw new StoreException("cannot read receipts", e);
        }
    }

    private Receipt receipt(ResultSet row) throws SQLException {
        try {
            return new Receipt(
                    row.getObject("request_id", UUID.class),
                    row.getString("service"),
                    row.getObject("erase_before", OffsetDateTime.class).toInstant(),
                    json.readValue(row.getString("erased"), COUNTS),
                    list(row.getArray("training_sets"), UUID.class),
                    list(row.getArray("model_versions"), String.class),
                    row.getObject("done_at", OffsetDateTime.class).toInstant());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("the column erased is not JSON", e);
        }
    }

    private static <T> List<T> list(Array array, Class<T> type) throws SQLException {
        return Arrays.stream((Object[]) array.getArray()).map(type::cast).toList();
    }
}
