package io.kalimtak.interaction.content;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The partition of one month, UTC: from the month's first instant up to, not including, the next month's.
 *
 * @param parent the partitioned table, without its schema
 */
record MonthPartition(String parent, YearMonth month) {
    /** Rows older than this many months stay in the default partition: a wild date shall not make a thousand tables. */
    static final int OLDEST_MONTHS = 120;

    /** The table's name without schema, for example {@code content_y2026m11}. */
    String tableName() {
        return String.format(Locale.ROOT, "%s_y%04dm%02d", parent, month.getYear(), month.getMonthValue());
    }

    Instant from() {
        return startOf(month);
    }

    Instant until() {
        return startOf(month.plusMonths(1));
    }

    /**
     * The months that need a partition: the present one, {@code ahead} more, and every month of a row that lies in the
     * default partition, unless it is further away than a partition is made for.
     */
    static Set<YearMonth> wanted(Instant now, int ahead, Set<YearMonth> inDefault) {
        YearMonth present = YearMonth.from(now.atOffset(ZoneOffset.UTC));
        Set<YearMonth> months = new TreeSet<>();
        for (int i = 0; i <= ahead; i++) {
            months.add(present.plusMonths(i));
        }
        for (YearMonth month : inDefault) {
            if (!month.isBefore(present.minusMonths(OLDEST_MONTHS)) && !month.isAfter(present.plusMonths(ahead))) {
                months.add(month);
            }
        }
        return months;
    }

    private static Instant startOf(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
