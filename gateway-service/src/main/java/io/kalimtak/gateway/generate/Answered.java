package io.kalimtak.gateway.generate;

import io.kalimtak.gateway.routing.Assignment;
import io.kalimtak.gateway.routing.Table;

/** An answered request with all that is logged of it. */
record Answered(GenerateRequest request, Origin from, GenerateResponse response, Table table, Assignment assignment) {}
