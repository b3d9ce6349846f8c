package io.kalimtak.curation.content.moderation;

/** The server works and refuses these texts, for their length for instance: others may be answered. */
public final class ModerationRefusedException extends ModerationUnavailableException {
    private static final long serialVersionUID = 1L;

    ModerationRefusedException(String message) {
        super(message);
    }
}
