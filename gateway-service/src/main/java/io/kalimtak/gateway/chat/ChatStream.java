package io.kalimtak.gateway.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.gateway.engine.endpoint.EngineException;
import io.kalimtak.gateway.engine.endpoint.EventStream;
import io.kalimtak.gateway.generate.Answered.Ending;
import io.kalimtak.kit.problem.Problem;
import io.kalimtak.kit.problem.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Hands the chunks of an engine on as they come. The ends (of choices, and the usage) wait until what was said is durable, so
 * that a stream which came to its end was logged. What is cut short, by the caller or by the engine, is logged as that.
 */
final class ChatStream {
    private static final Logger LOG = Logger.getLogger(ChatStream.class);

    private final Started started;
    private final EventStream events;
    private final Consumer<Said> log;
    private final Collected collected = new Collected();
    private final List<ObjectNode> ends = new ArrayList<>();

    ChatStream(Started started, EventStream events, Consumer<Said> log) {
        this.started = started;
        this.events = events;
        this.log = log;
    }

    /**
     * Writes until the end, which may be a line that says what went wrong. Closes the engine's stream.
     *
     * @param gone whether the caller has hung up: what is written then is dropped in silence
     */
    void write(OutputStream out, BooleanSupplier gone) throws IOException {
        try (events) {
            pass(out, gone);
        } catch (EngineException e) {
            cutShort(Ending.BROKEN);
            send(out, EngineErrors.body(e));
            return;
        } catch (IOException e) {
            cutShort(Ending.ABORTED);
            throw e;
        }
        try {
            log.accept(collected.said(started.request(), null));
        } catch (ProblemException e) {
            send(out, OpenAiErrors.of(Problem.of(e.type(), e.getMessage(), null, e.violations())));
            return;
        }
        end(out);
    }

    private void pass(OutputStream out, BooleanSupplier gone) throws EngineException, IOException {
        for (JsonNode event = events.next(); event != null; event = events.next()) {
            if (gone.getAsBoolean()) {
                throw new ClosedChannelException();
            }
            collected.add(event);
            if (event instanceof ObjectNode chunk && isEnd(chunk)) {
                ends.add(chunk);
            } else {
                send(out, event);
            }
        }
    }

    private static boolean isEnd(JsonNode chunk) {
        JsonNode choices = chunk.path("choices");
        if (choices.isEmpty()) {
            return true;
        }
        for (JsonNode choice : choices) {
            if (!choice.path("finish_reason").isNull()
                    && !choice.path("finish_reason").isMissingNode()) {
                return true;
            }
        }
        return false;
    }

    private void end(OutputStream out) throws IOException {
        boolean wanted = started.request().usageWanted();
        List<ObjectNode> told = ends.stream()
                .filter(chunk -> wanted || !chunk.path("choices").isEmpty())
                .toList();
        if (!told.isEmpty()) {
            Chatting.ownFacts(started, told.getLast());
        }
        for (ObjectNode chunk : told) {
            send(out, chunk);
        }
        line(out, "[DONE]");
    }

    /** Nobody is left to be told that this could not be kept. */
    private void cutShort(String how) {
        try {
            log.accept(collected.said(started.request(), how));
        } catch (ProblemException e) {
            LOG.warnf("chat that was cut short could not be logged cause=%s", e.type());
        }
    }

    private static void send(OutputStream out, JsonNode event) throws IOException {
        line(out, event.toString());
    }

    private static void line(OutputStream out, String data) throws IOException {
        out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
