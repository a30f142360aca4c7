"""Measures Casewire beside the machine's ceiling (limit.c) and a peer (python_pipeline.py); see deploy/docs/bench.md.

Ceiling and ours take turns, so that whatever else the machine does hits both; the ratio is the median of the pairs.
"""

import argparse
import asyncio
import json
import os
import pathlib
import random
import signal
import statistics
import subprocess
import sys
import time
import uuid

import aio_pika

from installation import SERVICES, Installation

HERE = pathlib.Path(__file__).parent
OTHERS = [f"casewire.{service}.bulk" for service in SERVICES if service != "intake"]
TEXT = "The television box shows error 503 since last night, and the remote control does not answer. " * 4


class Report:
    def __init__(self):
        self.rows = []

    def add(self, name, reached, wanted, holds, note=""):
        self.rows.append({"name": name, "reached": reached, "wanted": wanted, "holds": holds, "note": note})
        say(f"{name}: {reached}, wanted {wanted}: {'ok' if holds else 'MISSED'} {note}")

    def at_least(self, name, value, least, note=""):
        self.add(name, f"{value:.2f}", f">= {least}", value >= least, note)

    def at_most(self, name, value, most, unit):
        self.add(name, f"{value:.1f} {unit}", f"<= {most} {unit}", value <= most)

    def tell(self, name, reached, note):
        """A row of which nothing in particular is wanted."""
        self.rows.append({"name": name, "reached": reached, "wanted": "", "holds": True, "note": note})
        say(f"{name}: {reached} {note}")

    def table(self):
        width = max(len(row["name"]) for row in self.rows)
        for row in self.rows:
            mark = "" if not row["wanted"] else "ok" if row["holds"] else "MISSED"
            print(f"{row['name']:<{width}}  {row['reached']:>10}  {row['wanted']:>10}  {mark:<6}  {row['note']}")


def say(text):
    print(f"  {time.strftime('%H:%M:%S')}  {text}", file=sys.stderr, flush=True)


def message(identity, customers=5_000):
    """An intake message of about 800 bytes."""
    customer = f"mailto:customer{random.randrange(customers)}@example.org"
    return {
        "specversion": "1.0", "id": identity, "source": "https://www.example.org/form",
        "type": "io.casewire.intake.message.v1", "time": "2026-05-04T08:00:00Z",
        "data": {
            "channel": "web", "provider": "form", "externalId": identity, "receivedAt": "2026-05-04T08:00:00Z",
            "from": {"name": "Anna", "address": customer}, "subject": "Error 503", "category": "bench",
            "body": {"text": TEXT[:400]},
        },
    }


async def publish(installation, bodies, routing_key, content_type, headers=None):
    """Publishes to intake, confirmed, a thousand at a time."""
    exchange = await installation.channel.get_exchange("casewire.intake", ensure=False)
    for start in range(0, len(bodies), 1_000):
        await asyncio.gather(*(
            exchange.publish(
                aio_pika.Message(
                    body, content_type=content_type, delivery_mode=2, message_id=str(uuid.uuid4()), headers=headers),
                routing_key)
            for body in bodies[start:start + 1_000]))


async def drain(installation, count):
    """Cases a second of intake alone, with `count` messages waiting, up to the broker's last confirm."""
    await installation.purge(*OTHERS)
    run = uuid.uuid4().hex[:8]
    bodies = [json.dumps(message(f"{run}-{number}")).encode() for number in range(count)]
    await publish(installation, bodies, "intake.web.message", "application/cloudevents+json")
    while await installation.waiting("casewire.intake.bulk.web") < count:
        await asyncio.sleep(0.05)
    before = await installation.last_case()
    installation.start("intake")
    begun = time.monotonic()
    # The cases are looked at before the outbox: what is committed between the looks is still to be published.
    while not await installation.has_cases(count, before) or not await installation.is_settled():
        await asyncio.sleep(0.02)
    rate = count / (time.monotonic() - begun)
    peak = installation.memory("intake", "VmHWM")
    installation.stop("intake")
    return rate, peak


def ceiling(installation, count):
    installation.limit("fill", installation.base, count, 800)
    return installation.limit("drain", installation.base, count, 500, installation.conninfo())


async def pairs(installation, count, number):
    """Ratios of intake to the ceiling, and intake's rates and peak of memory."""
    ratios, rates, peaks = [], [], []
    for index in range(number):
        limit = ceiling(installation, count)
        rate, peak = await drain(installation, count)
        say(f"pair {index + 1} of {number}: ceiling {limit:.0f}/s, intake {rate:.0f}/s: {rate / limit:.2f}")
        ratios.append(rate / limit)
        rates.append(rate)
        peaks.append(peak)
    return ratios, rates, max(peaks)


def peer(installation, count):
    installation.limit("fill", installation.base, count, 800)
    url = f"amqp://guest:guest@127.0.0.1:{installation.base}/"
    command = [sys.executable, HERE.parent / "Fixtures/benchmarks/python_pipeline.py", url, installation.postgres_url(
        "postgres", installation.password), str(count)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(done.stdout.split(",")[-1].split()[0])


async def measure_intake(installation, report, sizes):
    ratios, rates, peak = await pairs(installation, sizes.drain, sizes.pairs)
    spread = f"{min(ratios):.2f} to {max(ratios):.2f}; {statistics.median(rates):.0f} cases/s"
    report.at_least("intake / ceiling", statistics.median(ratios), 0.5, spread)
    python = peer(installation, sizes.peer)
    report.at_least("intake / python peer", statistics.median(rates) / python, 10, f"peer {python:.0f} cases/s")
    report.at_most("intake under load", peak, 60, "MB")
    return statistics.median(rates)


async def measure_flow(installation, report, sizes):
    installation.start_sink()
    slowest = max(installation.start(service) for service in SERVICES)
    report.at_most("start to ready, the slowest", slowest, 1, "s")
    await asyncio.sleep(5)
    for service in SERVICES:
        report.at_most(f"{service} idle", installation.memory(service), 30, "MB")
    limit = ceiling(installation, sizes.drain)
    agents = -(-sizes.flow // 1_000)
    result = installation.load("--messages", sizes.flow, "--rate", "max", "--agents", agents, "--settle", "10m")
    rate = min(stage["perSecond"] for stage in result["stages"] if stage["stage"] in ("assigned", "notified"))
    report.at_least("whole flow / ceiling", rate / limit, 0.2, f"{rate:.0f} cases/s, ceiling {limit:.0f}/s")
    for service in SERVICES:
        report.at_most(f"{service} in the whole flow", installation.memory(service, "VmHWM"), 60, "MB")
    installation.stop(*SERVICES, "sink")


async def measure_alone(installation, report, sizes):
    """Routing and notification, each by itself, with the events of as many new cases waiting."""
    limit = ceiling(installation, sizes.drain)
    await drain(installation, sizes.drain)
    installation.start_sink()
    for service in ["routing", "notification"]:
        waiting = await installation.waiting(f"casewire.{service}.bulk")
        before = await installation.handled(service)
        installation.start(service)
        begun = time.monotonic()
        while await installation.handled(service) < before + waiting or not await installation.is_quiet(service):
            if time.monotonic() > begun + 600:
                raise SystemExit(f"{service} is not through after ten minutes")
            await asyncio.sleep(0.05)
        rate = sizes.drain / (time.monotonic() - begun)
        report.tell(f"{service} alone / ceiling", f"{rate / limit:.2f}", f"{rate:.0f} cases/s")
        installation.stop(service)
    installation.stop("sink")


async def measure_latency(installation, report, sizes, rate):
    installation.start("intake")
    fifth = max(1, int(rate / 5))
    # What the drains before it have left in memory would be written to the disk meanwhile.
    await installation.database.execute("CHECKPOINT")
    await asyncio.to_thread(os.sync)
    # The start is measured by itself; and it gives back the memory that it needed, some seconds after.
    await asyncio.sleep(5)
    installation.load("--intake-only", "--rate", fifth, "--duration", "5s", "--customers", 5_000)
    result = installation.load(
        "--intake-only", "--rate", fifth, "--duration", f"{sizes.latency}s", "--customers", 5_000)
    created = next(stage for stage in result["stages"] if stage["stage"] == "created")
    report.at_most("p99 at a fifth of the rate", created["p99"] / 1_000, 50, "ms")
    installation.stop("intake")


async def measure_mails(installation, report):
    """Mails of 8 MiB, each with an attachment."""
    mail = (HERE / "mail.txt").read_bytes()
    bodies = []
    for number in range(20):
        head = mail.replace(b"NUMBER", f"{uuid.uuid4().hex}-{number}".encode())
        filler = b"QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAxMjM0NTY3OA==\r\n"
        tail = b"\r\n--bench--\r\n"
        room = (8 << 20) - len(head) - len(tail)
        bodies.append(head + filler * (room // len(filler)) + tail)
    before = await installation.last_case()
    await publish(installation, bodies, "intake.email.raw", "message/rfc822", {"provider": "rfc822"})
    installation.start("intake")
    while not await installation.has_cases(len(bodies), before) or not await installation.is_settled():
        await asyncio.sleep(0.05)
    report.at_most("intake with 20 mails of 8 MiB", installation.memory("intake", "VmHWM"), 120, "MB")
    installation.stop("intake")


async def measure_growth(installation, report, sizes):
    medians = []
    for size in (10_000, 1_000_000):
        say(f"filling the tables up to {size} cases")
        await installation.database.execute((HERE / "grow.sql").read_text().replace("TARGET", str(size)))
        await installation.database.execute("ANALYZE")
        ratios, _, _ = await pairs(installation, sizes.drain, sizes.pairs)
        medians.append(statistics.median(ratios))
    report.at_least("ratio at a million cases / at ten thousand", medians[1] / medians[0], 0.8)


class Sizes:
    def __init__(self, is_quick):
        self.drain = 5_000 if is_quick else 20_000
        self.pairs = 2 if is_quick else 5
        self.peer = 1_000 if is_quick else 5_000
        self.flow = 1_000 if is_quick else 10_000
        self.latency = 10 if is_quick else 60


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--json")
    options = parser.parse_args()
    sizes, report, installation = Sizes(options.quick), Report(), Installation()
    await installation.connect()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        # The others must hear of every customer: what is purged between the later measurements tells of some.
        await measure_flow(installation, report, sizes)
        await measure_alone(installation, report, sizes)
        rate = await measure_intake(installation, report, sizes)
        await measure_latency(installation, report, sizes, rate)
        await measure_mails(installation, report)
        if options.growth:
            await measure_growth(installation, report, sizes)
    finally:
        installation.stop_all()
    await installation.close()
    report.table()
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps(report.rows, indent=2))
    sys.exit(0 if all(row["holds"] for row in report.rows) else 1)


asyncio.run(main())
