package io.kalimtak.gateway.engine.endpoint;

import io.kalimtak.kit.net.PublicSockets;
import java.net.Proxy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.SocketFactory;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * Makes calls to one endpoint. They follow no redirect, use no proxy (which would look names up itself) and, unless it is
 * allowed, connect to public addresses alone, which are looked at where the connection is made.
 */
final class EndpointHttp {
    /** As long as proxies of hosted APIs commonly keep them at least; servers that close them earlier are found out. */
    private static final Duration IDLE = Duration.ofSeconds(30);

    private static final Pattern PATH = Pattern.compile("[a-z0-9_-]+(/[a-z0-9_-]+)*");

    private final EnginesConfig.Endpoint settings;
    private final EngineKey key;
    private final HttpUrl base;
    private final OkHttpClient client;

    /** @param trusted null: what the JDK trusts */
    EndpointHttp(EnginesConfig.Endpoint settings, EngineKey key, TrustedCertificates trusted, Dns dns) {
        this.settings = settings;
        this.key = key;
        this.base = HttpUrl.get(settings.baseUrl().replaceFirst("/+$", ""));
        LiveConnections live = new LiveConnections();
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .addInterceptor(live::retaken)
                .addNetworkInterceptor(live::checked)
                .socketFactory(settings.allowPrivate() ? SocketFactory.getDefault() : new PublicSockets())
                .dns(dns)
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(settings.connectWithin())
                // TimeLimits see to these: they hold for steps of the protocol, not for single reads.
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .connectionPool(new ConnectionPool(settings.concurrency(), IDLE.toSeconds(), TimeUnit.SECONDS));
        if (trusted != null) {
            builder.sslSocketFactory(trusted.sockets(), trusted.manager());
        }
        this.client = builder.build();
    }

    /** A call that is not made yet. Throws IllegalStateException as {@link EngineKey#read} does. */
    okhttp3.Call call(Asked asked, RequestBody body, boolean stream) {
        if (!PATH.matcher(asked.path()).matches()) {
            throw new IllegalArgumentException("no path below an engine's base URL");
        }
        Request.Builder request = new Request.Builder()
                .url(base.newBuilder().addPathSegments(asked.path()).build());
        settings.headers().forEach(request::header);
        if (stream) {
            // Servers that compress a stream hold events back until there is something to compress.
            request.header("Accept", "text/event-stream").header("Accept-Encoding", "identity");
            if (!base.isHttps()) {
                // llama.cpp closes a connection after a stream and does not say so; a near one is soon made again.
                request.header("Connection", "close");
            }
        } else {
            request.header("Accept", "application/json");
        }
        asked.trace().writeTo(request::header);
        key.read().ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return client.newCall(request.post(body).build());
    }

    void close() {
        client.connectionPool().evictAll();
    }
}
