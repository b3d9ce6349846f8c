-- Candidates by the time of their rating, newest first: what was rated since a set was made.
CREATE INDEX training_data_rated_at_idx ON training_data (rated_at DESC, id DESC);
