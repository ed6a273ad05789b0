// A front end on a page of another origin: what `speak` brings back is what it saw.
'use strict';

const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds));

async function ask(base, token, path, body) {
    for (;;) {
        const answer = await fetch(base + path, {
            method: body ? 'POST' : 'GET',
            headers: {'Authorization': 'Bearer ' + token, 'Content-Type': 'application/json'},
            body: body && JSON.stringify(body),
        });
        if (answer.status !== 429)
            return {status: answer.status, body: await answer.json()};
        await pause(1000 * (Number(answer.headers.get('Retry-After')) || 5));
    }
}

async function polled(base, token, path, isDone) {
    for (;;) {
        const answer = await ask(base, token, path);
        if (isDone(answer.body))
            return answer;
        await pause(1000);
    }
}

// How wide the picture behind a link is; 0 = it is none.
function opened(url) {
    return new Promise(done => {
        const picture = new Image();
        picture.onload = () => done(picture.naturalWidth);
        picture.onerror = () => done(0);
        picture.src = url;
    });
}

async function speak(base, token) {
    const small = {prompt: 'a boat', width: 512, height: 512};
    const links = await ask(base, token, '/generate', small);
    const begunTask = await ask(base, token, '/api/images/generate', small);
    const task = await polled(base, token, '/api/images/' + begunTask.body.taskId,
                              body => body.status !== 'processing');
    const envelopes = '/api/v1/assets/mints/image/generation';
    const begunEnvelope = await ask(base, token, envelopes, {model: 'image-01', prompt: 'a girl at the sea'});
    const envelope = await polled(base, token, envelopes + '/' + begunEnvelope.body.data.job_id,
                                  body => body.data.progress === 100 || body.data.status === 'FAILED');
    const begunRecord = await ask(base, token, '/api/app/generate', {...small, prompt: 'a cat'});
    const record = await polled(base, token, '/api/app/generate/' + begunRecord.body.id,
                                body => body.status !== 'processing');
    const urls = [links.body.urls[0], task.body.data[0].url, envelope.body.data.images[0], record.body.url];
    return {links, begunTask, task, begunEnvelope, envelope, begunRecord, record,
            opened: await Promise.all(urls.map(opened))};
}
