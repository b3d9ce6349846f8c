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
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Artifacts on this gateway's disk, named by their checksum; a file counts only after its bytes were verified. */
@ApplicationScoped
class ArtifactCache {
    private static final Duration FETCH_WITHIN = Duration.ofMinutes(2);
    /** Where the registry tells an artifact's checksum. */
    private static final String SHA256_HEADER = "X-Content-SHA256";

    /** It becomes the name of a file. */
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

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
        Path file = file(sha256);
        if (isHeld(file, sha256)) {
            return file;
        }
        HttpResponse<InputStream> response = ask(version);
        try (InputStream body = response.body()) {
            if (response.statusCode() != 200) {
                throw new IOException("the registry answered " + response.statusCode());
            }
            return keep(body, file, sha256);
        }
    }

    /**
     * The verified artifact of a version whose checksum the registry is asked for, too; empty when it has none of that name.
     * Throws IOException when it cannot be had.
     */
    Optional<Path> fetch(String version) throws IOException {
        HttpResponse<InputStream> response = ask(version);
        try (InputStream body = response.body()) {
            if (response.statusCode() == 404) {
                return Optional.empty();
            }
            String sha256 = response.headers().firstValue(SHA256_HEADER).orElse("");
            if (response.statusCode() != 200 || !SHA256.matcher(sha256).matches()) {
                throw new IOException("the registry answered " + response.statusCode() + " or told no checksum");
            }
            Path file = file(sha256);
            return Optional.of(isHeld(file, sha256) ? file : keep(body, file, sha256));
        }
    }

    private Path file(String sha256) {
        return config.models().folder().resolve(sha256 + ".zip");
    }

    private static boolean isHeld(Path file, String sha256) throws IOException {
        return Files.exists(file) && sha256.equals(checksum(file));
    }

    private static Path keep(InputStream body, Path file, String sha256) throws IOException {
        Files.createDirectories(file.getParent());
        Path temporary = Files.createTempFile(file.getParent(), "fetch-", ".part");
        try {
            Files.copy(body, temporary, StandardCopyOption.REPLACE_EXISTING);
            if (!sha256.equals(checksum(temporary))) {
                throw new IOException("the registry sent bytes with another checksum than was told");
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            return file;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private HttpResponse<InputStream> ask(String version) throws IOException {
        String name = URLEncoder.encode(version, StandardCharsets.UTF_8);
        HttpRequest request = calls.request(
                        registry.resolve("/api/admin/model-versions/" + name + "/artifact"), "gateway")
                .timeout(FETCH_WITHIN)
                .GET()
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofInputStream());
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
