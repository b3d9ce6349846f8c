package io.kalimtak.curation.set.diff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts of changed rows, read from one result of grouping sets. */
final class DiffCounts {
    private final SortedMap<String, Collected> byChange = new TreeMap<>();

    private static final class Collected {
        private final List<SetDiff.ChangeReason> byReason = new ArrayList<>();
        private final SortedMap<String, Long> byLanguage = new TreeMap<>();
        private final SortedMap<String, Long> byDomain = new TreeMap<>();
        private final SortedMap<String, Long> byTargetTool = new TreeMap<>();
        private long rows;
    }

    /** A row's {@code left_out} has a bit for each of reason, language, domain and tool by which it is not grouped. */
    static DiffCounts read(ResultSet rows) throws SQLException {
        DiffCounts counts = new DiffCounts();
        while (rows.next()) {
            Collected change = counts.byChange.computeIfAbsent(rows.getString("change"), name -> new Collected());
            long number = rows.getLong("rows");
            switch (rows.getInt("left_out")) {
                case 0b0111 ->
                    change.byReason.add(
                            new SetDiff.ChangeReason(rows.getString("rule"), rows.getString("reason"), number));
                case 0b1011 -> change.byLanguage.put(rows.getString("language"), number);
                case 0b1101 -> change.byDomain.put(rows.getString("domain"), number);
                case 0b1110 -> change.byTargetTool.put(rows.getString("target_tool"), number);
                default -> change.rows = number;
            }
        }
        return counts;
    }

    SetDiff.ChangedRows of(String change) {
        Collected one = byChange.getOrDefault(change, new Collected());
        return new SetDiff.ChangedRows(one.rows, one.byReason, one.byLanguage, one.byDomain, one.byTargetTool);
    }
}
