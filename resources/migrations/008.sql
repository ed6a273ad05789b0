-- What a picture is called, as names are compared: the gallery sorted by name needs no more than an index.
ALTER TABLE artworks ADD COLUMN name_key TEXT NOT NULL DEFAULT '';
-- Pictures asked for in the same words, with the same values and files, have the same; seeds apart. NULL = nobody
-- knows what it was made with.
ALTER TABLE artworks ADD COLUMN alike INTEGER;
-- The stack it lies in: that of its likes, and of those made with the same click. NULL = it lies alone.
ALTER TABLE artworks ADD COLUMN stack INTEGER;
DROP INDEX artworks_newest;
CREATE INDEX artworks_alike ON artworks (alike, stack) WHERE alike IS NOT NULL;
CREATE INDEX artworks_stack ON artworks (stack) WHERE stack IS NOT NULL;

CREATE VIEW artwork_kin AS
    SELECT id AS artwork_id, natural_key(prompt, path) AS name_key,
           iif(model = '' AND prompt = '', NULL, digest64(
               provider, model, version, prompt, negative_prompt,
               (SELECT body FROM parameter_sets WHERE parameter_sets.id = parameter_set),
               (SELECT group_concat(sha256) FROM job_inputs WHERE job_inputs.job_id = artworks.job_id))) AS alike
    FROM artworks;
-- Writing to the view notes of a picture what it has to say.
CREATE TRIGGER artwork_kin_noted INSTEAD OF INSERT ON artwork_kin BEGIN
    UPDATE artworks SET name_key = new.name_key, alike = new.alike, stack = coalesce(
        (SELECT other.stack FROM artworks AS other
         WHERE other.alike = new.alike AND other.id <> new.artwork_id AND other.stack IS NOT NULL LIMIT 1),
        new.artwork_id)
        WHERE id = new.artwork_id;
    -- Two stacks that share a picture are one. Those of a click lie in one already.
    UPDATE artworks SET stack = near.stack FROM (
        SELECT other.stack AS stack, mine.stack AS own
        FROM artworks AS mine JOIN jobs AS job ON job.id = mine.job_id
        JOIN jobs AS beside ON beside.group_id = job.group_id
        JOIN artworks AS other ON other.job_id = beside.id
        WHERE mine.id = new.artwork_id AND job.group_id <> '' AND beside.group_id <> ''
          AND other.id <> mine.id AND other.stack IS NOT NULL LIMIT 1) AS near
        WHERE artworks.stack = near.own AND near.stack <> near.own;
END;
INSERT INTO artwork_kin SELECT artwork_id, name_key, alike FROM artwork_kin ORDER BY artwork_id;

-- The gallery as in 007, with the stack; then one for each other order, as the table of `sortRule` has them.
CREATE INDEX artworks_newest
    ON artworks (created_at DESC, id ASC, seed, rating, favourite, model, trashed_at, rejected, stored, provider, width,
                 height, cost, media_type, parameter_set, letters, stack)
    WHERE trashed_at IS NULL;
CREATE INDEX artworks_oldest ON artworks (created_at, id, stack, trashed_at) WHERE trashed_at IS NULL;
CREATE INDEX artworks_rated ON artworks (rating DESC, created_at DESC, id, stack, trashed_at) WHERE trashed_at IS NULL;
-- What is calculated stands in its index with what it is calculated from, or the rows are read for it.
CREATE INDEX artworks_costly
    ON artworks (coalesce(cost, -1) DESC, created_at DESC, id, stack, cost, trashed_at) WHERE trashed_at IS NULL;
CREATE INDEX artworks_largest
    ON artworks (width * height DESC, created_at DESC, id, stack, width, height, trashed_at) WHERE trashed_at IS NULL;
CREATE INDEX artworks_named
    ON artworks (name_key, created_at DESC, id, stack, trashed_at) WHERE trashed_at IS NULL;
