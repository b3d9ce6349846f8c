package io.kalimtak.interaction.privacy;

import java.time.Instant;

/**
 * What a person allows.
 *
 * @param subjectId the person's pseudonym
 * @param dataCollection whether interactions may be kept
 * @param training whether kept interactions may be trained on
 * @param changedBy who changed it last
 * @param updatedAt when it changed last; grows with every change of one person
 */
record Consent(String subjectId, boolean dataCollection, boolean training, String changedBy, Instant updatedAt) {}
