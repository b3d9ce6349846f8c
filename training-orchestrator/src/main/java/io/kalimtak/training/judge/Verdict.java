package io.kalimtak.training.judge;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;

/** Which of two answers is better. */
enum Verdict {
    FIRST,
    SECOND,
    TIE;

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** The same verdict where the answers had stood the other way round. */
    Verdict swapped() {
        return switch (this) {
            case FIRST -> SECOND;
            case SECOND -> FIRST;
            case TIE -> TIE;
        };
    }

    /** Takes {@code {"better":"A|B|tie"}} and nothing else; what a text talks a judge into is no verdict. */
    static Optional<Verdict> parse(String content) {
        JsonNode said;
        try {
            said = STRICT.readTree(content);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        if (!said.isObject() || said.size() != 1 || !said.path("better").isTextual()) {
            return Optional.empty();
        }
        return switch (said.path("better").textValue()) {
            case "A" -> Optional.of(FIRST);
            case "B" -> Optional.of(SECOND);
            case "tie" -> Optional.of(TIE);
            default -> Optional.empty();
        };
    }
}
