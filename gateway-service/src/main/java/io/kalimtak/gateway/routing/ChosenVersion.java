package io.kalimtak.gateway.routing;

import jakarta.enterprise.context.RequestScoped;

/** The version that the present request was given to, so that a failure is counted as this version's. */
@RequestScoped
public class ChosenVersion {
    private String version;

    /** Null before one was chosen. */
    public String version() {
        return version;
    }

    /** Says which was chosen. */
    public void set(String chosen) {
        this.version = chosen;
    }
}
