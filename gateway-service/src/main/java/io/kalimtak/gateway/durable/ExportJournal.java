package io.kalimtak.gateway.durable;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.kit.events.StoredEvents;
import io.kalimtak.kit.privacy.LineSink;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;

/** What this replica's journal holds about a person, while Kafka is away. */
@ApplicationScoped
public class ExportJournal {
    private final Journal journal;
    private final ObjectMapper json;

    ExportJournal(Journal journal, ObjectMapper json) {
        this.journal = journal;
        this.json = json;
    }

    /** Writes a line a record, in order of arrival, and returns how many; throws what the sink throws. */
    public long export(String subjectId, LineSink sink) throws IOException {
        long lines = 0;
        List<JournalEntry> entries = journal.of(subjectId, 0);
        while (!entries.isEmpty()) {
            for (JournalEntry entry : entries) {
                sink.write(line(entry));
                lines++;
            }
            entries = journal.of(subjectId, entries.getLast().seq());
        }
        return lines;
    }

    /** Avro writes a record as JSON by itself; what no released schema reads is shown as it is held. */
    private String line(JournalEntry entry) throws IOException {
        ObjectNode line = json.createObjectNode()
                .put("kind", "journal_record")
                .put("service", "gateway-service")
                .put("source", "journal/" + entry.topic().topicName())
                .put("created_at", entry.at().toString());
        try {
            line.set(
                    "data",
                    json.readTree(
                            StoredEvents.read(entry.topic(), entry.payload()).toString()));
        } catch (IOException e) {
            line.put("data", entry.payload());
        }
        return json.writeValueAsString(line);
    }
}
