package io.kalimtak.gateway.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.gateway.engine.endpoint.EventStream;
import io.kalimtak.gateway.generate.MakePrompt.Made;
import java.util.ArrayDeque;
import java.util.Queue;

/** An answer of the embedded engine in the form of OpenAI's protocol. */
final class EmbeddedCompletion {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private EmbeddedCompletion() {}

    static ObjectNode whole(Started started, Made made) {
        ObjectNode completion = head(started, "chat.completion");
        ObjectNode choice = completion.putArray("choices").addObject().put("index", 0);
        choice.putObject("message").put("role", "assistant").put("content", made.output());
        choice.putNull("logprobs").put("finish_reason", "stop");
        completion.set("usage", usage(made));
        own(completion, made);
        return completion;
    }

    /** Line by line; all of it is there already. */
    static EventStream stream(Started started, Made made) {
        Queue<JsonNode> chunks = new ArrayDeque<>();
        chunks.add(chunk(started, JSON.objectNode().put("role", "assistant").put("content", ""), null));
        for (String line : made.output().split("(?<=\n)")) {
            chunks.add(chunk(started, JSON.objectNode().put("content", line), null));
        }
        ObjectNode last = chunk(started, JSON.objectNode(), "stop");
        own(last, made);
        chunks.add(last);
        ObjectNode usage = head(started, "chat.completion.chunk");
        usage.putArray("choices");
        usage.set("usage", usage(made));
        chunks.add(usage);
        return new Prepared(started.arm().engine(), started.arm().version(), chunks);
    }

    private static ObjectNode chunk(Started started, ObjectNode delta, String finishReason) {
        ObjectNode chunk = head(started, "chat.completion.chunk");
        ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
        choice.set("delta", delta);
        choice.put("finish_reason", finishReason);
        return chunk;
    }

    private static ObjectNode head(Started started, String object) {
        return JSON.objectNode()
                .put("id", "chatcmpl-" + started.interactionId())
                .put("object", object)
                .put("created", started.createdAt().getEpochSecond())
                .put("model", started.arm().version());
    }

    private static ObjectNode usage(Made made) {
        return JSON.objectNode()
                .put("prompt_tokens", made.tokensInput())
                .put("completion_tokens", made.tokensOutput())
                .put("total_tokens", made.tokensInput() + made.tokensOutput());
    }

    private static void own(ObjectNode node, Made made) {
        node.putObject(Said.OWN).put("structured_prompt", made.answer().structuredPrompt());
    }

    /** Chunks that are there already. */
    private record Prepared(String engine, String model, Queue<JsonNode> chunks) implements EventStream {
        @Override
        public JsonNode next() {
            return chunks.poll();
        }

        @Override
        public void close() {
            chunks.clear();
        }
    }
}
