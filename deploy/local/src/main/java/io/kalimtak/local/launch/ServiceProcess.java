package io.kalimtak.local.launch;

import io.kalimtak.local.server.ChildServer;
import io.kalimtak.local.server.ClassArchive;
import io.kalimtak.local.server.Home;
import io.kalimtak.local.server.JavaCommand;
import io.kalimtak.local.server.Ports;
import io.kalimtak.local.server.ServerException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One of the six services as a process; ready when {@code /q/health/ready} says so. */
public final class ServiceProcess extends ChildServer {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    private final Service service;
    private final Home home;
    private final Path application;
    private final List<String> jvmOptions;
    private final Map<String, String> environment;

    ServiceProcess(Service service, SystemSettings settings, Map<String, String> environment) {
        this(service, service.id(), settings.ports().of(service), settings, environment);
    }

    /** One of several processes of a service, with a name and a port of its own. */
    ServiceProcess(Service service, String name, int port, SystemSettings settings, Map<String, String> environment) {
        super(name, port, settings.folders());
        this.service = service;
        this.home = settings.home();
        this.application = home.root().resolve(service.module()).resolve("target/quarkus-app");
        this.jvmOptions = settings.tuning().jvmOptions();
        this.environment = new HashMap<>(environment);
        this.environment.putAll(settings.tuning().environment());
    }

    /** Whether a service on this port says that it is ready. */
    static boolean isReady(int port) {
        if (!Ports.isListening(port)) {
            return false;
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .timeout(PATIENCE)
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    protected void prepare() {
        if (!Files.isRegularFile(run())) {
            throw new ServerException(service.module() + " is not built: there is no " + run());
        }
    }

    private Path run() {
        return application.resolve("quarkus-run.jar");
    }

    @Override
    protected List<String> command() {
        List<String> options = new ArrayList<>(service.jvmOptions());
        options.addAll(jvmOptions);
        boolean first = jvmOptions.isEmpty() && name().equals(service.id());
        options.addAll(ClassArchive.options(home, service.module(), List.of(run()), first));
        options.add("-XX:+ExitOnOutOfMemoryError");
        options.add("--enable-native-access=ALL-UNNAMED");
        options.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
        options.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        return JavaCommand.of(
                options, List.of(run().toString()), "io.quarkus.bootstrap.runner.QuarkusEntryPoint", List.of());
    }

    @Override
    protected Map<String, String> environment() {
        return environment;
    }

    @Override
    protected boolean answers() {
        return isReady(port());
    }
}
