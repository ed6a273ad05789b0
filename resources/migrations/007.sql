-- Albums, nested as the artist likes; one whose parent is gone stands at the top. Names are told apart by `folded`.
CREATE TABLE albums (
    id            INTEGER PRIMARY KEY,
    parent_id     INTEGER NOT NULL DEFAULT 0,  -- 0 = at the top
    name          TEXT NOT NULL,
    folded        TEXT NOT NULL,               -- without upper case, so that no two differ in that alone
    cover         INTEGER REFERENCES artworks (id) ON DELETE SET NULL,
    created_at    INTEGER NOT NULL,
    UNIQUE (parent_id, folded)
) STRICT;
CREATE INDEX albums_cover ON albums (cover) WHERE cover IS NOT NULL;
CREATE TABLE album_artworks (
    album_id      INTEGER NOT NULL REFERENCES albums (id) ON DELETE CASCADE,
    artwork_id    INTEGER NOT NULL REFERENCES artworks (id) ON DELETE CASCADE,
    position      INTEGER NOT NULL,            -- the artist's own order
    PRIMARY KEY (album_id, artwork_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX album_artworks_order ON album_artworks (album_id, position);
CREATE INDEX album_artworks_artwork ON album_artworks (artwork_id);

CREATE TABLE tags (
    id            INTEGER PRIMARY KEY,
    name          TEXT NOT NULL,
    folded        TEXT NOT NULL UNIQUE,
    colour        TEXT NOT NULL DEFAULT ''     -- #rrggbb, '' = none
) STRICT;
CREATE TABLE artwork_tags (
    tag_id        INTEGER NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
    artwork_id    INTEGER NOT NULL REFERENCES artworks (id) ON DELETE CASCADE,
    PRIMARY KEY (tag_id, artwork_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX artwork_tags_artwork ON artwork_tags (artwork_id);

CREATE TABLE saved_searches (
    id            INTEGER PRIMARY KEY,
    name          TEXT NOT NULL,
    folded        TEXT NOT NULL UNIQUE,
    text          TEXT NOT NULL,               -- as typed
    created_at    INTEGER NOT NULL
) STRICT;

ALTER TABLE artworks ADD COLUMN rejected INTEGER NOT NULL DEFAULT 0;
-- Its upload is done, as the upload says itself: a scan that asked a hundred thousand uploads would take too long.
ALTER TABLE artworks ADD COLUMN stored INTEGER NOT NULL DEFAULT 0;
-- A bit for each of a to z and 0 to 9 that its words hold: a single letter is too common for the index of words.
ALTER TABLE artworks ADD COLUMN letters INTEGER NOT NULL DEFAULT 0;
-- Pictures share most of what they were made with: each different set stands once, and is found by its values.
ALTER TABLE artworks ADD COLUMN parameter_set INTEGER;
CREATE TABLE parameter_sets (
    id            INTEGER PRIMARY KEY,
    body          TEXT NOT NULL UNIQUE         -- JSON: [[name, value, number]]
) STRICT;
CREATE TABLE parameter_values (
    folded        TEXT NOT NULL,               -- the name in small letters, without what parts its words
    value         TEXT NOT NULL,
    set_id        INTEGER NOT NULL,
    name          TEXT NOT NULL,
    number        REAL,                        -- the value, where it is one
    PRIMARY KEY (folded, value, set_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER parameter_sets_added AFTER INSERT ON parameter_sets BEGIN
    INSERT INTO parameter_values (folded, value, set_id, name, number)
        SELECT lower(replace(replace(replace(one.value ->> 0, '_', ''), '-', ''), ' ', '')), one.value ->> 1, new.id,
               one.value ->> 0, one.value ->> 2
        FROM json_each(new.body) AS one WHERE true ON CONFLICT DO NOTHING;
END;
-- What a set holds: neither words, seeds and files, which are each picture's own, nor what might be a secret. The
-- order is that of the canonical JSON; sorting here would cost more than all the rest.
CREATE VIEW artwork_parameters AS
    WITH told AS (
        SELECT artworks.id AS artwork_id, coalesce(nullif(artworks.parameters, ''),
               (SELECT jobs.parameters FROM jobs WHERE jobs.id = artworks.job_id)) AS parameters
        FROM artworks)
    SELECT artwork_id, (
        SELECT json_group_array(json_array(name, value, number)) FROM (
            SELECT name, value, number FROM (
                SELECT iif(typeof(leaf.key) = 'text', leaf.key,
                           replace(leaf.path, rtrim(leaf.path, replace(leaf.path, '.', '')), '')) AS name,
                       CASE leaf.type WHEN 'real' THEN format('%.15g', leaf.value) WHEN 'true' THEN 'true'
                           WHEN 'false' THEN 'false' ELSE CAST(leaf.value AS TEXT) END AS value,
                       iif(leaf.type IN ('integer', 'real'), CAST(leaf.value AS REAL), NULL) AS number
                FROM json_tree(iif(json_valid(told.parameters), told.parameters, '{}')) AS leaf
                WHERE leaf.type NOT IN ('object', 'array', 'null') LIMIT 64)
            WHERE length(name) BETWEEN 1 AND 80 AND length(value) BETWEEN 1 AND 200
              AND value NOT LIKE 'input:%' AND value NOT LIKE 'data:%' AND value NOT LIKE 'http%://%'
              AND lower(replace(replace(name, '_', ''), '-', '')) NOT IN ('seed', 'randomseed', 'noiseseed', 'prompt',
                  'textprompt', 'positiveprompt', 'inputprompt', 'mainprompt', 'prompttext', 'text', 'caption',
                  'instruction', 'instructions', 'inputtext', 'textinput', 'query', 'question', 'negativeprompt',
                  'nprompt', 'negprompt', 'token', 'password')
              AND name NOT LIKE '%secret%' AND name NOT LIKE '%api_key%' AND name NOT LIKE '%apikey%'
              AND name NOT LIKE '%api_token%' AND name NOT LIKE '%access_token%')) AS body
    FROM told;

-- Writing to the view notes of a picture what it has to say.
CREATE TRIGGER artwork_parameters_noted INSTEAD OF INSERT ON artwork_parameters BEGIN
    INSERT INTO parameter_sets (body) SELECT new.body WHERE new.body <> '[]' ON CONFLICT DO NOTHING;
    UPDATE artworks SET
        stored = EXISTS (SELECT 1 FROM uploads WHERE artwork_id = new.artwork_id AND state = 'stored'),
        parameter_set = (SELECT id FROM parameter_sets WHERE body = new.body),
        letters = (SELECT
            ((instr(w, 'a') > 0) << 0) | ((instr(w, 'b') > 0) << 1) | ((instr(w, 'c') > 0) << 2) |
            ((instr(w, 'd') > 0) << 3) | ((instr(w, 'e') > 0) << 4) | ((instr(w, 'f') > 0) << 5) |
            ((instr(w, 'g') > 0) << 6) | ((instr(w, 'h') > 0) << 7) | ((instr(w, 'i') > 0) << 8) |
            ((instr(w, 'j') > 0) << 9) | ((instr(w, 'k') > 0) << 10) | ((instr(w, 'l') > 0) << 11) |
            ((instr(w, 'm') > 0) << 12) | ((instr(w, 'n') > 0) << 13) | ((instr(w, 'o') > 0) << 14) |
            ((instr(w, 'p') > 0) << 15) | ((instr(w, 'q') > 0) << 16) | ((instr(w, 'r') > 0) << 17) |
            ((instr(w, 's') > 0) << 18) | ((instr(w, 't') > 0) << 19) | ((instr(w, 'u') > 0) << 20) |
            ((instr(w, 'v') > 0) << 21) | ((instr(w, 'w') > 0) << 22) | ((instr(w, 'x') > 0) << 23) |
            ((instr(w, 'y') > 0) << 24) | ((instr(w, 'z') > 0) << 25) | ((instr(w, '0') > 0) << 26) |
            ((instr(w, '1') > 0) << 27) | ((instr(w, '2') > 0) << 28) | ((instr(w, '3') > 0) << 29) |
            ((instr(w, '4') > 0) << 30) | ((instr(w, '5') > 0) << 31) | ((instr(w, '6') > 0) << 32) |
            ((instr(w, '7') > 0) << 33) | ((instr(w, '8') > 0) << 34) | ((instr(w, '9') > 0) << 35)
            FROM (SELECT lower(prompt || ' ' || model || ' ' || template) AS w))
        WHERE id = new.artwork_id;
END;
DROP TRIGGER artworks_added;
DROP TRIGGER artworks_removed;
DROP TRIGGER artworks_reworded;
DROP INDEX artworks_newest;
INSERT INTO artwork_parameters SELECT artwork_id, body FROM artwork_parameters;

CREATE TRIGGER uploads_added AFTER INSERT ON uploads WHEN new.state = 'stored' BEGIN
    UPDATE artworks SET stored = 1 WHERE id = new.artwork_id;
END;
CREATE TRIGGER uploads_moved AFTER UPDATE OF state ON uploads
    WHEN (old.state = 'stored') <> (new.state = 'stored') BEGIN
    UPDATE artworks SET stored = (new.state = 'stored') WHERE id = new.artwork_id;
END;
CREATE TRIGGER uploads_removed AFTER DELETE ON uploads WHEN old.state = 'stored' BEGIN
    UPDATE artworks SET stored = 0 WHERE id = old.artwork_id;
END;

-- Two signs behind each text, so that each of its letters begins one of the index's threes: what is shorter than
-- three is then found by how they begin.
DROP TABLE artwork_search;
CREATE VIEW artwork_words AS
    SELECT id, prompt || char(3, 3) AS prompt, negative_prompt || char(3, 3) AS negative_prompt,
           model || char(3, 3) AS model, template || char(3, 3) AS template FROM artworks;
CREATE VIRTUAL TABLE artwork_search USING fts5 (
    prompt, negative_prompt, model, template,
    content = 'artwork_words', content_rowid = 'id', tokenize = 'trigram');
CREATE VIRTUAL TABLE artwork_search_grams USING fts5vocab (artwork_search, instance);
INSERT INTO artwork_search (artwork_search) VALUES ('rebuild');
CREATE TRIGGER artworks_added AFTER INSERT ON artworks BEGIN
    INSERT INTO artwork_search (rowid, prompt, negative_prompt, model, template)
        VALUES (new.id, new.prompt || char(3, 3), new.negative_prompt || char(3, 3), new.model || char(3, 3),
                new.template || char(3, 3));
    INSERT INTO artwork_parameters VALUES (new.id, (SELECT body FROM artwork_parameters WHERE artwork_id = new.id));
END;
CREATE TRIGGER artworks_removed AFTER DELETE ON artworks BEGIN
    INSERT INTO artwork_search (artwork_search, rowid, prompt, negative_prompt, model, template)
        VALUES ('delete', old.id, old.prompt || char(3, 3), old.negative_prompt || char(3, 3), old.model || char(3, 3),
                old.template || char(3, 3));
END;
CREATE TRIGGER artworks_reworded AFTER UPDATE OF prompt, negative_prompt, model, template, parameters ON artworks BEGIN
    INSERT INTO artwork_search (artwork_search, rowid, prompt, negative_prompt, model, template)
        VALUES ('delete', old.id, old.prompt || char(3, 3), old.negative_prompt || char(3, 3), old.model || char(3, 3),
                old.template || char(3, 3));
    INSERT INTO artwork_search (rowid, prompt, negative_prompt, model, template)
        VALUES (new.id, new.prompt || char(3, 3), new.negative_prompt || char(3, 3), new.model || char(3, 3),
                new.template || char(3, 3));
    INSERT INTO artwork_parameters VALUES (new.id, (SELECT body FROM artwork_parameters WHERE artwork_id = new.id));
END;

-- The gallery as in 006, with whatever a search may ask, so that one index answers without the rows.
CREATE INDEX artworks_newest
    ON artworks (created_at DESC, id ASC, seed, rating, favourite, model, trashed_at, rejected, stored, provider, width,
                 height, cost, media_type, parameter_set, letters)
    WHERE trashed_at IS NULL;
-- Counts, and what there is to choose from. The condition's own column too, or the rows are read for it.
CREATE INDEX artworks_models ON artworks (model, provider, favourite, rejected, trashed_at) WHERE trashed_at IS NULL;
CREATE INDEX artworks_parameters ON artworks (parameter_set, trashed_at) WHERE trashed_at IS NULL;
CREATE INDEX artworks_trashed ON artworks (trashed_at) WHERE trashed_at IS NOT NULL;
-- Trashed pictures keep their tags and albums, and do not count: they are few, and taken off.
CREATE VIEW tag_counts AS
    SELECT tags.id AS id, tags.name AS name,
           (SELECT count(*) FROM artwork_tags WHERE tag_id = tags.id) - coalesce(hidden.pictures, 0) AS pictures
    FROM tags LEFT JOIN (
        SELECT tag_id, count(*) AS pictures
        FROM artworks INDEXED BY artworks_trashed CROSS JOIN artwork_tags ON artwork_id = artworks.id
        WHERE trashed_at IS NOT NULL GROUP BY tag_id) AS hidden ON hidden.tag_id = tags.id;
-- What lies in an album inside it lies in it, once; only then each picture has to be looked at.
CREATE VIEW album_counts AS
    SELECT albums.id AS id, albums.name AS name, iif(
        EXISTS (SELECT 1 FROM albums AS inner_one WHERE inner_one.parent_id = albums.id),
        (WITH RECURSIVE inside (album) AS (
             SELECT albums.id UNION
             SELECT inner_one.id FROM albums AS inner_one JOIN inside ON inner_one.parent_id = inside.album)
         SELECT count(DISTINCT artwork_id) FROM inside CROSS JOIN album_artworks ON album_id = inside.album
         WHERE artwork_id NOT IN (SELECT artworks.id FROM artworks WHERE trashed_at IS NOT NULL)),
        (SELECT count(*) FROM album_artworks WHERE album_id = albums.id) - coalesce(hidden.pictures, 0)) AS pictures
    FROM albums LEFT JOIN (
        SELECT album_id, count(*) AS pictures
        FROM artworks INDEXED BY artworks_trashed CROSS JOIN album_artworks ON artwork_id = artworks.id
        WHERE trashed_at IS NOT NULL GROUP BY album_id) AS hidden ON hidden.album_id = albums.id;
