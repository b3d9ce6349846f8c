package io.kalimtak.registry.mlflow;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.kalimtak.kit.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A tag as it goes over the wire. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Tag(String key, String value) {
    /** Tags that begin like this say what the registry knows; nobody sets them. */
    static final String OWN = "kalimtak.";

    /** The tag, when a caller may set it; else a 400 problem. An absent value is an empty one. */
    Tag checked() {
        checkKey(key);
        return new Tag(key, value == null ? "" : Texts.optional("value", value, Texts.VALUE));
    }

    static void checkKey(String key) {
        Texts.required("key", key, Texts.KEY);
        if (key.startsWith(OWN)) {
            throw ProblemException.violation(
                    "key", "must not begin with " + OWN + ": such tags tell what the registry itself knows");
        }
    }

    /** By key. */
    static List<Tag> of(Map<String, String> tags) {
        return new TreeMap<>(tags)
                .entrySet().stream()
                        .map(tag -> new Tag(tag.getKey(), tag.getValue()))
                        .toList();
    }
}
