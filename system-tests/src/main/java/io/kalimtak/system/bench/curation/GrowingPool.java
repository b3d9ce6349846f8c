package io.kalimtak.system.bench.curation;

import io.kalimtak.system.Tables;
import io.kalimtak.system.bench.Bench;
import io.kalimtak.system.bench.Series;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.Locale;

/** An installation of one size, to which the same is added round by round. */
final class GrowingPool implements AutoCloseable {
    /** Requests that share a key with one that was added last; of these so many are looked at. */
    private static final String MEETINGS = """
            SELECT count(*)::float8 / %1$d || ' ' || count(*) FILTER (WHERE r.request_no <= %2$d)::float8 / %1$d
            FROM (SELECT request_no, bands FROM curation.requests ORDER BY request_no DESC LIMIT %1$d) q
            CROSS JOIN LATERAL (
                SELECT DISTINCT b.request_no FROM curation.request_bands b
                WHERE b.band = ANY (q.bands) AND b.request_no <> q.request_no) r
            """;

    private static final int LOOKED_AT = 200;

    private final String name;
    private final CurationSystem system;
    private final RatedTopics topics;
    private final Arrivals arrivals;
    private final Series judged = new Series();
    private final Series compared = new Series();
    private final Series whole = new Series();
    private long own;
    private int rows;

    private GrowingPool(String name, CurationSystem system, RatedTopics topics, RatedSamples samples) {
        this.name = name;
        this.system = system;
        this.topics = topics;
        this.arrivals = new Arrivals(system.database(), samples);
    }

    /** Starts an empty one. */
    static GrowingPool start(Bench bench, String name, RatedSamples samples) throws IOException, InterruptedException {
        CurationSystem system =
                CurationSystem.start(bench, name, bench.options().positive("heap"));
        return new GrowingPool(name, system, new RatedTopics(system.servers(), samples), samples);
    }

    String name() {
        return name;
    }

    Series judged() {
        return judged;
    }

    Series compared() {
        return compared;
    }

    Series whole() {
        return whole;
    }

    /** Judges the first requests, the bases, and fills up with what is made of them. */
    void fill(PrintStream out, int bases, int size) throws Exception {
        add(0, bases);
        own = count("max(request_no)", "requests");
        CuratedPool pool = new CuratedPool(system.database());
        long began = System.nanoTime();
        pool.fill(Math.max(0, size - bases));
        rows = size;
        out.printf(
                Locale.ROOT,
                "%s: %,d curated, of them %,d judged by the service, the others made of %,d English requests in %.0f s%n",
                name,
                size,
                bases,
                pool.bases(),
                (System.nanoTime() - began) / 1e9);
    }

    /** Sends these rows and compares them. Returns the seconds until they were candidates, and those of comparing. */
    double[] add(int first, int count) throws IOException, SQLException, InterruptedException {
        long began = System.nanoTime();
        topics.rated(first, count);
        arrivals.await(first, count);
        double candidates = (System.nanoTime() - began) / 1e9;
        CurationRun.Ended job = system.jobs().bringUpToDate();
        return new double[] {
            candidates, job.stages().getOrDefault("COMPARE", 0.0), job.stages().getOrDefault("JUDGE", 0.0)
        };
    }

    /** The same, counted; in words. */
    String measure(int first, int count) throws IOException, SQLException, InterruptedException {
        double[] seconds = add(first, count);
        judged.add(seconds[0]);
        compared.add(seconds[1]);
        whole.add(seconds[0] + seconds[1]);
        return String.format(
                Locale.ROOT,
                "topic → judged candidates %.1f s, compared %.2f s; looking for what was not judged %.2f s",
                seconds[0],
                seconds[1],
                seconds[2]);
    }

    void print(PrintStream out, int added) throws SQLException {
        String[] meetings = new Tables(system.database())
                .column(MEETINGS.formatted(LOOKED_AT, own))
                .getFirst()
                .split(" ");
        long requests = count("count(*)", "requests");
        out.printf(
                Locale.ROOT,
                "%s: %,d more to %,d: judged candidates %s s, compared %s s, both %s s%n",
                name,
                added,
                rows,
                judged.text(1),
                compared.text(2),
                whole.text(1));
        out.printf(
                Locale.ROOT,
                "  %,d requests in %,d clusters; one that was added shares a key with %,.0f of a million, of a million of the"
                        + " service's own with %,.0f%n",
                requests,
                count("count(DISTINCT cluster_no)", "request_clusters"),
                Double.parseDouble(meetings[0]) / requests * 1e6,
                Double.parseDouble(meetings[1]) / own * 1e6);
    }

    /** What grows with the whole: choosing and writing a set. One that fails does not take the other figures with it. */
    void makeSet(PrintStream out) throws IOException, InterruptedException {
        try {
            CurationRun.Ended job = system.jobs().run();
            out.printf(Locale.ROOT, "%s: a set of all, %.1f s%n", name, job.seconds());
            job.stages().forEach((stage, seconds) -> out.printf(Locale.ROOT, "  %-8s %8.2f s%n", stage, seconds));
            out.printf("  funnel %s%n", job.job().path("funnel"));
        } catch (IllegalStateException e) {
            out.printf("%s: no set was made: %s%n", name, e.getMessage());
        }
    }

    private long count(String what, String table) throws SQLException {
        return Long.parseLong(new Tables(system.database())
                .column("SELECT " + what + " FROM curation." + table)
                .getFirst());
    }

    @Override
    public void close() {
        topics.close();
        system.close();
    }
}
