package io.kalimtak.system.oracle;

import io.kalimtak.local.launch.KalimtakSystem;
import io.kalimtak.local.launch.Service;
import io.kalimtak.system.Groups;
import io.kalimtak.system.Tables;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** Whether anything is still on its way: in the gateway's journal, an outbox, or a topic that a service has to read. */
final class Quiet {
    private static final Duration WITHIN = Duration.ofSeconds(120);
    private static final String OUTBOXES =
            "SELECT (SELECT count(*) FROM feedback.outbox) + (SELECT count(*) FROM interaction.outbox)";

    private final Groups groups;
    private final Tables tables;
    private final URI metrics;
    private final HttpClient http = HttpClient.newHttpClient();

    Quiet(KalimtakSystem system, Groups groups) {
        this.groups = groups;
        this.tables = new Tables(system.servers().postgres().administrator("kalimtak"));
        this.metrics = system.url(Service.GATEWAY).resolve("/q/metrics");
    }

    /** Waits for it; false when it did not come within two minutes. */
    boolean await() throws IOException, InterruptedException, SQLException, ExecutionException {
        long deadline = System.nanoTime() + WITHIN.toNanos();
        while (!journalIsEmpty() || !outboxesAreEmpty() || !groups.quiet()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(500);
        }
        return true;
    }

    private boolean outboxesAreEmpty() throws SQLException {
        return tables.column(OUTBOXES).equals(List.of("0"));
    }

    private boolean journalIsEmpty() throws IOException, InterruptedException {
        String text = http.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        return text.lines()
                .filter(line -> line.startsWith("kalimtak_gateway_journal_in_use"))
                .allMatch(line -> line.endsWith(" 0.0"));
    }
}
