-- The copy that is shared instead of a picture: how it was wished, and its own name in the store, which is chosen once,
-- before the first byte is sent.
CREATE TABLE share_copies (
    artwork_id    INTEGER PRIMARY KEY REFERENCES artworks (id) ON DELETE CASCADE,
    store_id      INTEGER NOT NULL REFERENCES stores (id),
    object_key    TEXT NOT NULL CHECK (object_key <> ''),
    format        TEXT NOT NULL,
    edge          INTEGER NOT NULL,
    quality       INTEGER NOT NULL,
    stored_at     INTEGER
) STRICT;
