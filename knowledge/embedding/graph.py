"""Builds the onnxruntime graph of the model from its four-bit weights.

The weights stay in four bits (`MatMulNBits`); the embedding table stays
outside the graph, so that only the rows of a text's pieces are unpacked.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from knowledge.embedding.constants import Constants
from knowledge.embedding.weights import BLOCK, Weights

_CONTRIB = "com.microsoft"


def build_graph(weights: Weights, constants: Constants) -> bytes:
    """The serialised graph.

    Inputs: `embedded` (batch, length, hidden) float32 and `mask` (batch,
    length) int32, 1 where there is a token. Outputs: `states` (batch, length,
    width), the unit token states without their common part, as unit vectors,
    projected; and `pooled` (batch, hidden), the mean of the token states.
    """
    return _Builder(weights).build(constants)


class _Builder:
    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._nodes: list[Any] = []
        self._constants: list[Any] = []

    def build(self, constants: Constants) -> bytes:
        state = self._normalised("embedded", "emb.ln")
        for layer in range(self._weights.shape.layers):
            state = self._layer(state, f"l{layer}.")
        self._pool(state)
        common = self._constant("state_mean", constants.state_mean)
        centred = self._unit(self._node("Sub", [self._unit(state), common]))
        projection = self._constant("projection", constants.projection)
        self._node("MatMul", [centred, projection], "states")
        return bytes(self._model().SerializeToString())

    def _layer(self, state: str, name: str) -> str:
        parts = [self._linear(state, name + part) for part in ("q", "k", "v")]
        attended = self._node(
            "MultiHeadAttention",
            [*parts, "", "mask"],
            domain=_CONTRIB,
            num_heads=self._weights.shape.heads,
        )
        state = self._residual(state, self._linear(attended, name + "ao"), name + "aln")
        inner = self._node("Gelu", [self._linear(state, name + "fi")], domain=_CONTRIB)
        return self._residual(state, self._linear(inner, name + "fo"), name + "oln")

    def _residual(self, state: str, change: str, norm: str) -> str:
        return self._normalised(self._node("Add", [state, change]), norm)

    def _normalised(self, state: str, name: str) -> str:
        scale = self._constant(name + ".w", self._weights.floats(name + ".w"))
        bias = self._constant(name + ".b", self._weights.floats(name + ".b"))
        epsilon = self._weights.shape.epsilon
        return self._node("LayerNormalization", [state, scale, bias], axis=-1, epsilon=epsilon)

    def _linear(self, state: str, name: str) -> str:
        bias = self._weights.floats(name + ".b")
        blocks = self._weights.blocks(name + ".w").reshape(len(bias), -1)
        inputs = [
            state,
            self._constant(name + ".w", _pairs(blocks["nibbles"])),
            self._constant(name + ".s", blocks["scale"].astype(np.float32).reshape(-1)),
        ]
        product = self._node(
            "MatMulNBits",
            inputs,
            domain=_CONTRIB,
            accuracy_level=4,
            bits=4,
            block_size=BLOCK,
            K=blocks.shape[1] * BLOCK,
            N=len(bias),
        )
        return self._node("Add", [product, self._constant(name + ".b", bias)])

    def _unit(self, state: str) -> str:
        return self._node("LpNormalization", [state], axis=-1, p=2)

    def _pool(self, state: str) -> None:
        present = self._node("Cast", ["mask"], to=TensorProto.FLOAT)
        column = self._node("Unsqueeze", [present, self._constant("last", np.array([2]))])
        axis = self._constant("tokens", np.array([1]))
        total = self._node("ReduceSum", [self._node("Mul", [state, column]), axis], keepdims=0)
        count = self._node("ReduceSum", [column, axis], keepdims=0)
        self._node("Div", [total, count], "pooled")

    def _node(self, kind: str, inputs: list[str], output: str = "", **attributes: Any) -> str:
        output = output or f"n{len(self._nodes)}"
        self._nodes.append(helper.make_node(kind, inputs, [output], **attributes))
        return output

    def _constant(self, name: str, values: NDArray[Any]) -> str:
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def _model(self) -> Any:
        hidden = self._weights.shape.hidden
        inputs = [
            helper.make_tensor_value_info("embedded", TensorProto.FLOAT, ["b", "l", hidden]),
            helper.make_tensor_value_info("mask", TensorProto.INT32, ["b", "l"]),
        ]
        outputs = [
            helper.make_tensor_value_info("states", TensorProto.FLOAT, ["b", "l", "w"]),
            helper.make_tensor_value_info("pooled", TensorProto.FLOAT, ["b", hidden]),
        ]
        graph = helper.make_graph(self._nodes, "e5", inputs, outputs, self._constants)
        opsets = [helper.make_opsetid("", 20), helper.make_opsetid(_CONTRIB, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=9)


def _pairs(nibbles: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The file keeps values 0–15 in low and 16–31 in high nibbles; the operator wants neighbours."""
    values = np.concatenate([nibbles & 15, nibbles >> 4], axis=-1)
    packed: NDArray[np.uint8] = values[..., 0::2] | (values[..., 1::2] << 4)
    return packed
