// The page of the HTTP door: the smallest front end that does the whole loop, and the living example of the
// interface. All it calls is described by openapi.json. Addresses are relative: it works below a sub-path too.
"use strict";

const words = JSON.parse(document.body.dataset.words);
const find = id => document.getElementById(id);
const say = (text, isBad = false) => {
    find("status").textContent = text;
    find("status").classList.toggle("bad", isBad);
};
const said = (word, what) => words[word].replace("%1", () => String(what));
const pause = seconds => new Promise(done => setTimeout(done, 1000 * seconds));

// ---- The interface ----

//! What the server would not do, and why: the members of application/problem+json.
class Refused extends Error {
    constructor(status, problem) {
        const wrong = (problem.problems ?? []).map(one => `${one.parameter}: ${one.kind} ${one.limit}`);
        super([problem.detail ?? problem.title ?? status, ...wrong].join(" · "));
        this.status = status;
    }
}

const tokenKey = "limner-token"; // of this tab alone, and never in an address
const token = {
    get: () => sessionStorage.getItem(tokenKey),
    set: value => sessionStorage.setItem(tokenKey, value),
    forget: () => sessionStorage.removeItem(tokenKey),
};

//! One call. "Too many in a minute" is waited out, as the answer says.
async function call(path, { method = "GET", body, headers = {} } = {}) {
    for (;;) {
        const all = { ...headers };
        if (token.get())
            all.Authorization = `Bearer ${token.get()}`;
        if (body !== undefined)
            all["Content-Type"] = "application/json";
        const answer = await fetch(path, {
            method, headers: all, body: body === undefined ? undefined : JSON.stringify(body),
            credentials: "omit", referrerPolicy: "no-referrer",
        });
        if (answer.ok)
            return answer;
        const problem = await answer.json().catch(() => ({}));
        if (answer.status !== 429)
            throw new Refused(answer.status, problem);
        const seconds = Number(answer.headers.get("Retry-After")) || 5;
        say(said("slow", seconds));
        await pause(seconds);
        say("");
    }
}
const json = async (path, options) => (await call(path, options)).json();

//! One id is one job for ever: whatever happens on the way, sending it again makes no second one.
const newId = () => [...crypto.getRandomValues(new Uint8Array(16))].map(one => one.toString(16).padStart(2, "0")).join("");

//! Server-sent events. EventSource knows no headers, and a token does not belong into an address.
async function hear(lastId, onEvent) {
    const answer = await call("v1/events", { headers: lastId ? { "Last-Event-ID": lastId } : {} });
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let text = "";;) {
        const { value, done } = await reader.read();
        if (done)
            return;
        text += value;
        for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
            const fields = {};
            for (const line of text.slice(0, end).split("\n"))
                fields[line.slice(0, line.indexOf(":"))] = line.slice(line.indexOf(":") + 1).trim();
            text = text.slice(end + 2);
            if (fields.data)
                onEvent(fields.id, fields.event, JSON.parse(fields.data));
        }
    }
}

// ---- What is seen: words of others are text, never markup ----

function element(name, { text, ...properties } = {}, ...children) {
    const out = Object.assign(document.createElement(name), properties);
    if (text !== undefined)
        out.textContent = text;
    out.append(...children);
    return out;
}

const money = ({ amount, currency }) => `${amount.toFixed(amount < 1 ? 4 : 2)} ${currency}`;
const tellSpend = spend => {
    find("spent").textContent = said("spent", money({ amount: spend.today, currency: spend.currency }));
};

async function copyText(text) {
    if (navigator.clipboard)
        return navigator.clipboard.writeText(text);
    const field = element("textarea", { value: text }); // a page without TLS has no clipboard of its own
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
}

async function copyLink(id, button) {
    button.disabled = true;
    try {
        const { url } = await json(`v1/artworks/${encodeURIComponent(id)}/link`);
        await copyText(url);
        button.textContent = words.copied;
        say(words.copied);
        setTimeout(() => { button.textContent = words.copy; }, 2000);
    } catch (error) {
        say(said("failed", error.message), true);
    }
    button.disabled = false;
}

const figures = new Map(); // by the id of the picture

function showLink(id, url) {
    const figure = figures.get(id);
    if (!figure || !url)
        return;
    const button = figure.querySelector("button");
    button.disabled = false;
    button.textContent = words.copy;
    if (/^https?:\/\//.test(url) && !figure.querySelector("a"))
        button.after(element("a", { text: words.open, href: url, target: "_blank", rel: "noopener noreferrer" }));
}

// Bytes come with the token, as any call does; only what is looked at is asked for.
const seen = new IntersectionObserver(entries => {
    for (const { isIntersecting, target } of entries) {
        if (!isIntersecting)
            continue;
        seen.unobserve(target);
        call(`v1/artworks/${encodeURIComponent(target.dataset.id)}/thumbnail?edge=320`)
            .then(answer => answer.blob())
            .then(blob => { target.src = URL.createObjectURL(blob); })
            .catch(() => {}); // nobody here can draw this file
    }
});

function showPicture(artwork, place) {
    if (figures.has(artwork.id))
        return;
    const image = element("img", { alt: artwork.prompt, width: 320, height: 320 });
    image.dataset.id = artwork.id;
    image.addEventListener("load", () => URL.revokeObjectURL(image.src));
    const copy = element("button", { type: "button", className: "quiet", text: words.no_link, disabled: true });
    copy.addEventListener("click", () => copyLink(artwork.id, copy));
    const figure = element("figure", {}, image, element("figcaption", {},
        element("p", { text: artwork.prompt, title: artwork.prompt }), element("div", { className: "acts" }, copy)));
    figures.set(artwork.id, figure);
    find("gallery")[place](figure);
    find("empty").hidden = true;
    seen.observe(image);
    showLink(artwork.id, artwork.url);
}

const jobs = new Map(); // by id: the row of one that is under way, or has something to say

function showJob(job) {
    if (job.state === "done") {
        jobs.get(job.id)?.remove();
        jobs.delete(job.id);
        return;
    }
    let row = jobs.get(job.id);
    if (!row) {
        row = element("div", { className: "job" }, element("p"), element("button", { type: "button", className: "quiet" }),
            element("p", { className: "state" }), element("progress", { max: 100, value: 0 }));
        jobs.set(job.id, row);
        find("jobs").append(row);
    }
    const [prompt, button, state, progress] = row.children;
    if (job.prompt !== undefined)
        prompt.textContent = job.prompt;
    progress.setAttribute("aria-label", prompt.textContent);
    if (job.progress !== undefined)
        progress.value = job.progress;
    if (job.state === undefined)
        return;
    const isOver = ["failed", "cancelled", "uncertain"].includes(job.state);
    const word = words[job.state === "failed" ? "failed_job" : job.state] ?? job.state;
    state.textContent = job.error ? `${word}: ${job.error.message} ${job.error.hint}` : word;
    row.classList.toggle("bad", isOver);
    progress.hidden = isOver;
    button.textContent = isOver ? words.close : words.cancel;
    button.onclick = isOver ? () => { row.remove(); jobs.delete(job.id); } : () => cancel(job.id);
}

async function cancel(id) {
    try {
        await call(`v1/jobs/${encodeURIComponent(id)}/cancel`, { method: "POST" });
    } catch (error) {
        say(said("failed", error.message), true);
    }
}

// ---- The form, made of what the model says of itself ----

const splitModel = typed => {
    const [, provider, name] = /^(?:([a-z]+):)?(.*)$/.exec(typed.trim());
    return { provider: provider ?? "", name };
};

//! Sizes in the model's own words: shapes it lists, or sides within its bounds.
function sizesOf(parameters) {
    const shape = parameters.find(one => ["aspect_ratio", "size"].includes(one.name) && one.choices);
    if (shape)
        return shape.choices.map(one => ({ text: String(one), values: { [shape.name]: one } }));
    const [width, height] = ["width", "height"].map(name => parameters.find(one => one.name === name));
    if (!width || !height)
        return [];
    const usual = Math.sqrt((width.default ?? 1024) * (height.default ?? 1024));
    const fit = (side, by) => Math.round(Math.min(by.maximum ?? 1e5, Math.max(by.minimum ?? 64, side)) / 64) * 64;
    return [[1, 1], [3, 2], [2, 3], [16, 9], [9, 16]].map(([across, down]) => {
        const values = { width: fit(usual * Math.sqrt(across / down), width), height: fit(usual * Math.sqrt(down / across), height) };
        return { text: `${across}:${down}, ${values.width} × ${values.height}`, values };
    });
}

async function fillSizes() {
    const { provider, name } = splitModel(find("model").value);
    const path = name.split("/").map(encodeURIComponent).join("/");
    const usual = element("option", { text: words.size_usual, value: "{}" });
    find("size").replaceChildren(usual);
    if (!name)
        return;
    try {
        const { parameters } = await json(`v1/models/${path}?provider=${encodeURIComponent(provider)}`);
        find("size").append(...sizesOf(parameters).map(one => element("option", { text: one.text, value: JSON.stringify(one.values) })));
    } catch (error) {
        say(said("failed", error.message), true);
    }
}

async function fillModels() {
    const { models, usual } = await json("v1/models?q=");
    find("models").replaceChildren(...models.map(one => element("option", { value: `${one.provider}:${one.model}` })));
    find("model").value = `${usual.provider}:${usual.model}`;
    await fillSizes();
}

let wish = null; // what is being sent; the same until an answer came

async function generate(event) {
    event.preventDefault();
    const { provider, name } = splitModel(find("model").value);
    const asked = { prompt: find("prompt").value, count: Number(find("count").value), parameters: JSON.parse(find("size").value) };
    if (name)
        asked.model = provider ? `${provider}:${name}` : name;
    if (!wish || JSON.stringify(wish.asked) !== JSON.stringify(asked))
        wish = { id: newId(), asked };
    find("generate").disabled = true;
    try {
        const ticket = await json("v1/jobs", { method: "POST", body: { ...asked, id: wish.id } });
        wish = null;
        say(ticket.cached ? words.cached : words.sent);
        const job = await json(`v1/jobs/${encodeURIComponent(ticket.id)}`);
        for (const id of job.jobs ?? [job.id])
            showJob(id === job.id ? job : { id, prompt: job.prompt, state: job.state });
    } catch (error) {
        if (error instanceof Refused)
            wish = null;
        say(said("failed", error.message), true);
    }
    find("generate").disabled = false;
}

// ---- The library, and what happens in it ----

const pageLength = 12;
let after = null; // the `next` of the page before

async function fillGallery() {
    const place = after === null ? "" : `&after=${encodeURIComponent(after)}`;
    const { rows, next } = await json(`v1/artworks?limit=${pageLength}${place}`);
    for (const artwork of rows)
        showPicture(artwork, "append");
    after = next;
    find("more").hidden = next === null;
    find("empty").hidden = figures.size > 0;
}

//! How it stands, in whole: at first, and whenever events may have been missed.
async function catchUp() {
    tellSpend(await json("v1/spend"));
    const { rows } = await json("v1/jobs?limit=20");
    for (const job of rows) {
        if (jobs.has(job.id) || ["queued", "submitting", "running", "fetching"].includes(job.state))
            showJob(job);
    }
    const { rows: pictures } = await json(`v1/artworks?limit=${pageLength}`);
    for (const artwork of pictures.reverse())
        showPicture(artwork, "prepend");
}

function take(name, data) {
    if (name === "job" && (data.prompt !== undefined || jobs.has(data.id)))
        showJob(data);
    else if (name === "artwork")
        json(`v1/artworks/${encodeURIComponent(data.id)}`).then(artwork => showPicture(artwork, "prepend")).catch(() => {});
    else if (name === "upload")
        showLink(data.id, data.url);
    else if (name === "spend")
        tellSpend(data);
}

async function listen() {
    for (let lastId = "", isFirst = true;; isFirst = false) {
        try {
            if (!isFirst)
                await catchUp();
            await hear(lastId, (id, name, data) => {
                lastId = id;
                take(name, data);
            });
        } catch (error) {
            if (error.status === 401)
                return location.reload();
            say(words.offline, true);
        }
        await pause(2);
    }
}

//! Asks for the token where one is needed; a wrong one is not kept.
async function enter() {
    try {
        tellSpend(await json("v1/spend"));
    } catch (error) {
        if (error.status !== 401)
            return say(said("failed", error.message), true);
        if (token.get() !== null)
            say(words.token_wrong, true);
        token.forget();
        find("door").hidden = false;
        find("token").focus();
        return;
    }
    say("");
    find("token").value = "";
    find("door").hidden = true;
    find("leave").hidden = token.get() === null;
    find("studio").hidden = false;
    find("prompt").focus();
    listen();
    await Promise.all([fillModels(), fillGallery(), catchUp()]).catch(error => say(said("failed", error.message), true));
}

find("door").addEventListener("submit", event => {
    event.preventDefault();
    token.set(find("token").value.trim());
    enter();
});
find("leave").addEventListener("click", () => {
    token.forget();
    location.reload();
});
find("wish").addEventListener("submit", generate);
find("prompt").addEventListener("keydown", event => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey))
        find("wish").requestSubmit();
});
find("model").addEventListener("change", fillSizes);
find("more").addEventListener("click", fillGallery);
enter();
