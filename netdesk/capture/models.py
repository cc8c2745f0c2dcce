"""The two nets that read: where text is in a picture, and what a line says. They lie in the wheel of RapidOCR."""

import os
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import onnxruntime

Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Net:
    """A net that takes one array and gives one."""

    session: "onnxruntime.InferenceSession"
    entry: str

    def __call__(self, values: Numbers) -> Numbers:
        given: Numbers = self.session.run(None, {self.entry: values})[0]
        return given


@cache
def finder() -> Net:
    """The net that finds text: (1, 3, height, width), from -1 to 1, to (1, 1, height, width), from 0 to 1."""
    return _loaded("det")


@cache
def teller() -> Net:
    """The net that tells what a line of 48 pixels says: (n, 3, 48, width) to (n, steps, letters)."""
    return _loaded("rec")


@cache
def letters() -> tuple[str, ...]:
    """What the numbers that `teller` gives stand for; the first is none."""
    known = teller().session.get_modelmeta().custom_metadata_map["character"].splitlines()
    return ("", *known, " ")


def _loaded(part: str) -> Net:
    """A net of the wheel. One thread: more cost twice the time for nothing, and the user works meanwhile."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # or it tells its makers when it starts, with a number for this device
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    *_, file = sorted((_wheel() / "models").glob(f"*_{part}_*.onnx"))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 4
    session = onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
    return Net(session, session.get_inputs()[0].name)


def _wheel() -> Path:
    """Where RapidOCR lies. It is not imported: of all that it brings, and loads, only its models are used."""
    spec = find_spec("rapidocr")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("rapidocr, whose models read cards, is not installed")
    return Path(next(iter(spec.submodule_search_locations)))
