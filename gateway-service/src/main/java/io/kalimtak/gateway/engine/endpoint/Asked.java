package io.kalimtak.gateway.engine.endpoint;

/**
 * A request to one endpoint.
 *
 * @param path below the base URL, without a slash at its front
 * @param body JSON
 * @param traceparent or null
 */
record Asked(String path, byte[] body, String traceparent) {
    /** Where answers of chat come from. */
    static final String CHAT = "chat/completions";

    boolean isChat() {
        return CHAT.equals(path);
    }
}
