#!/usr/bin/env python3
"""Writes the pictures beside it, and expected.json: what each of them says.

    python3 make.py

Every picture is 8 x 8 pixels (the one with a hidden text: 40 x 130) and carries its settings in the
layout that one tool writes, made by hand after what the tools and their readers publish of it. The
words are ours. Nothing but Python's own library is needed, and the same script writes the same bytes.
"""
import json
import os

from drawings import grouped, subgraph
from formats import comment, hidden, jpeg, packed, png, text, tiff, webp, wide, xmp

HERE = os.path.dirname(os.path.abspath(__file__))

PROMPT = "a heron at low tide, reeds, <lora:linocut_v2:0.6>"
NEGATIVE = "people, text, frame"
TAIL = "Steps: 28, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 6.5, Seed: 771203465, Size: 832x1216"
TOLD = {"prompt": PROMPT, "negative_prompt": NEGATIVE, "steps": 28, "sampler": "DPM++ 2M", "cfg_scale": 6.5,
        "seed": 771203465, "width": 832, "height": 1216}


# --- A1111 and its kin -------------------------------------------------------------------------------------

def settings(more="", prompt=PROMPT, tail=TAIL):
    return f"{prompt}\nNegative prompt: {NEGATIVE}\n{tail}{more}"


FILES = {}


def file(name, content, model=None, **expected):
    FILES[name] = (content, {"model": model or "", "parameters": expected})


MODEL = ", Model hash: 31e35c80fc, Model: sd_xl_base_1.0"
A1111 = settings(MODEL + ", Clip skip: 2, Denoising strength: 0.4, Lora hashes: \"linocut_v2: 06f96f89f6, "
                 "paper: 1a2b\", Version: v1.10.1")
A1111_TOLD = dict(TOLD, origin="A1111", scheduler="Karras", clip_skip=2, denoising_strength=0.4,
                  model_hash="31e35c80fc", lora_hashes="linocut_v2: 06f96f89f6, paper: 1a2b")
file("a1111.png", png([text("parameters", A1111)]), "sd_xl_base_1.0", **A1111_TOLD)
file("a1111-packed.png", png([packed("parameters", A1111)]), "sd_xl_base_1.0", **A1111_TOLD)
file("a1111.jpg", jpeg(tiff([], [comment(A1111)])), "sd_xl_base_1.0", **A1111_TOLD)
file("a1111-little.jpg", jpeg(tiff([], [comment(A1111, "utf-16-le")], "<")), "sd_xl_base_1.0", **A1111_TOLD)
file("a1111-mixed.jpg", jpeg(tiff([], [comment(A1111, "utf-16-le")], ">")), "sd_xl_base_1.0", **A1111_TOLD)
file("a1111-lying.jpg", jpeg(tiff([], [comment(A1111, "utf-8")])), "sd_xl_base_1.0", **A1111_TOLD)
file("a1111.webp", webp(tiff([], [comment(A1111)])), "sd_xl_base_1.0", **A1111_TOLD)
CHINESE = "黄昏的灯塔，海浪\n第二行"
file("a1111-chinese.png", png([wide("parameters", settings(MODEL, CHINESE), True)]), "sd_xl_base_1.0",
     **dict(TOLD, origin="A1111", prompt=CHINESE))
file("a1111-chinese.webp", webp(tiff([], [comment(settings(MODEL, CHINESE))])), "sd_xl_base_1.0",
     **dict(TOLD, origin="A1111", prompt=CHINESE))
file("forge.png", png([text("parameters", settings(
    MODEL + ", Distilled CFG Scale: 3.5, Version: f2.0.1v1.10.1-previous-669-gdfdcbab6, Module 1: ae"))]),
    "sd_xl_base_1.0", **dict(TOLD, origin="Forge", distilled_cfg_scale=3.5, module_1="ae"))
file("forge-classic.png", png([text("parameters", settings(MODEL + ", Version: classic"))]), "sd_xl_base_1.0",
     **dict(TOLD, origin="Forge Classic"))
file("forge-neo.png", png([text("parameters", settings(MODEL + ", ADetailer version: 25.3.0, Version: neo"))]),
     "sd_xl_base_1.0", **dict(TOLD, origin="Forge Neo"))
file("reforge.png", png([text("parameters", settings(
    MODEL + ", Version: f0.0.17v1-v1.10.1RC-latest-2184-g43a8d3a"))]), "sd_xl_base_1.0", **dict(TOLD, origin="reForge"))
file("easyreforge.png", png([text("parameters", settings(MODEL + ", Version: f1.0.0-v1.10.1"))]), "sd_xl_base_1.0",
     **dict(TOLD, origin="EasyReForge"))
file("sdnext.jpg", jpeg(tiff([], [comment(settings(tail=(
    "Steps: 28, Size: 832x1216, Sampler: DPM++ 2M, Seed: 771203465, CFG scale: 6.5, CFG end: 0.8, Parser: native, "
    "Model: juggernautXL_v9, Model hash: dec85dd654, Pipeline: StableDiffusionXLPipeline, App: SD.Next, "
    "Version: 0eb4a98, Operations: txt2img")))])), "juggernautXL_v9", **dict(TOLD, origin="SD.Next", cfg_end=0.8))
file("civitai.jpg", jpeg(tiff([], [comment(settings(
    ", Clip skip: 2, Created Date: 2026-02-25T22:09:08.8166925Z, Civitai resources: [{\"type\":\"checkpoint\","
    "\"modelVersionId\":1190596,\"modelName\":\"Heron, Illustrious\",\"modelVersionName\":\"v11.0\"},{\"type\":\"lora\","
    "\"weight\":0.8,\"modelVersionId\":456789,\"modelName\":\"Paper\",\"modelVersionName\":\"v1.0\"}], "
    "Civitai metadata: {\"remixOfId\":12345}"))])), "Heron, Illustrious v11.0",
    **dict(TOLD, origin="Civitai", clip_skip=2, created_date="2026-02-25T22:09:08.8166925Z"))
KRITA_XMP = wide("XML:com.adobe.xmp", xmp("", " Iptc4xmpExt:DigitalSourceType=\"http://cv.iptc.org/newscodes/"
                                              "digitalsourcetype/compositeWithTrainedAlgorithmicMedia\""))
KRITA_TOLD = dict(TOLD, origin="Krita AI Diffusion", denoising_strength=0.7, mode="Refine")
for krita, more in (("krita.png", ", Model hash: unknown"), ("krita-nohash.png", "")):
    file(krita, png([wide("parameters", settings(more + ", Model: zavychroma.safetensors, Denoising strength: 0.7, "
                                                 "Mode: Refine")), KRITA_XMP]), "zavychroma.safetensors", **KRITA_TOLD)

# --- ComfyUI and what runs on it ---------------------------------------------------------------------------

def node(kind, **inputs):
    return {"class_type": kind, "inputs": inputs}


SAMPLED = {"prompt": PROMPT, "negative_prompt": NEGATIVE, "steps": 28, "cfg_scale": 6.5, "seed": 771203465,
           "sampler": "dpmpp_2m", "scheduler": "karras", "width": 832, "height": 1216}
PLAIN = {
    "3": node("KSampler", seed=771203465, steps=28, cfg=6.5, sampler_name="dpmpp_2m", scheduler="karras", denoise=1,
              model=["10", 0], positive=["6", 0], negative=["7", 0], latent_image=["5", 0]),
    "4": node("CheckpointLoaderSimple", ckpt_name="sd_xl_base_1.0.safetensors"),
    "5": node("EmptyLatentImage", width=832, height=1216, batch_size=1),
    "6": node("CLIPTextEncode", text=PROMPT, clip=["10", 1]),
    "7": node("CLIPTextEncode", text=NEGATIVE, clip=["10", 1]),
    "8": node("VAEDecode", samples=["3", 0], vae=["4", 2]),
    "9": node("SaveImage", filename_prefix="ComfyUI", images=["8", 0]),
    "10": node("LoraLoader", lora_name="linocut_v2.safetensors", strength_model=0.6, strength_clip=1,
               model=["4", 0], clip=["4", 1]),
}
DRAWN = {
    "last_node_id": 9, "version": 0.4, "groups": [], "extra": {},
    "nodes": [
        {"id": 3, "type": "KSampler", "inputs": [
            {"name": "model", "type": "MODEL", "link": 1}, {"name": "positive", "type": "CONDITIONING", "link": 4},
            {"name": "negative", "type": "CONDITIONING", "link": 6},
            {"name": "latent_image", "type": "LATENT", "link": 2}],
         "widgets_values": [771203465, "randomize", 28, 6.5, "dpmpp_2m", "karras", 1]},
        {"id": 4, "type": "CheckpointLoaderSimple", "inputs": [], "widgets_values": ["sd_xl_base_1.0.safetensors"]},
        {"id": 5, "type": "EmptyLatentImage", "inputs": [], "widgets_values": [832, 1216, 1]},
        {"id": 6, "type": "CLIPTextEncode", "inputs": [{"name": "clip", "link": 3}], "widgets_values": [PROMPT]},
        {"id": 7, "type": "CLIPTextEncode", "inputs": [{"name": "clip", "link": 5}], "widgets_values": [NEGATIVE]},
        {"id": 8, "type": "VAEDecode", "inputs": [{"name": "samples", "link": 7}, {"name": "vae", "link": 8}]},
        {"id": 9, "type": "SaveImage", "inputs": [{"name": "images", "link": 9}], "widgets_values": ["ComfyUI"]}],
    "links": [[1, 4, 0, 3, 0, "MODEL"], [2, 5, 0, 3, 3, "LATENT"], [3, 4, 1, 6, 0, "CLIP"],
              [4, 6, 0, 3, 1, "CONDITIONING"], [5, 4, 1, 7, 0, "CLIP"], [6, 7, 0, 3, 2, "CONDITIONING"],
              [7, 3, 0, 8, 0, "LATENT"], [8, 4, 2, 8, 1, "VAE"], [9, 8, 0, 9, 0, "IMAGE"]]}
BASE = "sd_xl_base_1.0.safetensors"
COMFY = dict(SAMPLED, origin="ComfyUI")
file("comfyui.png", png([text("prompt", json.dumps(PLAIN)), text("workflow", json.dumps(DRAWN))]), BASE,
     **dict(COMFY, loras="linocut_v2.safetensors:0.6"))
file("comfyui-drawn.png", png([text("workflow", json.dumps(DRAWN))]), BASE, **COMFY)
file("comfyui.webp", webp(tiff([(0x010f, 2, b"workflow:" + json.dumps(DRAWN).encode() + b"\0"),
                                (0x0110, 2, b"prompt:" + json.dumps(PLAIN).encode() + b"\0")])), BASE, **COMFY)
file("comfyui-extended.webp", webp(tiff([(0x010e, 2, b"Workflow: " + json.dumps(DRAWN).encode() + b"\0"),
                                         (0x010f, 2, b"Prompt: " + json.dumps(PLAIN).encode() + b"\0")], order="<")),
     BASE, **COMFY)
file("comfyui.jpg", jpeg(tiff([], [comment(json.dumps({"prompt": PLAIN, "workflow": DRAWN}))])), BASE, **COMFY)
file("comfyui-words.png", png([text("prompt", json.dumps(PLAIN)),
                               text("parameters", settings(MODEL + ", Version: ComfyUI"))]), "sd_xl_base_1.0",
     **dict(TOLD, origin="ComfyUI", scheduler="Karras"))

FLUX = {
    "5": node("EmptySD3LatentImage", width=["40", 0], height=["41", 0], batch_size=1),
    "6": node("CLIPTextEncode", text=["42", 0], clip=["11", 0]),
    "8": node("VAEDecode", samples=["13", 0], vae=["12", 0]),
    "9": node("SaveImage", images=["8", 0]),
    "11": node("DualCLIPLoader", clip_name1="t5xxl_fp16.safetensors", clip_name2="clip_l.safetensors", type="flux"),
    "12": node("UNETLoader", unet_name="flux1-dev.safetensors", weight_dtype="default"),
    "13": node("SamplerCustomAdvanced", noise=["25", 0], guider=["22", 0], sampler=["16", 0], sigmas=["17", 0],
               latent_image=["5", 0]),
    "16": node("KSamplerSelect", sampler_name="euler"),
    "17": node("BasicScheduler", scheduler="simple", steps=20, denoise=1, model=["12", 0]),
    "22": node("BasicGuider", model=["12", 0], conditioning=["26", 0]),
    "25": node("RandomNoise", noise_seed=156680208700286),
    "26": node("FluxGuidance", guidance=3.5, conditioning=["6", 0]),
    "40": node("PrimitiveInt", value=1344), "41": node("PrimitiveInt", value=768),
    "42": node("PrimitiveStringMultiline", value="a lighthouse\nat dusk"),
}
file("comfyui-flux.png", png([text("prompt", json.dumps(FLUX))]), "flux1-dev.safetensors", origin="ComfyUI",
     prompt="a lighthouse\nat dusk", seed=156680208700286, steps=20, cfg_scale=3.5, guidance=3.5, sampler="euler",
     scheduler="simple", width=1344, height=768)

RGTHREE = {
    "1": node("CheckpointLoaderSimple", ckpt_name=BASE),
    "2": node("Power Lora Loader (rgthree)", model=["1", 0], clip=["1", 1],
              lora_1={"on": True, "lora": "linocut_v2.safetensors", "strength": 0.6},
              lora_2={"on": False, "lora": "unused.safetensors", "strength": 1}),
    "3": node("Power Prompt (rgthree)", prompt=PROMPT, opt_model=["2", 0], opt_clip=["2", 1]),
    "4": node("Power Prompt - Simple (rgthree)", prompt=NEGATIVE, opt_clip=["2", 1]),
    "5": node("Seed (rgthree)", seed=771203465),
    "6": node("SDXL Empty Latent Image (rgthree)", dimensions=" 832 x 1216  (portrait)", clip_scale=2, batch_size=1),
    "7": node("Context Big (rgthree)", model=["2", 0], clip=["2", 1], vae=["1", 2], positive=["3", 0],
              negative=["4", 0], latent=["6", 0], seed=["5", 0], steps=["12", 0], cfg=6.5, sampler="dpmpp_2m",
              scheduler="karras"),
    "8": node("Context Switch (rgthree)", ctx_01=["7", 0]),
    "9": node("KSampler", seed=["8", 8], steps=["8", 9], cfg=["8", 11], sampler_name=["8", 13],
              scheduler=["8", 14], denoise=1, model=["8", 1], positive=["8", 4], negative=["8", 5],
              latent_image=["8", 6]),
    "10": node("VAEDecode", samples=["9", 0], vae=["8", 3]),
    "11": node("Image Comparer (rgthree)", image_a=["10", 0]),
    "12": node("PrimitiveInt", value=28),
    "13": node("SaveImage", images=["10", 0]),
}
file("comfyui-rgthree.png", png([text("prompt", json.dumps(RGTHREE))]), BASE,
     **dict(COMFY, loras="linocut_v2.safetensors:0.6"))

GROUP = {
    "4": node("CheckpointLoaderSimple", ckpt_name=BASE),
    "12:0": node("CLIPTextEncode", text=["30", 0], clip=["4", 1]),
    "12:1": node("CLIPTextEncode", text=["31", 1], clip=["4", 1]),
    "12:2": node("ConditioningCombine", conditioning_1=["12:0", 0], conditioning_2=["12:3", 0]),
    "12:3": node("CLIPTextEncodeSDXL", text_g="low sun", text_l="low sun", width=1024, height=1024, crop_w=0, crop_h=0,
                 target_width=1024, target_height=1024, clip=["4", 1]),
    "12:4": node("ControlNetApplyAdvanced", strength=1, start_percent=0, end_percent=1, positive=["12:2", 0],
                 negative=["12:1", 0], control_net=["33", 0], image=["34", 0]),
    "12:5": node("KSampler", seed=["35", 0], steps=28, cfg=6.5, sampler_name="dpmpp_2m", scheduler="karras",
                 denoise=1, model=["4", 0], positive=["12:4", 0], negative=["12:4", 1], latent_image=["12:6", 0]),
    "12:6": node("EmptyLatentImage", width=832, height=1216, batch_size=1),
    "12:7": node("VAEDecode", samples=["20", 0], vae=["4", 2]),
    "20": node("KSampler", seed=1, steps=12, cfg=5, sampler_name="euler", scheduler="normal", denoise=0.45,
               model=["4", 0], positive=["12:0", 0], negative=["12:1", 0], latent_image=["21", 0]),
    "21": node("LatentUpscaleBy", upscale_method="nearest-exact", scale_by=1.5, samples=["12:5", 0]),
    "22": node("UpscaleModelLoader", model_name="4x-UltraSharp.pth"),
    "23": node("ImageUpscaleWithModel", upscale_model=["22", 0], image=["12:7", 0]),
    "24": node("Image Saver", filename="%time", images=["23", 0]),
    "25": node("PreviewImage", images=["12:7", 0]),
    "30": node("Text Concatenate", delimiter=", ", clean_whitespace="true", text_a="a heron at low tide",
               text_b=["32", 0]),
    "31": node("SDXLPromptStyler", text_positive="unused", text_negative=NEGATIVE, style="base"),
    "32": node("ComfySwitchNode", switch=False, on_true=["36", 0], on_false="reeds"),
    "33": node("ControlNetLoader", control_net_name="canny.safetensors"),
    "34": node("LoadImage", image="pose.png"),
    "35": node("CR Seed", seed=771203465),
    "36": node("TextGenerate", prompt="You are a poet."),
}
file("comfyui-group.png", png([text("prompt", json.dumps(GROUP))]), BASE,
     **dict(COMFY, prompt="a heron at low tide, reeds, low sun", hires_steps=12, hires_denoising_strength=0.45,
            upscaler="4x-UltraSharp.pth", upscale_by=1.5))

file("comfyui-subgraph.png", png([text("workflow", json.dumps(subgraph(PROMPT, NEGATIVE)))]), BASE, **COMFY)

file("comfyui-grouped.png", png([text("workflow", json.dumps(grouped(PROMPT, NEGATIVE)))]), BASE, **COMFY)

TENSOR = dict(PLAIN)
TENSOR["4"] = node("ECHOCheckpointLoaderSimple", ckpt_name="EMS-1234-EMS.safetensors")
file("tensorart.png", png([
    text("prompt", json.dumps(TENSOR)),
    text("generation_data", json.dumps({
        "models": [{"label": "", "type": "LORA", "modelId": "1", "weight": 0.6}], "prompt": PROMPT,
        "negativePrompt": NEGATIVE, "width": 832, "height": 1216, "seed": "771203465", "clipSkip": 2,
        "baseModel": {"label": "CHECKPOINT", "modelFileName": "animagineXL40", "hash": "31E35C80FC"}}) + "\0\0")]), "animagineXL40", **dict(SAMPLED, origin="TensorArt", clip_skip=2))
file("stability-matrix.png", png([
    text("parameters-json", json.dumps({
        "PositivePrompt": PROMPT, "NegativePrompt": NEGATIVE, "Width": 832, "Height": 1216, "Seed": 771203465,
        "Steps": 28, "CfgScale": 6.5, "Sampler": "DPM++ 2M", "ModelName": "juggernautXL_v9",
        "ModelHash": "31e35c80fc"})),
    text("parameters", settings(MODEL)), text("smproj", json.dumps({"ProjectType": "TextToImage", "State": {}})),
    text("prompt", json.dumps(PLAIN))]), "juggernautXL_v9",
    **dict(TOLD, origin="Stability Matrix", scheduler="karras"))
EXTRA = {"prompt": PROMPT, "negativePrompt": NEGATIVE, "cfgScale": 6.5, "sampler": "DPM++ 2M", "clipSkip": 2,
         "steps": 28, "seed": 771203465, "width": 832, "height": 1216, "baseModel": "SDXL",
         "transformations": [{"type": "upscale", "upscaleWidth": 1248}]}
UPSCALED = {"1": node("LoadImage", image="https://example.com/a.jpeg"),
            "2": node("UpscaleModelLoader", model_name="urn:air:other:upscaler:civitai:147759@164821"),
            "3": node("ImageUpscaleWithModel", upscale_model=["2", 0], image=["1", 0]),
            "12": node("SaveImage", images=["3", 0]),
            "extra": {"airs": ["urn:air:other:upscaler:civitai:147759@164821"]}}
file("civitai-graph.jpg", jpeg(tiff([], [comment(json.dumps(dict(UPSCALED, extraMetadata=json.dumps(EXTRA))))])),
     "SDXL", **dict(TOLD, origin="Civitai", clip_skip=2))
file("civitai-graph.png", png([text("prompt", json.dumps(UPSCALED)), text("extraMetadata", json.dumps(EXTRA))]),
     "SDXL", **dict(TOLD, origin="Civitai", clip_skip=2))

# --- the others --------------------------------------------------------------------------------------------

SWARM = {"sui_image_params": {
    "prompt": PROMPT, "negativeprompt": NEGATIVE, "model": "OfficialStableDiffusion/sd_xl_base_1.0",
    "seed": "771203465", "steps": "28", "cfgscale": "6.5", "aspectratio": "2:3", "width": "832", "height": "1216",
    "sampler": "dpmpp_2m", "scheduler": "karras", "loras": ["linocut_v2"], "loraweights": ["0.6"],
    "swarm_version": "0.9.6.0"}, "sui_extra_data": {"date": "2026-11-08", "generation_time": "7.31 seconds"},
    "sui_models": [{"name": "sd_xl_base_1.0.safetensors", "param": "model", "hash": "0x31e35c80"}]}
SWARM_TOLD = dict(SAMPLED, origin="SwarmUI", loras="linocut_v2:0.6", aspectratio="2:3")
SWARM_MODEL = "OfficialStableDiffusion/sd_xl_base_1.0"
file("swarmui.png", png([text("parameters", json.dumps(SWARM, indent=2)), text("prompt", json.dumps(PLAIN))]),
     SWARM_MODEL, **SWARM_TOLD)
file("swarmui.jpg", jpeg(tiff([], [comment(json.dumps(SWARM))])), SWARM_MODEL, **SWARM_TOLD)
file("swarmui.webp", webp(tiff([(0x010f, 2, b"prompt:" + json.dumps(PLAIN).encode() + b"\0")],
                               [comment(json.dumps(SWARM), "utf-16-le")], "<")), SWARM_MODEL, **SWARM_TOLD)

INVOKE = {"generation_mode": "sdxl_txt2img", "positive_prompt": PROMPT, "negative_prompt": NEGATIVE, "width": 832,
          "height": 1216, "seed": 771203465, "rand_device": "cpu", "cfg_scale": 6.5, "steps": 28,
          "scheduler": "dpmpp_2m_k", "clip_skip": 0, "strength": 0.62, "app_version": "5.6.0",
          "model": {"key": "0f3", "hash": "blake3:1", "name": "Juggernaut XL v9", "base": "sdxl", "type": "main"},
          "loras": [{"model": {"name": "linocut_v2", "type": "lora"}, "weight": 0.6}]}
INVOKE_TOLD = {**{key: TOLD[key] for key in TOLD if key != "sampler"}, "origin": "InvokeAI",
               "sampler": "dpmpp_2m_k", "strength": 0.62, "loras": "linocut_v2:0.6", "app_version": "5.6.0"}
file("invokeai.png", png([text("invokeai_metadata", json.dumps(INVOKE)), text("invokeai_graph", "{}")]),
     "Juggernaut XL v9", **INVOKE_TOLD)
file("invokeai.jpg", jpeg(com=json.dumps({"invokeai_metadata": json.dumps(INVOKE)}).encode()), "Juggernaut XL v9",
     **INVOKE_TOLD)
file("invokeai-cloud.png", png([wide("invokeai_metadata", json.dumps({
    "generation_mode": "txt2img", "positive_prompt": PROMPT, "width": 832, "height": 1216, "seed": 7,
    "external_provider": "somebody", "external_model_id": "image-one", "external_request_id": "r", "model": None}))]),
    "image-one", prompt=PROMPT, seed=7, width=832, height=1216, origin="InvokeAI", external_provider="somebody")
OLD = {"model": "stable diffusion", "model_weights": "stable-diffusion-1.5", "model_hash": "cc6cb271",
       "app_id": "invoke-ai/InvokeAI", "app_version": "v2.3.0",
       "image": {"prompt": [{"prompt": f"{PROMPT} [{NEGATIVE}]", "weight": 1}], "steps": 28, "cfg_scale": 6.5,
                 "threshold": 0, "perlin": 0, "height": 1216, "width": 832, "seed": 771203465, "seamless": False,
                 "hires_fix": False, "type": "txt2img", "postprocessing": None, "sampler": "k_dpmpp_2",
                 "variations": []}}
DREAM = f"\"{PROMPT} [{NEGATIVE}]\" -s 28 -S 771203465 -W 832 -H 1216 -C 6.5 -A k_dpmpp_2"
OLD_TOLD = dict(TOLD, origin="InvokeAI", sampler="k_dpmpp_2")
file("invokeai-old.png", png([text("Dream", DREAM), text("sd-metadata", json.dumps(OLD))]), "stable-diffusion-1.5",
     **OLD_TOLD)
file("invokeai-dream.png", png([text("Dream", DREAM)]), **OLD_TOLD)

NOVEL = {"prompt": PROMPT, "steps": 28, "height": 1216, "width": 832, "scale": 6.5, "uncond_scale": 0.0,
         "cfg_rescale": 0.0, "seed": 771203465, "n_samples": 1, "noise_schedule": "karras", "sampler": "k_dpmpp_2m",
         "sm": False, "sm_dyn": False, "uc": NEGATIVE, "request_type": "PromptGenerateRequest"}
NOVEL_TOLD = dict(TOLD, origin="NovelAI", sampler="k_dpmpp_2m", scheduler="karras")
NOVEL_CHUNKS = {"Title": "NovelAI generated image", "Description": PROMPT, "Software": "NovelAI",
                "Source": "NovelAI Diffusion V4.5 4BDE2A90", "Generation time": "4.2", "Comment": json.dumps(NOVEL)}
NOVEL_MODEL = "NovelAI Diffusion V4.5"
file("novelai.png", png([text(key, value) for key, value in NOVEL_CHUNKS.items()]), NOVEL_MODEL, **NOVEL_TOLD)
V4 = dict(NOVEL, v4_prompt={"caption": {"base_caption": "two herons", "char_captions": [
    {"char_caption": "old heron", "centers": [{"x": 0.5, "y": 0.5}]}]}, "use_coords": False, "use_order": True},
    v4_negative_prompt={"caption": {"base_caption": NEGATIVE, "char_captions": [{"char_caption": ""}]}})
file("novelai-v4.png", png([text("Software", "NovelAI"), text("Comment", json.dumps(V4))]),
     **dict(NOVEL_TOLD, prompt="two herons | old heron"))
file("novelai.webp", webp(tiff([(0x0131, 2, b"NovelAI\0")], [comment(json.dumps(NOVEL))])), **NOVEL_TOLD)
file("novelai-hidden.png", hidden(json.dumps(NOVEL_CHUNKS)), NOVEL_MODEL, **NOVEL_TOLD)
file("a1111-hidden.png", hidden(settings(), b"stealth_pnginfo"), **dict(TOLD, origin="A1111"))

FOOOCUS = {"prompt": PROMPT, "negative_prompt": NEGATIVE, "prompt_expansion": "", "styles": "['Fooocus V2']",
           "performance": "Speed", "steps": 28, "resolution": "(832, 1216)", "guidance_scale": 6.5, "sharpness": 2,
           "base_model": "juggernautXL_v8Rundiffusion", "base_model_hash": "aeb7e9e689", "refiner_model": "None",
           "sampler": "dpmpp_2m_sde_gpu", "scheduler": "karras", "seed": "771203465",
           "lora_combined_1": "linocut_v2 : 0.6", "metadata_scheme": "fooocus", "version": "Fooocus v2.5.5"}
FOOOCUS_TOLD = dict(TOLD, origin="Fooocus", sampler="dpmpp_2m_sde_gpu", scheduler="karras", performance="Speed",
                    sharpness=2)
file("fooocus.png", png([text("parameters", json.dumps(FOOOCUS)), text("fooocus_scheme", "fooocus")]),
     "juggernautXL_v8Rundiffusion", **FOOOCUS_TOLD)
file("fooocus.jpg", jpeg(tiff([(0x0131, 2, b"Fooocus v2.5.5\0")],
                              [(0x927c, 7, b"fooocus"), (0x9286, 7, json.dumps(FOOOCUS).encode())])),
     "juggernautXL_v8Rundiffusion", **FOOOCUS_TOLD)
file("fooocus-a1111.png", png([text("parameters", settings(
    MODEL + ", Fooocus V2 Expansion: \"\", Version: Fooocus v2.5.5")), text("fooocus_scheme", "a1111")]),
    "sd_xl_base_1.0", **dict(TOLD, origin="Fooocus"))
file("ruinedfooocus.png", png([text("parameters", json.dumps({
    "Prompt": PROMPT, "Negative": NEGATIVE, "steps": 28, "cfg": 6.5, "width": 832, "height": 1216,
    "seed": 771203465, "sampler_name": "dpmpp_2m", "scheduler": "karras", "base_model_name": "sd_xl_base_1.0",
    "base_model_hash": "31e35c80", "loras": [{"name": "linocut_v2", "weight": 0.6}], "start_step": 0, "denoise": None,
    "clip_skip": 1, "software": "RuinedFooocus"}))]), "sd_xl_base_1.0",
    **dict(SAMPLED, origin="RuinedFooocus", loras="linocut_v2:0.6"))

DRAW = {"c": PROMPT, "uc": NEGATIVE, "model": "juggernaut_xl_v9_q6p_q8p.ckpt", "sampler": "DPM++ 2M Karras",
        "scale": 6.5, "seed": 771203465, "size": "832x1216", "steps": 28, "strength": 1, "seed_mode": "Scale Alike",
        "lora": [{"model": "linocut_v2.ckpt", "weight": 0.6}], "v2": {"width": 832}}
DRAW_TOLD = dict(TOLD, origin="Draw Things", sampler="DPM++ 2M Karras", strength=1, seed_mode="Scale Alike")


def quoted(words):
    return words.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


file("drawthings.png", png([wide("XML:com.adobe.xmp", xmp(
    "<xmp:CreatorTool>Draw Things</xmp:CreatorTool><dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">"
    + quoted(PROMPT) + "</rdf:li></rdf:Alt></dc:description><exif:UserComment><rdf:Alt><rdf:li "
    "xml:lang=\"x-default\">" + quoted(json.dumps(DRAW)) + "</rdf:li></rdf:Alt></exif:UserComment>"))]),
    "juggernaut_xl_v9_q6p_q8p.ckpt", **DRAW_TOLD)
file("drawthings.jpg", jpeg(tiff([(0x0131, 2, b"Draw Things\0")],
                                 [(0x9286, 7, b"ASCII\0\0\0" + json.dumps(DRAW).encode())])),
     "juggernaut_xl_v9_q6p_q8p.ckpt", **DRAW_TOLD)

EASY = {"prompt": PROMPT, "negative_prompt": NEGATIVE, "seed": 771203465,
        "use_stable_diffusion_model": "C:\\models\\stable-diffusion\\sd_xl_base_1.0.safetensors", "clip_skip": False,
        "use_vae_model": "models/vae/sdxl.safetensors", "sampler_name": "dpmpp_2m", "width": 832, "height": 1216,
        "num_inference_steps": 28, "guidance_scale": 6.5}
EASY_TOLD = dict(TOLD, origin="Easy Diffusion", sampler="dpmpp_2m", vae="sdxl.safetensors")
file("easydiffusion.png", png([text(key, str(value)) for key, value in EASY.items()]), BASE, **EASY_TOLD)
file("easydiffusion.jpg", jpeg(tiff([], [comment(json.dumps({
    "Prompt": PROMPT, "Negative Prompt": NEGATIVE, "Seed": 771203465,
    "Stable Diffusion model": "/home/me/models/sd_xl_base_1.0.safetensors", "VAE model": "sdxl.safetensors",
    "Sampler": "dpmpp_2m", "Width": 832, "Height": 1216, "Steps": 28, "Guidance Scale": 6.5}))])), BASE, **EASY_TOLD)
file("huggingface.png", png([text("parameters", json.dumps({
    "prompt": PROMPT, "negative_prompt": NEGATIVE, "resolution": "832 x 1216", "guidance_scale": 6.5,
    "num_inference_steps": 28, "style_preset": "(None)", "seed": 771203465, "sampler": "DPM++ 2M SDE Karras",
    "use_upscaler": None, "Model": "Animagine XL 3.1", "Model hash": "e3c47aedb0"}))]), "Animagine XL 3.1",
    **dict(TOLD, origin="Hugging Face", sampler="DPM++ 2M SDE Karras", style_preset="(None)"))


def main():
    for name, (content, _) in FILES.items():
        with open(os.path.join(HERE, name), "wb") as out:
            out.write(content)
    with open(os.path.join(HERE, "expected.json"), "w", encoding="utf-8") as out:
        json.dump({name: expected for name, (_, expected) in FILES.items()}, out, indent=1, ensure_ascii=False)
        out.write("\n")


main()
