-- What tells whether a create whose answer was lost did arrive: when it was sent by the provider's clock, and with whose key.
ALTER TABLE jobs ADD COLUMN submitted_there INTEGER;
ALTER TABLE jobs ADD COLUMN account TEXT NOT NULL DEFAULT '';
-- The artist wants it sent although it may have been billed.
ALTER TABLE jobs ADD COLUMN resend INTEGER NOT NULL DEFAULT 0;
-- What some parameters are for: {"seed":{"name","minimum","maximum"},"secrets":[names]}; never a secret itself.
ALTER TABLE jobs ADD COLUMN roles TEXT NOT NULL DEFAULT '{}';
-- How a failed or cancelled run ended whose outputs are still being fetched: {"state","error"}
ALTER TABLE jobs ADD COLUMN ending TEXT;
CREATE INDEX jobs_remote ON jobs (remote_id) WHERE remote_id IS NOT NULL;
CREATE INDEX jobs_troubled ON jobs (position) WHERE dismissed = 0 AND (state IN ('failed', 'uncertain')
    OR (state IN ('cancelled', 'done') AND error IS NOT NULL) OR (state = 'cancelled' AND billed = 1));
