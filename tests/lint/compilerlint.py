#!/usr/bin/env python3
"""Runs clang-tidy or clazy on many sources: compilerlint.py TREE TOOL [ARGUMENT...] <files

Nearly all of the time goes into the headers, so a dozen sources of one library are looked at as one. Names that clash
there, and what a tool makes of it, do not count: whatever such a batch complains of is looked at again alone, and only
that is said. TREE is a configured build with its compile_commands.json. Silent, and 0, when all is well."""

import collections
import concurrent.futures
import json
import os
import re
import subprocess
import sys

BATCH = 12
FINDING = re.compile(r"^(/[^:\n]+):\d+:\d+: (?:warning|error): ", re.MULTILINE)
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


def suspects(text, sources):
    """The sources of a batch that have to be looked at alone."""
    named = {os.path.relpath(path) for path in FINDING.findall(text)}
    if LOST.search(text) or named - set(sources):
        return sources  # it gave up, or a header is meant
    return [source for source in sources if source in named]


def main():
    tree, tool, *arguments = sys.argv[1:]
    sources = [line.strip() for line in sys.stdin if line.strip()]
    folder, made = batches(tree, sources)
    # A batch is made of sources; that is what this check is about.
    quiet = [*arguments, "-checks=-bugprone-suspicious-include"] if tool.startswith("clang-tidy") else arguments
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        texts = pool.map(lambda batch: run(folder, tool, quiet, batch[0]), made)
        again = [source for text, batch in zip(texts, made) for source in suspects(text, batch[1])]
        said = list(pool.map(lambda source: run(tree, tool, arguments, source), again))
    found = [text for text in said if FINDING.search(text) or LOST.search(text)]
    print("\n".join(found), end="")
    sys.exit(1 if found else 0)


main()
