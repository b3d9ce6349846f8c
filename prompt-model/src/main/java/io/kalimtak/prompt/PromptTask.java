package io.kalimtak.prompt;

/** What models at endpoints are asked for: the same words in training rows and in requests. */
public final class PromptTask {
    /** The system's message, the same for every row and every request. */
    public static final String SYSTEM =
            "Turn the person's rough request into one clear, structured prompt for the tool it is meant"
                    + " for. Keep to what was asked, in the language in which it was asked.";

    private PromptTask() {}
}
