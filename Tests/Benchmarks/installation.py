"""The installation that deploy/bench has made: its servers, its services as processes, and what they hold."""

import json
import os
import pathlib
import subprocess
import time
import urllib.request

import aio_pika
import asyncpg

SERVICES = ["intake", "routing", "itsm", "notification", "survey"]


class Installation:
    def __init__(self):
        self.base = int(os.environ["BENCH_PORT_BASE"])
        self.programs = pathlib.Path(os.environ["BENCH_PROGRAMS"])
        self.run = pathlib.Path(os.environ["BENCH_RUN"])
        self.password = os.environ["BENCH_ADMIN_PASSWORD"]
        self.processes = {}

    async def connect(self):
        self.database = await asyncpg.connect(self.postgres_url("postgres", self.password))
        self.broker = await aio_pika.connect(self.amqp_url("admin", self.password))
        self.channel = await self.broker.channel(publisher_confirms=True)

    async def close(self):
        await self.database.close()
        await self.broker.close()

    def amqp_url(self, user, password, vhost="casewire"):
        return f"amqp://{user}:{password}@127.0.0.1:{self.base}/{vhost}"

    def postgres_url(self, user, password):
        return f"postgresql://{user}:{password}@127.0.0.1:{self.base + 4}/casewire"

    def conninfo(self):
        port = self.base + 4
        return f"host=127.0.0.1 port={port} user=postgres password={self.password} dbname=casewire"

    def environment(self, service):
        secret = lambda kind: os.environ[f"CASEWIRE_{service.upper()}_{kind}_PASSWORD"]
        return {
            "CASEWIRE_AMQP_URL": self.amqp_url(service, secret("AMQP")),
            "CASEWIRE_POSTGRES_URL": self.postgres_url(f"casewire_{service}", secret("DB")),
            "CASEWIRE_HTTP_PORT": str(self.port(service)),
            "CASEWIRE_REPLY_SECRET": os.environ["CASEWIRE_REPLY_SECRET"],
            "CASEWIRE_MAIL_FROM": "support@casewire.example",
            "CASEWIRE_SMTP_URL": f"smtp://127.0.0.1:{self.base + 5}",
        }

    def port(self, service):
        return self.base + 6 + SERVICES.index(service)

    def start(self, service):
        """Starts a service; says how many seconds it took to be ready."""
        begun = time.monotonic()
        log = open(self.run / "log" / f"{service}.log", "ab")
        program = self.programs / service
        self.processes[service] = subprocess.Popen([program], env=self.environment(service), stdout=log, stderr=log)
        while not self.is_ready(service):
            if self.processes[service].poll() is not None:
                raise SystemExit(f"{service} ended at its start: {log.name}")
            if time.monotonic() > begun + 60:
                raise SystemExit(f"{service} is not ready within a minute: {log.name}")
            time.sleep(0.01)
        return time.monotonic() - begun

    def is_ready(self, service):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port(service)}/ready", timeout=2) as answer:
                return answer.status == 200
        except OSError:
            return False

    def stop(self, *services):
        for service in services:
            self.processes[service].terminate()
        for service in services:
            self.processes.pop(service).wait()

    def stop_all(self):
        self.stop(*list(self.processes))

    def start_sink(self):
        sink = [self.programs / "casewire", "mail-sink", "--port", str(self.base + 5)]
        self.processes["sink"] = subprocess.Popen(
            sink + ["--directory", str(self.run / "mail")], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def memory(self, service, kind="VmRSS"):
        """Megabytes resident now, or (VmHWM) at most so far."""
        with open(f"/proc/{self.processes[service].pid}/status") as status:
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith(kind))

    def load(self, *arguments):
        """Runs `casewire load`; its result."""
        environment = {
            "CASEWIRE_AMQP_URL": self.amqp_url("tool", os.environ["CASEWIRE_TOOL_AMQP_PASSWORD"]),
            "CASEWIRE_MANAGEMENT_URL": f"http://admin:{self.password}@127.0.0.1:{self.base + 1}",
        }
        command = [self.programs / "casewire", "load", "--json", "--quiet", *map(str, arguments)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
        if not done.stdout:
            raise SystemExit(f"casewire load: {done.stderr}")
        result = json.loads(done.stdout)
        if not result["holds"]:
            failed = [proof for proof in result["proofs"] if not proof["holds"]]
            raise SystemExit(f"casewire load: a proof fails: {failed}")
        return result

    def limit(self, *arguments):
        """Runs the ceiling; the rate that it prints."""
        done = subprocess.run([self.run / "limit", *map(str, arguments)], capture_output=True, text=True, check=True)
        return float(done.stdout.split(",")[-1].split()[0])

    async def waiting(self, queue):
        found = await self.channel.declare_queue(queue, passive=True)
        return found.declaration_result.message_count

    async def purge(self, *queues):
        for queue in queues:
            found = await self.channel.declare_queue(queue, passive=True)
            await found.purge()

    async def last_case(self):
        """The highest case number."""
        return await self.database.fetchval("SELECT coalesce(max(number), 0) FROM intake.cases")

    async def has_cases(self, count, after):
        """Whether so many cases came after a number; does not read a table of a million rows to say so."""
        if await self.last_case() < after + count:
            return False
        found = await self.database.fetchval("SELECT count(*) FROM intake.cases WHERE number > $1", after)
        return found >= count

    async def is_settled(self):
        """Whether intake has nothing left to take or to tell."""
        for queue in [f"casewire.intake.{lane}" for lane in ("bulk", "bulk.web", "bulk.email", "raw")]:
            if await self.waiting(queue) > 0:
                return False
        return await self.database.fetchval("SELECT NOT EXISTS (SELECT FROM intake.outbox)")

    async def handled(self, service):
        """How many messages a service has handled so far."""
        return await self.database.fetchval(f"SELECT count(*) FROM {service}.inbox")

    async def is_quiet(self, service):
        """Whether a service has nothing left to tell, and no mail to send."""
        if await self.database.fetchval(f"SELECT EXISTS (SELECT FROM {service}.outbox)"):
            return False
        mails = "SELECT EXISTS (SELECT FROM notification.notification WHERE due_at IS NOT NULL)"
        return service != "notification" or not await self.database.fetchval(mails)
