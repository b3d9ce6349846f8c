package io.kalimtak.gateway.engine.endpoint;

/** What every exchange with one endpoint shares. */
record Connection(EnginesConfig.Endpoint settings, EndpointHttp http, Replies replies, Failures failures) {}
