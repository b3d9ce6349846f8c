package io.kalimtak.gateway.engine.endpoint;

import static io.kalimtak.gateway.engine.endpoint.EndpointServer.json;
import static io.kalimtak.gateway.engine.endpoint.EnginesSetup.hello;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kalimtak.gateway.engine.endpoint.EngineException.Kind;
import io.kalimtak.local.testing.TestCertificates;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom engines speak to, and with which key. */
class EnginesGuardTest {
    private final EndpointServer server = EndpointServer.start();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1:1",
                "https://localhost:1",
                "https://[::1]:1",
                "https://[::ffff:127.0.0.1]:1",
                "https://[::ffff:10.0.0.1]",
                "https://127.1",
                "https://2130706433",
                "https://10.0.0.1/v1",
                "https://169.254.169.254/latest",
                "https://[fe80::1]",
                "https://[fc00::1]"
            })
    void shouldRefuseAnAddressThatIsNotPublic(String url) {
        EnginesSetup setup = new EnginesSetup().put("hosted", "base-url", url, "model", "m");
        Engines engines = setup.engines();

        EngineException failure = catchThrowableOfType(EngineException.class, () -> engines.ask("hosted", hello()));

        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure)
                .hasMessage("The engine hosted lies on an address that is not public. If it is meant to, set"
                        + " kalimtak.gateway.engines.hosted.allow-private=true.");
        assertThat(setup.retries("hosted")).isZero();
    }

    /** A name that leads elsewhere at every look: what is connected to is what was looked at. */
    @Test
    void shouldRefuseANameThatChangesItsMind() throws Exception {
        InetAddress fair = InetAddress.getByAddress("engine.example", new byte[] {1, 1, 1, 1});
        InetAddress foul = InetAddress.getByAddress("engine.example", new byte[] {127, 0, 0, 1});
        AtomicInteger looks = new AtomicInteger();
        EnginesSetup setup =
                new EnginesSetup().put("hosted", "base-url", "https://engine.example:" + server.port(), "model", "m");
        Engines engines = setup.engines(name -> looks.getAndIncrement() == 0 ? List.of(foul) : List.of(fair, foul));

        EngineException failure = catchThrowableOfType(EngineException.class, () -> engines.ask("hosted", hello()));

        assertThat(failure).hasMessageContaining("not public");
        assertThat(looks).hasValue(1);
        assertThat(server.seen()).isEmpty();
    }

    @Test
    void shouldReachAPrivateAddressWhenItMay() throws EngineException {
        assertThat(EnginesSetup.engine("local", server)
                        .engines()
                        .ask("local", hello())
                        .engine())
                .isEqualTo("local");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void shouldFollowNoRedirect(int status) {
        EndpointServer inside = EndpointServer.start();
        try (inside) {
            server.replies(json(status, "", "Location", inside.url() + "/chat/completions"));
            Engines engines = EnginesSetup.engine("hosted", server).engines();

            EngineException failure = catchThrowableOfType(EngineException.class, () -> engines.ask("hosted", hello()));

            assertThat(failure.kind()).isEqualTo(Kind.BROKEN);
            assertThat(failure)
                    .hasMessage("The engine hosted answered with status " + status + ", which is not followed.");
            assertThat(inside.seen()).isEmpty();
            assertThat(server.seen()).hasSize(1);
        }
    }

    @Test
    void shouldTakeTheKeyThatStandsInTheFileWhenItIsCalled() throws Exception {
        Path key = Files.writeString(folder.resolve("key"), "sk-one\n");
        EnginesSetup setup = EnginesSetup.engine("hosted", server, "key-file", key.toString());
        Engines engines = setup.engines();

        engines.ask("hosted", hello());
        Files.writeString(key, "sk-two\n");
        engines.ask("hosted", hello());
        Files.delete(key);
        EngineException failure = catchThrowableOfType(EngineException.class, () -> engines.ask("hosted", hello()));

        assertThat(server.seen().stream().map(seen -> seen.headers().get("authorization")))
                .containsExactly("Bearer sk-one", "Bearer sk-two");
        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure).hasMessage("The engine hosted has a key-file that cannot be read.");
    }

    @Test
    void shouldSendNoKeyWhenThereIsNone() throws EngineException {
        EnginesSetup.engine("local", server).engines().ask("local", hello());

        assertThat(server.seen().getFirst().headers()).doesNotContainKey("authorization");
    }

    @Test
    void shouldTrustTheCertificatesOfItsFileAndOnlyThose() throws Exception {
        TestCertificates certificates = TestCertificates.in(folder);
        EndpointServer secure = EndpointServer.start(tls(certificates));
        try (secure) {
            String url = "https://localhost:" + secure.port() + "/v1";
            EnginesSetup setup = new EnginesSetup()
                    .and("trusting", url, "trust", certificates.authority().toString())
                    .and("wary", url, "retries", "0");
            Engines engines = setup.engines();

            assertThat(engines.ask("trusting", hello()).engine()).isEqualTo("trusting");
            EngineException failure = catchThrowableOfType(EngineException.class, () -> engines.ask("wary", hello()));

            assertThat(failure).hasMessage("The engine wary could not be trusted (TLS).");
            assertThat(secure.seen()).hasSize(1);
        }
    }

    private static SSLContext tls(TestCertificates certificates) throws Exception {
        String pem = Files.readString(certificates.key()).replaceAll("-----[A-Z ]+-----|\\s", "");
        PrivateKey key = KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = new ByteArrayInputStream(Files.readAllBytes(certificates.certificate()))) {
            Certificate[] chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .toArray(new Certificate[0]);
            store.setKeyEntry("server", key, new char[0], chain);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
