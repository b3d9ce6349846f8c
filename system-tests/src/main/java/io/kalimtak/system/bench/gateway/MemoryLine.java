package io.kalimtak.system.bench.gateway;

import java.util.ArrayList;
import java.util.List;

/** Memory over time and the straight line that fits it best by least squares. */
public final class MemoryLine {
    private final List<Double> minutes = new ArrayList<>();
    private final List<Double> megabytes = new ArrayList<>();

    /** A sample. */
    synchronized void add(double minute, double megabyte) {
        minutes.add(minute);
        megabytes.add(megabyte);
    }

    /** Megabytes of the first sample. */
    public synchronized double first() {
        return megabytes.getFirst();
    }

    /** Megabytes of the last sample. */
    public synchronized double last() {
        return megabytes.getLast();
    }

    /** Megabytes a minute of the samples from this minute on; NaN when fewer than two are. */
    public synchronized double slope(double from) {
        double n = 0;
        double sumX = 0;
        double sumY = 0;
        double sumXx = 0;
        double sumXy = 0;
        for (int i = 0; i < minutes.size(); i++) {
            double x = minutes.get(i);
            if (x >= from) {
                double y = megabytes.get(i);
                n++;
                sumX += x;
                sumY += y;
                sumXx += x * x;
                sumXy += x * y;
            }
        }
        return n < 2 ? Double.NaN : (n * sumXy - sumX * sumY) / (n * sumXx - sumX * sumX);
    }
}
