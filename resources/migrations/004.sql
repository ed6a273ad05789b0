-- What a picture was made from is its job's request, and stands there once. '' = the job's.
UPDATE artworks SET parameters = '' WHERE parameters = (SELECT parameters FROM jobs WHERE jobs.id = artworks.job_id);
