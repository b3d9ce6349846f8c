package io.kalimtak.gateway.responses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.gateway.engine.endpoint.EventStream;
import io.kalimtak.gateway.openai.OpenAiRequest;
import io.kalimtak.gateway.openai.PreparedEvents;
import io.kalimtak.gateway.openai.RequestFields;
import io.kalimtak.gateway.openai.Started;
import io.kalimtak.gateway.stage.MakePrompt.Made;
import io.kalimtak.kit.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;

/** An answer of the embedded engine as a response object with one message, or as the events that lead to it. */
final class EmbeddedResponse {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** What lies elsewhere, where an embedded version cannot look. */
    private static final List<String> ELSEWHERE = List.of("previous_response_id", "conversation", "prompt");

    /** Told back as they came, as the protocol has it. */
    private static final List<String> ECHOED = List.of(
            "instructions",
            "max_output_tokens",
            "metadata",
            "parallel_tool_calls",
            "reasoning",
            "safety_identifier",
            "store",
            "temperature",
            "text",
            "tool_choice",
            "tools",
            "top_p",
            "truncation",
            "user");

    private final Started started;
    private final Made made;
    private final String messageId;

    EmbeddedResponse(Started started, Made made) {
        this.started = started;
        this.made = made;
        this.messageId = id("msg_");
    }

    /** Throws a 400 problem for what an embedded version, which knows nothing but the words it is given, cannot answer. */
    static void check(OpenAiRequest request) {
        for (String field : ELSEWHERE) {
            if (!RequestFields.isAbsent(request.body().path(field))) {
                throw ProblemException.violation(
                        field,
                        "must be left out here: an embedded version answers, which has no earlier responses; send the"
                                + " words in input, or ask a version at an endpoint");
            }
        }
        if (!request.spoken()) {
            throw ProblemException.violation(
                    "input", "must have a message of the role user with text: an embedded version answers it alone");
        }
    }

    ObjectNode whole() {
        ObjectNode response = response("completed");
        response.put("completed_at", started.createdAt().getEpochSecond());
        response.withArray("output").add(message("completed", true));
        ObjectNode usage =
                response.putObject("usage").put("input_tokens", made.stage().tokensInput());
        usage.putObject("input_tokens_details").put("cached_tokens", 0);
        usage.put("output_tokens", made.stage().tokensOutput());
        usage.putObject("output_tokens_details").put("reasoning_tokens", 0);
        usage.put("total_tokens", made.stage().tokensInput() + made.stage().tokensOutput());
        return response;
    }

    /** Line by line; all of it is there already. The order is the protocol's. */
    EventStream stream() {
        List<ObjectNode> events = new ArrayList<>();
        events.add(event("response.created").set("response", response("in_progress")));
        events.add(event("response.in_progress").set("response", response("in_progress")));
        events.add(inOutput("response.output_item.added").set("item", message("in_progress", false)));
        events.add(inMessage("response.content_part.added").set("part", part("")));
        for (String line : made.output().split("(?<=\n)")) {
            ObjectNode delta = inMessage("response.output_text.delta").put("delta", line);
            delta.putArray("logprobs");
            events.add(delta);
        }
        ObjectNode done = inMessage("response.output_text.done").put("text", made.output());
        done.putArray("logprobs");
        events.add(done);
        events.add(inMessage("response.content_part.done").set("part", part(made.output())));
        events.add(inOutput("response.output_item.done").set("item", message("completed", true)));
        events.add(event("response.completed").set("response", whole()));
        for (int number = 0; number < events.size(); number++) {
            events.get(number).put("sequence_number", number);
        }
        return new PreparedEvents(started, events);
    }

    private static ObjectNode event(String type) {
        return JSON.objectNode().put("type", type);
    }

    private static ObjectNode inOutput(String type) {
        return event(type).put("output_index", 0);
    }

    private ObjectNode inMessage(String type) {
        return inOutput(type).put("item_id", messageId).put("content_index", 0);
    }

    private ObjectNode message(String status, boolean full) {
        ObjectNode message = JSON.objectNode()
                .put("id", messageId)
                .put("type", "message")
                .put("status", status)
                .put("role", "assistant");
        message.putArray("content");
        if (full) {
            message.withArray("content").add(part(made.output()));
        }
        return message;
    }

    private static ObjectNode part(String text) {
        ObjectNode part = JSON.objectNode().put("type", "output_text").put("text", text);
        part.putArray("annotations");
        part.putArray("logprobs");
        return part;
    }

    /** Without an answer yet. */
    private ObjectNode response(String status) {
        ObjectNode response = JSON.objectNode()
                .put("id", id("resp_"))
                .put("object", "response")
                .put("created_at", started.createdAt().getEpochSecond())
                .put("status", status)
                .put("background", false)
                .putNull("error")
                .putNull("incomplete_details")
                .put("model", started.arm().version())
                .putNull("previous_response_id")
                .put("parallel_tool_calls", true)
                .put("tool_choice", "auto")
                .put("truncation", "disabled")
                .put("store", started.request().store());
        response.putArray("output");
        response.putArray("tools");
        response.putObject("metadata");
        response.putObject("text").putObject("format").put("type", "text");
        response.putNull("usage");
        for (String field : ECHOED) {
            JsonNode given = started.request().body().path(field);
            if (!RequestFields.isAbsent(given)) {
                response.set(field, given);
            } else if (!response.has(field)) {
                response.putNull(field);
            }
        }
        return response;
    }

    private String id(String prefix) {
        return prefix + started.interactionId().toString().replace("-", "");
    }
}
