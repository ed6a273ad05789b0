// The peer of `limner serve` in `./dev bench serve --peer`: a job's way from the prompt to the stored picture, as it is
// usually written with express, replicate-js and minio-js. It keeps jobs in memory, has no queue and no ledger.
"use strict";

const express = require("express");
const fs = require("fs");
const { Client } = require("minio");
const Replicate = require("replicate");
const { randomUUID } = require("crypto");

const { REPLICATE_API_TOKEN, REPLICATE_API_BASE_URL, MINIO_ENDPOINT, MINIO_ACCESS_KEY, MINIO_SECRET_KEY, MINIO_BUCKET, MINIO_REGION, BENCH_VERSION } = process.env;
const replicate = new Replicate({ auth: REPLICATE_API_TOKEN, baseUrl: `${REPLICATE_API_BASE_URL}/v1` });
const { hostname, port } = new URL(MINIO_ENDPOINT);
const store = new Client({
    endPoint: hostname, port: Number(port), useSSL: false, accessKey: MINIO_ACCESS_KEY, secretKey: MINIO_SECRET_KEY,
    region: MINIO_REGION || "us-east-1", pathStyle: true,
});
const jobs = new Map();

async function run(job, input) {
    try {
        const created = await replicate.predictions.create({ version: BENCH_VERSION, input });
        job.state = "running";
        const done = await replicate.wait(created, { interval: 500 });
        if (done.status !== "succeeded")
            throw new Error(`${done.status}: ${done.error}`);
        job.state = "fetching";
        for (const url of [done.output].flat()) {
            const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
            const key = `${randomUUID()}.png`;
            await store.putObject(MINIO_BUCKET, key, bytes, bytes.length, { "Content-Type": "image/png" });
            job.images.push({ url: await store.presignedGetObject(MINIO_BUCKET, key) });
        }
        job.state = "done";
    } catch (error) {
        job.state = "failed";
        job.error = String(error);
    }
}

const app = express();
app.use(express.json());
app.use((request, response, next) => {
    if (request.get("authorization") === `Bearer ${process.env.LIMNER_API_TOKEN}`)
        next();
    else
        response.status(401).json({});
});
app.post("/v1/jobs", (request, response) => {
    const job = { id: randomUUID(), state: "queued", images: [], error: null };
    jobs.set(job.id, job);
    run(job, { prompt: request.body.prompt, ...request.body.parameters });
    response.status(202).json({ id: job.id, state: job.state });
});
app.get("/v1/jobs/:id", (request, response) => response.json(jobs.get(request.params.id)));
const server = app.listen(0, "127.0.0.1", () => fs.writeFileSync(process.argv[2], String(server.address().port)));
