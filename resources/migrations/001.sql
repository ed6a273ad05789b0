-- Times are milliseconds since 1970, UTC. States are the lower-case names of the two machines.
CREATE TABLE jobs (
    id            TEXT PRIMARY KEY,
    position      INTEGER NOT NULL,            -- order in the queue
    state         TEXT NOT NULL CHECK (state IN ('queued', 'submitting', 'running', 'fetching',
                                                 'uncertain', 'done', 'failed', 'cancelled')),
    provider      TEXT NOT NULL,
    model         TEXT NOT NULL,
    version       TEXT NOT NULL,
    parameters    TEXT NOT NULL,               -- canonical JSON, as sent
    prompt        TEXT NOT NULL,
    fingerprint   TEXT NOT NULL,
    seed_fixed    INTEGER NOT NULL DEFAULT 0,  -- the artist chose the seed
    remote_id     TEXT,
    outputs       TEXT NOT NULL DEFAULT '[]',  -- JSON list of addresses, once succeeded
    created_at    INTEGER NOT NULL,
    submitted_at  INTEGER,
    succeeded_at  INTEGER,                     -- when the provider was done
    finished_at   INTEGER,
    attempts      INTEGER NOT NULL DEFAULT 0,  -- of the step under way
    retry_at      INTEGER,
    cancel_asked  INTEGER NOT NULL DEFAULT 0,
    error         TEXT,                        -- {"kind","message","code","status"}
    billed        INTEGER,                     -- 1, 0, NULL = unknown
    predict_seconds REAL,
    cost          REAL,
    cost_estimated INTEGER NOT NULL DEFAULT 1,
    currency      TEXT NOT NULL DEFAULT 'USD',
    retry_of      TEXT,
    dismissed     INTEGER NOT NULL DEFAULT 0   -- its tile was put away
) STRICT;
CREATE INDEX jobs_open ON jobs (state, position);
CREATE INDEX jobs_fingerprint ON jobs (fingerprint);
CREATE INDEX jobs_model ON jobs (provider, model, succeeded_at);

CREATE TABLE artworks (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid          TEXT NOT NULL UNIQUE,
    job_id        TEXT NOT NULL,
    output_index  INTEGER NOT NULL,
    created_at    INTEGER NOT NULL,
    provider      TEXT NOT NULL,
    model         TEXT NOT NULL,
    version       TEXT NOT NULL,
    prompt        TEXT NOT NULL,
    negative_prompt TEXT NOT NULL DEFAULT '',
    seed          INTEGER,
    parameters    TEXT NOT NULL,
    path          TEXT NOT NULL UNIQUE,        -- below originals/, with '/'
    sha256        TEXT NOT NULL,               -- 64 hex
    md5           TEXT NOT NULL,               -- 32 hex
    media_type    TEXT NOT NULL,
    width         INTEGER NOT NULL,
    height        INTEGER NOT NULL,
    bytes         INTEGER NOT NULL,
    seconds       REAL,                        -- predict time of the job
    cost          REAL,                        -- this picture's share
    cost_estimated INTEGER NOT NULL DEFAULT 1,
    currency      TEXT NOT NULL DEFAULT 'USD',
    favourite     INTEGER NOT NULL DEFAULT 0,
    rating        INTEGER NOT NULL DEFAULT 0 CHECK (rating BETWEEN 0 AND 5),
    trashed_at    INTEGER,
    UNIQUE (job_id, output_index)
) STRICT;
-- The gallery: order first, then whatever a filter asks, so that one index answers without the rows.
CREATE INDEX artworks_newest
    ON artworks (created_at DESC, id DESC, seed, rating, favourite, model, trashed_at)
    WHERE trashed_at IS NULL;
CREATE INDEX artworks_sha ON artworks (sha256);

CREATE VIRTUAL TABLE artwork_search USING fts5 (
    prompt, negative_prompt, model,
    content = 'artworks', content_rowid = 'id', tokenize = 'trigram');
CREATE TRIGGER artworks_added AFTER INSERT ON artworks BEGIN
    INSERT INTO artwork_search (rowid, prompt, negative_prompt, model)
    VALUES (new.id, new.prompt, new.negative_prompt, new.model);
END;
CREATE TRIGGER artworks_removed AFTER DELETE ON artworks BEGIN
    INSERT INTO artwork_search (artwork_search, rowid, prompt, negative_prompt, model)
    VALUES ('delete', old.id, old.prompt, old.negative_prompt, old.model);
END;
CREATE TRIGGER artworks_reworded AFTER UPDATE OF prompt, negative_prompt, model ON artworks BEGIN
    INSERT INTO artwork_search (artwork_search, rowid, prompt, negative_prompt, model)
    VALUES ('delete', old.id, old.prompt, old.negative_prompt, old.model);
    INSERT INTO artwork_search (rowid, prompt, negative_prompt, model)
    VALUES (new.id, new.prompt, new.negative_prompt, new.model);
END;

CREATE TABLE uploads (
    artwork_id    INTEGER PRIMARY KEY REFERENCES artworks (id) ON DELETE CASCADE,
    state         TEXT NOT NULL CHECK (state IN ('pending', 'uploading', 'waiting', 'rejected', 'stored')),
    location      TEXT NOT NULL DEFAULT '',    -- endpoint host and bucket, set with the key
    object_key    TEXT NOT NULL DEFAULT '',    -- chosen once, before the first byte is sent
    attempts      INTEGER NOT NULL DEFAULT 0,
    retry_at      INTEGER,
    etag          TEXT,
    stored_at     INTEGER,
    error         TEXT
) STRICT;
CREATE INDEX uploads_open ON uploads (state, retry_at) WHERE state <> 'stored';

CREATE TABLE ledger (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    at            INTEGER NOT NULL,
    job_id        TEXT NOT NULL,
    kind          TEXT NOT NULL CHECK (kind IN ('reserve', 'settle', 'refund')),
    amount        REAL NOT NULL,               -- never negative
    currency      TEXT NOT NULL,
    estimated     INTEGER NOT NULL,
    provider      TEXT NOT NULL,
    model         TEXT NOT NULL,
    pictures      INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX ledger_at ON ledger (at);
CREATE UNIQUE INDEX ledger_once ON ledger (job_id, kind);

CREATE TABLE thumbnails (
    artwork_id    INTEGER NOT NULL REFERENCES artworks (id) ON DELETE CASCADE,
    edge          INTEGER NOT NULL,            -- longest side, device pixels
    offset        INTEGER NOT NULL,            -- in thumbnails/pack
    length        INTEGER NOT NULL,
    PRIMARY KEY (artwork_id, edge)
) STRICT, WITHOUT ROWID;

CREATE TABLE facts (                           -- small things worth remembering: regions, public buckets
    name          TEXT PRIMARY KEY,
    value         TEXT NOT NULL
) STRICT, WITHOUT ROWID;
