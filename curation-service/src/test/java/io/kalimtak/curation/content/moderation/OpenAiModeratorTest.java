package io.kalimtak.curation.content.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kalimtak.curation.TestConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server of our own that answers as the API reference says, or as it is told to. */
class OpenAiModeratorTest {
    /** One answer of the server; a negative status means that it stalls after its headers. */
    private record Answer(int status, String body, Map<String, String> headers) {}

    private static final String CLEAN = result(false, "");
    private static final String VIOLENT = result(true, "\"violence\":true,\"hate\":false");

    private final ObjectMapper json = new ObjectMapper();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> bodies = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final CountDownLatch stalled = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final OkHttpClient client = client("20s");
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/moderations", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        stalled.countDown();
        server.stop(0);
        threads.close();
    }

    @Test
    void shouldGiveOneModerationForEachTextWhenTheyFillSeveralBatches() throws Exception {
        will(200, response(CLEAN, VIOLENT));
        will(200, response(CLEAN));

        List<Moderation> moderations = moderator().moderate(List.of("a", "b", "ج"));

        assertThat(moderations)
                .containsExactly(
                        new Moderation(Map.of()),
                        new Moderation(Map.of(Category.VIOLENCE, 3)),
                        new Moderation(Map.of()));
        assertThat(json.readTree(bodies.get(0)))
                .isEqualTo(json.readTree("{\"model\":\"omni-moderation-latest\",\"input\":[\"a\",\"b\"]}"));
        assertThat(json.readTree(bodies.get(1)).get("input").get(0).asText()).isEqualTo("ج");
        assertThat(keys).containsExactly("Bearer key-1", "Bearer key-1");
        assertThat(moderations.get(1).verdict(EnumSet.of(Category.VIOLENCE), 3).reason())
                .isEqualTo("unsafe content: violence");
        assertThat(moderations.get(1).verdict(EnumSet.of(Category.HATE), 1).kept())
                .isTrue();
    }

    @Test
    void shouldWaitAsLongAsItIsAskedToWhenItIsLimited() throws Exception {
        answers.add(new Answer(429, "{}", Map.of("Retry-After", "7")));
        answers.add(new Answer(429, "{}", Map.of("Retry-After", "86400")));
        answers.add(new Answer(429, "{}", Map.of("Retry-After", "soon")));
        will(200, response(CLEAN));

        assertThat(moderator().moderate(List.of("a"))).containsExactly(new Moderation(Map.of()));
        assertThat(pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(30), Duration.ofSeconds(4));
    }

    @Test
    void shouldDoubleItsPausesAndGiveUpWhenTheServerKeepsFailing() {
        for (int i = 0; i < 4; i++) {
            will(500, "oops");
        }

        assertThatThrownBy(() -> moderator().moderate(List.of("secret words")))
                .isInstanceOf(ModerationUnavailableException.class)
                .hasMessage("no moderation after 4 attempts: the server answered 500");
        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    @Test
    void shouldNotAskAgainWhenTheKeyIsRefused() {
        will(401, "{\"error\":{\"message\":\"Incorrect API key provided\"}}");

        assertThatThrownBy(() -> moderator().moderate(List.of("a")))
                .isInstanceOf(ModerationUnavailableException.class)
                .hasMessage("no moderation after 1 attempts: the server answered 401");
        assertThat(pauses).isEmpty();
    }

    @Test
    void shouldAskAgainWhenTheAnswerCannotBeRead() throws Exception {
        will(200, "{\"results\": [{\"flag");
        will(200, response(CLEAN, CLEAN));
        will(200, "{\"results\":[{\"flagged\":\"no\"}]}");
        will(200, response(result(true, "")));

        assertThat(moderator().moderate(List.of("a"))).containsExactly(new Moderation(Map.of(Category.OTHER, 3)));
        assertThat(bodies).hasSize(4);
    }

    @Test
    void shouldAskAgainWhenTheServerStallsInTheMiddleOfItsAnswer() throws Exception {
        will(-1, "");
        will(200, response(CLEAN));
        OpenAiModerator impatient = new OpenAiModerator(endpoint(), client("2s"), json, pauses::add);

        assertThat(impatient.moderate(List.of("a"))).hasSize(1);
        assertThat(pauses).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void shouldFailWhenNobodyListens() {
        server.stop(0);

        assertThatThrownBy(() -> moderator().moderate(List.of("a")))
                .isInstanceOf(ModerationUnavailableException.class)
                .hasMessage("no moderation after 4 attempts: the server was not reached in time");
    }

    @Test
    void shouldConnectToNobodyWhenTheAddressIsNotPublic() {
        OkHttpClient guarded = ModerationEndpoint.client(
                TestConfig.of(ModerationConfig.class, "kalimtak.curation.moderation.", Map.of("timeout", "2s")));

        assertThatThrownBy(() -> new OpenAiModerator(endpoint(), guarded, json, pauses::add).moderate(List.of("a")))
                .isInstanceOf(ModerationUnavailableException.class)
                .hasMessage("no moderation after 1 attempts: its address is not public, and"
                        + " kalimtak.curation.moderation.allow-private-addresses is not set");
        assertThat(bodies).isEmpty();
    }

    @Test
    void shouldFollowNoRedirect() {
        answers.add(new Answer(307, "", Map.of("Location", "/v1/moderations")));

        assertThatThrownBy(() -> moderator().moderate(List.of("a")))
                .isInstanceOf(ModerationUnavailableException.class)
                .hasMessage("no moderation after 1 attempts: the server answered 307");
        assertThat(bodies).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 422})
    void shouldSayThatItIsTheTextsWhenTheServerRefusesThem(int status) {
        will(status, "{}");

        assertThatThrownBy(() -> moderator().moderate(List.of("a")))
                .isInstanceOf(ModerationRefusedException.class)
                .hasMessage("no moderation after 1 attempts: the server answered " + status);
    }

    @Test
    void shouldAskNobodyWhenThereIsNoText() throws Exception {
        assertThat(moderator().moderate(List.of())).isEmpty();
        assertThat(bodies).isEmpty();
    }

    @Test
    void shouldHaveOneKeyForOneTextWhenServerAndModelAreTheSame() {
        assertThat(moderator().key("a"))
                .isEqualTo(moderator().key("a"))
                .isNotEqualTo(moderator().key("b"));
        assertThat(endpoint().toString()).doesNotContain("key-1");
    }

    private static OkHttpClient client(String timeout) {
        return ModerationEndpoint.client(TestConfig.of(
                ModerationConfig.class,
                "kalimtak.curation.moderation.",
                Map.of("timeout", timeout, "allow-private-addresses", "true")));
    }

    private OpenAiModerator moderator() {
        return new OpenAiModerator(endpoint(), client, json, pauses::add);
    }

    private ModerationEndpoint endpoint() {
        URI base = URI.create("http://localhost:" + server.getAddress().getPort() + "/v1");
        return new ModerationEndpoint(
                base,
                "omni-moderation-latest",
                "key-1",
                Duration.ofSeconds(2),
                4,
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                2);
    }

    private void will(int status, String body) {
        answers.add(new Answer(status, body, Map.of()));
    }

    private static String result(boolean flagged, String categories) {
        return "{\"flagged\":" + flagged + ",\"categories\":{" + categories + "},\"category_scores\":{}}";
    }

    private static String response(String... results) {
        return "{\"id\":\"modr-1\",\"model\":\"omni-moderation-latest\",\"results\":[" + String.join(",", results)
                + "]}";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            keys.add(exchange.getRequestHeaders().getFirst("Authorization"));
            Answer answer = answers.remove();
            answer.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            if (answer.status() < 0) {
                exchange.sendResponseHeaders(200, 100);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
                stalled.await();
            } else {
                exchange.sendResponseHeaders(answer.status(), body.length);
                exchange.getResponseBody().write(body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
