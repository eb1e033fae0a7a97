// Admins on both servers see and command the whole fleet, and cannot tell the servers apart.
import { io as connect } from "socket.io-client";
import { assert, check, once, record, shape, until } from "./harness.mjs";
import { PASSWORD } from "./servers.mjs";

function openAdmin(server, auth) {
  const socket = connect(`${server.url}/admin`, {
    auth,
    forceNew: true,
    reconnection: false,
    transports: ["websocket"],
  });
  return { socket, events: record(socket) };
}

async function admin(server) {
  const opened = openAdmin(server, { username: "admin", password: PASSWORD });
  await once(opened.socket, "connect");
  await until(() => named(opened, "all_sockets").length, "all_sockets");
  return opened;
}

function named({ events }, name) {
  return events.filter(([event]) => event === name);
}


// What an admin hears of one client's life on a server, as names and shapes.
async function life(observer, server, client) {
  const from = observer.events.length;
  const { socket } = await client(server, { transports: ["polling", "websocket"], query: { q: "1" } });
  const id = socket.id;
  await until(() => observer.events.some(([e, s]) => e === "socket_updated" && s.id === id && s.transport), "upgrade");
  await socket.emitWithAck("echo", 1, { a: [true] }, Buffer.from([1, 2]));
  socket.emit("join", "life");
  await until(() => observer.events.some(([e, , room, who]) => e === "room_joined" && room === "life" && who === id), "join");
  socket.emit("setdata", { n: 1 });
  await until(() => observer.events.some(([e, s]) => e === "socket_updated" && s.id === id && s.data?.value), "data");
  observer.socket.emit("emit", "/", id, "hi", 1);
  await once(socket, "hi");
  socket.disconnect();
  const left = () => observer.events.filter(([e, , , who]) => e === "room_left" && who === id).length === 2;
  await until(left, "left both rooms");
  const own = observer.events.slice(from).filter((event) => JSON.stringify(event).includes(id));
  const lines = own.map((event) => JSON.stringify([event[0], shape(event.slice(1))]));
  const connected = own.find(([event]) => event === "socket_connected")[1];
  return { lines, connected };
}

export async function adminChecks({ node, java, client, onNode, onJava }) {
  for (const auth of [{}, { username: "admin" }, { username: "admin", password: "no" }, { username: "admin", password: "" }]) {
    await check(`admin is refused with ${JSON.stringify(auth)}`, async () => {
      const { socket } = openAdmin(java, auth);
      const [error] = await once(socket, "connect_error");
      assert.equal(error.message, "invalid credentials");
      socket.disconnect();
    });
  }
  await check("a listener added on connect gets the session, which lets in without password", async () => {
    const { socket } = openAdmin(java, { username: "admin", password: PASSWORD });
    const session = new Promise((resolve) => socket.on("connect", () => socket.on("session", resolve)));
    const id = await session;
    assert.match(id, /^[0-9a-f]{16}$/);
    assert.equal(await node.pub.get(`socket.io-admin#${id}`), "1");
    const ttl = await node.pub.ttl(`socket.io-admin#${id}`);
    assert.ok(ttl > 86000 && ttl <= 86400, `ttl ${ttl}`);
    socket.disconnect();
    const again = openAdmin(java, { sessionId: id });
    await once(again.socket, "connect");
    await until(() => named(again, "config").length, "config");
    assert.equal(named(again, "session").length, 0);
    again.socket.disconnect();
  });

  const atJava = await admin(java);
  const atNode = await admin(node);
  await check("both announce the same features", async () => {
    const features = (a) => named(a, "config")[0][1].supportedFeatures;
    assert.deepEqual(features(atJava), features(atNode));
  });
  await check("all_sockets lists the sockets of both servers in the same shape", async () => {
    for (const observer of [atJava, atNode]) {
      const sockets = named(observer, "all_sockets").at(-1)[1];
      const [n, j] = [onNode, onJava].map(({ socket }) => sockets.find((s) => s.id === socket.id));
      assert.ok(n && j, "both are listed");
      assert.equal(j.data.lang, "java");
      assert.equal(j.data._admin, undefined);
      assert.equal(j.transport, "websocket");
      assert.match(j.clientId, /^.{12}$/);
      const { data: d1, ...nodeRest } = n;
      const { data: d2, ...javaRest } = j;
      assert.deepEqual(shape(javaRest), shape(nodeRest));
      assert.ok(d1 && d2);
    }
  });
  await check("statistics of both servers arrive at both admins with the official fields", async () => {
    for (const observer of [atJava, atNode]) {
      const last = (id) => named(observer, "server_stats").findLast(([, s]) => s.serverId === id)?.[1];
      await until(() => last("java") && last("node"), "stats of both");
      const keys = (stats) => Object.keys(stats).filter((key) => key !== "signalbox");
      assert.deepEqual(keys(last("java")), keys(last("node")));
      assert.deepEqual(shape(last("java").namespaces), shape(last("node").namespaces));
    }
  });
  for (const [observer, name] of [[atJava, "Java"], [atNode, "Node"]]) {
    await check(`the life of a client looks the same on both servers, seen from ${name}`, async () => {
      const there = await life(observer, node, client);
      const here = await life(observer, java, client);
      assert.deepEqual(here.lines.toSorted(), there.lines.toSorted());
      assert.deepEqual(Object.keys(here.connected.handshake), Object.keys(there.connected.handshake));
      const first = (lines) => lines.slice(0, 3).map((line) => JSON.parse(line)[0]);
      assert.deepEqual(first(here.lines), first(there.lines));
      const last = (lines) => lines.slice(-3).map((line) => JSON.parse(line)[0]);
      assert.deepEqual(last(here.lines), last(there.lines));
    });
  }
  await crossCommands(atJava, onNode, "Java commands Node's socket");
  await crossCommands(atNode, onJava, "Node commands Java's socket");
  await check("an admin on Java disconnects a client of Node, and the other way round", async () => {
    for (const [observer, server] of [[atJava, node], [atNode, java]]) {
      const { socket } = await client(server);
      const gone = once(socket, "disconnect");
      observer.socket.emit("_disconnect", "/", true, socket.id);
      await gone;
    }
  });
  await check("bad commands change nothing", async () => {
    for (const args of [["emit"], ["join", "/"], ["leave", 5, {}], ["_disconnect", "/", "x"], ["emit", "/", [], "x"]]) {
      atJava.socket.emit(...args);
    }
    atJava.socket.emit("emit", "/", onJava.socket.id, "still");
    await once(onJava.socket, "still");
    assert.ok(onNode.socket.connected && onJava.socket.connected);
  });
  atJava.socket.disconnect();
  atNode.socket.disconnect();
}

async function crossCommands(observer, target, name) {
  await check(name, async () => {
    const id = target.socket.id;
    const seen = (event) => observer.events.some(([e, , room, who]) => e === event && room === "moved" && who === id);
    observer.socket.emit("join", "/", "moved", id);
    await until(() => seen("room_joined"), "room_joined");
    observer.socket.emit("leave", "/", "moved", id);
    await until(() => seen("room_left"), "room_left");
    const hello = once(target.socket, "hello");
    observer.socket.emit("emit", "/", id, "hello", 1, "é");
    assert.deepEqual(await hello, [1, "é"]);
    const all = once(target.socket, "hello-all");
    observer.socket.emit("emit", "/", null, "hello-all", 2);
    assert.deepEqual(await all, [2]);
  });
}
