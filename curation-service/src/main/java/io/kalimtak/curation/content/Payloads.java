package io.kalimtak.curation.content;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Shapes in which orders are smuggled. All patterns have bounded repetitions, so a search is linear in the text. */
final class Payloads {
    /** The tokens by which ChatML, Llama 2 and 3, Gemma and Phi mark turns. */
    private static final Pattern TOKEN = Pattern.compile(
            "<\\|(?:im_start|im_end|im_sep|endoftext|begin_of_text|eot_id|start_header_id|end_header_id|system|user|assistant)\\|>"
                    + "|\\[/?INST]|<</?SYS>>|<(?:start|end)_of_turn>");

    private static final Pattern OPEN_TURN = Pattern.compile(
            "(?:<\\|(?:im_start|start_header_id)\\|>|<start_of_turn>)\\s{0,3}(?:system|user|assistant|model|tool)");

    /** A heading by which instruction-tuned models mark a turn; in a request nobody needs one, in a prompt it is structure. */
    private static final Pattern HEADING =
            Pattern.compile("^#{2,4} ?(?:System|Assistant|Response) ?:", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

    private static final Pattern IMAGE =
            Pattern.compile("!\\[[^\\]\\n]{0,200}]\\(\\s{0,5}https?://[^\\s)?]{1,300}\\?([^\\s)]{1,500})");

    private static final Pattern CARRIED = Pattern.compile(
            "(?:data|conversation|history|chat|context|secret|token|password|passwd|api_?key|user_?info|user_?data|system_?prompt|"
                    + "messages?|memory|leak|exfil|email|q|d)=(?:[\\[{<$%]|\\w{0,20}(?:HERE|DATA|PROMPT|CONVERSATION|HISTORY|SECRET))");

    private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9+/_-]{32,8000}+={0,2}");
    private static final double READABLE = 0.9;
    private static final int GROUP = 4;

    private Payloads() {}

    static boolean hasTurns(String text, boolean request) {
        return OPEN_TURN.matcher(text).find()
                || TOKEN.matcher(text).results().limit(2).count() == 2
                || request && HEADING.matcher(text).find();
    }

    static boolean hasLeakingImage(String text) {
        Matcher image = IMAGE.matcher(text);
        while (image.find()) {
            if (CARRIED.matcher(image.group(1)).find()) {
                return true;
            }
        }
        return false;
    }

    /** What base64 in the text decodes to, where that can be read. */
    static Stream<String> decoded(String text) {
        return ENCODED.matcher(text)
                .results()
                .map(result -> decode(result.group()))
                .flatMap(Optional::stream);
    }

    private static Optional<String> decode(String encoded) {
        String plain = encoded.replace("=", "").replace('-', '+').replace('_', '/');
        String whole = plain.substring(0, plain.length() - (plain.length() % GROUP == 1 ? 1 : 0));
        String decoded = new String(Base64.getDecoder().decode(whole), StandardCharsets.UTF_8);
        long readable = decoded.codePoints()
                .filter(point -> Character.isLetterOrDigit(point)
                        || Character.isWhitespace(point)
                        || ".,:;!?'\"-()".indexOf(point) >= 0)
                .count();
        return readable >= READABLE * decoded.codePointCount(0, decoded.length())
                ? Optional.of(decoded)
                : Optional.empty();
    }
}
