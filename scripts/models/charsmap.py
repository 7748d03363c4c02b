"""SentencePiece's precompiled map of character sequences: a double-array trie over UTF-8 bytes, then zero-ended strings."""
import struct

LEAF = 1 << 31
HAS_LEAF = 1 << 8


def precompiled(rules):
    """The bytes of `precompiled_charsmap` for a mapping of strings to strings."""
    strings, offsets, values = bytearray(), {}, {}
    for source, target in sorted(rules.items()):
        if target not in offsets:
            offsets[target] = len(strings)
            strings += target.encode() + b"\0"
        values[source.encode()] = offsets[target]
    units = _double_array(values)
    trie = struct.pack("<%dI" % len(units), *units)
    return struct.pack("<I", len(trie)) + trie + bytes(strings)


def _double_array(values):
    """The child of a node by a label is at (its place ^ its offset ^ label); a value hangs on the label 0."""
    root = {}
    for key, value in values.items():
        node = root
        for label in key:
            node = node.setdefault(label, {})
        node[0] = value
    units, taken, first = [0] * 256, {0}, 1
    todo = [(0, root)]
    while todo:
        place, node = todo.pop()
        labels = sorted(node)
        while first in taken:
            first += 1
        base = max(1, first ^ labels[0])
        while any(base ^ label in taken or base ^ label == 0 for label in labels):
            base += 1
        if max(base ^ label for label in labels) >= len(units):
            units.extend([0] * (max(base ^ label for label in labels) + 256 - len(units)))
        offset = place ^ base
        if offset >= 1 << 21:
            raise ValueError("the map is too large for one trie")
        units[place] |= offset << 10 | (HAS_LEAF if 0 in node else 0)
        for label in labels:
            taken.add(base ^ label)
            if label == 0:
                units[base] = LEAF | node[0]
            else:
                units[base ^ label] = label
                todo.append((base ^ label, node[label]))
    return units
