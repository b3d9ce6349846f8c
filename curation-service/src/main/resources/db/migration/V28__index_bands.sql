-- By which keys requests find each other. A GIN index finds rows, and each of them had to be read, two kilobytes, to know its
-- number: among a million requests, of which hundreds share a key with a new one, that was nearly all of the time.
CREATE TABLE request_bands (
    band        BIGINT  NOT NULL,
    request_no  BIGINT  NOT NULL,
    PRIMARY KEY (band, request_no)
);
COMMENT ON TABLE request_bands IS 'follows requests.bands by triggers; a foreign key would need one more index of its size';
ALTER TABLE request_bands ENABLE ROW LEVEL SECURITY;

INSERT INTO request_bands SELECT DISTINCT unnest(bands), request_no FROM requests ORDER BY 1, 2;
DROP INDEX requests_bands_idx;

CREATE FUNCTION follow_bands() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO request_bands SELECT DISTINCT unnest(bands), request_no FROM gone_or_new ORDER BY 1, 2;
    ELSIF TG_OP = 'DELETE' THEN
        DELETE FROM request_bands b USING (SELECT DISTINCT unnest(bands) AS band, request_no FROM gone_or_new) g
            WHERE b.band = g.band AND b.request_no = g.request_no;
    ELSE
        TRUNCATE request_bands;
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER requests_bands_insert AFTER INSERT ON requests REFERENCING NEW TABLE AS gone_or_new
    FOR EACH STATEMENT EXECUTE FUNCTION follow_bands();
CREATE TRIGGER requests_bands_delete AFTER DELETE ON requests REFERENCING OLD TABLE AS gone_or_new
    FOR EACH STATEMENT EXECUTE FUNCTION follow_bands();
CREATE TRIGGER requests_bands_truncate AFTER TRUNCATE ON requests
    FOR EACH STATEMENT EXECUTE FUNCTION follow_bands();
