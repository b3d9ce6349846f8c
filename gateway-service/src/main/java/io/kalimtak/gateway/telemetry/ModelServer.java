package io.kalimtak.gateway.telemetry;

/**
 * Who is asked.
 *
 * @param provider as the conventions name it, or a name of the operator's own
 * @param address host of the endpoint
 * @param model the engine's own
 */
public record ModelServer(String provider, String address, int port, String model) {}
