"""Clients of every service of hall.v1, generated from the protos as an outsider would."""

import atexit
import importlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCE = Path(os.environ.get("HALL_SOURCE_DIR", Path(__file__).resolve().parents[3]))
PROTOC = os.environ.get("HALL_PROTOC", "protoc")
PLUGIN = os.environ.get("HALL_GRPC_PYTHON_PLUGIN", "grpc_python_plugin")


def _generate():
    out = tempfile.mkdtemp(prefix="hall-python-")
    atexit.register(shutil.rmtree, out, ignore_errors=True)
    root = SOURCE / "proto"
    protos = sorted(str(path.relative_to(root)) for path in (root / "hall" / "v1").glob("*.proto"))
    subprocess.run(
        [PROTOC, "-I", str(root), f"--python_out={out}", f"--grpc_out={out}",
         f"--plugin=protoc-gen-grpc={shutil.which(PLUGIN)}", *protos],
        check=True)
    sys.path.insert(0, out)
    return [path[:-len(".proto")].replace("/", ".") for path in protos]


MODULES = _generate()


def module(name):
    """Messages of hall/v1/<name>.proto."""
    return importlib.import_module(f"hall.v1.{name}_pb2")


def stubs(name):
    """Stubs of hall/v1/<name>.proto."""
    return importlib.import_module(f"hall.v1.{name}_pb2_grpc")


def services():
    """(module name, descriptor) of every service of the API; the bench's own is no part of it."""
    for name in MODULES:
        messages = importlib.import_module(f"{name}_pb2")
        for service in messages.DESCRIPTOR.services_by_name.values():
            if service.name != "BenchService":
                yield name.rsplit(".", 1)[1], service
