-- How many requests of /api/generate ended with which status, a row a minute and replica: each replica writes its own
-- rows and the whole count each time, so writing one twice changes nothing. The version is '' where none was chosen.
CREATE TABLE request_counts (
    minute    TIMESTAMPTZ  NOT NULL,
    replica   UUID         NOT NULL,
    version   TEXT         NOT NULL,
    status    SMALLINT     NOT NULL,
    requests  BIGINT       NOT NULL CHECK (requests > 0),
    PRIMARY KEY (minute, version, status, replica)
);
ALTER TABLE request_counts ENABLE ROW LEVEL SECURITY;
