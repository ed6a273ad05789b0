-- Pages in the store that show pictures to whoever has their address.
CREATE TABLE shares (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid          TEXT NOT NULL UNIQUE,
    state         TEXT NOT NULL CHECK (state IN ('pending', 'published', 'removed')),
    store_id      INTEGER NOT NULL REFERENCES stores (id),
    object_key    TEXT NOT NULL,               -- chosen once, before the first byte is sent
    created_at    INTEGER NOT NULL,
    published_at  INTEGER,                     -- as it is in the store now
    valid_until   INTEGER,                     -- of its pictures' links; NULL = they do not end
    lifetime      INTEGER,                     -- of them, seconds; NULL = as in the settings
    title         TEXT NOT NULL,
    artworks      TEXT NOT NULL,               -- JSON list of uuids, in the order of the page
    options       TEXT NOT NULL,               -- JSON: what it shows, and in which words
    error         TEXT                         -- of the last try, or what speaks against it
) STRICT;
-- When the last signed link of the picture that was copied ends; NULL = none was.
ALTER TABLE uploads ADD COLUMN link_until INTEGER;
