"""What `fertivision dev --emulators` runs: the backend gcp on Google's emulators of Pub/Sub and
Firestore, and on servers of ours for the services of which Google has no emulator.

Everything lies in memory or in a folder that the next start empties.
"""

import socket
from contextlib import ExitStack, closing

from common.backends import gcp
from common.backends.emulated import identity, java, notes
from common.backends.emulated.account import Account
from common.backends.emulated.endpoints import Endpoints
from common.backends.emulated.identity import Identity, Issuer
from common.backends.emulated.java import Emulators
from common.backends.emulated.kms import Kms
from common.backends.emulated.objects import Objects
from common.backends.emulated.people import People
from common.backends.emulated.serving import serving
from common.backends.emulated.sign_in import SignIns
from common.backends.emulated.storage import Storage
from common.backends.emulated.topics import Topics
from common.backends.gcp.events import PubSubBus
from common.backends.gcp.rest import Rest
from common.backends.local import machine
from common.backends.local.clock import Clock
from common.backends.local.gateway import Gateway
from common.backends.local.machine import ROOT, Functions, Prepared, Way
from common.backends.local.server import sweep_requested
from common.domain.errors import ConfigurationError
from common.settings import Settings

PROJECT = "demo"
_INCOMING = f"{PROJECT}-incoming"
_LEAST_ATTEMPTS = 5  # that Pub/Sub takes before a dead letter


def run(settings: Settings) -> int:
    """Start everything, stay until a signal, stop everything; the process's exit status."""
    if missing := java.missing():
        raise ConfigurationError(f"--emulators needs what is not installed: {'; '.join(missing)}")
    way = Way(folder=notes.folder(settings), prepare=prepare, is_kept=False)
    return machine.run(settings, way)


def prepare(settings: Settings, stack: ExitStack) -> Prepared:
    """The emulators, started. What the page talks to itself, Cloud Storage and Identity Platform,
    answers at the server's own port.
    """
    own = notes.folder(settings)
    logs, objects, keys = (own / name for name in ("logs", "objects", "keys"))
    for folder in (logs, objects, keys):
        folder.mkdir(mode=0o700)
    emulators = stack.enter_context(closing(Emulators(logs)))
    person, account = identity.new_key(), Account(identity.new_key())
    published = Identity({identity.KEY_ID: identity.certificate(person)})
    endpoints = Endpoints(
        project=PROJECT,
        buckets=PROJECT,
        storage=settings.public_url,
        pubsub=f"http://{emulators.pubsub}",
        firestore=emulators.firestore,
        kms=stack.enter_context(serving(Kms().answer)),
        identity=stack.enter_context(serving(published.answer)),
        sign_in=settings.public_url,
    )
    settings = endpoints.settings(settings)
    environ = endpoints.environ(account.write(keys / "account.json"))
    issuer = Issuer(person, PROJECT, endpoints.identity, gcp.now)
    stack.callback(notes.forget, settings)
    demonstration = People.demonstration()
    notes.write(settings, environ, issuer, demonstration)
    topics = Topics(emulators.pubsub, PROJECT)
    storage = Storage(
        Objects(objects, gcp.now, topics.notification(_INCOMING)), account.public, gcp.now
    )
    return Prepared(
        settings=settings,
        environ=environ,
        issuer=issuer,
        parts=lambda functions: _Parts(
            settings, functions, storage, topics, SignIns(demonstration, issuer, gcp.now)
        ),
        sign_in_words=demonstration.words(),
        closing_words=(
            "On Google's emulators of Pub/Sub and Firestore; files by `fertivision drop DIR`",
            f"Logs are in         {logs}/",
            "Ctrl-C stops everything; nothing is kept.",
        ),
    )


class _Parts:
    """What runs in this process: the gateway with the objects, the subscriptions that push to the
    functions, and the clock of the sweep.
    """

    def __init__(
        self,
        settings: Settings,
        functions: Functions,
        storage: Storage,
        topics: Topics,
        sign_ins: SignIns,
    ) -> None:
        self._functions = functions
        self._objects = storage.objects
        self._topics = topics
        self._attempts = max(_LEAST_ATTEMPTS, settings.max_attempts)
        self._gateway = Gateway(
            ROOT / "hosting",
            (storage, sign_ins),
            sign_ins.issuer,
            lambda: functions["api"].port,
        )
        bus = PubSubBus(Rest(settings.gcp_pubsub_endpoint), PROJECT, settings.gcp_topics, gcp.now)
        self._clock = Clock(settings.sweep_every_s, lambda: bus.publish(sweep_requested()))

    def start(self, taken: socket.socket) -> None:
        """Serve, deliver and sweep."""
        self._gateway.listen(taken)
        self._gateway.start()
        self._topics.push(
            lambda name: f"http://127.0.0.1:{self._functions[name].port}/", self._attempts
        )
        self._clock.start()

    def stop(self) -> None:
        """In the order in which work comes in; the emulators end after the functions."""
        self._clock.stop()
        self._gateway.stop()

    def drop(self, path: str, data: bytes) -> None:
        """An object of the incoming bucket."""
        self._objects.put((_INCOMING, path), data, "")
