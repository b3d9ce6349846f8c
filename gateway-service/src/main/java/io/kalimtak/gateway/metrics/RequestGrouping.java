package io.kalimtak.gateway.metrics;

/** How counts of requests can be grouped, with the keys that interaction-service gives its groups. */
enum RequestGrouping {
    NONE("''"),
    VERSION("version"),
    DAY("to_char(minute AT TIME ZONE 'UTC', 'YYYY-MM-DD')"),
    HOUR("to_char(minute AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:00:00\"Z\"')");

    private final String key;

    RequestGrouping(String key) {
        this.key = key;
    }

    /** The key of a row, as SQL. */
    String key() {
        return key;
    }
}
