package io.kalimtak.curation.review;

import io.kalimtak.curation.classification.VectorSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hipparchus.clustering.CentroidCluster;
import org.hipparchus.clustering.Clusterable;
import org.hipparchus.clustering.KMeansPlusPlusClusterer;
import org.hipparchus.clustering.distance.EuclideanDistance;
import org.hipparchus.random.Well19937c;

/**
 * Spreads a queue over what people ask. Requests are put into topics by k-means++ (Arthur and Vassilvitskii 2007; on
 * vectors of length 1 the nearest by distance is the nearest by cosine), about √(n ÷ 2) of them in each vector space. The
 * queue takes the best of every topic, then the second best of every topic, and so on; what is nearly the same as one that
 * is in the queue is left out, since its label would teach the same.
 */
final class Topics {
    private static final long SEED = 26;
    private static final int ITERATIONS = 25;
    private static final double NEARLY_THE_SAME = 0.95;
    private static final String SUSPICIOUS = "suspicious";

    /** An interaction in the queue with the topic that it is of. */
    record Placed(Worth worth, String topic) {}

    private static final Comparator<Worth> BEST_FIRST = Comparator.comparingDouble(Worth::informativeness)
            .reversed()
            .thenComparing(one -> one.asked().interactionId());

    /** What the clusterer sees of an interaction. */
    private record Point(Worth worth) implements Clusterable {
        @Override
        public double[] getPoint() {
            float[] vector = worth.asked().encoded().vector();
            double[] point = new double[vector.length];
            for (int i = 0; i < point.length; i++) {
                point[i] = vector[i];
            }
            return point;
        }
    }

    private Topics() {}

    /** What is suspicious, all of it, before what teaches most. */
    static List<Placed> queue(List<Worth> worths, int size) {
        Map<Boolean, List<Worth>> bySuspicion = worths.stream()
                .collect(Collectors.partitioningBy(one -> one.asked().reason() == Reason.SUSPICIOUS));
        List<Placed> queue = new ArrayList<>(bySuspicion.get(true).stream()
                .sorted(BEST_FIRST)
                .limit(size)
                .map(one -> new Placed(one, SUSPICIOUS))
                .toList());
        queue.addAll(spread(bySuspicion.get(false), size - queue.size()));
        return queue;
    }

    /** The first so many of the queue; the same for the same interactions, whatever their order. */
    static List<Placed> spread(List<Worth> worths, int size) {
        List<Map.Entry<String, List<Worth>>> topics =
                new ArrayList<>(topics(worths).entrySet());
        topics.sort(Map.Entry.comparingByValue(Comparator.comparing(List::getFirst, BEST_FIRST)));
        List<Placed> queue = new ArrayList<>();
        Map<String, List<Worth>> taken = new LinkedHashMap<>();
        boolean any = true;
        for (int round = 0; any && queue.size() < size; round++) {
            any = false;
            for (Map.Entry<String, List<Worth>> topic : topics) {
                if (round < topic.getValue().size()) {
                    any = true;
                    Worth next = topic.getValue().get(round);
                    List<Worth> before = taken.computeIfAbsent(topic.getKey(), key -> new ArrayList<>());
                    if (queue.size() < size && teachesMore(next, before)) {
                        before.add(next);
                        queue.add(new Placed(next, topic.getKey()));
                    }
                }
            }
        }
        return queue;
    }

    private static boolean teachesMore(Worth next, List<Worth> before) {
        return before.stream()
                .noneMatch(one ->
                        Vectors.likeness(one.asked().encoded(), next.asked().encoded()) >= NEARLY_THE_SAME);
    }

    /** Topics by name, each from its best down. */
    private static Map<String, List<Worth>> topics(List<Worth> worths) {
        Map<VectorSpace, List<Point>> bySpace = new EnumMap<>(VectorSpace.class);
        worths.stream()
                .sorted(Comparator.comparing(one -> one.asked().interactionId(), UUID::compareTo))
                .forEach(one -> bySpace.computeIfAbsent(one.asked().encoded().space(), key -> new ArrayList<>())
                        .add(new Point(one)));
        Map<String, List<Worth>> topics = new LinkedHashMap<>();
        bySpace.forEach((space, points) -> {
            String name = space.name().toLowerCase(Locale.ROOT);
            for (CentroidCluster<Point> cluster : clusters(points)) {
                List<Worth> topic = new ArrayList<>(
                        cluster.getPoints().stream().map(Point::worth).toList());
                topic.sort(BEST_FIRST);
                if (!topic.isEmpty()) {
                    topics.put(name + "-" + topics.size(), topic);
                }
            }
        });
        return topics;
    }

    private static List<CentroidCluster<Point>> clusters(List<Point> points) {
        int number = (int) Math.ceil(Math.sqrt(points.size() / 2.0));
        return new KMeansPlusPlusClusterer<Point>(number, ITERATIONS, new EuclideanDistance(), new Well19937c(SEED))
                .cluster(points);
    }
}
