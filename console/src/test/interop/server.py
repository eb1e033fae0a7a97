"""One python-socketio server with its admin instrumentation, and python-socketio clients of it; see README.md."""

import asyncio
import json
import os
import sys

import socketio
from aiohttp import web

options = {
    "admin": "python",  # none: not instrumented
    "mode": "development",
    "readonly": False,
    "transports": ["polling", "websocket"],
    "path": "/socket.io/",
    "namespace": "/admin",
    "login": True,
    "redis": "",
    "serverId": "python",
    "statsInterval": 2,
    "clients": 1,
    **json.loads(sys.argv[1] if len(sys.argv) > 1 else "{}"),
}

redis = socketio.AsyncRedisManager(options["redis"]) if options["redis"] else None
sio = socketio.AsyncServer(
    async_mode="aiohttp", client_manager=redis, transports=options["transports"]
)
if options["admin"] != "none":
    sio.instrument(
        auth={"username": "admin", "password": "geheim"} if options["login"] else False,
        mode=options["mode"],
        read_only=options["readonly"],
        server_id=options["serverId"],
        namespace=options["namespace"],
        server_stats_interval=options["statsInterval"],
    )


@sio.event
async def connect(sid, environ):
    await sio.enter_room(sid, f"room of {options['serverId']}")


@sio.event
async def hello(sid, *args):
    await sio.emit("back", args, to=sid)


def say(line):
    print(line, flush=True)


clients = []


async def open_client(port):
    number = len(clients)
    client = socketio.AsyncClient()
    clients.append(client)

    @client.on("*")
    def event(name, *args):
        say(f"event {number} {name} {json.dumps(args, separators=(',', ':'), ensure_ascii=False)}")

    @client.event
    def disconnect(reason):
        say(f"disconnect {number} {reason}")

    await client.connect(
        f"http://127.0.0.1:{port}",
        socketio_path=options["path"],
        transports=options["transports"],
        wait_timeout=20,
    )


async def obey(port):
    """Commands come one a line; the end of input is the end of the server."""
    lines = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(lines), sys.stdin
    )
    while line := (await lines.readline()).decode():
        command, *rest = line.rstrip("\n").split(" ")
        if command == "send":
            client, event, *words = rest
            await clients[int(client)].emit(event, tuple(json.loads(" ".join(words))))
        elif command == "close":
            await clients[int(rest[0])].disconnect()
        elif command == "join":
            client, room = rest
            await sio.enter_room(clients[int(client)].get_sid(), room)
        elif command == "open":
            await open_client(port)


async def main():
    app = web.Application()
    sio.attach(app, socketio_path=options["path"])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    for _ in range(options["clients"]):
        await open_client(port)
    say(f"ready {port} {','.join(client.get_sid() for client in clients)}")
    await obey(port)
    # Nothing is worth tidying in a process that only a test knows.
    os._exit(0)


asyncio.run(main())
