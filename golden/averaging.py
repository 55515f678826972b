"""Makes averaging.csv: averages of weights, and the rates of SWALR, by torch.optim.swa_utils of PyTorch 2.13.0, in float64.

    pip install torch==2.13.0
    python golden/averaging.py train/src/test/resources/anneal/train

Two weights walk 40 epochs of 5 updates down a bowl whose bottom moves with every update, by plain SGD at the rate 0.02; from
epoch 30 on SWALR takes the rate to 0.005 within 5 epochs. A case is an average as Anneal writes it; a line says where
weights and average are after so many updates, and the rate of the last of them.
"""

import sys

import torch
from torch.optim.swa_utils import AveragedModel, SWALR, get_ema_multi_avg_fn

EPOCHS, PER_EPOCH, START = 40, 5, 30
UPDATES = EPOCHS * PER_EPOCH

# text: (multi_avg_fn, index of the first update that may count, every)
CASES = {
    "ema(0.9)": (get_ema_multi_avg_fn(0.9), 0, 1),
    "ema(0.999)": (get_ema_multi_avg_fn(0.999), 0, 1),
    "ema(0.3, from=2ep, every=3)": (get_ema_multi_avg_fn(0.3), 10, 3),
    "swa(from=75%)": (None, START * PER_EPOCH, PER_EPOCH),
    "swa(from=0, every=7)": (None, 0, 7),
    "swa(from=-1ep, every=1)": (None, UPDATES - PER_EPOCH, 1),
}


def bottom(i):
    """A number in [-1, 1] that float32 holds exactly."""
    return ((i * 37 + 11) % 129 - 64) / 64


def walk(text, average, start, every):
    model = torch.nn.Linear(2, 1, bias=False).double()
    with torch.no_grad():
        model.weight.copy_(torch.tensor([[3.0, -2.0]]))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.02)
    averaged = AveragedModel(model, multi_avg_fn=average)
    swalr = SWALR(optimizer, swa_lr=0.005, anneal_epochs=5)
    steepness = torch.tensor([[1.0, 10.0]], dtype=torch.float64)
    updates = 0
    for epoch in range(EPOCHS):
        for _ in range(PER_EPOCH):
            rate = optimizer.param_groups[0]["lr"]
            optimizer.zero_grad()
            (steepness * (model.weight - bottom(updates)) ** 2 / 2).sum().backward()
            optimizer.step()
            updates += 1
            if updates > start and updates % every == 0:
                averaged.update_parameters(model)
            if averaged.n_averaged > 0:
                numbers = [*model.weight.view(-1).tolist(), *averaged.module.weight.view(-1).tolist()]
                yield ";".join([text, str(updates), repr(rate), *map(repr, numbers)])
        if epoch >= START:
            swalr.step()


if __name__ == "__main__":
    with open(sys.argv[1] + "/averaging.csv", "w") as out:
        print(f"# torch.optim.swa_utils of PyTorch {torch.__version__}, float64: golden/averaging.py", file=out)
        print("average;updates;rate;w0;w1;a0;a1", file=out)
        for case, how in CASES.items():
            for line in walk(case, *how):
                print(line, file=out)
