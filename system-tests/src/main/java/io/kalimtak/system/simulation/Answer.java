package io.kalimtak.system.simulation;

/**
 * One answered request, and what comes of it.
 *
 * @param person who asked: an account's number, or a session's, which is no account's
 * @param step in which it was answered
 * @param candidate whether the version on trial answered
 * @param recorded false where the record is lost
 * @param failed whether there was an error instead of an answer
 * @param milliseconds until the answer was there
 * @param stars 1 to 5; 0 where it is never rated
 */
record Answer(
        long person, int step, boolean candidate, boolean recorded, boolean failed, double milliseconds, int stars) {}
