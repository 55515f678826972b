"""PyTorch as a contender of benchmarks/side-by-side. Arguments: work file, threads, runs at once (1), variant.

Variants: eager (rows picked by index_select, normalised in place), compiled (picking, normalising and the network under
torch.compile), loader (a DataLoader over a TensorDataset), dataset (one over a Dataset that
normalises image by image, as people write it), bf16 (eager under autocast).
What the files and the report hold, says package-info.java of anneal.benchmarks.peers.
"""

import json
import os
import pathlib
import statistics
import sys
import time

import numpy
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset, TensorDataset

BATCH = 128
INPUTS = 3072
SCALE = 1 / (255 * 0.25)
SHIFT = -0.5 / 0.25


def read_work(file):
    work = dict(line.split("=") for line in file.read_text().split())
    return {
        "images": int(work["images"]),
        "widths": [int(width) for width in work["widths"].split(",")],
        "rule": work["rule"],
        "rates": [float(rate) for rate in work["rates"].split(",")],
        "warmUp": int(work["warmUp"]),
        "epochs": int(work["warmUp"]) + int(work["epochs"]),
    }


def read_images(file, count):
    images = numpy.empty((count, INPUTS), dtype=numpy.uint8)
    labels = numpy.empty(count, dtype=numpy.int64)
    with open(file, "rb") as records:
        for i in range(count):
            labels[i] = records.read(1)[0]
            records.readinto(images[i])
    return torch.from_numpy(images), torch.from_numpy(labels)


def new_model(widths, weights):
    layers = []
    at = 0
    for inputs, outputs in zip(widths, widths[1:]):
        layer = nn.Linear(inputs, outputs)
        with torch.no_grad():
            for numbers in (layer.weight, layer.bias):
                numbers.copy_(weights[at : at + numbers.numel()].view_as(numbers))
                at += numbers.numel()
        layers += [layer, nn.ReLU()]
    return nn.Sequential(*layers[:-1])


def new_optimizer(rule, parameters, rate):
    """With the fastest implementation that this PyTorch has of it."""
    make = {
        "sgd": lambda **how: torch.optim.SGD(parameters, lr=rate, momentum=0.9, **how),
        "adam": lambda **how: torch.optim.Adam(parameters, lr=rate, **how),
        "adamw": lambda **how: torch.optim.AdamW(parameters, lr=rate, **how),
        "rmsprop": lambda **how: torch.optim.RMSprop(parameters, lr=rate, **how),
        "adagrad": lambda **how: torch.optim.Adagrad(parameters, lr=rate, **how),
    }[rule]
    try:
        return make(fused=True)
    except (TypeError, RuntimeError):
        return make()


class Picked:
    """Batches by index_select, into the same memory each time."""

    def __init__(self, images, labels, rows):
        self.images, self.labels, self.rows = images, labels, rows
        self.bytes = torch.empty((BATCH, INPUTS), dtype=torch.uint8)
        self.floats = torch.empty((BATCH, INPUTS))

    def epoch(self, epoch):
        for rows in self.rows[epoch]:
            torch.index_select(self.images, 0, rows, out=self.bytes)
            yield self.floats.copy_(self.bytes).mul_(SCALE).add_(SHIFT), self.labels.index_select(0, rows)


class Compiled(Picked):
    """Batches by torch.compile, which makes one loop of picking and normalising."""

    def __init__(self, images, labels, rows):
        super().__init__(images, labels, rows)
        self.pick = torch.compile(lambda rows: (images[rows].float() * SCALE + SHIFT, labels[rows]))

    def epoch(self, epoch):
        for rows in self.rows[epoch]:
            yield self.pick(rows)


class Normalised(Dataset):
    """One image at a time."""

    def __init__(self, images, labels):
        self.images, self.labels = images, labels

    def __len__(self):
        return len(self.images)

    def __getitem__(self, row):
        return self.images[row].float().mul_(SCALE).add_(SHIFT), self.labels[row]


class LoadedOneByOne:
    """Batches by a DataLoader that finds the images normalised."""

    def __init__(self, images, labels, rows):
        self.data, self.rows = Normalised(images, labels), rows

    def epoch(self, epoch):
        return DataLoader(self.data, batch_sampler=self.rows[epoch].tolist())


class Loaded:
    """Batches by a DataLoader."""

    def __init__(self, images, labels, rows):
        self.data, self.rows = TensorDataset(images, labels), rows

    def epoch(self, epoch):
        for images, labels in DataLoader(self.data, batch_sampler=self.rows[epoch].tolist()):
            yield images.float().mul_(SCALE).add_(SHIFT), labels


def main():
    file = pathlib.Path(sys.argv[1])
    threads, variant = int(sys.argv[2]), sys.argv[4]
    torch.set_num_threads(threads)
    work = read_work(file)
    images, labels = read_images(file.with_name("images.bin"), work["images"])
    weights = torch.from_numpy(numpy.fromfile(file.with_name("weights.bin"), dtype="<f4"))
    rows = torch.from_numpy(numpy.fromfile(file.with_name("rows.bin"), dtype="<i4").astype(numpy.int64))
    rows = rows.view(work["epochs"], -1, BATCH)
    batches = {"loader": Loaded, "dataset": LoadedOneByOne, "compiled": Compiled}.get(variant, Picked)(images, labels, rows)
    report = {"about": "PyTorch " + torch.__version__, "losses": []}
    begin = time.perf_counter()
    for rate in work["rates"]:
        run(work, variant, batches, weights, rate, report)
    report["total"] = time.perf_counter() - begin
    report["peak"] = peak()
    print(json.dumps(report))


def run(work, variant, batches, weights, rate, report):
    model = new_model(work["widths"], weights)
    optimizer = new_optimizer(work["rule"], model.parameters(), rate)
    judge = nn.CrossEntropyLoss()

    def loss_of(images, labels):
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=variant == "bf16"):
            return judge(model(images), labels)

    if variant == "compiled":
        loss_of = torch.compile(loss_of)
    losses, seconds = [], []
    for epoch in range(work["epochs"]):
        begin = time.perf_counter()
        total = 0.0
        for images, labels in batches.epoch(epoch):
            optimizer.zero_grad(set_to_none=True)
            loss = loss_of(images, labels)
            loss.backward()
            optimizer.step()
            total += loss.item()
            if "first" not in report:
                report["first"] = time.time() - int(os.environ["ANNEAL_STARTED"]) / 1000
        seconds.append(time.perf_counter() - begin)
        losses.append(total / batches.rows.shape[1])
    if not report["losses"]:
        report["step"] = statistics.median(seconds[work["warmUp"] :]) * 1000 / batches.rows.shape[1]
    report["losses"].append(losses)


def peak():
    """The most memory that this process had in use, as Linux counts it."""
    status = pathlib.Path("/proc/self/status")
    if not status.exists():
        return float("nan")
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return 1024 * int(line.split()[1])


main()
