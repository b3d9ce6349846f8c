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
    /** Appends wait while as many are read. */
    private static final int READ_TOGETHER = 100;

    private final Journal journal;
    private final ObjectMapper json;

    ExportJournal(Journal journal, ObjectMapper json) {
        this.journal = journal;
        this.json = json;
    }

    /** Writes a line a record, in order of arrival, and returns how many; throws what the sink throws. */
    public long export(String subjectId, LineSink sink) throws IOException {
        long lines = 0;
        List<Long> places = journal.places(subjectId);
        for (int from = 0; from < places.size(); from += READ_TOGETHER) {
            int to = Math.min(from + READ_TOGETHER, places.size());
            for (JournalEntry entry : journal.at(places.subList(from, to))) {
                sink.write(line(entry));
                lines++;
            }
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
