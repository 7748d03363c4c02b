"""Writes a BERT encoder as ONNX, either in 32-bit floats or with 8-bit weights and activations."""
import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper

OPERATORS = 17
# 7 bits of 8: processors without VNNI add two products in 16 bits, which larger numbers would overflow.
LARGEST = 63


class Graph:
    """Nodes and tensors in the order of their making."""

    def __init__(self, whole_numbers):
        self.nodes, self.tensors, self.whole_numbers = [], {}, whole_numbers

    def constant(self, name, array):
        self.tensors[name] = np.ascontiguousarray(array)
        return name

    def op(self, kind, *inputs, outputs=1, **attributes):
        names = ["v%d" % (len(self.nodes) + 1)] + ["v%d_%d" % (len(self.nodes) + 1, i) for i in range(1, outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, **attributes))
        return names[0] if outputs == 1 else names

    def linear(self, inputs, name, weights, bias):
        """`weights`: a row for each output. `inputs`: a tensor, or what `rounded` made of one."""
        bias = self.constant(name + ".bias", bias.reshape(-1))
        if not self.whole_numbers:
            return self.op("Add", self.op("MatMul", inputs, self.constant(name, weights.T)), bias)
        scales = np.abs(weights).max(axis=1) / LARGEST
        scales[scales == 0] = 1
        numbers = np.rint(weights / scales[:, None]).astype(np.int8)
        values, scale, zero = inputs
        product = self.op("MatMulInteger", values, self.constant(name, numbers.T), zero)
        both = self.op("Mul", scale, self.constant(name + ".scale", scales.astype(np.float32)))
        return self.op("Add", self.op("Mul", self.op("Cast", product, to=TensorProto.FLOAT), both), bias)

    def rounded(self, tensor):
        """What several linear layers read together."""
        return self.op("DynamicQuantizeLinear", tensor, outputs=3) if self.whole_numbers else tensor


def build(model, whole_numbers):
    """The model with inputs input_ids and attention_mask and the output last_hidden_state."""
    graph = Graph(whole_numbers)
    hidden, heads = model.hidden, model.heads
    shape = graph.constant("heads", np.array([0, 0, heads, hidden // heads], np.int64))
    flat = graph.constant("hidden", np.array([0, 0, hidden], np.int64))

    def norm(tensor, name):
        return graph.op(
            "LayerNormalization", tensor, graph.constant(name + ".w", model.tensor(name + ".w", hidden)[0]),
            graph.constant(name + ".b", model.tensor(name + ".b", hidden)[0]), axis=-1, epsilon=model.epsilon)

    def linear(inputs, name, columns):
        weights = model.tensor(name + ".w", columns)
        return graph.linear(inputs, name, weights, model.tensor(name + ".b", weights.shape[0]))

    def split(tensor, order):
        return graph.op("Transpose", graph.op("Reshape", tensor, shape), perm=order)

    x = norm(_embeddings(graph, model), "emb.ln")
    mask = graph.op("Unsqueeze", "attention_mask", graph.constant("mask axes", np.array([1, 2], np.int64)))
    away = graph.op("Sub", graph.constant("one", np.float32(1)), graph.op("Cast", mask, to=TensorProto.FLOAT))
    away = graph.op("Mul", away, graph.constant("far", np.float32(-10000)))
    root = graph.constant("root", np.float32((hidden // heads) ** -0.5))
    for layer in range(model.layers):
        name = "l%d." % layer
        read = graph.rounded(x)
        query = split(linear(read, name + "q", hidden), [0, 2, 1, 3])
        key = split(linear(read, name + "k", hidden), [0, 2, 3, 1])
        value = split(linear(read, name + "v", hidden), [0, 2, 1, 3])
        scores = graph.op("Add", graph.op("Mul", graph.op("MatMul", query, key), root), away)
        seen = graph.op("MatMul", graph.op("Softmax", scores, axis=-1), value)
        seen = graph.op("Reshape", graph.op("Transpose", seen, perm=[0, 2, 1, 3]), flat)
        x = norm(graph.op("Add", x, linear(graph.rounded(seen), name + "ao", hidden)), name + "aln")
        inner = _gelu(graph, linear(graph.rounded(x), name + "fi", hidden))
        x = norm(graph.op("Add", x, linear(graph.rounded(inner), name + "fo", model.inner)), name + "oln")
    graph.nodes.append(helper.make_node("Identity", [x], ["last_hidden_state"]))
    return _file(graph, hidden)


def _embeddings(graph, model):
    """The word's numbers with their scales, a scale for each 32, so that nothing is lost; its place; its type."""
    numbers, scales = model.quantized("emb.word", model.hidden)
    blocks = graph.constant("blocks", np.array([0, 0, scales.shape[1], -1], np.int64))
    words = graph.op("Gather", graph.constant("emb.word", numbers), "input_ids")
    words = graph.op("Reshape", graph.op("Cast", words, to=TensorProto.FLOAT), blocks)
    scale = graph.op("Gather", graph.constant("emb.word.scale", scales.astype(np.float16)), "input_ids")
    scale = graph.op("Reshape", graph.op("Cast", scale, to=TensorProto.FLOAT), blocks)
    words = graph.op("Reshape", graph.op("Mul", words, scale), "hidden")
    length = graph.op("Shape", "input_ids", start=1)
    places = graph.constant("emb.pos", model.tensor("emb.pos", model.hidden) + model.tensor("emb.type", model.hidden)[0])
    zero, first = graph.constant("zero", np.array([0], np.int64)), graph.constant("first", np.array([0], np.int64))
    return graph.op("Add", words, graph.op("Slice", places, zero, length, first))


def _gelu(graph, tensor):
    part = graph.op("Erf", graph.op("Mul", tensor, graph.constant("root of half", np.float32(0.5**0.5))))
    half = graph.op("Mul", tensor, graph.constant("half", np.float32(0.5)))
    return graph.op("Mul", half, graph.op("Add", part, "one"))


def _file(graph, hidden):
    rows = ["rows", "positions"]
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, rows) for n in ("input_ids", "attention_mask")]
    output = helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, rows + [hidden])
    tensors = [numpy_helper.from_array(np.asarray(array), name) for name, array in graph.tensors.items()]
    built = helper.make_model(
        helper.make_graph(graph.nodes, "encoder", inputs, [output], tensors),
        opset_imports=[helper.make_opsetid("", OPERATORS)], ir_version=8, producer_name="corpusmill")
    checker.check_model(built)
    return built
