package io.kalimtak.kit.privacy;

import java.util.List;

/** A place outside the database where a person's words may stand, and how it is searched. */
public interface PlaceSearch {
    /**
     * Where the strings occur; places without any are left out.
     *
     * @param strings what to look for, byte for byte in UTF-8
     */
    List<Finding> search(List<String> strings);

    /**
     * A place that was searched.
     *
     * @param kind {@code table}, {@code file} or {@code topic}
     * @param place its name: schema and table, path below the folder, topic
     * @param found rows, records or files that hold one of the strings
     */
    record Finding(String kind, String place, long found) {}
}
