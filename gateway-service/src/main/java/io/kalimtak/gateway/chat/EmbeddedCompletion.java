package io.kalimtak.gateway.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.gateway.engine.endpoint.EventStream;
import io.kalimtak.gateway.openai.PreparedEvents;
import io.kalimtak.gateway.openai.RequestFields;
import io.kalimtak.gateway.openai.Started;
import io.kalimtak.gateway.stage.MakePrompt.Made;
import io.kalimtak.kit.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * An answer of the embedded engine in the form of OpenAI's protocol. Several choices are equal, for it answers the same words
 * always the same way; what they use is the sum, as the protocol has it.
 */
final class EmbeddedCompletion {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** platform.openai.com/docs/api-reference/chat/create */
    private static final int MOST_CHOICES = 128;

    private final Started started;
    private final Made made;
    private final int choices;

    EmbeddedCompletion(Started started, Made made, int choices) {
        this.started = started;
        this.made = made;
        this.choices = choices;
    }

    /** How many are wanted. Throws a 400 problem when it is no number of choices. */
    static int choices(ObjectNode body) {
        JsonNode wanted = body.path("n");
        if (RequestFields.isAbsent(wanted)) {
            return 1;
        }
        if (!wanted.isInt() || wanted.asInt() < 1 || wanted.asInt() > MOST_CHOICES) {
            throw ProblemException.violation("n", "must be a whole number from 1 to " + MOST_CHOICES);
        }
        return wanted.asInt();
    }

    ObjectNode whole() {
        ObjectNode completion = head("chat.completion");
        ArrayNode all = completion.putArray("choices");
        for (int index = 0; index < choices; index++) {
            ObjectNode choice = all.addObject().put("index", index);
            choice.putObject("message").put("role", "assistant").put("content", made.output());
            choice.putNull("logprobs").put("finish_reason", "stop");
        }
        completion.set("usage", usage());
        return completion;
    }

    /** Line by line; all of it is there already. */
    EventStream stream() {
        List<ObjectNode> chunks = new ArrayList<>();
        each(chunks, () -> JSON.objectNode().put("role", "assistant").put("content", ""), null);
        for (String line : made.output().split("(?<=\n)")) {
            each(chunks, () -> JSON.objectNode().put("content", line), null);
        }
        each(chunks, JSON::objectNode, "stop");
        ObjectNode usage = head("chat.completion.chunk");
        usage.putArray("choices");
        usage.set("usage", usage());
        chunks.add(usage);
        return new PreparedEvents(started, chunks);
    }

    private void each(List<ObjectNode> chunks, Supplier<ObjectNode> delta, String finishReason) {
        for (int index = 0; index < choices; index++) {
            ObjectNode chunk = head("chat.completion.chunk");
            ObjectNode choice = chunk.putArray("choices").addObject().put("index", index);
            choice.set("delta", delta.get());
            choice.put("finish_reason", finishReason);
            chunks.add(chunk);
        }
    }

    private ObjectNode head(String object) {
        return JSON.objectNode()
                .put("id", "chatcmpl-" + started.interactionId())
                .put("object", object)
                .put("created", started.createdAt().getEpochSecond())
                .put("model", started.arm().version());
    }

    private ObjectNode usage() {
        int output = choices * made.stage().tokensOutput();
        return JSON.objectNode()
                .put("prompt_tokens", made.stage().tokensInput())
                .put("completion_tokens", output)
                .put("total_tokens", made.stage().tokensInput() + output);
    }
}
