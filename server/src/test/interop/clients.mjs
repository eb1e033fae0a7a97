// Official JS clients against one Java server without Redis; see README.md. Argument: json or msgpack.
import { io as connect } from "socket.io-client";
import msgpack from "socket.io-msgpack-parser";
import { assert, check, finish, once, record, until } from "./harness.mjs";
import { startJava } from "./servers.mjs";

const parserName = process.argv[2] ?? "json";
const parser = parserName === "msgpack" ? { parser: msgpack } : {};
const java = await startJava("none", { parser: parserName });

function open(path = "", options = {}) {
  return connect(java.url + path, { forceNew: true, ...parser, ...options });
}

const TRANSPORTS = { polling: ["polling"], websocket: ["websocket"], upgrade: ["polling", "websocket"] };
const VALUES = [1, -5, 1.5, 2 ** 40, "é€😀", null, true, [1, [2]], { a: { b: [null] } }];

for (const [name, transports] of Object.entries(TRANSPORTS)) {
  const socket = open("", { transports });
  record(socket);
  await check(`${name}: connects with an id of 20 characters`, async () => {
    await once(socket, "connect");
    assert.match(socket.id, /^[A-Za-z0-9_-]{20}$/);
  });
  await check(`${name}: is on its last transport`, async () => {
    await until(() => socket.io.engine.transport.name === transports.at(-1), "transport");
  });
  await check(`${name}: values and binary of any depth come back in an ack`, async () => {
    const binary = { deep: [Buffer.from([0, 1, 255]), { er: Buffer.from("x") }] };
    assert.deepEqual(await socket.emitWithAck("echo", ...VALUES, binary), VALUES[0]);
    const all = await new Promise((resolve) => socket.emit("echo", ...VALUES, binary, (...args) => resolve(args)));
    assert.deepEqual(all, [...VALUES, binary]);
  });
  await check(`${name}: a text and a binary message of 600 kB come back`, async () => {
    const text = "é".repeat(300_000);
    assert.equal(await socket.emitWithAck("echo", text), text);
    const bytes = Buffer.alloc(600_000, 7);
    assert.ok(bytes.equals(await socket.emitWithAck("echo", bytes)));
  });
  await check(`${name}: an event that nobody answers times out`, async () => {
    await assert.rejects(socket.timeout(200).emitWithAck("silence"), /timed out/);
  });
  await check(`${name}: events arrive in their order`, async () => {
    const seen = [];
    socket.on("tick", (n) => seen.push(n));
    for (let n = 0; n < 200; n++) socket.emit("emit-all", "tick", n);
    await until(() => seen.length === 200, "200 events");
    assert.deepEqual(seen, [...seen.keys()]);
  });
  await check(`${name}: comes back after its transport broke`, async () => {
    const before = socket.id;
    const reconnected = once(socket.io, "reconnect");
    const gone = once(socket, "disconnect");
    socket.io.engine.close();
    await gone;
    await reconnected;
    await until(() => socket.connected, "connected");
    assert.equal(await socket.emitWithAck("echo", "again"), "again");
    assert.ok(before);
  });
  await check(`${name}: hears that the server disconnects it`, async () => {
    const gone = once(socket, "disconnect");
    socket.emit("break");
    const [reason] = await gone;
    assert.match(reason, /io server disconnect|transport close|transport error/);
  });
  socket.disconnect();
}

await check("a refused client gets the message and the data", async () => {
  const socket = open("/private", { auth: { token: "no" }, reconnection: false });
  const [error] = await once(socket, "connect_error");
  assert.equal(error.message, "not authorized");
  assert.deepEqual(error.data, { hint: "token" });
  socket.disconnect();
});
await check("an admitted client is in", async () => {
  const socket = open("/private", { auth: { token: "letmein" } });
  await once(socket, "connect");
  socket.disconnect();
});
await check("a namespace that does not exist is refused", async () => {
  const socket = open("/nowhere", { reconnection: false });
  const [error] = await once(socket, "connect_error");
  assert.equal(error.message, "Invalid namespace");
  socket.disconnect();
});
await check("two namespaces share one connection, and leave one at a time", async () => {
  const main = connect(java.url, { forceNew: true, ...parser, transports: ["websocket"] });
  const other = main.io.socket("/private", { auth: { token: "letmein" } });
  other.auth = { token: "letmein" };
  other.connect();
  await once(main, "connect");
  if (!other.connected) await once(other, "connect");
  other.disconnect();
  assert.equal(await main.emitWithAck("echo", 1), 1);
  main.disconnect();
});
await check("a CORS preflight is answered", async () => {
  const response = await fetch(`${java.url}/socket.io/?EIO=4&transport=polling`, {
    method: "OPTIONS",
    headers: { Origin: "http://example.com", "Access-Control-Request-Method": "POST" },
  });
  assert.ok(response.status === 204 || response.status === 200, `status ${response.status}`);
  assert.ok(["*", "http://example.com"].includes(response.headers.get("access-control-allow-origin")));
});
if (parserName === "json") {
  await check("a client that was away for a moment gets back its id, its rooms and what it missed", async () => {
    const socket = open("", { transports: ["websocket"], reconnectionDelay: 300 });
    await once(socket, "connect");
    const other = open("", { transports: ["websocket"] });
    await once(other, "connect");
    socket.emit("join", "kept");
    await socket.emitWithAck("echo", "joined");
    const first = once(socket, "to-room");
    other.emit("emit-room", "kept", "first");
    await first;
    const id = socket.id;
    const missed = once(socket, "to-room");
    socket.io.engine.close();
    other.emit("emit-room", "kept", "second");
    assert.equal((await missed)[0], "second"); // The offset follows, as from Node.
    await until(() => socket.connected, "connected");
    assert.equal(socket.recovered, true);
    assert.equal(socket.id, id);
    assert.equal(await socket.emitWithAck("recovered"), true);
    socket.disconnect();
    other.disconnect();
  });
}
await java.close();
process.exit(finish());
