"""How a text gets into a PNG, a JPEG and a WebP; make.py knows which text."""
import base64
import gzip
import struct
import zlib

JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0"
    "Hyc5PTgyPC4zNDL/2wBDAQkJCQwLDBgNDRgyIRwhMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIy"
    "MjL/wAARCAAIAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAA"
    "AAAAAAAAAAAAAwX/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCKANDf/9k=")
WEBP = base64.b64decode("UklGRh4AAABXRUJQVlA4TBEAAAAvB8ABAAfQv+qUq/+BiOh/AAA=")


def chunk(kind, content):
    body = kind + content
    return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))


def png(chunks, size=(8, 8), rows=None):
    width, height = size
    colour = 6 if rows else 2
    raw = b"".join(b"\0" + row for row in (rows or [b"\x3a\x7f\x5c" * width] * height))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0))
            + b"".join(chunks) + chunk(b"IDAT", zlib.compress(raw, 9)) + chunk(b"IEND", b""))


def text(keyword, words):
    return chunk(b"tEXt", keyword.encode() + b"\0" + words.encode("latin-1", "strict"))


def packed(keyword, words):
    return chunk(b"zTXt", keyword.encode() + b"\0\0" + zlib.compress(words.encode("latin-1"), 9))


def wide(keyword, words, is_packed=False):
    body = words.encode()
    return chunk(b"iTXt", keyword.encode() + b"\0" + (b"\1\0" if is_packed else b"\0\0") + b"\0\0"
                 + (zlib.compress(body, 9) if is_packed else body))


def tiff(first, exif=(), order=">"):
    """Directories of (tag, type, bytes); type 2 is text, 7 anything."""
    def directory(entries, at, following):
        out, data = struct.pack(order + "H", len(entries)), b""
        where = at + 2 + 12 * len(entries) + 4
        for tag, kind, value in entries:
            if kind == 4:
                out += struct.pack(order + "HHII", tag, kind, 1, value)
                continue
            out += struct.pack(order + "HHI", tag, kind, len(value))
            if len(value) <= 4:
                out += value.ljust(4, b"\0")
            else:
                out += struct.pack(order + "I", where + len(data))
                data += value + b"\0" * (len(value) % 2)
        return out + struct.pack(order + "I", following) + data

    head = (b"MM\0*" if order == ">" else b"II*\0") + struct.pack(order + "I", 8)
    first = list(first)
    if not exif:
        return head + directory(first, 8, 0)
    length = len(directory(first + [(0x8769, 4, 0)], 8, 0))
    return head + directory(first + [(0x8769, 4, 8 + length)], 8, 0) + directory(list(exif), 8 + length, 0)


def comment(words, encoding="utf-16-be"):
    return (0x9286, 7, b"UNICODE\0" + words.encode(encoding))


def jpeg(exif=b"", com=b""):
    def segment(marker, content):
        return marker + struct.pack(">H", len(content) + 2) + content
    out = JPEG[:2]
    if exif:
        out += segment(b"\xff\xe1", b"Exif\0\0" + exif)
    if com:
        out += segment(b"\xff\xfe", com)
    return out + JPEG[2:]


def webp(exif):
    body = b"VP8X" + struct.pack("<IB3x", 10, 0x08) + b"\x07\0\0\x07\0\0" + WEBP[12:]
    body += b"EXIF" + struct.pack("<I", len(exif)) + exif + b"\0" * (len(exif) % 2)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def hidden(payload, name=b"stealth_pngcomp"):
    """In the lowest bits of the transparency, column by column."""
    data = gzip.compress(payload.encode(), mtime=0) if name.endswith(b"comp") else payload.encode()
    bits = "".join(f"{byte:08b}" for byte in name + struct.pack(">I", len(data) * 8) + data)
    width, height = 40, 130
    assert len(bits) <= width * height
    bits = bits.ljust(width * height, "1")
    rows = [b"".join(b"\x3a\x7f\x5c" + bytes([254 | int(bits[x * height + y])]) for x in range(width))
            for y in range(height)]
    return png([], (width, height), rows)


def xmp(inside, attributes=""):
    return ("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
            "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" "
            "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:exif=\"http://ns.adobe.com/exif/1.0/\" "
            "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" "
            "xmlns:Iptc4xmpExt=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\"" + attributes + ">" + inside +
            "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>")
