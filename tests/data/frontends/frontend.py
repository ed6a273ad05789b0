"""A front end that knows nothing but Python: prints what it saw. Needs BASE and TOKEN."""
import json
import os
import time
import urllib.error
import urllib.request


def ask(path, body=None):
    while True:
        request = urllib.request.Request(
            os.environ["BASE"] + path,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": "Bearer " + os.environ["TOKEN"], "Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request) as answer:
                return {"status": answer.status, "body": json.load(answer)}
        except urllib.error.HTTPError as error:
            if error.code != 429:
                return {"status": error.code, "body": json.load(error)}
            time.sleep(int(error.headers.get("Retry-After", 5)))


def polled(path, is_done):
    while True:
        answer = ask(path)
        if is_done(answer["body"]):
            return answer
        time.sleep(1)


def opened(url):
    with urllib.request.urlopen(url) as answer:
        return len(answer.read())


small = {"prompt": "a boat", "width": 512, "height": 512}
seen = {"links": ask("/generate", small), "begunTask": ask("/api/images/generate", small)}
seen["task"] = polled("/api/images/" + seen["begunTask"]["body"]["taskId"], lambda body: body["status"] != "processing")
envelopes = "/api/v1/assets/mints/image/generation"
seen["begunEnvelope"] = ask(envelopes, {"model": "image-01", "prompt": "a girl at the sea"})
seen["envelope"] = polled(envelopes + "/" + seen["begunEnvelope"]["body"]["data"]["job_id"],
                          lambda body: body["data"]["progress"] == 100 or body["data"]["status"] == "FAILED")
seen["begunRecord"] = ask("/api/app/generate", {**small, "prompt": "a cat"})
seen["record"] = polled("/api/app/generate/" + seen["begunRecord"]["body"]["id"], lambda body: body["status"] != "processing")
urls = [seen["links"]["body"]["urls"][0], seen["task"]["body"]["data"][0]["url"],
        seen["envelope"]["body"]["data"]["images"][0], seen["record"]["body"]["url"]]
seen["opened"] = [opened(url) for url in urls]
print(json.dumps(seen))
