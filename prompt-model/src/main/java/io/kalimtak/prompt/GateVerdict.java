package io.kalimtak.prompt;

import java.util.List;

/** The gate's verdict: passed only if every check passed. */
public record GateVerdict(boolean passed, List<GateCheck> checks) {
    public GateVerdict {
        checks = List.copyOf(checks);
    }
}
