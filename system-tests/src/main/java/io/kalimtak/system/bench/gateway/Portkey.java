package io.kalimtak.system.bench.gateway;

import io.kalimtak.local.server.ChildServer;
import io.kalimtak.local.server.Ports;
import io.kalimtak.local.server.RunFolders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Portkey's gateway, installed from npm's registry into the benchmark's folder: one Node process that keeps nothing. */
public final class Portkey extends ChildServer {
    /** What tables name beside its figures. */
    public static final String VERSION = "1.15.2";

    /** Its HTTP server is held back: with the newest every stream is answered 500 (github.com/Portkey-AI/gateway/issues/1389). */
    private static final String PACKAGE = """
            {"private": true, "dependencies": {"@portkey-ai/gateway": "%s"}, "overrides": {"@hono/node-server": "1.13.7"}}
            """;

    private static final long INSTALL_SECONDS = 180;

    /** Its server listens everywhere and lives on when we are killed; a benchmark's must do neither. */
    private static final String MANNERS = """
            const net = require('node:net');
            const listen = net.Server.prototype.listen;
            net.Server.prototype.listen = function (port, host, ...rest) {
              return listen.call(this, port, '127.0.0.1', ...rest);
            };
            process.stdin.on('end', () => process.exit(0)).resume();
            """;

    private final Path folder;

    private Portkey(int port, RunFolders folders, Path folder) {
        super("portkey", port, folders);
        this.folder = folder;
    }

    /** Installs it. Throws IOException with one line on what is missing. */
    static Portkey install(RunFolders folders) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(folders.data("portkey"));
        Files.writeString(folder.resolve("package.json"), PACKAGE.formatted(VERSION));
        Path log = folders.log("npm");
        Process npm = new ProcessBuilder(
                        "npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!npm.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS)) {
            npm.descendants().forEach(ProcessHandle::destroyForcibly);
            npm.destroyForcibly();
            throw new IOException("npm did not finish within " + INSTALL_SECONDS + " s");
        }
        if (npm.exitValue() != 0) {
            throw new IOException("npm install failed: "
                    + Files.readString(log, StandardCharsets.UTF_8)
                            .lines()
                            .findFirst()
                            .orElse("it gave no reason"));
        }
        return new Portkey(Ports.free(1).getFirst(), folders, folder);
    }

    /** It, told to pass what it gets on to the upstream. */
    Door door(int upstreamPort) {
        return new Door(
                "Portkey",
                port(),
                Map.of(
                        "Authorization",
                        "Bearer none",
                        "x-portkey-provider",
                        "openai",
                        "x-portkey-custom-host",
                        "http://127.0.0.1:" + upstreamPort + "/v1"));
    }

    @Override
    protected void prepare() throws IOException {
        Files.writeString(folder.resolve("manners.cjs"), MANNERS);
    }

    @Override
    protected List<String> command() {
        return List.of(
                "node",
                "--require",
                folder.resolve("manners.cjs").toString(),
                folder.resolve("node_modules/@portkey-ai/gateway/build/start-server.js")
                        .toString(),
                "--port=" + port(),
                "--headless");
    }

    @Override
    protected Map<String, String> environment() {
        return Map.of("NODE_ENV", "production");
    }

    @Override
    protected boolean answers() {
        return Ports.isListening(port());
    }
}
