# SPDX-License-Identifier: Apache-2.0
"""Executes notebooks one after the other and stores them with their outputs: execute.py FOLDER NOTEBOOK..."""

import pathlib
import re
import sys
import time

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellControlSignal

STARTS = 5
SECONDS_TO_ANSWER = 15
SECONDS_A_CELL = 600


class PatientClient(NotebookClient):
    """A client that starts another kernel where one never answers, and knows which cell it runs."""

    def __init__(self, notebook, folder, log):
        super().__init__(
            notebook,
            kernel_name="qingmiao",
            startup_timeout=SECONDS_TO_ANSWER,
            timeout=SECONDS_A_CELL,
            resources={"metadata": {"path": str(folder)}},
        )
        self.streams = {"stdout": log, "stderr": log}
        self.running = None

    async def async_start_new_kernel(self, **arguments):
        await super().async_start_new_kernel(**arguments, **self.streams)

    async def async_start_new_kernel_client(self):
        for start in range(1, STARTS + 1):
            try:
                return await super().async_start_new_kernel_client()
            except RuntimeError as error:
                if start == STARTS or not str(error).startswith("Kernel didn't respond"):
                    raise
            print(f"a kernel did not answer within {SECONDS_TO_ANSWER} s, starting another", flush=True)
            self.create_kernel_manager()
            await self.async_start_new_kernel()

    async def async_execute_cell(self, cell, cell_index, **arguments):
        self.running = cell
        return await super().async_execute_cell(cell, cell_index, **arguments)


def failure(notebook, running, error):
    """What went wrong, in which cell, in a few lines; the stored notebook holds all of it."""
    if running is None:
        return str(error)
    codes = [cell for cell in notebook.cells if cell.cell_type == "code"]
    place = f"code cell {codes.index(running) + 1} of {len(codes)}"
    above = notebook.cells[: notebook.cells.index(running)]
    headings = [line.lstrip("# ") for cell in above if cell.cell_type == "markdown"
                for line in cell.source.splitlines() if line.startswith("#")]
    if headings:
        place += f', below "{headings[-1]}",'
    traces = [output.traceback for output in running.outputs if output.output_type == "error"]
    said = plain("\n".join(traces[0])) if traces else str(error)
    lines = [line for line in said.splitlines() if line.strip() and not line.startswith("   at ")]
    return f"{place} failed: " + "\n".join(lines)


def plain(text):
    """Text of a terminal without its colours."""
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def join_streams(notebook):
    """Makes one output of what a cell printed in a row: each call of print comes as one of its own."""
    for cell in notebook.cells:
        joined = []
        for output in cell.get("outputs", []):
            if joined and output.output_type == "stream" and joined[-1].get("name") == output.name:
                joined[-1].text += output.text
            else:
                joined.append(output)
        if joined:
            cell.outputs = joined


def main(folder, paths):
    folder.mkdir(parents=True, exist_ok=True)
    failed = False
    for path in paths:
        notebook = nbformat.read(path, as_version=4)
        began = time.monotonic()
        with open(folder / f"{path.stem}.log", "w") as log:
            client = PatientClient(notebook, folder, log)
            try:
                client.execute()
                print(f"{path.stem}: every cell ran, {time.monotonic() - began:.1f} s", flush=True)
            except (CellControlSignal, RuntimeError) as error:
                failed = True
                said = failure(notebook, client.running, error)
                print(f"notebooks/run: {path.stem}: {said}", file=sys.stderr, flush=True)
        join_streams(notebook)
        nbformat.write(notebook, folder / path.name)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), [pathlib.Path(path) for path in sys.argv[2:]]))
