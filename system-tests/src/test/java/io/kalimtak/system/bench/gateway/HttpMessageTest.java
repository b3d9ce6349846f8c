package io.kalimtak.system.bench.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HttpMessageTest {
    @Test
    void shouldReadOneAnswerAfterTheOther() throws IOException {
        InputStream in = in("HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhelloHTTP/1.1 429 Too Many Requests\r\n\r\n");

        assertThat(HttpMessage.read(in).status()).isEqualTo(200);
        assertThat(HttpMessage.read(in).status()).isEqualTo(429);
        assertThat(HttpMessage.read(in)).isNull();
    }

    @Test
    void shouldPassOverChunks() throws IOException {
        InputStream in = in("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "5;name=x\r\nhello\r\nA\r\n0123456789\r\n0\r\n\r\nHTTP/1.1 500 Oh\r\n\r\n");

        assertThat(HttpMessage.read(in).status()).isEqualTo(200);
        assertThat(HttpMessage.read(in).status()).isEqualTo(500);
    }

    @Test
    void shouldGiveABodyWithoutItsChunks() throws IOException {
        InputStream in = in("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "5;name=x\r\nhello\r\nA\r\n0123456789\r\n0\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");

        assertThat(HttpMessage.head(in).body(in).readAllBytes()).asString().isEqualTo("hello0123456789");
        assertThat(HttpMessage.head(in).body(in).readAllBytes()).asString().isEqualTo("hi");
    }

    @Test
    void shouldGiveWhatHasComeOfAChunkWithoutWaitingForMore() throws IOException {
        InputStream in = in("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel");

        InputStream body = HttpMessage.head(in).body(in);

        assertThat(body.read(new byte[16])).isEqualTo(3);
        assertThatThrownBy(body::read).hasMessage("the connection ended within a chunk");
    }

    @Test
    void shouldThrowWhenTheBodyIsCutShort() {
        assertThatThrownBy(() -> HttpMessage.read(in("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void shouldThrowWhenThereIsNoStatus() throws IOException {
        HttpMessage message = HttpMessage.read(in("GARBAGE\r\n\r\n"));

        assertThatThrownBy(message::status).hasMessage("no HTTP answer: GARBAGE");
    }

    private static InputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
