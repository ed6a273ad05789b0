-- Jobs of one click are a group. What the prompt was written as before its variants were picked; '' = the prompt itself.
ALTER TABLE jobs ADD COLUMN group_id TEXT NOT NULL DEFAULT '';
ALTER TABLE jobs ADD COLUMN template TEXT NOT NULL DEFAULT '';
CREATE INDEX jobs_group ON jobs (group_id) WHERE group_id <> '';
-- Prompts that were sent, newest first.
CREATE INDEX jobs_created ON jobs (created_at);

-- Which kept files a job was made with: a picture of the library among them is a parent.
CREATE TABLE job_inputs (
    job_id        TEXT NOT NULL,
    sha256        TEXT NOT NULL,               -- 64 hex, as in inputs/ and in artworks
    PRIMARY KEY (job_id, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX job_inputs_sha ON job_inputs (sha256);
INSERT OR IGNORE INTO job_inputs (job_id, sha256)
    SELECT jobs.id, substr(one.value, 7) FROM jobs, json_tree(jobs.parameters) AS one
    WHERE jobs.parameters LIKE '%"input:%' AND one.type = 'text' AND one.value GLOB 'input:*' AND length(one.value) = 70;

-- A picture is found by what its prompt was written as, too.
ALTER TABLE artworks ADD COLUMN template TEXT NOT NULL DEFAULT '';
DROP TRIGGER artworks_added;
DROP TRIGGER artworks_removed;
DROP TRIGGER artworks_reworded;
DROP TABLE artwork_search;
CREATE VIRTUAL TABLE artwork_search USING fts5 (
    prompt, negative_prompt, model, template,
    content = 'artworks', content_rowid = 'id', tokenize = 'trigram');
INSERT INTO artwork_search (artwork_search) VALUES ('rebuild');
CREATE TRIGGER artworks_added AFTER INSERT ON artworks BEGIN
    INSERT INTO artwork_search (rowid, prompt, negative_prompt, model, template)
    VALUES (new.id, new.prompt, new.negative_prompt, new.model, new.template);
END;
CREATE TRIGGER artworks_removed AFTER DELETE ON artworks BEGIN
    INSERT INTO artwork_search (artwork_search, rowid, prompt, negative_prompt, model, template)
    VALUES ('delete', old.id, old.prompt, old.negative_prompt, old.model, old.template);
END;
CREATE TRIGGER artworks_reworded AFTER UPDATE OF prompt, negative_prompt, model, template ON artworks BEGIN
    INSERT INTO artwork_search (artwork_search, rowid, prompt, negative_prompt, model, template)
    VALUES ('delete', old.id, old.prompt, old.negative_prompt, old.model, old.template);
    INSERT INTO artwork_search (rowid, prompt, negative_prompt, model, template)
    VALUES (new.id, new.prompt, new.negative_prompt, new.model, new.template);
END;

-- Named requests, or parts of one.
CREATE TABLE presets (
    id            INTEGER PRIMARY KEY,
    folder        TEXT NOT NULL DEFAULT '',    -- names joined by '/'
    name          TEXT NOT NULL,
    body          TEXT NOT NULL,               -- JSON: what it holds
    cover         TEXT,                        -- uuid of a picture
    created_at    INTEGER NOT NULL,
    UNIQUE (folder, name)
) STRICT;
-- Prompts that were marked, as they were written.
CREATE TABLE favourite_prompts (
    prompt        TEXT PRIMARY KEY,
    created_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
