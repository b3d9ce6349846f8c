package io.kalimtak.system.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.kalimtak.local.demo.DemoCorpus;
import io.kalimtak.local.demo.DemoRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

/**
 * People who ask and rate. Half of the requests have an Idempotency-Key and are sent again until they are answered; the
 * others are sent once, and nobody knows what became of those that got no answer.
 */
final class Traffic {
    private static final int CALLERS = 6;
    private static final int PEOPLE = 2_000;
    private static final int PAUSE_MS = 200;
    private static final int PAUSE_AFTER_REFUSAL_MS = 300;
    private static final double RATED = 0.6;
    private static final double RATED_AGAIN = 0.3;

    private final Caller caller;
    private final Ledger ledger;
    private final LongAdder answers;
    private final List<DemoRow> rows = DemoCorpus.read();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<Void>> callers = new ArrayList<>();
    private volatile boolean stopped;

    private Traffic(Caller caller, Ledger ledger, LongAdder answers) {
        this.caller = caller;
        this.ledger = ledger;
        this.answers = answers;
    }

    /**
     * Starts callers, each with a pause of 0.1 s on average between two requests.
     *
     * @param answers counts the answers
     */
    static Traffic start(Caller caller, Ledger ledger, LongAdder answers, long seed) {
        Traffic traffic = new Traffic(caller, ledger, answers);
        for (int i = 0; i < CALLERS; i++) {
            Random random = new Random(seed + i);
            traffic.callers.add(traffic.threads.submit(() -> traffic.call(random)));
        }
        return traffic;
    }

    private Void call(Random random) throws IOException, InterruptedException {
        while (!stopped) {
            Thread.sleep(random.nextInt(PAUSE_MS));
            DemoRow row = rows.get(random.nextInt(rows.size()));
            String person = "oracle-" + random.nextInt(PEOPLE);
            Optional<UUID> interaction = ask(row, person, random);
            if (interaction.isPresent() && random.nextDouble() < RATED) {
                rate(interaction.get(), person, random);
            }
        }
        return null;
    }

    private Optional<UUID> ask(DemoRow row, String person, Random random) throws IOException, InterruptedException {
        boolean keyed = random.nextBoolean();
        UUID session = new UUID(random.nextLong(), random.nextLong());
        Map<String, String> body =
                Map.of("input_text", row.input(), "user_id", person, "session_id", session.toString());
        String key = keyed ? "oracle-" + session : null;
        ledger.sent(session);
        while (true) {
            Optional<JsonNode> answer = caller.send("/api/generate", body, key);
            if (answer.isPresent()) {
                UUID id = UUID.fromString(answer.get().path("interaction_id").asText());
                answers.increment();
                ledger.answered(session, id, answer.get().path("model_output").asText());
                return Optional.of(id);
            }
            if (!keyed || stopped) {
                return Optional.empty();
            }
            Thread.sleep(PAUSE_AFTER_REFUSAL_MS);
        }
    }

    private void rate(UUID interaction, String person, Random random) throws IOException, InterruptedException {
        do {
            Optional<JsonNode> answer = caller.send(
                    "/api/feedback",
                    Map.of(
                            "interaction_id",
                            interaction.toString(),
                            "user_id",
                            person,
                            "feedback_score",
                            1 + random.nextInt(5)),
                    null);
            if (answer.isPresent()) {
                ledger.accepted(UUID.fromString(answer.get().path("feedback_id").asText()), interaction);
            }
        } while (random.nextDouble() < RATED_AGAIN);
    }

    /** Stops because something else failed, which is what counts. */
    void stopAfter(Exception failure) {
        try {
            stop();
        } catch (IllegalStateException e) {
            failure.addSuppressed(e);
        }
    }

    /** Returns when the requests under way have ended. Throws IllegalStateException when a caller failed before. */
    void stop() {
        stopped = true;
        try {
            for (Future<Void> one : callers) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a caller gave up", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            threads.shutdown();
        }
    }
}
