-- How requests ended, as each gateway counted them: by the minute, for what failed is in no topic.
CREATE TABLE request_counts (
    minute    TIMESTAMPTZ NOT NULL,
    replica   UUID        NOT NULL,
    version   TEXT        NOT NULL,
    status    SMALLINT    NOT NULL,
    requests  BIGINT      NOT NULL,
    PRIMARY KEY (version, minute, status, replica)
);
ALTER TABLE request_counts ENABLE ROW LEVEL SECURITY;
