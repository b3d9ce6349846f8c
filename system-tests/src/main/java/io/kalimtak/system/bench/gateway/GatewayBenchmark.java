package io.kalimtak.system.bench.gateway;

import io.kalimtak.local.demo.DemoCorpus;
import io.kalimtak.local.demo.DemoRow;
import io.kalimtak.system.bench.Bench;
import io.kalimtak.system.bench.Options;
import io.kalimtak.system.bench.Series;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The time that the gateway adds (S1), the answers a second that it gives with p99 ≤ 50 ms (S2), and its tail at 70 % of
 * that (S3), beside Portkey's gateway in front of an upstream without delay: ours making the answers itself
 * ({@code bench gateway}), or passing chats on to the same upstream ({@code bench chat}). Either way it has each answer durable
 * in Kafka before it is given, and Portkey's records nothing.
 */
public final class GatewayBenchmark {
    private static final String GENERATE =
            "Kalimtak, which answers itself and has each answer durable in Kafka before it is given";
    private static final String CHAT =
            "Kalimtak, which passes on and has each answer durable in Kafka before it is given";

    private GatewayBenchmark() {}

    /**
     * The first argument is {@code gateway} or {@code chat}, what follows are options as {@code ./kalimtak help} lists them;
     * {@code kalimtak.home} names the built project.
     */
    public static void main(String[] arguments) throws Exception {
        boolean chat = arguments[0].equals("chat");
        String[] options = List.of(arguments).subList(1, arguments.length).toArray(String[]::new);
        Bench.main(arguments[0], Comparison.defaults(), options, bench -> measure(bench, chat));
    }

    private static void measure(Bench bench, boolean chat) throws IOException, InterruptedException {
        Options options = bench.options();
        // Whoever takes traces says no more than that it has them.
        try (LoopbackServer upstream = ZeroDelayUpstream.start();
                LoopbackServer collector = ZeroDelayUpstream.start();
                BenchSystem system = BenchSystem.start(
                        bench,
                        new BenchSettings(
                                upstream.port(),
                                chat,
                                0,
                                options.of("traces") > 0 ? collector.port() : 0,
                                options.of("all-services") > 0,
                                options.of("load-cores")))) {
            compare(bench, system, chat);
        }
    }

    private static void compare(Bench bench, BenchSystem system, boolean chat)
            throws IOException, InterruptedException {
        List<DemoRow> rows = DemoCorpus.read();
        Optional<Door> portkey = system.portkey();
        GatewayFigures our = new GatewayFigures(chat);
        GatewayFigures peer = portkey.isPresent() ? new GatewayFigures(true) : null;
        Target ours = chat ? Target.chat(system.kalimtak(), rows) : Target.generate(system.kalimtak(), rows);
        Series direct = new Comparison(bench, system, our, peer)
                .run(
                        Target.chat(system.upstream(), rows),
                        ours,
                        portkey.isPresent() ? Target.chat(portkey.get(), rows) : null);
        new GatewayReport(our, peer, direct).print(bench, chat ? CHAT : GENERATE);
    }
}
