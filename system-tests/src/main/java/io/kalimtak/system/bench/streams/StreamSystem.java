package io.kalimtak.system.bench.streams;

import io.kalimtak.system.bench.Bench;
import io.kalimtak.system.bench.Options;
import io.kalimtak.system.bench.gateway.BenchSettings;
import io.kalimtak.system.bench.gateway.BenchSystem;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Both gateways before an upstream that streams as it is told. */
final class StreamSystem implements AutoCloseable {
    private final ScriptedUpstream upstream;
    private final BenchSystem gateways;

    private StreamSystem(ScriptedUpstream upstream, BenchSystem gateways) {
        this.upstream = upstream;
        this.gateways = gateways;
    }

    /** Starts everything by the options of {@link #defaults}. */
    static StreamSystem start(Bench bench) throws IOException, InterruptedException {
        Options options = bench.options();
        ScriptedUpstream upstream = new ScriptedUpstream();
        try {
            BenchSettings settings = new BenchSettings(
                    upstream.port(), true, options.of("concurrency"), 0, false, options.of("load-cores"));
            return new StreamSystem(upstream, BenchSystem.start(bench, settings));
        } catch (IOException | InterruptedException | RuntimeException e) {
            upstream.close();
            throw e;
        }
    }

    /** The options that all benchmarks of streams have. */
    static Map<String, Integer> defaults(int streams) {
        Map<String, Integer> defaults = new LinkedHashMap<>();
        defaults.put("streams", streams);
        defaults.put("concurrency", 0);
        defaults.put("load-cores", BenchSettings.coresToSpare());
        return defaults;
    }

    ScriptedUpstream upstream() {
        return upstream;
    }

    BenchSystem gateways() {
        return gateways;
    }

    @Override
    public void close() throws IOException {
        gateways.close();
        upstream.close();
    }
}
