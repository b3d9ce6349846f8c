package io.kalimtak.gateway.engine;

import io.kalimtak.gateway.GatewayConfig;
import io.kalimtak.kit.security.InternalCalls;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Artifacts on this gateway's disk, named by their checksum; a file counts only after its bytes were verified. */
@ApplicationScoped
class ArtifactCache {
    private static final Duration FETCH_WITHIN = Duration.ofMinutes(2);

    private final GatewayConfig config;
    private final InternalCalls calls;
    private final URI registry;
    private final HttpClient http;

    ArtifactCache(
            GatewayConfig config,
            InternalCalls calls,
            @ConfigProperty(name = "kalimtak.services.registry.url") URI registry) {
        this.config = config;
        this.calls = calls;
        this.registry = registry;
        this.http = HttpClient.newBuilder()
                .connectTimeout(config.proxy().connectWithin())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** The verified artifact. Throws IOException when it cannot be had, or when its bytes are not those promised. */
    Path fetch(String version, String sha256) throws IOException {
        Path folder = config.models().folder();
        Path file = folder.resolve(sha256 + ".zip");
        if (Files.exists(file) && sha256.equals(checksum(file))) {
            return file;
        }
        Files.createDirectories(folder);
        Path temporary = Files.createTempFile(folder, "fetch-", ".part");
        try {
            download(version, temporary);
            String found = checksum(temporary);
            if (!sha256.equals(found)) {
                throw new IOException("the registry sent bytes with another checksum than the routing table names");
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            return file;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private void download(String version, Path to) throws IOException {
        String name = URLEncoder.encode(version, StandardCharsets.UTF_8);
        HttpRequest request = calls.request(
                        registry.resolve("/api/admin/model-versions/" + name + "/artifact"), "gateway")
                .timeout(FETCH_WITHIN)
                .GET()
                .build();
        try {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw new IOException("the registry answered " + response.statusCode());
                }
                Files.copy(body, to, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while fetching an artifact", e);
        }
    }

    private static String checksum(Path file) throws IOException {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
