package io.kalimtak.curation.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.curation.rule.Content;
import io.kalimtak.curation.rule.TextRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The labelled cases of a rule and what the rule makes of them. */
record ContentCases(List<Content> toDrop, List<Content> toKeep) {
    /**
     * How a rule did.
     *
     * @param precision share of dropped cases that are to be dropped
     * @param recall share of the cases to be dropped that are dropped
     * @param mistakes the cases that were judged wrongly
     */
    record Score(double precision, double recall, List<String> mistakes) {}

    static ContentCases of(String rule) {
        ContentCases cases = new ContentCases(new ArrayList<>(), new ArrayList<>());
        ObjectMapper json = new ObjectMapper();
        try (InputStream in = ContentCases.class.getResourceAsStream("/content/" + rule + ".jsonl")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                JsonNode node = json.readTree(line);
                Content content = new Content(
                        node.get("input").asText(),
                        node.get("target").asText(),
                        node.get("language").asText(),
                        node.path("target_tool").asText(null));
                (node.get("expect").asText().equals("drop") ? cases.toDrop : cases.toKeep).add(content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    int size() {
        return toDrop.size() + toKeep.size();
    }

    Score score(TextRule rule) {
        List<String> mistakes = new ArrayList<>();
        for (Content content : toDrop) {
            if (rule.verdict(content).kept()) {
                mistakes.add("missed: " + content);
            }
        }
        long missed = mistakes.size();
        for (Content content : toKeep) {
            String reason = rule.verdict(content).reason();
            if (reason != null) {
                mistakes.add("false alarm (" + reason + "): " + content);
            }
        }
        double found = toDrop.size() - missed;
        return new Score(found / (found + mistakes.size() - missed), found / toDrop.size(), mistakes);
    }
}
