#!/usr/bin/env python3
"""Runs clang-tidy or clazy on many sources: compilerlint.py TREE TOOL [ARGUMENT...] <files

Nearly all of the time goes into the headers, so a dozen sources of one library are looked at as one. Where names clash
there, the sources that are named are looked at again alone, and only that is said of them. TREE is a configured build
with its compile_commands.json. Says what it finds as soon as it is found. Silent, and 0, when all is well."""

import collections
import concurrent.futures
import json
import os
import re
import subprocess
import sys

BATCH = 12
FINDING = re.compile(r"^(/[^:\n]+):\d+:\d+: (?:warning|error): ", re.MULTILINE)
CLASH = re.compile(r"\[clang-diagnostic-|: (?:fatal )?error: (?!.*\[[\w.-]+)|\[-W(?!clazy)")
LOST = re.compile(r"^(?:error|fatal error|Error)[ :]", re.MULTILINE)  # without a place: the tool gave up


def run(tree, tool, arguments, source):
    done = subprocess.run([tool, "-p", tree, *arguments, source], capture_output=True, text=True)
    # What clang-tidy writes to stderr is how many findings it hides; clazy's findings are there.
    return done.stdout + (done.stderr if tool.startswith("clazy") else "")


def batches(tree, sources):
    """Batches of sources that are compiled alike, written beside the tree; each with its sources."""
    root = os.getcwd()
    alike = collections.OrderedDict()
    with open(os.path.join(tree, "compile_commands.json")) as file:
        commands = {os.path.relpath(entry["file"], root): entry["command"] for entry in json.load(file)}
    for source in sources:
        if source not in commands:
            sys.exit(f"{source}: no compiler call is known for it; is it in a CMakeLists.txt?")
        alike.setdefault(commands[source].split(" -o ")[0], []).append(source)
    folder = os.path.join(root, tree, "batches")
    os.makedirs(folder, exist_ok=True)
    made, entries = [], []
    for command, own in alike.items():
        for at in range(0, len(own), BATCH):
            name = os.path.join(folder, f"batch{len(made)}.cpp")
            with open(name, "w") as file:
                file.writelines(f'#include "{root}/{source}"\n' for source in own[at:at + BATCH])
            entries.append({"directory": folder, "file": name, "command": f"{command} -o batch.o -c {name}"})
            made.append((name, own[at:at + BATCH]))
    with open(os.path.join(folder, "compile_commands.json"), "w") as file:
        json.dump(entries, file)
    return folder, made


def look(tree, folder, tool, arguments, batch):
    """What is said of a batch; of its sources alone where they cannot be looked at together."""
    name, sources = batch
    # A batch is made of sources; that is what this check is about.
    quiet = [*arguments, "-checks=-bugprone-suspicious-include"] if tool.startswith("clang-tidy") else arguments
    text = run(folder, tool, quiet, name)
    if not CLASH.search(text) and not LOST.search(text):
        return text
    named = {os.path.relpath(path) for path in FINDING.findall(text)}
    alone = sources if LOST.search(text) or named - set(sources) else named
    return "\n".join(run(tree, tool, arguments, source) for source in sorted(alone))


def main():
    tree, tool, *arguments = sys.argv[1:]
    sources = [line.strip() for line in sys.stdin if line.strip()]
    folder, made = batches(tree, sources)
    isQuiet = True
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for text in pool.map(lambda batch: look(tree, folder, tool, arguments, batch), made):
            if FINDING.search(text) or LOST.search(text):
                print(text, flush=True)
                isQuiet = False
    sys.exit(0 if isQuiet else 1)


main()
