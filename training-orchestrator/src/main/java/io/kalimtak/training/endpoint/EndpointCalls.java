package io.kalimtak.training.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.kit.net.PublicSockets;
import io.kalimtak.training.work.Watch;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Calls to outside engines: what may pass and what may not is told apart here. Throws EndpointAwayException for 408, 409,
 * 429, 5xx and broken connections, EndpointRefusedException for everything else that is not 2xx, and for an address
 * that the configuration does not allow. A call is never repeated here, and redirects are not followed.
 */
@ApplicationScoped
public class EndpointCalls {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);
    private static final long LONGEST_ANSWER = 8L << 20;
    private static final long MOST_SECONDS = 3600;
    /** An error of this code is a 429 that time does not heal (platform.openai.com/docs/guides/error-codes). */
    private static final String NO_QUOTA = "insufficient_quota";

    private final Endpoints endpoints;
    private final ObjectMapper json;
    private final OkHttpClient anywhere;
    private final OkHttpClient guarded;

    /** For proxies only. */
    protected EndpointCalls() {
        this.endpoints = null;
        this.json = null;
        this.anywhere = null;
        this.guarded = null;
    }

    @jakarta.inject.Inject
    public EndpointCalls(Endpoints endpoints, ObjectMapper json) {
        this.endpoints = endpoints;
        this.json = json;
        // A proxy would look the names up itself; a silent second try could start a job twice.
        this.anywhere = new OkHttpClient.Builder()
                .connectTimeout(CONNECT_WITHIN)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .build();
        this.guarded = anywhere.newBuilder().socketFactory(new PublicSockets()).build();
    }

    /** What is answered to a call with a small body, or without one. */
    public JsonNode send(EndpointCall call, Watch watch) {
        return send(call, endpoints.of(call.engine()).timeout(), watch);
    }

    /** The same for a call that transfers a file. */
    public JsonNode upload(EndpointCall call, Watch watch) {
        return send(call, endpoints.of(call.engine()).uploadTimeout(), watch);
    }

    private JsonNode send(EndpointCall call, Duration limit, Watch watch) {
        EndpointsConfig.Endpoint endpoint = endpoints.of(call.engine());
        Answer answer;
        try {
            Request request = request(call, endpoint);
            OkHttpClient client = endpoint.allowPrivateAddresses() ? anywhere : guarded;
            Call made = client.newCall(request);
            made.timeout().timeout(limit.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
            answer = watch.waitFor(() -> await(made));
        } catch (PublicSockets.PrivateAddressException e) {
            throw new EndpointRefusedException(
                    "The endpoint " + call.engine() + " lies on an address that is not public. If it is meant to, set"
                            + " kalimtak.training.endpoints." + call.engine() + ".allow-private-addresses=true.",
                    0);
        } catch (IOException e) {
            throw new EndpointAwayException("The endpoint " + call.engine() + " does not answer.", e);
        }
        return accepted(call.engine(), answer);
    }

    private Request request(EndpointCall call, EndpointsConfig.Endpoint endpoint) throws IOException {
        HttpUrl url = call.url(endpoint.baseUrl());
        if (!endpoint.allowPrivateAddresses() && !url.isHttps()) {
            throw new EndpointRefusedException("The endpoint " + call.engine() + " has no https address.", 0);
        }
        Request.Builder request = new Request.Builder().url(url).method(call.method(), body(call));
        endpoints.key(call.engine()).ifPresent(key -> request.header("Authorization", "Bearer " + key));
        call.headers().forEach(request::header);
        return request.build();
    }

    private RequestBody body(EndpointCall call) throws JsonProcessingException {
        if (call.file() != null) {
            return call.file();
        }
        boolean bare = call.json() == null;
        if (bare) {
            return "POST".equals(call.method()) ? RequestBody.create(new byte[0], null) : null;
        }
        return RequestBody.create(json.writeValueAsBytes(call.json()), okhttp3.MediaType.get("application/json"));
    }

    /** What came back, its body at most 8 MiB. */
    private record Answer(int status, String retryAfter, byte[] body) {}

    /** Asynchronous, for a thread that waits for a future can be interrupted and one that reads a socket cannot. */
    private static Answer await(Call call) throws IOException, InterruptedException {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        call.enqueue(new Callback() {
            @Override
            public void onFailure(Call failed, IOException e) {
                answer.completeExceptionally(e);
            }

            @Override
            public void onResponse(Call answered, Response response) {
                try (response) {
                    answer.complete(new Answer(response.code(), response.header("Retry-After"), read(response)));
                } catch (IOException e) {
                    answer.completeExceptionally(e);
                }
            }
        });
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } finally {
            call.cancel();
        }
    }

    private static byte[] read(Response response) throws IOException {
        BufferedSource source = response.body().source();
        if (source.request(LONGEST_ANSWER + 1)) {
            throw new IOException("longer than any answer that is expected");
        }
        return source.readByteArray();
    }

    private JsonNode accepted(String engine, Answer answer) {
        JsonNode body = parse(answer.body());
        int status = answer.status();
        if (status / 100 == 2) {
            if (body == null) {
                throw new EndpointAwayException(
                        "The endpoint " + engine + " answered with something else than JSON.", (Throwable) null);
            }
            return body;
        }
        JsonNode error = body == null ? json.missingNode() : body.path("error");
        boolean exhausted = NO_QUOTA.equals(error.path("code").asText());
        boolean passing = status >= 500 || status == 408 || status == 409 || status == 429;
        if (passing && !exhausted) {
            throw new EndpointAwayException(
                    "The endpoint " + engine + " answered with status " + status + ".", seconds(answer.retryAfter()));
        }
        throw new EndpointRefusedException(
                "The endpoint " + engine + " refused with status " + status + ": " + ApiMessage.of(error) + ".",
                status);
    }

    private JsonNode parse(byte[] body) {
        try {
            JsonNode node = json.readTree(body);
            return node.isObject() ? node : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** Retry-After in seconds, at most an hour; its form as a date is not used by these APIs. */
    private static Duration seconds(String retryAfter) {
        return retryAfter != null && retryAfter.matches("\\d{1,6}")
                ? Duration.ofSeconds(Math.min(MOST_SECONDS, Long.parseLong(retryAfter)))
                : null;
    }

    @PreDestroy
    void close() {
        anywhere.dispatcher().cancelAll();
        anywhere.dispatcher().executorService().shutdown();
        anywhere.connectionPool().evictAll();
    }
}
