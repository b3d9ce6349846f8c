package io.kalimtak.prompt;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

/** Counts tokens as OpenAI's {@code o200k_base} does, for engines that report none. */
public final class TokenCounter {
    private TokenCounter() {}

    /** Tokens in a text; names of special tokens inside it count as ordinary text. */
    public static int count(String text) {
        return Holder.ENCODING.countTokensOrdinary(text);
    }

    /** Loads the vocabulary at the first count, not at the start of a service. */
    private static final class Holder {
        static final Encoding ENCODING = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
    }
}
