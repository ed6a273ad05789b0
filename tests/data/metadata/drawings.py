"""Graphs of ComfyUI as they were drawn, with what is folded up in them."""

BASE = "sd_xl_base_1.0.safetensors"

INNER = "8f1c2e5a-6d0b-4c1f-9a77-0be2f2a91d34"
TEXT = "0d4c1f6e-2a91-4d34-8f1c-2e5a6d0b9a77"


def drawn(number, kind, values=(), inputs=(), **more):
    return {"id": number, "type": kind, "mode": 0, "inputs": list(inputs), "widgets_values": list(values), **more}


def socket(name, kind, link=None, shown=False):
    return {"name": name, "type": kind, "link": link, **({"widget": {"name": name}} if shown else {})}


def line(number, source, out, target, into, kind):
    return {"id": number, "origin_id": source, "origin_slot": out, "target_id": target, "target_slot": into,
            "type": kind}


def subgraph(prompt, negative):
    """Only drawn: what makes the picture is folded up in a subgraph, whose prompt and seed were typed outside."""
    return {
        "version": 0.4, "extra": {}, "nodes": [
            drawn(1, "CheckpointLoaderSimple", [BASE]),
            drawn(2, INNER, [], [socket("model", "MODEL", 1), socket("clip", "CLIP", 2), socket("vae", "VAE", 3),
                                 socket("text", "STRING", 5, True)], properties={"proxyWidgets": [["3", "steps"]]}),
            drawn(3, "SaveImage", ["ComfyUI"], [socket("images", "IMAGE", 7)]),
            drawn(4, "LoraLoaderModelOnly", ["unused.safetensors", 1], [socket("model", "MODEL", 4)], mode=4),
            drawn(5, "PrimitiveStringMultiline", [prompt]),
            drawn(6, "ImageInvert", [], [socket("image", "IMAGE", 6)], mode=4)],
        "links": [[1, 4, 0, 2, 0, "MODEL"], [2, 1, 1, 2, 1, "CLIP"], [3, 1, 2, 2, 2, "VAE"], [4, 1, 0, 4, 0, "MODEL"],
                  [5, 5, 0, 2, 3, "STRING"], [6, 2, 0, 6, 0, "IMAGE"], [7, 6, 0, 3, 0, "IMAGE"]],
        "definitions": {"subgraphs": [{
            "id": INNER, "version": 1, "name": "Make", "inputNode": {"id": -10}, "outputNode": {"id": -20},
            "inputs": [{"name": "model", "type": "MODEL"}, {"name": "clip", "type": "CLIP"},
                       {"name": "vae", "type": "VAE"}, {"name": "text", "type": "STRING"}],
            "outputs": [{"name": "IMAGE", "type": "IMAGE"}],
            "nodes": [
                drawn(3, "KSampler", [771203465, "randomize", 28, 6.5, "dpmpp_2m", "karras", 1],
                      [socket("model", "MODEL", 1), socket("positive", "CONDITIONING", 2),
                       socket("negative", "CONDITIONING", 3), socket("latent_image", "LATENT", 4)]),
                drawn(4, TEXT, [], [socket("clip", "CLIP", 5), socket("text", "STRING", 6, True)]),
                drawn(5, TEXT, [negative], [socket("clip", "CLIP", 7), socket("text", "STRING", None, True)]),
                drawn(6, "EmptyLatentImage", [832, 1216, 1]),
                drawn(7, "VAEDecode", [], [socket("samples", "LATENT", 8), socket("vae", "VAE", 9)])],
            "links": [line(1, -10, 0, 3, 0, "MODEL"), line(2, 4, 0, 3, 1, "CONDITIONING"),
                      line(3, 5, 0, 3, 2, "CONDITIONING"), line(4, 6, 0, 3, 3, "LATENT"), line(5, -10, 1, 4, 0, "CLIP"),
                      line(6, -10, 3, 4, 1, "STRING"), line(7, -10, 1, 5, 0, "CLIP"), line(8, 3, 0, 7, 0, "LATENT"),
                      line(9, -10, 2, 7, 1, "VAE"), line(10, 7, 0, -20, 0, "IMAGE")]}, {
            "id": TEXT, "version": 1, "name": "Words", "inputNode": {"id": -10}, "outputNode": {"id": -20},
            "inputs": [{"name": "clip", "type": "CLIP"}, {"name": "text", "type": "STRING"}],
            "outputs": [{"name": "CONDITIONING", "type": "CONDITIONING"}],
            "nodes": [drawn(1, "CLIPTextEncode", ["not this"],
                            [socket("clip", "CLIP", 1), socket("text", "STRING", 2, True)])],
            "links": [line(1, -10, 0, 1, 0, "CLIP"), line(2, -10, 1, 1, 1, "STRING"),
                      line(3, 1, 0, -20, 0, "CONDITIONING")]}]}}


def grouped(prompt, negative):
    """The same of older versions: a group node, which shows the values of all that is in it, one after the other."""
    return {
        "version": 0.4, "nodes": [
            drawn(1, "CheckpointLoaderSimple", [BASE]),
            drawn(2, "workflow>Make", [prompt, negative, 832, 1216, 1, 771203465, "fixed", 28, 6.5, "dpmpp_2m", "karras", 1],
                  [socket("clip", "CLIP", 1), socket("CLIPTextEncode clip", "CLIP", 2), socket("model", "MODEL", 3)]),
            drawn(3, "VAEDecode", [], [socket("samples", "LATENT", 4), socket("vae", "VAE", 5)]),
            drawn(4, "SaveImage", ["ComfyUI"], [socket("images", "IMAGE", 6)])],
        "links": [[1, 1, 1, 2, 0, "CLIP"], [2, 1, 1, 2, 1, "CLIP"], [3, 1, 0, 2, 2, "MODEL"], [4, 2, 0, 3, 0, "LATENT"],
                  [5, 1, 2, 3, 1, "VAE"], [6, 3, 0, 4, 0, "IMAGE"]],
        "extra": {"groupNodes": {"Make": {
            "nodes": [
                drawn(-1, "CLIPTextEncode", ["old"], [socket("clip", "CLIP")], index=0,
                      outputs=[{"name": "CONDITIONING", "type": "CONDITIONING"}]),
                drawn(-1, "CLIPTextEncode", ["old"], [socket("clip", "CLIP")], index=1,
                      outputs=[{"name": "CONDITIONING", "type": "CONDITIONING"}]),
                drawn(-1, "EmptyLatentImage", [512, 512, 1], index=2, outputs=[{"name": "LATENT", "type": "LATENT"}]),
                drawn(-1, "KSampler", [1, "fixed", 20, 8, "euler", "normal", 1],
                      [socket("model", "MODEL"), socket("positive", "CONDITIONING"), socket("negative", "CONDITIONING"),
                       socket("latent_image", "LATENT")], index=3, outputs=[{"name": "LATENT", "type": "LATENT"}])],
            "links": [[0, 0, 3, 1, 6, "CONDITIONING"], [1, 0, 3, 2, 7, "CONDITIONING"], [2, 0, 3, 3, 5, "LATENT"]],
            "external": []}}}}
