-- The trace that the transaction was part of, which the record goes on with: W3C's traceparent, and after a space its
-- tracestate. Null: none, or written by a release before.
ALTER TABLE outbox ADD COLUMN trace_context TEXT;
