package io.kalimtak.gateway.keys;

import jakarta.enterprise.context.RequestScoped;

/** The key behind the present request; set by the filter before any resource is reached. */
@RequestScoped
public class KeyHolder {
    private ApiKey key;

    public ApiKey key() {
        return key;
    }

    void set(ApiKey shown) {
        this.key = shown;
    }
}
