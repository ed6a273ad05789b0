-- How many pictures one job made shapes none of them: whatever differs by it and by the seed alone is alike. The names
-- are those of `countParameterNames`, folded as in 007.
DROP VIEW artwork_kin;
CREATE VIEW artwork_kin AS
    SELECT id AS artwork_id, natural_key(prompt, path) AS name_key,
           iif(model = '' AND prompt = '', NULL, digest64(
               provider, model, version, prompt, negative_prompt,
               (SELECT nullif(json_group_array(json(one.value)), '[]')
                FROM parameter_sets, json_each(parameter_sets.body) AS one
                WHERE parameter_sets.id = parameter_set
                  AND lower(replace(replace(replace(one.value ->> 0, '_', ''), '-', ''), ' ', '')) NOT IN (
                      'numoutputs', 'batchsize', 'numimages', 'numberofimages', 'numberofoutputs', 'numsamples',
                      'nimages', 'imagecount', 'imagescount', 'numimagesperprompt', 'imagesperprompt', 'imagenum',
                      'n')),
               (SELECT group_concat(sha256) FROM job_inputs WHERE job_inputs.job_id = artworks.job_id))) AS alike
    FROM artworks;
-- As in 008: it went with its view.
CREATE TRIGGER artwork_kin_noted INSTEAD OF INSERT ON artwork_kin BEGIN
    UPDATE artworks SET name_key = new.name_key, alike = new.alike, stack = coalesce(
        (SELECT other.stack FROM artworks AS other
         WHERE other.alike = new.alike AND other.id <> new.artwork_id AND other.stack IS NOT NULL LIMIT 1),
        new.artwork_id)
        WHERE id = new.artwork_id;
    UPDATE artworks SET stack = near.stack FROM (
        SELECT other.stack AS stack, mine.stack AS own
        FROM artworks AS mine JOIN jobs AS job ON job.id = mine.job_id
        JOIN jobs AS beside ON beside.group_id = job.group_id
        JOIN artworks AS other ON other.job_id = beside.id
        WHERE mine.id = new.artwork_id AND job.group_id <> '' AND beside.group_id <> ''
          AND other.id <> mine.id AND other.stack IS NOT NULL LIMIT 1) AS near
        WHERE artworks.stack = near.own AND near.stack <> near.own;
END;
INSERT INTO artwork_kin SELECT artwork_id, name_key, alike FROM artwork_kin
    WHERE artwork_id IN (SELECT id FROM artworks WHERE parameter_set IN (
        SELECT set_id FROM parameter_values WHERE folded IN (
            'numoutputs', 'batchsize', 'numimages', 'numberofimages', 'numberofoutputs', 'numsamples', 'nimages',
            'imagecount', 'imagescount', 'numimagesperprompt', 'imagesperprompt', 'imagenum', 'n')))
    ORDER BY artwork_id;
