package io.kalimtak.kit.retention;

import java.util.List;
import java.util.Map;

/** A bean that says what a part of its service keeps, from the configuration in force. */
public interface KeptDataSource {
    /** Everything that is kept, in the order in which it shall be read. */
    List<KeptData> kept();

    /** What else holds, by name, as {@code erasure}: names in snake case, values as configured or in one phrase. */
    default Map<String, String> rules() {
        return Map.of();
    }
}
