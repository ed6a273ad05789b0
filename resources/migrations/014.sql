-- What somebody outside is to hear of, until they have heard it.
CREATE TABLE notices (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    message       TEXT NOT NULL UNIQUE,        -- the same in every try, so that it counts once
    event         TEXT NOT NULL CHECK (event IN ('artwork.stored', 'job.failed', 'cap.reached')),
    subject       TEXT NOT NULL,               -- uuid of the picture, id of the job, or which cap
    data          TEXT NOT NULL DEFAULT '',    -- JSON of what cannot be looked up later
    created_at    INTEGER NOT NULL,
    attempts      INTEGER NOT NULL DEFAULT 0,
    retry_at      INTEGER,
    error         TEXT                         -- of the last try
) STRICT;
-- It is owed from the very commit on that makes it true. The fact says that somebody listens; so many are owed at most.
CREATE TRIGGER notices_stored AFTER UPDATE OF state ON uploads
WHEN new.state = 'stored' AND old.state <> 'stored' AND EXISTS (SELECT 1 FROM facts WHERE name = 'notify')
    AND NOT EXISTS (SELECT 1 FROM adoptions WHERE adoptions.artwork_id = new.artwork_id)
    AND (SELECT count(*) FROM notices) < 10000 BEGIN
    INSERT INTO notices (message, event, subject, created_at)
    SELECT 'msg_' || lower(hex(randomblob(16))), 'artwork.stored', uuid, unixepoch() * 1000
    FROM artworks WHERE id = new.artwork_id;
END;
CREATE TRIGGER notices_failed AFTER UPDATE OF state ON jobs
WHEN new.state = 'failed' AND old.state <> 'failed' AND EXISTS (SELECT 1 FROM facts WHERE name = 'notify')
    AND (SELECT count(*) FROM notices) < 10000 BEGIN
    INSERT INTO notices (message, event, subject, created_at)
    VALUES ('msg_' || lower(hex(randomblob(16))), 'job.failed', new.id, unixepoch() * 1000);
END;
