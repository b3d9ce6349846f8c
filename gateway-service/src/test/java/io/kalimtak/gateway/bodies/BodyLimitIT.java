package io.kalimtak.gateway.bodies;

import static io.kalimtak.gateway.engine.endpoint.EndpointServer.recorded;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.kalimtak.gateway.GatewayProbe;
import io.kalimtak.gateway.ServicesBehind;
import io.kalimtak.gateway.engine.endpoint.EndpointServer;
import io.kalimtak.gateway.openai.AnswerHead;
import io.kalimtak.gateway.openai.TunedBehind;
import io.kalimtak.local.testing.KalimtakServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pictures in chats, and bodies that are too large. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@QuarkusTestResource(ServicesBehind.class)
@WithTestResource(TunedBehind.class)
class BodyLimitIT {
    private static final String CHATS = "/v1/chat/completions";
    private static final int MEGABYTE = 1 << 20;

    @Inject
    GatewayProbe probe;

    @Inject
    BodyLimits limits;

    @TestHTTPResource("/")
    URI address;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private EndpointServer endpoint;

    @BeforeEach
    void serveATunedModel() {
        endpoint.seen().clear();
        endpoint.replies(EndpointServer.json(200, recorded("chat.json")));
        probe.serve(TunedBehind.live());
    }

    @AfterEach
    void serveTheBaseVersion() {
        probe.serve(GatewayProbe.base());
    }

    /** A chat with a picture of so many characters. */
    private static String chat(int picture) {
        return """
                {"model": "default", "messages": [{"role": "user", "content": [
                  {"type": "text", "text": "what is in this picture?"},
                  {"type": "image_url", "image_url": {"url": "data:image/png;base64,%s"}}]}]}
                """.formatted("A".repeat(picture));
    }

    private static Response post(String path, String body) {
        return given().contentType("application/json")
                .header("Authorization", "Bearer " + GatewayProbe.APP_KEY)
                .body(body)
                .post(path);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", "Bearer " + GatewayProbe.APP_KEY)
                .header("Content-Type", "application/json");
    }

    private CompletableFuture<HttpResponse<String>> postInBackground(String body) {
        return client.sendAsync(
                request(CHATS).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    @Test
    void shouldPassAPictureOnWholeAndKeepTheWordsAlone() {
        Response response = post(CHATS, chat(8 * MEGABYTE));

        response.then().statusCode(200);
        assertThat(endpoint.seen()
                        .getFirst()
                        .body()
                        .at("/messages/0/content/1/image_url/url")
                        .asText())
                .hasSize(8 * MEGABYTE + "data:image/png;base64,".length());
        assertThat(probe.interaction(response.header(AnswerHead.INTERACTION)).getInputText())
                .isEqualTo("what is in this picture?\n[image_url]");
        Awaitility.await().until(limits::inWork, bytes -> bytes == 0);
    }

    @Test
    void shouldRefuseALargerChatInTheProtocolsFormAndSayWhatIsTaken() {
        post(CHATS, chat(11 * MEGABYTE))
                .then()
                .statusCode(413)
                .body("error.code", equalTo("too_large"))
                .body("error.message", allOf(containsString("takes 10485760"), containsString("operator")));
        assertThat(endpoint.seen()).isEmpty();
    }

    @Test
    void shouldRefuseALargeBodyOfAnyOtherCall() {
        post("/api/generate", "{\"input_text\": \"" + "a".repeat(2 * MEGABYTE) + "\"}")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("detail", containsString("takes 1048576"));
    }

    @Test
    void shouldRefuseABodyThatIsLargeAndDidNotSaySo() throws IOException, InterruptedException {
        byte[] body = chat(2 * MEGABYTE).getBytes(StandardCharsets.UTF_8);
        HttpRequest chunked = request(CHATS)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();

        HttpResponse<String> response = client.send(chunked, BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("\"too_large\"", "Content-Length");
        post(CHATS, chat(1)).then().statusCode(200);
    }

    @Test
    void shouldLetWhoHasNoKeyTakeNoRoom() {
        given().contentType("application/json")
                .body(chat(8 * MEGABYTE))
                .post(CHATS)
                .then()
                .statusCode(401);

        assertThat(limits.inWork()).isZero();
    }

    @Test
    void shouldHaveWhatFindsNoRoomComeAgainAndGiveRoomBackAlsoWhenAnEngineFails() {
        CountDownLatch held = new CountDownLatch(1);
        endpoint.replies(exchange -> {
            held.await();
            EndpointServer.json(500, "{}").to(exchange);
        });
        String body = chat(9 * MEGABYTE);
        List<CompletableFuture<HttpResponse<String>>> first =
                Stream.generate(() -> postInBackground(body)).limit(3).toList();
        Awaitility.await().until(limits::inWork, bytes -> bytes == 3L * body.length());

        Response refused = post(CHATS, body);
        Response small = post(CHATS, "{}");

        refused.then()
                .statusCode(503)
                .header("Retry-After", equalTo("1"))
                .body("error.message", containsString("large bodies"));
        small.then().statusCode(400);
        held.countDown();
        first.forEach(answer -> assertThat(answer.join().statusCode()).isGreaterThanOrEqualTo(500));
        Awaitility.await().until(limits::inWork, bytes -> bytes == 0);
    }

    @Test
    void shouldGiveRoomBackWhenTheCallerHangsUp() {
        CountDownLatch held = new CountDownLatch(1);
        endpoint.replies(exchange -> held.await());
        CompletableFuture<HttpResponse<String>> answer = postInBackground(chat(2 * MEGABYTE));
        Awaitility.await().until(() -> endpoint.seen().size() == 1);
        assertThat(limits.inWork()).isPositive();

        answer.cancel(true);

        Awaitility.await().until(limits::inWork, bytes -> bytes == 0);
        held.countDown();
    }
}
