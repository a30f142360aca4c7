-- A target below PostgreSQL's own threshold does not compress shorter rows; it moves the bodies of longer ones out of
-- their row although they would fit.
ALTER TABLE message RESET (toast_tuple_target);
