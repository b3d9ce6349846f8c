package io.kalimtak.prompt.learn;

import io.kalimtak.prompt.ToolFamily;
import io.kalimtak.prompt.vector.ByteMatrix;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which quotable lines people refused, and for which requests. A line that more people refused than accepted for like requests is not said there;
 * any other loses utility, the more the fewer accepted it. All figures here are our own choice: what matters is that one refusal outweighs no
 * acceptance and yields to several.
 */
public final class Rejections {
    /** Nobody refused anything. */
    public static final Rejections NONE =
            new Rejections(List.of(), List.of(), new ByteMatrix(1, new byte[0], new float[0]));

    /** Cosine of two requests from which they are like, and from which they are as good as the same. */
    private static final double LIKE = 0.4;

    private static final double SAME = 0.8;

    /** From this share of refusals on a line is not said. */
    private static final double REFUSED = 0.5;

    /** Keeps one refusal from being certainty. */
    private static final double PRIOR = 0.5;

    private final List<String> lines;
    private final List<Rejection> rejections;
    private final ByteMatrix requests;

    /**
     * Takes its parts over.
     *
     * @param lines keys of the refused lines
     * @param rejections refused answers
     * @param requests a vector a refused answer: its request
     */
    public Rejections(List<String> lines, List<Rejection> rejections, ByteMatrix requests) {
        this.lines = List.copyOf(lines);
        this.rejections = List.copyOf(rejections);
        this.requests = requests;
    }

    /**
     * A refused answer.
     *
     * @param family its tool's family
     * @param source number of the person who refused it; it means nothing outside this list
     * @param lines which lines it held, by their index
     */
    public record Rejection(ToolFamily family, int source, int[] lines) {}

    public List<String> lines() {
        return lines;
    }

    public List<Rejection> rejections() {
        return rejections;
    }

    public ByteMatrix requests() {
        return requests;
    }

    /** Whether nobody refused anything. */
    public boolean isEmpty() {
        return rejections.isEmpty();
    }

    /** What each line loses of its utility for a request, by the line's key; all of it where it is not to be said. */
    Map<String, Double> penalties(Corpus corpus, Query query, Neighbourhood neighbourhood) {
        if (isEmpty()) {
            return Map.of();
        }
        Map<Integer, Map<Integer, Double>> refused = new HashMap<>();
        int[] members = IntStream.range(0, rejections.size())
                .filter(i -> rejections.get(i).family() == query.family())
                .toArray();
        float[] cosines = requests.dots(members, query.vector());
        for (int i = 0; i < members.length; i++) {
            double strength = likeness(cosines[i]);
            if (strength > 0) {
                Rejection rejection = rejections.get(members[i]);
                for (int line : rejection.lines()) {
                    refused.computeIfAbsent(line, key -> new HashMap<>())
                            .merge(rejection.source(), strength, Math::max);
                }
            }
        }
        Map<String, Double> accepted = accepted(corpus, query, neighbourhood);
        Map<String, Double> penalties = new HashMap<>();
        refused.forEach((line, people) -> {
            double against =
                    people.values().stream().mapToDouble(Double::doubleValue).sum();
            double favour = accepted.getOrDefault(lines.get(line), 0.0);
            double share = against / (against + favour + PRIOR);
            penalties.put(lines.get(line), share >= REFUSED ? Double.POSITIVE_INFINITY : share);
        });
        return penalties;
    }

    private static Map<String, Double> accepted(Corpus corpus, Query query, Neighbourhood neighbourhood) {
        Map<String, Double> accepted = new HashMap<>();
        for (Neighbour neighbour : neighbourhood.neighbours()) {
            double strength = likeness(corpus.inputs().dot(neighbour.exemplar(), query.vector()));
            corpus.exemplars().get(neighbour.exemplar()).lines().stream()
                    .map(ExemplarLine::key)
                    .distinct()
                    .forEach(key -> accepted.merge(key, strength, Double::sum));
        }
        return accepted;
    }

    private static double likeness(double cosine) {
        return Math.clamp((cosine - LIKE) / (SAME - LIKE), 0, 1);
    }
}
