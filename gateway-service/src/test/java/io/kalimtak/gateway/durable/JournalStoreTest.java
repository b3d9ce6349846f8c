package io.kalimtak.gateway.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kalimtak.kit.telemetry.TraceContext;
import io.kalimtak.schemas.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalStoreTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456Z");

    @TempDir
    Path folder;

    @Test
    void shouldGiveEntriesBackInTheirOrderWhenOpenedAgain() throws SQLException {
        try (JournalStore store = JournalStore.open(folder)) {
            store.append(List.of(entry("a", null, "first"), entry("a", null, "second")));
            store.append(List.of(entry("b", null, "third")));
        }

        try (JournalStore store = JournalStore.open(folder)) {
            assertThat(store.first(10)).extracting(JournalStoreTest::text).containsExactly("first", "second", "third");
            assertThat(store.size()).isEqualTo(new JournalStore.Size(3, 16));
        }
    }

    @Test
    void shouldKeepTheTraceOfAnEntryAlsoWhenItIsSetAside() throws SQLException {
        TraceContext trace = new TraceContext("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "vendor=1");
        try (JournalStore store = JournalStore.open(folder)) {
            store.append(List.of(entry("a", null, "in a trace", trace), entry("a", null, "in none")));

            List<JournalEntry> entries = store.first(10);
            store.setAside(entries.getFirst(), "TooLarge");

            assertThat(entries).extracting(JournalEntry::trace).containsExactly(trace, TraceContext.NONE);
            JournalEntry aside = store.at(List.of(entries.getFirst().seq())).getFirst();
            assertThat(text(aside)).isEqualTo("in a trace");
            assertThat(aside.trace()).isEqualTo(trace);
        }
    }

    @Test
    void shouldReadAndGoOnWithAFileOfTheReleaseBefore() throws SQLException {
        String columns = "topic TEXT NOT NULL, event_key TEXT NOT NULL, subject_id TEXT, at INTEGER NOT NULL,"
                + " payload BLOB NOT NULL";
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.sqlite"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE entries (seq INTEGER PRIMARY KEY AUTOINCREMENT, " + columns + ")");
            statement.execute("CREATE TABLE set_aside (seq INTEGER PRIMARY KEY, " + columns + ", cause TEXT NOT NULL)");
            statement.execute("INSERT INTO entries (topic, event_key, at, payload)"
                    + " VALUES ('kalimtak.interactions.v1', 'a', 1, CAST('of before' AS BLOB))");
        }

        for (int start = 0; start < 2; start++) {
            try (JournalStore store = JournalStore.open(folder)) {
                assertThat(store.first(1).getFirst().trace()).isEqualTo(TraceContext.NONE);
                assertThat(store.first(1)).extracting(JournalStoreTest::text).containsExactly("of before");
            }
        }
        try (JournalStore store = JournalStore.open(folder)) {
            store.setAside(store.first(1).getFirst(), "TooLarge");
            assertThat(store.at(List.of(1L))).extracting(JournalStoreTest::text).containsExactly("of before");
        }
    }

    @Test
    void shouldKeepWhatCameBehindWhenOldEntriesAreRemoved() throws SQLException {
        try (JournalStore store = JournalStore.open(folder)) {
            store.append(List.of(entry("a", null, "first"), entry("a", null, "second"), entry("b", null, "third")));

            store.removeUpTo(store.first(2).getLast().seq());

            assertThat(store.first(10)).extracting(JournalStoreTest::text).containsExactly("third");
        }
    }

    @Test
    void shouldNeverGiveAPlaceTwiceWhenTheJournalWasEmptyInBetween() throws SQLException {
        try (JournalStore store = JournalStore.open(folder)) {
            store.append(List.of(entry("a", null, "first")));
            long seq = store.first(1).getFirst().seq();
            store.removeUpTo(seq);
            store.compact();

            store.append(List.of(entry("a", null, "second")));

            assertThat(store.first(1).getFirst().seq()).isGreaterThan(seq);
        }
    }

    @Test
    void shouldLeaveNoByteOfAPersonWhenErased() throws SQLException, IOException {
        try (JournalStore store = JournalStore.open(folder)) {
            store.append(List.of(
                    entry("i-1", "subject-1", "marker-of-the-person"),
                    entry("i-2", "subject-2", "somebody else"),
                    entry("i-1", null, "marker-in-feedback")));
            store.append(List.of(entry("i-3", "subject-1", "marker-set-aside")));
            store.setAside(store.first(10).getLast(), "TooLarge");

            assertThat(bytes()).contains("marker");
            assertThat(store.erase("subject-1", NOON)).isEqualTo(3);

            assertThat(store.first(10)).extracting(JournalStoreTest::text).containsExactly("somebody else");
            assertThat(bytes()).contains("somebody else").doesNotContain("marker");
        }
    }

    @Test
    void shouldEraseWhatWasSaidOfAnInteractionThatWasSetAside() throws SQLException {
        try (JournalStore store = JournalStore.open(folder)) {
            store.append(List.of(entry("i-1", "subject-1", "asked"), entry("i-1", null, "said of it")));
            store.setAside(store.first(1).getFirst(), "TooLarge");

            assertThat(store.erase("subject-1", NOON)).isEqualTo(2);

            assertThat(store.first(10)).isEmpty();
        }
    }

    @Test
    void shouldGiveWhatIsOfAPersonFromBothTablesInItsOrder() throws SQLException {
        try (JournalStore store = JournalStore.open(folder)) {
            store.append(List.of(
                    entry("i-1", "subject-1", "set aside"),
                    entry("i-2", "subject-2", "somebody else"),
                    entry("i-1", null, "said of what was set aside"),
                    entry("i-2", null, "said of somebody else"),
                    entry("i-1", "subject-2", "somebody else in their own name"),
                    entry("i-3", "subject-1", "own"),
                    entry("i-3", null, "of the own")));
            store.setAside(store.first(10).getFirst(), "TooLarge");

            List<Long> places = store.places("subject-1");
            store.setAside(store.at(places).get(2), "TooLarge");
            store.removeUpTo(store.at(places.subList(0, 2)).getLast().seq());

            assertThat(places).hasSize(4);
            assertThat(store.at(places))
                    .extracting(JournalStoreTest::text)
                    .containsExactly("set aside", "own", "of the own");
            assertThat(store.places("subject-3")).isEmpty();
        }
    }

    @Test
    void shouldFindAPersonByIndexesAlone() throws SQLException {
        JournalStore.open(folder).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.sqlite"));
                Statement statement = connection.createStatement()) {
            List<String> plan = new ArrayList<>();
            try (ResultSet row = statement.executeQuery("EXPLAIN QUERY PLAN " + JournalStore.PLACES)) {
                while (row.next()) {
                    plan.add(row.getString("detail"));
                }
            }
            assertThat(plan)
                    .noneMatch(step -> step.matches("SCAN (entries|set_aside).*"))
                    .anyMatch(step -> step.contains("entries_subject_id_idx"))
                    .anyMatch(step -> step.contains("entries_event_key_idx"))
                    .anyMatch(step -> step.contains("set_aside_subject_id_idx"))
                    .anyMatch(step -> step.contains("set_aside_event_key_idx"));
        }
    }

    @Test
    void shouldKeepWhatThePersonDidExactlyAfterTheMoment() throws SQLException {
        try (JournalStore store = JournalStore.open(folder)) {
            store.append(List.of(entry("i-1", "subject-1", "after")));

            assertThat(store.erase("subject-1", NOON.minusNanos(1_000))).isZero();
            assertThat(store.count("after")).isEqualTo(1);
            assertThat(store.erase("subject-1", NOON)).isEqualTo(1);
            assertThat(store.count("after")).isZero();
        }
    }

    @Test
    void shouldSayWhatToDoWhenAnotherGatewayHasTheFolder() throws SQLException {
        try (JournalStore store = JournalStore.open(folder)) {
            store.append(List.of(entry("a", null, "first")));

            assertThatThrownBy(() -> JournalStore.open(folder))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("give each its own by kalimtak.gateway.journal.folder");
        }
    }

    @Test
    void shouldGoOnAfterSqliteTookATransactionBackByItself() throws SQLException {
        JournalStore.open(folder).close();
        // What it does when the disk is full, without one.
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.sqlite"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TRIGGER full BEFORE INSERT ON entries WHEN NEW.event_key = 'last straw'"
                    + " BEGIN SELECT RAISE(ROLLBACK, 'the disk is full'); END");
        }
        try (JournalStore store = JournalStore.open(folder)) {
            store.append(List.of(entry("a", null, "before")));

            assertThatThrownBy(() -> store.append(List.of(entry("a", null, "with"), entry("last straw", null, "it"))))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("the disk is full");
            store.append(List.of(entry("a", null, "after")));

            assertThat(store.first(10)).extracting(JournalStoreTest::text).containsExactly("before", "after");
            store.removeUpTo(store.first(10).getLast().seq());
            assertThat(store.size().entries()).isZero();
        }
    }

    @Test
    void shouldGoOnAfterWorkThatFailedOutsideOfSql() throws SQLException {
        try (JournalStore store = JournalStore.open(folder)) {
            JournalEntry broken = new JournalEntry(0, null, "a", null, NOON, new byte[0], TraceContext.NONE);

            assertThatThrownBy(() -> store.append(List.of(entry("a", null, "with"), broken)))
                    .isInstanceOf(NullPointerException.class);
            store.append(List.of(entry("a", null, "after")));

            assertThat(store.first(10)).extracting(JournalStoreTest::text).containsExactly("after");
        }
    }

    @Test
    void shouldRefuseAndKeepTheFileWhenItIsNoJournal() throws IOException {
        Path file = folder.resolve("journal.sqlite");
        Files.writeString(file, "this is no database, but somebody's bytes all the same".repeat(40));

        assertThatThrownBy(() -> JournalStore.open(folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("move it away and keep it");
        assertThat(file).exists();
    }

    private static JournalEntry entry(String key, String subject, String text) {
        return entry(key, subject, text, TraceContext.NONE);
    }

    private static JournalEntry entry(String key, String subject, String text, TraceContext trace) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        return new JournalEntry(0, Topic.INTERACTIONS, key, subject, NOON, payload, trace);
    }

    private static String text(JournalEntry entry) {
        return new String(entry.payload(), StandardCharsets.UTF_8);
    }

    private String bytes() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
