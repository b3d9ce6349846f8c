-- Events that are to be sent. A row is written in the transaction that changed what it tells of, and deleted once the
-- broker has it. The order of one key is the order of ids: writers of one key hold a lock on the row it tells of.
CREATE TABLE outbox (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic       TEXT        NOT NULL,
    event_key   TEXT        NOT NULL,
    payload     BYTEA       NOT NULL,
    created_at  TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp()
);
ALTER TABLE outbox ENABLE ROW LEVEL SECURITY;
