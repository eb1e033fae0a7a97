// One Node server and one Java server in one Redis fleet; see README.md. Argument: classic, or a subscription mode
// of the sharded adapter (dynamic, static, dynamic-private).
import { io as connect } from "socket.io-client";
import { adminChecks } from "./admin.mjs";
import { assert, check, finish, once, record, until } from "./harness.mjs";
import { startJava, startNode } from "./servers.mjs";

const redisUrl = process.env.REDIS_URL ?? "redis://127.0.0.1:6379";
const kind = process.argv[2] ?? "classic";
const sharded = kind !== "classic";
const node = await startNode(redisUrl, kind);
const java = await startJava(redisUrl, { kind });

async function client(server, options = {}) {
  const socket = connect(server.url, { forceNew: true, transports: ["websocket"], ...options });
  const events = record(socket);
  await once(socket, "connect");
  return { socket, events };
}

const onNode = await client(node);
const onJava = await client(java);

// In dynamic modes a server hears of a room on a channel of its own, subscribed a moment after the first join.
async function settled(room) {
  if (kind !== "dynamic" && kind !== "dynamic-private") return;
  const channel = `socket.io#/#${room}#`;
  await until(async () => (await node.pub.sendCommand(["PUBSUB", "SHARDNUMSUB", channel]))[1] === 2, `channel of ${room}`);
}

const VALUES = [1, -5, 1.5, 2 ** 40, "é€😀", null, true, [1, [2]], { a: { b: [null] } }, Buffer.from([0, 1, 255])];

await check("both servers are counted", async () => {
  assert.equal(await onJava.socket.emitWithAck("count"), 2);
  assert.equal(await node.io.of("/").adapter.serverCount(), 2);
});
await check("Node's broadcast reaches Java's client with all kinds of values", async () => {
  const received = once(onJava.socket, "from-node");
  node.io.emit("from-node", ...VALUES, new Date(1000));
  assert.deepEqual(await received, [...VALUES, "1970-01-01T00:00:01.000Z"]);
});
await check("Java's broadcast reaches Node's client with all kinds of values", async () => {
  const received = once(onNode.socket, "from-java");
  onJava.socket.emit("emit-all", "from-java", ...VALUES);
  assert.deepEqual(await received, VALUES);
});
await check("each client gets a broadcast once", async () => {
  onJava.socket.emit("emit-all", "mark", 1);
  await Promise.all([once(onNode.socket, "mark"), once(onJava.socket, "mark")]);
  node.io.emit("mark2");
  await Promise.all([once(onNode.socket, "mark2"), once(onJava.socket, "mark2")]);
  for (const { events } of [onNode, onJava]) {
    for (const name of ["from-node", "from-java", "mark", "mark2"]) {
      assert.equal(events.filter(([event]) => event === name).length, 1, name);
    }
  }
});
await check("a room spans both servers", async () => {
  onNode.socket.emit("join", "shared");
  onJava.socket.emit("join", "shared");
  await settled("shared");
  await until(async () => (await node.io.in("shared").fetchSockets()).length === 2, "both are in the room");
  const byJava = [once(onNode.socket, "to-room"), once(onJava.socket, "to-room")];
  onJava.socket.emit("emit-room", "shared", "x");
  assert.deepEqual(await Promise.all(byJava), [["x"], ["x"]]);
  const byNode = [once(onNode.socket, "to-room-2"), once(onJava.socket, "to-room-2")];
  node.io.to("shared").emit("to-room-2", "y");
  assert.deepEqual(await Promise.all(byNode), [["y"], ["y"]]);
});
await check("a single socket is reached by its id, and left out by except", async () => {
  const direct = once(onJava.socket, "direct");
  node.io.to(onJava.socket.id).emit("direct");
  await direct;
  node.io.except(onJava.socket.id).emit("not-java");
  onJava.socket.emit("emit-except", onNode.socket.id, 1);
  await Promise.all([once(onNode.socket, "not-java"), once(onJava.socket, "not-room")]);
  assert.ok(!onJava.events.some(([event]) => event === "not-java"));
  assert.ok(!onNode.events.some(([event]) => event === "not-room" || event === "direct"));
});
await check("Node fetches Java's socket with handshake, rooms and data", async () => {
  const sockets = await node.io.fetchSockets();
  const there = sockets.find((socket) => socket.id === onJava.socket.id);
  const here = sockets.find((socket) => socket.id === onNode.socket.id);
  assert.equal(sockets.length, 2);
  assert.equal(there.data.lang, "java");
  assert.deepEqual(Object.keys(there.data._admin).sort(), ["clientId", "transport"]);
  assert.deepEqual([...there.rooms].sort(), [onJava.socket.id, "shared"].sort());
  assert.equal(there.handshake.headers["sec-websocket-version"], "13");
  assert.deepEqual(Object.keys(there.handshake).sort(), Object.keys(here.handshake).sort());
  assert.equal(there.handshake.time.replace(/[0-9]/g, "0").length, here.handshake.time.replace(/[0-9]/g, "0").length);
  assert.match(there.id, /^[A-Za-z0-9_-]{20}$/);
});
await check("Java fetches Node's socket", async () => {
  const sockets = await onJava.socket.emitWithAck("fetch");
  assert.deepEqual(sockets.sort(), [`${onNode.socket.id} node`, `${onJava.socket.id} java`].sort());
});
await check("Node moves Java's socket between rooms", async () => {
  node.io.in(onJava.socket.id).socketsJoin(["a", "b"]);
  node.io.in("a").socketsLeave("b");
  await until(async () => {
    const [socket] = await node.io.in("a").fetchSockets();
    return socket && socket.rooms.has("a") && !socket.rooms.has("b");
  }, "in a, not in b");
});
await check("Java moves the sockets of both", async () => {
  onJava.socket.emit("join-all", "everybody");
  await until(async () => (await node.io.in("everybody").fetchSockets()).length === 2, "both in");
  onJava.socket.emit("leave-all", "everybody");
  await until(async () => (await node.io.in("everybody").fetchSockets()).length === 0, "both out");
});
await check("volatile events cross both ways", async () => {
  const heard = once(onJava.socket, "perhaps");
  node.io.volatile.emit("perhaps", 1);
  assert.deepEqual(await heard, [1]);
  const back = once(onNode.socket, "perhaps-2");
  onJava.socket.emit("emit-volatile", "perhaps-2", 2);
  assert.deepEqual(await back, [2]);
});
await check("a room whose name is as long as a socket id is reached both ways", async () => {
  const name = "a-room-with-20-chars";
  onNode.socket.emit("join", name);
  onJava.socket.emit("join", name);
  await settled(name);
  await until(async () => (await node.io.in(name).fetchSockets()).length === 2, "both are in");
  const heard = once(onJava.socket, "long");
  node.io.to(name).emit("long", 1);
  assert.deepEqual(await heard, [1]);
  const back = once(onNode.socket, "to-room");
  onJava.socket.emit("emit-room", name, 2);
  assert.deepEqual(await back, [2]);
});
if (!sharded) await check("all rooms are known on both", async () => {
  const rooms = await node.io.of("/").adapter.allRooms();
  for (const room of ["shared", "a", onNode.socket.id, onJava.socket.id]) assert.ok(rooms.has(room), room);
});
await check("a question is answered by clients of both servers", async () => {
  const answer = (name) => (arg, reply) => reply([name, arg]);
  onNode.socket.on("question", answer("node"));
  onJava.socket.on("question", answer("java"));
  const byNode = await node.io.timeout(4000).emitWithAck("question", 7);
  const byJava = await onJava.socket.emitWithAck("ask-all", 0, 8);
  assert.deepEqual(byNode.sort(), [["java", 7], ["node", 7]]);
  assert.deepEqual(byJava.sort(), [["java", 8], ["node", 8]]);
});
await check("a binary answer crosses", async () => {
  onJava.socket.off("question").on("question", (_, reply) => reply(Buffer.from([9])));
  onNode.socket.off("question").on("question", (_, reply) => reply(Buffer.from([8])));
  const byNode = await node.io.timeout(4000).emitWithAck("question", 1);
  assert.deepEqual(byNode.map((b) => b[0]).sort(), [8, 9]);
  const byJava = await onJava.socket.emitWithAck("ask-all", 0, 1);
  assert.deepEqual(byJava.map((b) => b[0]).sort(), [8, 9]);
});
await check("servers ask servers", async () => {
  assert.deepEqual(await node.io.serverSideEmitWithAck("ping", 5), [["java", ["ping", 5]]]);
  assert.deepEqual(await onJava.socket.emitWithAck("ask-servers", 0, 6), [["node", 6]]);
});
await check("a RemoteSocket of Java's answers alone", async () => {
  const [remote] = await node.io.in(onJava.socket.id).fetchSockets();
  assert.equal((await remote.timeout(4000).emitWithAck("question", 2))[0], 9);
});

if (!sharded) {
  await check("the official emitter reaches the clients of both servers", async () => {
    const both = [once(onNode.socket, "from-emitter"), once(onJava.socket, "from-emitter")];
    node.emitter.emit("from-emitter", ...VALUES);
    assert.deepEqual(await Promise.all(both), [VALUES, VALUES]);
    const one = once(onJava.socket, "to-one");
    node.emitter.to(onJava.socket.id).emit("to-one", 1);
    assert.deepEqual(await one, [1]);
  });
  await check("the official emitter joins, leaves and disconnects sockets of Java", async () => {
    node.emitter.in(onJava.socket.id).socketsJoin("by-emitter");
    await until(async () => (await node.io.in("by-emitter").fetchSockets()).length === 1, "joined");
    node.emitter.in(onJava.socket.id).socketsLeave("by-emitter");
    await until(async () => (await node.io.in("by-emitter").fetchSockets()).length === 0, "left");
    const { socket } = await client(java);
    const gone = once(socket, "disconnect");
    node.emitter.in(socket.id).disconnectSockets(true);
    await gone;
  });
}
await check("Java disconnects a client of Node", async () => {
  const { socket } = await client(node);
  const gone = once(socket, "disconnect");
  onJava.socket.emit("disconnect-room", socket.id);
  await gone;
});

await adminChecks({ node, java, client, onNode, onJava });

await check("Node disconnects Java's client", async () => {
  const gone = once(onJava.socket, "disconnect");
  node.io.in(onJava.socket.id).disconnectSockets(true);
  await gone;
});
onNode.socket.disconnect();
await java.close();
await check("the Java server has left the fleet", async () => {
  await until(async () => (await node.io.of("/").adapter.serverCount()) === 1, "one server");
});
await node.close();
process.exit(finish());
