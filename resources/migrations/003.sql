-- What tells whether a create whose answer was lost did arrive: when it was sent by the provider's clock, and with whose key.
ALTER TABLE jobs ADD COLUMN submitted_there INTEGER;
ALTER TABLE jobs ADD COLUMN account TEXT NOT NULL DEFAULT '';
-- The artist wants it sent although it may have been billed.
ALTER TABLE jobs ADD COLUMN resend INTEGER NOT NULL DEFAULT 0;
-- What some parameters are for: {"seed":{"name","minimum","maximum"},"secrets":[names]}; never a secret itself.
ALTER TABLE jobs ADD COLUMN roles TEXT NOT NULL DEFAULT '{}';
-- How a failed or cancelled run ended whose outputs are still being fetched: {"state","error"}
ALTER TABLE jobs ADD COLUMN ending TEXT;
-- A new job comes behind the last one, however many there are.
CREATE INDEX jobs_position ON jobs (position);
CREATE INDEX jobs_remote ON jobs (remote_id) WHERE remote_id IS NOT NULL;
CREATE INDEX jobs_troubled ON jobs (position) WHERE dismissed = 0 AND (state IN ('failed', 'uncertain')
    OR (state IN ('cancelled', 'done') AND error IS NOT NULL) OR (state = 'cancelled' AND billed = 1));
-- Uploads: each names the store its object lies in, so that a bucket may change its address.
CREATE TABLE stores (
    id            INTEGER PRIMARY KEY,
    location      TEXT NOT NULL UNIQUE,        -- endpoint host and bucket, or a name of our own
    same_as       INTEGER,                     -- the artist said: this is an old name of that store
    region        TEXT NOT NULL DEFAULT '',    -- learned from its answers
    public_url    TEXT NOT NULL DEFAULT '',    -- base of public links, as the next three were found out with
    public_opens  INTEGER,                     -- anybody may fetch: 1, 0, NULL = unknown
    signed_opens  INTEGER,                     -- the key may read what it signs for: the same
    link_error    TEXT                         -- why nobody could open the last link, as JSON
) STRICT;
-- The sandbox's own store got another port with each start.
INSERT OR IGNORE INTO stores (location)
    SELECT iif(location GLOB '127.0.0.1:*/limner-sandbox', 'sandbox/limner-sandbox', location) FROM uploads
    WHERE location <> '';
INSERT OR IGNORE INTO stores (location) SELECT substr(name, 8) FROM facts WHERE name GLOB 'public:?*';
UPDATE stores SET public_opens = (SELECT CAST(value AS INTEGER) FROM facts WHERE name = 'public:' || location);
DELETE FROM facts WHERE name GLOB 'public:*';
ALTER TABLE uploads ADD COLUMN store_id INTEGER REFERENCES stores (id);
UPDATE uploads SET store_id = (SELECT id FROM stores WHERE stores.location =
    iif(uploads.location GLOB '127.0.0.1:*/limner-sandbox', 'sandbox/limner-sandbox', uploads.location));
ALTER TABLE uploads DROP COLUMN location;
DROP INDEX uploads_open;
CREATE INDEX uploads_key ON uploads (object_key) WHERE object_key <> '';
CREATE INDEX uploads_unsent ON uploads (artwork_id) WHERE state <> 'stored';

-- Uploads whose rows were rebuilt: the store may have them already, and is looked through first.
CREATE TABLE adoptions (
    artwork_id    INTEGER PRIMARY KEY REFERENCES artworks (id) ON DELETE CASCADE,
    bytes         INTEGER NOT NULL,
    object_key    TEXT,                        -- the best that was found so far
    etag          TEXT,
    modified_at   INTEGER
) STRICT;
CREATE INDEX adoptions_bytes ON adoptions (bytes);
INSERT INTO adoptions (artwork_id, bytes)
    SELECT id, bytes FROM artworks JOIN facts ON name = 'adopt:' || id;
DELETE FROM facts WHERE name GLOB 'adopt:*';

-- Objects of pictures that were deleted for good; a row goes when the store has let go of its object.
CREATE TABLE deletions (
    id            INTEGER PRIMARY KEY,
    store_id      INTEGER NOT NULL REFERENCES stores (id),
    object_key    TEXT NOT NULL,
    error         TEXT,                        -- of the last try, as JSON
    UNIQUE (store_id, object_key)
) STRICT;
