package io.kalimtak.kit.security;

import jakarta.enterprise.context.RequestScoped;

/** Who stands behind the present call of another service: the gateway's name for the key's holder. */
@RequestScoped
public class Caller {
    private String actor = "unknown";

    /** Name for histories and audit trails, for example {@code key:3f2a…} or {@code schedule}. */
    public String actor() {
        return actor;
    }

    void set(String name) {
        this.actor = name;
    }
}
