package io.kalimtak.gateway.privacy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kalimtak.gateway.ServicesBehind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Services that export people: each says what it was asked, and curation names a set. Each can be told to fail. */
public final class PeopleBehind extends ServicesBehind {
    static final String SET = "11111111-1111-4111-8111-111111111111";
    static final String ROW = "22222222-2222-4222-8222-222222222222";

    private final List<HttpServer> servers = new ArrayList<>();

    @Override
    public Map<String, String> start() {
        Map<String, String> config = super.start();
        for (String service : List.of("interaction", "feedback", "curation", "training", "registry")) {
            config.put("kalimtak.services." + service + ".url", "http://127.0.0.1:" + serve(service));
        }
        return config;
    }

    private int serve(String service) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Service behind = new Service(service);
            server.createContext("/", behind::answer);
            server.start();
            servers.add(server);
            return server.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        super.stop();
        servers.forEach(server -> server.stop(0));
    }

    /** {@code GET /mode/whole}, {@code /mode/cut} or {@code /mode/refuse} says what it does next. */
    private static final class Service {
        private final String name;
        private volatile String mode = "whole";

        Service(String name) {
            this.name = name;
        }

        void answer(HttpExchange exchange) throws IOException {
            String path = exchange.getRequestURI().getPath();
            if (path.startsWith("/mode/")) {
                mode = path.substring("/mode/".length());
            }
            String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] body = lines(asked).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(mode.equals("refuse") && asked.length() > 0 ? 500 : 200, body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        }

        private String lines(String asked) {
            String first = "{\"kind\":\"asked\",\"service\":\"" + name + "\",\"data\":" + asked + "}\n";
            String set = name.equals("curation")
                    ? "{\"kind\":\"training_set_row\",\"data\":{\"training_set_id\":\"" + SET
                            + "\",\"training_data_id\":\"" + ROW + "\",\"split\":\"eval\"}}\n"
                    : "";
            return mode.equals("cut") ? first : first + set + "{\"kind\":\"end\",\"lines\":1}\n";
        }
    }
}
