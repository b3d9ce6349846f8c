package io.kalimtak.gateway.openai;

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
 * Hands the events of an engine on as they come. Those that end the answer wait until what was said is durable, so that a
 * stream which came to its end was logged. What is cut short, by the caller or by the engine, is logged as that.
 */
public final class AnswerStream {
    private static final Logger LOG = Logger.getLogger(AnswerStream.class);

    private final EventStream events;
    private final StreamForm form;
    private final Consumer<Said> log;
    private final List<ObjectNode> waiting = new ArrayList<>();

    /** @param log returns when what was said is durable, and throws a 503 problem when it can be kept nowhere */
    public AnswerStream(EventStream events, StreamForm form, Consumer<Said> log) {
        this.events = events;
        this.form = form;
        this.log = log;
    }

    /**
     * Writes until the end, which may be an event that says what went wrong. Closes the engine's stream.
     *
     * @param gone whether the caller has hung up: what is written then is dropped in silence
     */
    public void write(OutputStream out, BooleanSupplier gone) {
        try {
            end(out, passed(out, gone));
        } catch (IOException e) {
            // The caller has hung up after all was said and logged: nobody has to act.
            LOG.debug("a caller left before the end of an answer");
        }
    }

    /** Null when it came to its end, else what the caller is still told. */
    private ObjectNode passed(OutputStream out, BooleanSupplier gone) throws IOException {
        try (events) {
            pass(out, gone);
            return null;
        } catch (EngineException e) {
            cutShort(Ending.BROKEN);
            return EngineErrors.body(e);
        } catch (IOException e) {
            cutShort(Ending.ABORTED);
            throw e;
        }
    }

    private void end(OutputStream out, ObjectNode broken) throws IOException {
        if (broken != null) {
            fail(out, broken);
            return;
        }
        try {
            log.accept(form.said(null));
        } catch (ProblemException e) {
            fail(out, OpenAiErrors.of(Problem.of(e.type(), e.getMessage(), null, e.violations())));
            return;
        }
        for (ObjectNode event : form.told(waiting)) {
            send(out, event);
        }
        text(out, form.tail());
    }

    private void pass(OutputStream out, BooleanSupplier gone) throws EngineException, IOException {
        for (JsonNode event = events.next(); event != null; event = events.next()) {
            if (gone.getAsBoolean()) {
                throw new ClosedChannelException();
            }
            if (event instanceof ObjectNode object && form.ends(object)) {
                waiting.add(object);
            } else {
                send(out, event);
            }
        }
    }

    /** Nobody is left to be told that this could not be kept. */
    private void cutShort(String how) {
        try {
            log.accept(form.said(how));
        } catch (ProblemException e) {
            LOG.warnf("answer that was cut short could not be logged cause=%s", e.type());
        }
    }

    private void fail(OutputStream out, ObjectNode body) throws IOException {
        send(out, form.failure(body.withObject("/error")));
    }

    private void send(OutputStream out, JsonNode event) throws IOException {
        text(out, form.head(event) + "data: " + event + "\n\n");
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
