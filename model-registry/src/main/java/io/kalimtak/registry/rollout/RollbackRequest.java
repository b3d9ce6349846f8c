package io.kalimtak.registry.rollout;

/**
 * Asks for the way back. The body may be left out.
 *
 * @param toVersion absent: the previous live one
 * @param route absent: {@code default}
 */
record RollbackRequest(String toVersion, String route) {}
