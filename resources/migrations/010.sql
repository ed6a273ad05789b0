-- How each picture looks: its id, shape and colours in 24 bytes; empty = that cannot be seen. The numbers only grow, so
-- that whoever keeps them in memory knows which are new.
CREATE TABLE artwork_signatures (
    number        INTEGER PRIMARY KEY AUTOINCREMENT,
    artwork_id    INTEGER NOT NULL UNIQUE REFERENCES artworks (id) ON DELETE CASCADE,
    record        BLOB NOT NULL
) STRICT;
