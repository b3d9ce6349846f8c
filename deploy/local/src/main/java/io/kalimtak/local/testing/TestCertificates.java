package io.kalimtak.local.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A certificate authority of the test's own and a certificate of it for localhost, made with the JDK's keytool: {@code
 * ca.pem}, {@code server.pem} and {@code server.key} in one folder.
 */
public final class TestCertificates {
    private static final String PASSWORD = "changeit";
    private static final String KEY = "-keyalg EC -groupname secp256r1 -validity 2";

    private final Path folder;

    private TestCertificates(Path folder) {
        this.folder = folder;
    }

    /** Makes the files in the folder, which exists. */
    public static TestCertificates in(Path folder) {
        TestCertificates made = new TestCertificates(folder.toAbsolutePath());
        try {
            made.make();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("no certificates in " + folder, e);
        }
        return made;
    }

    public Path authority() {
        return folder.resolve("ca.pem");
    }

    public Path certificate() {
        return folder.resolve("server.pem");
    }

    public Path key() {
        return folder.resolve("server.key");
    }

    private void make() throws IOException, GeneralSecurityException {
        keytool("-genkeypair -alias ca -dname CN=kalimtak-test-ca -ext bc:c -keystore ca.p12 " + KEY);
        keytool("-exportcert -alias ca -rfc -file ca.pem -keystore ca.p12");
        keytool("-genkeypair -alias server -dname CN=localhost -keystore server.p12 " + KEY);
        keytool("-certreq -alias server -file server.csr -keystore server.p12");
        keytool("-gencert -alias ca -infile server.csr -outfile server.pem -rfc -validity 2"
                + " -ext san=dns:localhost,ip:127.0.0.1 -keystore ca.p12");
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("server.p12"))) {
            store.load(in, PASSWORD.toCharArray());
        }
        Key key = store.getKey("server", PASSWORD.toCharArray());
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        Files.writeString(key(), "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
    }

    private void keytool(String arguments) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        line.addAll(List.of(arguments.split(" ")));
        line.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while keytool ran", e);
        }
    }
}
