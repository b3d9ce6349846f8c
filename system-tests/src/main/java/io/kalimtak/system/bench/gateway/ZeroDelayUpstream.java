package io.kalimtak.system.bench.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A language model that answers at once and always the same, in OpenAI's protocol. */
final class ZeroDelayUpstream {
    private static final String CONTENT = "# Task\\nWrite what was asked for. ".repeat(30);
    private static final String BODY = """
            {"id":"chatcmpl-1","object":"chat.completion","created":1700000000,"model":"zero","choices":[{"index":0,\
            "message":{"role":"assistant","content":"%s"},"finish_reason":"stop"}],\
            "usage":{"prompt_tokens":20,"completion_tokens":240,"total_tokens":260}}""".formatted(CONTENT);

    private static final byte[] ANSWER = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                    + BODY.length() + "\r\n\r\n" + BODY)
            .getBytes(StandardCharsets.US_ASCII);

    private ZeroDelayUpstream() {}

    /** One that answers from now on. */
    static LoopbackServer start() throws IOException {
        return new LoopbackServer(ZeroDelayUpstream::answer, 0);
    }

    private static void answer(InputStream in, OutputStream out) throws IOException {
        while (HttpMessage.read(in) != null) {
            out.write(ANSWER);
        }
    }
}
