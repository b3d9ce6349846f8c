package io.kalimtak.gateway.privacy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.gateway.GatewayConfig;
import io.kalimtak.kit.privacy.ExportResource;
import io.kalimtak.kit.privacy.LineSink;
import io.kalimtak.kit.privacy.Person;
import io.kalimtak.kit.security.InternalCalls;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** The lines of one service behind the gateway, passed on as they come: one is in memory at a time. */
@ApplicationScoped
class ExportUpstream {
    private final InternalCalls calls;
    private final GatewayConfig config;
    private final ObjectMapper json;
    private final HttpClient http;

    ExportUpstream(InternalCalls calls, GatewayConfig config, ObjectMapper json) {
        this.calls = calls;
        this.config = config;
        this.json = json;
        this.http = HttpClient.newBuilder()
                .connectTimeout(config.proxy().connectWithin())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** Throws what the sink throws, and ServiceAwayException when the service did not come to its end line. */
    void stream(URI service, Person person, String actor, LineSink sink) throws IOException, ServiceAwayException {
        HttpRequest request = calls.request(service.resolve("/internal/privacy/export"), actor)
                .timeout(config.proxy().answerWithin())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(person)))
                .build();
        HttpResponse<InputStream> response = send(request);
        InputStream body = new IdleLimit(response.body(), config.proxy().answerWithin());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            if (response.statusCode() != 200) {
                throw new ServiceAwayException("it answered with status " + response.statusCode());
            }
            String line = next(lines);
            while (!line.startsWith(ExportResource.END)) {
                sink.write(line);
                line = next(lines);
            }
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws ServiceAwayException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new ServiceAwayException("it did not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceAwayException("it was not waited for");
        }
    }

    private static String next(BufferedReader lines) throws ServiceAwayException {
        try {
            String line = lines.readLine();
            if (line != null) {
                return line;
            }
        } catch (IOException e) {
            throw new ServiceAwayException("it broke off in the middle of its answer");
        }
        throw new ServiceAwayException("it broke off in the middle of its answer");
    }
}
