package io.kalimtak.interaction.metrics;

import io.agroal.api.AgroalDataSource;
import io.kalimtak.interaction.metrics.Counted.CountedGroups;
import io.kalimtak.interaction.metrics.Counted.Scores;
import io.kalimtak.interaction.metrics.Counted.Times;
import io.kalimtak.interaction.metrics.Counted.TokenSums;
import io.kalimtak.interaction.sql.StoreException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Counts content and current ratings; reads no column of identity. */
@ApplicationScoped
class MetricsStore {
    private static final String ONE_SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    private final AgroalDataSource database;

    MetricsStore(AgroalDataSource database) {
        this.database = database;
    }

    /** Lets all statements of this transaction see the same rows. Nothing may be done in it before. */
    void takeSnapshot() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(ONE_SNAPSHOT);
        } catch (SQLException e) {
            throw new StoreException("cannot begin to count interactions", e);
        }
    }

    /** Groups that have interactions; at most as many as the limit says. */
    CountedGroups count(Slice slice, Grouping by, int limit) {
        MetricsQuery query = new MetricsQuery(slice, by, limit);
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(query.sql())) {
            query.bind(select);
            try (ResultSet row = select.executeQuery()) {
                List<Counted> groups = new ArrayList<>();
                long all = 0;
                while (row.next()) {
                    groups.add(group(row));
                    all = row.getLong("groups");
                }
                return new CountedGroups(groups, all - groups.size());
            }
        } catch (SQLException e) {
            throw new StoreException("cannot count interactions", e);
        }
    }

    private static Counted group(ResultSet row) throws SQLException {
        return new Counted(
                row.getString("key"),
                row.getLong("interactions"),
                row.getLong("anonymous"),
                row.getLong("people"),
                row.getLong("came_back"),
                row.getLong("sessions"),
                new Scores(
                        row.getLong("ratings"),
                        row.getObject("score_mean", Double.class),
                        row.getObject("score_deviation", Double.class),
                        row.getLong("liked")),
                new Times(
                        row.getDouble("time_mean"),
                        row.getInt("time_p50"),
                        row.getInt("time_p95"),
                        row.getInt("time_p99")),
                new TokenSums(row.getLong("tokens_input"), row.getLong("tokens_output"), row.getLong("tokens_total")));
    }
}
